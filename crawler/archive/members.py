"""The gzip members of a file, one after the other, inflated in bounded steps."""

import io
import zlib
from collections.abc import Callable
from typing import BinaryIO

CHUNK_BYTES = 16 << 10  # compressed; a member of a request record has some 300 bytes
MAGIC = b"\x1f\x8b\x08"
BEGINNINGS = (b"WARC/", b"filedesc", b"http://", b"https://")  # of WARC and of ARC records
_LOOK_BYTES = 256  # enough to inflate the first eight bytes from
Count = Callable[[int, int, int], None]  # of bytes inflated now; read and inflated of this member so far


class MemberError(Exception):
    """The bytes at this place are no whole gzip member."""


class Member(io.RawIOBase):
    """One gzip member as a stream of what it holds; raises MemberError where it breaks off.

    `rest` holds what was read of the file behind the member, once the stream is at its end: only then
    is the checksum of the member known to be right. `count` is told what was inflated, and may raise.
    """

    def __init__(self, file: BinaryIO, given: bytes = b"", count: Count | None = None) -> None:
        super().__init__()
        self._file = file
        self._given = given  # read already, before what the file gives next
        self._inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._count = count
        self._packed = self._inflated = 0  # bytes

    @property
    def is_whole(self) -> bool:
        """Tell whether the end was reached."""
        return self._inflate.eof

    @property
    def rest(self) -> bytes:
        """Return what was read behind the end."""
        return self._inflate.unused_data

    def readable(self) -> bool:
        """Tell io that this is read from."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a part of the buffer; 0 at the end of the member."""
        data = self._read_some(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _read_some(self, size: int) -> bytes:
        while not self._inflate.eof:
            compressed = self._inflate.unconsumed_tail
            if not compressed:
                compressed, self._given = self._given or self._file.read(CHUNK_BYTES), b""
                self._packed += len(compressed)
            try:
                data = self._inflate.decompress(compressed, size)
            except zlib.error as error:
                raise MemberError(f"damaged gzip data ({error})") from error
            if data:
                self._inflated += len(data)
                if self._count is not None:
                    self._count(len(data), self._packed, self._inflated)
                return data
            if not compressed and not self._inflate.eof:
                raise MemberError("the file breaks off in a gzip member")
        return b""


def find_member(file: BinaryIO, start: int) -> int | None:
    """Return where, at `start` or behind it, a gzip member begins that holds a record. It reads forward."""
    file.seek(start)
    position = start
    window = b""
    while True:
        chunk = file.read(CHUNK_BYTES)
        window += chunk
        at = window.find(MAGIC)
        while at >= 0 and (at + _LOOK_BYTES <= len(window) or not chunk):
            if begins_record(window[at : at + _LOOK_BYTES]):
                return position + at
            at = window.find(MAGIC, at + 1)
        if not chunk:
            return None
        # What is kept may begin a member: a magic number lies across two chunks, or too little is behind it.
        kept = at if at >= 0 else max(len(window) - len(MAGIC) + 1, 0)
        position += kept
        window = window[kept:]


def begins_record(packed: bytes) -> bool:
    """Tell whether a gzip member begins here that holds a record."""
    try:
        data = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(packed, len(max(BEGINNINGS, key=len)))
    except zlib.error:
        return False
    return data.startswith(BEGINNINGS)
