"""Small truths about streams: a read may give less than was asked for, and some cannot go back."""

import io
from typing import BinaryIO, cast


def read_up_to(stream: BinaryIO, size: int) -> bytes:
    """Read `size` bytes, fewer only where the stream ends before."""
    parts = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def take_head(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """Return the beginning of a stream, and the stream with it still ahead."""
    head = read_up_to(stream, size)
    if stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return head, stream
    return head, cast(BinaryIO, io.BufferedReader(_Rejoined(head, stream)))


class _Rejoined(io.RawIOBase):
    """What was read of a stream, then the rest of it. Closing it leaves the stream open."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        """Tell io that this is read from."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a part of the buffer; 0 at the end."""
        data: bytes | memoryview = self._head[: len(buffer)]
        if data:
            self._head = self._head[len(data) :]
        else:
            data = self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
