"""A script played without a network: the same walks, the same pipelines and store, a model for the site."""

import asyncio
from datetime import UTC
from pathlib import Path

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.pipelines import ItemPipelineManager
from scrapy.settings import Settings
from scrapy.statscollectors import MemoryStatsCollector

from crawler.crawl import Crawl as CrawlSource
from crawler.crawl import Wanted
from crawler.report import new_report
from crawler.sources import load_source, source_path
from tests.live.command import SOURCE
from tests.live.fake_fetch import FakeFetch
from tests.live.outcome import Outcome
from tests.live.play import play
from tests.live.scripts import Crawl, Script
from tests.live.stage import Stage, set_stage

BASE_URL = "http://127.0.0.1:1"  # never connected to


def play_in_process(script: Script) -> Outcome:
    """Play a script on a model of its site."""
    return play(script, set_stage(script, BASE_URL), _crawl)


def _crawl(stage: Stage, crawl: Crawl, data: Path) -> str:
    asyncio.run(_crawl_once(stage, crawl, data))
    return "ended"


async def _crawl_once(stage: Stage, crawl: Crawl, data: Path) -> None:
    """Crawl the source once through the item pipelines of the project's settings."""
    fetch = FakeFetch(stage)
    report = new_report("tests.live", fetch.now())
    pipelines = _open_pipelines(data, report.run_id)
    await pipelines.open_spider_async()
    try:
        await CrawlSource(
            data=data,
            send_record=pipelines.process_item_async,
            fetch_for=lambda *_: fetch,
            report=report,
            wanted=Wanted(is_full=crawl.is_full),
            clock=lambda: fetch.now().astimezone(UTC),
            pause_seconds=0,
        ).crawl(load_source(source_path(data, SOURCE)))
    finally:
        await pipelines.close_spider_async()


def _open_pipelines(data: Path, run_id: str) -> ItemPipelineManager:
    settings = Settings()
    settings.setmodule("crawler.settings")
    settings.setdict({"CLIPFILE_DATA": str(data), "CLIPFILE_RUN_ID": run_id})
    crawler = Crawler(Spider, settings)
    crawler.stats = MemoryStatsCollector(crawler)
    return ItemPipelineManager.from_crawler(crawler)
