"""The parts of a message, found by their delimiters (RFC 2046, section 5.1); pure, linear, never raises.

The standard library's parser is recursive, so that nesting alone ends it, rewrites a message that is
inside another, and does not say where one breaks off. What is inside a part, `header` tells by it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from crawler.extract.mail.header import Header, first_field, read_header
from crawler.extract.mail.transfer import decode_transfer
from pipelines.items import DropReason

MAX_DEPTH = 20  # mail programs nest up to five
MAX_PARTS = 10_000
DELIMITER_END = re.compile(rb"(--)?[ \t]{0,100}\r?(?:\n|\Z)")
HTML_END = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)
# An undivided message may be a piece of HTML without either: it is whole where its last element is.
PIECE_END = re.compile(
    rb"</(?:table|div|center|p|ul|ol|dl|section|article|main|footer|blockquote|h[1-6])\s{0,20}>\s*\Z",
    re.IGNORECASE,
)
TAIL_BYTES = 2000
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part that holds no others; the whole message is one where it is not divided."""

    content: bytes  # of the whole message
    header: Header
    last: int  # offset behind its body
    number: str  # "1.2": the second part of the first one; "1" for an undivided message
    within: tuple[str, ...]  # the media types of the parts it is in, the outermost first
    is_open: bool = False  # no delimiter follows: the message ends, or breaks off, in it

    @property
    def media_type(self) -> str:
        """The media type; a part that is divided by nothing, or too deep, is text."""
        declared = self.header.media_type
        if declared.startswith("multipart/"):
            return "text/plain"
        # Each part of a digest is a message unless it says otherwise (RFC 2046, section 5.1.5).
        is_bare = "Content-Type" not in self.header.fields
        return "message/rfc822" if is_bare and self.within[-1:] == ("multipart/digest",) else declared

    @property
    def is_html(self) -> bool:
        """Whether it is declared as HTML."""
        return self.media_type in HTML_TYPES

    def decoded(self) -> bytes:
        """Return its bytes without transfer encoding."""
        raw = self.content[self.header.body : self.last]
        return decode_transfer(raw, self.header.get("Content-Transfer-Encoding"))

    @property
    def is_cut(self) -> bool:
        """Whether it breaks off, as far as can be told: HTML has an end, lines of text have."""
        if not self.is_open or self.header.is_cut:
            return self.is_open
        tail = self.decoded()[-TAIL_BYTES:]
        if HTML_END.search(tail) or (self.is_html and not self.within and PIECE_END.search(tail)):
            return False
        return bool(self.within) or self.is_html or not self.content.endswith((b"\n", b"\r"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a message is divided into."""

    header: Header
    parts: tuple[Part, ...]
    is_unended: bool = False  # a delimiter that ends the message is missing
    left_out: tuple[DropReason, str] | None = None  # why, and which of its parts

    @property
    def cut_part(self) -> Part | None:
        """The part that the message breaks off in."""
        return self.parts[-1] if self.parts and self.parts[-1].is_cut else None

    @property
    def is_cut(self) -> bool:
        """Whether the message breaks off."""
        return self.header.is_cut or self.cut_part is not None or (self.is_unended and not self.parts)


def find_parts(content: bytes) -> Parts:
    """Return the undivided parts of a message in their order; what is inside a message in it stays whole."""
    first = first_field(content)
    top = read_header(content, first)
    parts: list[Part] = []
    is_unended = False
    left_out = None
    whole = Part(content=content, header=top, last=len(content), number="", within=(), is_open=True)
    waiting = [whole]
    while waiting:
        part = waiting.pop()
        if len(part.within) == MAX_DEPTH and part.header.media_type.startswith("multipart/"):
            left_out = (DropReason.TOO_DEEP, f"part {part.number}: {MAX_DEPTH} parts inside parts are read")
            continue
        sections = list(islice(_sections(part), MAX_PARTS + 1))
        if not sections:
            parts.append(replace(part, number=part.number or "1"))
            continue
        is_unended = is_unended or sections[-1].is_open
        waiting.extend(reversed(sections))
        if (excess := len(parts) + len(waiting) - MAX_PARTS) > 0:
            # The last ones go: a newsletter's texts stand in front of what is attached to it.
            del waiting[:excess]
            left_out = (DropReason.TOO_MANY_MEMBERS, f"more than {MAX_PARTS} parts")
    return Parts(header=top, parts=tuple(parts), is_unended=is_unended, left_out=left_out)


def _sections(part: Part) -> Iterator[Part]:
    """Yield the parts of a part; none where it is not divided."""
    boundary = part.header.parameter("boundary")
    if boundary is None or not part.header.media_type.startswith("multipart/"):
        return
    within = (*part.within, part.header.media_type)
    first, number = -1, 0
    for begin, end, is_last in _delimiters(part, boundary):
        if first >= 0:
            number += 1
            yield _section(part, first, begin, f"{part.number}.{number}".lstrip("."), within, is_open=False)
        first = end
        if is_last:
            return
    if first >= 0:
        number += 1
        name = f"{part.number}.{number}".lstrip(".")
        yield _section(part, first, part.last, name, within, is_open=part.is_open)


def _section(
    part: Part, first: int, last: int, number: str, within: tuple[str, ...], *, is_open: bool
) -> Part:
    return Part(
        content=part.content,
        header=read_header(part.content, first, last),
        last=last,
        number=number,
        within=within,
        is_open=is_open,
    )


def _delimiters(part: Part, boundary: str) -> Iterator[tuple[int, int, bool]]:
    """Yield each delimiter: where the line before it ends, where its own does, whether it is the last."""
    content, mark = part.content, b"\n--" + boundary.encode("utf-8", "replace")
    first = part.header.body
    at = content.find(mark, first - 1, part.last)
    while at >= 0:
        end = DELIMITER_END.match(content, at + len(mark), part.last)
        if end is not None:
            begin = at - (content[at - 1 : at] == b"\r")
            yield max(begin, first), end.end(), end[1] is not None
        at = content.find(mark, at + len(mark), part.last)
