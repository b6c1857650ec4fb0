"""Complete days and months by a year: of the period the page is an archive of, else by their order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from crawler.extract.day_fragments import complete, is_day_and_month, read_month_day, with_year
from crawler.extract.missing_years import MAX_AHEAD, Day, MonthDay, find_years
from pipelines.items import DayOrder, PostedSource, PostedText, Precision
from pipelines.normalise.dates import parse_posted
from pipelines.normalise.day_order import find_proved_order


def complete_years(
    posted: Sequence[PostedText | None], *, language: str | None, latest_on: date, period: str | None = None
) -> list[PostedText | None]:
    """Return the first statements of a listing's entries, those without a year completed where it is sure.

    `period` is the year or month that the page says it is an archive of; `latest_on` is the day the page
    was fetched, or later. What a page writes stays as it is, in `raw`.
    """
    is_open = [
        stated is not None and stated.completed is None and is_day_and_month(stated.raw, language)
        for stated in posted
    ]
    if not any(is_open):
        return list(posted)
    order = _order(posted, is_open, language)
    days = [
        _read(stated, lacks_year, language, order) for stated, lacks_year in zip(posted, is_open, strict=True)
    ]
    wholes = _by_period(posted, days, period, language, order, latest_on) if period is not None else None
    if wholes is None:
        years = find_years(days, latest_on)
        wholes = [
            with_year(stated.raw, str(year), language) if stated is not None and year is not None else None
            for stated, year in zip(posted, years, strict=True)
        ]
    return [
        replace(stated, completed=whole, source=PostedSource.INHERITED)
        if stated is not None and lacks_year and whole is not None
        else stated
        for stated, whole, lacks_year in zip(posted, wholes, is_open, strict=True)
    ]


def _order(posted: Sequence[PostedText | None], is_open: list[bool], language: str | None) -> DayOrder | None:
    texts = [
        with_year(stated.raw, None, language) if lacks_year else stated.completed or stated.raw
        for stated, lacks_year in zip(posted, is_open, strict=True)
        if stated is not None
    ]
    return find_proved_order((text for text in texts if text is not None), language=language)


def _read(
    stated: PostedText | None, lacks_year: bool, language: str | None, order: DayOrder | None
) -> Day | None:
    """Return the day of a statement, None where it is open, counted back, or no day."""
    if stated is None:
        return None
    if lacks_year:
        found = read_month_day(stated.raw, language, order)
        return MonthDay(*found) if found is not None else None
    reading = parse_posted(stated.completed or stated.raw, language=language, day_order=order)
    if reading is None or reading.ambiguous or reading.precision is not Precision.DAY:
        return None
    return reading.on


def _by_period(
    posted: Sequence[PostedText | None],
    days: list[Day | None],
    period: str,
    language: str | None,
    order: DayOrder | None,
    latest_on: date,
) -> list[str | None] | None:
    """Complete days by the period of the page, None where the days contradict that they are of it.

    A list of a whole year runs one way through it; one that turns from January to December does not.
    """
    known = parse_posted(period, language=language)
    if known is None:
        return None
    wholes: list[str | None] = []
    dated: list[date] = []
    for stated, day in zip(posted, days, strict=True):
        whole = complete(stated.raw, period, language) if stated and isinstance(day, MonthDay) else None
        reading = parse_posted(whole, language=language, day_order=order) if whole is not None else None
        on = day if isinstance(day, date) else reading.on if reading is not None else None
        if day is not None and (on is None or on.year != known.on.year or on > latest_on + MAX_AHEAD):
            return None
        if on is not None:
            dated.append(on)
        wholes.append(whole)
    steps = [after - before for before, after in pairwise(dated)]
    turns = any(step.days > 0 for step in steps) and any(step.days < 0 for step in steps)
    return None if turns and known.precision is Precision.YEAR else wholes
