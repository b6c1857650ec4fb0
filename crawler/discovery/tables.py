"""Lay out for a terminal what was found on a site."""

from rich import box
from rich.table import Table
from rich.text import Text

from crawler.discovery.found import Attempt, Discovery, WayFound
from crawler.discovery.ranking import describe_reach
from crawler.show import cell
from pipelines.items import Entry, Precision

FIRST_ENTRIES = 10
SHARES = {"posted_on": "day", "authors": "author", "excerpt": "text", "image_url": "picture"}
URL_CHARACTERS = 500
_DAY_LENGTHS = {Precision.YEAR: 4, Precision.MONTH: 7}  # of 2024-03-05, as much as is known


def ways_table(discovery: Discovery) -> Table:
    """Show every way in, the best first, with what it would give."""
    table = _table("", "way", "address", "gives", *SHARES.values(), "why here")
    for number, ranked in enumerate(discovery.ways, 1):
        found = ranked.found
        reach = describe_reach(found.reach) if found.entries else ""
        shares = [f"{found.share(field):.0%}" if found.entries else "" for field in SHARES]
        why = "; ".join((found.found_by, *ranked.reasons[1 if found.entries else 0 :]))
        _add(table, str(number), found.way.kind.value, found.way.url, reach, *shares, why)
    return table


def entries_table(way: WayFound) -> Table:
    """Show the first entries of a way."""
    table = _table("posted on", "title", "authors", "outlets", "link")
    for entry in way.entries[:FIRST_ENTRIES]:
        authors, outlets = "; ".join(entry.authors), "; ".join(entry.outlets)
        _add(table, written_day(entry), entry.title or "", authors, outlets, entry.url or "")
    return table


def attempts_table(attempts: tuple[Attempt, ...]) -> Table:
    """Show what was asked for, why, and what came."""
    table = _table("asked for", "because of", "outcome")
    for attempt in attempts:
        _add(table, attempt.url, attempt.why, attempt.outcome)
    return table


def written_day(entry: Entry) -> str:
    """Write a day as exactly as it is known: 2024-03 where the page says no more."""
    if entry.posted_on is None:
        return ""
    return entry.posted_on.isoformat()[: _DAY_LENGTHS.get(entry.posted_precision or Precision.DAY, 10)]


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _add(table: Table, *values: str) -> None:
    table.add_row(*(Text(cell(value, limit=URL_CHARACTERS)) for value in values))
