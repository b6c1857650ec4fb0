"""Read an HTML page: the entries of the listing on it, or a drop that says why there are none."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC

from crawler.extract.dates_in_tree import DateFinder
from crawler.extract.encoding import decode
from crawler.extract.entries import with_years
from crawler.extract.induction import induce
from crawler.extract.no_listing import refuse, why_no_entries
from crawler.extract.page_period import find_period
from crawler.extract.pagination import find_pagination, resolve
from crawler.extract.parser import parse
from crawler.extract.period_links import find_period_pages
from crawler.extract.reading import Reading, find_reading
from crawler.extract.saved_from import find_saved_from
from crawler.extract.signals import is_contradicted, of_induction, of_listed, of_roots, of_wrapper
from crawler.extract.statements import StatementFinder
from crawler.extract.structured import DeclaredEntry, read_declared
from crawler.extract.tree import Tree
from crawler.extract.wrapper import Wrapper
from crawler.readers.binary import is_binary
from crawler.readers.html_entries import entries_declared, entries_of_blocks, explain_entries
from crawler.sources import UNDECLARED, Source
from pipelines.items import Drop, Page, PageFacts, PageIssue, RawEntry, Signal, page_id_of
from pipelines.normalise.canonical_url import canonical_url

NAME = "html"
# Of 153 listing pages none scored below this, of 624 single posts 19 in 20 did; see scoring.py.
MIN_CONFIDENCE = 0.3
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


def read(
    page: Page, source: Source = UNDECLARED, *, explain: bool = False
) -> Iterator[Page | RawEntry | Drop | PageFacts]:
    """Yield the facts of the page, then its entries in page order, or one drop.

    The wrappers of the source that were in force when the page was fetched are tried first. To explain
    is to say where every field is from, and what else speaks for the entries.
    """
    page_id = page_id_of(page)
    decoded = decode(page.content, charset=page.charset, is_html=True)
    page = _as_saved(page, decoded.text)
    tree = parse(decoded.text)
    language = find_language(tree)
    base = find_base(tree, page.url)
    finder = StatementFinder(tree, DateFinder(tree, language))
    wrappers = source.wrappers_on(page.fetched_at.astimezone(UTC).date()) if source.wrappers else ()
    reading = find_reading(wrappers, tree, finder, needed=MIN_CONFIDENCE, thorough=explain)
    declared = read_declared(tree.scripts)
    listed = _compare_with_listed(declared, reading, base)
    if reading.declared is None and reading.is_trusted and is_contradicted(reading.confidence, listed):
        reading = replace(reading, found=())
    wrapper = reading.wrapper
    titles = [entry.node for entry in reading.found]
    refused = refuse(tree, titles, wrapper, finder.dates) if reading.declared is None else None
    if refused is not None:
        reading = replace(reading, found=())
    pagination = find_pagination(tree, base)
    blank = RawEntry(
        source=page.source,
        page_id=page_id,
        position=0,
        locator="",
        reader=NAME,
        rule=reading.rule or "",
        seen_at=page.fetched_at,
        page_url=base,
        language_hint=language,
    )
    if wrapper is not None and reading.is_trusted:
        period = find_period(tree, base, language)
        found = with_years(list(reading.found), period, language, page.fetched_at.astimezone(UTC).date())
        entries = entries_of_blocks(found, blank, tree, declared)
        if explain:
            entries = explain_entries(entries, found, wrapper, tree)
    else:
        entries = entries_declared(declared, blank) if refused is None else []
    yield PageFacts(
        encoding=decoded.encoding,
        next_page=pagination.next_page,
        declared_next=pagination.declared_next,
        page_number=pagination.number,
        page_total=pagination.total,
        period_pages=()
        if pagination.next_page is not None
        else find_period_pages(tree, base, [entry.url_raw for entry in entries]),
        layout_fingerprint=wrapper.fingerprint if wrapper is not None and reading.is_trusted else None,
        rule=entries[0].rule if entries else reading.rule,
        confidence=reading.confidence,
        runner_up=str(wrapper.rival) if wrapper is not None and wrapper.rival is not None else None,
        missed=reading.missed,
        signals=_signals(reading, listed, tree, finder) if explain else (),
        issues=decoded.issues + tree.issues + ((PageIssue.WRAPPER_MISSED,) if reading.is_missed else ()),
    )
    if entries:
        yield from entries
    else:
        reason, detail = refused or why_no_entries(tree, decoded.text, wrapper, MIN_CONFIDENCE, finder.dates)
        sample = tree.text(tree.nodes[0])[:SAMPLE_CHARS] or None
        yield Drop(source=page.source, page_id=page_id, reason=reason, detail=detail, sample=sample)


def _as_saved(page: Page, text: str) -> Page:
    """Return a page from a file with the address and the time that it says it was saved from and at."""
    saved = find_saved_from(text, written_at=page.fetched_at) if page.url is None else None
    if saved is None:
        return page
    return replace(page, url=saved.url, fetched_at=saved.saved_at or page.fetched_at)


def induce_wrapper(page: Page) -> Wrapper | None:
    """Return the wrapper that induction finds on a page, None where it finds none that it trusts."""
    tree = parse(decode(page.content, charset=page.charset, is_html=True).text)
    finder = StatementFinder(tree, DateFinder(tree, find_language(tree)))
    wrapper = induce(tree, finder, needed=MIN_CONFIDENCE)
    return wrapper if wrapper is not None and wrapper.confidence >= MIN_CONFIDENCE else None


def _compare_with_listed(declared: list[DeclaredEntry], reading: Reading, base: str | None) -> Signal | None:
    listed = [entry.url for entry in declared if entry.is_listed]
    if not listed or not reading.found:
        return None
    found = [entry.url for entry in reading.found if entry.url]
    return of_listed(_canonical(listed, base), _canonical(found, base))


def _canonical(urls: list[str], base: str | None) -> set[str]:
    return {canonical_url(url, base)[0] or url for url in urls}


def _signals(
    reading: Reading, listed: Signal | None, tree: Tree, finder: StatementFinder
) -> tuple[Signal, ...]:
    own = of_wrapper(reading.wrapper) if reading.wrapper is not None else []
    if reading.declared is not None:
        own.append(of_induction(find_reading((), tree, finder, needed=MIN_CONFIDENCE).found, reading.found))
    others = (listed, of_roots(tree, reading.found))
    return (*own, *(signal for signal in others if signal is not None))


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
