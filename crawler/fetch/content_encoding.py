"""Undo a Content-Encoding exactly as the crawl does: by Scrapy's own middleware, and with its limit.

A page read again from the archive must have the bytes that it had when it was fetched, also where a server
sends what is half right.
"""

import struct
import sys
import zlib
from functools import cache

import brotli
from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.fetch.fetched import Failure

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


class EncodingError(Exception):
    """The body cannot be had: too large once decompressed, or not what the server says it is."""

    def __init__(self, failure: Failure, detail: str) -> None:
        super().__init__(detail)
        self.failure = failure
        self.detail = detail


def undo_encodings(body: bytes, encodings: tuple[bytes, ...], *, max_bytes: int) -> tuple[bytes, str | None]:
    """Return the decompressed body, and what of the encodings is left as unknown (None for nothing)."""
    if not encodings:
        return body, None
    request = Request("http://archive.invalid/", meta={"download_maxsize": max_bytes})
    response = Response(request.url, headers={"Content-Encoding": list(encodings)}, body=body)
    try:
        decoded = _middleware().process_response(request, response)
    except IgnoreRequest as error:
        raise EncodingError(Failure.TOO_LARGE, f"more than {max_bytes} bytes once decompressed") from error
    except (zlib.error, OSError, EOFError, struct.error, brotli.error, zstd.ZstdError) as error:
        said = b", ".join(encodings).decode("latin-1")
        raise EncodingError(Failure.TRUNCATED, f"the body is no whole {said}: {error}") from error
    assert isinstance(decoded, Response)
    left = decoded.headers.get("Content-Encoding")
    return decoded.body, left.decode("latin-1") if left else None


@cache
def _middleware() -> HttpCompressionMiddleware:
    return HttpCompressionMiddleware.from_crawler(Crawler(Spider))
