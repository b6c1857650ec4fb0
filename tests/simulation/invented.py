"""Invented sources: listing pages whose days are known, as nasty as real ones.

First entries that are pinned or backdated, lists that are sorted by the text of their dates or not at
all, links with the day of a draft, datelines with an earlier day, dates of issues ahead of the page,
single entries in the other order, blank labels. Some are visited again: the same entries then stand on
other pages, beside others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from pipelines.items import DayOrder, Page
from tests.simulation import writing
from tests.simulation.layouts import LAYOUTS, Layout, Row
from tests.simulation.schedules import post

ENTRIES = 10  # a page
MAX_PAGES = 6  # a source
REVISITED = 0.2  # of the sources


@dataclass(frozen=True, slots=True)
class KnownSource:
    """The pages of a source, and the day of each entry by title, with another day that its link has."""

    name: str
    pages: list[Page]
    days: dict[str, date]
    link_days: dict[str, date]


@dataclass(frozen=True, slots=True)
class Habits:
    """How a source presents its entries."""

    name: str
    write: writing.Write
    write_other: writing.Write | None  # of single entries by another hand
    language: str | None
    layout: Layout
    link_share: float  # of the entries, whose links carry a day
    has_datelines: bool
    is_sorted_as_text: bool
    disorder: float


def invent(chance: Random, number: int) -> KnownSource:
    """Return one source."""
    habits = _habits(chance, number)
    days = post(chance, ENTRIES * chance.choice((1, 1, 2, 3, MAX_PAGES)))
    seen_on = days[0] + timedelta(chance.choice((-30, 0, 0, 1, 2, 5, 10, 30, 100, 400, 2000)))
    if chance.random() < 0.15:
        days[chance.randrange(len(days))] -= timedelta(chance.randint(10, 400))
    days = _arranged(days, habits, chance, seen_on)
    rows = list(_rows(days, habits, chance, seen_on))
    starts = list(range(0, len(rows), ENTRIES))
    if chance.random() < REVISITED:
        shift = chance.randrange(1, ENTRIES)
        starts += [start + shift for start in starts[:-1]]
    return KnownSource(
        habits.name,
        pages=[_page(rows, start, habits, seen_on) for start in starts],
        days={row.title: day for row, day in zip(rows, days, strict=True)},
        link_days={row.title: row.link_day for row in rows if row.link_day is not None},
    )


def _habits(chance: Random, number: int) -> Habits:
    order = chance.choice(list(DayOrder))
    language: str | None = chance.choice(("en", "en-US", None, "fr"))
    write, other = writing.numeric(chance, order), None
    kind = chance.random()
    if kind < 0.08:
        write, language = writing.in_words(chance)
    elif kind < 0.12:
        write = writing.in_iso
    elif kind < 0.15:
        write = writing.relatively
    elif kind < 0.2:
        other = writing.numeric(chance, next(each for each in DayOrder if each is not order))
    return Habits(
        name=f"source-{number}",
        write=write,
        write_other=other,
        language=language,
        layout=chance.choice(LAYOUTS),
        link_share=chance.choice((0, 0, 0, 0.1, 1)),
        has_datelines=chance.random() < 0.2,
        is_sorted_as_text=chance.random() < 0.05,
        disorder=chance.choice((0, 0, 0, 0, 1)),
    )


def _arranged(days: list[date], habits: Habits, chance: Random, seen_on: date) -> list[date]:
    if habits.is_sorted_as_text:
        return sorted(days, key=lambda day: habits.write(day, seen_on))
    if habits.disorder:
        return chance.sample(days, len(days))
    if chance.random() < 0.25:
        return sorted(days)
    if chance.random() < 0.2:  # pinned
        return [days[0] - timedelta(chance.randint(0, 500)), *days[1:]]
    return days


def _page(rows: Sequence[Row], start: int, habits: Habits, seen_on: date) -> Page:
    shown = list(rows[start : start + ENTRIES])
    shown[0] = replace(shown[0], is_repeated=False)
    address = f"https://{habits.name}.example/news/from/{start + 1}"
    content, media_type = habits.layout(shown, habits.language)
    return Page(
        content=content.encode(),
        address=address,
        url=address,
        source=habits.name,
        fetched_at=datetime.combine(seen_on, time(12), UTC),
        media_type=media_type,
        charset="utf-8",
    )


def _rows(days: list[date], habits: Habits, chance: Random, seen_on: date) -> Iterator[Row]:
    previous: date | None = None
    for number, day in enumerate(days):
        write = habits.write
        # A date by another hand is told from the others only where a number above 12 is in it.
        if habits.write_other is not None and day.day > 12 and chance.random() < 0.2:
            write = habits.write_other
        link_day = _earlier(day, chance, 0.1) if chance.random() < habits.link_share else None
        yield Row(
            title=f"{_TOPICS[number % len(_TOPICS)]}, part {number}",
            link=f"/{link_day:%Y/%m/%d}/part-{number}" if link_day else f"/articles/part-{number}",
            link_day=link_day,
            day=write(day, seen_on),
            is_repeated=day == previous,
            dateline=f"Ann Lee, Harbour Post, {_earlier(day, chance, 0.4):%B %-d %Y}:… "
            if habits.has_datelines
            else "",
        )
        previous = day


def _earlier(day: date, chance: Random, share: float) -> date:
    """Return the day of a draft, or of the paper that an entry is taken from."""
    return day - timedelta(chance.randint(1, 70)) if chance.random() < share else day


_TOPICS = (
    "The ferry comes back to the old harbour",
    "Bees are counted in the gardens of the town",
    "A bridge is mended before the winter",
    "The library opens on Sunday mornings",
    "Rain fills the lake above the village",
    "Children plant trees along the canal",
    "A choir sings in the empty market hall",
)
