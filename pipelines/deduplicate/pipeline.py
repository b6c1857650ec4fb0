"""The second item pipeline: says what identifies an entry."""

from pipelines.deduplicate.identity import identify
from pipelines.items import Entry
from pipelines.quarantine import quarantine


class Deduplicate:
    """Turn each Entry into an Observation; which entry it is of, the one writer decides at commit."""

    def process_item(self, item: object) -> object:
        """Pass on everything that is not an Entry."""
        if not isinstance(item, Entry):
            return item
        try:
            return identify(item)
        except Exception as error:  # our fault: it is set aside with its traceback, the run goes on
            return quarantine(item, error)
