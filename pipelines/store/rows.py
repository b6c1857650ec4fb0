"""From records to the rows of a commit's tables."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC

from pipelines.items import Drop, Key, Observation, PageRead, WalkRead
from pipelines.store.counts import Tally
from pipelines.store.schema import CONTENT, PROVENANCE, WALKS

_FROM_ENTRY = [name for name in [*CONTENT.names, *PROVENANCE.names] if name != "content_hash"]

Row = dict[str, object]


def version_row(observation: Observation, entry_id: str, run_id: str) -> Row:
    """Build the log's row of a content that is new."""
    entry = observation.entry
    row: Row = {name: getattr(entry, name) for name in _FROM_ENTRY}
    row.update(
        attribution_spans=[asdict(span) for span in entry.attribution_spans],
        entry_id=entry_id,
        content_hash=observation.content_hash,
        seen_at=entry.seen_at.astimezone(UTC),
        run_id=run_id,
        source=entry.source,
        year=entry.posted_on.year if entry.posted_on else 0,
    )
    return row


def sighting_row(observation: Observation, entry_id: str, run_id: str) -> Row:
    """Build the row that says: this entry was on that page, with this content."""
    entry = observation.entry
    return {
        "entry_id": entry_id,
        "page_id": entry.page_id,
        "run_id": run_id,
        "position": entry.position,
        "seen_at": entry.seen_at,
        "content_hash": observation.content_hash,
        "source": entry.source,
    }


def page_row(page: PageRead, tally: Tally, run_id: str) -> Row:
    """Build the row of a page that is done with."""
    return {
        "page_id": page.page_id,
        "run_id": run_id,
        "address": page.address,
        "url": page.url,
        "archive_file": page.archive_file,
        "archive_offset": page.archive_offset,
        "fetched_at": page.fetched_at,
        "status": page.status,
        "walk_id": page.walk_id,
        "media_type": page.media_type,
        "encoding": page.encoding,
        "size_bytes": page.size_bytes,
        "sha256": page.sha256,
        "reader": page.reader,
        "layout_fingerprint": page.layout_fingerprint,
        "found": tally.found,
        "kept": tally.kept,
        "repeated": tally.repeated,
        "dropped": tally.dropped,
        "quarantined": tally.quarantined,
        "outcome": page.outcome,
        "next_page": page.next_page,
        "page_number": page.page_number,
        "page_total": page.page_total,
        "issues": page.issues,
        "source": page.source,
    }


def drop_row(drop: Drop, run_id: str) -> Row:
    """Build the row of a page or block that was left out."""
    return {
        "page_id": drop.page_id,
        "address": drop.address,
        "run_id": run_id,
        "position": drop.position,
        "locator": drop.locator,
        "reason": drop.reason,
        "detail": drop.detail,
        "sample": drop.sample,
        "source": drop.source,
    }


def walk_row(walk: WalkRead, run_id: str) -> Row:
    """Build the row of a walk that is done with."""
    row: Row = {name: getattr(walk, name) for name in WALKS.names if name != "run_id"}
    row.update(run_id=run_id, source=walk.source)
    return row


def key_rows(keys: Iterable[tuple[str, Key]], sources: dict[str, str]) -> list[Row]:
    """Build the rows of new identity keys; `sources` tells the source of each entry id."""
    return [
        {"key": key.value, "kind": key.kind, "entry_id": entry_id, "source": sources[entry_id]}
        for entry_id, key in keys
    ]
