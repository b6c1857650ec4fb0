"""Dates counted from the day a page was fetched, in the zone it is given in: "3 days ago", "gestern".

The phrases are CLDR's, so that each language brings its grammar along.
"""

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from pipelines.items import Precision
from pipelines.normalise.cldr_dates import AGO
from pipelines.normalise.date_reading import DateReading
from pipelines.normalise.relative_words import (
    load_named_days,
    load_number_words,
    load_phrases_alone,
    other_keys,
)
from pipelines.normalise.word_forms import flat, phrase_key

DAY_SECONDS = 86_400
_MONTH_SECONDS, _YEAR_SECONDS = 2629800, 31557600  # as the table counts them

_ABOUT = re.compile(r"^(?:about|over|almost|nearly|circa|ca\.?|etwa|environ|cerca de|около) ")
_NUMBER = re.compile(r"\d{1,3}")
_MAX_WORDS = 8  # of a phrase whose number is looked for among its words: "cách đây khoảng ba tháng" has five


@cache
def _phrases() -> dict[str, int]:
    """Map each phrase, as `phrase_key` writes it, to the seconds of one unit; also without accents."""
    lines = (line.split() for line in AGO.strip().splitlines())
    exact = {phrase: int(seconds) for seconds, *phrases in lines for phrase in phrases}
    bare: dict[str, set[int]] = {}
    for phrase, seconds in exact.items():
        bare.setdefault(_without_latin_accents(phrase), set()).add(seconds)
    return {phrase: min(units) for phrase, units in bare.items() if len(units) == 1} | exact


def find_relative(text: str, fetched_at: datetime) -> DateReading | None:
    """Read lower-case text with ASCII digits that is nothing but a relative date.

    Months and years ago are known to the month and the year only.
    """
    phrase = _ABOUT.sub("", flat(text).replace("’", "'").strip(" .,;:!()|-–—"))
    span = (0, len(text))
    days = load_named_days().get(phrase)
    if days is not None:
        return _back(fetched_at, days, DAY_SECONDS, span)
    counted = load_phrases_alone().get(phrase) or _counted(phrase)
    if counted is None:
        return None
    seconds, count = counted
    return _back(fetched_at, count, seconds, span)


def _counted(phrase: str) -> tuple[int, int] | None:
    """Return the seconds of the unit and the number of a phrase: "3 days ago", "il y a une heure"."""
    numbers = _NUMBER.findall(phrase)
    if numbers:
        seconds = _unit(phrase) if len(numbers) == 1 else None
        return None if seconds is None else (seconds, int(numbers[0]))
    words = phrase.replace("un'", "un ").split()
    for index, word in enumerate(words[:_MAX_WORDS]):
        number = load_number_words().get(word)
        if number is not None:  # "il y a une heure": the second of two words that can be one
            seconds = _unit(" ".join([*words[:index], str(number), *words[index + 1 :]]))
            if seconds is not None:
                return seconds, number
    return None


def _unit(phrase: str) -> int | None:
    keys = other_keys(phrase_key(phrase))
    return next((_phrases()[key] for key in keys if key in _phrases()), None)


def _without_latin_accents(phrase: str) -> str:
    if phrase.isascii() or any(character > "\u024f" for character in phrase):
        return phrase
    return "".join(c for c in unicodedata.normalize("NFD", phrase) if not unicodedata.combining(c))


def is_relative_phrase(text: str) -> bool:
    """Tell cheaply whether a text may be a relative date without a number: "yesterday at", "an hour ago"."""
    phrase = flat(text)
    if any(map(str.isdigit, phrase)):
        return False
    words = [word.strip(",") for word in phrase.split()]
    if not words:
        return False
    is_named = bool({phrase, words[0], words[-1]} & load_named_days().keys())
    return is_named or phrase in load_phrases_alone() or not load_number_words().keys().isdisjoint(words[:-1])


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
