"""Open a mailbox in one file: mboxo, mboxrd, mboxcl (RFC 4155, appendix A), of any size.

A line is between two messages where it begins with "From ", has a day and a time as envelopes write them,
and a field of a header follows. Programs write it behind a blank line, but not all of them do, and
Content-Length, which some add, is wrong wherever a program has changed a message since: neither is asked.

Some mailboxes have something in front: a byte order mark, blank lines, lines of the program that exported
them. Text may quote a mailbox, though; so lines in front are accepted only where the name is a mailbox's,
or where they are few and two whole messages follow.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from crawler.containers.given import Input, Unreadable
from crawler.containers.limits import Budget
from crawler.extract.mail.parts import find_parts
from crawler.readers.errors import SourceError
from pipelines.items import DropReason, Page

CHUNK_BYTES = 1 << 20
MARK = b"From "
MAX_LINE_BYTES = 500  # of an envelope: an address has 254 at most
MAX_FIELD_BYTES = 120
LOOK_AHEAD = MAX_LINE_BYTES + MAX_FIELD_BYTES
MONTH = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
DAY = re.compile(
    rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? {1,2}(?:%(m)s {1,2}\d{1,2}|\d{1,2} %(m)s) (?:\d{4} )?\d{1,2}:\d\d"
    % {b"m": MONTH}
)
FIELD = re.compile(rb"\r?\n(?:>From |[!-9;-~]{1,100}[ \t]{0,9}:)")
# Where a mailbox breaks off in what stands between two messages, that is no text of the first.
CUT = re.compile(
    rb"\n\r?\n(?:F|Fr|Fro|From|From [^\n]{0,500}|From [^\n]{0,250}%b[^\n]{0,250}\n[!-9;-~]{0,100})\Z"
    % DAY.pattern
)
QUOTED = re.compile(rb"^>(?=>*From )", re.MULTILINE)
NAMES = (".mbox", ".mbx", ".mbs")
MAX_FRONT_BYTES = 1000  # of what is no message, in a mailbox that its name does not tell
MAX_HEADER_BYTES = 16 << 10  # looked at for the fields of a message
FIELDS = re.compile(rb"\n(From|Date|Subject|Message-ID|Received|Return-Path):", re.IGNORECASE)
BLANK = b"\r\n\t "


def accepts(head: bytes, name: str) -> bool:
    """Tell whether an input is a mailbox by the line that its first message begins with."""
    text = head.removeprefix(codecs.BOM_UTF8).lstrip(BLANK)
    if text.startswith(MARK) and _is_envelope(text, 0):
        return True
    if text.startswith(b"<") or FIELD.match(b"\n" + text[:MAX_FIELD_BYTES]):  # markup, or one message
        return False
    is_named = name == "mbox" or name.endswith(NAMES)
    first = _find_envelope(text, 0, is_all=True)
    if first < 0 or is_named:
        return first >= 0
    second = _find_envelope(text, first + 1, is_all=True)
    return first < MAX_FRONT_BYTES and _has_header(text, first) and _has_header(text, second)


def _has_header(text: bytes, at: int) -> bool:
    """Tell whether three fields that every message has, or every delivery adds, follow an envelope."""
    if at < 0 or not text.startswith(b"\n" + MARK, at):
        return False
    header, _, _ = text[at + 1 : at + MAX_HEADER_BYTES].replace(b"\r\n", b"\n").partition(b"\n\n")
    return len({name.lower() for name in FIELDS.findall(header)}) >= 3


def open_mbox(given: Input, budget: Budget) -> Iterator[Page | Unreadable]:
    """Yield each message; raises SourceError where the last one breaks off, behind what it has."""
    limit = budget.limits.page_bytes
    number = 0
    for message in _split(given.stream, limit):
        if message.is_front:
            if message.content is None or message.content.strip(BLANK):
                detail = f"mbox: no message in the {message.size} bytes from byte 0 on, before the first one"
                yield Unreadable(address=f"{given.address}!/0", reason=DropReason.DAMAGED, detail=detail)
            continue
        budget.add_member()
        number += 1
        address = f"{given.address}!/{number}.eml"
        if message.content is None:
            detail = f"at byte {message.position}: a message of {message.size} bytes; {limit} are allowed"
            yield Unreadable(address=address, reason=DropReason.TOO_LARGE, detail=detail)
            continue
        parts = find_parts(message.content) if message.is_last else None
        if parts is None or not parts.header.is_cut:
            yield Page(
                content=message.content,
                address=address,
                source=given.source,
                fetched_at=given.fetched_at,
                media_type="message/rfc822",
                depth=given.depth + 1,
            )
        if parts is not None and parts.is_cut:
            end = message.position + message.size
            detail = f"mbox: message {number}, from byte {message.position} on, breaks off at byte {end}"
            raise SourceError(DropReason.DAMAGED, detail)


@dataclass(frozen=True, slots=True)
class _Message:
    position: int  # of its envelope, in bytes
    size: int
    content: bytes | None  # None where it is larger than a page may be
    is_last: bool = False
    is_front: bool = False  # what stands before the first envelope


def _split(stream: BinaryIO, limit: int) -> Iterator[_Message]:
    """Yield the messages between the envelopes; no more than one, and a chunk, is held."""
    buffer = bytearray()
    position = left_out = searched = 0  # of the message in bytes; what was let go of it; what has no envelope
    while True:
        chunk, error = _read_chunk(stream)
        buffer += chunk
        while (cut := _find_envelope(buffer, searched, is_all=not chunk)) >= 0:
            yield _message(buffer[: cut + 1], position, left_out, limit)
            position += left_out + cut + 1
            del buffer[: cut + 1]
            left_out = searched = 0
        if error is not None:
            raise error
        if not chunk:
            break
        searched = max(searched, len(buffer) - LOOK_AHEAD - 1)
        if len(buffer) > limit + LOOK_AHEAD + CHUNK_BYTES:
            left_out += searched
            del buffer[:searched]
            searched = 0
    if buffer or left_out:
        yield replace(_message(buffer, position, left_out, limit), is_last=True)


def _read_chunk(stream: BinaryIO) -> tuple[bytes, SourceError | None]:
    try:
        return stream.read(CHUNK_BYTES), None
    except SourceError as error:  # what is whole in the buffer comes before it
        return b"", error


def _find_envelope(buffer: bytes | bytearray, first: int, *, is_all: bool) -> int:
    """Return where the line before an envelope ends, -1 where no envelope is seen whole."""
    last = len(buffer) if is_all else len(buffer) - LOOK_AHEAD
    at = buffer.find(b"\n" + MARK, first)
    while 0 <= at < last:
        if _is_envelope(buffer, at + 1):
            return at
        at = buffer.find(b"\n" + MARK, at + 1)
    end = len(buffer) - MAX_LINE_BYTES - MAX_FIELD_BYTES
    cut = CUT.search(buffer, max(first, end)) if is_all else None
    return buffer.find(b"F", cut.start()) - 1 if cut is not None else -1


def _is_envelope(buffer: bytes | bytearray, first: int) -> bool:
    end = buffer.find(b"\n", first, first + MAX_LINE_BYTES)
    return end >= 0 and DAY.search(buffer, first, end) is not None and _is_followed_by_field(buffer, end)


def _is_followed_by_field(buffer: bytes | bytearray, end: int) -> bool:
    """Tell whether a line that ends there is followed by a field of a header."""
    if end < 0:
        return False
    behind = buffer[end - (buffer[end - 1 : end] == b"\r") : end + MAX_FIELD_BYTES]
    return FIELD.match(behind) is not None


def _message(buffer: bytearray, position: int, left_out: int, limit: int) -> _Message:
    """Return a message without its envelope, and without what was put before lines like one."""
    size = left_out + len(buffer)
    text = buffer.removeprefix(codecs.BOM_UTF8).lstrip(BLANK) if not position else MARK
    is_front = not position and not (text.startswith(MARK) and _is_followed_by_field(text, text.find(b"\n")))
    if size > limit:
        return _Message(position, size, None, is_front=is_front and not left_out)
    if is_front:
        return _Message(position, size, bytes(text), is_front=True)
    begin = len(buffer) - len(buffer.lstrip(b"\r\n"))
    first = buffer.find(b"\n", begin) + 1 or len(buffer)
    return _Message(position, size, QUOTED.sub(b"", bytes(buffer[first:])))
