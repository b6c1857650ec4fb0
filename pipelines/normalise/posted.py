"""Decide the day an entry was posted from what the page states about it, the most trusted first."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from pipelines.items import Issue, PostedSource, PostedText, RawEntry
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


def decide_posted(raw: RawEntry) -> Posted:
    """Return the first statement that reads as a day which is not in the page's future."""
    own = next((p.raw for p in raw.posted if p.source is not PostedSource.INHERITED), None)
    verbatim = own if own is not None else ("" if raw.posted_blank else None)
    if verbatim is None and raw.posted:
        verbatim = raw.posted[0].raw
    if not raw.posted:
        return Posted(None, None, verbatim, (Issue.NO_POSTED,))
    future = False
    for statement in raw.posted:
        reading = _read(statement, raw)
        if reading is None:
            continue
        reading = _not_ahead(reading, raw)
        if reading is None:
            future = True
            continue
        source = PostedSource.RELATIVE if reading.relative else statement.source
        ambiguous = (Issue.AMBIGUOUS_POSTED,) if reading.ambiguous else ()
        return Posted(reading, source, verbatim, ((Issue.FUTURE_POSTED,) if future else ()) + ambiguous)
    return Posted(None, None, verbatim, (Issue.FUTURE_POSTED if future else Issue.UNREAD_POSTED,))


def _read(statement: PostedText, raw: RawEntry) -> DateReading | None:
    text = _before_update(statement.raw)
    reading = parse_posted(text, fetched_at=raw.seen_at, language=raw.language_hint, day_order=raw.day_order)
    if reading is not None:
        return reading
    # "January 5, 2020 by A. Writer in News": more than a date, but only one.
    found = find_dates(text, language=raw.language_hint, day_order=raw.day_order)
    days = {(r.on, r.precision) for r in found}
    return found[0] if len(days) == 1 else None


def _before_update(text: str) -> str:
    """Leave out the day of a change: "Posted January 3, 2020 | Updated January 5, 2020"."""
    for word in _WORD.finditer(text[:MAX_TEXT_CHARS]):
        if word[0].lower() in UPDATE_WORDS:
            return text[: word.start()].rstrip(" |·,;(/–—-")
    return text


def _not_ahead(reading: DateReading, raw: RawEntry) -> DateReading | None:
    """Drop a day later than the page; where a date is open, its reading in the past is the right one."""
    latest = raw.seen_at.date() + MAX_AHEAD
    other = reading.alternative_on
    if other is None:
        return reading if reading.on <= latest else None
    past = [day for day in (reading.on, other) if day <= latest]
    if len(past) == 1:
        return replace(reading, on=past[0], ambiguous=False, alternative_on=None)
    return reading if past else None
