"""From one commit of the log and the snapshot before it to the next snapshot.

A pure function of the two, so it can be repeated after any kill, and the whole snapshot can be
built anew from the log. Only the segments that a commit touches are read and written; an entry
never changes its segment, new ones fill the last segment of their source and year.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.normalise.aliases import Aliases
from pipelines.store.day_orders import load_order
from pipelines.store.disappearances import SourceCommit
from pipelines.store.histories import update_entries
from pipelines.store.numeric_dates import find_date_patches, find_open_dates
from pipelines.store.parquet import Segment, find_segments, has_column, read_rows
from pipelines.store.readings import find_alias_patches, merge_patches, with_readings
from pipelines.store.schema import APPENDED, DATASETS, DECLARED_WITH, LOG
from pipelines.store.segments import is_full, rename_ids, split_rows, with_ids

MERGED = "merged"  # kind of the keys row that says: this entry id is part of another entry


@dataclass(frozen=True, slots=True)
class Commit:
    """The tables of one commit of the log."""

    revisions: pa.Table
    sightings: pa.Table
    pages: pa.Table
    drops: pa.Table
    keys: pa.Table
    walks: pa.Table

    def sources(self) -> list[str]:
        """The sources it has rows of."""
        tables = (self.revisions, self.sightings, self.pages, self.drops, self.keys, self.walks)
        return sorted({value for table in tables for value in table["source"].unique().to_pylist()})


def load_commit(folder: Path) -> Commit:
    """Read a folder of the log; raises StoreError where it is damaged."""
    return Commit(**{name: read_logged(folder, name) for name in LOG})


def read_logged(folder: Path, name: str) -> pa.Table:
    """Read one file of a commit; raises StoreError where it is damaged or lost.

    A commit written before the dataset was declared has none of its rows.
    """
    path = folder / f"{name}.parquet"
    if not path.exists() and name in DECLARED_WITH:
        beside, column = DECLARED_WITH[name]
        if not has_column(folder / f"{beside}.parquet", column):
            return LOG[name].empty_table()
    return read_rows(path, LOG[name])


def changed_segments(snapshot: Path, commit: Commit, aliases: Aliases) -> Iterator[tuple[str, pa.Table]]:
    """Yield (relative path, table) of each segment that the commit changes; the rest stay as they are.

    New versions are read with the user's aliases, and by what is decided of their source's dates.
    """
    for source in commit.sources():
        is_source = pc.field("source") == source
        merged = _merged_ids(commit.keys.filter(is_source))
        for name in APPENDED:
            rows = getattr(commit, name).filter(is_source).select(DATASETS[name].names)
            yield from _append(snapshot, name, source, rows, merged if name == "sightings" else {})
        of_source = SourceCommit(
            versions=_with_known(snapshot, source, commit.revisions.filter(is_source), aliases),
            sightings=commit.sightings.filter(is_source),
            pages=commit.pages.filter(is_source),
            walks=commit.walks.filter(is_source),
            merged=merged,
        )
        yield from update_entries(snapshot, source, of_source)


def _with_known(snapshot: Path, source: str, versions: pa.Table, aliases: Aliases) -> pa.Table:
    """Read new versions with what is known beside their pages."""
    dates = find_open_dates(versions, "seen_at")
    by_order = find_date_patches(dates, load_order(snapshot, source))
    return with_readings(versions, merge_patches(by_order, find_alias_patches(versions, aliases)))


def _merged_ids(keys: pa.Table) -> dict[str, str]:
    rows = keys.filter(pc.field("kind") == MERGED)
    return dict(zip(rows["key"].to_pylist(), rows["entry_id"].to_pylist(), strict=True))


def _append(
    snapshot: Path, name: str, source: str, rows: pa.Table, merged: dict[str, str]
) -> Iterator[tuple[str, pa.Table]]:
    """Add rows behind the last segment; where entries were merged, give their rows the new id."""
    rows = with_ids(rows, merged)
    number = filed = 0
    for segment, is_last in _mark_last(find_segments(snapshot, name, source)):
        number = segment.number + 1
        if is_last and rows.num_rows and not is_full(segment):
            number = segment.number
            held = with_ids(read_rows(segment.path, DATASETS[name]), merged)
            filed = held.num_rows
            rows = pa.concat_tables([held, rows])
        elif merged and (renamed := rename_ids(read_rows(segment.path, DATASETS[name]), merged)) is not None:
            yield segment.relative, renamed
    yield from split_rows(name, source, None, number, rows, filed=filed)


def _mark_last(segments: Iterator[Segment]) -> Iterator[tuple[Segment, bool]]:
    ordered = list(segments)
    for index, segment in enumerate(ordered, start=1):
        yield segment, index == len(ordered)
