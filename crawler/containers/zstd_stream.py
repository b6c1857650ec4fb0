"""Zstandard (RFC 8878): frames, and frames to skip between them."""

import re
import sys
from collections.abc import Iterator

from crawler.containers.given import Input
from crawler.containers.limits import Budget, Limits
from crawler.containers.unpacking import Compression, open_compressed

if sys.version_info >= (3, 14):
    from compression.zstd import DecompressionParameter, ZstdDecompressor, ZstdError
else:
    from backports.zstd import DecompressionParameter, ZstdDecompressor, ZstdError

_START = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")


def _new_decoder(limits: Limits) -> ZstdDecompressor:
    largest_window = limits.decoder_bytes.bit_length() - 1
    return ZstdDecompressor(options={DecompressionParameter.window_log_max: largest_window})


ZSTD = Compression(
    name="zstd",
    starts=lambda head: _START.match(head) is not None,
    new_decoder=_new_decoder,
    errors=(ZstdError,),
    endings=((".zst", ""), (".tzst", ".tar"), (".zstd", "")),
    memory_message="too much memory",
)


def accepts(head: bytes, _name: str) -> bool:
    """Tell whether an input is Zstandard."""
    return ZSTD.starts(head)


def open_zstd(given: Input, budget: Budget) -> Iterator[Input]:
    """Yield what is packed."""
    yield from open_compressed(ZSTD, given, budget)
