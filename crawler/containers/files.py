"""Files and folders → inputs, in a stable order, whatever lies among them."""

import errno
import io
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from crawler.containers.given import Input, Unreadable
from crawler.containers.saved_folders import KIND, folder_stem, page_stem
from crawler.readers.errors import SourceError
from pipelines.items import DropReason

MAILDIR = frozenset({"cur", "new", "tmp"})  # what is in tmp is not delivered yet


def find_files(
    paths: Iterable[Path], *, leave_out: Iterable[Path] = (), passed_over: Counter[str] | None = None
) -> Iterator[Path]:
    """Yield the files below the paths, each folder in order of name, without following links.

    Names that begin with a dot are passed over inside folders (version control, desktop metadata; but
    not of mail folders), as are the absolute paths in `leave_out` (the workspace's own). A path named
    outright may be a link. What lies beside pages and is none is counted by kind in `passed_over`.
    """
    left_out = set(leave_out)
    counter: Counter[str] = Counter() if passed_over is None else passed_over
    for path in paths:
        yield from _walk(Path(os.path.realpath(path)), left_out, counter)


def _walk(folder: Path, left_out: set[Path], passed_over: Counter[str]) -> Iterator[Path]:
    """Walk without recursion, so that no depth of folders ends it. Unreadable folders are yielded."""
    waiting: list[tuple[Path, str | None]] = [(folder, None)]  # the kind of what is only counted
    while waiting:
        path, kind = waiting.pop()
        if path in left_out:
            continue
        if kind is not None and (path.is_symlink() or not path.is_dir()):
            passed_over[kind] += 1
            continue
        if path.is_symlink() or not path.is_dir():
            yield path
            continue
        try:
            names = sorted(os.listdir(path), reverse=True)
        except OSError:
            yield path  # open_file says why
            continue
        names = [name for name in names if not name.startswith(".") or _is_maildir(path / name)]
        beside = _beside_pages(path, names)
        waiting.extend((path / name, kind or beside.get(name)) for name in names)


def _beside_pages(folder: Path, names: list[str]) -> dict[str, str]:
    """Return the folders that hold no pages by what lies beside them, and of which kind each is."""
    stems = {page_stem(name) for name in names} - {None}
    found = {name: KIND for name in names if folder_stem(name) in stems and (folder / name).is_dir()}
    if set(names) >= MAILDIR:
        found["tmp"] = "message in delivery"
    return found


def _is_maildir(folder: Path) -> bool:
    """Tell whether a folder holds messages: Maildir++ puts a dot before the names of its folders."""
    return all((folder / name).is_dir() for name in MAILDIR) and not folder.is_symlink()


@contextmanager
def open_file(path: Path, *, source: str) -> Iterator[Input | Unreadable]:
    """Open a regular file as an input; its time is when it was last written. Leaving closes it."""
    try:
        file_descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if error.errno == errno.ELOOP:
            detail = "a symbolic link; links are not followed"
            yield _unreadable(path, DropReason.NOT_A_REGULAR_FILE, detail)
        else:
            yield _unreadable(path, DropReason.UNREADABLE_FILE, error.strerror or str(error))
        return
    status = os.fstat(file_descriptor)
    if not stat.S_ISREG(status.st_mode):  # asked of what was opened, which is what will be read
        os.close(file_descriptor)
        yield _unreadable(path, DropReason.NOT_A_REGULAR_FILE, _kind_of(status.st_mode))
        return
    with io.BufferedReader(_File(file_descriptor)) as file:
        yield _as_input(path, status, file, source)


class _File(io.FileIO):
    """A file whose disk may fail: that is an error of the source, told where it is read."""

    def readinto(self, buffer: memoryview) -> int | None:  # type: ignore[override]
        """Fill a part of the buffer; 0 at the end."""
        try:
            return super().readinto(buffer)
        except OSError as error:
            raise SourceError(DropReason.UNREADABLE_FILE, error.strerror or str(error)) from error

    def readall(self) -> bytes:
        """Refuse: nothing of unknown size is read at once."""
        raise io.UnsupportedOperation("readall")


def _as_input(path: Path, status: os.stat_result, file: BinaryIO, source: str) -> Input | Unreadable:
    try:
        written_at = datetime.fromtimestamp(status.st_mtime, UTC)
    except (ValueError, OverflowError, OSError):
        detail = f"last written {status.st_mtime:.0f} seconds after 1970, which is no date; touch the file"
        return _unreadable(path, DropReason.UNREADABLE_FILE, detail)
    return Input(stream=file, address=_text(path), source=source, fetched_at=written_at)


def _kind_of(mode: int) -> str:
    kinds = {stat.S_IFIFO: "a named pipe", stat.S_IFSOCK: "a socket", stat.S_IFDIR: "a folder"}
    return kinds.get(stat.S_IFMT(mode), "a device") + ", not a regular file"


def _unreadable(path: Path, reason: DropReason, detail: str) -> Unreadable:
    return Unreadable(address=_text(path), reason=reason, detail=detail)


def _text(path: Path) -> str:
    """Write a path as text; bytes that are no UTF-8 as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
