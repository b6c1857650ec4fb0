"""Ask a live site for a few pages, outside of a crawl: the same engine, nothing archived, nothing stored."""

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler.fetch.engine_fetch import EngineFetch
from crawler.fetch.fetched import Failure, Fetch, Fetched
from crawler.sources import Source

PAGE_ARCHIVE = "crawler.fetch.archive.PageArchive"
# Someone waits for the answer: one more try, and no long pause because the server asks for it.
IMPATIENT = {"RETRY_TIMES": 1, "CLIPFILE_MAX_PAUSE": 30}
QUIET = {"LOG_INSTALL_ROOT_HANDLER": False}  # the command has one
Answer = TypeVar("Answer")


class StoppedError(Exception):
    """The user ended it: Ctrl-C, or SIGTERM."""


class _Asking(Spider, Generic[Answer]):
    """Run one function that asks for pages."""

    name = "asking"

    def __init__(self, *, task: Callable[[Fetch], Awaitable[Answer]], source: Source, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._task = task
        self._source = source
        self.answers: list[Answer] = []
        self.errors: list[BaseException] = []

    async def start(self) -> AsyncIterator[Any]:
        """Keep what came of it: Scrapy would log an exception and go on."""
        walk_id = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
        try:
            self.answers.append(await self._task(_stopping(EngineFetch(self.crawler, self._source, walk_id))))
        except BaseException as error:  # raised again by ask_live, where the process ends
            self.errors.append(error)
        return
        yield


def ask_live(task: Callable[[Fetch], Awaitable[Answer]], *, source: Source) -> Answer:
    """Return what a function makes of pages that it asks for; a process can do this once.

    Raises StoppedError where the user ended it, and what the function raises.
    """
    settings = Settings()
    settings.setmodule("crawler.settings")
    taking_part = settings.getdict("DOWNLOADER_MIDDLEWARES")
    middlewares = {name: None if name == PAGE_ARCHIVE else order for name, order in taking_part.items()}
    values = {"DOWNLOADER_MIDDLEWARES": middlewares, "ITEM_PIPELINES": {}, **IMPATIENT, **QUIET}
    settings.setdict(values, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(_Asking)
    started = process.crawl(crawler, task=task, source=source)
    process.start()
    started.result()
    spider = crawler.spider
    assert isinstance(spider, _Asking)
    if spider.errors:
        raise spider.errors[0]
    if not spider.answers:  # the engine was stopped before it began
        raise StoppedError
    answer: Answer = spider.answers[0]
    return answer


def _stopping(fetch: Fetch) -> Fetch:
    """Return the same fetch, which raises StoppedError when the run is being ended."""

    async def fetch_or_stop(
        url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        fetched = await fetch(url, etag=etag, last_modified=last_modified)
        if fetched.failure is Failure.STOPPED:
            raise StoppedError
        return fetched

    return fetch_or_stop
