"""The names and times of members: what containers say of them, made fit to be shown and stored.

Nothing is ever written under a member's name, so that `../../x` is no danger but a text.
"""

from datetime import UTC, datetime, timedelta

from crawler.containers.given import Input

NAME_CHARACTERS = 1000  # paths on disk are at most 4096 bytes; a zip allows 65,535, a tar any number
FIRST_TIME = datetime(1990, 1, 1, tzinfo=UTC)  # before there were pages: 1970 and 1980 stand for unknown
LATEST = timedelta(days=1)  # a container is not older than its members, but for its clock and zone


class Names:
    """The addresses of one container's members; a name that comes again gets a number."""

    def __init__(self, container: str) -> None:
        self._container = container
        self._seen: set[int] = set()  # hashes: 70 bytes a name, of any length

    def address(self, name: str) -> str:
        """Return `<container>!/<name>`, unlike any that was returned before."""
        shown = printable_name(name)
        address, number = shown, 1
        while hash(address) in self._seen:
            number += 1
            head, dot, ending = shown.rpartition(".")
            is_ending = dot and "/" not in ending
            address = f"{head} ({number}).{ending}" if is_ending else f"{shown} ({number})"
        self._seen.add(hash(address))
        return f"{self._container}!/{address}"


def printable_name(name: str) -> str:
    r"""Write what cannot be shown as an escape, and only the two ends of what is too long.

    >>> printable_name("a\x1b[2J\u202e/b.html")
    'a\\x1b[2J\\u202e/b.html'
    """
    if len(name) > NAME_CHARACTERS:
        half = NAME_CHARACTERS // 2
        name = f"{name[:half]}…{name[-half:]}"
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in name) or "unnamed"


def member_time(stated: datetime | None, given: Input) -> datetime:
    """Return when a member was written as it says itself, where that can be; else its container's time."""
    if stated is None or not FIRST_TIME <= stated <= given.fetched_at + LATEST:
        return given.fetched_at
    return stated


def time_of(seconds: float) -> datetime | None:
    """Turn seconds since 1970 into a time; None where there is no such year."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
