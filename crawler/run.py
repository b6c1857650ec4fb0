"""One run, by either door: opens, reads pages through the item pipelines, counts, closes, reports."""

import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.pipelines import ItemPipelineManager
from scrapy.settings import Settings
from scrapy.statscollectors import MemoryStatsCollector

from crawler.containers.expand import Given, expand, expand_page
from crawler.containers.files import open_file
from crawler.containers.given import Opened, PassedOver, Unreadable
from crawler.containers.limits import DEFAULT_LIMITS, Limits
from crawler.dropped_pages import DroppedPage
from crawler.page_reading import Read, read_as_dropped, read_whole
from crawler.read_ahead import ReadAhead
from crawler.readers.table import READERS, Reader
from crawler.report import new_report, write_report
from crawler.source_naming import SourceNaming
from crawler.sources import UNDECLARED, Source
from crawler.workers.fork_server import WorkersError
from crawler.workers.pool import Workers
from pipelines.items import (
    Drop,
    DropReason,
    Entry,
    Page,
    PageOutcome,
    PageRead,
    RawEntry,
    WalkRead,
    stable_hash,
)
from pipelines.store.errors import StoreError
from pipelines.store.workspace import Workspace

AHEAD = 4  # pages of each worker that are in work or wait for their turn


class Run:
    """Send pages through the item pipelines of the project's settings, and account for each.

    Use as an asynchronous context manager. Entering raises StoreError where the workspace cannot be
    written; leaving commits and writes the report, which `report` holds from then on.
    """

    def __init__(
        self,
        *,
        data: Path,
        source: str,
        command: str,
        sources: Mapping[str, Source] | None = None,
        naming: SourceNaming | None = None,
        readers: tuple[Reader, ...] = READERS,
        limits: Limits = DEFAULT_LIMITS,
        dry_run: bool = False,
        workers: int = 0,
    ) -> None:
        """Prepare a run; nothing is opened.

        So many processes, `workers`, read its pages; with 0 this one does, which a page can end, and which
        no limit of time and memory guards.
        """
        self.report = new_report(command, datetime.now(UTC))
        self.report.dry_run = dry_run
        self._workspace = Workspace(data.resolve())
        self._source = source
        self._sources = sources or {}  # by id, what is declared of those that pages are from
        self._naming = naming  # None: every page is of the source that its door says
        self._readers = readers
        self._limits = limits
        self._workers = Workers(workers, readers=readers, limits=limits) if workers else None
        settings = Settings()
        settings.setmodule("crawler.settings")
        settings.setdict(
            {
                "CLIPFILE_DATA": str(data),
                "CLIPFILE_RUN_ID": self.report.run_id,
                "CLIPFILE_DRY_RUN": dry_run,
            }
        )
        crawler = Crawler(Spider, settings)
        self._stats = MemoryStatsCollector(crawler)
        crawler.stats = self._stats
        self._pipelines = ItemPipelineManager.from_crawler(crawler)

    async def __aenter__(self) -> "Run":
        if self._workers is not None:
            self._workers.start()
        await self._pipelines.open_spider_async()
        self._limits = replace(self._limits, staging=self._workspace.staging)  # it is there from now on
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: object
    ) -> None:
        report = self.report
        if isinstance(error, Exception):
            is_said = isinstance(error, StoreError | WorkersError)
            report.error = str(error) if is_said else traceback.format_exc()
        if self._workers is not None:
            self._workers.close()
        try:
            await self._pipelines.close_spider_async()
        except StoreError as close_error:
            report.error = report.error or str(close_error)
        if error is not None and report.error is None:
            kept = "nothing was written" if report.dry_run else "what was read until then is committed"
            report.error = f"stopped before the end; {kept}"
        report.ended_at = datetime.now(UTC)
        report.counts = self._stats.get_value("clipfile/counts", report.counts)
        report.committed = self._stats.get_value("clipfile/committed", False)
        if report.dry_run:
            return
        try:
            write_report(report, self._workspace.runs)
        except OSError as write_error:
            report.error = report.error or f"{self._workspace.runs}: {write_error.strerror}, no report kept"

    async def read_files(self, paths: Iterable[Path], *, source: str) -> None:
        """Read files, and everything inside them, as pages of a source; raises StoreError, WorkersError."""
        await self.read_pages(_expand_files(paths, source, self._limits))

    async def read(self, given: Given) -> None:
        """Read one page, and the pages inside it; raises StoreError where the disk fails, WorkersError."""
        await self.read_pages(iter((given,)))

    async def read_pages(self, given: Iterator[Given]) -> None:
        """Read pages, and the pages inside them, in their order; raises StoreError, WorkersError."""
        ahead = 1 if self._workers is None else AHEAD * self._workers.count
        reading = ReadAhead(read=self._read_page, expand=self._expand_members, take=self._take, pages=ahead)
        await reading.run(given)

    def _prepare(self, page: Page) -> tuple[Page, Source]:
        """Return a page as a reader is to see it, and what is declared of its source."""
        page = self._with_source(page)
        source = self._sources.get(page.source, UNDECLARED)
        return replace(page, charset=source.encoding or page.charset), source

    def _with_source(self, page: Page) -> Page:
        """Return the page with the source that it is of, where nobody said which: by the page alone."""
        if self._naming is None:
            return page
        source, evidence = self._naming.find_source(page, self._readers)
        self.report.inferred[source, evidence] += 1
        return replace(page, source=source)

    async def _read_page(self, page: Page) -> Read:
        try:
            page, source = self._prepare(page)
        except Exception:  # our fault: it is set aside with its traceback, the run goes on
            return read_as_dropped(page, UNDECLARED, DropReason.QUARANTINED, traceback.format_exc())
        if self._workers is None:
            return read_whole(page, source, self._readers)
        return await self._workers.read(page, source)

    def _expand_members(self, read: Read) -> Iterator[Given]:
        """Open the pages that a reader found inside a page, as deep as containers are opened."""
        page = read.reading.page
        for member in read.reading.members:
            if member.depth > self._limits.depth:
                detail = f"{page.depth} containers deep; {self._limits.depth} are opened"
                yield Unreadable(
                    address=member.address, reason=DropReason.TOO_DEEP, detail=detail, depth=member.depth
                )
            else:
                yield from expand_page(member, self._limits)

    async def _take(self, given: Given, read: Read | None) -> None:
        """Account for what was given, in its turn."""
        if isinstance(given, PassedOver):
            self.report.passed_over[given.kind] += 1
            return
        self.report.pages += 1
        if isinstance(given, Unreadable | Opened):
            await self._end(given)
        elif read is not None:
            await self._send_page(read)

    async def _send_page(self, read: Read) -> None:
        """Send what was found on a page down the pipelines, then the page itself."""
        reading = read.reading
        drops: Counter[DropReason] = Counter()
        for record in read.records:
            made = await self.send(record)
            drops.update([made.reason] if isinstance(made, Drop) else ())
        self.report.add_reading(reading)
        end = reading.page_read()
        await self.send(end)
        self.report.formats.add(end, depth=reading.page.depth, members=len(reading.members), drops=drops)

    async def _end(self, end: Unreadable | Opened) -> None:
        """Account for a path, or a container, behind what it gave."""
        page_id = stable_hash("unreadable" if isinstance(end, Unreadable) else "container", end.address)
        outcome = PageOutcome.READ
        drops: Counter[DropReason] = Counter()
        if isinstance(end, Unreadable):
            drops[end.reason] += 1
            drop = Drop(source=self._source, page_id=page_id, reason=end.reason, detail=end.detail)
            dropped = DroppedPage(address=end.address, reason=drop.reason, detail=drop.detail)
            self.report.dropped_pages.add(dropped)
            await self.send(drop)
            is_ours = end.reason is DropReason.QUARANTINED
            outcome = PageOutcome.QUARANTINED if is_ours else PageOutcome.DROPPED
        read = PageRead(
            page_id=page_id,
            source=self._source,
            address=end.address,
            url=None,
            fetched_at=end.fetched_at if isinstance(end, Opened) else None,
            media_type=None,
            encoding=None,
            size_bytes=None,
            sha256=None,
            reader=end.format,
            outcome=outcome,
            found=0,
        )
        await self.send(read)
        self.report.formats.add(read, depth=end.depth, members=end.members, drops=drops)

    async def send(self, item: RawEntry | Entry | Drop | PageRead | WalkRead) -> object:
        """Send a record down the pipelines and return what they made of it; raises StoreError."""
        return await self._pipelines.process_item_async(item)


def _expand_files(paths: Iterable[Path], source: str, limits: Limits) -> Iterator[Given]:
    for path in paths:
        with open_file(path, source=source) as given:
            if isinstance(given, Unreadable):
                yield given
            else:
                yield from expand(given, limits)
