"""What a page says of the site it belongs to: its name, feeds, programming interface, sitemaps, links."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crawler.extract.encoding import decode
from crawler.extract.page_address import resolve
from crawler.extract.parser import parse
from crawler.extract.tree import Node, Tree
from crawler.readers.html import find_base
from pipelines.items import Page

MAX_LINKS = 2_000
MAX_LABEL_CHARS = 60  # longer ones are titles
MAX_NAME_CHARS = 80
MAX_HEADER_CHARS = 8_000
FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}
    | {"text/xml", "application/xml", "application/rss", "application/atom", "application/x.atom+xml"}
)
WORDPRESS_API = "https://api.w.org/"
_WORDPRESS = (b"/wp-content/", b"/wp-includes/", b"/wp-json/")
_HEADER_LINK = re.compile(r"<([^<>]*)>([^<]*)")


@dataclass(frozen=True, slots=True)
class Link:
    """A link that people see."""

    url: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """A page of a site as a visitor who looks for its archive reads it."""

    url: str
    name: str | None
    feeds: tuple[str, ...]  # declared, in page order
    wordpress_api: str | None  # declared
    sitemaps: tuple[str, ...]  # declared
    generator: str  # lower case
    is_wordpress: bool  # looks like it
    links: tuple[Link, ...]


def read_site_page(page: Page, headers: Mapping[str, str]) -> SitePage:
    """Read a page once more, for what is beside its entries."""
    tree = parse(decode(page.content, charset=page.charset, is_html=True).text)
    url = page.url or page.address
    base = find_base(tree, url) or url
    declared = [(_words(node, "rel"), node) for node in tree.nodes if node.tag == "link"]
    metas = {_name(node): node.get("content").strip() for node in tree.nodes if node.tag == "meta"}
    generator = metas.get("generator", "").lower()
    return SitePage(
        url=url,
        name=(metas.get("og:site_name") or " ".join(tree.title.split()))[:MAX_NAME_CHARS] or None,
        feeds=tuple(dict.fromkeys(_find_feeds(declared, base))),
        wordpress_api=_find_api(declared, base) or _find_api_in_header(headers.get("link", ""), base),
        sitemaps=_resolved(base, [node.get("href") for rel, node in declared if "sitemap" in rel]),
        generator=generator,
        is_wordpress=generator.startswith("wordpress") or any(sign in page.content for sign in _WORDPRESS),
        links=tuple(_find_links(tree, base)),
    )


def _find_feeds(declared: list[tuple[frozenset[str], Node]], base: str) -> Iterator[str]:
    for rel, node in declared:
        media_type = node.get("type").partition(";")[0].strip().lower()
        if "alternate" not in rel or media_type not in FEED_TYPES or _is_of_comments(node):
            continue
        url = resolve(base, node.get("href"))
        if url is not None and node.get("href").strip():
            yield url


def _is_of_comments(node: Node) -> bool:
    return "comment" in node.get("href").lower() or "comment" in node.get("title").lower()


def _find_api(declared: list[tuple[frozenset[str], Node]], base: str) -> str | None:
    hrefs = (node.get("href") for rel, node in declared if WORDPRESS_API in rel)
    return next((url for href in hrefs if href and (url := resolve(base, href))), None)


def _find_api_in_header(header: str, base: str) -> str | None:
    for match in _HEADER_LINK.finditer(header[:MAX_HEADER_CHARS]):
        if WORDPRESS_API in match[2]:
            return resolve(base, match[1])
    return None


def _find_links(tree: Tree, base: str) -> Iterator[Link]:
    anchors = [node for node in tree.nodes if node.tag == "a" and node.get("href").strip()]
    for node in anchors[:MAX_LINKS]:
        if tree.size(node) <= MAX_LABEL_CHARS and (url := resolve(base, node.get("href"))):
            yield Link(url.partition("#")[0], tree.text(node) or node.get("title") or node.get("aria-label"))


def _words(node: Node, attribute: str) -> frozenset[str]:
    return frozenset(node.get(attribute).lower().split())


def _name(node: Node) -> str:
    return (node.get("name") or node.get("property")).strip().lower()


def _resolved(base: str, hrefs: list[str]) -> tuple[str, ...]:
    return tuple(url for href in hrefs if href.strip() and (url := resolve(base, href)))
