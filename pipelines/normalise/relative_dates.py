"""Dates counted from the day a page was fetched: "3 days ago", "gestern".

The phrases are CLDR's, by Babel's own formatting, so that each language brings its grammar along.
"""

import re
from datetime import datetime, timedelta
from functools import cache
from typing import Literal

from babel.dates import format_timedelta
from dateutil.relativedelta import relativedelta

from pipelines.items import Precision
from pipelines.normalise.date_reading import DateReading
from pipelines.normalise.word_table import word_table

_LANGUAGES = tuple(
    sorted(
        word_table(
            "en de fr es pt it nl sv da nb fi pl cs sk sl hr sr bg ru uk lt lv et hu ro el tr ar fa",
            "he hi bn ur zh ja ko vi th id ms ca gl",
        )
    )
)
_Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]
_Width = Literal["long", "short", "narrow"]
_WIDTHS: tuple[_Width, ...] = ("long", "short", "narrow")
_SECONDS: dict[_Unit, int] = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "week": 604800,
    "month": 2629800,
    "year": 31557600,
}
_COUNTS = (1, 2, 3, 5, 11, 21)  # these meet every plural form of these languages

# Phrases without a number, and the days they go back.
_NAMED = {
    0: word_table(
        "today just_now now a_few_seconds_ago a_few_minutes_ago moments_ago a_moment_ago",
        "less_than_a_minute_ago heute gerade_eben aujourd'hui hoy hoje oggi vandaag idag i_dag",
        "tänään dziś dzisiaj dnes danes danas днес сегодня сьогодні šiandien šodien täna ma azi",
        "astăzi σήμερα bugün اليوم امروز היום आज আজ آج 今天 今日 오늘 hôm_nay วันนี้ hari_ini avui hoxe",
    ),
    1: word_table(
        "yesterday gestern hier ayer ontem ieri gisteren igår i_går eilen wczoraj včera včeraj jučer juče",
        "вчера вчора vakar eile tegnap χθες dün أمس دیروز אתמול গতকাল 昨天 昨日 어제 hôm_qua เมื่อวาน",
        "kemarin semalam ahir onte",
    ),
}
_ONE = re.compile(r"(?:^|(?<= ))(?:an?|one|einem|einer|une?|una|uno|uma?|een|en|ett?)(?= )")
_ABOUT = re.compile(r"^(?:about|over|almost|nearly|circa|ca\.?|etwa|environ|cerca de|около) ")
_NUMBER = re.compile(r"\d{1,3}")
_SPACE = re.compile(r"\s+")


@cache
def _phrases() -> dict[str, int]:
    """Map each phrase, its number written #, to the seconds of one unit."""
    found: dict[str, int] = {}
    for language in _LANGUAGES:
        for unit, seconds in _SECONDS.items():
            for width in _WIDTHS:
                for count in _COUNTS:
                    text = _ago(unit, timedelta(seconds=-seconds * count), width, language)
                    key = _key(_flat(text))
                    if "#" in key:  # "m" is minutes in one language and months in another: keep what agrees
                        found[key] = seconds if found.get(key, seconds) == seconds else 0
    return {key: seconds for key, seconds in found.items() if seconds}


def _ago(unit: _Unit, back: timedelta, width: _Width, language: str) -> str:
    try:
        return str(
            format_timedelta(
                back, granularity=unit, threshold=10**9, add_direction=True, format=width, locale=language
            )
        )
    except KeyError:  # CLDR has no phrase of this width in this language
        return ""


@cache
def _named() -> dict[str, int]:
    return {word: days for days, words in _NAMED.items() for word in words}


def find_relative(text: str, fetched_at: datetime) -> DateReading | None:
    """Read lower-case text with ASCII digits that is nothing but a relative date.

    Months and years ago are known to the month and the year only.
    """
    flat = _ABOUT.sub("", _flat(text).strip(" .,;:!()|-–—"))
    span = (0, len(text))
    days = _named().get(flat)
    if days is not None:
        return DateReading(on=fetched_at.date() - timedelta(days=days), relative=True, span=span)
    numbers = _NUMBER.findall(flat)
    if not numbers:
        flat = _ONE.sub("1", flat, count=1)
        numbers = _NUMBER.findall(flat)
    seconds = _phrases().get(_key(flat)) if len(numbers) == 1 else None
    if seconds is None:
        return None
    return _back(fetched_at, int(numbers[0]), seconds, span)


def _back(fetched_at: datetime, count: int, seconds: int, span: tuple[int, int]) -> DateReading | None:
    try:
        if seconds == _SECONDS["year"]:
            on, precision = (fetched_at - relativedelta(years=count)).replace(month=1, day=1), Precision.YEAR
        elif seconds == _SECONDS["month"]:
            on, precision = (fetched_at - relativedelta(months=count)).replace(day=1), Precision.MONTH
        else:
            on, precision = fetched_at - relativedelta(seconds=count * seconds), Precision.DAY
    except (ValueError, OverflowError):  # before the year 1
        return None
    return DateReading(on=on.date(), precision=precision, relative=True, span=span)


def _key(phrase: str) -> str:
    """Leave out what writers leave out: "5 min. ago", "5min ago"."""
    return _NUMBER.sub("#", phrase).replace(" ", "").replace(".", "")


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip().lower()
