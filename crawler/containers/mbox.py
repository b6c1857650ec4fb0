"""Open a mailbox in one file: mboxo, mboxrd, mboxcl (RFC 4155, appendix A), of any size.

A line is between two messages where it begins with "From ", has a day and a time as envelopes write them,
and a field of a header follows. Programs write it behind a blank line, but not all of them do, and
Content-Length, which some add, is wrong wherever a program has changed a message since: neither is asked.
"""

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


def accepts(head: bytes, _name: str) -> bool:
    """Tell whether an input is a mailbox by the line that its first message begins with."""
    first = len(head) - len(head.lstrip(b"\r\n"))
    return head.startswith(MARK, first) and _is_envelope(head, first)


def open_mbox(given: Input, budget: Budget) -> Iterator[Page | Unreadable]:
    """Yield each message; raises SourceError where the last one breaks off, behind what it has."""
    limit = budget.limits.page_bytes
    for number, message in enumerate(_split(given.stream, limit), start=1):
        budget.add_member()
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


def _split(stream: BinaryIO, limit: int) -> Iterator[_Message]:
    """Yield the messages between the envelopes; no more than one, and a chunk, is held."""
    buffer = bytearray()
    position = left_out = searched = 0  # of the message in bytes; what was let go of it; what has no envelope
    while True:
        chunk = stream.read(CHUNK_BYTES)
        buffer += chunk
        while (cut := _find_envelope(buffer, searched, is_all=not chunk)) >= 0:
            yield _message(buffer[: cut + 1], position, left_out, limit)
            position += left_out + cut + 1
            del buffer[: cut + 1]
            left_out = searched = 0
        if not chunk:
            break
        searched = max(searched, len(buffer) - LOOK_AHEAD - 1)
        if len(buffer) > limit + LOOK_AHEAD + CHUNK_BYTES:
            left_out += searched
            del buffer[:searched]
            searched = 0
    if buffer or left_out:
        yield replace(_message(buffer, position, left_out, limit), is_last=True)


def _find_envelope(buffer: bytearray, first: int, *, is_all: bool) -> int:
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
    if end < 0 or DAY.search(buffer, first, end) is None:
        return False
    behind = buffer[end - (buffer[end - 1 : end] == b"\r") : end + MAX_FIELD_BYTES]
    return FIELD.match(behind) is not None


def _message(buffer: bytearray, position: int, left_out: int, limit: int) -> _Message:
    """Return a message without its envelope, and without what was put before lines like one."""
    size = left_out + len(buffer)
    if size > limit:
        return _Message(position, size, None)
    begin = len(buffer) - len(buffer.lstrip(b"\r\n"))
    first = buffer.find(b"\n", begin) + 1 or len(buffer)
    return _Message(position, size, QUOTED.sub(b"", bytes(buffer[first:])))
