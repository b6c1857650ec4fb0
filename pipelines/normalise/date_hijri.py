"""Find dates of the lunar Hijri calendar: "14 رجب 1445 هـ", "Rajab 14, 1445 AH", "1445/07/14هـ".

A month's name with a year of this calendar says which calendar it is. Numbers alone do where the era is
written, and on Arabic pages: no other calendar in use there has these years.
"""

import re
from collections.abc import Iterator

from pipelines.items import Calendar
from pipelines.normalise.calendar_hijri import find_hijri_day
from pipelines.normalise.calendar_hijri_months import MAX_WORDS, find_month
from pipelines.normalise.date_reading import DateReading
from pipelines.normalise.word_forms import WORD

_YEAR = r"(?P<year>1(?:3[4-9]\d|4\d\d|500))(?!\d)"
_ERA = (
    r"(?P<era>\s{0,3}(?:[هھہە][ـ\u200d]?(?:[.\s]{0,2}ق)?|هجر[يیى]ة?|ہجر[یيى]|ق|قمر[يیى]"
    r"|a\.?\s?h\.?|h\.?)(?![^\W\d_]))"
)
_NUMBER = r"(?<!\d)(?<!\d[./-])(?P<day>\d{1,2})"
# At most the longest name and its small words stand between: the work is bounded for every number.
_DAY_FIRST = re.compile(rf"{_NUMBER}(?P<words>[^\d\n]{{3,40}}){_YEAR}{_ERA}?")
_MONTH_FIRST = re.compile(rf"{_NUMBER}(?:st|nd|rd|th)?[\s,،]{{1,3}}{_YEAR}{_ERA}?")
_NAME_CHARS = 30  # the longest name in front
_NUMBERS = re.compile(
    r"(?<![\d./-])(?:(?P<year>1[345]\d\d)(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"|(?P<day_>\d{1,2})(?P<mark_>[/.-])(?P<month_>\d{1,2})(?P=mark_)(?P<year_>1[345]\d\d))(?!\d|[./-]\d)"
    rf"{_ERA}?"
)
_WORD = re.compile(WORD)
# On Arabic pages without the era, 1990 to 2038: years of the Jalali calendar are smaller until 2031.
BARE_YEARS = range(1410, 1461)


def find_hijri(plain: str, language: str | None) -> Iterator[DateReading]:
    """Yield the days in text that `normalise_digits` made; `language` is a primary subtag."""
    for match in _DAY_FIRST.finditer(plain):
        month = find_month(_WORD.findall(match["words"]))
        yield from _reading(match, month, match.start())
    for match in _MONTH_FIRST.finditer(plain):
        month, start = _name_before(plain, match.start())
        yield from _reading(match, month, start)
    for match in _NUMBERS.finditer(plain):
        year = int(match["year"] or match["year_"])
        if match["era"] or (language == "ar" and year in BARE_YEARS):
            month, day = int(match["month"] or match["month_"]), int(match["day"] or match["day_"])
            yield from _known(year, month, day, match.span())


def _name_before(plain: str, end: int) -> tuple[int | None, int]:
    """Return the month named by the last words before a place, and where they begin."""
    words = list(_WORD.finditer(plain, max(0, end - _NAME_CHARS), end))[-MAX_WORDS:]
    for count in range(len(words), 0, -1):
        month = find_month([word[0] for word in words[-count:]])
        if month is not None:
            return month, words[-count].start()
    return None, end


def _reading(match: re.Match[str], month: int | None, start: int) -> Iterator[DateReading]:
    if month is not None:
        yield from _known(int(match["year"]), month, int(match["day"]), (start, match.end()))


def _known(year: int, month: int, day: int, span: tuple[int, int]) -> Iterator[DateReading]:
    on = find_hijri_day(year, month, day)
    if on is not None:
        yield DateReading(on=on, calendar=Calendar.HIJRI, span=span)
