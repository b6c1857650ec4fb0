"""bzip2: `BZh`, the block size, then the mark of a block or of the end. Its decoder takes 4 MB at most."""

import bz2
import re
from collections.abc import Iterator

from crawler.containers.given import Input
from crawler.containers.limits import Budget
from crawler.containers.unpacking import Compression, open_compressed

_START = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")  # the digits of pi; of its root, for the end

BZIP2 = Compression(
    name="bzip2",
    starts=lambda head: _START.match(head) is not None,
    new_decoder=lambda _limits: bz2.BZ2Decompressor(),
    errors=(OSError,),
    endings=((".bz2", ""), (".tbz2", ".tar"), (".tbz", ".tar")),
)


def accepts(head: bytes, _name: str) -> bool:
    """Tell whether an input is bzip2."""
    return BZIP2.starts(head)


def open_bzip2(given: Input, budget: Budget) -> Iterator[Input]:
    """Yield what is packed."""
    yield from open_compressed(BZIP2, given, budget)
