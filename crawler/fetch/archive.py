"""The downloader middleware that keeps every answer, as it came, before anything reads it."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Headers, Response
from scrapy.utils.httpobj import urlparse_cached

from crawler.archive.exchange import Exchange, Rendering
from crawler.archive.known import load_originals
from crawler.archive.writer import ArchiveWriter, Location
from crawler.fetch.rendered import is_rendered
from crawler.fetch.request_meta import (
    ARCHIVE_FILE,
    ARCHIVE_OFFSET,
    ARCHIVE_RECORD,
    FETCHED_AT,
    IS_PART,
    SOURCE,
    WALK,
)
from crawler.fetch.robots import IS_FOR_ROBOTS
from pipelines.store.disk import Disk
from pipelines.store.errors import StoreError
from pipelines.store.pipeline import before_commit

logger = logging.getLogger(__name__)
ROBOTS_PATH = "/robots.txt"


class PageArchive:
    """Write what comes for a walk into the archive file of the walk: redirects and errors too.

    Nearest to the network but for Scrapy's cache (order 895), so that bodies are as they were received.
    Where the disk fails, StoreError goes to whoever asked, nothing further is asked for, and
    `clipfile/archive_error` in the stats says why: a page that is not kept must not be read either.
    """

    def __init__(self, data: Path, run_id: str, crawler: Crawler, disk: Disk | None = None) -> None:
        self._data = data
        self._run_id = run_id
        self._crawler = crawler
        self._disk = disk
        self._writers: dict[tuple[str, str], ArchiveWriter] = {}
        self._error: StoreError | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the workspace and the run's id from the settings; without a run there is no archive."""
        settings = crawler.settings
        if not settings.get("CLIPFILE_RUN_ID"):
            raise NotConfigured("CLIPFILE_RUN_ID is not set: what is fetched is not kept")
        archive = cls(Path(settings["CLIPFILE_DATA"]), settings["CLIPFILE_RUN_ID"], crawler)
        crawler.signals.connect(archive.sync, before_commit)
        crawler.signals.connect(archive.close, signals.spider_closed)
        return archive

    def process_request(self, request: Request) -> None:
        """Let nothing be asked for once the archive cannot keep it."""
        if self._error is not None:
            raise self._error

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep the answer, and say in the request's meta where."""
        if SOURCE not in request.meta or WALK not in request.meta:
            return response
        fetched_at = datetime.now(UTC)
        exchange = _exchange(request, response, fetched_at)
        self._keep(request, fetched_at, lambda writer: writer.write(exchange))
        return response

    def keep_rendering(self, request: Request, url: str, content: bytes) -> None:
        """Keep what a browser made of the kept answer to a request, and say in its meta where."""
        rendered_at = datetime.now(UTC)
        rendering = Rendering(
            url=url, rendered_at=rendered_at, content=content, response_id=request.meta[ARCHIVE_RECORD]
        )
        self._keep(request, rendered_at, lambda writer: writer.write_rendering(rendering))

    def _keep(self, request: Request, at: datetime, write: Callable[[ArchiveWriter], Location]) -> None:
        try:
            location = write(self._writer(request.meta[SOURCE], request.meta[WALK], at))
        except StoreError as error:
            self._fail(error)
            raise
        request.meta[ARCHIVE_FILE] = location.file
        request.meta[ARCHIVE_OFFSET] = location.offset
        request.meta[ARCHIVE_RECORD] = location.record_id
        request.meta[FETCHED_AT] = at

    def sync(self) -> None:
        """Make everything kept so far durable: before anything is committed that points at it."""
        for writer in self._writers.values():
            writer.sync()

    def close(self) -> None:
        """Close all files; one that fails is left open for the next run to recover, and the others closed."""
        writers, self._writers = self._writers, {}
        for writer in writers.values():
            try:
                writer.close()
            except StoreError as error:  # a handler of a signal: what it raises reaches nobody
                self._fail(error)

    def _writer(self, source: str, walk_id: str, started_at: datetime) -> ArchiveWriter:
        if self._error is not None:
            raise self._error
        key = (source, walk_id)
        if key not in self._writers:
            self._writers[key] = ArchiveWriter(
                self._data,
                source=source,
                walk_id=walk_id,
                run_id=self._run_id,
                started_at=started_at,
                originals=load_originals(self._data, source),
                disk=self._disk,
            )
        return self._writers[key]

    def _fail(self, error: StoreError) -> None:
        if self._error is None:
            self._error = error
            logger.error("%s", error)
            if self._crawler.stats is not None:
                self._crawler.stats.set_value("clipfile/archive_error", str(error))


def _exchange(request: Request, response: Response, fetched_at: datetime) -> Exchange:
    return Exchange(
        url=request.url,
        fetched_at=fetched_at,
        status=response.status,
        request_headers=_pairs(request.headers),
        response_headers=_pairs(response.headers),
        body=response.body,
        method=request.method,
        protocol=response.protocol or "HTTP/1.1",
        ip_address=str(response.ip_address) if response.ip_address is not None else None,
        is_robots=IS_FOR_ROBOTS in request.meta or urlparse_cached(request).path == ROBOTS_PATH,
        is_for_browser=IS_PART in request.meta or is_rendered(request, response),
        is_truncated=bool({"dataloss", "partial"} & set(response.flags)),
    )


def _pairs(headers: Headers) -> tuple[tuple[bytes, bytes], ...]:
    return tuple((name, value) for name, values in headers.items() for value in values)
