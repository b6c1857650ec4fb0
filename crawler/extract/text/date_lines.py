"""Read the day on a line of text: alone, with a byline, beside a title, or in a dateline."""

import re
from dataclasses import dataclass
from datetime import datetime

from pipelines.items import Precision
from pipelines.normalise.date_reading import DateReading
from pipelines.normalise.dates import find_dates, parse_posted

DATE_MAX_CHARS = 120  # the longest line that can be a date with a byline and categories around it
DAY_MAX_CHARS = 70  # "Wednesday, the 23rd of September 2020 at 10:30:00 in the morning UTC"
OPENING_CHARS = 2  # brackets and quotes before a date that opens a line
INLINE_MAX_CHARS = 300  # the longest title with a date on its own line
DATELINE_MAX_CHARS = 200  # how far into a paragraph a dateline is looked for
DATELINE_MIN_TEXT = 20  # characters behind it; less is a heading that ends in a date and a colon

_SEPARATORS = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+|\s*,\s+")
STRONG_SEPARATOR = re.compile(r"\s*[|·•]\s*|\t\s*|\s{2,}")
# "… by Jane Doe": what may stand between a date and a name.
_BY = re.compile(
    r"[\s,]*(?:by|von|par|por|di|da|door|av|af|od|przez|автор|автора|от|від|بقلم|oleh|yazan)[:\s]\s*\S.*",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r"(?:\s+(?:on|am|le|el|op|den|dnia|il|em)|\s*[,|·•–—-])?\s*$", re.IGNORECASE)
_TIME = re.compile(
    r",?\s{0,3}(?:at|um|à|a las|kl\.|om|o|в)?\s{0,3}"
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?: Uhr)?",
    re.IGNORECASE,
)
# What a date among other words must have; it spares most lines the search for one.
MAY_HOLD_YEAR = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_INLINE_AFTER = re.compile(r"\s*[–—|:·•]\s*|\s+-\s+|\t\s*|\s{2,}")
_INLINE_BEFORE = re.compile(r"(?:\s[–—|·•-]\s*|\s*[|·•]\s*|\t|\s{2,}|\s*[(\[])$")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A day as written, and the name that stands beside it."""

    date: str
    byline: str = ""


def is_day(text: str, fetched_at: datetime | None) -> bool:
    """Tell whether the text is wholly a date; a bare year may be anything."""
    reading = parse_posted(text, fetched_at=fetched_at)
    return reading is not None and reading.precision is not Precision.YEAR


def opens_with_day(text: str) -> bool:
    """Tell "3. Mai 2020 …" from a numbered item."""
    if not MAY_HOLD_YEAR.search(text, 0, DATE_MAX_CHARS):
        return False
    readings = find_dates(text[:DATE_MAX_CHARS])
    return bool(readings) and readings[0].span[0] == 0


def find_byline_day(name: str) -> tuple[str, str] | None:
    """Part "Jane Doe on 3 May 2020" into name and day; None where no day stands at the end."""
    readings = find_dates(name)
    if not readings or readings[-1].span[0] <= OPENING_CHARS or name[readings[-1].span[1] :].strip(" ."):
        return None
    start = readings[-1].span[0]
    return _BEFORE_DATE.sub("", name[:start]), name[start:]


def read_date_line(text: str, *, is_labelled: bool, fetched_at: datetime | None) -> DateLine | None:
    """Read a date with a byline, categories or a count of comments on the same line.

    Behind a label the date stands first; without one, the line is parts between separators of
    which one is wholly a date, or a date and "by …".
    """
    if len(text) > DATE_MAX_CHARS:
        return None
    if is_labelled and is_day(text, fetched_at):
        return DateLine(text)
    parts = STRONG_SEPARATOR.split(text)
    days = [part for part in parts if part and is_day(part, fetched_at)]
    if len(parts) > 1 and len(days) == 1:
        others = [part for part in parts if part and part is not days[0] and not part[0].isdecimal()]
        return DateLine(days[0], others[0] if others else "")
    readings = find_dates(text)
    if not readings or readings[0].span[0] > OPENING_CHARS:
        return None
    end = readings[0].span[1]
    if time := _TIME.match(text, end):
        end = time.end()
    day, tail = text[:end].strip(), text[end:]
    if _BY.fullmatch(tail):
        return DateLine(day, tail.strip(" \t\xa0,"))  # with its cue, which says that it is a name
    if is_labelled and (not tail.strip() or _SEPARATORS.match(tail) or tail[0] in " \xa0(./年日"):
        return DateLine(day, _SEPARATORS.sub("", tail, count=1).strip(" ().") or "")
    return None


def split_titled_day(text: str, readings: list[DateReading]) -> tuple[str, str] | None:
    """Part a title from a day on the same line: "3 May 2020 – Beans", "Beans (3 May 2020)"."""
    for reading in readings:
        start, end = reading.span
        day = text[start:end]
        if reading.precision is Precision.YEAR or _CLOCK.search(day):
            continue
        head, tail = text[:start].rstrip("([ "), text[end:]
        if not head:
            separator = _INLINE_AFTER.match(tail.lstrip(")]"))
            titled = tail.lstrip(")]")[separator.end() :] if separator else ""
            if titled and not _CLOCK.match(titled):
                return titled, day
        elif not tail.strip(" )].") and (before := _INLINE_BEFORE.search(text[:start])):
            return text[: before.start()], day
    return None


def has_dateline(text: str, readings: list[DateReading]) -> bool:
    """Tell whether running text opens as "Outlet, Place, 3 May 2020:"."""
    for reading in readings:
        start, end = reading.span
        after = text[end : end + 2].lstrip()
        stands_early = start > OPENING_CHARS and end <= DATELINE_MAX_CHARS
        if stands_early and after[:1] in (":", "：") and len(text) > end + DATELINE_MIN_TEXT:
            return True
    return False
