"""What the third item pipeline does beside the store."""

from pathlib import Path

import pytest
from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.statscollectors import MemoryStatsCollector

from pipelines.store.errors import StoreError
from pipelines.store.pipeline import WriteParquet, before_commit
from pipelines.store.workspace import Workspace
from tests.build import make_page, observe


def make_crawler(data: Path) -> Crawler:
    crawler = Crawler(Spider, {"CLIPFILE_DATA": str(data), "CLIPFILE_RUN_ID": "run"})
    crawler.stats = MemoryStatsCollector(crawler)
    return crawler


def write(crawler: Crawler) -> None:
    pipeline = WriteParquet.from_crawler(crawler)
    pipeline.open_spider()
    pipeline.process_item(observe(1))
    pipeline.process_item(make_page(1))
    pipeline.close_spider()


def test_what_records_point_at_is_made_durable_before_they_are(tmp_path: Path) -> None:
    crawler = make_crawler(tmp_path)
    commits_then: list[int] = []
    crawler.signals.connect(
        listener := lambda: commits_then.append(len(Workspace(tmp_path).commits())), before_commit
    )
    write(crawler)
    assert commits_then == [0]
    assert len(Workspace(tmp_path).commits()) == 1
    assert listener is not None  # signals hold their handlers weakly


def test_nothing_is_committed_that_points_at_what_could_not_be_kept(tmp_path: Path) -> None:
    crawler = make_crawler(tmp_path)

    def fail() -> None:
        raise StoreError("archive: the disk is full")

    crawler.signals.connect(fail, before_commit)
    with pytest.raises(StoreError, match="the disk is full"):
        write(crawler)
    assert Workspace(tmp_path).commits() == []
    assert crawler.stats.get_value("clipfile/committed") is None
