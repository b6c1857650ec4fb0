"""Open a member of a zip: find its bytes, unpack them in bounded steps, and check what comes out."""

import io
import lzma
import struct
import zlib
from collections.abc import Callable
from typing import BinaryIO, cast

from crawler.containers.bzip2_stream import BZIP2
from crawler.containers.gzip_stream import DEFLATE
from crawler.containers.limits import Budget, Limits
from crawler.containers.streams import Slice, read_up_to
from crawler.containers.unpacking import Compression, Decoder, Unpacked
from crawler.containers.xz_stream import XZ
from crawler.containers.zip_directory import CENTRAL, LOCAL
from crawler.containers.zip_entry import ZipEntry, make_entry
from crawler.containers.zstd_stream import ZSTD
from crawler.readers.errors import SourceError
from pipelines.items import DropReason

_LOCAL = struct.Struct("<4s2x4H3L2H")
STORED, _LZMA = 0, 14
DESCRIPTOR = b"PK\7\x08"
_METHODS: dict[int, Compression] = {8: DEFLATE, 12: BZIP2, 20: ZSTD, 93: ZSTD, 95: XZ}
_UNREAD_METHODS = {1: "Shrink", 6: "Implode", 9: "Deflate64", 97: "WavPack", 98: "PPMd"}
_LZMA_PREFIX = struct.Struct("<2xHBL")  # version of the SDK, size of the properties, properties


def read_local_header(stream: BinaryIO, at: int) -> tuple[ZipEntry, int]:
    """Read the header before a member's bytes, and where these begin; raises SourceError without one."""
    stream.seek(at)
    header = read_up_to(stream, _LOCAL.size)
    if len(header) < _LOCAL.size or not header.startswith(LOCAL):
        raise SourceError(DropReason.DAMAGED, f"zip: no member at byte {at}")
    _, *fields, name_bytes, extra_bytes = _LOCAL.unpack(header)
    name, extra = read_up_to(stream, name_bytes), read_up_to(stream, extra_bytes)
    if len(extra) < extra_bytes or len(name) < name_bytes:
        raise SourceError(DropReason.DAMAGED, f"zip: breaks off in the header at byte {at}")
    entry = make_entry(fields=tuple(fields), name=name, extra=extra, header_at=at, is_local=True)
    return entry, at + _LOCAL.size + name_bytes + extra_bytes


def find_unread_method(entry: ZipEntry) -> str | None:
    """Name the compression of a member that cannot be unpacked; None where it can."""
    if entry.method in _METHODS or entry.method in (STORED, _LZMA):
        return None
    name = _UNREAD_METHODS.get(entry.method, "an unknown compression")
    return f"compressed with {name} (method {entry.method}). Unpack it yourself."


class Member(io.RawIOBase):
    """What a member holds; raises SourceError where it breaks off or contradicts its entry."""

    def __init__(self, stream: BinaryIO, entry: ZipEntry, start: int, budget: Budget) -> None:
        super().__init__()
        self._slice = Slice(stream, start, entry.packed_bytes)
        packed = cast(BinaryIO, self._slice)
        if entry.method == STORED:
            self._unpacked: io.RawIOBase = _Stored(packed, budget)
        else:
            compression = _lzma_of(packed) if entry.method == _LZMA else _METHODS[entry.method]
            self._unpacked = Unpacked(packed, compression, budget, is_single=True)
        self._stream = stream
        self._entry = entry
        self._given = self._crc = 0
        self.end_at: int | None = None  # of the member and its descriptor, once known

    def readable(self) -> bool:
        """Tell io that this is read from."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a part of the buffer; 0 at the end."""
        stated = self._entry.unpacked_bytes
        if self._entry.method == _LZMA and self._given == stated:  # it may have no mark of its end
            size = 0
        else:
            size = self._unpacked.readinto(buffer) or 0
        self._crc = zlib.crc32(buffer[:size], self._crc)
        self._given += size
        if stated is not None and (self._given > stated or (not size and self._given < stated)):
            there = "more" if size else f"{self._given}"
            raise SourceError(DropReason.DAMAGED, f"zip: {stated} bytes are stated, and {there} are there")
        if not size:
            self._check_crc()
        return size

    def _check_crc(self) -> None:
        stated = self._entry.crc
        if self._entry.packed_bytes is None and isinstance(self._unpacked, Unpacked):
            packed_end = self._slice.position - self._unpacked.unused_bytes
            stated, descriptor_bytes = read_descriptor(self._stream, packed_end)
            self.end_at = packed_end + descriptor_bytes
        if stated not in (None, self._crc):
            detail = f"zip: its bytes have the CRC-32 {self._crc:08x}, {stated:08x} is stated"
            raise SourceError(DropReason.DAMAGED, detail)


def read_descriptor(stream: BinaryIO, at: int) -> tuple[int | None, int]:
    """Read the CRC behind a member, and how long its descriptor is; it may lack its mark, or be cut.

    Its sizes have 4 or 8 bytes: whatever of the two leads to the next header (APPNOTE.TXT 4.3.9).
    """
    stream.seek(at)
    data = read_up_to(stream, 4 + 20 + 4)
    start = 4 if data.startswith(DESCRIPTOR) else 0
    if len(data) < start + 12:
        return None, len(data)
    crc = int.from_bytes(data[start : start + 4], "little")
    is_long = data[start + 20 : start + 24] in (LOCAL, CENTRAL)
    return crc, start + (20 if is_long else 12)


class _Stored(io.RawIOBase):
    """Bytes that are not compressed, charged like others: members may overlap."""

    def __init__(self, packed: BinaryIO, budget: Budget) -> None:
        super().__init__()
        self._packed = packed
        self._budget = budget
        self._given = 0

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._packed.read(len(buffer))
        self._given += len(data)
        self._budget.add_unpacked(len(data), packed=self._given, unpacked=self._given)
        buffer[: len(data)] = data
        return len(data)


def _lzma_of(packed: BinaryIO) -> Compression:
    """Read the properties before LZMA of a zip (APPNOTE.TXT 5.8.8)."""
    prefix = read_up_to(packed, _LZMA_PREFIX.size)
    properties_bytes, properties, dictionary = 0, 255, 0
    if len(prefix) == _LZMA_PREFIX.size:
        properties_bytes, properties, dictionary = _LZMA_PREFIX.unpack(prefix)
    if properties_bytes != 5 or properties >= 9 * 5 * 5:
        raise SourceError(DropReason.DAMAGED, "zip: no properties before a member compressed with LZMA")
    return Compression(
        name="LZMA",
        starts=lambda _head: False,
        new_decoder=_raw_lzma(properties, dictionary),
        errors=(lzma.LZMAError,),
    )


def _raw_lzma(properties: int, dictionary: int) -> Callable[[Limits], Decoder]:
    def new_decoder(limits: Limits) -> Decoder:
        if dictionary > limits.decoder_bytes:
            detail = f"zip: LZMA with a dictionary of {dictionary} bytes; {limits.decoder_bytes} are allowed"
            raise SourceError(DropReason.TOO_MUCH_MEMORY, detail)
        chosen = {
            "id": lzma.FILTER_LZMA1,
            "lc": properties % 9,
            "lp": properties // 9 % 5,
            "pb": properties // 45,
            "dict_size": max(dictionary, 4096),
        }
        try:
            return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[chosen])
        except lzma.LZMAError as error:
            raise SourceError(DropReason.DAMAGED, f"zip: LZMA properties that cannot be: {error}") from error

    return new_decoder
