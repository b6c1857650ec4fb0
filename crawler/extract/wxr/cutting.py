"""Cut a WordPress export into its head, its authors and its items, as a stream of any size.

The cutter works on bytes, in linear time, and looks at nothing but sections, comments and the tags of what
it cuts. An item ends where its end tag is, outside a section; damage to one item costs that item. Bytes
are those of an encoding that ASCII is a part of: `stream.py` makes others so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import BinaryIO

from crawler.extract.wxr.window import Window
from crawler.extract.xml import find_root, sniff_text

HEAD_BYTES = 64 << 10  # in which the root element begins
FIELDS_BYTES = 16 << 10  # of the channel's own fields
MARK_BYTES = 256  # no mark is longer
MARK = re.compile(
    rb"<!\[CDATA\[|<!--|</(?:channel|rss)\s{0,9}>|<(/?)(item|wp:author)(?:\s[^<>]{0,200})?(?<!/)(/?)>"
)
ITEM, AUTHOR = b"item", b"wp:author"
CDATA = b"<![CDATA["
SECTION_ENDS = {CDATA: b"]]>", b"<!--": b"-->"}
# What WordPress writes where a text has the end of a section in it: `]]` and `>` in two sections.
ESCAPED_END = b"]]]]><![CDATA[>"
ROOT_TAG = re.compile(rb"""<(?:[^<>"']|"[^"]*+"|'[^']*+')*+>""")
BEHIND_FIELDS = re.compile(rb"<(?:item|wp:author|wp:category|wp:tag|wp:term)[\s>/]")


class Piece(StrEnum):
    """What was cut out."""

    ROOT = "root"  # the tag that begins the root element
    FIELDS = "fields"  # what follows it, up to the first list: title, address, language of the site
    AUTHOR = "author"
    ITEM = "item"
    BROKEN = "broken"  # an item that is not whole; `fault` says how
    TOO_LARGE = "too_large"  # an item, too
    END = "end"  # of the file; with `fault` where the document breaks off


@dataclass(frozen=True, slots=True)
class Cut:
    """One piece: where it begins, in bytes, its number among the items from 1 on, and its bytes."""

    piece: Piece
    offset: int
    number: int
    content: bytes = b""
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class _Open:
    """An element whose end is not seen yet."""

    name: bytes
    offset: int
    is_skipped: bool = False  # it was too large, and is given up


def is_export(head: bytes) -> bool:
    """Tell whether what begins so is an export: RSS that names WordPress's format in front of its items."""
    text = sniff_text(head)
    root = find_root(text)
    if root is None or root[1] != "rss":
        return False
    first = text.find("<item", root[0])
    front = text[root[0] : first if first >= 0 else len(text)]
    return "wordpress.org/export/" in front or "<wp:wxr_version" in front


def cut(stream: BinaryIO, max_bytes: int) -> Iterator[Cut]:
    """Yield the pieces of an export in its order, a ROOT and its FIELDS first, an END last.

    An item of more than `max_bytes` is TOO_LARGE; about twice as much is held at most. What reading the
    stream raises passes through when all that was whole before is given.
    """
    return _Cutter(stream, max_bytes).cuts()


class _Cutter:
    def __init__(self, stream: BinaryIO, max_bytes: int) -> None:
        self._window = Window(stream)
        self._max_bytes = max_bytes
        self._at = 0  # what is before is done with
        self._open: _Open | None = None
        self._items = 0
        self._is_closed = False  # the end of the channel was seen, and no item since
        self._ready: list[Cut] = []

    def cuts(self) -> Iterator[Cut]:
        yield from self._head()
        while (mark := self._next_mark()) is not None:
            begin, end = self._window.position_of(mark)
            text = mark[0]
            closing, name, empty = mark.groups()
            del mark
            self._at = end
            if text in SECTION_ENDS:
                self._at = self._behind_section(text, end)
            elif name is None:
                self._end_channel()
            else:
                self._element(name, begin, end, is_begin=not closing, is_end=bool(closing or empty))
            yield from self._ready
            self._ready.clear()
        yield from self._ready
        yield self._end()

    def _head(self) -> Iterator[Cut]:
        window = self._window
        while window.end < HEAD_BYTES and not window.is_at_end:
            window.fill(0)
        root = find_root(window.part(0, HEAD_BYTES).decode("latin-1"))
        begin = root[0] if root else 0
        tag = ROOT_TAG.match(window.part(begin, begin + HEAD_BYTES))
        self._at = begin + (tag.end() if tag else 1)
        yield Cut(Piece.ROOT, begin, 0, tag[0] if tag else b"<rss>")
        first = window.search(BEHIND_FIELDS, self._at, self._at + FIELDS_BYTES)
        until = window.position_of(first)[0] if first else self._at + FIELDS_BYTES
        yield Cut(Piece.FIELDS, self._at, 0, window.part(self._at, until))

    def _next_mark(self) -> re.Match[bytes] | None:
        """Return the next mark; None at the end."""
        window = self._window
        while (mark := window.search(MARK, self._at)) is None:
            self._at = max(self._at, window.end - MARK_BYTES)
            if window.is_at_end:
                return None
            if (kept := self._kept_from) is not None and window.end - kept > self._max_bytes:
                self._give_up()
            window.fill(self._at if self._kept_from is None else self._kept_from)
        return mark

    @property
    def _kept_from(self) -> int | None:
        return None if self._open is None or self._open.is_skipped else self._open.offset

    def _element(self, name: bytes, begin: int, end: int, *, is_begin: bool, is_end: bool) -> None:
        if name == AUTHOR and (self._items or (self._open and self._open.name == ITEM)):
            return  # authors are in front of the items
        if is_begin:
            if self._open is not None:
                self._break("the next one begins before its end")
            self._open = _Open(name, begin)
            self._items += name == ITEM
            self._is_closed = False
        if is_end and self._open is None:
            self._ready.append(Cut(Piece.BROKEN, begin, self._items, fault="an end without a beginning"))
        elif is_end and self._open is not None:
            if end - self._open.offset > self._max_bytes:
                self._give_up()
            if not self._open.is_skipped:
                piece = Piece.ITEM if self._open.name == ITEM else Piece.AUTHOR
                content = self._window.part(self._open.offset, end)
                self._ready.append(Cut(piece, self._open.offset, self._items, content))
            self._open = None

    def _break(self, fault: str) -> None:
        """Give up an element that has no end."""
        if self._open is not None and not self._open.is_skipped:
            self._ready.append(Cut(Piece.BROKEN, self._open.offset, self._items, fault=fault))
        self._open = None

    def _give_up(self) -> None:
        """Go on behind an element that is too large, without keeping it."""
        if self._open is not None and not self._open.is_skipped:
            fault = f"more than {self._max_bytes} bytes"
            self._ready.append(Cut(Piece.TOO_LARGE, self._open.offset, self._items, fault=fault))
            self._open = replace(self._open, is_skipped=True)

    def _end_channel(self) -> None:
        self._break("the channel ends before it")
        self._is_closed = True

    def _behind_section(self, begin: bytes, inner: int) -> int:
        """Return where a section or comment ends; one that nobody closed ends with its item.

        That it was not closed is seen where an item's end and the beginning of a section are in it, unless
        they are quoted: then WordPress has written the quoted section's end in its own way.
        """
        window, end_mark = self._window, SECTION_ENDS[begin]
        end = window.find_ahead(end_mark, inner, self._kept_from, self._max_bytes)
        if self._kept_from is not None:
            until = window.end if end is None else end
            item_end = window.find(b"</item", inner, until)
            if item_end is not None and (end is None or self._is_left_open(item_end, end)):
                return item_end
        if end is None and not window.is_at_end:
            self._give_up()
            end = window.find_ahead(end_mark, inner, None, self._max_bytes)
        return window.end if end is None else end + len(end_mark)

    def _is_left_open(self, item_end: int, end: int) -> bool:
        is_escaped = self._window.part(end - 2, end + len(ESCAPED_END) - 2) == ESCAPED_END
        return not is_escaped and self._window.find(CDATA, item_end, end) is not None

    def _end(self) -> Cut:
        size = self._window.end
        if self._open is not None and not self._open.is_skipped:
            where = f"in item {self._items}, which begins at byte {self._open.offset}"
            fault = f"breaks off at byte {size}, {where if self._open.name == ITEM else 'in its authors'}"
        elif not self._is_closed:
            fault = f"breaks off at byte {size}, behind item {self._items}"
        else:
            return Cut(Piece.END, size, self._items)
        return Cut(Piece.END, size, self._items, fault=fault)
