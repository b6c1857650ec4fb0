"""Open web archives: WARC and ARC files of any tool, plain or gzip, whole or damaged.

Sources: WARC 1.0 (ISO 28500:2009) and 1.1 (ISO 28500:2017), "Arc File Format" (Internet Archive 1996).
"""

import io
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from crawler.archive.frames import Damage, find_record_in, read_frames
from crawler.archive.members import MAGIC, find_member
from crawler.archive.window import can_go_back
from crawler.containers.given import Input, PassedOver, Unreadable
from crawler.containers.limits import Budget
from crawler.containers.streams import UpToBreak
from crawler.containers.warc_answers import FORMAT, Answers
from crawler.containers.warc_bodies import Bodies
from pipelines.items import Page

NAMES = (".warc", ".warc.gz", ".arc", ".arc.gz")
_BEGIN = re.compile(rb"[\r\n]{0,8}(?:WARC/\d\.\d{1,2}\r?\n|filedesc://)")
_HTTP_HEAD_BYTES = 1 << 20  # of a block, beside the body


def accepts(head: bytes, name: str) -> bool:
    """Tell whether an input is a web archive: by its first record; one that is damaged, by its name too."""
    begin = head
    if head.startswith(MAGIC):
        try:
            begin = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 64)
        except zlib.error:
            begin = b""
    if _BEGIN.match(begin):
        return True
    if not name.endswith(NAMES):
        return False
    return find_record_in(head) or find_member(io.BytesIO(head), 0) is not None


def open_warc(given: Input, budget: Budget) -> Iterator[Page | PassedOver | Unreadable]:
    """Yield the pages in the order in which they were captured; a place that cannot be read, as it is met.

    The address of a page is "<file>!/<offset of its record> <URL>". Where the stream itself breaks off, that
    is raised behind the records that were whole until then.
    """
    keep_bytes = budget.limits.page_bytes + _HTTP_HEAD_BYTES + 1
    answers = Answers(given, budget, Bodies(given.stream, budget, keep_bytes=keep_bytes))
    up_to_break = None if can_go_back(given.stream) else UpToBreak(given.stream)
    frames = read_frames(
        given.stream if up_to_break is None else cast(BinaryIO, up_to_break),
        keep_bytes=keep_bytes,
        count=lambda size, packed, unpacked: budget.add_unpacked(size, packed=packed, unpacked=unpacked),
    )
    for frame in frames:
        budget.add_member()
        if isinstance(frame, Damage):
            address = f"{given.address}!/{frame.place}"
            detail = f"at byte {frame.place}: {frame.detail}"
            yield Unreadable(address=address, reason=frame.reason, detail=detail, format=FORMAT)
            budget.add_unpacked(0, packed=0, unpacked=0)  # raises where the file as a whole is the bomb
        else:
            yield answers.read(frame)
    if up_to_break is not None and up_to_break.error is not None:
        raise up_to_break.error
