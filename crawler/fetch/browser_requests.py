"""What the pages of a browser ask for is asked by our engine, or not at all.

The browser has no network: each request of a page is answered here, and passes the same middlewares as
every other (robots.txt, private addresses, delays, the page archive) and the resolver that looks up once.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from scrapy.http import Response

from crawler.fetch.failures import WORTH_A_RETRY, read_failure
from crawler.fetch.fetched import Failure
from crawler.fetch.mask import mask_url
from crawler.fetch.refused import Refused

logger = logging.getLogger(__name__)

Ask = Callable[[str, Mapping[str, str]], Awaitable[Response]]  # an address and headers; raises as the engine

ASKED_FOR = frozenset({"script", "xhr", "fetch"})  # kinds of request, as Playwright calls them
MAX_REQUESTS = 100  # of a page
MAX_TIMES = 3  # one address: a page that polls has shown what it has
MAX_BYTES = 64 << 20  # of all answers to a page
AT_ONCE = 4  # waiting for the engine: no more than these go on when a page is given up
# Ours, the connection's, or of a kind that tells what led to the page. An answer has them undone.
_NOT_SENT = frozenset(
    {"user-agent", "accept-encoding", "accept-language", "cookie", "host", "referer", "origin", "connection"}
)
_NOT_HANDED_ON = frozenset(
    {"content-encoding", "content-length", "transfer-encoding", "connection", "set-cookie", "refresh"}
)


class PageRequests:
    """The requests of one page that a browser shows: a Playwright route."""

    def __init__(self, document: Response, ask: Ask, scripts: dict[str, Response]) -> None:
        self._document = document
        self._host = urlsplit(document.url).hostname
        self._ask = ask
        self._scripts = scripts  # known from other pages of the walk
        self._has_begun = False
        self._times: Counter[str] = Counter()
        self._bytes = 0
        self._places = asyncio.Semaphore(AT_ONCE)
        self._is_closed = False
        self._error: Exception | None = None
        self.in_flight = 0

    def check(self) -> None:
        """Raise what keeps the page from being whole: a part that did not come, or a fault of ours."""
        if self._error is not None:
            raise self._error

    def close(self) -> None:
        """Ask for nothing further."""
        self._is_closed = True

    async def answer(self, route: Any) -> None:
        """Answer one request of the browser; Playwright would only log what this raises."""
        self.in_flight += 1
        try:
            await self._answer(route)
        except Exception as error:
            if not self._is_closed:  # else the page is gone, and with it who asks
                self._error = self._error or error
        finally:
            self.in_flight -= 1

    async def _answer(self, route: Any) -> None:
        request = route.request
        if request.is_navigation_request() and not self._has_begun:
            self._has_begun = True
            await route.fulfill(**_as_answer(self._document))
        elif request.resource_type == "stylesheet":  # scripts wait for it; nobody looks at the page
            await route.fulfill(status=200, content_type="text/css", body="")
        elif request.resource_type not in ASKED_FOR or request.method != "GET":
            await route.abort("aborted")
        else:
            response = await self._find(request)
            await (route.abort("failed") if response is None else route.fulfill(**_as_answer(response)))

    async def _find(self, request: Any) -> Response | None:
        """Return the answer to a script's request; None where there is none to give."""
        url: str = request.url
        if url in self._scripts:
            return self._scripts[url]
        self._times[url] += 1
        if self._times[url] > MAX_TIMES:
            return None
        if self._times.total() > MAX_REQUESTS:
            raise Refused(Failure.TOO_LARGE, f"its scripts ask for more than {MAX_REQUESTS} addresses")
        headers = {name: value for name, value in request.headers.items() if _is_sent(name)}
        async with self._places:
            response = None if self._is_closed else await self._download(url, headers)
        if response is None:
            return None
        self._bytes += len(response.body)
        if self._bytes > MAX_BYTES:
            raise Refused(Failure.TOO_LARGE, f"its scripts and data have more than {MAX_BYTES} bytes")
        if request.resource_type == "script" and response.status == 200:
            self._scripts[url] = response
        return response

    async def _download(self, url: str, headers: Mapping[str, str]) -> Response | None:
        try:
            response = await self._ask(url, headers)
        except Exception as error:
            said = read_failure(error)
            if said is None:
                raise
            self._refuse_gap(url, *said)
            logger.debug("%s: %s: %s", mask_url(url), *said)
            return None
        if response.status >= 500:
            self._refuse_gap(url, Failure.CONNECTION, f"status {response.status}")
        return None if 300 <= response.status < 400 else response

    def _refuse_gap(self, url: str, failure: Failure, detail: str) -> None:
        """Raise Refused where the page would lack what its own host usually gives: entries, it may be.

        Other hosts count and advertise; that they fail, or are refused, is no matter of the listing.
        """
        is_gap = failure in WORTH_A_RETRY or failure is Failure.RETRY_LATER
        if failure is Failure.STOPPED or (is_gap and urlsplit(url).hostname == self._host):
            raise Refused(failure, f"a part of the page, {mask_url(url)}: {detail}")


def _is_sent(name: str) -> bool:
    return name.lower() not in _NOT_SENT and not name.lower().startswith(("sec-", ":"))


def _as_answer(response: Response) -> dict[str, Any]:
    headers = {
        name.decode("latin-1"): ", ".join(value.decode("latin-1") for value in values)
        for name, values in response.headers.items()
        if name.decode("latin-1").lower() not in _NOT_HANDED_ON
    }
    return {"status": response.status, "headers": headers, "body": response.body}
