"""What is already known of a batch: the dataset is its own index, read by a scan of the key columns.

Two million keys take 0.2 s; a second database could disagree with the rows.
"""

from collections.abc import Collection, Iterable
from pathlib import Path

from pipelines.deduplicate.resolve import KnownKeys, follow
from pipelines.items import KeyKind, Observation
from pipelines.store.parquet import Wanted, find_segments, is_one_of, read_table
from pipelines.store.snapshot import MERGED


def load_keys(snapshot: Path, observations: Iterable[Observation]) -> KnownKeys:
    """Load the entries that own a key of the observations, with all their keys."""
    observations = list(observations)
    sources = sorted({observation.entry.source for observation in observations})
    wanted = {key.value for observation in observations for key in observation.keys}
    found = _read(snapshot, "keys", sources, ["entry_id"], is_one_of("key", wanted))
    merges = _read(snapshot, "keys", sources, ["key", "entry_id"], is_one_of("kind", [MERGED]))
    merged = {row["key"]: row["entry_id"] for row in merges}
    owners = {follow(merged, row["entry_id"]) for row in found}
    owners |= {gone for gone in merged if follow(merged, gone) in owners}
    known = KnownKeys(merged=merged)
    of_owners = is_one_of("entry_id", owners)
    for row in _read(snapshot, "keys", sources, ["key", "kind", "entry_id"], of_owners):
        if row["kind"] != MERGED:
            known.add(follow(merged, row["entry_id"]), KeyKind(row["kind"]), row["key"])
    return known


def load_versions(
    snapshot: Path, sources: Iterable[str], entry_ids: Collection[str]
) -> set[tuple[str, str, str]]:
    """Load (entry id, form, content hash) of the stored versions of entries; the form is the reader."""
    wanted = is_one_of("entry_id", entry_ids)
    found = _read(snapshot, "revisions", sources, ["entry_id", "reader", "content_hash"], wanted)
    return {(row["entry_id"], row["reader"], row["content_hash"]) for row in found}


def _read(
    snapshot: Path, dataset: str, sources: Iterable[str], columns: list[str], wanted: Wanted
) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for source in sources:
        for segment in find_segments(snapshot, dataset, source):
            found.extend(read_table(segment.path, columns, wanted).to_pylist())
    return found
