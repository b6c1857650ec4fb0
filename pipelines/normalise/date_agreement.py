"""One day written in several calendars: "14 رجب 1445 هـ الموافق 26 يناير 2024"."""

from datetime import timedelta

from pipelines.items import Calendar, Precision
from pipelines.normalise.date_reading import DateReading

# Observation begins a month of the Hijri calendar a day before or after Umm al-Qura does.
_TOLERANCE = timedelta(days=1)


def blank_out(plain: str, readings: list[DateReading]) -> str:
    """Put signs that no date contains in place of what is read, at the same length."""
    for start, end in (reading.span for reading in readings):
        plain = plain[:start] + "|" * (end - start) + plain[end:]
    return plain


def without_doubles(readings: list[DateReading]) -> list[DateReading]:
    """Leave out what another reading says as well, and better: the Hijri day, the year beside the day.

    What disagrees is kept, so that it shows.
    """
    if len(readings) < 2:
        return readings
    exact = [r for r in readings if r.precision is Precision.DAY and r.calendar is not Calendar.HIJRI]
    return [r for r in readings if r in exact or not any(_is_said_by(r, better) for better in exact)]


def _is_said_by(reading: DateReading, better: DateReading) -> bool:
    if reading.precision is Precision.DAY:
        return any(abs(reading.on - day) <= _TOLERANCE for day in (better.on, better.alternative_on) if day)
    if reading.calendar is Calendar.GREGORIAN or better.on.year != reading.on.year:
        return False
    return reading.precision is Precision.YEAR or better.on.month == reading.on.month
