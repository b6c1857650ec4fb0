"""Is the workspace whole? Every file is read with its checksums, every count compared with the log."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.store.errors import StoreError
from pipelines.store.parquet import find_segments, find_sources, read_table
from pipelines.store.reading_state import load_state
from pipelines.store.schema import APPENDED, DATASETS, LOG
from pipelines.store.snapshot import MERGED, read_logged
from pipelines.store.workspace import Workspace, check_format, sequence_of

KEPT_COLUMNS = {
    "entries": ["entry_id", "content_hash", "revision"],
    "revisions": ["entry_id", "content_hash"],
    "pages": ["found", "kept", "repeated", "dropped", "quarantined"],
}

REBUILD = "Run: clipfile verify --rebuild"


@dataclass(slots=True)
class Verification:
    """What was found: rows by dataset, commits, and each fault in a line with path and next step."""

    rows: Counter[str] = field(default_factory=Counter)
    commits: int = 0
    faults: list[str] = field(default_factory=list)


def verify(root: Path) -> Verification:
    """Check a workspace; call it under the writer lock, or it may meet a commit halfway.

    Raises StoreError where there is no workspace at all, or one of a newer clipfile.
    """
    workspace = Workspace(root.resolve())
    snapshot = workspace.snapshot()
    check_format(workspace)
    found = Verification()
    found.faults.extend(_find_leftovers(workspace, snapshot))
    kept = {name: _read_dataset(snapshot, name, found) for name in DATASETS}
    logged, merges = _read_log(workspace, found)
    if not found.faults:  # counts of what cannot be read would only repeat the same fault
        found.faults.extend(_compare_with_log(snapshot, found.rows, kept, logged, merges))
        found.faults.extend(_check_entries(snapshot, kept))
        found.faults.extend(_check_page_sums(snapshot, kept["pages"], logged["revisions"]))
    found.faults.extend(_check_reports(workspace))
    return found


def _find_leftovers(workspace: Workspace, snapshot: Path) -> Iterator[str]:
    """Find what no finished commit accounts for."""
    for path in sorted(workspace.staging.iterdir()):
        yield f"{path}: left by a run that was stopped. The next writing run removes it."
    try:
        load_state(snapshot)
    except StoreError as error:
        yield str(error)
    for path in sorted(workspace.versions.iterdir()):
        if path.name > snapshot.name:
            yield f"{path}: a snapshot that was never published. The next writing run removes it."
    numbers = [sequence_of(path) for path in workspace.commits()]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"{workspace.log}: of {max(numbers)} commits, {len(numbers)} are here. Restore it"
    late = [number for number in numbers if number > sequence_of(snapshot)]
    if late:
        yield f"{workspace.log}: {len(late)} commits wait for the snapshot. The next run applies them"
    known = {folder.name for folder in workspace.commits()}
    for path in sorted(workspace.log.iterdir()):
        if path.name not in known:
            yield f"{path}: is not a commit of clipfile's. Move it away."


def _read_dataset(snapshot: Path, name: str, found: Verification) -> pa.Table:
    """Read every file of a dataset; keep only the columns that are compared later."""
    columns = KEPT_COLUMNS.get(name, [])
    parts = [DATASETS[name].empty_table().select(columns)]
    segments = [s for source in find_sources(snapshot, name) for s in find_segments(snapshot, name, source)]
    listed = {segment.path for segment in segments}
    for path in sorted((snapshot / name).rglob("*")):
        if not path.is_dir() and path not in listed:
            found.faults.append(f"{path}: is not a file of clipfile's; readers would stumble. Move it away.")
    for segment in segments:
        table = _read_checked(partial(_read_as_declared, segment.path, DATASETS[name]), found)
        if table is not None:
            found.rows[name] += table.num_rows
            parts.append(table.select(columns))
    return pa.concat_tables(parts)


def _read_log(workspace: Workspace, found: Verification) -> tuple[Counter[str], dict[str, str]]:
    """Read every file of the log; return its rows by name, and the merges of entries it tells."""
    rows: Counter[str] = Counter()
    merges: dict[str, str] = {}
    for folder in workspace.commits():
        found.commits += 1
        for name in LOG:
            table = _read_checked(partial(read_logged, folder, name), found)
            if table is None:
                continue
            rows[name] += table.num_rows
            if name == "keys":
                merged = table.filter(pc.field("kind") == MERGED)
                merges.update(zip(merged["key"].to_pylist(), merged["entry_id"].to_pylist(), strict=True))
    return rows, merges


def _read_checked(read: Callable[[], pa.Table], found: Verification) -> pa.Table | None:
    try:
        return read()
    except StoreError as error:
        found.faults.append(str(error))
        return None


def _read_as_declared(path: Path, schema: pa.Schema) -> pa.Table:
    """Read a file of the snapshot, which, unlike the log, can be written anew: readers need all alike."""
    table = read_table(path)
    if not table.schema.equals(schema):
        raise StoreError(f"{path}: has other columns than the workspace format says. {REBUILD}")
    return table


def _compare_with_log(
    snapshot: Path,
    rows: Counter[str],
    kept: dict[str, pa.Table],
    logged: Counter[str],
    merges: dict[str, str],
) -> Iterator[str]:
    """The log is the truth: the snapshot holds as many rows as it tells of."""
    for name in APPENDED:
        if rows[name] != logged[name]:
            yield f"{snapshot / name}: {rows[name]} rows, {logged[name]} in the log. {REBUILD}"
    if not merges and rows["revisions"] != logged["revisions"]:
        yield (
            f"{snapshot / 'revisions'}: {rows['revisions']} rows, {logged['revisions']} in the log. {REBUILD}"
        )
    gone = pc.is_in(kept["entries"]["entry_id"], value_set=pa.array(sorted(merges), pa.string()))
    if pc.any(gone).as_py():
        yield f"{snapshot / 'entries'}: holds entries that were merged into others. {REBUILD}"


def _check_entries(snapshot: Path, kept: dict[str, pa.Table]) -> Iterator[str]:
    """Every entry once; every version once; the current version of every entry among its versions."""
    entries, revisions = kept["entries"], kept["revisions"]
    for name, keys in (("entries", ["entry_id"]), ("revisions", ["entry_id", "content_hash"])):
        distinct = kept[name].group_by(keys).aggregate([]).num_rows
        if distinct != kept[name].num_rows:
            doubled = kept[name].num_rows - distinct
            yield f"{snapshot / name}: {doubled} rows are doubled. {REBUILD}"
    counted = revisions.group_by("entry_id").aggregate([([], "count_all")])
    if counted.num_rows != entries.num_rows:
        yield (f"{snapshot}: {entries.num_rows} entries, but revisions of {counted.num_rows}. {REBUILD}")
    current = entries.join(revisions, ["entry_id", "content_hash"], join_type="left anti")
    if current.num_rows:
        yield (
            f"{snapshot / 'entries'}: {current.num_rows} entries show a version that is not in revisions. "
            f"{REBUILD}"
        )


def _check_page_sums(snapshot: Path, pages: pa.Table, logged_versions: int) -> Iterator[str]:
    """Found = kept + repeated + dropped + quarantined, on every page."""
    parts = [pages[name] for name in ("kept", "repeated", "dropped", "quarantined")]
    total = parts[0]
    for part in parts[1:]:
        total = pc.add(total, part)
    wrong = pc.sum(pc.not_equal(total, pages["found"])).as_py() or 0
    if wrong:
        yield f"{snapshot / 'pages'}: on {wrong} pages, found is not kept + repeated + dropped + quarantined."
    kept = pc.sum(pages["kept"]).as_py() or 0
    if kept > logged_versions:
        yield f"{snapshot / 'pages'}: pages tell of {kept} kept entries, the log holds {logged_versions}."


def _check_reports(workspace: Workspace) -> Iterator[str]:
    for path in sorted(workspace.runs.glob("*.json")):
        try:
            report = json.loads(path.read_bytes())
        except ValueError:
            yield f"{path}: is not readable JSON. Remove it; no data is in it."
            continue
        if report.get("committed") and not report.get("error"):  # what a failed run lacks, a later one adds
            for fault in report.get("sums_wrong", []):
                yield f"{path}: {fault}"
