"""Small truths about streams: a read may give less than was asked for, and some cannot go back."""

import io
from typing import BinaryIO, cast

from crawler.readers.errors import SourceError
from pipelines.items import DropReason

STEP_BYTES = 1 << 18  # a buffered stream allocates what it is asked for, and a decoder fills it at once


def read_up_to(stream: BinaryIO, size: int) -> bytes:
    """Read `size` bytes, fewer only where the stream ends before."""
    parts = []
    while size > 0 and (part := stream.read(min(size, STEP_BYTES))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def size_of(stream: BinaryIO) -> int | None:
    """Return the size of a stream in bytes, None where it cannot be asked for one."""
    if not stream.seekable():
        return None
    here = stream.tell()
    try:
        size = stream.seek(0, io.SEEK_END)
    except OSError:  # some files of the system have no end; what reading them does is told where it is done
        return None
    stream.seek(here)
    return size


def buffered(raw: io.RawIOBase) -> BinaryIO:
    """Buffer a stream that may break off, so that what is before that is not lost."""
    return cast(BinaryIO, _Buffered(raw))


class _Buffered(io.BufferedReader):
    """Gives what one read of the raw stream gives: where a second one fails, both would be lost."""

    def read(self, size: int | None = -1) -> bytes:
        """Read some bytes, all of them where no number is given; none at the end."""
        return super().read() if size is None or size < 0 else self.read1(size)


def take_head(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """Return the beginning of a stream, and the stream with it still ahead, and where it breaks off."""
    parts: list[bytes] = []
    error = None
    try:
        while size > 0 and (part := stream.read(size)):
            parts.append(part)
            size -= len(part)
    except SourceError as broken_off:
        error = broken_off
    head = b"".join(parts)
    if stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return head, stream
    return head, buffered(_Rejoined(head, stream, error))


class _Rejoined(io.RawIOBase):
    """What was read of a stream, then the rest of it. Closing it leaves the stream open."""

    def __init__(self, head: bytes, rest: BinaryIO, error: SourceError | None) -> None:
        super().__init__()
        self._head = memoryview(head)
        self._rest = rest
        self._error = error  # what there is instead of a rest

    def readable(self) -> bool:
        """Tell io that this is read from."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a part of the buffer; 0 at the end."""
        data: bytes | memoryview = self._head[: len(buffer)]
        if data:
            self._head = self._head[len(data) :]
        elif self._error is not None:
            raise self._error
        else:
            data = self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class UpToBreak(io.RawIOBase):
    """A stream that ends where the given one breaks off; `error` is then what that raised.

    For readers that ask for much at once: what comes before the break reaches them. Closing it leaves the
    stream open.
    """

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self.error: SourceError | None = None

    def readable(self) -> bool:
        """Tell io that this is read from."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a part of the buffer; 0 at the end, and from the break on."""
        if self.error is not None:
            return 0
        try:
            data = self._stream.read(len(buffer))
        except SourceError as error:
            self.error = error
            return 0
        buffer[: len(data)] = data
        return len(data)


class Slice(io.RawIOBase):
    """Some bytes of a seekable stream; raises SourceError where the stream has less. It may be shared."""

    def __init__(self, stream: BinaryIO, start: int, size: int | None) -> None:
        super().__init__()
        self._stream = stream
        self.position = start
        self._end = None if size is None else start + size  # None: as far as the stream goes

    def readable(self) -> bool:
        """Tell io that this is read from."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a part of the buffer; 0 at the end."""
        size = len(buffer) if self._end is None else min(len(buffer), self._end - self.position)
        self._stream.seek(self.position)
        data = self._stream.read(size)
        if size and not data and self._end is not None:
            detail = f"breaks off at byte {self.position}, {self._end - self.position} bytes too early"
            raise SourceError(DropReason.DAMAGED, detail)
        self.position += len(data)
        buffer[: len(data)] = data
        return len(data)
