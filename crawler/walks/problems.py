"""What went wrong with one page of a walk, and what that makes of the walk when it is the first."""

import re
from dataclasses import dataclass

from crawler.fetch.fetched import Failure, Fetched
from pipelines.items import Drop, DropReason, WalkOutcome


class StoppedError(Exception):
    """The run is being ended: the walk stays unfinished, and the next run goes on with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A page that gives no entries: why, and what a person can do."""

    url: str
    outcome: WalkOutcome  # of the walk, where this is its first page
    what: str
    reason: DropReason | None = None  # of a page that came

    def __str__(self) -> str:
        return f"{self.url}: {self.what}"


_BLOCKED, _DEAD, _BROKEN, _EMPTY = (
    WalkOutcome.BLOCKED,
    WalkOutcome.DEAD,
    WalkOutcome.BROKEN,
    WalkOutcome.EMPTY,
)

# What such pages call themselves, or load; ours is only ever asked of a page without entries.
CAPTCHA = re.compile(
    rb"captcha|just a moment\.\.\.|attention required!|verify you are (?:a )?human|cf-chl"
    rb"|checking your browser|ddos protection by|are you a robot",
    re.IGNORECASE,
)
CAPTCHA_BYTES = 20_000

FAILURES = {
    Failure.ROBOTS: _BLOCKED,
    Failure.ROBOTS_UNAVAILABLE: _BLOCKED,
    Failure.RETRY_LATER: _BLOCKED,
    Failure.PRIVATE_ADDRESS: _BLOCKED,
    Failure.UNSAFE_URL: _BLOCKED,
    Failure.DNS: _DEAD,
    Failure.CONNECTION: _DEAD,
    Failure.CERTIFICATE: _DEAD,
    Failure.TIMEOUT: _DEAD,
    Failure.TRUNCATED: _BROKEN,
    Failure.TOO_LARGE: _BROKEN,
    Failure.REDIRECTS: _BROKEN,
    Failure.RENDERING: _BROKEN,
}
STATUSES = {
    401: (_BLOCKED, "answers 401: it wants a login"),
    402: (_BLOCKED, "answers 402: it wants to be paid"),
    403: (_BLOCKED, "answers 403: it refuses us; ask the site's owner, or read saved pages"),
    404: (_DEAD, "answers 404: nothing is there any more"),
    410: (_DEAD, "answers 410: it is gone for good"),
    429: (_BLOCKED, "answers 429: too many requests; raise delay_seconds, try later"),
    451: (_BLOCKED, "answers 451: withheld for legal reasons"),
}
DROPS = {
    DropReason.LOGIN_WALL: _BLOCKED,
    DropReason.CONSENT_WALL: _BLOCKED,
    DropReason.EMPTY_LISTING: _EMPTY,
    DropReason.EMPTY_PAGE: _EMPTY,
}


def problem_of_answer(fetched: Fetched) -> Problem:
    """Say what is wrong with an answer that is no page."""
    if fetched.failure is not None:
        what = f"{fetched.failure}: {fetched.detail}" if fetched.detail else str(fetched.failure)
        return Problem(url=fetched.url, outcome=FAILURES[fetched.failure], what=what)
    status = fetched.status or 0
    again = ", also when asked again" if status >= 500 else ""
    outcome, what = STATUSES.get(status, (_DEAD, f"answers {status}{again}"))
    return Problem(url=fetched.url, outcome=outcome, what=what)


def problem_of_page(fetched: Fetched, dropped: Drop | None) -> Problem:
    """Say why a page that came has no entries."""
    if dropped is None:
        return Problem(url=fetched.url, outcome=_BROKEN, what="every entry on it was left out")
    what = f"{dropped.reason}: {dropped.detail}"
    if CAPTCHA.search(fetched.content[:CAPTCHA_BYTES]) is not None:
        return Problem(
            url=fetched.url, outcome=_BLOCKED, what=f"a captcha, or a check of the browser ({what})"
        )
    outcome = DROPS.get(dropped.reason, _BROKEN)
    return Problem(url=fetched.url, outcome=outcome, what=what, reason=dropped.reason)
