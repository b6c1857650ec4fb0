"""Times of day beside a date: `10:00`, `5:04 pm`, `15h30`, `T10:00:00+01:00`.

A time only matters together with its zone; it is otherwise recognised to be set aside.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

# Abbreviations that mean one offset the world over, in minutes. CST, BST, IST and AST do not.
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "wet": 0, "west": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120,
    "eet": 120, "eest": 180, "msk": 180, "мск": 180, "est": -300, "edt": -240, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "jst": 540, "kst": 540, "hkt": 480, "aest": 600, "aedt": 660,
    "nzst": 720, "nzdt": 780,
}  # fmt: skip
_OTHER_ZONES = "cst|bst|ist|ast|sgt|pht|wib|wita|wit|et|pt|ct|mt"

_AM_PM = r"a\.? ?m\.?|p\.? ?m\.?"
_ZONE = (
    r"(?:utc|gmt)\s?[+\-−]\d{1,2}(?::?\d\d)?(?!\d)|[+\-−]\d\d(?::?\d\d)?(?!\d)"
    rf"|(?:{'|'.join(_ZONES)}|{_OTHER_ZONES})(?![a-z])"
)
_CLOCK = re.compile(
    r"(?<!\d)(?<!\d[:./\-])(?P<hour>\d{1,2})"
    r"(?:(?::|\s?h\s?)(?P<minute>\d\d)(?!\d)h?|h(?![a-z])|\.(?P<dot_minute>\d\d)(?!\.?\d)"
    r"|\s?[時时시点點]\s?(?:(?P<sign_minute>\d{1,2})[分분]?)?)"
    r"(?::(?P<second>\d\d)(?:[.,]\d{1,9})?|\s?\d\d[秒초])?"
    rf"(?:\s?(?P<half>{_AM_PM})(?![a-z]))?"
    rf"(?:\s?\(?(?P<zone>{_ZONE})\)?(?:\s?\([a-z]{{2,5}}\))?)?"
    r"|(?<!\d)(?P<bare_hour>\d{1,2})\s?(?P<bare_half>am|pm|a\.m\.|p\.m\.|uhr)(?![a-z])"
)
_ISO = re.compile(r"(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,12})?)?(z|[+-]\d\d(?::?\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `offset_minutes` is None where no zone is written, or one of several meanings."""

    hour: int
    minute: int
    second: int
    offset_minutes: int | None
    has_zone: bool
    span: tuple[int, int]

    def on(self, day: date) -> datetime | None:
        """Return the moment in UTC, None without a zone."""
        if self.offset_minutes is None:
            return None
        zone = timezone(timedelta(minutes=self.offset_minutes))
        return datetime.combine(day, self._time, zone).astimezone(UTC)

    @property
    def without_zone(self) -> time | None:
        """The time of day where no zone is written; only what else is known of the source completes it."""
        return None if self.has_zone else self._time

    @property
    def _time(self) -> time:
        return time(self.hour, self.minute, self.second)


def find_clock(text: str) -> Clock | None:
    """Return the first time of day in lower-case text with ASCII digits."""
    for match in _CLOCK.finditer(text):
        hour = int(match["hour"] or match["bare_hour"])
        minute = int(match["minute"] or match["dot_minute"] or match["sign_minute"] or 0)
        second = min(int(match["second"] or 0), 59)  # 60 is a leap second, which datetime cannot hold
        half = match["half"] or match["bare_half"] or ""
        if half.startswith("p") and hour < 12:
            hour += 12
        elif half.startswith("a") and hour == 12:
            hour = 0
        if hour <= 23 and minute <= 59:
            return Clock(
                hour, minute, second, _offset(match["zone"]), match["zone"] is not None, match.span()
            )
    return None


def parse_iso_clock(text: str) -> Clock | None:
    """Read a lower-case ISO 8601 time: `10:00:00.5+01:00`, `10:00z`."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2]), min(int(match[3] or 0), 59)
    if hour > 23 or minute > 59:
        return None
    return Clock(hour, minute, second, _offset(match[4]), match[4] is not None, match.span())


def _offset(zone: str | None) -> int | None:
    if zone is None:
        return None
    if zone in _ZONES:
        return _ZONES[zone]
    digits = "".join(c for c in zone if c.isdigit())
    if not digits:
        return None
    hours, past = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    minutes = int(hours) * 60 + int(past)
    if minutes > 14 * 60 or int(past) > 59:  # no zone is further from UTC
        return None
    return -minutes if "-" in zone or "−" in zone else minutes
