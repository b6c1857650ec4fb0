"""The ordered table of containers: which one opens an input. Content decides, before any name.

Order is meaning: the first container that accepts an input opens it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from crawler.containers import (
    bzip2_stream,
    gzip_stream,
    mbox,
    mhtml,
    row_pages,
    tar,
    warc,
    wxr,
    xz_stream,
    zip_archive,
    zip_behind,
    zstd_stream,
)
from crawler.containers.given import Input, PassedOver, Unreadable
from crawler.containers.limits import Budget
from pipelines.items import Page

HEAD_BYTES = 64 << 10  # what `accepts` is shown of an input, or all of it where it has less


@dataclass(frozen=True, slots=True)
class Container:
    """A format that holds pages, or one page packed: `accepts(head, name)`, `open(given, budget)`.

    `open` yields members as it reads on: an Input is opened further where it is a container itself and
    read as a page where not; what is a page for sure can be given as a Page, with address, URL and depth.
    It streams: no more than a page is held in memory, nothing is written but below the staging folder. It
    counts each member in the budget before it opens it. It raises SourceError, with the position in the
    detail, where it breaks off: what was yielded until then stays.
    """

    name: str
    accepts: Callable[[bytes, str], bool]
    open: Callable[[Input, Budget], Iterator[Input | Page | Unreadable | PassedOver]]


CONTAINERS: tuple[Container, ...] = (
    Container("warc", warc.accepts, warc.open_warc),  # before gzip, in which it mostly comes
    Container("gzip", gzip_stream.accepts, gzip_stream.open_gzip),
    Container("bzip2", bzip2_stream.accepts, bzip2_stream.open_bzip2),
    Container("xz", xz_stream.accepts, xz_stream.open_xz),
    Container("zstd", zstd_stream.accepts, zstd_stream.open_zstd),
    Container("zip", zip_archive.accepts, zip_archive.open_zip),
    Container("tar", tar.accepts, tar.open_tar),
    Container("mbox", mbox.accepts, mbox.open_mbox),
    Container("mhtml", mhtml.accepts, mhtml.open_mhtml),
    Container("wxr", wxr.accepts, wxr.open_wxr),
    Container("csv", row_pages.accepts_csv, row_pages.open_csv),
    Container("json_lines", row_pages.accepts_json_lines, row_pages.open_json_lines),
    Container(
        "zip", zip_behind.accepts, zip_archive.open_zip_behind
    ),  # behind a program; last: others hold zips
)


def find_container(head: bytes, name: str) -> Container | None:
    """Return the first container that accepts an input, None where it is a page."""
    return next((container for container in CONTAINERS if container.accepts(head, name)), None)
