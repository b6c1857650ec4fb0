"""Which way in is best: the one that reaches most entries with titles and days, and why."""

from collections.abc import Sequence

from crawler.discovery.found import Ranked, Reach, WayFound
from pipelines.items import Precision, WayKind

MIN_TITLED = 0.5  # of the entries; what has fewer titles lists something else
OPEN_PAGES = 10  # what a listing counts that goes on, nobody says how far: ten times what was looked at
SAME_REACH = 0.8  # of the most: estimates and posts that a feed leaves out are no reason to choose
CLEAN = 0.9  # of the entries have titles and days; where fewer do, something else is listed as well
UNDATED = 0.4  # what an entry without a day is worth

# Where ways reach as much: counted by the source, then walked to an end that can be seen.
_ORDER = {WayKind.WORDPRESS: 0, WayKind.ARCHIVE: 1, WayKind.FEED: 2, WayKind.SITEMAP: 4}


def rank(ways: Sequence[WayFound]) -> tuple[Ranked, ...]:
    """Return the ways, the best first, each with the reasons for its place."""
    most = max((_worth(way) for way in ways if way.covers_given), default=0.0)
    ordered = sorted(ways, key=lambda way: _place(way, most))
    return tuple(Ranked(found=way, reasons=_reasons(way, most), is_usable=is_usable(way)) for way in ordered)


def is_usable(way: WayFound) -> bool:
    """Tell whether a crawl would give entries that can be told apart."""
    return way.share("title") >= MIN_TITLED and bool(way.entries)


def _place(way: WayFound, most: float) -> tuple[bool, bool, bool, bool, float]:
    worth = _worth(way)
    is_near = worth >= SAME_REACH * most
    is_poor = is_near and min(way.share("title"), _dated(way)) < CLEAN
    order = _order(way) if is_near else -worth
    return (not is_usable(way), not way.covers_given, not is_near, is_poor, order)


def _order(way: WayFound) -> float:
    is_single_page = way.way.kind is WayKind.ARCHIVE and not way.reach.is_open and way.reach.pages is None
    return 3 if is_single_page else _ORDER[way.way.kind]


def _worth(way: WayFound) -> float:
    return _amount(way.reach) * way.share("title") * (UNDATED + (1 - UNDATED) * _dated(way))


def _dated(way: WayFound) -> float:
    """Return the share of entries with a day; a month or a year is half of one."""
    known = [entry.posted_precision for entry in way.entries if entry.posted_on is not None]
    return sum(1 if precision is Precision.DAY else 0.5 for precision in known) / max(1, len(way.entries))


def _amount(reach: Reach) -> int:
    return reach.entries * OPEN_PAGES if reach.is_open else reach.entries


def _reasons(way: WayFound, most: float) -> tuple[str, ...]:
    """Say what a way gives and what keeps it from a better place."""
    if not way.entries:
        return (f"{way.reach.entries} addresses, without titles or days",)
    reasons = [describe_reach(way.reach)]
    for field, name in (("title", "titles"), ("posted_on", "days")):
        if way.share(field) < 1:
            reasons.append(f"{way.share(field):.0%} of the entries have {name}")
    if not way.covers_given:
        reasons.append("lists other entries than the given page")
    elif _worth(way) < SAME_REACH * most:
        reasons.append("another way reaches more")
    return tuple(reasons)


def describe_reach(reach: Reach) -> str:
    """Say how many entries a way leads to, and how far back.

    >>> describe_reach(Reach(entries=270, is_estimate=True, pages=27))
    'about 270 entries on 27 pages'
    """
    about = "more than " if reach.is_open else "about " if reach.is_estimate else ""
    pages = f" on {reach.pages} pages" if reach.pages is not None else ""
    back = ""
    if reach.oldest_on is not None:
        back = f", back to {reach.oldest_on}" + ("" if reach.is_oldest_known else " or further")
    noun = "entry" if reach.entries == 1 else "entries"
    return f"{about}{reach.entries} {noun}{pages}{back}"
