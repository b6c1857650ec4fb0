"""zip archives behind something else: programs that unpack themselves, and files glued together."""

import io
import re
from typing import BinaryIO

from crawler.containers.companions import kind_of_companion
from crawler.containers.streams import read_up_to
from crawler.containers.zip_directory import CENTRAL, END, find_directory
from crawler.readers.binary import is_binary

# A header of a member (APPNOTE.TXT 4.3.7): version 1.0 to 6.3, a method that there is, and a name.
_HEADER = re.compile(
    rb"PK\x03\x04[\x0a-\x3f]\x00..[\x00\x01\x06\x08\x09\x0c\x0e\x14\x5d\x5f\x61-\x63]\x00.{16}"
    rb"(?!\x00\x00)",
    re.DOTALL,
)
_WINDOWS_PROGRAM = b"MZ"  # the part that unpacks may be larger than what is looked at
_PROGRAMS = (_WINDOWS_PROGRAM, b"\x7fELF", b"#!")
# Formats of their own that may hold a zip, a document of an office program above all.
_OTHERS = (b"PK", b"%PDF-", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"SQLite format 3")
HEAD_BYTES = 64 << 10  # looked at for the first member
_SNIFFED_BYTES = 4096
_END_BYTES, _COMMENT_BYTES = 22, 0xFFFF


def accepts(head: bytes, _name: str) -> bool:
    """Tell whether an input is a program, or data of no known format in which a zip begins."""
    if (
        head.startswith(_OTHERS)
        or not is_binary(head[:_SNIFFED_BYTES])
        or kind_of_companion(head, None, "") is not None
    ):
        return False
    return head.startswith(_WINDOWS_PROGRAM) or _HEADER.search(head) is not None


def is_program(head: bytes) -> bool:
    """Tell whether what begins so is a program; then it is no loss."""
    return head.startswith(_PROGRAMS)


def describe_front(head: bytes) -> str:
    """Say what a file is whose zip cannot be opened."""
    found = _HEADER.search(head)
    if found is None:
        return f"a program ({head[:16]!r}), and no zip behind it that has a directory"
    return (
        f"it begins with {head[:16]!r}; from byte {found.start()} on it is a zip whose directory is lost. "
        "Cut off what is in front of that."
    )


def find_begin(stream: BinaryIO, size: int) -> int | None:
    """Return how many bytes are before the zip, as its directory counts; None without a directory.

    Where the zip was put behind something as it was, its directory counts from its own beginning, and
    where it was adjusted, from that of the file: then that is 0. Only zip64 is not looked for so.
    """
    if find_directory(stream, size) is not None:
        return 0
    tail_at = max(0, size - _END_BYTES - _COMMENT_BYTES)
    stream.seek(tail_at)
    tail = read_up_to(stream, size - tail_at)
    at = tail.rfind(END)
    if at < 0 or at + _END_BYTES > len(tail):
        return None
    directory_bytes = int.from_bytes(tail[at + 12 : at + 16], "little")
    begin = tail_at + at - directory_bytes - int.from_bytes(tail[at + 16 : at + 20], "little")
    if begin <= 0:
        return None
    stream.seek(tail_at + at - directory_bytes)
    return begin if read_up_to(stream, len(CENTRAL)) == CENTRAL else None


class Behind(io.RawIOBase):
    """A seekable stream from a position on. Closing it leaves the stream open."""

    def __init__(self, stream: BinaryIO, begin: int) -> None:
        super().__init__()
        self._stream = stream
        self._begin = begin
        stream.seek(begin)

    def readable(self) -> bool:
        """Tell io that this is read from."""
        return True

    def seekable(self) -> bool:
        """Tell io that one can go back."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a position, counted from where this begins."""
        start = self._begin if whence == io.SEEK_SET else 0
        return self._stream.seek(start + offset, whence) - self._begin

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a part of the buffer; 0 at the end."""
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
