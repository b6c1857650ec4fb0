"""Find the days that an entry states elsewhere than in its listing, in words or with the year first."""

import re
from collections.abc import Iterator
from datetime import date

from pipelines.items import Precision
from pipelines.normalise.date_reading import find_day
from pipelines.normalise.dates import find_dates

MAX_URL_CHARS = 500
# /2020/03/04/ or 2020-03-04 or a step 20200304; with the year last, URLs are as open as any text.
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?=[/._-]|$)")
_URL_STEP = re.compile(r"(?<=/)((?:19|20)\d\d)()(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/._-]|$)")


def find_other_days(
    url: str | None, dateline_raw: str | None, *, language: str | None = None
) -> tuple[date, ...]:
    """Return the days in an entry's link and dateline, without those that are all-numeric and open.

    >>> find_other_days("https://paper.example/2020/03/04/bridge", "Ann Lee, Harbour Post, 5 March 2020:…")
    (datetime.date(2020, 3, 4), datetime.date(2020, 3, 5))
    """
    return tuple(dict.fromkeys((*_days_of_url(url or ""), *_days_of_text(dateline_raw or "", language))))


def _days_of_url(url: str) -> Iterator[date]:
    for pattern in (_URL_DAY, _URL_STEP):
        for match in pattern.finditer(url[:MAX_URL_CHARS]):
            day = find_day(int(match[1]), int(match[3]), int(match[4]))
            if day is not None:
                yield day


def _days_of_text(text: str, language: str | None) -> Iterator[date]:
    for reading in find_dates(text, language=language) if text else ():
        if reading.precision is Precision.DAY and not reading.order_is_open and reading.year_first_on is None:
            yield reading.on
