"""Find the REST API of a WordPress site, and ask it how many posts there are."""

from dataclasses import replace
from urllib.parse import urljoin

from crawler.discovery.found import Reach, WayFound
from crawler.discovery.looking import Look, Looker
from crawler.discovery.measuring import oldest_day
from crawler.discovery.site_page import SitePage
from crawler.sources import Way
from pipelines.items import WayKind

EMBED = "_embed=author,wp:term,wp:featuredmedia"  # names beside numbers; WordPress 5.4 and later takes a list


async def find_wordpress(looker: Looker, site: SitePage) -> WayFound | None:
    """Ask the API that the page declares, or the usual one where the page looks like WordPress."""
    if site.wordpress_api is not None:
        api, why = site.wordpress_api, "the WordPress API that the page declares"
    elif site.is_wordpress:
        api, why = urljoin(site.url, "/wp-json/"), "the usual place of the WordPress API"
    else:
        return None
    url = posts_url(api)
    first = await looker.look(_with_query(url, EMBED), why)
    found = await measure_wordpress(looker, first, why) if first is not None else None
    return None if found is None else replace(found, way=Way(kind=WayKind.WORDPRESS, url=url))


async def measure_wordpress(looker: Looker, first: Look, found_by: str) -> WayFound | None:
    """Read how many posts there are, and ask for the oldest; None where the answer is no list of posts."""
    if first.kind is not WayKind.WORDPRESS or not first.entries:
        return None
    written = first.fetched.headers.get("x-wp-total", "")
    total = int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None
    return WayFound(
        way=Way(kind=WayKind.WORDPRESS, url=first.url),
        found_by=found_by,
        entries=first.entries,
        reach=await _reach(looker, first, total),
    )


async def _reach(looker: Looker, first: Look, total: int | None) -> Reach:
    oldest_on = oldest_day(first.entries)
    count = len(first.entries)
    if total is None:
        return Reach(entries=count, is_open=True, oldest_on=oldest_on)
    if total <= count:
        return Reach(entries=count, oldest_on=oldest_on, is_oldest_known=True)
    oldest = await looker.look(_with_query(first.url, "per_page=1&order=asc"), "its oldest post")
    oldest_on = oldest_day([*first.entries, *(oldest.entries if oldest is not None else ())])
    return Reach(
        entries=total, oldest_on=oldest_on, is_oldest_known=oldest is not None and bool(oldest.entries)
    )


def posts_url(api: str) -> str:
    """Return where an API has its posts; the second form is that of sites without pretty addresses.

    >>> posts_url("https://x.example/wp-json/"), posts_url("https://x.example/?rest_route=/")
    ('https://x.example/wp-json/wp/v2/posts', 'https://x.example/?rest_route=/wp/v2/posts')
    """
    return f"{api.removesuffix('%2F').removesuffix('%2f').rstrip('/')}/wp/v2/posts"


def _with_query(url: str, query: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}{query}"
