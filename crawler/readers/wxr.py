"""Read a WordPress export (WXR 1.0 to 1.2), whole or a part of one: the posts that its site shows."""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from crawler.extract.encoding import declared_encoding, decode
from crawler.extract.wxr.blog import Blog, read_blog, root_tag_of
from crawler.extract.wxr.cutting import Cut, Piece, cut, is_export
from crawler.extract.wxr.post import Item, ItemKind, read_item
from crawler.extract.wxr.stream import with_ascii_tags
from crawler.readers.errors import SourceError
from crawler.readers.evidence import evidence_of
from crawler.readers.feed_entries import raw_entry
from crawler.sources import UNDECLARED, Source
from pipelines.items import Drop, DropReason, Page, PageFacts, PageIssue, RawEntry, page_id_of

NAME = "wxr"
SAMPLE_BYTES = 65_536


def accepts(head: bytes, _media_type: str | None, _name: str) -> bool:
    """Tell whether a page is a WordPress export, whatever it is called."""
    return is_export(head)


def read(
    page: Page, source: Source = UNDECLARED, *, explain: bool = False
) -> Iterator[RawEntry | Drop | PageFacts]:
    """Yield the published posts of an export in its order, then the facts of the page.

    What is no post, or not published, is counted in the facts. What is not whole is dropped. Raises
    SourceError where nothing is whole.
    """
    reading = _Reading(page)
    items = list(reading.items())
    page_id = page_id_of(page)
    pictures = {item.item_id: item.attachment_url for _, item in items if item.attachment_url}
    for piece, item in items:
        if item.entry is not None:
            shown_with = pictures.get(item.picture_id) if item.picture_id else None
            entry = replace(item.entry, image_url=shown_with or item.entry.image_url)
            raw = raw_entry(
                page, page_id, entry, piece.number - 1, reader=NAME, rule=NAME, language=source.language
            )
            yield replace(raw, evidence=tuple(evidence_of(raw))) if explain else raw
        elif item.kind is ItemKind.DAMAGED:
            yield _damaged(page, page_id, piece, item.fault)
    if not items:
        if reading.fault is not None:
            raise SourceError(DropReason.DAMAGED, f"no whole item: {reading.fault}")
        detail = "a WordPress export without items"
        yield Drop(source=page.source, page_id=page_id, reason=DropReason.EMPTY_LISTING, detail=detail)
    yield reading.facts(items)


@dataclass(slots=True)
class _Reading:
    """A page, read item by item: the damage, and the encoding, of one is not that of another."""

    page: Page
    encoding: str = "utf-8"
    fault: str | None = None  # of the document
    issues: dict[PageIssue, None] = field(default_factory=dict)
    _charset: str | None = None

    def items(self) -> Iterator[tuple[Cut, Item]]:
        content = self.page.content
        declared = self.page.charset or declared_encoding(content[:SAMPLE_BYTES], is_html=False)
        stream, is_recoded = with_ascii_tags(io.BytesIO(content), content[:SAMPLE_BYTES], declared)
        self._charset = "utf-8" if is_recoded else declared
        root_tag, head = "", []
        blog: Blog | None = None
        for piece in cut(stream, max(len(content), 1) * 4):  # as UTF-8 it is three times as long at most
            match piece.piece:
                case Piece.ROOT:
                    root_tag = root_tag_of(self._text(piece.content))
                case Piece.FIELDS | Piece.AUTHOR:
                    head.append(self._text(piece.content))
                case Piece.ITEM:
                    blog = blog or read_blog(root_tag, "".join(head), self.page.url)
                    yield piece, self._item(piece, blog)
                case Piece.BROKEN | Piece.TOO_LARGE:
                    self._note(PageIssue.DAMAGED)
                    fault = f"{piece.fault} (byte {piece.offset})"
                    yield piece, Item(kind=ItemKind.DAMAGED, fault=fault)
                case Piece.END:
                    self.fault = piece.fault

    def facts(self, items: list[tuple[Cut, Item]]) -> PageFacts:
        if self.fault is not None:
            self._note(PageIssue.DAMAGED)
        kinds = Counter(item.kind for _, item in items)
        passed_over = [kind for kind in ItemKind if kind not in (ItemKind.POST, ItemKind.DAMAGED)]
        return PageFacts(
            encoding=self.encoding,
            rule=NAME,
            confidence=1.0,
            issues=tuple(self.issues),
            passed_over=tuple((kind.value, kinds[kind]) for kind in passed_over if kinds[kind]),
        )

    def _item(self, piece: Cut, blog: Blog) -> Item:
        item = read_item(self._text(piece.content), blog, f"//item[{piece.number}]")
        self._note(*item.issues)
        return item

    def _text(self, content: bytes) -> str:
        decoded = decode(content, charset=self._charset, is_html=False)
        if decoded.encoding != "utf-8":
            self.encoding = decoded.encoding
        self._note(*decoded.issues)
        return decoded.text

    def _note(self, *issues: PageIssue) -> None:
        self.issues.update(dict.fromkeys(issues))


def _damaged(page: Page, page_id: str, piece: Cut, fault: str | None) -> Drop:
    """Say that an item is not whole, and no word of it: it may be a draft."""
    return Drop(
        source=page.source,
        page_id=page_id,
        reason=DropReason.DAMAGED,
        detail=f"an item that is not whole: {fault}",
        locator=f"//item[{piece.number}]",
        position=max(piece.number - 1, 0),
    )
