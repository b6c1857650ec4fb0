"""Compressed bodies, unpacked whole or not at all."""

import gzip
import zlib
from io import BytesIO

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.utils._compression import brotli, zstd  # type: ignore[attr-defined]  # the ones it unpacks with

from crawler.fetch.fetched import Failure
from crawler.fetch.refused import Refused

DAMAGED = "clipfile_damaged"  # key of Request.meta, for the retry: what is wrong with the body
_DAMAGED_ERRORS = (OSError, EOFError, zlib.error, brotli.error, zstd.ZstdError)
CHUNK_BYTES = 65_536


class Compression(HttpCompressionMiddleware):
    """Scrapy's, which says why it stops, and hands on no half of a page: Scrapy takes what it gets."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Return the response with its body unpacked; a damaged one as it is, marked for the retry.

        What is raised here would pass the retry by.
        """
        try:
            return self.unpack(request, response)
        except Refused as refused:
            if refused.failure is not Failure.TRUNCATED:
                raise
            request.meta[DAMAGED] = refused.detail
            return response

    def unpack(self, request: Request, response: Response) -> Response:
        """Return the response with its body unpacked; raises Refused where it is too large or damaged."""
        encodings = [one.strip().lower() for one in response.headers.getlist("Content-Encoding")]
        try:
            unpacked = super().process_response(request, response)
        except IgnoreRequest as error:  # raised for one reason only
            detail = f"{len(response.body)} bytes that unpack to more than the limit"
            raise Refused(Failure.TOO_LARGE, detail) from error
        except _DAMAGED_ERRORS as error:
            raise Refused(Failure.TRUNCATED, "the compressed body is damaged") from error
        assert isinstance(unpacked, Response)
        is_gzip = encodings in ([b"gzip"], [b"x-gzip"])  # the one that we ask for
        if is_gzip and not is_whole_gzip(response.body, unpacked.body):
            raise Refused(Failure.TRUNCATED, "the compressed body ends early")
        return unpacked


def is_whole_gzip(packed: bytes, unpacked: bytes) -> bool:
    """Tell whether a gzip stream was unpacked to its end.

    >>> import gzip
    >>> body = gzip.compress(b"lake" * 100)
    >>> is_whole_gzip(body, b"lake" * 100), is_whole_gzip(body[:-9], b"lake" * 90)
    (True, False)
    """
    checksum, size = zlib.crc32(unpacked), len(unpacked) & 0xFFFFFFFF
    if packed.endswith(checksum.to_bytes(4, "little") + size.to_bytes(4, "little")):
        return True  # nearly always, and for a tenth of the time
    stream = gzip.GzipFile(fileobj=BytesIO(packed))
    try:
        while stream.read(CHUNK_BYTES):  # several members, or bytes behind the last one
            pass
    except EOFError:
        return False
    except gzip.BadGzipFile:  # what is behind the last one is none: it takes nothing from the page
        return True
    return True
