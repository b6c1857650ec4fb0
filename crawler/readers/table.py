"""The ordered table of readers: which one reads a page.

Order is meaning: the first reader that accepts a page reads it. Content is sniffed first; the
media type and the name decide only what content leaves open.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from crawler.readers import (
    csv_rows,
    feed,
    html,
    json_lines,
    mail,
    markdown,
    opml,
    plain_text,
    sitemap,
    wordpress,
    wxr,
)
from crawler.readers.binary import is_binary
from crawler.readers.errors import SourceError
from crawler.sources import UNDECLARED, Source
from pipelines.items import Drop, DropReason, Page, PageFacts, RawEntry


class ReadFunction(Protocol):
    """Reads a page of its format."""

    def __call__(
        self, page: Page, source: Source, /, *, explain: bool
    ) -> Iterator[Page | RawEntry | Drop | PageFacts]:
        """Read a page by what is declared of its source; `explain` asks for evidence and signals."""
        ...


HEAD_BYTES = 4096  # what `accepts` is shown of a page


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: `accepts(head, media_type, name)` tells whether a page is of it, `read` reads it.

    `read` yields entries and drops in page order, at most one PageFacts, and, where the format is a
    container, the pages inside it. It raises SourceError when the page contradicts its own format.
    """

    name: str
    accepts: Callable[[bytes, str | None, str], bool]
    read: ReadFunction


READERS: tuple[Reader, ...] = (
    Reader("wxr", wxr.accepts, wxr.read),  # it is RSS as well
    Reader("feed", feed.accepts, feed.read),
    Reader("sitemap", sitemap.accepts, sitemap.read),
    Reader("opml", opml.accepts, opml.read),
    Reader("wordpress", wordpress.accepts, wordpress.read),
    Reader("mail", mail.accepts, mail.read),  # before HTML, which a name may claim
    Reader("json_lines", json_lines.accepts, json_lines.read),
    Reader("csv", csv_rows.accepts, csv_rows.read),
    Reader("html", html.accepts, html.read),
    Reader("markdown", markdown.accepts, markdown.read),
    Reader("plain_text", plain_text.accepts, plain_text.read),  # last: any text at all
)


def find_reader(
    page: Page, readers: tuple[Reader, ...] = READERS, source: Source = UNDECLARED
) -> Reader | None:
    """Return the first reader that accepts the page, None when its format is unknown.

    A text that begins with columns its source declares is a table, whatever it is called.
    """
    head = page.content[:HEAD_BYTES]
    declared = source.columns is not None and csv_rows.has_columns(head, source.columns)
    for reader in readers:
        if declared and reader.name == csv_rows.NAME:
            return reader
        if reader.accepts(head, page.media_type, page.name):
            return reader
    return None


def read_page(
    page: Page,
    readers: tuple[Reader, ...] = READERS,
    *,
    source: Source = UNDECLARED,
    explain: bool = False,
) -> Iterator[Page | RawEntry | Drop | PageFacts]:
    """Read a page by the first reader that accepts it; raises SourceError where none can."""
    if not page.content.strip():
        raise SourceError(DropReason.EMPTY_PAGE, f"{len(page.content)} bytes, none of them text")
    reader = find_reader(page, readers, source)
    if reader is not None:
        return reader.read(page, source, explain=explain)
    beginning = f"it begins with {page.content[:16]!r}"
    if is_binary(page.content[:HEAD_BYTES]):
        raise SourceError(DropReason.BINARY_CONTENT, f"data, not text, whatever its name ({beginning})")
    raise SourceError(DropReason.UNKNOWN_FORMAT, f"no reader knows this format ({beginning})")
