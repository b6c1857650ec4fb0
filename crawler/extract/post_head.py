"""What a page declares of the one article that it is: in its JSON-LD, in its head, by its addresses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from crawler.extract.addresses import shape_of
from crawler.extract.fields import is_home
from crawler.extract.pagination import resolve
from crawler.extract.structured import DeclaredEntry, read_articles
from crawler.extract.tree import Tree
from pipelines.normalise.canonical_url import canonical_url

PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "parsely-pub-date",
    "publishdate",
    "pubdate",
)
MAX_METAS = 500
MAX_VALUE_CHARS = 5_000
MAX_CATEGORIES = 50
SLASHES = re.compile(r"(?<!:)/{2,}")
INDEX = re.compile(r"/index\.\w{3,5}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostHead:
    """What the page declares, verbatim; None where it does not."""

    article: DeclaredEntry | None  # the one of its JSON-LD
    url: str | None  # absolute, of the same host as the page's own address
    title: str | None  # og:title; with the name of the site, on some
    site_name: str | None
    description: str | None
    published: str | None
    image: str | None
    categories: tuple[str, ...]
    is_article: bool  # by og:type, which some sites say of every page


def read_head(tree: Tree, page_url: str | None, base: str | None) -> PostHead:
    """Read what a page declares of itself; `page_url` is where it was fetched, None for a file."""
    metas = _read_metas(tree)
    articles = read_articles(tree.scripts)
    first = {name: values[0] for name, values in metas.items()}
    canonical = [node.get("href") for node in tree.nodes if _is_canonical(node.tag, node.get("rel"))]
    addresses = [resolve(base, href) for href in (*canonical[:1], first.get("og:url", "")) if href.strip()]
    article = _own_article(articles, [page_url, *addresses], base)
    addresses.append(resolve(base, article.url) if article is not None and article.url else None)
    categories = (*metas.get("article:section", ()), *metas.get("article:tag", ()))
    return PostHead(
        article=article,
        url=_own_address(addresses, page_url),
        title=first.get("og:title"),
        site_name=first.get("og:site_name"),
        description=first.get("og:description") or first.get("description"),
        published=next((first[name] for name in PUBLISHED if name in first), None),
        image=first.get("og:image"),
        categories=tuple(dict.fromkeys(categories))[:MAX_CATEGORIES],
        is_article=first.get("og:type", "").lower() in {"article", "blog-post"},
    )


def _read_metas(tree: Tree) -> dict[str, list[str]]:
    """Return the values of each <meta>, by property, name or itemprop in lower case."""
    metas: dict[str, list[str]] = {}
    for node in [node for node in tree.nodes if node.tag == "meta"][:MAX_METAS]:
        value = node.get("content").strip()
        for key in ("property", "name", "itemprop"):
            # In the body, a property is of one of several articles; `statements` reads it.
            in_body = key == "itemprop" and any(above.tag == "body" for above in node.ancestors())
            if value and len(value) <= MAX_VALUE_CHARS and node.get(key) and not in_body:
                metas.setdefault(node.get(key).strip().lower(), []).append(value)
    return metas


def _is_canonical(tag: str, rel: str) -> bool:
    return tag == "link" and "canonical" in rel.lower().split()


def _own_article(
    articles: list[DeclaredEntry], addresses: Iterable[str | None], base: str | None
) -> DeclaredEntry | None:
    """Return the article that is the page's own: the only one, or the only one with the page's address."""
    if len(articles) < 2:
        return next(iter(articles), None)
    own = {same_address(address) for address in addresses if address}
    named = [each for each in articles if each.url and same_address(resolve(base, each.url) or "") in own]
    return named[0] if len(named) == 1 else None


def _own_address(declared: Iterable[str | None], page_url: str | None) -> str | None:
    """Return the first address that can be the post's: of the page's host, and not where the site begins."""
    for url in declared:
        if url is None or is_home(url):
            continue
        if page_url is None:
            return url
        if shape_of(url).host == shape_of(page_url).host:
            # A site whose own name ends with a slash too many declares "//posts/"; nothing links there.
            return page_url if same_address(SLASHES.sub("/", url)) == same_address(page_url) else url
    return page_url


def same_address(url: str) -> str:
    """Return what two spellings of one page's address have in common: scheme and index file left out.

    >>> same_address("http://news.example/a/index.html") == same_address("https://news.example/a/")
    True
    """
    whole = canonical_url(url, None)[0] or url
    return INDEX.sub("", whole.partition("://")[2]).rstrip("/")
