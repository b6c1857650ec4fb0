"""Where everything in a workspace is, and how an empty folder becomes one.

    log/<seq>-<run>/         one commit, immutable: the truth
    _versions/<seq>/         a whole snapshot: what the log up to <seq> amounts to
    current -> _versions/…   swapped by rename: every dataset changes at the same instant
    entries -> current/…     fixed names for users
    _state/                  lock, format.json, tmp/

The name of the version that `current` points at says which commits are applied: there is no second
record of it that could disagree.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from pipelines.store.disk import Disk, make_folders, remove_tree, replace_file, sync_folder
from pipelines.store.errors import NotAWorkspaceError, StoreError
from pipelines.store.schema import DATASETS, FORMAT_VERSION

USERS_OWN = ("sources", "aliases.csv", "aliases.suggested.csv")


@dataclass(frozen=True, slots=True)
class Workspace:
    """The paths of a workspace; its root is absolute."""

    root: Path

    @property
    def log(self) -> Path:
        """Folder of commits."""
        return self.root / "log"

    @property
    def versions(self) -> Path:
        """Folder of snapshots."""
        return self.root / "_versions"

    @property
    def current(self) -> Path:
        """Symlink to the newest snapshot."""
        return self.root / "current"

    @property
    def state(self) -> Path:
        """What the writer keeps for itself."""
        return self.root / "_state"

    @property
    def staging(self) -> Path:
        """Where files are written before they get their name; emptied at every start."""
        return self.state / "tmp"

    @property
    def runs(self) -> Path:
        """Reports of runs."""
        return self.root / "runs"

    def own_paths(self) -> list[Path]:
        """Everything here that has a meaning of its own: never an input of an ingest."""
        names = ["log", "_versions", "current", "_state", "runs", "archive", *USERS_OWN, *DATASETS]
        return [self.root / name for name in names]

    def snapshot(self) -> Path:
        """Return the folder of the current snapshot, resolved: it stays whole while it is read.

        Raises StoreError where there is no workspace.
        """
        try:
            target = os.readlink(self.current)
        except FileNotFoundError:
            raise NotAWorkspaceError(
                f"{self.root}: no clipfile workspace here. Make one: clipfile ingest PATH --data {self.root}"
            ) from None
        except NotADirectoryError:
            message = f"{self.root}: is a file, not a folder. Choose another --data folder."
            raise NotAWorkspaceError(message) from None
        except OSError as error:
            raise StoreError(
                f"{self.current}: is not the symlink to the snapshot ({error.strerror})"
            ) from error
        return self.root / target

    def commits(self) -> list[Path]:
        """Return the folders of the log, oldest first."""
        return sorted(path for path in self.log.iterdir() if path.name[:10].isdigit())


def sequence_of(path: Path) -> int:
    """Read the commit number that a log folder or a snapshot is named after."""
    return int(path.name[:10])


def check_format(workspace: Workspace) -> None:
    """Raise StoreError where the workspace was written by a newer clipfile, or its state is damaged."""
    path = workspace.state / "format.json"
    try:
        found = json.loads(path.read_bytes())["format"]
    except FileNotFoundError:
        return
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(f'{path}: damaged; it should hold {{"format": {FORMAT_VERSION}}}') from error
    if not isinstance(found, int) or found > FORMAT_VERSION:
        raise NotAWorkspaceError(
            f"{workspace.root}: written by a newer clipfile (workspace format {found}; this one knows "
            f"{FORMAT_VERSION}). Nothing was changed. Upgrade clipfile, or use another --data folder."
        )


def check_names(workspace: Workspace) -> None:
    """Raise StoreError where what is there under our names is not ours."""
    for name in DATASETS:
        path = workspace.root / name
        if path.exists() and not path.is_symlink():
            raise NotAWorkspaceError(
                f"{path}: exists and is not clipfile's. Move it away, or use another --data folder."
            )


def prepare(workspace: Workspace, disk: Disk) -> None:
    """Make an empty folder a workspace, or finish making it one; clear what a kill left in staging."""
    check_names(workspace)
    for folder in (workspace.log, workspace.versions, workspace.staging, workspace.runs):
        make_folders(disk, folder)
    for leftover in sorted(workspace.staging.iterdir()):
        if leftover.is_dir() and not leftover.is_symlink():
            remove_tree(disk, leftover)
        else:
            disk.unlink(leftover)
    if not (workspace.state / "format.json").exists():
        content = json.dumps({"format": FORMAT_VERSION}).encode()
        replace_file(disk, workspace.staging, workspace.state / "format.json", content)
    if not workspace.current.is_symlink():
        publish_version(workspace, disk, make_empty_version(workspace, disk), "0" * 10)
    for name in DATASETS:
        if not (workspace.root / name).is_symlink():
            disk.symlink(workspace.root / name, f"current/{name}")
    sync_folder(disk, workspace.root)


def make_empty_version(workspace: Workspace, disk: Disk) -> Path:
    """Create, in staging, a snapshot in which every dataset is an empty folder."""
    draft = workspace.staging / "version"
    make_folders(disk, draft)
    for name in DATASETS:
        make_folders(disk, draft / name)
    return draft


def publish_version(workspace: Workspace, disk: Disk, draft: Path, name: str) -> None:
    """Give a finished, synced draft its place and point `current` at it: the instant readers change."""
    target = workspace.versions / name
    if target.exists():  # a kill came between this rename and the swap below
        remove_tree(disk, target)
    disk.rename(draft, target)
    sync_folder(disk, workspace.versions)
    link = workspace.staging / "current"
    disk.symlink(link, f"_versions/{name}")
    disk.rename(link, workspace.current)
    sync_folder(disk, workspace.root)
