"""One page, record by record, and what became of it: the same for every door."""

import hashlib
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from crawler.fetch.mask import mask_url
from crawler.readers.errors import SourceError
from crawler.readers.table import READERS, Reader, find_reader, read_page
from crawler.sources import UNDECLARED, Source
from crawler.sources_applied import apply_source
from pipelines.items import (
    Drop,
    DropReason,
    Entry,
    Page,
    PageFacts,
    PageOutcome,
    PageRead,
    RawEntry,
    page_id_of,
)


@dataclass(slots=True)
class PageReading:
    """Read a page: iterate over `records` to the end, then ask for the rest.

    Nothing that is on the page ends the run: what contradicts its format becomes a drop, what our own
    code fails on is set aside with its traceback.
    """

    page: Page
    source: Source = UNDECLARED
    readers: tuple[Reader, ...] = READERS
    page_id: str = ""
    facts: PageFacts = field(default_factory=PageFacts)
    members: list[Page] = field(default_factory=list)  # pages inside the page
    dropped: Drop | None = None  # of the page as a whole
    found: int = 0
    reader: str | None = None  # that reads the page; None where none accepts it
    on_reader: Callable[[str | None], None] = lambda _: None  # told before it begins to read

    def __post_init__(self) -> None:
        self.page_id = page_id_of(self.page)

    def records(self) -> Iterator[RawEntry | Drop]:
        """Yield entries and dropped blocks in page order, then the drop of the page where there is one."""
        try:
            reader = find_reader(self.page, self.readers, self.source)
            self.reader = reader.name if reader else None
            self.on_reader(self.reader)
            for record in read_page(self.page, self.readers, source=self.source):
                match record:
                    case Page():
                        self.members.append(record)
                    case PageFacts():
                        self.facts = record
                    case Drop(position=None):
                        self.dropped = record
                    case _:
                        self.found += 1
                        yield record
        except SourceError as error:
            self.dropped = self._drop(error.reason, error.detail)
        except MemoryError:
            self.dropped = self._drop(
                DropReason.TOO_MUCH_MEMORY, "reading needs more memory than it may have"
            )
        except Exception:  # our fault: it is set aside with its traceback, the run goes on
            self.dropped = self._drop(DropReason.QUARANTINED, traceback.format_exc())
        if self.dropped is not None:
            yield self.dropped

    def page_read(
        self,
        *,
        status: int | None = None,
        archive_file: str | None = None,
        archive_offset: int | None = None,
        walk_id: str | None = None,
    ) -> PageRead:
        """Return the record that ends the page; call it when `records` is exhausted."""
        page, facts = self.page, self.facts
        return PageRead(
            page_id=self.page_id,
            source=page.source,
            address=page.address,
            url=page.url,
            fetched_at=page.fetched_at,
            media_type=page.media_type,
            encoding=facts.encoding,
            size_bytes=len(page.content),
            sha256=hashlib.sha256(page.content).hexdigest(),
            reader=self.reader,
            outcome=_outcome(self.dropped),
            found=self.found,
            next_page=None if facts.next_page is None else mask_url(facts.next_page),
            page_number=facts.page_number,
            page_total=facts.page_total,
            layout_fingerprint=facts.layout_fingerprint,
            archive_file=archive_file,
            archive_offset=archive_offset,
            status=status,
            walk_id=walk_id,
            issues=facts.issues,
        )

    def _drop(self, reason: DropReason, detail: str) -> Drop:
        return Drop(source=self.page.source, page_id=self.page_id, reason=reason, detail=detail)


@dataclass(frozen=True, slots=True)
class Read:
    """A page that was read to its end, and its records."""

    reading: PageReading
    records: tuple[RawEntry | Entry | Drop, ...]  # Entry where the first item pipeline was there already


def read_whole(page: Page, source: Source, readers: tuple[Reader, ...] = READERS) -> Read:
    """Read a page in this process, with what is declared of the source applied."""
    reading = PageReading(page, source, readers)
    records = tuple(
        apply_source(record, source) if isinstance(record, RawEntry) else record
        for record in reading.records()
    )
    return Read(reading, records)


def read_as_dropped(
    page: Page, source: Source, reason: DropReason, detail: str, *, reader: str | None = None
) -> Read:
    """Return what became of a page that no reader came to the end of."""
    reading = PageReading(page, source)
    reading.reader = reader
    reading.dropped = Drop(source=page.source, page_id=reading.page_id, reason=reason, detail=detail)
    return Read(reading, (reading.dropped,))


def _outcome(dropped: Drop | None) -> PageOutcome:
    if dropped is None:
        return PageOutcome.READ
    if dropped.reason is DropReason.QUARANTINED:
        return PageOutcome.QUARANTINED
    return PageOutcome.DROPPED
