"""Find the sitemaps of a site: declared in robots.txt or on a page, or at the usual place."""

import re
from urllib.parse import urljoin, urlsplit

from crawler.discovery.found import Reach, WayFound
from crawler.discovery.looking import Look, Looker
from crawler.discovery.measuring import oldest_day
from crawler.discovery.site_page import SitePage
from crawler.extract.page_address import resolve
from crawler.extract.sitemap import Sitemap, SitemapError, read_sitemap
from crawler.sources import Way
from pipelines.items import WayKind

MAX_CHILDREN = 1  # of an index; a look at one of them tells whether they have titles
MAX_ROBOTS_CHARS = 500_000  # RFC 9309, section 2.5
_SITEMAP_LINE = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
# Which of several sitemaps has posts, by its name.
_NEWS = re.compile(r"news", re.IGNORECASE)
_POSTS = re.compile(r"post|article|blog|entr", re.IGNORECASE)


async def find_sitemaps(looker: Looker, site: SitePage) -> list[WayFound]:
    """Look at one sitemap of the site, at the likeliest of its children where it is an index."""
    named = [*await _read_robots(looker, site.url), *site.sitemaps]
    declared = [url for url in named if _host(url) == _host(site.url)]
    if declared:
        url, why = min(declared, key=_unlikeliness), "a sitemap that the site declares"
    else:
        url, why = urljoin(site.url, "/sitemap.xml"), "the usual place of a sitemap"
    look = await looker.look(url, why)
    way = (
        None if look is None or look.kind is not WayKind.SITEMAP else await measure_sitemap(looker, look, why)
    )
    return [] if way is None else [way]


async def measure_sitemap(looker: Looker, look: Look, found_by: str) -> WayFound | None:
    """Count the addresses of a sitemap; None where it names none.

    The number is open where other sitemaps were not looked at.
    """
    try:
        sitemap = read_sitemap(look.page.content, charset=look.page.charset)
    except SitemapError:  # its reader said so already: the outcome of the look has it
        return None
    entries, addresses = look.entries, len(sitemap.pages)
    for child in sorted(sitemap.children, key=lambda child: _unlikeliness(child.loc))[:MAX_CHILDREN]:
        url = resolve(look.url, child.loc)
        below = await looker.look(url, "the likeliest sitemap of the index") if url is not None else None
        if below is not None and below.kind is WayKind.SITEMAP:
            entries += below.entries
            addresses += _count(below)
    if not addresses:
        return None
    return WayFound(
        way=Way(kind=WayKind.SITEMAP, url=look.url),
        found_by=found_by,
        entries=entries,
        reach=_reach(sitemap, entries=len(entries), addresses=addresses, look=look),
    )


def _reach(sitemap: Sitemap, *, entries: int, addresses: int, look: Look) -> Reach:
    """Count entries where there are titles, or else addresses."""
    return Reach(
        entries=entries or addresses,
        is_open=len(sitemap.children) > MAX_CHILDREN,
        oldest_on=oldest_day(look.entries),
    )


def _count(look: Look) -> int:
    try:
        return len(read_sitemap(look.page.content, charset=look.page.charset).pages)
    except SitemapError:  # as above
        return 0


async def _read_robots(looker: Looker, page_url: str) -> list[str]:
    fetched = await looker.ask(urljoin(page_url, "/robots.txt"), "sitemaps that robots.txt names")
    if fetched is None:
        return []
    text = fetched.content[:MAX_ROBOTS_CHARS].decode("utf-8", "replace")
    named = [resolve(page_url, match[1]) for match in _SITEMAP_LINE.finditer(text)]
    return [url for url in named if url is not None]


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower().removeprefix("www.")


def _unlikeliness(url: str) -> int:
    """Order sitemaps: those of news have titles, those of posts are entries."""
    name = urlsplit(url).path
    return 0 if _NEWS.search(name) else 1 if _POSTS.search(name) else 2
