"""The first item pipeline: from what the page wrote to typed values."""

from pipelines.items import Drop, Entry, RawEntry
from pipelines.normalise.entry import normalise
from pipelines.quarantine import quarantine


class Normalise:
    """Turn each RawEntry into an Entry, or a Drop that says why not."""

    def process_item(self, item: object) -> object:
        """Pass on everything that is not a RawEntry."""
        if not isinstance(item, RawEntry):
            return item
        return normalise_or_quarantine(item)


def normalise_or_quarantine(raw: RawEntry) -> Entry | Drop:
    """Normalise an entry; one that our own code fails on is set aside with its traceback."""
    try:
        return normalise(raw)
    except Exception as error:  # our fault: the run goes on
        return quarantine(raw, error)
