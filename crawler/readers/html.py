"""Read an HTML page: the entries of the listing on it, or a drop that says why there are none."""

import re
from collections.abc import Iterator

from crawler.extract.dates_in_tree import DateFinder
from crawler.extract.encoding import decode
from crawler.extract.statements import StatementFinder
from crawler.extract.tree import Tree, parse
from crawler.extract.wrapper import apply_wrapper, induce
from pipelines.items import Drop, DropReason, Page, PageFacts, RawEntry, page_id_of
from pipelines.normalise.dates import decide_day_order

NAME = "html"
MIN_CONFIDENCE = 0.2

MARKUP = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<(?:head|body|title|meta|div|table|ul|ol|p|h[1-6]|a|article)[\s>]", re.I
)
XML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)*<(?!html|!doctype\s+html)(?:rss|feed|rdf:|urlset|sitemapindex|opml|svg|\w+:)",
    re.I | re.S,
)
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})


def accepts(head: bytes, media_type: str | None, name: str) -> bool:
    """Tell whether a page is HTML by its markup; name and media type decide only without any."""
    plain = head.replace(b"\0", b"")  # UTF-16 without its mark
    if not plain.strip() or XML.match(plain) or _is_binary(head):
        return False
    if MARKUP.search(plain):
        return plain.lstrip()[:1] not in {b"{", b"["}
    return media_type in HTML_TYPES or name.endswith((".html", ".htm", ".xhtml"))


def _is_binary(head: bytes) -> bool:
    return head.startswith(
        (b"\xff\xd8\xff", b"\x89PNG", b"%PDF", b"PK\x03\x04", b"GIF8", b"\x1f\x8b", b"RIFF")
    )


def read(page: Page) -> Iterator[Page | RawEntry | Drop | PageFacts]:
    """Yield the facts of the page, then its entries in page order."""
    decoded = decode(page.content, charset=page.charset, is_html=True)
    tree = parse(decoded.text)
    language = find_language(tree)
    finder = StatementFinder(tree, DateFinder(tree, language))
    wrapper = induce(tree, finder)
    page_id = page_id_of(page)
    found = apply_wrapper(wrapper, tree, finder) if wrapper and wrapper.confidence >= MIN_CONFIDENCE else []
    yield PageFacts(encoding=decoded.encoding, issues=decoded.issues + tree.issues)
    if not found:
        yield Drop(
            source=page.source, page_id=page_id, reason=DropReason.NO_ENTRIES, detail="no list of entries"
        )
        return
    assert wrapper is not None
    day_order = decide_day_order(statement.raw for entry in found for statement in entry.posted[:1])
    for position, entry in enumerate(found):
        yield RawEntry(
            source=page.source,
            page_id=page_id,
            position=position,
            locator=tree.locator(entry.node),
            reader=NAME,
            rule=wrapper.rule,
            seen_at=page.fetched_at,
            page_url=page.url,
            language_hint=language,
            day_order=day_order,
            title_raw=entry.title,
            url_raw=entry.url,
            posted=entry.posted,
            posted_blank=entry.posted_blank,
            byline_raw=entry.byline,
            body_raw=entry.body,
            text_raw=entry.text,
            image_url_raw=entry.image_url,
            categories=entry.categories,
        )


def find_language(tree: Tree) -> str | None:
    """Return the language the page declares, None when it declares none."""
    root = tree.nodes[0]
    language = (root.get("lang") or root.get("xml:lang")).strip()
    return language if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}", language) else None
