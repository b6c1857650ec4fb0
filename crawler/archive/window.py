"""A stream that can be read forward only, and yet a little back: where a damaged record must be left."""

import io
from typing import BinaryIO

GO_BACK_BYTES = 2 << 20  # how far from where a record was found to be damaged one may go back
_KEPT_BYTES = GO_BACK_BYTES + (256 << 10)  # also what a buffer above has read ahead


def can_go_back(stream: BinaryIO) -> bool:
    """Tell whether any place of a stream can be read again at no cost: a file, or bytes in memory.

    What unpacks as it is read is often seekable too, by unpacking everything again.
    """
    return isinstance(stream, io.BytesIO) or isinstance(getattr(stream, "raw", None), io.FileIO)


class Window(io.RawIOBase):
    """Keeps the last bytes of a stream, so that one can go back to them. Closing it leaves the stream open.

    Positions are counted from where the stream stood when it was given.
    """

    def __init__(self, stream: BinaryIO | io.RawIOBase) -> None:
        super().__init__()
        self._stream = stream
        self._kept = bytearray()
        self._begin = 0  # the position of the first byte kept
        self._at = 0

    def readable(self) -> bool:
        """Tell io that this is read from."""
        return True

    def seekable(self) -> bool:
        """Tell io that one can go back, within what is kept."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a position, forward by reading; raises ValueError where it is no longer kept."""
        if whence == io.SEEK_END:
            raise io.UnsupportedOperation("the end of a stream that cannot seek")
        target = offset if whence == io.SEEK_SET else self._at + offset
        if target < self._begin:
            raise ValueError(f"position {target} of a stream is no longer kept")
        while self._begin + len(self._kept) < target and self._fill(io.DEFAULT_BUFFER_SIZE):
            pass
        self._at = min(target, self._begin + len(self._kept))
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a part of the buffer; 0 at the end."""
        if self._at == self._begin + len(self._kept):
            self._fill(len(buffer))
        start = self._at - self._begin
        data = self._kept[start : start + len(buffer)]
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def _fill(self, size: int) -> int:
        data = self._stream.read(size) or b""
        self._kept += data
        if len(self._kept) > 2 * _KEPT_BYTES + len(data):  # seldom, so that moving the rest costs little
            dropped = len(self._kept) - _KEPT_BYTES - len(data)
            del self._kept[:dropped]
            self._begin += dropped
        return len(data)
