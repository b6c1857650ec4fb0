"""From some changed segments to the next snapshot: all files in place, then the one instant of the swap."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pyarrow as pa

from pipelines.store.disk import Disk, make_folders, sync_folder, write_file
from pipelines.store.parquet import encode
from pipelines.store.reading_state import STATE_NAME, ReadingState
from pipelines.store.schema import DATASETS
from pipelines.store.workspace import Workspace, publish_version


def publish_changes(
    workspace: Workspace,
    disk: Disk,
    segments: Iterable[tuple[str, pa.Table]],
    state: Callable[[], ReadingState],
    name: str,
) -> None:
    """Publish, under a name, a snapshot that differs from the current one in some segments.

    `state` is asked for when all segments are written.
    """
    base = workspace.snapshot()
    draft = workspace.staging / "version"
    disk.make_folder(draft)
    written = {STATE_NAME}
    for relative, table in segments:
        path = draft / relative
        make_folders(disk, path.parent, durable=False)
        write_file(disk, path, encode(table))
        written.add(relative)
    write_file(disk, draft / STATE_NAME, state().as_json())
    for dataset in DATASETS:  # one that is newer than the base has no folder in it
        make_folders(disk, draft / dataset, durable=False)
    _link_rest(disk, base, draft, written)
    publish_version(workspace, disk, draft, name)


def next_attempt(name: str) -> str:
    """Name another snapshot of the same commits, behind the one of this name.

    >>> next_attempt("0000000007"), next_attempt("0000000007r001")
    ('0000000007r001', '0000000007r002')
    """
    return f"{name[:10]}r{int(name[11:] or 0) + 1:03d}"


def _link_rest(disk: Disk, base: Path, draft: Path, written: set[str]) -> None:
    """Give every unchanged file of the base a name in the draft; make all folders of the draft durable."""
    for root, folders, files in os.walk(base):
        folders.sort()
        target = draft / Path(root).relative_to(base)
        make_folders(disk, target, durable=False)
        for name in sorted(files):
            path = Path(root, name)
            if path.relative_to(base).as_posix() not in written:
                disk.link(path, target / name)
    for root, _, _ in os.walk(draft, topdown=False):
        sync_folder(disk, Path(root))
