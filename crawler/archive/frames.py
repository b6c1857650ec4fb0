"""From a WARC file to its records: where each begins, its fields, and its block up to a size.

A record counts when it is whole: its block as long as announced, blank lines behind it, and, in a gzip
file, the checksum of its member right. Damage is told where it is met; in a file that is compressed record
by record, reading goes on at the next record.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from crawler.archive.members import MAGIC, Member, MemberError, find_member
from pipelines.items import DropReason

MAX_HEAD_BYTES = 64 << 10  # of the WARC fields of one record; those of real crawls have a few hundred
SKIP_BYTES = 64 << 10
_PARSER = StatusAndHeadersParser(["WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record of a WARC file."""

    fields: Mapping[str, str]  # names in lower case; of a repeated one the first, as WARC tools do
    block: bytes  # not more than was asked for
    length: int  # bytes of the whole block
    offset: int | None  # where it can be read at; None inside a gzip member that holds several


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A place that cannot be read as records."""

    offset: int
    detail: str
    reason: DropReason = DropReason.DAMAGED


class _BadRecordError(Exception):
    """What stands here contradicts the format."""


class _DamagedMemberError(Exception):
    """The gzip member at this offset cannot be read as records."""

    def __init__(self, offset: int, detail: str) -> None:
        super().__init__(detail)
        self.offset = offset


def read_frames(file: BinaryIO, *, keep_bytes: int) -> Iterator[Record | Damage]:
    """Yield the records of a file, each block cut after `keep_bytes`."""
    head = file.read(len(MAGIC))
    if head == MAGIC:
        yield from _read_compressed(file, keep_bytes)
    elif head and not b"WARC/".startswith(head[:5]):
        yield Damage(offset=0, detail="not a WARC file", reason=DropReason.UNKNOWN_FORMAT)
    else:
        file.seek(0)
        yield from _read_plain(file, keep_bytes)


def read_frame_at(file: BinaryIO, offset: int, *, keep_bytes: int) -> Record | Damage:
    """Read the record that begins at an offset."""
    size = file.seek(0, io.SEEK_END)
    if not 0 <= offset < size:
        return Damage(offset=offset, detail=f"the file has {size} bytes")
    file.seek(offset)
    head = file.read(len(MAGIC))
    file.seek(offset)
    try:
        if head == MAGIC:
            stream = io.BufferedReader(Member(file))
            record = _read_record(stream, offset, keep_bytes)
            while stream.read(SKIP_BYTES):  # to the checksum
                pass
        else:
            record = _read_record(file, offset, keep_bytes)
    except (_BadRecordError, MemberError) as error:
        return Damage(offset=offset, detail=str(error))
    return record or Damage(offset=offset, detail="no record begins here")


def _read_compressed(file: BinaryIO, keep_bytes: int) -> Iterator[Record | Damage]:
    offset: int | None = 0
    while offset is not None:
        file.seek(offset)
        try:
            yield from _read_members(file, offset, keep_bytes)
            offset = None
        except _DamagedMemberError as error:
            yield Damage(offset=error.offset, detail=str(error))
            offset = find_member(file, error.offset + 1)


def _read_members(file: BinaryIO, offset: int, keep_bytes: int) -> Iterator[Record]:
    """Yield the records of all members from an offset on, where the file stands."""
    rest = file.read(len(MAGIC))
    while rest:
        member = Member(file, rest)
        try:
            yield from _read_member(member, offset, keep_bytes)
        except (_BadRecordError, MemberError) as error:
            raise _DamagedMemberError(offset, str(error)) from error
        offset = file.tell() - len(member.rest)
        rest = member.rest or file.read(len(MAGIC))


def _read_member(member: Member, offset: int, keep_bytes: int) -> Iterator[Record]:
    """Yield the records of a member, each once what follows it is read: the next one, or the checksum."""
    stream = io.BufferedReader(member)
    record = _read_record(stream, offset, keep_bytes)
    while record is not None:
        following = _read_record(stream, None, keep_bytes)
        yield record
        record = following


def _read_plain(file: BinaryIO, keep_bytes: int) -> Iterator[Record | Damage]:
    offset = 0
    try:
        while (record := _read_record(file, offset, keep_bytes)) is not None:
            yield record
            offset = file.tell()
    except _BadRecordError as error:
        yield Damage(offset=offset, detail=str(error))


def _read_record(stream: BinaryIO | io.BufferedReader, offset: int | None, keep_bytes: int) -> Record | None:
    """Read one record and the blank lines behind it; None at the end of the stream."""
    head = _read_head(stream)
    if not head:
        return None
    fields = _read_fields(head)
    announced = fields.get("content-length", "")
    if not (announced.isascii() and announced.isdecimal() and len(announced) < 19):
        raise _BadRecordError(f"a record announces a length of {announced[:40]!r}")
    length = int(announced)
    block = stream.read(min(length, keep_bytes))
    _skip(stream, length - len(block))
    if stream.readline(2).strip() or stream.readline(2).strip():
        raise _BadRecordError(f"a record goes on behind the {length} bytes that it announces")
    return Record(fields=fields, block=block, length=length, offset=offset)


def _read_head(stream: BinaryIO | io.BufferedReader) -> bytes:
    line = stream.readline(MAX_HEAD_BYTES)
    while line in (b"\r\n", b"\n"):  # more blank lines than needed
        line = stream.readline(MAX_HEAD_BYTES)
    lines = [line]
    size = len(line)
    while lines[-1].strip():
        lines.append(stream.readline(MAX_HEAD_BYTES - size))
        size += len(lines[-1])
        if size >= MAX_HEAD_BYTES:
            raise _BadRecordError(f"the fields of a record take more than {MAX_HEAD_BYTES} bytes")
    if size and not lines[-1]:
        raise _BadRecordError("the file breaks off in the fields of a record")
    return b"".join(lines)


def _read_fields(head: bytes) -> dict[str, str]:
    try:
        parsed = _PARSER.parse(io.BytesIO(head))
    except StatusAndHeadersParserException as error:
        raise _BadRecordError(f"no WARC record begins with {head[:40]!r}") from error
    fields: dict[str, str] = {}
    for name, value in parsed.headers:
        fields.setdefault(name.lower(), value)
    return fields


def _skip(stream: BinaryIO | io.BufferedReader, size: int) -> None:
    while size:
        skipped = len(stream.read(min(size, SKIP_BYTES)))
        if not skipped:
            raise _BadRecordError(f"the file breaks off {size} bytes before the end of a record")
        size -= skipped
