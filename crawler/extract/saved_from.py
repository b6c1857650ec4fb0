"""Where and when a page was saved from the web, as browsers and SingleFile note it in its first comments."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

MAX_PROLOGUE_CHARS = 8_192  # the note is the first thing behind the document type, or behind <html>
MAX_URL_CHARS = 2_083  # what Internet Explorer, whose note this is, took for an address
EARLIEST_YEAR = 1995
MAX_AHEAD = timedelta(days=2)  # of the clock of the file

# What may stand before and beside the note. A comment is taken whole, so that none is looked for in another.
_PIECE = re.compile(
    r"\s+|\ufeff|<\?xml[^>]{0,500}>|<!doctype[^>]{0,500}>|<html[^>]{0,2000}>|<head>|<!--(?P<comment>.*?)-->",
    re.IGNORECASE | re.DOTALL,
)
# Internet Explorer's Mark of the Web; the number is how long the address is.
_MARK_OF_THE_WEB = re.compile(r"\s*saved from url=\(\d{4,5}\)(\S+)\s*")
_SINGLE_FILE = re.compile(
    r"\s*Page saved with SingleFile\s+url:\s*(?P<url>\S+)(?:\s+saved date:(?P<saved>[^\n]{1,100}))?"
)
# As JavaScript writes a Date: "Wed May 01 2024 12:00:00 GMT+0200 (Central European Summer Time)".
_JAVASCRIPT_DATE = re.compile(
    r"\s*[A-Z][a-z]{2} ([A-Z][a-z]{2} \d\d \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})\b.*"
)


@dataclass(frozen=True, slots=True)
class SavedFrom:
    """The address of a saved page, and when it was saved, where its note says that as well."""

    url: str
    saved_at: datetime | None = None


def find_saved_from(text: str, *, written_at: datetime) -> SavedFrom | None:
    """Return what the note at the beginning of a page says; `written_at` is when the file was last written.

    >>> note = "<!DOCTYPE html>\\n<!-- saved from url=(0026)https://town.example/list/ -->\\n<html>"
    >>> find_saved_from(note, written_at=datetime(2024, 5, 1)).url
    'https://town.example/list/'
    """
    text = text[:MAX_PROLOGUE_CHARS]
    at = 0
    while (piece := _PIECE.match(text, at)) is not None:
        at = piece.end()
        comment = piece["comment"] or ""
        if (mark := _MARK_OF_THE_WEB.fullmatch(comment)) is not None:
            return SavedFrom(mark[1]) if is_web_address(mark[1]) else None
        if (note := _SINGLE_FILE.match(comment)) is not None:
            saved_at = _read_date(note["saved"] or "", written_at)
            return SavedFrom(note["url"], saved_at) if is_web_address(note["url"]) else None
    return None


def is_web_address(url: str) -> bool:
    """Tell whether an address leads to a page of the web: no script, no file."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return len(url) <= MAX_URL_CHARS and parts.scheme in {"http", "https"} and bool(parts.hostname)


def _read_date(text: str, written_at: datetime) -> datetime | None:
    """Read a date of JavaScript; None for any other, and for a day that cannot be."""
    date = _JAVASCRIPT_DATE.fullmatch(text)
    if date is None:
        return None
    try:
        saved_at = datetime.strptime(f"{date[1]} {date[2]}", "%b %d %Y %H:%M:%S %z")
        is_past = saved_at <= written_at + MAX_AHEAD
    except (ValueError, OverflowError):
        return None
    return saved_at if is_past and saved_at.year >= EARLIEST_YEAR else None
