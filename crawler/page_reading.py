"""One page, record by record, and what became of it: the same for every door."""

import hashlib
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field

from crawler.fetch.mask import mask_url
from crawler.readers.errors import SourceError
from crawler.readers.table import READERS, Reader, find_reader, read_page
from crawler.sources import UNDECLARED, Source
from pipelines.items import (
    Drop,
    DropReason,
    Page,
    PageFacts,
    PageOutcome,
    PageRead,
    RawEntry,
    page_id_of,
)
from pipelines.store.errors import StoreError


@dataclass(slots=True)
class PageReading:
    """Read a page: iterate over `records` to the end, then ask for the rest.

    Nothing that is on the page ends the run: what contradicts its format becomes a drop, what our own
    code fails on is set aside with its traceback. Raises StoreError where a disk fails.
    """

    page: Page
    source: Source = UNDECLARED
    readers: tuple[Reader, ...] = READERS
    page_id: str = ""
    facts: PageFacts = field(default_factory=PageFacts)
    members: list[Page] = field(default_factory=list)  # pages inside the page
    dropped: Drop | None = None  # of the page as a whole
    found: int = 0

    def __post_init__(self) -> None:
        self.page_id = page_id_of(self.page)

    def records(self) -> Iterator[RawEntry | Drop]:
        """Yield entries and dropped blocks in page order, then the drop of the page where there is one."""
        try:
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
        except StoreError:
            raise
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
        reader = find_reader(page, self.readers, self.source)
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
            reader=reader.name if reader else None,
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


def _outcome(dropped: Drop | None) -> PageOutcome:
    if dropped is None:
        return PageOutcome.READ
    if dropped.reason is DropReason.QUARANTINED:
        return PageOutcome.QUARANTINED
    return PageOutcome.DROPPED
