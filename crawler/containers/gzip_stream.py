"""gzip (RFC 1952), and the raw deflate (RFC 1951) of zip members."""

import zlib
from collections.abc import Iterator

from crawler.containers.given import Input
from crawler.containers.limits import Budget
from crawler.containers.unpacking import Compression, open_compressed

MAGIC = b"\x1f\x8b\x08"


class _Inflate:
    """zlib's decoder with the interface of the others."""

    def __init__(self, window_bits: int) -> None:
        self._decoder = zlib.decompressobj(window_bits)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._decoder.eof

    @property
    def unused_data(self) -> bytes:
        return self._decoder.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        unpacked = self._decoder.decompress(self._decoder.unconsumed_tail + data, max_length)
        # A full step may have left output inside the decoder, with all of the input taken.
        self.needs_input = not self._decoder.unconsumed_tail and len(unpacked) < max_length
        return unpacked


GZIP = Compression(
    name="gzip",
    starts=lambda head: head.startswith(MAGIC),
    new_decoder=lambda _limits: _Inflate(16 + zlib.MAX_WBITS),
    errors=(zlib.error,),
    endings=((".gz", ""), (".tgz", ".tar")),
)
DEFLATE = Compression(
    name="deflate",
    starts=lambda _head: False,  # it has no mark
    new_decoder=lambda _limits: _Inflate(-zlib.MAX_WBITS),
    errors=(zlib.error,),
)


def accepts(head: bytes, _name: str) -> bool:
    """Tell whether an input is gzip."""
    return GZIP.starts(head)


def open_gzip(given: Input, budget: Budget) -> Iterator[Input]:
    """Yield what is packed."""
    yield from open_compressed(GZIP, given, budget)
