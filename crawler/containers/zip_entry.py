"""What a zip says of one member, in its directory or before its bytes (APPNOTE.TXT 6.3.10, 4.3 to 4.5)."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum

from crawler.containers.member_names import time_of

_IS_ENCRYPTED, _HAS_DESCRIPTOR, _IS_UTF8 = 1 << 0, 1 << 3, 1 << 11
_AES = 99  # the method of what WinZip encrypts
_UNIX = 3
_UNSET = 0xFFFFFFFF  # the zip64 field has it
_FILETIME_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


class Extra(IntEnum):
    """Extra fields that are read."""

    ZIP64 = 0x0001
    NTFS = 0x000A
    TIMESTAMP = 0x5455
    UNICODE_PATH = 0x7075


@dataclass(frozen=True, slots=True, kw_only=True)
class ZipEntry:
    """One member; sizes in bytes."""

    name: str  # bytes that no encoding has as \\xNN
    method: int
    is_encrypted: bool
    packed_bytes: int | None  # None: the member's own end says it
    unpacked_bytes: int | None
    crc: int | None
    written_at: datetime | None  # as stated
    header_at: int  # position of its local header
    mode: int = 0  # of Unix, 0 where unknown

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder, which has no bytes."""
        return not self.unpacked_bytes and self.name.endswith(("/", "\\"))


def make_entry(
    *,
    fields: tuple[int, ...],
    name: bytes,
    extra: bytes,
    header_at: int,
    made_on: int = 0,
    attributes: int = 0,
    is_local: bool,
) -> ZipEntry:
    """Join what a header says; `fields`: flags, method, time, day, CRC, packed and unpacked bytes."""
    flags, method, time, day, crc, packed, unpacked = fields
    extras = dict(_extra_fields(extra))
    unpacked, packed, header_at = _read_zip64(extras.get(Extra.ZIP64, b""), unpacked, packed, header_at)
    is_open = is_local and bool(flags & _HAS_DESCRIPTOR) and not packed
    return ZipEntry(
        name=_decode_name(name, extras.get(Extra.UNICODE_PATH, b""), is_utf8=bool(flags & _IS_UTF8)),
        method=method,
        is_encrypted=bool(flags & _IS_ENCRYPTED) or method == _AES,
        packed_bytes=None if is_open else packed,
        unpacked_bytes=None if is_open else unpacked,
        crc=None if is_open else crc,
        written_at=_read_time(extras, day, time),
        header_at=header_at,
        mode=attributes >> 16 if made_on == _UNIX else 0,
    )


def _extra_fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    position = 0
    while position + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, position)
        yield kind, extra[position + 4 : position + 4 + size]
        position += 4 + size


def _read_zip64(field: bytes, *values: int) -> list[int]:
    """Replace the values that are unset by those of the zip64 field, which has just these, in order."""
    read, position = [], 0
    for value in values:
        if value == _UNSET and position + 8 <= len(field):
            value = int.from_bytes(field[position : position + 8], "little")
            position += 8
        read.append(value)
    return read


def _decode_name(name: bytes, unicode_path: bytes, *, is_utf8: bool) -> str:
    """Decode a name: as UTF-8 where that fits, whatever the flag says, since many tools forget it."""
    path_of = unicode_path[1:5]  # the CRC of the name that it stands for
    if unicode_path[:1] == b"\1" and path_of == zlib.crc32(name).to_bytes(4, "little"):
        return unicode_path[5:].decode("utf-8", "backslashreplace")
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("utf-8", "backslashreplace") if is_utf8 else name.decode("cp437")


def _read_time(extras: dict[int, bytes], day: int, time: int) -> datetime | None:
    """Read when it was written: in UTC where an extra field has it, else by the packer's clock."""
    timestamp = extras.get(Extra.TIMESTAMP, b"")
    if len(timestamp) >= 5 and timestamp[0] & 1:
        return time_of(int.from_bytes(timestamp[1:5], "little", signed=True))
    ntfs = extras.get(Extra.NTFS, b"")
    if len(ntfs) >= 16 and ntfs[4:8] == b"\1\0\x18\0":
        microseconds = int.from_bytes(ntfs[8:16], "little") // 10
        try:
            return _FILETIME_EPOCH + timedelta(microseconds=microseconds)
        except OverflowError:
            return None
    try:
        return datetime(
            1980 + (day >> 9),
            day >> 5 & 15,
            day & 31,
            time >> 11,
            time >> 5 & 63,
            (time & 31) * 2,
            tzinfo=UTC,
        )
    except ValueError:
        return None
