"""Find dates in the parts that `date_atoms` cut text into, by the shapes dates are written in.

A shape that fits but names no calendar day (31 February, the year 1398) is used up as a whole: a
part of it ("February 1999" of "31 February 1999") is not what was written.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pipelines.items import Calendar, DayOrder, Precision
from pipelines.normalise.calendar_years import buddhist_year
from pipelines.normalise.date_atoms import Kind, Part
from pipelines.normalise.date_ranges import begins_range, ends_range, is_numbered
from pipelines.normalise.date_reading import DateReading, find_day
from pipelines.normalise.word_table import word_table

_NUMERIC_GAPS = frozenset("-/.–‐‑−\\") | {"- ", "./"}
# Years of two digits are years of other calendars, or come first, where these are written.
_NO_SHORT_YEARS = word_table(
    "fa ar th ja zh ko hu lt mn ne am km lo my ps ckb ku",
)
MONTHS = 12
_PIVOT = 69  # POSIX: 69 to 99 are 19xx


@dataclass(frozen=True, slots=True)
class Written:
    """What is known about how dates are written here."""

    language: str | None  # primary subtag
    month_first: bool  # the language's habit, for dates that leave it open
    day_order: DayOrder | None  # what the page proves
    short_years: bool
    buddhist: bool  # years are Thailand's
    whole: bool  # the text is nothing but a date: looser shapes are dates too


def find_shapes(parts: list[Part], plain: str, written: Written) -> Iterator[DateReading]:
    """Yield the dates in order; they do not overlap. The one end of a range that is a whole date is none."""
    index = 0
    done = -1  # behind the date before: two whole dates are no range to this place
    while index < len(parts):
        taken, reading = _match(parts, index, written)
        if taken and not _is_one_number(parts, index, taken) and is_numbered(plain, parts[index]):
            taken, reading = 1, None  # the month behind it is a period of its own
        if reading is not None and _is_in_range(reading, plain, parts, (index, index + taken), done):
            reading = None
        if reading is not None:
            done = index + taken
            is_buddhist = written.buddhist and _has_buddhist_year(parts[index : index + taken])
            yield replace(reading, calendar=Calendar.BUDDHIST) if is_buddhist else reading
        index += max(taken, 1)


def _is_in_range(
    reading: DateReading, plain: str, parts: list[Part], place: tuple[int, int], done: int
) -> bool:
    """Tell whether a day is tied to a number in front of it or behind it that is a day as well."""
    if reading.precision is not Precision.DAY:
        return False
    day = max(reading.on.day, reading.on.month) if reading.order_is_open else reading.on.day
    start, stop = place
    return (start != done and ends_range(plain, parts, start, day)) or begins_range(plain, parts, stop, day)


def _is_one_number(parts: list[Part], index: int, taken: int) -> bool:
    """Tell whether a date has no number that could count issues: "2020 March", "edition 03/04/2020"."""
    return parts[index].kind is not Kind.SHORT or (taken == 3 and parts[index + 1].kind is Kind.SHORT)


def _has_buddhist_year(parts: list[Part]) -> bool:
    """Tell whether the year is a Buddhist one, where years of two digits are."""
    return all(part.is_buddhist for part in parts if part.kind is Kind.YEAR)


def find_numeric(parts: list[Part]) -> Iterator[tuple[int, int, int]]:
    """Yield the first and second number and the year of dates written year last."""
    for a, b, c in zip(parts, parts[1:], parts[2:], strict=False):
        if a.kind is not Kind.SHORT or b.kind is not Kind.SHORT or not _is_numeric(b, c):
            continue
        if c.kind is Kind.YEAR:
            yield a.value, b.value, c.value
        elif c.kind is Kind.SHORT and c.width == 2 and (a.width == b.width == 2 or b.gap == "/"):
            yield a.value, b.value, _long_year(c.value)


def _match(parts: list[Part], index: int, written: Written) -> tuple[int, DateReading | None]:
    """Return how many parts a shape takes at this place, and its reading."""
    a = parts[index]
    b = parts[index + 1] if index + 1 < len(parts) else None
    if b is None or b.gap is None:
        return 0, None
    c = parts[index + 2] if index + 2 < len(parts) else None
    if c is not None and c.gap is None:
        c = None
    if c is not None:
        taken = _three(a, b, c, written)
        if taken is not None:
            if _goes_on(parts, index + 3):
                return 3, None
            return 3, taken[0]
    month = _month_and_year(a, b, whole=written.whole)
    if month is not None:
        return 2, _reading(month, (a.start, b.end), Precision.MONTH)
    return 0, None


def _goes_on(parts: list[Part], index: int) -> bool:
    """Tell whether another number is tied on: 1.2.2020.5 is a version or an address."""
    if index >= len(parts) or parts[index].kind is Kind.MONTH:
        return False
    return parts[index].gap in (".", "-", "/") and parts[index].start == parts[index - 1].end + 1


def _three(a: Part, b: Part, c: Part, written: Written) -> tuple[DateReading | None] | None:
    """Return the reading of three parts in a tuple, None where they have no shape of a date."""
    span = (a.start, c.end)
    match a.kind, b.kind, c.kind:
        case Kind.SHORT, Kind.MONTH, Kind.YEAR:
            return (_day(c.value, b.value, a.value, span),)
        case Kind.MONTH, Kind.SHORT, Kind.YEAR:
            return (_day(c.value, a.value, b.value, span),)
        case Kind.YEAR, Kind.MONTH, Kind.SHORT:
            return (_day(a.value, b.value, c.value, span),)
        case Kind.YEAR, Kind.SHORT, Kind.MONTH:
            return (_day(a.value, c.value, b.value, span),)
        case Kind.YEAR, Kind.SHORT, Kind.SHORT if _is_numeric(b, c) or _is_spaced(a, b, c, written):
            return (_day(a.value, b.value, c.value, span),)
        case Kind.SHORT, Kind.SHORT, Kind.YEAR if _is_numeric(b, c) or _is_spaced(a, b, c, written):
            return (_open_day(a.value, b.value, c.value, span, written),)
        case Kind.SHORT, Kind.SHORT, Kind.SHORT if _is_numeric(b, c) and _has_short_year(a, b, c, written):
            year = _short_year(c.value, written) if b.gap != "-" else None
            reading = _open_day(a.value, b.value, year, span, written) if year is not None else None
            return (_with_year_first(reading, a, b, c),)
        case Kind.SHORT, Kind.MONTH, Kind.SHORT if c.width == 2 and (written.whole or b.gap == c.gap == "-"):
            year = _short_year(c.value, written)
            return (_day(year, b.value, a.value, span) if year is not None else None,)
        # Boxes that put the day, or the year, on a line of its own.
        case Kind.SHORT, Kind.YEAR, Kind.SHORT if _is_box(b, c, written) and c.width == 2:
            return (_day(b.value, c.value, a.value, span),)
        case Kind.SHORT, Kind.YEAR, Kind.MONTH if written.whole and b.gap == "":
            return (_day(b.value, c.value, a.value, span),)
        case Kind.YEAR, Kind.SHORT, Kind.SHORT if _is_box(b, c, written) and b.width == c.width == 2:
            return (_day(a.value, b.value, c.value, span),)
        case Kind.SHORT, Kind.SHORT, Kind.YEAR if _is_box(c, b, written) and a.width == b.width == 2:
            return (_open_day(a.value, b.value, c.value, span, written),)
        # The shape is right and the year is another calendar's, or none: nothing in it is a date.
        case (
            (Kind.SHORT, Kind.MONTH, Kind.NUMBER)
            | (Kind.MONTH, Kind.SHORT, Kind.NUMBER)
            | (Kind.NUMBER, Kind.MONTH, Kind.SHORT)
        ):
            return (None,)
    return None


def _is_numeric(b: Part, c: Part) -> bool:
    return (b.gap == c.gap and b.gap in _NUMERIC_GAPS) or (b.gap, c.gap) == (".", ".")


def _is_box(alone: Part, tied: Part, written: Written) -> bool:
    """Tell whether two of three numbers are tied, and the third stands beside them: 17 2020-01."""
    return written.whole and alone.gap in ("", "/") and tied.gap in _NUMERIC_GAPS


def _has_short_year(a: Part, b: Part, c: Part, written: Written) -> bool:
    """Tell whether three short numbers may be a date: 16/02/12, and with nothing else beside it 9/5/02."""
    return c.width == 2 and (a.width == b.width == 2 or (written.whole and b.gap == "/"))


def _is_spaced(a: Part, b: Part, c: Part, written: Written) -> bool:
    """Tell whether numbers with nothing but spaces between them may be a date: 12 01 2020."""
    return written.whole and b.gap == c.gap == "" and min(a.width, b.width, c.width) >= 2


def _month_and_year(a: Part, b: Part, *, whole: bool) -> date | None:
    if a.kind is Kind.MONTH and b.kind is Kind.YEAR:
        # In running text, "… in May. 2020 was …" is two sentences; "Sept. 2020" is short.
        if b.gap == "." and not whole and a.end - a.start > 4:
            return None
        return find_day(b.value, a.value, 1)
    # In running text a year before a month's name is chance ("in 2020 may …"), but not 2020年1月.
    if a.kind is Kind.YEAR and b.kind is Kind.MONTH and (whole or b.width):
        return find_day(a.value, b.value, 1)
    return None


def _day(year: int, month: int, day: int, span: tuple[int, int]) -> DateReading | None:
    on = find_day(year, month, day)
    return None if on is None else _reading(on, span)


def _reading(
    on: date,
    span: tuple[int, int],
    precision: Precision = Precision.DAY,
    order: DayOrder | None = None,
) -> DateReading:
    return DateReading(on=on, precision=precision, order=order, span=span)


def _open_day(
    first: int, second: int, year: int, span: tuple[int, int], written: Written
) -> DateReading | None:
    """Read a date of numbers only, year last: a number above 12 decides, then `day_order`, then habit."""
    days = {
        DayOrder.DAY_FIRST: find_day(year, second, first),
        DayOrder.MONTH_FIRST: find_day(year, first, second),
    }
    possible = {order: on for order, on in days.items() if on is not None}
    if len(possible) < 2 or len(set(possible.values())) < 2:
        only = next(iter(possible)) if len(possible) == 1 else None
        return next((_reading(on, span, order=only) for on in possible.values()), None)
    usual = DayOrder.MONTH_FIRST if written.month_first else DayOrder.DAY_FIRST
    order = written.day_order or usual
    other = next(on for each, on in possible.items() if each is not order)
    return DateReading(
        on=possible[order],
        ambiguous=written.day_order is None,
        alternative_on=other if written.day_order is None else None,
        order=order,
        order_is_open=True,
        span=span,
    )


def _with_year_first(reading: DateReading | None, a: Part, b: Part, c: Part) -> DateReading | None:
    """Add the day that 20/03/04 is with its year first, where the first number is no month."""
    if reading is None or a.value <= MONTHS or not a.width == b.width == c.width:
        return reading
    return replace(reading, year_first_on=find_day(_long_year(a.value), b.value, c.value))


def _long_year(short: int) -> int:
    return 2000 + short if short < _PIVOT else 1900 + short


def _short_year(short: int, written: Written) -> int | None:
    if written.buddhist:
        return buddhist_year(short)
    return _long_year(short) if written.short_years else None


def can_have_short_years(text: str, language: str | None) -> bool:
    """Tell whether a year of two digits can be read here."""
    return text.isascii() or (language is not None and language not in _NO_SHORT_YEARS)
