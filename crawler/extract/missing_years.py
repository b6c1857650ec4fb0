"""Find the years of days that are written without one, from where they stand in their listing.

A listing runs one way, nearly always the newest first. A day and month between two complete dates has
the year that keeps it between them; where more than one year does, or none, the year stays unknown.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

# A page fetched in the evening may already carry the next day's date, east of where it was fetched.
MAX_AHEAD = timedelta(days=1)
MIN_DATED = 3  # entries that show which way a list runs; two run some way by chance
MAX_STICKY = 3  # entries set on top of a list, out of order: announcements, favourites
SPAN_RATIO = 3  # one complete date leaves both ways open; the right one has by far the shorter span
USUAL_GAP = timedelta(days=31)  # the first entry may be a sticky one: it is believed near the next one only
MAX_GAPS = 2  # as far from the next one as twice the widest gap between others
YEARS_TO_LEAP_DAY = 8  # at most, as from 1896 to 1904


class MonthDay(NamedTuple):
    """A day of a year that is not written."""

    month: int
    day: int


Day = date | MonthDay


def find_years(days: Sequence[Day | None], latest_on: date) -> list[int | None]:
    """Return the year of each day that lacks it, in page order; None where it stays unknown.

    None among the days is an entry without a day. `latest_on` is when the page was fetched, or later:
    it only ever bounds.

    >>> find_years([date(2024, 2, 9), MonthDay(1, 5), MonthDay(12, 28), date(2023, 12, 3)], date(2024, 3, 1))
    [None, 2024, 2023, None]
    """
    years: list[int | None] = [None] * len(days)
    run = [(place, day) for place, day in enumerate(days) if day is not None]
    latest_on += MAX_AHEAD
    ordered = _newest_first([day for _, day in run], latest_on)
    if ordered is None:
        return years
    sticky, is_reversed = ordered
    run = run[sticky:]  # what has no year and stands above a sticky entry is sticky as well
    if is_reversed:
        run.reverse()
    found = _solve([day for _, day in run], latest_on)
    for (place, day), known in zip(run, found, strict=True):
        if known is not None and isinstance(day, MonthDay):
            years[place] = known.year
    return years


def _newest_first(days: list[Day], latest_on: date) -> tuple[int, bool] | None:
    """Return how many days on top are out of order, and whether the list runs the other way."""
    places = [place for place, day in enumerate(days) if isinstance(day, date)]
    complete = [day for day in days if isinstance(day, date)]
    if len(days) < MIN_DATED or not complete or max(complete) > latest_on:
        return None
    if len(complete) == 1:
        return (0, False) if _is_shorter_newest_first(days, complete[0]) else None
    if _rises(complete):
        # A sticky entry above a single newer one would look like this, too.
        is_sure = len(complete) > 2 or not _falls_anywhere(days)
        return (0, True) if is_sure else None
    for count in range(min(MAX_STICKY, len(complete) - 2) + 1):
        rest, above = complete[count:], places[count - 1] + 1 if count else 0
        if len(days) - above >= MIN_DATED and _rises(rest[::-1]):
            return above, False
    return None


def _solve(days: list[Day], latest_on: date) -> list[date | None]:
    """Date the days of a run, newest first; all unknown where one contradicts the complete dates."""
    found: list[date | None] = [day if isinstance(day, date) else None for day in days]
    stops = [place for place, day in enumerate(days) if isinstance(day, date)]
    for above, below in pairwise(stops):
        between = _between(days[above + 1 : below], found[above], found[below])
        if between is None:
            return [None] * len(days)
        found[above + 1 : below] = between
    gaps = [before - after for before, after in pairwise(day for day in found if day is not None)]
    gap = max(gaps, default=USUAL_GAP)
    found[: stops[0]] = _on_top(days[: stops[0]], found[stops[0]], latest_on, gap)
    return found


def _between(days: list[Day], above: date | None, below: date | None) -> list[date | None] | None:
    """Date the days between two complete ones, where only one year is possible; None where none is."""
    latest, earliest = _down_from(days, above), _up_from(days, below)
    pairs = list(zip(latest, earliest, strict=True))
    if any(last is None or first is None or first > last for last, first in pairs):
        return None
    return [last if last == first else None for last, first in pairs]


def _on_top(days: list[Day], below: date | None, latest_on: date, gap: timedelta) -> list[date | None]:
    """Date the days above the first complete one, upwards to the first that is open or out of order.

    Any of them may be sticky. So each has the same year whether it is counted up from the next one or
    down from the day of the page, and the first of all lies no further from the next than is usual.
    """
    found: list[date | None] = [None] * len(days)
    bound = below
    for place in range(len(days) - 1, -1, -1):
        earliest = _move(days[place], bound, 1)
        if earliest is None or earliest != _move(days[place], latest_on, -1):
            # More of them than are ever set on top: this is no run at all.
            is_sticky = place < MAX_STICKY and (earliest is None or earliest > latest_on)
            return found if is_sticky else [None] * len(days)
        if place == 0 and bound is not None and earliest - bound > MAX_GAPS * gap:
            return found
        found[place] = bound = earliest
    return found


def _down_from(days: list[Day], bound: date | None) -> list[date | None]:
    """Give each day the latest year that is not after the one above it."""
    found = []
    for day in days:
        bound = _move(day, bound, -1)
        found.append(bound)
    return found


def _up_from(days: list[Day], bound: date | None) -> list[date | None]:
    """Give each day the earliest year that is not before the one below it."""
    found = []
    for day in reversed(days):
        bound = _move(day, bound, 1)
        found.append(bound)
    return found[::-1]


def _move(day: Day, bound: date | None, step: int) -> date | None:
    """Return the day in the year nearest to a bound: not after it (step -1), or not before it (step 1)."""
    if bound is None or isinstance(day, date):
        return None
    for years in range(YEARS_TO_LEAP_DAY + 1):
        try:
            on = date(bound.year + step * years, *day)
        except ValueError:
            continue  # 29 February, or beyond the calendar
        if (on >= bound) if step > 0 else (on <= bound):
            return on
    return None


def _rises(days: Sequence[date]) -> bool:
    return days[0] < days[-1] and all(before <= after for before, after in pairwise(days))


def _falls_anywhere(days: list[Day]) -> bool:
    parts = [MonthDay(day.month, day.day) for day in days]
    return any(before > after for before, after in pairwise(parts))


def _is_shorter_newest_first(days: list[Day], complete: date) -> bool:
    place = days.index(complete)
    above, below = days[:place], days[place + 1 :]
    newest = [*_up_from(above, complete)[:1], complete, *_down_from(below, complete)[-1:]]
    oldest = [*_down_from(above[::-1], complete)[-1:], complete, *_up_from(below[::-1], complete)[:1]]
    falling, rising = ([day.toordinal() for day in ends if day is not None] for ends in (newest, oldest))
    return (max(falling) - min(falling)) * SPAN_RATIO <= max(rising) - min(rising)
