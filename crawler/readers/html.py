"""Read an HTML page: the entries of the listing on it, or a drop that says why there are none."""

import re
from collections.abc import Iterator
from dataclasses import replace

from crawler.extract.dates_in_tree import DateFinder
from crawler.extract.encoding import decode
from crawler.extract.entries import Found
from crawler.extract.no_listing import why_no_entries
from crawler.extract.pagination import find_pagination, resolve
from crawler.extract.statements import StatementFinder
from crawler.extract.structured import DeclaredEntry, read_declared
from crawler.extract.tree import Tree, parse
from crawler.extract.wrapper import Wrapper, apply_wrapper, induce
from crawler.readers.binary import is_binary
from pipelines.items import (
    Drop,
    Page,
    PageFacts,
    PostedSource,
    PostedText,
    RawEntry,
    page_id_of,
)
from pipelines.normalise.dates import decide_day_order

NAME = "html"
# Of 153 listing pages none scored below this, of 624 single posts 19 in 20 did; see scoring.py.
MIN_CONFIDENCE = 0.3
MIN_DECLARED = 3  # articles in JSON-LD that make a list where the page shows none
SAMPLE_CHARS = 200

MARKUP = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<(?:head|body|title|meta|div|table|ul|ol|p|h[1-6]|a|article|section)[\s>]",
    re.I,
)
XML_ROOT = re.compile(
    rb"<(?!html[\s>])(?:[\w-]{1,30}:)?(?:rss|feed|rdf|urlset|sitemapindex|opml|svg)[\s>]", re.I
)
WEB_ARCHIVE = b"WARC/"  # holds HTML, but is none
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
NUMERIC_DATE = re.compile(r"\d\W{1,3}\d{1,2}\W{1,3}\d")  # only these leave the order of day and month open
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")


def accepts(head: bytes, media_type: str | None, name: str) -> bool:
    """Tell whether a page is HTML by its markup; name and media type decide only without any."""
    if is_binary(head) or head.startswith(WEB_ARCHIVE):
        return False
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")  # UTF-16 is ASCII and NULs
    if not plain or plain[:1] in {b"{", b"["}:
        return False
    markup = MARKUP.search(plain)
    root = XML_ROOT.search(plain)
    if root is not None and (markup is None or root.start() < markup.start()):
        return False
    if plain.startswith(b"<?xml") and markup is None:
        return False
    if markup is not None:
        # In a text, a message or an export, markup is quoted somewhere: a page begins with it.
        return plain.startswith(b"<") or media_type in HTML_TYPES or name.endswith((".html", ".htm"))
    return media_type in HTML_TYPES or name.endswith((".html", ".htm", ".xhtml"))


def read(page: Page) -> Iterator[Page | RawEntry | Drop | PageFacts]:
    """Yield the facts of the page, then its entries in page order, or one drop."""
    page_id = page_id_of(page)
    decoded = decode(page.content, charset=page.charset, is_html=True)
    tree = parse(decoded.text)
    language = find_language(tree)
    base = find_base(tree, page.url)
    finder = StatementFinder(tree, DateFinder(tree, language))
    wrapper = induce(tree, finder)
    is_sure = wrapper is not None and wrapper.confidence >= MIN_CONFIDENCE
    pagination = find_pagination(tree, base)
    yield PageFacts(
        encoding=decoded.encoding,
        next_page=pagination.next_page,
        page_number=pagination.number,
        page_total=pagination.total,
        layout_fingerprint=wrapper.fingerprint if wrapper is not None and is_sure else None,
        rule=f"titles by {wrapper.rule}" if wrapper is not None else None,
        confidence=wrapper.confidence if wrapper is not None else 0.0,
        runner_up=wrapper.runner_up if wrapper is not None else None,
        issues=decoded.issues + tree.issues,
    )
    blank = RawEntry(
        source=page.source,
        page_id=page_id,
        position=0,
        locator="",
        reader=NAME,
        rule="",
        seen_at=page.fetched_at,
        page_url=base,
        language_hint=language,
    )
    declared = read_declared(tree.scripts)
    if wrapper is not None and is_sure:
        found = apply_wrapper(wrapper, tree, finder)
        entries = _entries_of(found, blank, wrapper, tree, declared)
    else:
        entries = _declared_entries(declared, blank)
    if entries:
        yield from entries
    else:
        reason, detail = why_no_entries(tree, wrapper, MIN_CONFIDENCE)
        sample = tree.text(tree.nodes[0])[:SAMPLE_CHARS] or None
        yield Drop(source=page.source, page_id=page_id, reason=reason, detail=detail, sample=sample)


def find_language(tree: Tree) -> str | None:
    """Return the language the page declares, None when it declares none."""
    root = tree.nodes[0]
    language = (root.get("lang") or root.get("xml:lang")).strip()
    return language if LANGUAGE.fullmatch(language) else None


def find_base(tree: Tree, page_url: str | None) -> str | None:
    """Return the address that links resolve against: the page's own, then as it declares it."""
    url, base = page_url, None
    for node in tree.nodes:
        if node.tag == "base" and base is None:
            base = node.get("href")
        elif (
            page_url is None and url is None and node.tag == "link" and node.get("rel").lower() == "canonical"
        ):
            url = resolve(None, node.get("href"))
        elif page_url is None and url is None and node.tag == "meta" and node.get("property") == "og:url":
            url = resolve(None, node.get("content"))
        elif node.tag == "body":
            break
    return (resolve(url, base) if base else None) or url


def _entries_of(
    found: list[Found], blank: RawEntry, wrapper: Wrapper, tree: Tree, declared: list[DeclaredEntry]
) -> list[RawEntry]:
    stated = (entry.posted[0].raw for entry in found if entry.posted)
    day_order = decide_day_order(raw for raw in stated if NUMERIC_DATE.search(raw))
    by_url = {resolve(blank.page_url, entry.url): entry for entry in declared}
    entries = []
    for position, entry in enumerate(found):
        known = by_url.get(resolve(blank.page_url, entry.url)) if entry.url and by_url else None
        posted = entry.posted
        if known is not None and known.published:
            posted = (PostedText(raw=known.published, source=PostedSource.META), *posted)
        entries.append(
            replace(
                blank,
                position=position,
                locator=tree.locator(entry.node),
                rule=f"titles by {wrapper.rule}",
                day_order=day_order,
                title_raw=entry.title or None,
                url_raw=entry.url,
                posted=posted,
                posted_blank=entry.posted_blank,
                byline_raw=entry.byline or (known.author if known is not None else None),
                body_raw=entry.body,
                text_raw=entry.text,
                image_url_raw=entry.image_url,
                categories=entry.categories,
            )
        )
    return entries


def _declared_entries(declared: list[DeclaredEntry], blank: RawEntry) -> list[RawEntry]:
    listed = [entry for entry in declared if entry.is_listed]
    if len(listed) < MIN_DECLARED:
        return []
    return [
        replace(
            blank,
            position=position,
            locator=f"application/ld+json {position + 1}",
            rule="json-ld",
            title_raw=entry.title,
            url_raw=entry.url,
            posted=(PostedText(raw=entry.published, source=PostedSource.META),) if entry.published else (),
            byline_raw=entry.author,
            body_raw=entry.description,
            image_url_raw=entry.image,
        )
        for position, entry in enumerate(listed)
    ]
