"""The header Retry-After: how long a server asks to be left alone."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_SECONDS = re.compile(r"\d{1,9}", re.ASCII)
MAX_HEADER_CHARS = 64  # the longest of the three forms of a date has 33


def parse_retry_after(text: str, *, now: datetime) -> float | None:
    """Return the seconds from now, None where the header says nothing (RFC 9110, section 10.2.3).

    >>> now = datetime(2020, 5, 4, 10, 0, tzinfo=UTC)
    >>> parse_retry_after("120", now=now), parse_retry_after("Mon, 04 May 2020 10:01:00 GMT", now=now)
    (120.0, 60.0)
    """
    text = text.strip()
    if _SECONDS.fullmatch(text):
        return float(text)
    moment = parse_http_date(text)
    return max(0.0, (moment - now).total_seconds()) if moment is not None else None


def parse_http_date(text: str) -> datetime | None:
    """Return the moment of an HTTP date, None where it is none."""
    if len(text) > MAX_HEADER_CHARS:
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
