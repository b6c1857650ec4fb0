"""The lunar Hijri calendar as Umm al-Qura counts it, the civil calendar of Saudi Arabia.

Elsewhere months begin by observation, or by other rules, and a date can mean the day before or after.
"""

from datetime import date

# What the library's table holds without months of 28 and 31 days, as they were announced before 1946.
FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR = 1365, 1500


def find_hijri_day(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day, None where there is no such day or the year is not in the table.

    >>> find_hijri_day(1445, 7, 14), find_hijri_day(1445, 7, 31), find_hijri_day(1364, 1, 1)
    (datetime.date(2024, 1, 26), None, None)
    """
    from hijridate import Hijri  # 18 ms in every process that starts, and few pages need it

    if not FIRST_HIJRI_YEAR <= year <= LAST_HIJRI_YEAR:
        return None
    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):  # no such day; a year outside of the table
        return None
