"""Decide the day an entry was posted from what the page states about it, the most trusted first."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from pipelines.items import Issue, PostedSource, PostedText, Precision, RawEntry
from pipelines.normalise.date_words import UPDATE_WORDS
from pipelines.normalise.dates import MAX_TEXT_CHARS, DateReading, find_dates, parse_posted

# A page fetched in the evening may already carry the next day's date, east of where it was fetched.
MAX_AHEAD = timedelta(days=1)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Posted:
    """The reading that counts, where it is known from, the entry's own words, and what is open."""

    reading: DateReading | None
    source: PostedSource | None
    raw: str | None
    issues: tuple[Issue, ...]


def decide_posted(raw: RawEntry, dateline_on: date | None = None) -> Posted:
    """Return the first statement that reads as a day, one that is not in the page's future if there is one.

    What it leaves open (day and month, or the day of a month) is decided by the other statements and
    by the day of the entry's own dateline, where one of them agrees with it.
    """
    verbatim = "" if raw.posted_blank else raw.posted[0].raw if raw.posted else None
    if not raw.posted:
        return Posted(None, None, verbatim, (Issue.NO_POSTED,))
    read = [(statement.source, _read(statement, raw)) for statement in raw.posted]
    kept = [(source, reading) for source, found in read if found and (reading := _not_ahead(found, raw))]
    future: tuple[Issue, ...] = ()
    if not kept:
        # The clock of a file can be wrong, so a day that is written is kept, and marked.
        kept = [(source, found) for source, found in read if found]
        future = (Issue.FUTURE_POSTED,)
    if not kept:
        return Posted(None, None, verbatim, (Issue.UNREAD_POSTED,))
    source, reading = kept[0]
    if reading.precision is not Precision.DAY:
        source, reading = next((other for other in kept if _is_within(other[1], reading)), kept[0])
    days = {other.on for _, other in kept if other.precision is Precision.DAY and not other.ambiguous}
    if dateline_on is not None:
        days.add(dateline_on)
    reading = _with_instant(_agreed(reading, days), raw.time_zone)
    return Posted(
        reading,
        PostedSource.RELATIVE if reading.relative else source,
        verbatim,
        future + ((Issue.AMBIGUOUS_POSTED,) if reading.ambiguous else ()),
    )


def _is_within(day: DateReading, period: DateReading) -> bool:
    """Tell whether one statement names a certain day of the month or year that another names."""
    same_month = day.on.month == period.on.month or period.precision is Precision.YEAR
    return (
        day.precision is Precision.DAY and not day.ambiguous and day.on.year == period.on.year and same_month
    )


def _agreed(reading: DateReading, days: set[date]) -> DateReading:
    """Choose the reading of an open date that another statement agrees with."""
    agreed = [day for day in (reading.on, reading.alternative_on) if day in days]
    if not reading.ambiguous or len(agreed) != 1 or agreed[0] is None:
        return reading
    return replace(reading, on=agreed[0], ambiguous=False, alternative_on=None)


def _read(statement: PostedText, raw: RawEntry) -> DateReading | None:
    text = _before_update(statement.completed or statement.raw)
    reading = parse_posted(text, fetched_at=_local(raw), language=raw.language_hint, day_order=raw.day_order)
    if reading is not None:
        return reading
    # "January 5, 2020 by A. Writer in News": more than a date, but only one.
    found = find_dates(text, language=raw.language_hint, day_order=raw.day_order)
    days = {(r.on, r.precision) for r in found}
    return found[0] if len(days) == 1 else None


def _with_instant(reading: DateReading, time_zone: str | None) -> DateReading:
    """Tell the instant of a time without a zone, where the source's zone is known."""
    is_open = reading.ambiguous or reading.precision is not Precision.DAY
    if time_zone is None or reading.time_of_day is None or is_open:
        return reading
    at = datetime.combine(reading.on, reading.time_of_day, _load_zone(time_zone))
    return replace(reading, at=at.astimezone(UTC))


def _local(raw: RawEntry) -> datetime:
    """Return when the page was fetched, as clocks at the source showed it; in UTC where that is unknown."""
    return raw.seen_at.astimezone(_load_zone(raw.time_zone)) if raw.time_zone is not None else raw.seen_at


@cache
def _load_zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _before_update(text: str) -> str:
    """Leave out the day of a change: "Posted January 3, 2020 | Updated January 5, 2020"."""
    for word in _WORD.finditer(text[:MAX_TEXT_CHARS]):
        if word[0].lower() in UPDATE_WORDS:
            return text[: word.start()].rstrip(" |·,;(/–—-")
    return text


def _not_ahead(reading: DateReading, raw: RawEntry) -> DateReading | None:
    """Drop a day later than the page; where a date is open, its reading in the past is the right one."""
    latest = _local(raw).date() + MAX_AHEAD
    other = reading.alternative_on
    if other is None:
        return reading if reading.on <= latest else None
    past = [day for day in (reading.on, other) if day <= latest]
    if len(past) == 1:
        return replace(reading, on=past[0], ambiguous=False, alternative_on=None)
    return reading if past else None
