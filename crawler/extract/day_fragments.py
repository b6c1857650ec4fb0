"""Days that are written without their year, or without month and year, and what completes them."""

import re

from pipelines.items import DayOrder, Precision
from pipelines.normalise.dates import DateReading, parse_posted
from pipelines.normalise.word_table import word_table

MIN_PARTIAL_CHARS, MAX_PARTIAL_CHARS = 3, 20
MAX_DAY_CHARS = 5  # "17th:"
LEAP_YEAR = "2000"  # has every day
DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|[.:日일])?:?")
NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\.?")
MONTH_NAME = re.compile(r"[^\d\W_][^\d\s]*|\d{1,2}[月월]")
SHORT_ISO = re.compile(r"\d\d-\d\d")
DIGIT = re.compile(r"\d")
AROUND = "()[]{}【】（）-–—·•|,:： "
# Where the day comes first even with a hyphen, 05-06 may be in June; elsewhere it is short for ISO 8601.
DAY_FIRST_HYPHEN = word_table("nl pt es it fr de id vi tr ro el da ca gl he hi")
YEAR_FIRST = word_table("zh ja ko hu mn lt")


def is_day_and_month(text: str, language: str | None) -> bool:
    """Tell whether a text says nothing but a day and a month: "5 March", "(12-25)".

    >>> is_day_and_month("17/05", "pt"), is_day_and_month("4/31", "en")
    (True, False)
    """
    if not MIN_PARTIAL_CHARS <= len(text) <= MAX_PARTIAL_CHARS or DIGIT.search(text) is None:
        return False
    return _with_year(text, LEAP_YEAR, language) is not None


def is_day_alone(text: str) -> bool:
    """Tell whether a text is nothing but a day of the month: "17", "17:", "17日".

    >>> is_day_alone("17:"), is_day_alone("45"), is_day_alone("17 May")
    (True, False, False)
    """
    match = DAY.fullmatch(text.strip(AROUND))
    return match is not None and 1 <= int(match[1]) <= 31


def is_month_alone(text: str, language: str | None) -> bool:
    """Tell whether a text is nothing but the name of a month.

    >>> is_month_alone("March", "en"), is_month_alone("3月", "ja"), is_month_alone("Sunday", "en")
    (True, True, False)
    """
    text = text.strip(AROUND)
    if not 1 < len(text) <= MAX_PARTIAL_CHARS or MONTH_NAME.fullmatch(text) is None:
        return False
    reading = parse_posted(f"{text} {LEAP_YEAR}", language=language)
    return reading is not None and reading.precision is Precision.MONTH


def complete(fragment: str, period: str, language: str | None) -> str | None:
    """Complete a day by the month or year it stands under: "5 March" and "2019", "17:" and "May 2024".

    The two are put together as they are written where that reads as the day. None where they are none.
    """
    period = period.partition(" (")[0]  # "May 2024 (12)": a heading counts its entries
    known = parse_posted(period, language=language)
    if known is None or known.precision is Precision.DAY:
        return None
    text = fragment.strip(AROUND)
    if is_month_alone(text, language):
        return f"{text} {known.on.year}" if known.precision is Precision.YEAR else None
    if (day := DAY.fullmatch(text)) is not None:
        if known.precision is not Precision.MONTH:
            return None
        spelled = f"{known.on.year}-{known.on.month:02}-{int(day[1]):02}"
        wanted = parse_posted(spelled)
        for whole in (f"{text} {period}", f"{period}{text}", spelled):
            reading = parse_posted(whole, language=language)
            if wanted is not None and reading is not None and _is_day(reading) and reading.on == wanted.on:
                return whole
        return None
    dated = _with_year(fragment, str(known.on.year), language)
    if dated is None or known.precision is Precision.YEAR:
        return dated
    reading = parse_posted(dated, language=language)
    return dated if reading is not None and reading.on.month == known.on.month else None


def with_year(fragment: str, year: str | None, language: str | None) -> str | None:
    """Write a day and month with a year, as it reads as a day; without one, with a year that has every day.

    >>> with_year("(5 March)", "2019", "en"), with_year("29 February", "2019", "en")
    ('5 March 2019', None)
    """
    return _with_year(fragment, year or LEAP_YEAR, language)


def read_month_day(fragment: str, language: str | None, order: DayOrder | None) -> tuple[int, int] | None:
    """Return month and day of a fragment that has both, None where they could be swapped.

    >>> read_month_day("5 March", "en", None), read_month_day("3/4", "en", None)
    ((3, 5), None)
    """
    whole = _with_year(fragment, LEAP_YEAR, language)
    reading = parse_posted(whole, language=language, day_order=order) if whole is not None else None
    return (reading.on.month, reading.on.day) if reading is not None and not reading.ambiguous else None


def find_numbers(text: str) -> list[int]:
    """Return the numbers of a fragment that has nothing else, empty for any other.

    >>> find_numbers("(11-28)"), find_numbers("17:"), find_numbers("17 May")
    ([11, 28], [17], [])
    """
    text = text.strip(AROUND)
    if (numbers := NUMBERS.fullmatch(text)) is not None:
        return [int(numbers[1]), int(numbers[3])]
    day = DAY.fullmatch(text)
    return [int(day[1])] if day is not None else []


def is_short_iso(text: str) -> bool:
    """Tell whether a fragment is an ISO 8601 date without its year: "05-17"."""
    return SHORT_ISO.fullmatch(text.strip(AROUND)) is not None


def _with_year(fragment: str, year: str, language: str | None) -> str | None:
    text = fragment.strip(AROUND)
    numbers = NUMBERS.fullmatch(text)
    if numbers is None:
        return _first_day(f"{text} {year}", f"{year}-{text}", language=language)
    first, mark, second = numbers.groups()
    year_last, year_first = f"{first}{mark}{second}{mark}{year}", f"{year}{mark}{first}{mark}{second}"
    primary = (language or "").replace("_", "-").partition("-")[0].lower()
    if primary in YEAR_FIRST or (mark == "-" and primary not in DAY_FIRST_HYPHEN):
        return _first_day(year_first, year_last, language=language)
    return _first_day(year_last, year_first, language=language)


def _first_day(*wholes: str, language: str | None) -> str | None:
    for whole in wholes:
        reading = parse_posted(whole, language=language)
        if reading is not None and reading.precision is Precision.DAY:
            return whole
    return None


def _is_day(reading: DateReading) -> bool:
    return reading.precision is Precision.DAY and not reading.ambiguous
