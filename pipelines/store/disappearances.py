"""Which entries a commit shows to have disappeared, or to be there again.

Most commits show neither: an entry seen since the last but one complete sweep is there. Only a
sweep that ends, or what comes late from before, makes the sightings be read.
"""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.deduplicate.disappearance import Walk, Walks, Way, find_missing_since, gather_walks
from pipelines.store.parquet import find_segments, is_one_of, read_columns, read_table, tuples_of
from pipelines.store.schema import PAGES, TIMESTAMP
from pipelines.store.segments import is_in, with_ids

SEEN = ["entry_id", "page_id", "run_id", "seen_at"]
MET = ["page_id", "run_id", "walk_id"]


@dataclass(frozen=True, slots=True)
class SourceCommit:
    """What a commit holds of one source; `merged` tells which entries turned out to be part of others."""

    versions: pa.Table
    sightings: pa.Table
    pages: pa.Table
    walks: pa.Table
    merged: dict[str, str]


def load_walks(snapshot: Path, source: str, new: pa.Table) -> Walks:
    """Load all walks of a source, with those of a commit."""
    names = ["walk_id", "way", "url", "started_at", "ended_at", "is_complete", "is_sweep"]
    tables = [read_table(segment.path, names) for segment in find_segments(snapshot, "walks", source)]
    return gather_walks(
        Walk(walk_id=walk_id, way=(way, url), started=started, ended=ended, is_proof=is_complete and is_sweep)
        for table in [*tables, new.select(names)]
        for walk_id, way, url, started, ended, is_complete, is_sweep in tuples_of(table)
    )


def find_missing(
    snapshot: Path, source: str, commit: SourceCommit, walks: Walks, touched: set[str]
) -> tuple[dict[str, int], set[str]]:
    """Return since when entries are missing, those of `touched` included, and where else that changes."""
    horizon = walks.horizon
    if horizon is None:
        return {}, set()
    sightings = with_ids(commit.sightings.select(SEEN), commit.merged)
    is_late = pc.less(sightings["seen_at"], pa.scalar(horizon, TIMESTAMP))
    suspects = set(sightings.filter(is_late)["entry_id"].to_pylist())
    suspects |= _find_on_late_pages(snapshot, source, commit.pages, horizon)
    if _can_show_absence(commit.walks, horizon):
        suspects |= _find_unseen_since(snapshot, source, horizon)
    seen_lately = sightings.filter(pc.invert(is_late))["entry_id"].to_pylist()
    asked = (suspects | touched).difference(seen_lately, commit.merged)
    missing = _derive_missing(snapshot, source, commit, walks, asked)
    others = asked - touched
    stored = _load_stored(snapshot, source, others)
    return missing, {entry_id for entry_id in others if missing.get(entry_id) != stored.get(entry_id)}


def _can_show_absence(new_walks: pa.Table, horizon: int) -> bool:
    """Tell whether a commit has a proof, or says late which way a walk took that is older than one."""
    return any(
        (is_complete and is_sweep) or started < horizon
        for started, is_complete, is_sweep in tuples_of(
            new_walks.select(["started_at", "is_complete", "is_sweep"])
        )
    )


def _find_on_late_pages(snapshot: Path, source: str, new_pages: pa.Table, horizon: int) -> set[str]:
    """Find entries of pages that end in this commit, while their sightings came in one before.

    Both are of one run: it is a page too large for one commit.
    """
    late = new_pages.filter(pc.less(new_pages["fetched_at"], pa.scalar(horizon, TIMESTAMP)))
    if not pc.any(pc.is_valid(late["walk_id"])).as_py():
        return set()
    runs = set(late["run_id"].to_pylist())
    on_pages = is_one_of("page_id", late["page_id"].to_pylist())
    return {
        entry_id
        for segment in find_segments(snapshot, "sightings", source)
        for entry_id, run_id in tuples_of(read_table(segment.path, ["entry_id", "run_id"], on_pages))
        if run_id in runs
    }


def _find_unseen_since(snapshot: Path, source: str, horizon: int) -> set[str]:
    """Find the stored entries that no stored sighting shows at or after a time."""
    unseen = {
        entry_id
        for segment in find_segments(snapshot, "entries", source)
        for entry_id in read_table(segment.path, ["entry_id"])["entry_id"].to_pylist()
    }
    for segment in find_segments(snapshot, "sightings", source):
        table = read_table(segment.path, ["entry_id", "seen_at"])
        lately = table.filter(pc.greater_equal(table["seen_at"], pa.scalar(horizon, TIMESTAMP)))
        unseen.difference_update(lately["entry_id"].unique().to_pylist())
    return unseen


def _load_stored(snapshot: Path, source: str, entry_ids: set[str]) -> dict[str, int]:
    """Load since when entries are missing, as stored; those that are not are left out."""
    wanted = is_one_of("entry_id", entry_ids)
    return {
        entry_id: missing_since
        for segment in find_segments(snapshot, "entries", source)
        for entry_id, missing_since in tuples_of(
            read_table(segment.path, ["entry_id", "missing_since_at"], wanted)
        )
        if missing_since is not None
    }


def _derive_missing(
    snapshot: Path, source: str, commit: SourceCommit, walks: Walks, asked: set[str]
) -> dict[str, int]:
    """Read all sightings of some entries, and derive since when each that has disappeared is missing."""
    if not asked:
        return {}
    seen = _read_sightings(snapshot, source, commit, asked)
    ways = _read_ways(snapshot, source, commit, walks, seen)
    last_seen = tuples_of(seen.group_by("entry_id").aggregate([("seen_at", "max")]))
    missing = {
        entry_id: find_missing_since(last, ways.get(entry_id, ()), walks) for entry_id, last in last_seen
    }
    return {entry_id: since for entry_id, since in missing.items() if since is not None}


def _read_sightings(snapshot: Path, source: str, commit: SourceCommit, asked: set[str]) -> pa.Table:
    """Read the sightings of entries, those of the commit and of what was merged into them included."""
    involved = asked | {gone for gone, into in commit.merged.items() if into in asked}
    new = commit.sightings.select(SEEN)
    tables = [new.filter(is_in(new["entry_id"], involved))]
    for segment in find_segments(snapshot, "sightings", source):
        tables.append(read_table(segment.path, SEEN, is_one_of("entry_id", involved)))
    return pa.concat_tables([with_ids(table, commit.merged) for table in tables])


def _read_ways(
    snapshot: Path, source: str, commit: SourceCommit, walks: Walks, seen: pa.Table
) -> dict[str, list[Way]]:
    """Find on pages of which ways each entry was met, as far as the walks are known."""
    tables = [commit.pages.select(MET)]
    tables.extend(
        read_columns(segment.path, PAGES, MET) for segment in find_segments(snapshot, "pages", source)
    )
    numbers = {way: number for number, way in enumerate(sorted(set(walks.way_of.values())))}
    ways = list(numbers)
    way_of = pa.table(
        {
            "walk_id": pa.array(walks.way_of.keys(), pa.string()),
            "way": pa.array([numbers[way] for way in walks.way_of.values()], pa.int32()),
        }
    )
    pages = pa.concat_tables(tables).join(way_of, "walk_id", join_type="inner")
    met = seen.join(pages, ["page_id", "run_id"], join_type="inner")
    found: dict[str, list[Way]] = {}
    for entry_id, number in tuples_of(met.group_by(["entry_id", "way"]).aggregate([])):
        found.setdefault(entry_id, []).append(ways[number])
    return found
