"""Read a date whose month misses its English name by a letter: "Janurary 10 2020", "10 Feburary 2021".

Only where the writing around it proves a date: the caller asks for the end of a dateline behind it.
"""

import re
from difflib import get_close_matches

from pipelines.normalise.date_reading import DateReading, find_day

_MONTHS = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]
_MONTH_FIRST = re.compile(
    r"\b(?P<month>[A-Za-z]{4,12})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})\b"
)
_DAY_FIRST = re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[A-Za-z]{4,12}),? (?P<year>\d{4})\b")
_RATIO = 0.8  # "Juny" is as near to June as to July, and so is neither


def find_mistyped_date(text: str) -> DateReading | None:
    """Return the first such date in a text of bounded length, None where there is none.

    >>> find_mistyped_date("Harbour Post, Janurary 10 2020:").on.isoformat()
    '2020-01-10'
    """
    for pattern in (_MONTH_FIRST, _DAY_FIRST):
        for match in pattern.finditer(text):
            close = get_close_matches(match["month"].lower(), _MONTHS, n=2, cutoff=_RATIO)
            if len(close) != 1:
                continue
            on = find_day(int(match["year"]), _MONTHS.index(close[0]) + 1, int(match["day"]))
            if on is not None:
                return DateReading(on=on, span=match.span())
    return None
