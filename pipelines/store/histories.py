"""Entries and revisions: from the sightings and versions of a commit to the rows that change.

Every entry of which the commit says something new gets its history derived anew, from all its
sightings and versions; the rest of the segments is copied as it is. An entry never changes its
segment; new ones fill the last segment of their source and year.
"""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from pipelines.deduplicate.revisions import History, Version, derive_histories
from pipelines.store.disappearances import SourceCommit, find_missing, load_walks
from pipelines.store.errors import StoreError
from pipelines.store.filing import place_rows, take_rows
from pipelines.store.history_rows import make_entry_rows, make_revision_rows
from pipelines.store.parquet import Segment, find_segments, is_one_of, read_rows, read_table, tuples_of
from pipelines.store.schema import BY_YEAR, DATASETS
from pipelines.store.segments import is_in, with_ids


def update_entries(snapshot: Path, source: str, commit: SourceCommit) -> Iterator[tuple[str, pa.Table]]:
    """Derive the history of every entry that a commit says something new of, and yield what changes.

    Yields (relative path, table) of segments of entries and revisions. Versions that are stored keep
    the readings that they are stored with, so that no commit turns back what a refresh decided.
    """
    merged, versions = commit.merged, commit.versions
    sightings = commit.sightings.select(["entry_id", "content_hash", "seen_at"])
    touched = set(versions["entry_id"].to_pylist()) | set(merged.values())
    touched |= _find_reordered(snapshot, source, sightings)
    walks = load_walks(snapshot, source, commit.walks)
    missing, changed = find_missing(snapshot, source, commit, walks, touched)
    touched |= changed
    if not touched:
        return
    involved = touched | set(merged)
    old = {name: list(_find_rows(snapshot, name, source, involved)) for name in BY_YEAR}
    years = {
        entry_id: segment.year
        for segment, table in old["entries"]
        for entry_id in table["entry_id"].to_pylist()
        if entry_id not in merged
    }
    known = _join_versions([table for _, table in old["revisions"]], versions, merged)
    seen = [sightings.filter(is_in(sightings["entry_id"], involved))]
    for segment in find_segments(snapshot, "sightings", source):
        seen.append(
            read_table(
                segment.path,
                columns=["entry_id", "content_hash", "seen_at"],
                wanted=is_one_of("entry_id", involved),
            )
        )
    histories = _derive(pa.concat_tables([with_ids(table, merged) for table in seen]), known)
    for entry_id, year in _first_years(known):
        years.setdefault(entry_id, year)
    new = {
        "entries": make_entry_rows(known, histories, missing),
        "revisions": make_revision_rows(known, histories),
    }
    for name in BY_YEAR:
        yield from place_rows(snapshot, name, source, old[name], new[name], years)


def _find_reordered(snapshot: Path, source: str, sightings: pa.Table) -> set[str]:
    """Find the known entries of which a sighting is more than one more look at the current version.

    An entry that was missing is there again.
    """
    if not sightings.num_rows:
        return set()
    current: dict[str, tuple[str, int, int | None]] = {}
    ids = sightings["entry_id"].unique().to_pylist()
    for segment in find_segments(snapshot, "entries", source):
        columns = ["entry_id", "content_hash", "revised_at", "missing_since_at"]
        table = read_table(segment.path, columns, is_one_of("entry_id", ids))
        current.update((row[0], row[1:]) for row in tuples_of(table))
    return {
        entry_id
        for entry_id, content_hash, seen in tuples_of(sightings)
        if (known := current.get(entry_id)) and (content_hash != known[0] or seen < known[1] or known[2])
    }


def _find_rows(
    snapshot: Path, name: str, source: str, entry_ids: set[str]
) -> Iterator[tuple[Segment, pa.Table]]:
    """Yield the segments that hold rows of the entries, each with these rows."""
    wanted = is_one_of("entry_id", entry_ids)
    for segment in find_segments(snapshot, name, source):
        if read_table(segment.path, columns=["entry_id"], wanted=wanted).num_rows:
            yield segment, read_rows(segment.path, DATASETS[name], wanted)


def _join_versions(old: list[pa.Table], new: pa.Table, merged: dict[str, str]) -> pa.Table:
    """Join the stored and the new versions of the entries, one row for each content; stored ones first."""
    new = new.append_column("filed", new["year"])
    stored = [
        table.append_column("filed", pa.nulls(table.num_rows, pa.int32()))
        for table in (with_ids(table, merged) for table in old)
    ]
    table = pa.concat_tables([*stored, with_ids(new, merged)], promote_options="default")
    seen: set[tuple[str, str]] = set()
    first = []
    pairs = zip(table["entry_id"].to_pylist(), table["content_hash"].to_pylist(), strict=True)
    for index, pair in enumerate(pairs):
        if pair not in seen:
            seen.add(pair)
            first.append(index)
    return take_rows(table, first)


def _first_years(known: pa.Table) -> Iterator[tuple[str, int]]:
    """Yield the year under which a new entry is filed: that of its first version in the log."""
    for entry_id, year in zip(known["entry_id"].to_pylist(), known["filed"].to_pylist(), strict=True):
        if year is not None:
            yield entry_id, year


def _derive(seen: pa.Table, known: pa.Table) -> dict[str, History]:
    spans = seen.group_by(["entry_id", "content_hash"]).aggregate([("seen_at", "min"), ("seen_at", "max")])
    spans = spans.select(["entry_id", "content_hash", "seen_at_min", "seen_at_max"])
    forms = {
        (entry_id, content_hash): reader
        for entry_id, content_hash, reader in tuples_of(known.select(["entry_id", "content_hash", "reader"]))
    }
    histories = derive_histories(
        Version(entry_id, forms[entry_id, content_hash], content_hash, first, last)
        for entry_id, content_hash, first, last in tuples_of(spans)
    )
    missing = set(known["entry_id"].to_pylist()) - set(histories)
    if missing:
        raise StoreError(
            f"entries without a sighting in the log: {sorted(missing)[:3]}. Run: clipfile verify"
        )
    return histories
