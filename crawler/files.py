"""Files and folders → pages, in a stable order, whatever lies among them."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipelines.items import DropReason, Page

MAX_FILE_BYTES = 64 << 20  # a listing page has 55 KB in the mean; far beyond, it is something else


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A path that gives no page, and why."""

    address: str
    reason: DropReason
    detail: str


def find_files(paths: Iterable[Path], *, leave_out: Iterable[Path] = ()) -> Iterator[Path]:
    """Yield the files below the paths, each folder in order of name, without following links.

    Names that begin with a dot are passed over inside folders (version control, desktop metadata), as
    are the absolute paths in `leave_out` (the workspace's own). A path named outright may be a link.
    """
    left_out = set(leave_out)
    for path in paths:
        yield from _walk(Path(os.path.realpath(path)), left_out)


def _walk(folder: Path, left_out: set[Path]) -> Iterator[Path]:
    """Walk without recursion, so that no depth of folders ends it. Unreadable folders are yielded."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path in left_out:
            continue
        if path.is_symlink() or not path.is_dir():
            yield path
            continue
        try:
            names = sorted(os.listdir(path), reverse=True)
        except OSError:
            yield path  # read_file says why
            continue
        waiting.extend(path / name for name in names if not name.startswith("."))


def read_file(path: Path, *, source: str) -> Page | Unreadable:
    """Read a regular file as a page; its time is when it was last written."""
    try:
        file_descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if error.errno == errno.ELOOP:
            return _unreadable(path, DropReason.NOT_A_REGULAR_FILE, "a symbolic link; links are not followed")
        return _unreadable(path, DropReason.UNREADABLE_FILE, error.strerror or str(error))
    with open(file_descriptor, "rb", closefd=True) as file:
        try:
            status = os.fstat(file_descriptor)
            if not stat.S_ISREG(status.st_mode):
                return _unreadable(path, DropReason.NOT_A_REGULAR_FILE, _kind_of(status.st_mode))
            if status.st_size > MAX_FILE_BYTES:
                detail = f"{status.st_size} bytes; a page may have {MAX_FILE_BYTES}. Split it into pages."
                return _unreadable(path, DropReason.TOO_LARGE, detail)
            content = file.read(MAX_FILE_BYTES + 1)
        except OSError as error:
            return _unreadable(path, DropReason.UNREADABLE_FILE, error.strerror or str(error))
    try:
        written_at = datetime.fromtimestamp(status.st_mtime, UTC)
    except (ValueError, OverflowError, OSError):
        detail = f"last written {status.st_mtime:.0f} seconds after 1970, which is no date; touch the file"
        return _unreadable(path, DropReason.UNREADABLE_FILE, detail)
    return Page(content=content, address=_text(path), source=source, fetched_at=written_at)


def _kind_of(mode: int) -> str:
    kinds = {stat.S_IFIFO: "a named pipe", stat.S_IFSOCK: "a socket", stat.S_IFDIR: "a folder"}
    return kinds.get(stat.S_IFMT(mode), "a device") + ", not a regular file"


def _unreadable(path: Path, reason: DropReason, detail: str) -> Unreadable:
    return Unreadable(address=_text(path), reason=reason, detail=detail)


def _text(path: Path) -> str:
    """Write a path as text; bytes that are no UTF-8 as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
