"""Unpack gzip, one or many members in one file, in bounded steps."""

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from crawler.containers.given import Input
from crawler.containers.limits import Budget
from crawler.readers.errors import SourceError
from pipelines.items import DropReason

MAGIC = b"\x1f\x8b\x08"
CHUNK_BYTES = 64 << 10


def accepts(head: bytes, _name: str) -> bool:
    """Tell whether an input is gzip."""
    return head.startswith(MAGIC)


def open_gzip(given: Input, budget: Budget) -> Iterator[Input]:
    """Yield what is packed, under the name without `.gz`."""
    budget.add_member()
    name = given.name.removesuffix(".gz") or "content"
    stream = io.BufferedReader(_Unpacked(given.stream, budget))
    yield replace(given, stream=stream, address=f"{given.address}!/{name}", depth=given.depth + 1)


class _Unpacked(io.RawIOBase):
    """What a gzip stream holds; raises SourceError where it breaks off."""

    def __init__(self, packed: BinaryIO, budget: Budget) -> None:
        super().__init__()
        self._packed = packed
        self._budget = budget
        self._inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._read = self._given = 0  # bytes

    def readable(self) -> bool:
        """Tell io that this is read from."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a part of the buffer; 0 at the end."""
        data = self._read_some(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _read_some(self, size: int) -> bytes:
        while True:
            packed = self._inflate.unconsumed_tail or self._inflate.unused_data
            if not packed:
                packed = self._packed.read(CHUNK_BYTES)
                self._read += len(packed)
            if self._inflate.eof:
                packed = packed.lstrip(b"\0")  # padding of tapes and of blocks
                if not packed:
                    return b""
                self._inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
            if not packed:
                raise SourceError(DropReason.DAMAGED, f"gzip: breaks off at byte {self._read}")
            try:
                data = self._inflate.decompress(packed, size)
            except zlib.error as error:
                raise SourceError(
                    DropReason.DAMAGED, f"gzip: damaged before byte {self._read}: {error}"
                ) from error
            if data:
                self._given += len(data)
                self._budget.add_unpacked(len(data), packed=self._read, unpacked=self._given)
                return data
