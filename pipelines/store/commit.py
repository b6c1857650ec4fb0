"""The commit protocol: what is durable when, so that a kill at any point loses and doubles nothing.

1. The commit's files are written and synced in staging; renaming their folder into `log/` is the
   commit. Before it, nothing has happened; after it, the rows are in the log for good.
2. The next snapshot is built in staging: new files for the segments that change, hard links for the
   rest, every folder synced; then it is renamed into `_versions/`.
3. A new symlink is renamed over `current`: readers change from one whole snapshot to the next.
4. Snapshots beyond the newest three, older than an hour, are removed.

A kill before the rename of 1 leaves garbage in staging, which the next start removes. A kill after
it leaves a commit that the snapshot lacks, which the next start applies.
"""

from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.normalise.aliases import Aliases
from pipelines.store.disk import Disk, make_folders, remove_tree, sync_folder, write_file
from pipelines.store.errors import StoreError
from pipelines.store.numeric_dates import has_numeric
from pipelines.store.parquet import encode
from pipelines.store.publish import next_attempt, publish_changes
from pipelines.store.reading_state import load_state
from pipelines.store.refresh import refresh
from pipelines.store.schema import LOG
from pipelines.store.snapshot import changed_segments, load_commit
from pipelines.store.workspace import (
    Workspace,
    prepare,
    publish_version,
    sequence_of,
)

KEPT_VERSIONS = 3  # a reader that resolved `current` may still be reading the ones before
KEPT_FOR = timedelta(hours=1)


def recover(workspace: Workspace, disk: Disk, aliases: Aliases) -> int:
    """Bring an existing or new workspace to a clean state; return how many commits were applied late."""
    prepare(workspace, disk)
    _remove_unpublished(workspace, disk)
    applied = sequence_of(workspace.snapshot())
    late = [commit for commit in workspace.commits() if sequence_of(commit) > applied]
    for commit in late:
        apply_commit(workspace, disk, commit, aliases)
    return len(late)


def write_commit(workspace: Workspace, disk: Disk, run_id: str, tables: dict[str, pa.Table]) -> Path:
    """Write one table for each name in LOG as the next commit; on return they are durable."""
    newest = [sequence_of(path) for path in workspace.commits()[-1:]]
    sequence = max([sequence_of(workspace.snapshot()), *newest]) + 1
    name = f"{sequence:010d}-{run_id}"
    draft = workspace.staging / name
    disk.make_folder(draft)
    for dataset in LOG:
        write_file(disk, draft / f"{dataset}.parquet", encode(tables[dataset]))
    sync_folder(disk, draft)
    disk.rename(draft, workspace.log / name)
    sync_folder(disk, workspace.log)
    return workspace.log / name


def apply_commit(workspace: Workspace, disk: Disk, folder: Path, aliases: Aliases) -> None:
    """Derive the next snapshot from the current one and a commit, and publish it."""
    base = workspace.snapshot()
    commit = load_commit(folder)
    numeric = {
        source
        for source in commit.sources()
        if has_numeric(commit.revisions.filter(pc.field("source") == source))
    }
    state = load_state(base).after_commit(set(commit.sources()), numeric)
    segments = changed_segments(base, commit, aliases)
    publish_changes(workspace, disk, segments, lambda: state, folder.name[:10])


def rebuild(workspace: Workspace, disk: Disk, aliases: Aliases) -> None:
    """Build the snapshot anew from the whole log, beside the one there is, and publish it."""
    prepare(workspace, disk)
    _remove_unpublished(workspace, disk)
    commits = workspace.commits()
    current = workspace.snapshot().name
    numbers = [sequence_of(path) for path in commits]
    if numbers != list(range(1, max([sequence_of(Path(current)), *numbers]) + 1)):
        raise StoreError(
            f"{workspace.log}: {len(commits)} commits, but the snapshot knows of more: rebuilding would lose "
            "rows. Nothing was changed. Bring the folder back from a backup."
        )
    scratch = Workspace(workspace.staging / "rebuild")
    make_folders(disk, scratch.log)
    prepare(scratch, disk)
    for commit in commits:
        apply_commit(scratch, disk, commit, aliases)
        remove_old_versions(scratch, disk, now=None)
    refresh(scratch, disk, aliases)
    built = scratch.snapshot()
    name = built.name[:10]
    publish_version(workspace, disk, built, next_attempt(current) if name <= current else name)
    remove_tree(disk, scratch.root)


def remove_old_versions(workspace: Workspace, disk: Disk, *, now: datetime | None) -> None:
    """Remove snapshots that no reader can still be reading; all but the current one where now is None."""
    names = sorted(path.name for path in workspace.versions.iterdir())
    keep = workspace.snapshot().name
    for name in names if now is None else names[:-KEPT_VERSIONS]:
        path = workspace.versions / name
        old = now is None or path.stat().st_mtime < (now - KEPT_FOR).timestamp()
        if name != keep and old:
            remove_tree(disk, path)


def _remove_unpublished(workspace: Workspace, disk: Disk) -> None:
    """Remove snapshots that a kill left between their rename and the swap of `current`."""
    current = workspace.snapshot().name
    for path in sorted(workspace.versions.iterdir()):
        if path.name > current:
            remove_tree(disk, path)
