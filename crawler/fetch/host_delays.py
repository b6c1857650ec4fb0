"""How long a host is left alone between two requests: the longest of all that ask for a pause."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached
from w3lib.url import safe_url_string

from crawler.fetch.request_meta import DELAY
from crawler.sources import Source


def download_slots(sources: Iterable[Source]) -> dict[str, dict[str, float]]:
    """Return the setting DOWNLOAD_SLOTS: each host of the sources with its delay, one request at a time.

    >>> from crawler.sources import Way
    >>> from pipelines.items import WayKind
    >>> way = Way(kind=WayKind.FEED, url="https://library.example/feed/")
    >>> download_slots([Source(id="a", ways=(way,)), Source(id="b", ways=(way,), delay_seconds=5)])
    {'library.example': {'delay': 5, 'concurrency': 1}}
    """
    slots: dict[str, dict[str, float]] = {}
    for source in sources:
        for way in source.ways:
            host = urlsplit(safe_url_string(way.url)).hostname or ""  # as Scrapy will spell it
            known = slots.setdefault(host, {"delay": source.delay_seconds, "concurrency": 1})
            known["delay"] = max(known["delay"], source.delay_seconds)
    return slots


def raise_delay(crawler: Crawler, host: str, seconds: float) -> None:
    """See that a host is asked at most every so many seconds; never shortens what is known of it."""
    downloader = _downloader(crawler)
    known = downloader.per_slot_settings.setdefault(host, {"delay": seconds, "concurrency": 1})
    known["delay"] = max(known.get("delay", 0), seconds)
    slot = downloader.slots.get(host)
    if slot is not None:
        slot.delay = max(slot.delay, known["delay"])


class SourceDelay:
    """Downloader middleware: the delay of a source holds for every host that its requests come to."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "SourceDelay":
        """Make one for the slots of a crawler."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Note what the source of a request asks for."""
        if DELAY in request.meta:
            raise_delay(self._crawler, urlparse_cached(request).hostname or "", request.meta[DELAY])


class PoliteThrottle(AutoThrottle):
    """AutoThrottle by host: no faster than source and robots.txt ask; off where the source asks for 0."""

    def _response_downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        host = urlparse_cached(request).hostname or ""
        known = _downloader(self.crawler).per_slot_settings.get(host, {})
        self.mindelay = known.get("delay", self._min_delay())  # what Scrapy takes for all hosts alike
        if self.mindelay > 0:
            super()._response_downloaded(response, request, spider)


def _downloader(crawler: Crawler) -> Any:
    assert crawler.engine is not None
    return crawler.engine.downloader
