"""The item pipeline that normalises entries."""

from pipelines.items import RawEntry
from pipelines.normalise.entry import normalise


class Normalise:
    """Turn each RawEntry into an Entry or a Drop; everything else passes through unchanged."""

    def process_item(self, item: object) -> object:
        """Return the normalised entry, or the item itself."""
        return normalise(item) if isinstance(item, RawEntry) else item
