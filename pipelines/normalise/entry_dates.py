"""Read what an entry states of its day, and find among it the all-numeric date whose order counts."""

import re
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from pipelines.items import DayOrder, OrderEvidence, PostedText, Precision, RawEntry
from pipelines.normalise.date_reading import settle_year
from pipelines.normalise.date_words import UPDATE_WORDS
from pipelines.normalise.dates import MAX_TEXT_CHARS, DateReading, find_dates, parse_posted
from pipelines.normalise.open_date import OpenDate
from pipelines.normalise.other_days import find_other_days

_WORD = re.compile(r"[^\W\d_]+")


def read_statement(statement: PostedText, raw: RawEntry, order: DayOrder | None) -> DateReading | None:
    """Read one statement by a decided order; where it is None, an open date is read as `ambiguous`."""
    text = before_update(statement.completed or statement.raw)
    seen_at = local_time(raw)
    reading = parse_posted(text, fetched_at=seen_at, language=raw.language_hint, day_order=order)
    if reading is not None:
        return reading
    # "January 5, 2020 by A. Writer in News": more than a date, but only one.
    found = find_dates(text, language=raw.language_hint, day_order=order)
    days = {(r.on, r.precision) for r in found}
    return settle_year(found[0], seen_at) if len(days) == 1 else None


def find_open_date(raw: RawEntry, dateline_raw: str | None = None) -> OpenDate | None:
    """Return the first all-numeric date that the entry states, with the other days it states.

    None where it states none, or one that is the same day by both orders.
    """
    read = [(each, found) for each in raw.posted if (found := read_statement(each, raw, None)) is not None]
    statement, numeric = next((pair for pair in read if pair[1].order is not None), (None, None))
    if statement is None or numeric is None:
        return None
    stated = {r.on for _, r in read if r.order is None and r.precision is Precision.DAY}
    beside = find_other_days(raw.url_raw, dateline_raw, language=raw.language_hint)
    is_declared = raw.day_order_evidence is OrderEvidence.DECLARED
    is_day_first = numeric.order is DayOrder.DAY_FIRST
    other = numeric.alternative_on
    return OpenDate(
        day_first_on=numeric.on if is_day_first else other,
        month_first_on=other if is_day_first else numeric.on,
        other_days=tuple(sorted(stated.union(beside))),
        seen_on=local_time(raw).date(),
        form=_form_of(before_update(statement.completed or statement.raw)[slice(*numeric.span)]),
        read_order=raw.day_order if is_declared else None,
        read_evidence=raw.day_order_evidence if is_declared else None,
    )


def _form_of(written: str) -> str:
    """Return the separators of a date and the number of digits of its year.

    >>> _form_of("3/14/2020"), _form_of("03.04.20")
    ('//4', '..2')
    """
    separators = "".join(character for character in written if not character.isalnum())
    year = written[len(written.rstrip("0123456789")) :]
    return separators + str(len(year))


def before_update(text: str) -> str:
    """Leave out the day of a change: "Posted January 3, 2020 | Updated January 5, 2020"."""
    for word in _WORD.finditer(text[:MAX_TEXT_CHARS]):
        if word[0].lower() in UPDATE_WORDS:
            return text[: word.start()].rstrip(" |·,;(/–—-")
    return text


def local_time(raw: RawEntry) -> datetime:
    """Return when the page was fetched, as clocks at the source showed it; in UTC where that is unknown."""
    return raw.seen_at.astimezone(load_zone(raw.time_zone)) if raw.time_zone is not None else raw.seen_at


@cache
def load_zone(name: str) -> ZoneInfo:
    """Return the zone of an IANA name."""
    return ZoneInfo(name)
