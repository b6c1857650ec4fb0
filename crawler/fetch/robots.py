"""Obey robots.txt (RFC 9309): no page is asked for before its host's rules are known."""

import asyncio
import logging
from collections import defaultdict

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.httpobj import urlparse_cached

from crawler.fetch.failures import read_failure
from crawler.fetch.fetched import Failure
from crawler.fetch.host_delays import raise_delay
from crawler.fetch.mask import mask_url
from crawler.fetch.refused import Refused
from crawler.fetch.request_meta import ALLOW_PRIVATE, OF_SOURCE
from crawler.fetch.robots_rules import ALL_ALLOWED, RobotsRules, parse_robots

logger = logging.getLogger(__name__)

MAX_DOWNLOAD_BYTES = 8 << 20  # of which the first 500 KiB are read
IS_FOR_ROBOTS = "clipfile_is_for_robots"  # key of Request.meta: this request is for a robots.txt itself
# Scheme and host with port, and whether the asking source allows private addresses.
_Key = tuple[str, str, bool]


class ObeyRobots:
    """Downloader middleware. Scrapy's takes any failure for leave to read all, and no crawl-delay."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._known: dict[_Key, RobotsRules | Refused] = {}
        self._locks: defaultdict[_Key, asyncio.Lock] = defaultdict(asyncio.Lock)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ObeyRobots":
        """Make one, unless the settings say otherwise."""
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let a request pass, or refuse it; the first to a host waits for its robots.txt."""
        url = urlparse_cached(request)
        if request.meta.get(IS_FOR_ROBOTS, False) or url.path == "/robots.txt":
            return
        key = (url.scheme, url.netloc, bool(request.meta.get(ALLOW_PRIVATE, False)))
        async with self._locks[key]:
            if key not in self._known:
                self._known[key] = await self._load(request)
        rules = self._known[key]
        if isinstance(rules, Refused):
            raise Refused(rules.failure, rules.detail)
        raise_delay(self._crawler, url.hostname or "", rules.delay_seconds)
        if not rules.is_allowed(request.url):
            raise Refused(Failure.ROBOTS, f"robots.txt does not allow {mask_url(request.url)}")

    async def _load(self, request: Request) -> RobotsRules | Refused:
        """Ask for the robots.txt of a request's host, for the request's source."""
        url = urlparse_cached(request)
        of_source = {name: request.meta[name] for name in OF_SOURCE if name in request.meta}
        asked = Request(
            f"{url.scheme}://{url.netloc}/robots.txt",
            headers={"User-Agent": request.headers.get("User-Agent")},
            meta=of_source | {IS_FOR_ROBOTS: True, "download_maxsize": MAX_DOWNLOAD_BYTES},
            callback=NO_CALLBACK,
        )
        assert self._crawler.engine is not None
        try:
            response = await self._crawler.engine.download_async(asked)
        except Exception as error:
            said = read_failure(error)
            if said is None:
                raise
            return _judge_failure(*said)
        return _judge_response(response)


def _judge_failure(failure: Failure, detail: str) -> RobotsRules | Refused:
    if failure is Failure.REDIRECTS:  # after five the file counts as not there (section 2.3.1.2)
        return ALL_ALLOWED
    if failure in {Failure.DNS, Failure.CONNECTION, Failure.CERTIFICATE, Failure.STOPPED}:
        return Refused(failure, detail)  # a matter of the host, which its pages would meet as well
    return Refused(Failure.ROBOTS_UNAVAILABLE, f"robots.txt: {detail}")


def _judge_response(response: Response) -> RobotsRules | Refused:
    """Read an answer: 4xx means that there are no rules, 5xx that they are not to be had now."""
    if 200 <= response.status < 300:
        return parse_robots(response.body)
    if response.status >= 500 or response.status == 429:
        return Refused(Failure.ROBOTS_UNAVAILABLE, f"robots.txt: status {response.status}")
    return ALL_ALLOWED
