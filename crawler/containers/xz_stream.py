"""xz, and the older .lzma, which has no mark: its header says a dictionary and a size that can be."""

import lzma
from collections.abc import Iterator

from crawler.containers.given import Input
from crawler.containers.limits import Budget
from crawler.containers.unpacking import Compression, open_compressed

MAGIC = b"\xfd7zXZ\0"
_LZMA_PROPERTIES = b"\x5d\0\0"  # lc=3 lp=0 pb=2, as every preset of xz and lzma writes it; 64 KB or more
_LZMA_HEADER_BYTES = 13
_UNKNOWN_SIZE = b"\xff" * 8
_LARGEST_LZMA = 1 << 38  # bytes unpacked; beyond, liblzma takes it for another format as well

XZ = Compression(
    name="xz",
    starts=lambda head: head.startswith(MAGIC) or _is_lzma(head),
    new_decoder=lambda limits: lzma.LZMADecompressor(lzma.FORMAT_AUTO, memlimit=limits.decoder_bytes),
    errors=(lzma.LZMAError,),
    endings=((".xz", ""), (".txz", ".tar"), (".lzma", ""), (".tlz", ".tar")),
    memory_message="Memory usage limit exceeded",
)


def accepts(head: bytes, _name: str) -> bool:
    """Tell whether an input is xz or lzma."""
    return XZ.starts(head)


def open_xz(given: Input, budget: Budget) -> Iterator[Input]:
    """Yield what is packed."""
    yield from open_compressed(XZ, given, budget)


def _is_lzma(head: bytes) -> bool:
    """Tell a header of .lzma as liblzma does: a dictionary of 2^n or 2^n + 2^(n-1) bytes, a size."""
    if len(head) < _LZMA_HEADER_BYTES or not head.startswith(_LZMA_PROPERTIES):
        return False
    dictionary = int.from_bytes(head[1:5], "little")
    is_round = dictionary.bit_count() == 1 or (dictionary & (dictionary << 1)).bit_count() == 1
    size = head[5:_LZMA_HEADER_BYTES]
    return is_round and (size == _UNKNOWN_SIZE or int.from_bytes(size, "little") < _LARGEST_LZMA)
