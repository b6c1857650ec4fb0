"""What the spiders have in common: they walk declared sources, each source in a task of its own.

A spider yields nothing to Scrapy. A walk asks for its pages over the engine, so that every downloader
middleware takes part, and hands its records to the item pipelines, page by page and in order.
"""

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, Self

from scrapy import Spider
from scrapy.crawler import Crawler

from crawler.crawl import Crawl, Record, Wanted
from crawler.fetch.engine_fetch import EngineFetch
from crawler.fetch.host_delays import download_slots
from crawler.fetch.javascript import ask_for_browser
from crawler.report import Report, new_report, write_report
from crawler.sources import Source, load_sources
from crawler.walks.walk import Walk
from pipelines.items import WayKind
from pipelines.store.errors import StoreError
from pipelines.store.workspace import Workspace

logger = logging.getLogger(__name__)

SOURCES_AT_ONCE = 16  # each holds the hashes of what it knows; a host gets one request at a time anyway


class WalkSpider(Spider):
    """Walk the ways of `kinds` into sources: `scrapy crawl <name> -a source=ID[,ID…]`, all without -a."""

    kinds: ClassVar[frozenset[WayKind]] = frozenset(WayKind)

    def __init__(
        self,
        *,
        sources: list[Source],
        data: Path,
        report: Report,
        wanted: Wanted,
        on_page: Callable[[Walk], None] = lambda _: None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.report = report
        self._sources = sources
        self._data = data
        self._wanted = wanted
        self._on_page = on_page
        self._has_started = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, source: str = "", **kwargs: Any) -> Self:
        """Load the sources, and let the settings follow from them; raises ConfigError."""
        settings = crawler.settings
        data = Path(settings["CLIPFILE_DATA"])
        kwargs.setdefault("sources", None)
        if kwargs["sources"] is None:
            kwargs["sources"] = load_sources(data, [one for one in source.split(",") if one])
        kwargs.setdefault(
            "report", new_report(f"scrapy crawl {cls.name} {source}".strip(), datetime.now(UTC))
        )
        kwargs.setdefault("wanted", Wanted(kinds=cls.kinds))
        settings.set("CLIPFILE_RUN_ID", kwargs["report"].run_id, priority="spider")
        settings.set("DOWNLOAD_SLOTS", download_slots(kwargs["sources"]), priority="spider")
        if any(one.javascript for one in kwargs["sources"]):
            ask_for_browser(settings)
        return super().from_crawler(crawler, *args, data=data, **kwargs)

    async def start(self) -> AsyncIterator[Any]:
        """Walk all sources; what goes wrong with one does not end the others, a failing disk ends all."""
        self._has_started = True
        crawl = Crawl(
            data=self._data,
            send_record=self._send,
            fetch_for=lambda source, walk_id: EngineFetch(self.crawler, source, walk_id),
            report=self.report,
            wanted=self._wanted,
            pause_seconds=self.settings.getfloat("CLIPFILE_PAUSE_SECONDS"),
            on_page=self._on_page,
        )
        places = asyncio.Semaphore(SOURCES_AT_ONCE)
        try:
            async with asyncio.TaskGroup() as tasks:
                for source in self._sources:
                    tasks.create_task(self._crawl(crawl, source, places))
        except* StoreError as errors:
            self.report.add_error(str(errors.exceptions[0]))
        return
        yield  # this makes it the generator that Scrapy asks for

    async def _crawl(self, crawl: Crawl, source: Source, places: asyncio.Semaphore) -> None:
        async with places:
            try:
                await crawl.crawl(source)
            except StoreError:
                raise
            except asyncio.CancelledError:  # the engine is told to stop
                self.report.stopped.append(source.id)
                raise
            except Exception:  # our fault: the report has the traceback, the other sources go on
                self.report.add_error(f"{source.id}: {traceback.format_exc()}")

    async def _send(self, record: Record) -> object:
        engine = self.crawler.engine
        return await engine.scraper.itemproc.process_item_async(record)

    def closed(self, reason: str) -> None:
        """Write the report of the run, when the pipelines have committed; there is none before it began."""
        if not self._has_started:
            return
        report, stats = self.report, self.crawler.stats
        report.ended_at = datetime.now(UTC)
        report.counts = stats.get_value("clipfile/counts", report.counts)
        report.committed = stats.get_value("clipfile/committed", False)
        report.keep_committed_walks()
        for failed in ("clipfile/archive_error", "clipfile/store_error"):
            report.error = report.error or stats.get_value(failed)
        if reason not in {"finished", "shutdown"}:
            report.error = report.error or f"Scrapy closed the crawl: {reason}"
        runs = Workspace(self._data.resolve()).runs
        try:
            write_report(report, runs)
        except OSError as error:
            report.error = report.error or f"{runs}: {error.strerror}, no report kept"
