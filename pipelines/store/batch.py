"""One batch of records, resolved against what is known: the rows of a commit."""

from collections.abc import Sequence
from pathlib import Path

from pipelines.deduplicate.resolve import Resolution, follow, resolve
from pipelines.items import Drop, Observation, PageRead, WalkRead
from pipelines.store import rows
from pipelines.store.counts import Ledger, Novelty
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
    stored = _StoredVersions(_load_stored(snapshot, observations, resolution, before))
    made: dict[str, list[Row]] = {name: [] for name in LOG}
    remaining = iter(resolution.entry_ids)
    for record in batch:
        if isinstance(record, Drop):
            ledger.drop(record)
            made["drops"].append(rows.drop_row(record, run_id))
        elif isinstance(record, PageRead):
            made["pages"].append(rows.page_row(record, ledger.close_page(record), run_id))
        elif isinstance(record, WalkRead):
            ledger.counts.walks.add(record.walk_id)
            made["walks"].append(rows.walk_row(record, run_id))
        else:
            entry_id = next(remaining)
            made["sightings"].append(rows.sighting_row(record, entry_id, run_id))
            novelty = stored.add(entry_id, record.entry.reader, record.content_hash)
            ledger.see(record, novelty)
            if novelty is not Novelty.NONE:
                made["revisions"].append(rows.version_row(record, entry_id, run_id))
    made["keys"] = _key_rows(observations, resolution, before)
    return made


class _StoredVersions:
    """What is stored of the entries of a batch, and what the batch adds to it."""

    def __init__(self, versions: set[tuple[str, str, str]]) -> None:
        self._versions = versions  # (entry id, form, content hash)
        self._forms = {(entry_id, form) for entry_id, form, _ in versions}
        self._entries = {entry_id for entry_id, _, _ in versions}

    def add(self, entry_id: str, form: str, content_hash: str) -> Novelty:
        """Enter a version; tell what is new in it."""
        if (entry_id, form, content_hash) in self._versions:
            return Novelty.NONE
        novelty = Novelty.REVISION if (entry_id, form) in self._forms else Novelty.FORM
        if entry_id not in self._entries:
            novelty = Novelty.ENTRY
        self._versions.add((entry_id, form, content_hash))
        self._forms.add((entry_id, form))
        self._entries.add(entry_id)
        return novelty


def _load_stored(
    snapshot: Path, observations: Sequence[Observation], resolution: Resolution, before: set[str]
) -> set[tuple[str, str, str]]:
    """Load (entry id, form, content hash) of what is stored of the entries, under the ids they have now."""
    sources = sorted({observation.entry.source for observation in observations})
    stored = before.intersection(resolution.entry_ids) | set(resolution.merged)
    return {
        (follow(resolution.merged, entry_id), form, content_hash)
        for entry_id, form, content_hash in load_versions(snapshot, sources, stored)
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
