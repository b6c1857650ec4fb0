"""Find dates of other calendars: Jalali ("28 اردیبهشت 1403"), Hijri, Japanese eras ("令和6年5月17日"), 民國.

Only where the words or the language of the page say which calendar it is.
"""

import re
from collections.abc import Iterator
from datetime import date

from pipelines.items import Calendar, Precision
from pipelines.normalise.calendar_jalali import find_jalali_day
from pipelines.normalise.calendar_years import ERA_LETTERS, ERAS, era_year, republican_year
from pipelines.normalise.date_hijri import find_hijri
from pipelines.normalise.date_reading import DateReading, find_day

JALALI_MONTHS = {
    "فروردین": 1, "اردیبهشت": 2, "خرداد": 3, "تیر": 4, "مرداد": 5, "امرداد": 5, "شهریور": 6,
    "مهر": 7, "آبان": 8, "ابان": 8, "آذر": 9, "اذر": 9, "دی": 10, "بهمن": 11, "اسفند": 12,
}  # fmt: skip
JALALI_LANGUAGES = frozenset({"fa", "ps", "prs"})
# Of numbers alone, only years that are no others: 1420 to 1450 are recent years of the lunar calendar.
NUMERIC_JALALI_YEARS = range(1300, 1420)
REPUBLICAN_LANGUAGES = ("zh-tw", "zh-hant")
REPUBLICAN_YEARS = range(80, 140)  # of three or two digits, without 民國 in front

_S = r"[\s\u200c]{0,3}"
_JALALI = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}}){_S}(?:ام{_S})?(?P<month>{'|'.join(JALALI_MONTHS)}){_S}"
    rf"(?:ماه{_S})?(?:سال{_S})?[،,]?{_S}(?P<year>1[2-4]\d\d)(?!\d)"
)
_JALALI_NUMBERS = re.compile(
    r"(?<![\d./-])(?:(?P<year>1[34]\d\d)(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"|(?P<day_>\d{1,2})(?P<mark_>[/.-])(?P<month_>\d{1,2})(?P=mark_)(?P<year_>1[34]\d\d))(?![\d]|[./-]\d)"
)
_COMMON_YEAR = r"(?:\d{4}年?)"
_ERA = re.compile(
    rf"(?:{_COMMON_YEAR}{_S}[(（]{_S})?(?P<era>{'|'.join(ERAS)}){_S}(?P<year>\d{{1,2}}|元){_S}年{_S}"
    rf"(?:[(（]{_S}{_COMMON_YEAR}{_S})?[)）]?{_S}"
    rf"(?:(?P<month>\d{{1,2}}){_S}月{_S}(?:(?P<day>\d{{1,2}}){_S}日)?)?"
)
_ERA_LETTER = re.compile(
    r"(?<![\w.])(?P<era>[mtshr])\.?(?P<year>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\w])"
)
_REPUBLICAN = re.compile(
    rf"(?:中華)?民[國国]{_S}(?P<year>\d{{1,3}}){_S}年{_S}(?P<month>\d{{1,2}}){_S}月{_S}(?P<day>\d{{1,2}}){_S}日"
)
_REPUBLICAN_NUMBERS = re.compile(
    r"(?<![\d./-])(?P<year>\d{2,3})(?:(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d]|[./-]\d)"
    r"|年(?P<month_>\d{1,2})月(?P<day_>\d{1,2})日)"
)


# Without one of these there is nothing to look for: a year of either Hijri calendar, or a sign of an era.
_HINT = re.compile(r"(?<!\d)1[2-5]\d\d(?!\d)|[明大昭平令民]")


def find_other_calendars(plain: str, language: str | None, *, whole: bool) -> Iterator[DateReading]:
    """Yield the dates of other calendars in text that `normalise_digits` made.

    Days only, and where the text is nothing but a date, months and years of Japanese eras, which are those
    of the Gregorian calendar.
    """
    tag = (language or "").replace("_", "-").lower()
    primary = tag.partition("-")[0]
    if _HINT.search(plain) is not None:
        yield from find_hijri(plain, primary)
        if not plain.isascii():
            yield from _jalali(_JALALI.finditer(plain))
            yield from _era(plain, whole=whole)
            yield from _republican(_REPUBLICAN.finditer(plain))
        if primary in JALALI_LANGUAGES:
            yield from _jalali(_JALALI_NUMBERS.finditer(plain))
    if primary == "ja":
        yield from _era_letters(plain)
    elif tag.startswith(REPUBLICAN_LANGUAGES):
        yield from _republican(_REPUBLICAN_NUMBERS.finditer(plain))


def _jalali(matches: Iterator[re.Match[str]]) -> Iterator[DateReading]:
    for match in matches:
        if match.re is _JALALI:
            year, month = int(match["year"]), JALALI_MONTHS[match["month"]]
            on = find_jalali_day(year, month, int(match["day"]))
        else:
            year = int(match["year"] or match["year_"])
            month, day = int(match["month"] or match["month_"]), int(match["day"] or match["day_"])
            on = find_jalali_day(year, month, day) if year in NUMERIC_JALALI_YEARS else None
        yield from _reading(on, match, Calendar.JALALI)


def _era(plain: str, *, whole: bool) -> Iterator[DateReading]:
    for match in _ERA.finditer(plain):
        year = era_year(match["era"], 1 if match["year"] == "元" else int(match["year"]))
        if year is None or not (match["day"] or whole):
            continue
        on = find_day(year, int(match["month"] or 1), int(match["day"] or 1))
        precision = Precision.DAY if match["day"] else Precision.MONTH if match["month"] else Precision.YEAR
        yield from _reading(on, match, Calendar.JAPANESE, precision)


def _era_letters(plain: str) -> Iterator[DateReading]:
    for match in _ERA_LETTER.finditer(plain):
        year = era_year(ERA_LETTERS[match["era"]], int(match["year"]))
        if year is not None:
            on = find_day(year, int(match["month"]), int(match["day"]))
            yield from _reading(on, match, Calendar.JAPANESE)


def _republican(matches: Iterator[re.Match[str]]) -> Iterator[DateReading]:
    for match in matches:
        year = republican_year(int(match["year"]))
        if match.re is _REPUBLICAN:
            month, day = match["month"], match["day"]
        else:
            month, day = match["month"] or match["month_"], match["day"] or match["day_"]
            year = year if int(match["year"]) in REPUBLICAN_YEARS else None
        if year is not None:
            yield from _reading(find_day(year, int(month), int(day)), match, Calendar.REPUBLICAN)


def _reading(
    on: date | None, match: re.Match[str], calendar: Calendar, precision: Precision = Precision.DAY
) -> Iterator[DateReading]:
    if on is not None:
        start, end = match.span()
        end -= len(match[0]) - len(match[0].rstrip())
        yield DateReading(on=on, precision=precision, calendar=calendar, span=(start, end))
