"""A site as a table of answers, and one crawl of it through the pipelines into a workspace."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.pipelines import ItemPipelineManager
from scrapy.settings import Settings
from scrapy.statscollectors import MemoryStatsCollector

from crawler.crawl import Crawl, Wanted
from crawler.fetch.fetched import Failure, Fetched
from crawler.report import Report, new_report
from crawler.sources import Source

SITE = "https://riverside.example"


@dataclass(slots=True)
class Site:
    """What each address answers: a body, a status, or a failure; what is not here is a 404."""

    answers: dict[str, str | int | Failure] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    now: datetime = datetime(2024, 5, 1, tzinfo=UTC)
    asked: list[str] = field(default_factory=list)

    async def __call__(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """Answer as the network would; a second later with each request."""
        self.now += timedelta(seconds=1)
        path = url.removeprefix(SITE)
        self.asked.append(path)
        answer = self.answers.get(path, 404)
        headers = {"content-type": "text/html; charset=utf-8", **self.headers.get(path, {})}
        if isinstance(answer, Failure):
            return Fetched(url=url, fetched_at=self.now, failure=answer, detail="as the table says")
        if etag is not None and etag == headers.get("etag"):
            answer = 304
        status, body = (answer, "") if isinstance(answer, int) else (200, answer)
        return Fetched(
            url=url,
            final_url=url,
            fetched_at=self.now,
            status=status,
            headers=headers,
            content=body.encode(),
        )

    def requests(self) -> Counter[str]:
        """Count what was asked for since the last time, and forget it."""
        asked, self.asked = Counter(self.asked), []
        return asked


def crawl(site: Site, source: Source, data: Path, wanted: Wanted | None = None) -> Report:
    """Crawl a source once; its pauses are left out."""
    return asyncio.run(_crawl(site, source, data, wanted or Wanted()))


async def _crawl(site: Site, source: Source, data: Path, wanted: Wanted) -> Report:
    report = new_report("test", site.now)
    settings = Settings()
    settings.setmodule("crawler.settings")
    settings.setdict({"CLIPFILE_DATA": str(data), "CLIPFILE_RUN_ID": report.run_id})
    crawler = Crawler(Spider, settings)
    crawler.stats = MemoryStatsCollector(crawler)
    pipelines = ItemPipelineManager.from_crawler(crawler)
    await pipelines.open_spider_async()
    try:
        await Crawl(
            data=data,
            send_record=pipelines.process_item_async,
            fetch_for=lambda *_: site,
            report=report,
            wanted=wanted,
            clock=lambda: site.now,
            pause_seconds=0,
        ).crawl(source)
    finally:
        await pipelines.close_spider_async()
    report.counts = crawler.stats.get_value("clipfile/counts")
    report.committed = crawler.stats.get_value("clipfile/committed", False)
    return report


def listing(numbers: list[int], *, older: str | None = None, note: str = "") -> str:
    """Write a listing page with the entries of these numbers."""
    blocks = "".join(
        f'<article><h2><a href="/posts/{number}/">Report {number} of the rowing club</a></h2>'
        f'<time datetime="2023-{1 + number // 28 % 12:02}-{1 + number % 28:02}">day {number}</time>'
        f"<p>What the club did on its outing number {number}.</p></article>"
        for number in numbers
    )
    link = f'<a class="next" href="{older}">Older posts</a>' if older else ""
    return f"<html lang=en><body><main>{blocks or note}</main><nav>{link}</nav></body></html>"


def archive(first: int, last: int, *, size: int = 5) -> dict[str, str | int | Failure]:
    """Write a listing from the newest number, `first`, down to `last`, on pages of their own."""
    numbers = list(range(first, last - 1, -1))
    pages = [numbers[start : start + size] for start in range(0, len(numbers), size)]
    return {
        "/" if at == 1 else f"/page/{at}/": listing(
            page, older=f"/page/{at + 1}/" if at < len(pages) else None
        )
        for at, page in enumerate(pages, 1)
    }
