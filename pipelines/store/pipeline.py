"""The third item pipeline: hands everything to the store, and what it counted to Scrapy's stats."""

from contextlib import ExitStack
from pathlib import Path
from typing import Self

from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector
from twisted.python.failure import Failure

from pipelines.items import Drop, Observation, PageRead, WalkRead
from pipelines.store.errors import StoreError
from pipelines.store.store import Store

# A Scrapy signal: make durable what the records of the next commit point at. A handler that raises stops it.
before_commit = object()


class WriteParquet:
    """Open the workspace with the run, add what comes, commit at the end.

    `clipfile/committed` in the stats says that everything the pipeline was given is durable,
    `clipfile/store_error` why it is not: Scrapy keeps what closing raises to its log.
    """

    def __init__(self, store: Store, stats: StatsCollector) -> None:
        self._store = store
        self._stats = stats
        self._exit = ExitStack()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the workspace and the run's id from the settings."""
        settings = crawler.settings
        if crawler.stats is None:
            raise RuntimeError("the crawler has no stats collector")
        store = Store(
            Path(settings["CLIPFILE_DATA"]),
            run_id=settings["CLIPFILE_RUN_ID"],
            before_commit=lambda: _tell(crawler),
            dry_run=settings.getbool("CLIPFILE_DRY_RUN"),
        )
        return cls(store, crawler.stats)

    def open_spider(self) -> None:
        """Raise StoreError where the workspace cannot be written."""
        self._exit.enter_context(self._store)

    def process_item(self, item: object) -> object:
        """Add a record of the store; refuse anything else, which would otherwise be lost."""
        if not isinstance(item, Observation | Drop | PageRead | WalkRead):
            raise TypeError(
                f"the store takes observations, drops, pages and walks, not {type(item).__name__}"
            )
        self._store.add(item)
        return item

    def close_spider(self) -> None:
        """Commit the rest, and tell the stats what was committed even where that fails."""
        with self._exit:
            try:
                self._store.commit()
                self._stats.set_value("clipfile/committed", True)
                self._store.refresh()
            except StoreError as error:
                self._stats.set_value("clipfile/store_error", str(error))
                raise
            finally:
                self._stats.set_value("clipfile/counts", self._store.counts)


def _tell(crawler: Crawler) -> None:
    for _, result in crawler.signals.send_catch_log(before_commit):
        if isinstance(result, Failure):
            result.raiseException()
