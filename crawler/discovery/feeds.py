"""Find the feeds of a site: declared, linked for people, or at a usual place."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from crawler.discovery.found import WayFound
from crawler.discovery.looking import Look, Looker
from crawler.discovery.measuring import measure_feed
from crawler.discovery.site_page import SitePage
from pipelines.items import WayKind

MAX_DECLARED = 2  # the same entries as RSS and as Atom, or a second one of another part
MAX_GUESSES = 4
_FEED_ADDRESS = re.compile(
    r"(?:^|[/_.?=&-])(?:rss(?:20?)?|atom(?:10)?|feeds?|rdf)(?:\.(?:xml|rss|atom|rdf|php|json))?/?$",
    re.IGNORECASE,
)
# By what most often made the site, then the most usual ones.
_PLACES = {"wordpress": ("/feed/",), "hugo": ("/index.xml",), "jekyll": ("/feed.xml", "/atom.xml")}
_USUAL_PLACES = ("/feed/", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml")


async def find_feeds(looker: Looker, site: SitePage) -> list[WayFound]:
    """Look at the feeds that a page declares; only where none of them is one, at likely places."""
    declared = sorted(site.feeds, key=lambda url: not _is_below(url, site.url))[:MAX_DECLARED]
    found = [way for url in declared if (way := await _look(looker, url, "a feed that the page declares"))]
    if found:
        return found
    for url, why in _guesses(site):
        way = await _look(looker, url, why)
        if way is not None:
            return [way]
    return []


async def _look(looker: Looker, url: str, why: str) -> WayFound | None:
    look = await looker.look(url, why)
    return measure_feed(look, why) if is_feed(look) and look is not None else None


def is_feed(look: Look | None) -> bool:
    """Tell whether a page is a feed with entries."""
    return look is not None and look.kind is WayKind.FEED and bool(look.entries)


def _guesses(site: SitePage) -> Iterator[tuple[str, str]]:
    """Yield likely addresses, at most so many."""
    host = urlsplit(site.url).netloc
    linked = [
        link.url
        for link in site.links
        if urlsplit(link.url).netloc == host
        and _FEED_ADDRESS.search(link.url)
        and "comment" not in link.url.lower()
    ]
    made_by = next((places for name, places in _PLACES.items() if name in site.generator), ())
    places = [urljoin(site.url, place) for place in (*made_by, *_USUAL_PLACES)]
    guesses = [(url, "a link that looks like a feed") for url in linked[:2]]
    guesses += [(url, "a usual place of feeds") for url in places]
    yield from list(dict(reversed(guesses)).items())[::-1][:MAX_GUESSES]


def _is_below(url: str, page_url: str) -> bool:
    """Tell whether a feed belongs to the page itself rather than to the whole site."""
    return url.startswith(page_url.rstrip("/") + "/")
