"""Read a page of a walk: by the reader of its way, and in the light of the page before it."""

from dataclasses import dataclass, replace

from crawler.page_reading import PageReading
from crawler.readers.html import induce_wrapper
from crawler.readers.post import POST_READERS
from crawler.readers.table import READERS, Reader
from crawler.sources import Source
from crawler.sources_applied import apply_source
from pipelines.items import Drop, DropReason, Page, RawEntry, WayKind

# What a page with one entry of a listing looks like.
LONELY = frozenset(
    {
        *(DropReason.NO_ENTRIES, DropReason.UNCERTAIN_LAYOUT),
        *(DropReason.SINGLE_ARTICLE, DropReason.NAVIGATION_ONLY),
    }
)
READERS_OF: dict[WayKind, tuple[Reader, ...]] = dict.fromkeys(WayKind, READERS) | {
    WayKind.SITEMAP: POST_READERS  # what a sitemap lists are posts
}


@dataclass(frozen=True, slots=True)
class Read:
    """A page and its records, with what is declared of the source applied."""

    reading: PageReading
    records: tuple[RawEntry | Drop, ...]


def read_in_walk(page: Page, source: Source, kind: WayKind, before: Page | None) -> Read:
    """Read a page; where nothing on it repeats, as a page with the layout of the one before it.

    The last page of a listing has as few entries as are left, often one.
    """
    read = _read(PageReading(page, source, READERS_OF[kind]))
    dropped = read.reading.dropped
    if dropped is None or dropped.reason not in LONELY or before is None or kind is not WayKind.ARCHIVE:
        return read
    wrapper = induce_wrapper(before)
    if wrapper is None:
        return read
    likewise = _read(PageReading(page, replace(source, wrappers=(replace(wrapper, confidence=1.0),))))
    return likewise if likewise.reading.dropped is None else read


def _read(reading: PageReading) -> Read:
    records = tuple(
        apply_source(record, reading.source) if isinstance(record, RawEntry) else record
        for record in reading.records()
    )
    return Read(reading, records)
