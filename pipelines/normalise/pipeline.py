"""The first item pipeline: from what the page wrote to typed values."""

from pipelines.items import RawEntry
from pipelines.normalise.entry import normalise
from pipelines.quarantine import quarantine


class Normalise:
    """Turn each RawEntry into an Entry, or a Drop that says why not."""

    def process_item(self, item: object) -> object:
        """Pass on everything that is not a RawEntry."""
        if not isinstance(item, RawEntry):
            return item
        try:
            return normalise(item)
        except Exception as error:  # our fault: it is set aside with its traceback, the run goes on
            return quarantine(item, error)
