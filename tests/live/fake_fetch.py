"""Asking a model of a site as a walk asks over the engine: redirects, retries, failures, a clock."""

import gzip
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin, urlsplit

from crawler.fetch.fetched import Failure, Fetched
from crawler.settings import DOWNLOAD_MAXSIZE, RETRY_TIMES
from tests.live.faults import Answer
from tests.live.stage import Stage

BEGINNING = datetime(2024, 1, 1, tzinfo=UTC)
TICK = timedelta(seconds=1)
ATTEMPTS = 1 + RETRY_TIMES
MAX_REDIRECTS = 10
TRY_AGAIN = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class FakeFetch:
    """Asks a stage; every answer takes one tick of the clock."""

    stage: Stage

    async def __call__(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """Return the answer after redirects and retries."""
        headers = {"if-none-match": etag} if etag else {}
        for _ in range(ATTEMPTS):
            found = self._follow(url, headers)
            if found.status not in TRY_AGAIN and found.failure not in {Failure.TIMEOUT, Failure.TRUNCATED}:
                break
        return found

    def _follow(self, url: str, headers: dict[str, str]) -> Fetched:
        asked = url
        for _ in range(MAX_REDIRECTS):
            at = self.now()
            answer = self.stage.answer(_path(asked), headers, at)
            if answer.is_silent:
                return Fetched(url=url, fetched_at=at, failure=Failure.TIMEOUT, detail="no answer")
            if 300 <= answer.status < 304:
                asked = urljoin(asked, answer.headers["Location"])
                continue
            return _fetched(url, asked, answer, at)
        return Fetched(url=url, fetched_at=self.now(), failure=Failure.REDIRECTS, detail="a loop")

    def now(self) -> datetime:
        """Return the time of the tick that comes next."""
        return BEGINNING + self.stage.site.tick * TICK


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"


def _fetched(url: str, final_url: str, answer: Answer, at: datetime) -> Fetched:
    if answer.missing:
        return Fetched(url=url, fetched_at=at, failure=Failure.TRUNCATED, detail=f"{answer.missing} missing")
    body = answer.body
    if answer.headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    if len(body) > DOWNLOAD_MAXSIZE:
        return Fetched(url=url, fetched_at=at, failure=Failure.TOO_LARGE, detail=f"{len(body)} bytes")
    return Fetched(
        url=url,
        fetched_at=at,
        final_url=final_url,
        status=answer.status,
        headers={name.lower(): value for name, value in answer.headers.items()},
        content=body,
    )
