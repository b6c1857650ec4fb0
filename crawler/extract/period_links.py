"""Find a page's links to its archives by period: the months or years behind what it shows itself.

Many front pages show the newest posts and have no next page; older ones stand behind "March 2009",
"2009年3月" or an option of a menu. The words differ, the address does not: several links of the site
are the same but for a year, or a year and a month.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urldefrag, urlsplit

from crawler.extract.page_address import MAX_URL_CHARS, MIN_YEAR, PageAddress, read_address, resolve
from crawler.extract.regions import words_of
from crawler.extract.tree import Node, Tree

MAX_PERIODS = 500  # forty years of months
MAX_LINKS = 3_000  # with a year in their address
MIN_PERIODS = 2
MIN_ELSEWHERE = 3  # where nothing else ties them to the listing: a calendar has a month before and one after
MAX_ZONE_LEVELS = 4
MAX_END_CHARS = 24  # 2009-03/default.shtml
CALENDAR = frozenset({"calendar", "datepicker"})  # has every month, with posts or without

_YEAR_AT_END = re.compile(
    r"(?:19|20|21)\d\d(?:[/_-]?\d\d?)?(?:/|/?(?:index|default)?\.\w{2,5}|/(?:index|default))?$"
)
# What may stand before a period: a folder, a query key, or one word, as in /archive-2009-03.html. More
# words are a title: /the-report-of-2009/.
_BEFORE = re.compile(r"(?:.*[/=])?(?:[^\W\d_]{1,20}[-_.]?)?", re.DOTALL)
_ID_DIGITS = range(100_000, 1_000_000)  # as long as 200903

Periods = dict[tuple[int, ...], str]


def find_period_pages(
    tree: Tree, page_url: str | None, entry_urls: Iterable[str | None] = ()
) -> tuple[str, ...]:
    """Return the archives by period that a page links to, the newest first; those of one kind only.

    Months go before their year, which is left out unless it may have more than the months that are
    linked. `entry_urls` are the links of the entries of the page.
    """
    page = read_address(page_url) if page_url is not None else None
    if page is None:
        return ()
    found, ids = _group(_addresses(tree, page))
    if not found:
        return ()
    entries = [address for url in entry_urls if url and (address := _read(page, url)) is not None]
    posts = ids | {entry.period_stem for entry in entries if len(entry.period or ()) in {1, 2}}
    best: tuple[bool, int, int] | None = None
    chosen: Periods = {}
    for stem, periods in found.items():
        is_related = _is_related(stem, page, entries)
        if stem in posts or not _is_of_listing(stem, page):
            continue
        place = (is_related, len(periods), -len(stem))
        if (best is None or place > best) and _are_archives(stem, periods, is_related=is_related):
            best, chosen = place, periods
    return tuple(chosen[period] for period in _without_doubled_years(chosen)[:MAX_PERIODS])


def _addresses(tree: Tree, page: PageAddress) -> Iterator[PageAddress]:
    """Yield what the page links to, of its own site and with a year at its end."""
    host = urlsplit(page.url).netloc.lower()
    seen: set[str] = set()
    for href, node in _targets(tree):
        ends_in_year = _YEAR_AT_END.search(href, max(0, len(href) - MAX_END_CHARS)) is not None
        if href in seen or not ends_in_year or (node is not None and _is_in_calendar(node)):
            continue
        seen.add(href)
        if len(seen) > MAX_LINKS:
            return
        address = _read(page, href)
        if address is not None and urlsplit(address.url).netloc.lower() == host:
            yield address


def _targets(tree: Tree) -> Iterator[tuple[str, Node | None]]:
    """Yield the targets of links with the link, and what can be chosen in menus."""
    for node in tree.nodes:
        if node.tag == "a" and (href := node.get("href").strip()) and len(href) <= MAX_URL_CHARS:
            yield href, node
    for value in map(str.strip, tree.options):
        if len(value) <= MAX_URL_CHARS and ("/" in value or "?" in value):  # 2009 alone is a year of birth
            yield value, None


def _is_in_calendar(node: Node) -> bool:
    zones = zip(range(MAX_ZONE_LEVELS), node.ancestors(), strict=False)
    return any(CALENDAR & words_of(f"{zone.get('class')[:300]} {zone.get('id')[:100]}") for _, zone in zones)


def _read(page: PageAddress, href: str) -> PageAddress | None:
    url = resolve(page.url, href)
    return read_address(urldefrag(url).url) if url is not None else None


def _group(addresses: Iterable[PageAddress]) -> tuple[dict[str, Periods], set[str]]:
    """Group years and months by what stands before them; tell apart what counts 200912, 200913."""
    found: dict[str, Periods] = {}
    ids: set[str] = set()
    for address in addresses:
        period = address.period
        if period is None and address.loose_number in _ID_DIGITS:
            ids.add(f"{address.loose_stem}/")
        if period is None or len(period) > 2 or period[0] < MIN_YEAR:
            continue
        if not address.goes_on and not address.is_comments:
            found.setdefault(address.period_stem, {}).setdefault(period, address.url)
    return found, ids


def _are_archives(stem: str, periods: Periods, *, is_related: bool) -> bool:
    if _BEFORE.fullmatch(stem) is None or re.search(r"\?.*\d", stem) is not None:
        return False  # a title, or one month of every year
    if is_related:
        return len(periods) >= MIN_PERIODS
    return sum(len(period) == 2 for period in periods) >= MIN_ELSEWHERE


def _is_of_listing(stem: str, page: PageAddress) -> bool:
    """Tell whether periods may be those of this listing: below a category or a tag are not all the site's."""
    if page.period is not None:
        return stem == page.period_stem
    return "?" not in page.stem and f"{_folder(stem)}/".startswith(f"{_folder(page.stem)}/")


def _is_related(stem: str, page: PageAddress, entries: list[PageAddress]) -> bool:
    """Tell whether periods stand right below the page, or above its entries."""
    folder = _folder(stem)
    if page.period is not None or folder == _folder(page.stem):
        return True
    return any(entry.site == page.site and entry.whole.startswith(f"{folder}/") for entry in entries)


def _folder(stem: str) -> str:
    return stem.partition("?")[0].rstrip("/")


def _without_doubled_years(periods: Periods) -> list[tuple[int, ...]]:
    """Sort periods, the newest first, without the years that have months.

    Where older years follow, the months may be no more than the latest twelve: the first year of them
    is read as well.
    """
    years_with_months = {period[0] for period in periods if len(period) == 2}
    years = {period[0] for period in periods if len(period) == 1}
    partial = min(years_with_months, default=0)
    is_window = any(year < partial for year in years)
    kept = [
        period
        for period in periods
        if len(period) == 2 or period[0] not in years_with_months or (is_window and period[0] == partial)
    ]
    return sorted(kept, reverse=True)
