"""One place where an exception of our own code becomes a record instead of ending the run."""

import traceback

from pipelines.items import Drop, DropReason, Entry, RawEntry

SAMPLE_CHARACTERS = 500


def quarantine(item: RawEntry | Entry, error: Exception) -> Drop:
    """Turn an entry on which a stage failed into a drop that holds the traceback."""
    sample = " | ".join(part for part in (item.title_raw, item.body_raw) if part)
    return Drop(
        source=item.source,
        page_id=item.page_id,
        reason=DropReason.QUARANTINED,
        detail="".join(traceback.format_exception(error)),
        locator=item.locator,
        position=item.position,
        sample=sample[:SAMPLE_CHARACTERS],
    )
