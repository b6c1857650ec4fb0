"""Split a WordPress export of any size into pages of its items, each with the head that they need."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from crawler.containers.given import Input, Unreadable
from crawler.containers.limits import Budget
from crawler.containers.streams import take_head
from crawler.extract.encoding import declared_encoding
from crawler.extract.wxr.blog import CLOSING, root_tag_of
from crawler.extract.wxr.cutting import HEAD_BYTES, Cut, Piece, cut, is_export
from crawler.extract.wxr.stream import with_ascii_tags
from crawler.readers.errors import SourceError
from pipelines.items import DropReason, Page

PAGE_BYTES = 1 << 20  # of items; large enough that a page costs little more than its items
HEADS_PER_PAGE = 4  # or as much as this many heads: else the head would be most of what is read
AUTHORS_BYTES = 4 << 20  # some ten thousand


def accepts(head: bytes, _name: str) -> bool:
    """Tell whether an input is a WordPress export, whatever it is called."""
    return is_export(head)


def open_wxr(given: Input, budget: Budget) -> Iterator[Page | Unreadable]:
    """Yield the items of an export, about a megabyte at a time.

    An item without an end, or larger than a page may be, is Unreadable, with its position. Raises
    SourceError where the export breaks off.
    """
    head, stream = take_head(given.stream, HEAD_BYTES)
    declared = given.charset or declared_encoding(head, is_html=False)
    stream, is_recoded = with_ascii_tags(stream, head, declared)
    paging = _Paging(given, budget, "utf-8" if is_recoded else declared)
    try:
        for piece in cut(stream, budget.limits.page_bytes):
            yield from paging.add(piece)
    except SourceError as error:
        yield from paging.flush()
        detail = f"{error.detail}; the export is read as far as item {paging.items}"
        raise SourceError(error.reason, detail) from error


@dataclass(slots=True)
class _Paging:
    """The page that is being filled."""

    given: Input
    budget: Budget
    charset: str | None
    items: int = 0  # that were seen
    _root: bytes = b""
    _head: list[bytes] = field(default_factory=list)
    _head_size: int = 0
    _held: list[Cut] = field(default_factory=list)
    _held_size: int = 0
    _given: int = 0

    def add(self, piece: Cut) -> Iterator[Page | Unreadable]:
        self.items = max(self.items, piece.number)
        match piece.piece:
            case Piece.ROOT:
                self._root = self._declaration() + root_tag_of(piece.content.decode("latin-1")).encode()
            case Piece.FIELDS:
                self._add_to_head(piece)
            case Piece.AUTHOR:
                is_first_beyond = self._head_size <= AUTHORS_BYTES < self._head_size + len(piece.content)
                if self._head_size + len(piece.content) <= AUTHORS_BYTES:
                    self._add_to_head(piece)
                elif is_first_beyond:
                    self._head_size = AUTHORS_BYTES + 1
                    detail = f"more than {AUTHORS_BYTES} bytes of authors; the rest keep their logins"
                    yield self._unreadable(piece, DropReason.TOO_LARGE, detail)
            case Piece.ITEM:
                self._held.append(piece)
                self._held_size += len(piece.content)
                if self._held_size >= max(PAGE_BYTES, HEADS_PER_PAGE * self._head_size):
                    yield from self.flush()
            case Piece.BROKEN:
                yield self._unreadable(piece, DropReason.DAMAGED, f"not whole: {piece.fault}")
            case Piece.TOO_LARGE:
                yield self._unreadable(piece, DropReason.TOO_LARGE, piece.fault or "")
            case Piece.END:
                yield from self._end(piece)

    def flush(self) -> Iterator[Page]:
        """Yield the page as far as it is filled."""
        if self._held:
            first, last = self._held[0], self._held[-1]
            yield self._page(f"items {first.number}-{last.number} at byte {first.offset}")
            self._held.clear()
            self._held_size = 0

    def _end(self, piece: Cut) -> Iterator[Page]:
        yield from self.flush()
        if piece.fault is not None:
            raise SourceError(DropReason.DAMAGED, f"WordPress export: {piece.fault}")
        if not piece.number:
            yield self._page("no items")  # which its reader says

    def _add_to_head(self, piece: Cut) -> None:
        self._head.append(piece.content)
        self._head_size += len(piece.content)

    def _declaration(self) -> bytes:
        return f'<?xml version="1.0" encoding="{self.charset}"?>\n'.encode() if self.charset else b""

    def _page(self, name: str) -> Page:
        self.budget.add_member()
        given = self.given
        items = b"\n".join(item.content for item in self._held)
        return Page(
            content=b"".join([self._root, *self._head, items, CLOSING.encode()]),
            address=f"{given.address}!/{name}",
            source=given.source,
            fetched_at=given.fetched_at,
            url=given.url,
            media_type=given.media_type,
            charset=self.charset,
            depth=given.depth + 1,
        )

    def _unreadable(self, piece: Cut, reason: DropReason, detail: str) -> Unreadable:
        self.budget.add_member()
        address = f"{self.given.address}!/item {piece.number} at byte {piece.offset}"
        return Unreadable(address=address, reason=reason, detail=f"WordPress export: {detail}")
