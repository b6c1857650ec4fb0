"""The ordered table of readers: which one reads a page.

Order is meaning: the first reader that accepts a page reads it. Content is sniffed first; the
media type and the name decide only what content leaves open.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from crawler.readers import html, plain_text
from pipelines.items import Drop, Page, PageFacts, RawEntry

ReadFunction = Callable[[Page], Iterator[Page | RawEntry | Drop | PageFacts]]

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
    Reader("html", html.accepts, html.read),
    Reader("plain_text", plain_text.accepts, plain_text.read),  # last: any text at all
)


def find_reader(page: Page, readers: tuple[Reader, ...] = READERS) -> Reader | None:
    """Return the first reader that accepts the page, None when its format is unknown."""
    head = page.content[:HEAD_BYTES]
    for reader in readers:
        if reader.accepts(head, page.media_type, page.name):
            return reader
    return None
