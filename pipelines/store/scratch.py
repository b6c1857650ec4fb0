"""A workspace to try a run in: it begins as another one is, and nothing of that one is written.

It is a folder for temporary files, with symlinks to the files of the snapshot and to the commits that it
lacks. What is stored is never changed in place, only replaced by files of other names, so that every change
ends up here; it goes with the folder. A kill leaves the folder, and the workspace as it was.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines.store.disk import Disk
from pipelines.store.workspace import Workspace, check_format, check_names, sequence_of

PREFIX = ".clipfile-dry-run-"  # a name that is passed over, should the folder be below what is read


class ScratchDisk(Disk):
    """The same operations, for what lives as long as a run: nothing needs to outlive a power cut."""

    def fsync(self, file_descriptor: int, path: Path) -> None:
        """Leave the file to the system."""

    def link(self, existing: Path, new: Path) -> None:
        """Give a file a second name; one of the workspace that was copied can be on another disk."""
        if existing.is_symlink():
            new.symlink_to(existing.readlink())
        else:
            super().link(existing, new)


@contextmanager
def scratch_of(workspace: Workspace) -> Iterator[Workspace]:
    """Make a copy of a workspace that costs a symlink a file, and remove it at the end.

    Raises StoreError where a run could not write to the workspace as it is. It needs no lock: a snapshot
    stays for an hour at least after it was replaced.
    """
    check_names(workspace)
    check_format(workspace)
    with TemporaryDirectory(prefix=PREFIX) as folder:
        scratch = Workspace(Path(folder).resolve())
        for path in (workspace.state / "format.json", workspace.root / "aliases.csv"):
            if path.is_file():
                _link(path, scratch.root / path.relative_to(workspace.root))
        applied = 0
        if workspace.current.is_symlink():
            snapshot = workspace.snapshot()
            applied = sequence_of(snapshot)
            _link_tree(snapshot, scratch.versions / snapshot.name)
            scratch.current.symlink_to(f"_versions/{snapshot.name}")
        for commit in workspace.commits() if workspace.log.is_dir() else []:
            if sequence_of(commit) > applied:
                _link_tree(commit, scratch.log / commit.name)
        yield scratch


def _link_tree(folder: Path, new: Path) -> None:
    for root, _, names in os.walk(folder):
        below = new / Path(root).relative_to(folder)
        below.mkdir(parents=True, exist_ok=True)
        for name in names:
            _link(Path(root, name), below / name)


def _link(path: Path, new: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    new.symlink_to(path)
