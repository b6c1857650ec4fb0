"""Every change the store makes on disk, one method each: what it does, and when it is durable.

A name or a byte survives a power cut only after the file, and the folder that names it, were
synced. The commit protocol is written in these few operations so that a test can stop it at each.
"""

import fcntl
import os
from pathlib import Path

WRITE_BYTES = 1 << 20  # one write(2); a large file is written in several


class Disk:
    """The local file system. Raises OSError, with the path, where an operation fails."""

    def write(self, file_descriptor: int, data: memoryview) -> None:
        """Write all of `data`; a short write (a nearly full disk) goes on with the rest."""
        while data:
            data = data[os.write(file_descriptor, data) :]

    def fsync(self, file_descriptor: int, path: Path) -> None:
        """Make the file or folder open at `file_descriptor` durable."""
        if hasattr(fcntl, "F_FULLFSYNC"):  # macOS: fsync alone stops at the drive's cache
            fcntl.fcntl(file_descriptor, fcntl.F_FULLFSYNC)
        else:
            os.fsync(file_descriptor)

    def make_folder(self, path: Path) -> None:
        """Create one folder; its parent must exist."""
        path.mkdir()

    def rename(self, old: Path, new: Path) -> None:
        """Rename within one file system, replacing a file or symlink at `new`: atomic."""
        old.replace(new)

    def link(self, existing: Path, new: Path) -> None:
        """Give a file a second name."""
        new.hardlink_to(existing)

    def symlink(self, path: Path, target: str) -> None:
        """Create a symlink; `target` is stored as written."""
        path.symlink_to(target)

    def unlink(self, path: Path) -> None:
        """Remove a file or symlink."""
        path.unlink()

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        path.rmdir()


def write_file(disk: Disk, path: Path, data: bytes | memoryview) -> None:
    """Create `path` with `data`, durable but for its name: sync the folder for that."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    file_descriptor = os.open(path, flags, 0o644)
    try:
        view = memoryview(data)
        for start in range(0, len(view), WRITE_BYTES):
            disk.write(file_descriptor, view[start : start + WRITE_BYTES])
        disk.fsync(file_descriptor, path)
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
    finally:
        os.close(file_descriptor)


def sync_folder(disk: Disk, path: Path) -> None:
    """Make the names in a folder durable."""
    file_descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        disk.fsync(file_descriptor, path)
    finally:
        os.close(file_descriptor)


def replace_file(disk: Disk, staging: Path, path: Path, data: bytes) -> None:
    """Give `path` new content at one instant, durably; `staging` is on the same file system."""
    draft = staging / path.name
    write_file(disk, draft, data)
    disk.rename(draft, path)
    sync_folder(disk, path.parent)


def make_folders(disk: Disk, path: Path, *, durable: bool = True) -> None:
    """Create a folder and the missing ones above it, each durable in its parent unless told otherwise."""
    missing = []
    while not path.is_dir():
        missing.append(path)
        path = path.parent
    for folder in reversed(missing):
        disk.make_folder(folder)
        if durable:
            sync_folder(disk, folder.parent)


def remove_tree(disk: Disk, path: Path) -> None:
    """Remove a folder with all in it; symlinks are removed, not followed."""
    for root, folders, files in os.walk(path, topdown=False):
        for name in files:
            disk.unlink(Path(root, name))
        for name in folders:
            folder = Path(root, name)
            if folder.is_symlink():
                disk.unlink(folder)
            else:
                disk.remove_folder(folder)
    disk.remove_folder(path)
