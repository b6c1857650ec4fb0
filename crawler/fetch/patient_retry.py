"""Try again what may go away by itself, after pauses in which the host is left alone."""

import asyncio
import logging
from datetime import UTC, datetime
from time import monotonic

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from crawler.fetch.compression import DAMAGED
from crawler.fetch.failures import WORTH_A_RETRY, read_failure
from crawler.fetch.fetched import Failure
from crawler.fetch.refused import Refused
from crawler.fetch.request_meta import DETAIL
from crawler.fetch.retry_after import parse_http_date, parse_retry_after

logger = logging.getLogger(__name__)

BUSY = frozenset({408, 425, 429})  # request timeout, too early, too many requests; and all from 500 on


class PatientRetry(RetryMiddleware):
    """Scrapy's, which would ask again within milliseconds and knows no Retry-After.

    A pause holds for all requests to its host. One that is asked for and longer than
    CLIPFILE_MAX_PAUSE is not waited for: the answer is handed on, and the host is not asked again.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler.settings)
        self.crawler = crawler
        self._first_pause = crawler.settings.getfloat("CLIPFILE_RETRY_PAUSE")
        self._max_pause = crawler.settings.getfloat("CLIPFILE_MAX_PAUSE")
        self._held_until: dict[str, float] = {}  # by host, on the monotonic clock

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "PatientRetry":
        """Make one with the pauses of the settings."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait until the host may be asked; a run that is being ended cancels the wait."""
        host = _host(request)
        while (seconds := self._held_until.get(host, 0.0) - monotonic()) > 0:
            if seconds > self._max_pause:
                detail = f"{host} asks to be left alone for another {seconds:.0f} s"
                raise Refused(Failure.RETRY_LATER, detail)
            await asyncio.sleep(seconds)

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Return the request for another try, or the response where there is none."""
        if DAMAGED in request.meta:
            return self._read_again(request)
        if response.status < 500 and response.status not in BUSY:
            return response
        asked = _read_retry_after(response)
        if asked is not None:
            self._hold(request, asked)
            request.meta[DETAIL] = f"the server asks for a pause of {asked:.0f} s"
            if asked > self._max_pause:
                logger.info("%s: %s", _host(request), request.meta[DETAIL])
                return response
        return self._ask_again(request, f"status {response.status}", is_held=bool(asked)) or response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:  # type: ignore[override]
        """Return the request for another try, None where the failure would stay."""
        said = read_failure(exception)
        if isinstance(exception, Refused) or said is None or said[0] not in WORTH_A_RETRY:
            return None
        return self._ask_again(request, said[0], is_held=False)

    def _read_again(self, request: Request) -> Request:
        damage: str = request.meta.pop(DAMAGED)
        again = self._ask_again(request, Failure.TRUNCATED, is_held=False)
        if again is None:
            raise Refused(Failure.TRUNCATED, damage)
        return again

    def _ask_again(self, request: Request, reason: str, *, is_held: bool) -> Request | None:
        again = self._retry(request, reason)
        if again is not None:
            again.meta.pop(DETAIL, None)  # of this answer, not of the next
            if not is_held:
                self._hold(request, self._first_pause * 2 ** (again.meta["retry_times"] - 1))
        return again

    def _hold(self, request: Request, seconds: float) -> None:
        host = _host(request)
        until = monotonic() + seconds
        self._held_until[host] = max(until, self._held_until.get(host, 0.0))
        assert self.crawler.engine is not None
        slot = self.crawler.engine.downloader.slots.get(host)
        if slot is not None and slot.delay:  # what already waits in the queue of the host
            slot.lastseen = max(slot.lastseen, until - slot.delay)


def _host(request: Request) -> str:
    return urlparse_cached(request).hostname or ""


def _read_retry_after(response: Response) -> float | None:
    """Return the seconds that a response asks for, by the server's own clock where it shows it."""
    asked = response.headers.get("Retry-After")
    if asked is None:
        return None
    shown = (response.headers.get("Date") or b"").decode("latin-1")
    return parse_retry_after(asked.decode("latin-1"), now=parse_http_date(shown) or datetime.now(UTC))
