"""Read sitemaps: what pages a site says it has, or which sitemaps say so. https://www.sitemaps.org/."""

import zlib
from dataclasses import dataclass

from lxml import etree

from crawler.extract.encoding import decode
from crawler.extract.feeds.element import Fields, fields_of, first_text, name_of
from crawler.extract.xml import XmlDocument, XmlError, find_root, parse_xml, sniff_text
from pipelines.items import PageIssue

GZIP = b"\x1f\x8b"
MAX_SIZE_BYTES = 50 << 20  # the protocol's own limit for a sitemap, uncompressed
HEAD_BYTES = 4096
ROOTS = frozenset({"urlset", "sitemapindex"})
CUT_IN = frozenset({"url", "sitemap"})


class SitemapError(ValueError):
    """It is no sitemap, or so damaged that nothing in it can be read."""


class SitemapTooLargeError(SitemapError):
    """It is larger than the protocol allows a sitemap to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapPage:
    """A page of the site, verbatim; what is beside its address is of the news and image extensions."""

    loc: str
    lastmod: str | None = None
    title: str | None = None  # news:title
    published: str | None = None  # news:publication_date
    language: str | None = None  # news:language
    keywords: tuple[str, ...] = ()  # news:keywords
    image_url: str | None = None  # the first image:loc
    locator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapChild:
    """Another sitemap that this one names, verbatim."""

    loc: str
    lastmod: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What a sitemap names, in its order; `fault` says what was wrong with it and where."""

    pages: tuple[SitemapPage, ...]
    children: tuple[SitemapChild, ...]
    is_index: bool
    encoding: str
    fault: str | None = None
    issues: tuple[PageIssue, ...] = ()


def is_sitemap(head: bytes) -> bool:
    """Tell whether a document that begins so is a sitemap, compressed or not."""
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, HEAD_BYTES)
        except zlib.error:
            return False
    root = find_root(sniff_text(head))
    return root is not None and root[1] in ROOTS


def read_sitemap(content: bytes, *, charset: str | None = None) -> Sitemap:
    """Return the pages and sitemaps that a sitemap names, compressed or not; raises SitemapError.

    One that breaks off gives what it names before that, with `fault`.
    """
    plain, is_cut = _decompress(content)
    decoded = decode(plain, charset=charset, is_html=False)
    try:
        document = parse_xml(decoded.text)
    except XmlError as error:
        raise SitemapError(f"no sitemap: {error}") from error
    root = name_of(document.root).rpartition(":")[2]
    if root not in ROOTS:
        raise SitemapError(f"no sitemap: its root element is {root[:100]}")
    pages = _whole(document, "url")
    children = _whole(document, "sitemap")
    issues = (*decoded.issues, *document.issues, *([PageIssue.DAMAGED] if is_cut else []))
    return Sitemap(
        pages=tuple(page for number, one in enumerate(pages, 1) if (page := _page(one, number)) is not None),
        children=tuple(child for one in children if (child := _child(one)) is not None),
        is_index=root == "sitemapindex",
        encoding=decoded.encoding,
        fault=document.fault or ("the compressed data breaks off" if is_cut else None),
        issues=tuple(dict.fromkeys(issues)),
    )


def _decompress(content: bytes) -> tuple[bytes, bool]:
    """Return the content without its compression, never more than a sitemap may have; and if it broke off."""
    parts: list[bytes] = []
    size = 0
    while content.startswith(GZIP):  # several members are one file
        member = zlib.decompressobj(wbits=31)
        try:
            part = member.decompress(content, MAX_SIZE_BYTES + 1 - size)
        except zlib.error as error:
            if not parts:
                raise SitemapError(f"no sitemap: {error}") from error
            return b"".join(parts), True
        parts.append(part)
        size += len(part)
        if size > MAX_SIZE_BYTES:
            raise SitemapTooLargeError(f"more than {MAX_SIZE_BYTES} bytes when decompressed")
        if not member.eof:
            return b"".join(parts), True
        content = member.unused_data
    return (b"".join(parts), False) if parts else (content, False)


def _whole(document: XmlDocument, name: str) -> list[etree._Element]:
    """Return the elements of a name, without one that the document breaks off in."""
    found = list(document.root.iter(f"{{*}}{name}"))
    is_cut = any(one.rpartition(":")[2].lower() == name for one in document.cut_in)
    return found[:-1] if is_cut or PageIssue.PARSER_LIMIT in document.issues else found


def _page(element: etree._Element, number: int) -> SitemapPage | None:
    fields = fields_of(element)
    loc = first_text(fields, "loc")
    if loc is None:
        return None
    news = _inside(fields, "news:news")
    keywords = (first_text(news, "news:keywords") or "").split(",")
    return SitemapPage(
        loc=loc,
        lastmod=first_text(fields, "lastmod"),
        title=first_text(news, "news:title"),
        published=first_text(news, "news:publication_date"),
        language=first_text(_inside(news, "news:publication"), "news:language"),
        keywords=tuple(dict.fromkeys(word.strip() for word in keywords if word.strip())),
        image_url=first_text(_inside(fields, "image:image"), "image:loc"),
        locator=f"//url[{number}]",
    )


def _child(element: etree._Element) -> SitemapChild | None:
    fields = fields_of(element)
    loc = first_text(fields, "loc")
    return SitemapChild(loc=loc, lastmod=first_text(fields, "lastmod")) if loc else None


def _inside(fields: Fields, name: str) -> Fields:
    return fields_of(fields[name][0]) if name in fields else {}
