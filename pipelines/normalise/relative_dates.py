"""Dates counted from the day a page was fetched, in the zone it is given in: "3 days ago", "gestern".

The phrases are CLDR's, so that each language brings its grammar along.
"""

import re
from datetime import UTC, datetime, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from pipelines.items import Precision
from pipelines.normalise.cldr_dates import AGO
from pipelines.normalise.date_reading import DateReading
from pipelines.normalise.word_forms import flat, phrase_key
from pipelines.normalise.word_table import word_table

DAY_SECONDS = 86_400
_MONTH_SECONDS, _YEAR_SECONDS = 2629800, 31557600  # as the table counts them

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


@cache
def _phrases() -> dict[str, int]:
    """Map each phrase, as `phrase_key` writes it, to the seconds of one unit."""
    lines = (line.split() for line in AGO.strip().splitlines())
    return {phrase: int(seconds) for seconds, *phrases in lines for phrase in phrases}


@cache
def _named() -> dict[str, int]:
    return {word: days for days, words in _NAMED.items() for word in words}


def find_relative(text: str, fetched_at: datetime) -> DateReading | None:
    """Read lower-case text with ASCII digits that is nothing but a relative date.

    Months and years ago are known to the month and the year only.
    """
    phrase = _ABOUT.sub("", flat(text).strip(" .,;:!()|-–—"))
    span = (0, len(text))
    days = _named().get(phrase)
    if days is not None:
        return DateReading(on=fetched_at.date() - timedelta(days=days), relative=True, span=span)
    numbers = _NUMBER.findall(phrase)
    if not numbers:
        phrase = _ONE.sub("1", phrase, count=1)
        numbers = _NUMBER.findall(phrase)
    seconds = _phrases().get(phrase_key(phrase)) if len(numbers) == 1 else None
    if seconds is None:
        return None
    return _back(fetched_at, int(numbers[0]), seconds, span)


def is_relative_phrase(text: str) -> bool:
    """Tell cheaply whether a text may be a relative date without a number: "yesterday at", "an hour ago"."""
    phrase = flat(text)
    if any(map(str.isdigit, phrase)):
        return False
    first, last = phrase.partition(" ")[0].strip(","), phrase.rpartition(" ")[2]
    return bool({phrase, first, last} & _named().keys()) or _ONE.search(phrase) is not None


def _back(fetched_at: datetime, count: int, seconds: int, span: tuple[int, int]) -> DateReading | None:
    try:
        if seconds == _YEAR_SECONDS:
            on, precision = (fetched_at - relativedelta(years=count)).replace(month=1, day=1), Precision.YEAR
        elif seconds == _MONTH_SECONDS:
            on, precision = (fetched_at - relativedelta(months=count)).replace(day=1), Precision.MONTH
        else:
            on, precision = _earlier(fetched_at, count * seconds), Precision.DAY
    except (ValueError, OverflowError):  # before the year 1
        return None
    return DateReading(on=on.date(), precision=precision, relative=True, span=span)


def _earlier(fetched_at: datetime, seconds: int) -> datetime:
    """Go back whole days by the calendar, and less by the clock: a day can have 23 or 25 hours."""
    if seconds % DAY_SECONDS == 0:
        return fetched_at - timedelta(seconds=seconds)
    return (fetched_at.astimezone(UTC) - timedelta(seconds=seconds)).astimezone(fetched_at.tzinfo)
