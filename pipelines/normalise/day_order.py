"""Decide from the dates of a page whether the day or the month comes first in 03/04/2020."""

from collections.abc import Iterable
from datetime import date

from pipelines.items import DayOrder
from pipelines.normalise.date_atoms import cut, normalise_digits
from pipelines.normalise.date_reading import MAX_POSTED_CHARS, find_day
from pipelines.normalise.date_shapes import find_numeric

MIN_ORDER_EVIDENCE = 3  # open dates; from three on, the smaller span was hardly ever wrong in simulated pages
ORDER_SPAN_RATIO = 3


def decide_day_order(texts: Iterable[str]) -> DayOrder | None:
    """Tell from a page's dates which of day and month comes first, None where that stays open.

    A number above 12 proves it, and a contradiction disproves all. Else the entries of a listing lie
    close together: the order that gives a span at least three times smaller is right.
    """
    dates = list(_numeric_dates(texts))
    day_first = any(first > 12 for first, _, _ in dates)
    month_first = any(second > 12 for _, second, _ in dates)
    if day_first and month_first:
        return None
    if day_first or month_first:
        return DayOrder.DAY_FIRST if day_first else DayOrder.MONTH_FIRST
    if len(dates) < MIN_ORDER_EVIDENCE:
        return None
    by_day = _span_days(find_day(year, second, first) for first, second, year in dates)
    by_month = _span_days(find_day(year, first, second) for first, second, year in dates)
    if max(by_day, 1) * ORDER_SPAN_RATIO <= by_month:
        return DayOrder.DAY_FIRST
    if max(by_month, 1) * ORDER_SPAN_RATIO <= by_day:
        return DayOrder.MONTH_FIRST
    return None


def _numeric_dates(texts: Iterable[str]) -> Iterable[tuple[int, int, int]]:
    for text in texts:
        parts, _ = cut(normalise_digits(text[:MAX_POSTED_CHARS]), None)
        for first, second, year in find_numeric(parts):
            # What is no date by either order is no evidence for one.
            if find_day(year, first, second) or find_day(year, second, first):
                yield first, second, year


def _span_days(days: Iterable[date | None]) -> int:
    ordinals = [day.toordinal() for day in days if day is not None]
    return max(ordinals) - min(ordinals) if ordinals else 0
