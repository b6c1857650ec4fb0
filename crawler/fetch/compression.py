"""Compressed bodies, unpacked whole or not at all."""

import zlib

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.utils._compression import brotli, zstd  # type: ignore[attr-defined]  # the ones it unpacks with

from crawler.fetch.fetched import Failure
from crawler.fetch.refused import Refused

DAMAGED = "clipfile_damaged"  # key of Request.meta, for the retry: what is wrong with the body
_DAMAGED = (OSError, EOFError, zlib.error, brotli.error, zstd.ZstdError)
GZIP_MAGIC = b"\x1f\x8b"
CHUNK_BYTES = 65_536


class Compression(HttpCompressionMiddleware):
    """Scrapy's, which says why it stops, and hands on no half of a page: Scrapy takes what it gets."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Return the response with its body unpacked."""
        encodings = [one.strip().lower() for one in response.headers.getlist("Content-Encoding")]
        is_gzip = encodings in ([b"gzip"], [b"x-gzip"])  # the one that we ask for
        try:
            unpacked = super().process_response(request, response)
        except IgnoreRequest as error:  # raised for one reason only
            detail = f"{len(response.body)} bytes that unpack to more than the limit"
            raise Refused(Failure.TOO_LARGE, detail) from error
        except _DAMAGED as error:
            return _mark(response, str(error), request)
        if is_gzip and isinstance(unpacked, Response) and not is_whole_gzip(response.body, unpacked.body):
            return _mark(response, "it ends early", request)
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
    rest = packed
    while rest.startswith(GZIP_MAGIC):  # several members, or bytes behind the last one
        member = zlib.decompressobj(wbits=31)
        try:
            while rest and not member.eof:
                member.decompress(rest, CHUNK_BYTES)
                rest = member.unconsumed_tail
        except zlib.error:
            return False
        if not member.eof:
            return False
        rest = member.unused_data
    return True


def _mark(response: Response, what: str, request: Request) -> Response:
    """Leave a damaged response to the retry: what is raised here would pass it by."""
    request.meta[DAMAGED] = f"the compressed body is damaged: {what}"
    return response
