"""Read a day and a month that are written without a year: "5 March", "12 januari", "٥ مارس", "15/03".

Which year it is, only what stands around the text can say.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.normalise.clock import find_clock
from pipelines.normalise.date_atoms import Kind, Part, cut, normalise_digits, primary_language
from pipelines.normalise.date_reading import MAX_POSTED_CHARS, find_day
from pipelines.normalise.date_surroundings import is_all, without_clock
from pipelines.normalise.date_words import load_weekdays

LEAP_YEAR = 2000  # has every day of a month that a year can have

# Of numbers alone, "15/03" and "15.03." only: 03/24 may be March 2024, 15.10 the time, and 3-15 a score.
_NUMBERS = re.compile(r"(?P<day>\d\d)(?:/(?P<month>\d\d)|\.\s?(?P<month_>\d\d)\.)(?![\d/.])")
_YEAR_MARKS = frozenset("'’/-")  # "March '20", "03/March"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDay:
    """A day of a month of no stated year, and where in the given text it stands."""

    month: int
    day: int
    span: tuple[int, int]

    @property
    def iso(self) -> str:
        """As ISO 8601:2000 wrote it, and XML Schema's gMonthDay and vCard still do: `--03-05`."""
        return f"--{self.month:02}-{self.day:02}"


def find_month_day(text: str, language: str | None) -> MonthDay | None:
    """Read text that is nothing but a day and a month, with labels, weekdays and times around them.

    None where there is a third number (a year, the end of a range) and for text of more than
    MAX_POSTED_CHARS characters.

    >>> find_month_day("Posted on Thursday, 5 March at 10:30", "en").iso
    '--03-05'
    """
    if len(text) > MAX_POSTED_CHARS:
        return None
    return _read(normalise_digits(text), primary_language(language))


@lru_cache(maxsize=4096)
def _read(plain: str, language: str | None) -> MonthDay | None:
    numbers = _NUMBERS.fullmatch(plain.strip())
    if numbers:
        start = len(plain) - len(plain.lstrip())
        number = int(numbers["day"])
        of = int(numbers["month"] or numbers["month_"])
        return _known(of, number, (start, start + numbers.end())) if number > 12 else None
    clock = find_clock(plain)
    if clock is not None:
        plain = without_clock(plain, clock)
    parts, words = cut(plain, language)
    pair = _pair(parts, plain)
    if pair is None:
        return None
    first, second = pair
    day, month = (first, second) if first.kind is Kind.SHORT else (second, first)
    if month is first and not month.width and _is_weekday(plain, month) and language != "en":
        return None  # "mar 5" is Tuesday the fifth in half of the languages that have the word
    span = (first.start, second.end)
    return _known(month.value, day.value, span) if is_all(plain, parts, words, [span]) else None


def _pair(parts: list[Part], plain: str) -> tuple[Part, Part] | None:
    """Return the day and the month in their order, where nothing else is a number."""
    if len(parts) == 3:  # "mar 5 maio": a weekday in front
        if not _is_weekday(plain, parts[0]):
            return None
        parts = parts[1:]
    if len(parts) != 2 or {part.kind for part in parts} != {Kind.SHORT, Kind.MONTH}:
        return None
    first, second = parts
    if second.gap is None or (first.kind is Kind.MONTH and _YEAR_MARKS & set(second.gap)):
        return None
    return first, second


def _is_weekday(plain: str, part: Part) -> bool:
    return plain[part.start : part.end] in load_weekdays()


def _known(month: int, day: int, span: tuple[int, int]) -> MonthDay | None:
    if find_day(LEAP_YEAR, month, day) is None:
        return None
    return MonthDay(month=month, day=day, span=span)
