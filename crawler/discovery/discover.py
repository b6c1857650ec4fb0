"""Look at a site politely: every way in, what each would give, and which is best."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.discovery.archives import find_archives, is_listing
from crawler.discovery.feeds import find_feeds
from crawler.discovery.found import Discovery, WayFound
from crawler.discovery.looking import MAX_REQUESTS, Look, Looker
from crawler.discovery.measuring import measure_feed
from crawler.discovery.ranking import rank
from crawler.discovery.site_page import SitePage, read_site_page
from crawler.discovery.sitemaps import find_sitemaps, measure_sitemap
from crawler.discovery.wordpress import find_wordpress, measure_wordpress
from crawler.fetch.fetched import Fetch
from crawler.source_urls import read_url
from crawler.sources import Source
from pipelines.items import Entry, WayKind

NEW = Source(id="new")
MIN_SHARED = 0.3  # of the first entries, where two ways list the same


async def discover(url: str, fetch: Fetch, *, source: Source = NEW, budget: int = MAX_REQUESTS) -> Discovery:
    """Return the ways into the site of an address, the best first, and every request that was made.

    Language, zone, day order and encoding of `source` apply to what is read. Nothing found is a Discovery
    without a way; its attempts say why.
    """
    looker = Looker(fetch=fetch, source=source, budget=budget)
    given = await looker.look(url, "the given address")
    ways: list[WayFound] = []
    site: SitePage | None = None
    if given is not None and given.kind is WayKind.ARCHIVE:
        site = read_site_page(given.page, given.fetched.headers)
        ways = await _find_ways(looker, given, site)
    elif given is not None:
        ways = await _measure_given(looker, given)
    return Discovery(
        url=url,
        name=site.name if site is not None else None,
        ways=rank(_without_doubles(ways)),
        attempts=tuple(looker.attempts),
    )


async def _find_ways(looker: Looker, given: Look, site: SitePage) -> list[WayFound]:
    """Ask in the order of what a request tells: the budget may end before the sitemaps."""
    wordpress = await find_wordpress(looker, site)
    feeds = await find_feeds(looker, site)
    archives = await find_archives(looker, given, site)
    sitemaps = await find_sitemaps(looker, site)
    others = [*([wordpress] if wordpress is not None else []), *feeds, *sitemaps]
    return [*archives, *(_compare_with_given(way, given) for way in others)]


async def _measure_given(looker: Looker, given: Look) -> list[WayFound]:
    """Measure what was given as a feed, an API or a sitemap: whoever names it wants it."""
    why = "the given address"
    match given.kind:
        case WayKind.WORDPRESS:
            found = await measure_wordpress(looker, given, why)
        case WayKind.SITEMAP:
            found = await measure_sitemap(looker, given, why)
        case _:
            found = measure_feed(given, why) if given.entries else None
    return [] if found is None else [found]


def _compare_with_given(way: WayFound, given: Look) -> WayFound:
    """Mark a way of the whole site where a listing of a part of it was asked for.

    On its front page a site may show what it likes; a listing further down is meant.
    """
    if not is_listing(given) or _is_front(given.url):
        return way
    listed, offered = _links(given.entries), _links(way.entries)
    shared = len(listed & offered) / max(1, min(len(listed), len(offered)))
    return replace(way, covers_given=shared >= MIN_SHARED)


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path.strip("/") in {"", "index.html", "index.php"} and not parts.query


def _links(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(entry.url for entry in entries if entry.url is not None)


def _without_doubles(ways: Iterable[WayFound]) -> list[WayFound]:
    """Leave out what is there already, and what a source file must not have."""
    kept: dict[str, WayFound] = {}
    for way in ways:
        if _is_allowed(way.way.url):
            kept.setdefault(way.way.url, way)
    return list(kept.values())


def _is_allowed(url: str) -> bool:
    try:
        read_url(url)
    except ValueError:  # a token in it, say: said to the user where it is the given address
        return False
    return True
