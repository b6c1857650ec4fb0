"""The record of a date that was read from text, and what a calendar day may be."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from pipelines.items import Calendar, DayOrder, Precision

FIRST_YEAR, LAST_YEAR = 1800, 2199  # other calendars' years (1398, 1441, 2563) lie outside

MAX_POSTED_CHARS = 120  # a date with label, weekday, time and zone is shorter; the cap bounds the work


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """A date as written, with what the writing left open."""

    on: date  # the first day of the period
    precision: Precision = Precision.DAY
    calendar: Calendar = Calendar.GREGORIAN  # that it is written in
    ambiguous: bool = False  # day and month could be swapped
    alternative_on: date | None = None  # the other reading of an ambiguous date
    order: DayOrder | None = None  # by which an all-numeric date was read; None where both give one day
    order_is_open: bool = False  # by the writing alone both orders give a day, and not the same
    year_first_on: date | None = None  # what two digits for each number say with the year first: 20/03/04
    at: datetime | None = None  # UTC; only where both a time and a zone are written
    time_of_day: time | None = None  # where a time is written and no zone
    relative: bool = False  # counted from when the page was fetched
    span: tuple[int, int]  # of the date itself (without time and labels) in the given text


def settle_year(reading: DateReading | None, fetched_at: datetime | None) -> DateReading | None:
    """Decide whether the year of 20/03/04 stands first or last by when the page was fetched.

    A day after the next is none of posting. None where both remain, or neither; without `fetched_at`
    the reading stays as it is.
    """
    if reading is None or reading.year_first_on is None or fetched_at is None:
        return reading
    latest = fetched_at.date() + timedelta(days=1)
    if reading.year_first_on > latest:
        return replace(reading, year_first_on=None)
    if reading.on <= latest:
        return None
    at = None  # a time belongs to the day it was read with
    return replace(reading, on=reading.year_first_on, year_first_on=None, order=None, at=at)


def find_day(year: int, month: int, day: int) -> date | None:
    """Return the calendar day, None where there is no such day or the year is not plausible."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
