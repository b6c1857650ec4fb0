"""What is declared of a source goes before what its pages suggest."""

from dataclasses import replace

from crawler.sources import Source
from pipelines.items import OrderEvidence, RawEntry


def apply_source(raw: RawEntry, source: Source) -> RawEntry:
    """Return the entry with the language, day order and zone that its source declares, where it does."""
    if source.language is None and source.day_order is None and source.time_zone is None:
        return raw
    return replace(
        raw,
        language_hint=source.language or raw.language_hint,
        day_order=source.day_order or raw.day_order,
        day_order_evidence=OrderEvidence.DECLARED if source.day_order else raw.day_order_evidence,
        time_zone=source.time_zone or raw.time_zone,
    )
