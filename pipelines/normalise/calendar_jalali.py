"""The Solar Hijri (Jalali) calendar of Iran, by integers alone.

Its leap years follow a cycle of 33 years in agreement with the observed equinoxes from 1178 to 1634
(K. M. Borkowski, "The Persian calendar for 3000 years", Earth, Moon and Planets 74, 1996); the cycle of 2820
years that is often coded instead is wrong for 1404.
"""

from datetime import date, timedelta

FIRST_JALALI_YEAR, LAST_JALALI_YEAR = 1210, 1500  # within the cycle, and what dates of pages can be
LEAP_REMAINDERS = (1, 5, 9, 13, 17, 22, 26, 30)  # of the year divided by 33
EPOCH_YEAR, EPOCH = 1300, date(1921, 3, 21)  # 1 Farvardin 1300
LONG_MONTHS = 6  # of 31 days; the others have 30, the last of a common year 29


def is_leap(year: int) -> bool:
    """Tell whether a year has 366 days."""
    return year % 33 in LEAP_REMAINDERS


def find_jalali_day(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day, None where there is no such day or the year is not plausible.

    >>> find_jalali_day(1403, 12, 30), find_jalali_day(1404, 12, 30)
    (datetime.date(2025, 3, 20), None)
    """
    if not FIRST_JALALI_YEAR <= year <= LAST_JALALI_YEAR or not 1 <= month <= 12:
        return None
    if not 1 <= day <= _days_in(year, month):
        return None
    past = 31 * min(month - 1, LONG_MONTHS) + 30 * max(month - 1 - LONG_MONTHS, 0)
    years = 365 * (year - EPOCH_YEAR) + _leaps_before(year) - _leaps_before(EPOCH_YEAR)
    return EPOCH + timedelta(days=years + past + day - 1)


def _days_in(year: int, month: int) -> int:
    if month <= LONG_MONTHS:
        return 31
    return 30 if month < 12 or is_leap(year) else 29


def _leaps_before(year: int) -> int:
    cycles, rest = divmod(year, 33)
    return len(LEAP_REMAINDERS) * cycles + sum(remainder < rest for remainder in LEAP_REMAINDERS)
