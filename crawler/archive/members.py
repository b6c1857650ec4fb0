"""The gzip members of a file, one after the other, inflated in bounded steps."""

import io
import zlib
from typing import BinaryIO

CHUNK_BYTES = 16 << 10  # compressed; a member of a request record has some 300 bytes
MAGIC = b"\x1f\x8b\x08"
_BEGIN = b"WARC/"


class MemberError(Exception):
    """The bytes at this place are no whole gzip member."""


class Member(io.RawIOBase):
    """One gzip member as a stream of what it holds; raises MemberError where it breaks off.

    `rest` holds what was read of the file behind the member, once the stream is at its end: only then
    is the checksum of the member known to be right.
    """

    def __init__(self, file: BinaryIO, given: bytes = b"") -> None:
        super().__init__()
        self._file = file
        self._given = given  # read already, before what the file gives next
        self._inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)

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
            compressed = self._inflate.unconsumed_tail or self._given or self._file.read(CHUNK_BYTES)
            self._given = b""
            try:
                data = self._inflate.decompress(compressed, size)
            except zlib.error as error:
                raise MemberError(f"damaged gzip data ({error})") from error
            if data:
                return data
            if not compressed and not self._inflate.eof:
                raise MemberError("the file breaks off in a gzip member")
        return b""


def find_member(file: BinaryIO, start: int) -> int | None:
    """Return where, at `start` or behind it, a gzip member begins that holds a WARC record."""
    position = start
    window = b""
    while True:
        file.seek(position + len(window))
        chunk = file.read(CHUNK_BYTES)
        if not chunk:
            return None
        window += chunk
        at = window.find(MAGIC)
        while at >= 0:
            if _begins_record(file, position + at):
                return position + at
            at = window.find(MAGIC, at + 1)
        kept = len(MAGIC) - 1  # a magic number may lie across two chunks
        position += len(window) - kept
        window = window[-kept:]


def _begins_record(file: BinaryIO, offset: int) -> bool:
    file.seek(offset)
    head = file.read(256)  # enough to inflate the first five bytes from
    try:
        data = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, len(_BEGIN))
    except zlib.error:
        return False
    return data == _BEGIN
