"""From a WARC or ARC file to its records: where each begins, its fields, and its block up to a size.

A record counts when it is whole: its block as long as announced, blank lines behind it, and, in a file that
is compressed record by record, the checksum of its member right. Damage is told where it is met, and
reading goes on at the next record.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from crawler.archive.arc import parse_arc_line
from crawler.archive.members import MAGIC, Count, Member, MemberError, find_member
from crawler.archive.window import GO_BACK_BYTES, Window, can_go_back
from crawler.readers.errors import SourceError
from pipelines.items import DropReason

MAX_HEAD_BYTES = 64 << 10  # of the WARC fields of one record; those of real crawls have a few hundred
SKIP_BYTES = 64 << 10
MAX_DAMAGES = 1000  # of one file; each may cost going back, and each is told
_PARSER = StatusAndHeadersParser(["WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17"])
_BEGIN = re.compile(
    rb"\n(?:WARC/\d\.\d{1,2}\r?\n|https?://\S{1,4096} [\d.]{7,15} \d{14} \S{1,200} [^\n]{1,300}\n)"
)
_LONGEST_BEGIN = 8 << 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record of a WARC file."""

    fields: Mapping[str, str]  # names in lower case; of a repeated one the first, as WARC tools do
    block: bytes  # not more than was asked for
    length: int  # bytes of the whole block
    offset: int | None  # where it can be read at; None inside a gzip member that holds several
    place: str  # its offset; inside such a member, that of the member, + and where in what it unpacks to


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A place that cannot be read as records."""

    offset: int
    detail: str
    reason: DropReason = DropReason.DAMAGED
    inside: int | None = None  # where in what the gzip member at this offset unpacks to

    @property
    def place(self) -> str:
        """Name the place as a record names its own."""
        return f"{self.offset}+{self.inside}" if self.inside else str(self.offset)


class _BadRecordError(Exception):
    """What stands here contradicts the format."""


class _DamagedMemberError(Exception):
    """The gzip member at this offset cannot be read as records."""

    def __init__(self, damage: Damage) -> None:
        super().__init__(damage.detail)
        self.damage = damage


def read_frames(file: BinaryIO, *, keep_bytes: int, count: Count | None = None) -> Iterator[Record | Damage]:
    """Yield the records of a file from where it stands, its beginning, each block cut after `keep_bytes`.

    A stream that cannot seek is read forward, and no more of it than a window is held. `count` is told what
    is inflated; where it raises SourceError for a bomb, that member is damage.
    """
    stream = file if can_go_back(file) else io.BufferedReader(Window(file))
    damages = 0
    for one in _read(stream, keep_bytes, count):
        yield one
        damages += isinstance(one, Damage)
        if damages == MAX_DAMAGES:
            detail = f"damaged at {damages} places before this one; the rest of the file is not read"
            yield Damage(offset=stream.tell(), detail=detail)
            return


def read_frame_at(file: BinaryIO, offset: int, *, keep_bytes: int) -> Record | Damage:
    """Read the record that begins at an offset of a file."""
    size = file.seek(0, io.SEEK_END)
    if not 0 <= offset < size:
        return Damage(offset=offset, detail=f"the file has {size} bytes")
    file.seek(offset)
    head = file.read(len(MAGIC))
    file.seek(offset)
    try:
        if head == MAGIC:
            stream = io.BufferedReader(Member(file))
            record = _read_record(stream, keep_bytes)
            while stream.read(SKIP_BYTES):  # to the checksum
                pass
        else:
            record = _read_record(file, keep_bytes, size=size)
    except (_BadRecordError, MemberError) as error:
        return Damage(offset=offset, detail=str(error))
    if record is None:
        return Damage(offset=offset, detail="no record begins here")
    return replace(record, offset=offset, place=str(offset))


def find_record_in(head: bytes) -> bool:
    """Tell whether a record that is not compressed begins somewhere in these bytes."""
    return _BEGIN.search(b"\n" + head) is not None


def _read(file: BinaryIO, keep_bytes: int, count: Count | None) -> Iterator[Record | Damage]:
    head = file.read(len(MAGIC))
    file.seek(-len(head), io.SEEK_CUR)
    if head == MAGIC:
        yield from _read_compressed(file, keep_bytes, count)
        return
    size = None
    if can_go_back(file):
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
    if head and not _looks_like_record(file):
        if not _find_record(file, 0):
            yield Damage(offset=0, detail="not a WARC file", reason=DropReason.UNKNOWN_FORMAT)
            return
        yield Damage(offset=0, detail=f"before byte {file.tell()} there are no records")
    yield from _read_records(file, keep_bytes, size)


def _read_compressed(file: BinaryIO, keep_bytes: int, count: Count | None) -> Iterator[Record | Damage]:
    offset: int | None = 0
    while offset is not None:
        file.seek(offset)
        try:
            yield from _read_members(file, offset, keep_bytes, count)
            offset = None
        except _DamagedMemberError as error:
            met = file.tell()
            yield error.damage
            offset = find_member(file, max(error.damage.offset + 1, met - GO_BACK_BYTES))


def _read_members(
    file: BinaryIO, offset: int, keep_bytes: int, count: Count | None
) -> Iterator[Record | Damage]:
    """Yield the records of all members from an offset on, where the file stands."""
    rest = file.read(len(MAGIC))
    while rest:
        member = Member(file, rest, count)
        yield from _read_member(member, offset, keep_bytes)
        offset = file.tell() - len(member.rest)
        rest = member.rest or file.read(len(MAGIC))


def _read_member(member: Member, offset: int, keep_bytes: int) -> Iterator[Record | Damage]:
    """Yield the records of a member; one that is alone in it once the checksum is read."""
    stream = io.BufferedReader(Window(member))
    inside = 0
    try:
        for one in _read_records(stream, keep_bytes, None):
            inside = one.offset or 0
            if isinstance(one, Damage):
                yield replace(one, offset=offset, inside=inside)
            elif inside == 0 and not stream.peek(1):
                yield replace(one, offset=offset, place=str(offset))
            else:
                yield replace(one, offset=None, place=f"{offset}+{inside}")
    except MemberError as error:
        raise _DamagedMemberError(Damage(offset=offset, detail=str(error), inside=inside)) from error
    except SourceError as error:
        if error.reason is not DropReason.DECOMPRESSION_BOMB:
            raise
        damage = Damage(offset=offset, detail=error.detail, reason=error.reason, inside=inside)
        raise _DamagedMemberError(damage) from error


def _read_records(stream: BinaryIO, keep_bytes: int, size: int | None) -> Iterator[Record | Damage]:
    """Yield the records of a stream that is not compressed; `size` is None where one cannot go far back."""
    while True:
        start = stream.tell()
        try:
            record = _read_record(stream, keep_bytes, size=size)
        except _BadRecordError as error:
            onward, detail = start + 1, str(error)
            if size is None and onward < stream.tell() - GO_BACK_BYTES:
                onward = stream.tell() - GO_BACK_BYTES
                detail += f"; what is between it and byte {onward} cannot be read without unpacking the file"
            yield Damage(offset=start, detail=detail)
            if not _find_record(stream, onward):
                return
        else:
            if record is None:
                return
            yield replace(record, offset=start, place=str(start))


def _looks_like_record(file: BinaryIO) -> bool:
    """Tell whether a file begins as a record does, though a damaged one; it is left where it stands."""
    head = file.read(_LONGEST_BEGIN)
    file.seek(0)
    line = head.lstrip(b"\r\n")
    return line.startswith(b"WARC/") or b"WARC/".startswith(line) or parse_arc_line(_first(line)) is not None


def _first(text: bytes) -> bytes:
    return text[: text.find(b"\n") + 1]


def _find_record(stream: BinaryIO, start: int) -> bool:
    """Go to where, at `start` or behind it, a record begins at the beginning of a line."""
    window, position = (b"\n", -1) if start == 0 else (b"", start - 1)
    stream.seek(max(start - 1, 0))
    while chunk := stream.read(SKIP_BYTES):
        window += chunk
        if found := _BEGIN.search(window):
            stream.seek(position + found.start() + 1)
            return True
        passed = max(len(window) - _LONGEST_BEGIN, 0)
        window = window[passed:]
        position += passed
    return False


def _read_record(stream: BinaryIO, keep_bytes: int, *, size: int | None = None) -> Record | None:
    """Read one record and the blank lines behind it; None at the end of the stream.

    Where the size of the file is known, the end of a large block is looked at before the block is read.
    """
    line = _read_line(stream)
    if not line:
        return None
    fields = parse_arc_line(line)
    blank_lines = 1 if fields else 2
    fields = fields or _read_fields(_read_head(stream, line))
    announced = fields.get("content-length", "")
    if not (announced.isascii() and announced.isdecimal() and len(announced) < 19):
        raise _BadRecordError(f"a record announces a length of {announced[:40]!r}")
    length = int(announced)
    begin = stream.tell() if size is not None else 0
    if size is not None and length > SKIP_BYTES:
        _check_size(length, size - begin)
        stream.seek(begin + length)
        _read_blank_lines(stream, blank_lines, length)
        stream.seek(begin)
    block = stream.read(min(length, keep_bytes))
    if size is not None and len(block) < length:
        _check_size(length, size - begin)
        stream.seek(begin + length)
    else:
        _skip(stream, length - len(block))
    _read_blank_lines(stream, blank_lines, length)
    return Record(fields=fields, block=block, length=length, offset=None, place="")


def _check_size(length: int, left: int) -> None:
    if length > left:
        raise _BadRecordError(f"the file breaks off {length - left} bytes before the end of a record")


def _read_blank_lines(stream: BinaryIO, count: int, length: int) -> None:
    for _ in range(count):
        if stream.readline(2).strip():
            raise _BadRecordError(f"a record goes on behind the {length} bytes that it announces")


def _read_line(stream: BinaryIO) -> bytes:
    line = stream.readline(MAX_HEAD_BYTES)
    while line in (b"\r\n", b"\n"):  # more blank lines than needed
        line = stream.readline(MAX_HEAD_BYTES)
    return line


def _read_head(stream: BinaryIO, first: bytes) -> bytes:
    lines = [first]
    size = len(first)
    while lines[-1].strip():
        lines.append(stream.readline(MAX_HEAD_BYTES - size))
        size += len(lines[-1])
        if size >= MAX_HEAD_BYTES:
            raise _BadRecordError(f"the fields of a record take more than {MAX_HEAD_BYTES} bytes")
    if not lines[-1]:
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


def _skip(stream: BinaryIO, size: int) -> None:
    while size:
        skipped = len(stream.read(min(size, SKIP_BYTES)))
        if not skipped:
            raise _BadRecordError(f"the file breaks off {size} bytes before the end of a record")
        size -= skipped
