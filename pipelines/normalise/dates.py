"""Read dates as pages write them: `parse_posted` a whole text, `find_dates` those inside one.

Nothing is filled in: without a year there is no date, and a year of a calendar that is not known gives none.
Text over its cap is not read; every step is linear.
"""

import re
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from itertools import pairwise

from pipelines.items import DayOrder, Precision
from pipelines.normalise.clock import find_clock, parse_iso_clock
from pipelines.normalise.date_agreement import blank_out, without_doubles
from pipelines.normalise.date_atoms import cut, is_thai, normalise_digits, primary_language
from pipelines.normalise.date_calendars import find_other_calendars
from pipelines.normalise.date_ranges import are_joined
from pipelines.normalise.date_reading import MAX_POSTED_CHARS, DateReading, find_day, settle_year
from pipelines.normalise.date_shapes import Written, can_have_short_years, find_shapes
from pipelines.normalise.date_surroundings import find_label, is_all, without_clock
from pipelines.normalise.date_words import UPDATE_WORDS, load_tolerated
from pipelines.normalise.relative_dates import find_relative
from pipelines.normalise.word_table import word_table

__all__ = ["DateReading", "find_dates", "parse_posted"]

MAX_TEXT_CHARS = 400

# The forms that machines write, and most pages too.
_PLAIN = re.compile(r"\s*(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})\s*")
_ISO = re.compile(r"\s*(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)[t ](?P<clock>[\d:.,+z-]{5,35})\s*")
_COMPACT = re.compile(r"\s*(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:t\d{2,6}z?)?\s*")
_YEAR = re.compile(r"\s*(\d{4})\s*年?\s*")
_YEAR_AND_MONTH = re.compile(r"\s*(?:(\d{4})[-/.](\d\d?)|(\d\d?)[-/.](\d{4}))\s*")

_NUMBER = re.compile("[0-9]+")
PERSIAN_DIGIT = re.compile("[\u06f0-\u06f9]")
_REACH_CHARS = 40  # two of the longest names of months with their small words

_LABEL_VERBS = word_table(
    "posted published added created written submitted veröffentlicht publié publicado on",
)


def parse_posted(
    text: str,
    *,
    fetched_at: datetime | None = None,
    language: str | None = None,
    day_order: DayOrder | None = None,
) -> DateReading | None:
    """Read text that is nothing but a date, with labels, weekdays and times around it.

    Of 03/04/2020, `day_order` decides; without it the reading is `ambiguous`, `on` the language's
    habit (month first for en-US only). A relative date needs `fetched_at`. A text that says when a
    page was updated is not a date of posting. None where no rule reads the whole text.

    >>> parse_posted("Posted on: Jan. 10th, 2020 at 10:00").on
    datetime.date(2020, 1, 10)
    """
    if len(text) > MAX_POSTED_CHARS:
        return _parse_spaced(text, fetched_at, language, day_order)
    if language is None and not text.isascii() and PERSIAN_DIGIT.search(text):
        language = "fa"
    plain = normalise_digits(text)
    reading = settle_year(_parse_plain(plain) or _parse_whole(plain, language, day_order), fetched_at)
    if reading is None and fetched_at is not None:
        reading = _find_relative(plain, fetched_at)
        if reading is not None:
            reading = replace(reading, span=(0, len(text)))
    return reading


def _parse_spaced(
    text: str, fetched_at: datetime | None, language: str | None, day_order: DayOrder | None
) -> DateReading | None:
    """Read long text that is short without its indentation."""
    collapsed = " ".join(text.split())
    if not collapsed or len(collapsed) > MAX_POSTED_CHARS:
        return None
    reading = parse_posted(collapsed, fetched_at=fetched_at, language=language, day_order=day_order)
    if reading is None:
        return None
    positions = [index for index, character in enumerate(text) if not character.isspace()]
    start, end = reading.span
    first = positions[len(collapsed[:start].replace(" ", ""))]
    last = positions[len(collapsed[:end].replace(" ", "")) - 1]
    return replace(reading, span=(first, last + 1))


def find_dates(
    text: str, *, language: str | None = None, day_order: DayOrder | None = None
) -> list[DateReading]:
    """Find the dates inside short text, in order; text beyond its first 400 characters is not read.

    >>> [str(reading.on) for reading in find_dates("of 2020-01-12, seen 14 January 2020")]
    ['2020-01-12', '2020-01-14']
    """
    plain = normalise_digits(text[:MAX_TEXT_CHARS])
    if not _has_digit(plain):
        return []
    found = list(find_other_calendars(plain, language, whole=False))
    plain = blank_out(plain, found)
    written = _written(plain, language, day_order, whole=False)
    for start, stop in _windows(plain):
        parts, _ = cut(plain, primary_language(language), start, stop)
        found += find_shapes(parts, plain, written)
    return _without_ranges(plain, without_doubles(sorted(found, key=lambda reading: reading.span)))


def _without_ranges(plain: str, readings: list[DateReading]) -> list[DateReading]:
    """Leave out the first and the last day of ranges: "2020-03-04 to 2020-03-06"."""
    ends = {
        id(reading)
        for first, last in pairwise(readings)
        if first.precision is last.precision is Precision.DAY
        and first.on != last.on
        and are_joined(plain, first.span[1], last.span[0])
        for reading in (first, last)
    }
    return [reading for reading in readings if id(reading) not in ends]


def _windows(plain: str) -> list[tuple[int, int]]:
    """Return where dates can be: around numbers, as far as a date reaches to its month's name."""
    windows: list[tuple[int, int]] = []
    for number in _NUMBER.finditer(plain):
        start = max(0, number.start() - _REACH_CHARS)
        while 0 < start < number.start() and not plain[start - 1].isspace():
            start += 1
        stop = min(len(plain), number.end() + _REACH_CHARS)
        if windows and start <= windows[-1][1]:
            start = windows.pop()[0]
        windows.append((start, stop))
    return windows


def _parse_plain(plain: str) -> DateReading | None:
    match = _PLAIN.fullmatch(plain) or _COMPACT.fullmatch(plain) or _ISO.fullmatch(plain)
    if match is None:
        return None
    on = find_day(int(match["year"]), int(match["month"]), int(match["day"]))
    if on is None:
        return None
    span = (match.start("year"), match.end("day"))
    if match.re is not _ISO:
        return DateReading(on=on, span=span)
    clock = parse_iso_clock(match["clock"])
    if clock is None:
        return None
    return DateReading(on=on, at=clock.on(on), time_of_day=clock.without_zone, span=span)


@lru_cache(maxsize=16_384)
def _parse_whole(plain: str, language: str | None, day_order: DayOrder | None) -> DateReading | None:
    """Read the whole text; entries of one day write the same, so readings are remembered."""
    if not _has_digit(plain):
        return None
    clock = find_clock(plain)
    if clock is not None:  # "Sun Jan 12 10:00:00 2020" has it between day and year
        plain = without_clock(plain, clock)
    others = list(find_other_calendars(plain, language, whole=True))
    rest = blank_out(plain, others)
    parts, words = cut(rest, primary_language(language))
    readings = [*find_shapes(parts, rest, _written(plain, language, day_order, whole=True)), *others]
    if not readings:
        return _parse_partial(plain)
    reading, *others = without_doubles(readings)
    if any((r.on, r.precision) != (reading.on, reading.precision) for r in others):
        return None
    if not is_all(rest, parts, words, [r.span for r in readings]):
        return None
    if clock is None or reading.precision is not Precision.DAY:
        return reading
    at = None if reading.ambiguous else clock.on(reading.on)
    return replace(reading, at=at, time_of_day=clock.without_zone)


def _parse_partial(plain: str) -> DateReading | None:
    """Read a year, or year and month in numbers: too little to be looked for inside text."""
    if (match := _YEAR.fullmatch(plain)) and (on := find_day(int(match[1]), 1, 1)):
        return DateReading(on=on, precision=Precision.YEAR, span=match.span(1))
    if match := _YEAR_AND_MONTH.fullmatch(plain):
        on = find_day(int(match[1] or match[4]), int(match[2] or match[3]), 1)
        if on is not None:
            start = match.start(1) if match[1] else match.start(3)
            return DateReading(
                on=on, precision=Precision.MONTH, span=(start, match.end(match.lastindex or 0))
            )
    return None


def _find_relative(plain: str, fetched_at: datetime) -> DateReading | None:
    """Read a relative date with a label in front, and with a time: "Posted: 3 days ago", "hier à 18h"."""
    label = find_label(plain)
    if label is not None and not UPDATE_WORDS & set(label[1].split()):
        plain = plain[label.end() :]
    words = plain.split()
    while len(words) > 1 and words[0] in _LABEL_VERBS:
        words = words[1:]
    plain = " ".join(words)
    reading = find_relative(plain, fetched_at)  # first: "2h ago" is two hours, not two o'clock
    clock = find_clock(plain) if reading is None else None
    if clock is None:
        return reading
    words = without_clock(plain, clock).split()
    while len(words) > 1 and words[-1].strip(",.") in load_tolerated():
        words = words[:-1]
    return find_relative(" ".join(words), fetched_at)


def _written(plain: str, language: str | None, day_order: DayOrder | None, *, whole: bool) -> Written:
    primary = primary_language(language)
    return Written(
        language=primary,
        month_first=language is not None and language.replace("_", "-").lower().startswith("en-us"),
        day_order=day_order,
        short_years=can_have_short_years(plain, primary),
        buddhist=is_thai(plain, primary),
        whole=whole,
    )


def _has_digit(plain: str) -> bool:
    return _NUMBER.search(plain) is not None
