"""The directory at the end of a zip, entry by entry (APPNOTE.TXT 6.3.10, 4.3.12 to 4.3.16).

`zipfile` reads it as a whole, into some 700 bytes an entry, and refuses all of it for one bad name; it
unpacks bzip2 and LZMA in steps without a bound. Here a directory takes the same memory at any size.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from crawler.containers.streams import read_up_to
from crawler.containers.zip_entry import ZipEntry, make_entry
from crawler.readers.errors import SourceError
from pipelines.items import DropReason

LOCAL, CENTRAL, END = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_END64, _LOCATOR64 = b"PK\6\6", b"PK\6\7"
_END_BYTES, _LOCATOR_BYTES = 22, 20
_COMMENT_BYTES = 0xFFFF
_CANDIDATES = 16  # comments that contain the mark of the end
_ENTRY = struct.Struct("<4s2B5H3L5H2L")
_WINDOW_BYTES = 1 << 18  # three names, extra fields and comments of the largest size, and an entry


@dataclass(frozen=True, slots=True)
class Directory:
    """Where a directory is, and how many entries it says it has."""

    start: int
    end: int
    entries: int


def find_directory(stream: BinaryIO, size: int) -> Directory | None:
    """Find the directory of a zip of `size` bytes; None where there is none that ends at its end record.

    A directory must be where its end record says. In a zip that was cut behind a zip packed into it, the
    last end record is that of the inner one, and its directory is not.
    """
    tail_at = max(0, size - _END_BYTES - _COMMENT_BYTES)
    stream.seek(tail_at)
    tail = read_up_to(stream, size - tail_at)
    at = len(tail)
    for _ in range(_CANDIDATES):
        at = tail.rfind(END, 0, at)
        if at < 0:
            return None
        if at + _END_BYTES <= len(tail):
            directory = _read_end(stream, tail[at : at + _END_BYTES], tail_at + at)
            if directory is not None:
                return directory
    return None


def read_directory(stream: BinaryIO, directory: Directory) -> Iterator[ZipEntry]:
    """Yield the entries; raises SourceError, with the position, where one is damaged."""
    position, window, offset = directory.start, b"", 0
    while position < directory.end:
        if len(window) - offset < _WINDOW_BYTES and position + len(window) - offset < directory.end:
            stream.seek(position)
            window, offset = read_up_to(stream, min(4 * _WINDOW_BYTES, directory.end - position)), 0
        if len(window) - offset < _ENTRY.size or not window.startswith(CENTRAL, offset):
            raise SourceError(DropReason.DAMAGED, f"zip: no entry of its directory at byte {position}")
        _, _, made_on, _, *fields, name_bytes, extra_bytes, comment_bytes, _, _, attributes, header_at = (
            _ENTRY.unpack_from(window, offset)
        )
        name_at = offset + _ENTRY.size
        extra_at = name_at + name_bytes
        size = _ENTRY.size + name_bytes + extra_bytes + comment_bytes
        yield make_entry(
            fields=tuple(fields),
            name=window[name_at:extra_at],
            extra=window[extra_at : extra_at + extra_bytes],
            header_at=header_at,
            made_on=made_on,
            attributes=attributes,
            is_local=False,
        )
        position, offset = position + size, offset + size


def _read_end(stream: BinaryIO, record: bytes, at: int) -> Directory | None:
    entries, size, start = struct.unpack("<10xHLL2x", record)
    end = at
    if 0xFFFFFFFF in (size, start) or entries == 0xFFFF:
        stream.seek(max(0, at - _LOCATOR_BYTES))
        locator = read_up_to(stream, _LOCATOR_BYTES)
        if locator.startswith(_LOCATOR64):
            (end,) = struct.unpack("<8xQ4x", locator)
            if end > at:
                return None
            stream.seek(end)
            record64 = read_up_to(stream, 56)
            if len(record64) < 56 or not record64.startswith(_END64):
                return None
            entries, size, start = struct.unpack("<32xQQQ", record64)
    if start + size != end:
        return None
    return Directory(start, end, entries)
