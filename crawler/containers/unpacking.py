"""Unpack a compressed stream in bounded steps: what every compression shares.

No step gives more than was asked for, and each is charged where the bytes come out of the decoder, so
that neither a header's claim nor the ratio of a bomb decides how much memory or time a file costs.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, Protocol

from crawler.containers.given import Input
from crawler.containers.limits import Budget, Limits
from crawler.containers.streams import buffered, read_up_to
from crawler.readers.errors import SourceError
from pipelines.items import DropReason

CHUNK_BYTES = 32 << 10
START_BYTES = 18  # what `Compression.starts` needs: the longest is bzip2 with its first block, and lzma


class Decoder(Protocol):
    """What `bz2`, `lzma` and `compression.zstd` have in common."""

    @property
    def eof(self) -> bool:
        """Whether the end of the compressed member has been reached."""
        ...

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes without more input."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What was behind the end of the member."""
        ...

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Take all of the data and return at most so many bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Compression:
    """A compression: how it begins, its decoder, what the decoder raises, its file name endings."""

    name: str
    starts: Callable[[bytes], bool]
    new_decoder: Callable[[Limits], Decoder]
    errors: tuple[type[Exception], ...]
    endings: tuple[tuple[str, str], ...] = ()  # (".tgz", ".tar"): what stands there when it is unpacked
    memory_message: str | None = None  # of the error for more memory than `Limits.decoder_bytes`


def open_compressed(compression: Compression, given: Input, budget: Budget) -> Iterator[Input]:
    """Yield what is packed, one or many members of a stream as one, under its name without the ending.

    Raises SourceError behind it where the stream is followed by something else.
    """
    budget.add_member()
    name = given.name
    for ending, unpacked_ending in compression.endings:
        if name.endswith(ending):
            name = name.removesuffix(ending) + unpacked_ending
            break
    unpacked = Unpacked(given.stream, compression, budget)
    yield replace(
        given,
        stream=buffered(unpacked),
        address=f"{given.address}!/{name or 'content'}",
        depth=given.depth + 1,
    )
    if unpacked.ended_at is not None:
        detail = f"{compression.name}: from byte {unpacked.ended_at} on it is something else"
        raise SourceError(DropReason.DAMAGED, detail)


class Unpacked(io.RawIOBase):
    """What a compressed stream holds; raises SourceError where it breaks off, again at every read."""

    def __init__(
        self, packed: BinaryIO, compression: Compression, budget: Budget, *, is_single: bool = False
    ) -> None:
        super().__init__()
        self._packed = packed
        self._compression = compression
        self._budget = budget
        self._is_single = is_single  # one member; what follows is not looked at
        self._decoder = compression.new_decoder(budget.limits)
        self._pending = b""  # read, not yet given to the decoder
        self._read = self._given = 0  # bytes
        self._error: SourceError | None = None
        self.ended_at: int | None = None  # position of what follows the last member and is none

    @property
    def unused_bytes(self) -> int:
        """How many of the packed bytes that were read are behind the end, once that is reached."""
        return len(self._decoder.unused_data)

    def readable(self) -> bool:
        """Tell io that this is read from."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a part of the buffer; 0 at the end."""
        if self._error is not None:
            raise self._error
        try:
            data = self._read_some(len(buffer))
        except SourceError as error:
            self._error = error
            raise
        buffer[: len(data)] = data
        return len(data)

    def _read_some(self, size: int) -> bytes:
        while not self._decoder.eof or self._find_next_member():
            packed, self._pending = self._pending, b""
            if not packed and self._decoder.needs_input:
                packed = self._read_packed()
                if not packed:
                    detail = f"{self._compression.name}: breaks off at byte {self._read}"
                    raise SourceError(DropReason.DAMAGED, detail)
            data = self._unpack(packed, size)
            if data:
                self._given += len(data)
                self._budget.add_unpacked(len(data), packed=self._read, unpacked=self._given)
                return data
        return b""

    def _unpack(self, packed: bytes, size: int) -> bytes:
        try:
            return self._decoder.decompress(packed, size)
        except self._compression.errors as error:
            name, limit = self._compression.name, self._budget.limits.decoder_bytes
            if self._compression.memory_message and self._compression.memory_message in str(error):
                detail = f"{name}: unpacking it takes more than {limit} bytes of memory"
                raise SourceError(DropReason.TOO_MUCH_MEMORY, detail) from error
            detail = f"{name}: damaged before byte {self._read}: {error}"
            raise SourceError(DropReason.DAMAGED, detail) from error

    def _find_next_member(self) -> bool:
        """Begin the next member; False at the end, and before whatever is no member."""
        if self._is_single or self.ended_at is not None:
            return False
        rest = self._decoder.unused_data.lstrip(b"\0")  # padding of tapes, of blocks, of xz
        while not rest:
            packed = self._read_packed()
            if not packed:
                return False
            rest = packed.lstrip(b"\0")
        if len(rest) < START_BYTES:
            more = read_up_to(self._packed, START_BYTES - len(rest))
            self._read += len(more)
            rest += more
        if not self._compression.starts(rest):
            self.ended_at = self._read - len(rest)
            return False
        self._pending = rest
        self._decoder = self._compression.new_decoder(self._budget.limits)
        return True

    def _read_packed(self) -> bytes:
        packed = self._packed.read(CHUNK_BYTES)
        self._read += len(packed)
        return packed
