"""One run, by either door: opens, reads pages through the item pipelines, counts, closes, reports."""

import asyncio
import hashlib
import secrets
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.pipelines import ItemPipelineManager
from scrapy.settings import Settings
from scrapy.statscollectors import MemoryStatsCollector

from crawler.files import Unreadable
from crawler.readers.errors import SourceError
from crawler.readers.table import READERS, Reader, find_reader, read_page
from crawler.report import DroppedPage, PageRemark, Report, write_report
from crawler.sources import UNDECLARED, Source
from pipelines.items import (
    EXTRACTOR_VERSION,
    Drop,
    DropReason,
    Page,
    PageFacts,
    PageIssue,
    PageOutcome,
    PageRead,
    RawEntry,
    page_id_of,
    stable_hash,
)
from pipelines.store.errors import StoreError
from pipelines.store.workspace import Workspace


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
        readers: tuple[Reader, ...] = READERS,
    ) -> None:
        now = datetime.now(UTC)
        run_id = f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
        self.report = Report(run_id=run_id, command=command, version=EXTRACTOR_VERSION, started_at=now)
        self._workspace = Workspace(data.resolve())
        self._source = source
        self._sources = sources or {}  # by id, what is declared of those that pages are from
        self._readers = readers
        settings = Settings()
        settings.setmodule("crawler.settings")
        settings.setdict({"CLIPFILE_DATA": str(data), "CLIPFILE_RUN_ID": run_id})
        crawler = Crawler(Spider, settings)
        self._stats = MemoryStatsCollector(crawler)
        crawler.stats = self._stats
        self._pipelines = ItemPipelineManager.from_crawler(crawler)

    async def __aenter__(self) -> "Run":
        await self._pipelines.open_spider_async()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: object
    ) -> None:
        report = self.report
        if isinstance(error, Exception):
            report.error = str(error) if isinstance(error, StoreError) else traceback.format_exc()
        elif error is not None:
            report.error = "stopped before the end; what was read until then is committed"
        try:
            await self._pipelines.close_spider_async()
        except StoreError as close_error:
            report.error = report.error or str(close_error)
        report.ended_at = datetime.now(UTC)
        report.counts = self._stats.get_value("clipfile/counts", report.counts)
        report.committed = self._stats.get_value("clipfile/committed", False)
        try:
            write_report(report, self._workspace.runs)
        except OSError as write_error:
            report.error = report.error or f"{self._workspace.runs}: {write_error.strerror}, no report kept"

    async def read(self, given: Page | Unreadable) -> None:
        """Read one page, and the pages inside it; raises StoreError where the disk fails."""
        await asyncio.sleep(0)  # the only place where a signal to stop can take effect
        waiting: list[Page | Unreadable] = [given]
        while waiting:
            page = waiting.pop()
            self.report.pages += 1
            if isinstance(page, Unreadable):
                await self._drop_unreadable(page)
            else:
                waiting.extend(reversed(await self._read_page(page)))

    async def _read_page(self, page: Page) -> list[Page]:
        """Send what a reader finds on a page down the pipelines, then the page itself; return its pages."""
        page_id = page_id_of(page)
        reader = find_reader(page, self._readers)
        source = self._sources.get(page.source, UNDECLARED)
        facts = PageFacts()
        members: list[Page] = []
        found = 0
        dropped: Drop | None = None
        try:
            for record in read_page(page, self._readers, source=source):
                match record:
                    case Page():
                        members.append(record)
                    case PageFacts():
                        facts = record
                    case Drop(position=None):
                        dropped = record
                    case _:
                        found += 1
                        await self._send(record)
        except SourceError as error:
            dropped = _page_drop(page, page_id, error.reason, error.detail)
        except StoreError:
            raise
        except Exception:  # our fault: it is set aside with its traceback, the run goes on
            dropped = _page_drop(page, page_id, DropReason.QUARANTINED, traceback.format_exc())
        if dropped is not None:
            await self._send_drop(dropped, page.address)
        if PageIssue.WRAPPER_MISSED in facts.issues:
            lacks = "; ".join(facts.missed)
            self.report.add_remark(
                PageRemark(address=page.address, text=f"no declared wrapper fits, read without: {lacks}")
            )
        await self._send(
            PageRead(
                page_id=page_id,
                source=page.source,
                address=page.address,
                url=page.url,
                fetched_at=page.fetched_at,
                media_type=page.media_type,
                encoding=facts.encoding,
                size_bytes=len(page.content),
                sha256=hashlib.sha256(page.content).hexdigest(),
                reader=reader.name if reader else None,
                outcome=_outcome(dropped),
                found=found,
                next_page=facts.next_page,
                page_number=facts.page_number,
                page_total=facts.page_total,
                layout_fingerprint=facts.layout_fingerprint,
                issues=facts.issues,
            )
        )
        return members

    async def _drop_unreadable(self, page: Unreadable) -> None:
        """Account for a path that could not be read."""
        page_id = stable_hash("unreadable", page.address)
        drop = Drop(source=self._source, page_id=page_id, reason=page.reason, detail=page.detail)
        await self._send_drop(drop, page.address)
        await self._send(
            PageRead(
                page_id=page_id,
                source=self._source,
                address=page.address,
                url=None,
                fetched_at=None,
                media_type=None,
                encoding=None,
                size_bytes=None,
                sha256=None,
                reader=None,
                outcome=PageOutcome.DROPPED,
                found=0,
            )
        )

    async def _send_drop(self, drop: Drop, address: str) -> None:
        self.report.add_dropped(DroppedPage(address=address, reason=drop.reason, detail=drop.detail))
        await self._send(drop)

    async def _send(self, item: RawEntry | Drop | PageRead) -> None:
        await self._pipelines.process_item_async(item)


def _page_drop(page: Page, page_id: str, reason: DropReason, detail: str) -> Drop:
    return Drop(source=page.source, page_id=page_id, reason=reason, detail=detail)


def _outcome(dropped: Drop | None) -> PageOutcome:
    if dropped is None:
        return PageOutcome.READ
    if dropped.reason is DropReason.QUARANTINED:
        return PageOutcome.QUARANTINED
    return PageOutcome.DROPPED
