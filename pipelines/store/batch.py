"""One batch of records, resolved against what is known: the rows of a commit."""

from collections.abc import Sequence
from pathlib import Path

from pipelines.deduplicate.resolve import Resolution, follow, resolve
from pipelines.items import Drop, Observation, PageRead, WalkRead
from pipelines.store import rows
from pipelines.store.counts import Ledger
from pipelines.store.lookup import load_keys, load_versions
from pipelines.store.rows import Row
from pipelines.store.schema import LOG
from pipelines.store.snapshot import MERGED

Record = Observation | Drop | PageRead | WalkRead


def make_rows(batch: Sequence[Record], snapshot: Path, run_id: str, ledger: Ledger) -> dict[str, list[Row]]:
    """Decide which entry each observation is of and whether it says anything new.

    Returns the rows to write by name of LOG, and enters into the ledger what became of each record.
    """
    observations = [record for record in batch if isinstance(record, Observation)]
    known = load_keys(snapshot, observations)
    before = set(known.keys)
    resolution = resolve(observations, known)
    versions = _stored_versions(snapshot, observations, resolution, before)
    with_versions = {entry_id for entry_id, _ in versions}
    made: dict[str, list[Row]] = {name: [] for name in LOG}
    remaining = iter(resolution.entry_ids)
    for record in batch:
        if isinstance(record, Drop):
            ledger.drop(record)
            made["drops"].append(rows.drop_row(record, run_id))
        elif isinstance(record, PageRead):
            made["pages"].append(rows.page_row(record, ledger.close_page(record), run_id))
        elif isinstance(record, WalkRead):
            made["walks"].append(rows.walk_row(record, run_id))
        else:
            entry_id = next(remaining)
            made["sightings"].append(rows.sighting_row(record, entry_id, run_id))
            is_new = (entry_id, record.content_hash) not in versions
            ledger.see(record, is_new=is_new, is_known=entry_id in with_versions)
            if is_new:
                made["revisions"].append(rows.version_row(record, entry_id, run_id))
                versions.add((entry_id, record.content_hash))
                with_versions.add(entry_id)
    made["keys"] = _key_rows(observations, resolution, before)
    return made


def _stored_versions(
    snapshot: Path, observations: Sequence[Observation], resolution: Resolution, before: set[str]
) -> set[tuple[str, str]]:
    """Load (entry id, content hash) of what is stored of the entries, under the ids they have now."""
    sources = sorted({observation.entry.source for observation in observations})
    stored = before.intersection(resolution.entry_ids) | set(resolution.merged)
    return {
        (follow(resolution.merged, entry_id), content_hash)
        for entry_id, content_hash in load_versions(snapshot, sources, stored)
    }


def _key_rows(observations: Sequence[Observation], resolution: Resolution, before: set[str]) -> list[Row]:
    """Build the rows of new keys, and of stored entries that turned out to be part of others."""
    pairs = zip(resolution.entry_ids, observations, strict=True)
    sources = {entry_id: observation.entry.source for entry_id, observation in pairs}
    merges: list[Row] = [
        {"key": gone, "kind": MERGED, "entry_id": into, "source": sources[into]}
        for gone, into in resolution.merged.items()
        if gone in before
    ]
    return rows.key_rows(resolution.new_keys, sources) + merges
