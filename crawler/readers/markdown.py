"""Read Markdown: the digest in it, by the rules of HTML listings, or the post its front matter names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from crawler.extract.encoding import Decoded, decode
from crawler.extract.fragment import read_fragment
from crawler.extract.markdown.front_matter import FrontMatter, split_front_matter
from crawler.extract.markdown.rendering import LINE, render
from crawler.extract.parser import parse
from crawler.extract.xml import sniff_text
from crawler.readers import html
from crawler.readers.binary import is_binary
from crawler.readers.errors import SourceError
from crawler.readers.evidence import evidence_of
from crawler.readers.markdown_post import find_missing, read_post
from crawler.sources import UNDECLARED, Source
from pipelines.items import Drop, DropReason, Page, PageFacts, PageIssue, RawEntry, page_id_of

NAME = "markdown"
MARKDOWN_TYPES = frozenset({"text/markdown", "text/x-markdown"})
MARKDOWN_NAMES = (".md", ".markdown", ".mkd", ".mkdn", ".mdown")
MAX_CHARS = 1_000_000  # of a text; a digest of a year has a tenth, and the parser needs 4 s for this
MIN_ENTRIES = 3  # two alike blocks are a layout, three are a list
SAMPLE_CHARS = 200
FRONT_MATTER = re.compile(
    r"(?:---|\+\+\+)[ \t]*\r?\n(?:[^\n]{0,500}\n){0,30}?\s*[\"']?title[\"']?[ \t]*[:=]", re.I
)
HEADINGS = re.compile(r"^#{1,6}[ \t]+\S", re.M)
LINKS = re.compile(r"(?<!!)\[[^\[\]\n]{1,300}\]\(https?://[^\s()]{1,2000}\)")
NOT_MARKDOWN = ("<", "{", "[{")


def accepts(head: bytes, media_type: str | None, name: str) -> bool:
    """Tell whether a text is Markdown: it is called so, has front matter, or both its headings and its links.

    Markup of another format at its beginning goes before what it is called.
    """
    if is_binary(head):
        return False
    text = sniff_text(head)
    if text.startswith(NOT_MARKDOWN) and not is_called_markdown(media_type, name, text):
        return False
    if is_called_markdown(media_type, name, text) or FRONT_MATTER.match(text):
        return True
    return len(HEADINGS.findall(text)) >= 2 and len(LINKS.findall(text)) >= 2


def is_called_markdown(media_type: str | None, name: str, text: str) -> bool:
    """Tell whether media type or name say so, and the text does not begin as data or as a whole page does."""
    is_called = media_type in MARKDOWN_TYPES or name.endswith(MARKDOWN_NAMES)
    return is_called and not text.lower().startswith(("<!doctype", "<html", "<?xml", "{", "[{"))


@dataclass(frozen=True, slots=True)
class _Listing:
    entries: list[RawEntry]
    facts: PageFacts
    drop: Drop | None

    @property
    def is_dated(self) -> bool:
        """Whether at least three entries, and most of them, state their day: links repeat in any text."""
        dated = sum(bool(entry.posted) for entry in self.entries)
        return len(self.entries) >= MIN_ENTRIES and 2 * dated >= len(self.entries)


def read(
    page: Page, source: Source = UNDECLARED, *, explain: bool = False
) -> Iterator[RawEntry | Drop | PageFacts]:
    """Yield the facts of the text, then the entries of its digest or its one post, or one drop."""
    decoded = decode(page.content, charset=page.charset, is_html=False)
    if len(decoded.text) > MAX_CHARS:
        raise SourceError(
            DropReason.TOO_LARGE, f"more than {MAX_CHARS:,} characters of Markdown; split the file"
        )
    front, text = split_front_matter(decoded.text)
    rendered = render(text, first_line=decoded.text.count("\n", 0, len(decoded.text) - len(text)) + 1)
    listing = _read_listing(page, rendered, source, explain=explain)
    unread = (PageIssue.UNREAD_FIELD,) if front is not None and front.unread else ()
    facts = PageFacts(
        encoding=decoded.encoding,
        rule=listing.facts.rule if listing.is_dated else "front matter" if front else None,
        confidence=listing.facts.confidence,
        runner_up=listing.facts.runner_up,
        signals=listing.facts.signals,
        issues=decoded.issues + unread,
    )
    yield facts
    if listing.is_dated:
        yield from _placed(listing.entries, page, rendered)
        return
    missing = find_missing(front, page.name)
    if front is None or missing is not None:
        yield _drop(page, decoded, listing, front, missing)
        return
    post = read_post(page, front, read_fragment(rendered), source, reader=NAME)
    yield replace(post, evidence=tuple(evidence_of(post))) if explain else post


def _read_listing(page: Page, rendered: str, source: Source, *, explain: bool) -> _Listing:
    """Read the rendered text as a page; wrappers of the source are of its site, and not tried."""
    content = f"<html><body>{rendered}</body></html>".encode()
    as_html = replace(page, content=content, charset="utf-8", media_type="text/html")
    records = list(html.read(as_html, replace(source, wrappers=()), explain=explain))
    facts = next(record for record in records if isinstance(record, PageFacts))
    drop = next((record for record in records if isinstance(record, Drop)), None)
    return _Listing([record for record in records if isinstance(record, RawEntry)], facts, drop)


def _placed(entries: list[RawEntry], page: Page, rendered: str) -> Iterator[RawEntry]:
    """Yield the entries with their place in the text rather than in the page made of it."""
    tree = parse(f"<html><body>{rendered}</body></html>")
    lines = {tree.locator(node): line for node in tree.nodes if (line := node.get(LINE))}
    page_id = page_id_of(page)
    for entry in entries:
        way = entry.locator
        while way and way not in lines:
            way = way.rpartition("/")[0]
        locator = f"line {lines[way]}" if way else entry.locator
        yield replace(entry, page_id=page_id, reader=NAME, locator=locator)


def _drop(
    page: Page, decoded: Decoded, listing: _Listing, front: FrontMatter | None, missing: str | None
) -> Drop:
    """Say why a text is left out: it is neither a digest nor a post."""
    found = len(listing.entries)
    if found >= MIN_ENTRIES:
        reason = DropReason.UNCERTAIN_LAYOUT
        what = f"{found} links or headings repeat, and hardly one has a day"
    else:
        reason = DropReason.NOT_A_POST if front is not None else DropReason.NO_ENTRIES
        what = "no list of entries with their days"
    return Drop(
        source=page.source,
        page_id=page_id_of(page),
        reason=reason,
        detail=f"Markdown: {what}; {missing}",
        sample=decoded.text[:SAMPLE_CHARS].strip() or None,
    )
