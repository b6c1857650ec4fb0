"""Undo a Content-Encoding exactly as the crawl does: by the same middleware, with the same limit.

A page read again from the archive must have the bytes that it had when it was fetched, also where a server
sends what is half right.
"""

from functools import cache

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.statscollectors import DummyStatsCollector

from crawler.fetch.compression import Compression


def undo_encodings(body: bytes, encodings: tuple[bytes, ...], *, max_bytes: int) -> tuple[bytes, str | None]:
    """Return the decompressed body, and what of the encodings is left as unknown (None for nothing).

    Raises Refused where it is too large once decompressed, or not what the server says it is.
    """
    if not encodings:
        return body, None
    request = Request("http://archive.invalid/", meta={"download_maxsize": max_bytes})
    response = Response(request.url, headers={"Content-Encoding": list(encodings)}, body=body)
    decoded = _middleware().unpack(request, response)
    left = decoded.headers.get("Content-Encoding")
    return decoded.body, left.decode("latin-1") if left else None


@cache
def _middleware() -> Compression:
    crawler = Crawler(Spider)
    crawler.stats = DummyStatsCollector(crawler)
    return Compression.from_crawler(crawler)
