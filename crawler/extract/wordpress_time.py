"""The times of WordPress: it gives each twice, by the clock of the site and in UTC, both without a zone."""

from datetime import datetime, timedelta

MAX_OFFSET = timedelta(hours=26)  # the zones of the earth are as far apart


def with_offset(local: str, utc: str) -> str:
    """Add to a local time how far it is from UTC; as it is where the two do not agree.

    >>> with_offset("2021-05-04T00:30:00", "2021-05-03T22:30:00")
    '2021-05-04T00:30:00+02:00'
    """
    try:
        here, there = datetime.fromisoformat(local), datetime.fromisoformat(utc)
    except ValueError:  # "0000-00-00T00:00:00" of a post that was never published
        return local
    if here.tzinfo or there.tzinfo or abs(here - there) >= MAX_OFFSET:
        return local
    minutes = round((here - there).total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{local}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
