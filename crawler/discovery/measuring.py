"""How much a way would give: entries counted where they are all in sight, estimated where pages are."""

import re
from collections.abc import Iterable
from datetime import date

from crawler.discovery.found import Reach, WayFound
from crawler.discovery.looking import Look, Looker
from crawler.extract.page_address import PageAddress, read_address
from crawler.sources import Way
from pipelines.items import Entry, WayKind

_TWO = re.compile(r"(?<!\d)0*2(?!\d)")


async def measure_archive(looker: Looker, first: Look, found_by: str) -> WayFound:
    """Look at the second and the last page of a listing, or at two of its months."""
    if first.facts.next_page is None and first.facts.period_pages:
        reach = await _reach_of_periods(looker, first)
    else:
        reach = await _reach_of_pages(looker, first)
    return WayFound(
        way=Way(kind=WayKind.ARCHIVE, url=first.url), found_by=found_by, entries=first.entries, reach=reach
    )


def measure_feed(first: Look, found_by: str) -> WayFound:
    """Count what a feed carries: the newest entries of its site, more where it has further pages."""
    reach = Reach(
        entries=len(first.entries),
        is_open=first.facts.next_page is not None,
        oldest_on=oldest_day(first.entries),
        is_oldest_known=first.facts.next_page is None,
    )
    return WayFound(
        way=Way(kind=first.kind, url=first.url), found_by=found_by, entries=first.entries, reach=reach
    )


async def _reach_of_pages(looker: Looker, first: Look) -> Reach:
    one_page = Reach(entries=len(first.entries), oldest_on=oldest_day(first.entries), is_oldest_known=True)
    if first.facts.next_page is None:
        return one_page
    second = await looker.look(first.facts.next_page, "the next page of the listing")
    if second is None or not second.identities - first.identities:
        return one_page  # the link leads nowhere, or to the same entries
    total = second.facts.page_total or first.facts.page_total
    if second.facts.next_page is None:
        return _counted([first, second], 2)
    if total is None or total < 2:
        seen = [*first.entries, *second.entries]
        return Reach(entries=len(seen), is_open=True, oldest_on=oldest_day(seen))
    url = last_page_url(first.facts.next_page, total)
    last = await looker.look(url, "the last page of the listing") if url is not None and total > 2 else None
    if last is None or not last.entries:
        seen = [*first.entries, *second.entries]
        estimate = len(first.entries) * total
        return Reach(entries=estimate, is_estimate=True, pages=total, oldest_on=oldest_day(seen))
    full_pages = len(first.entries) + len(second.entries) * (total - 2)
    return Reach(
        entries=full_pages + len(last.entries),
        is_estimate=total > 3,
        pages=total,
        oldest_on=oldest_day([*first.entries, *second.entries, *last.entries]),
        is_oldest_known=True,
    )


async def _reach_of_periods(looker: Looker, first: Look) -> Reach:
    """Estimate by the oldest month and the one in the middle; the newest has only begun."""
    periods = first.facts.period_pages
    chosen = dict.fromkeys((periods[-1], periods[len(periods) // 2]))
    looks = [await looker.look(url, "one of its archives by month or year") for url in chosen]
    found = [look for look in looks if look is not None and look.entries]
    seen = [*first.entries, *(entry for look in found for entry in look.entries)]
    oldest_on = oldest_day(seen)
    if not frozenset().union(*(look.identities for look in found)) - first.identities:
        return Reach(entries=len(first.entries), oldest_on=oldest_on, is_oldest_known=True)
    each = sum(len(look.entries) for look in found) / len(found)
    return Reach(
        entries=max(len(first.entries), round(each * len(periods))),
        is_estimate=True,
        pages=1 + len(periods),
        oldest_on=oldest_on,
        is_oldest_known=looks[0] in found and looks[0].facts.next_page is None,
    )


def _counted(pages: list[Look], total: int) -> Reach:
    seen = [entry for page in pages for entry in page.entries]
    return Reach(entries=len(seen), pages=total, oldest_on=oldest_day(seen), is_oldest_known=True)


def oldest_day(entries: Iterable[Entry]) -> date | None:
    """Return the oldest day that entries are known to be posted on."""
    return min((entry.posted_on for entry in entries if entry.posted_on is not None), default=None)


def last_page_url(next_page: str, total: int) -> str | None:
    """Return where the last page is, by the address of the second; None where that does not tell.

    >>> last_page_url("https://news.example/page/2/?q=2", 27)
    'https://news.example/page/27/?q=2'
    """
    second = read_address(next_page)
    if second is None or second.is_offset or 2 not in {second.number, second.loose_number}:
        return None
    for match in reversed(list(_TWO.finditer(next_page))):
        url = f"{next_page[: match.start()]}{total}{next_page[match.end() :]}"
        last = read_address(url)
        if last is not None and _place(last) == _place(second) and total in {last.number, last.loose_number}:
            return url
    return None


def _place(address: PageAddress) -> tuple[str, str | None]:
    """Return what the addresses of all pages of a listing share."""
    return (address.stem, None) if address.number is not None else ("", address.loose_stem)
