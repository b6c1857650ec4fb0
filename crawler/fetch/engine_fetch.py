"""Ask for addresses over Scrapy's engine: every downloader middleware takes part."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.fetch.archive import PageArchive
from crawler.fetch.failures import read_failure
from crawler.fetch.fetched import Failure, Fetched
from crawler.fetch.javascript import Renderer
from crawler.fetch.mask import mask_url
from crawler.fetch.refused import Refused
from crawler.fetch.rendered import RENDERED_HEADERS, is_rendered
from crawler.fetch.request_meta import (
    ALLOW_PRIVATE,
    ARCHIVE_FILE,
    ARCHIVE_OFFSET,
    CONTACT,
    DELAY,
    DETAIL,
    FETCHED_AT,
    IS_PART,
    IS_RENDERED,
    SOURCE,
    WALK,
)
from crawler.fetch.safe_url import safe_url
from crawler.fetch.user_agent import user_agent
from crawler.sources import Source


class EngineFetch:
    """The `Fetch` of one walk over a crawler that runs.

    Everything that the network, the server and our own rules can cause is a failure of the Fetched;
    any other exception is a fault of ours and goes through, as does a cancellation.
    """

    def __init__(self, crawler: Crawler, source: Source, walk_id: str) -> None:
        self._crawler = crawler
        self._meta: Mapping[str, Any] = {
            SOURCE: source.id,
            WALK: walk_id,
            ALLOW_PRIVATE: source.allow_private,
            CONTACT: source.contact,
            DELAY: source.delay_seconds,
        } | ({IS_RENDERED: True} if source.javascript else {})
        self._source = source
        self._scripts: dict[str, Response] = {}  # of rendered pages, which have the same
        self._headers = {"User-Agent": user_agent(source.contact)}
        if source.language is not None:
            self._headers["Accept-Language"] = f"{source.language}, *;q=0.5"

    async def __call__(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """Return the answer; with validators, a 304 where the page has not changed since."""
        if not self._crawler.crawling:
            detail = "the run is being ended"
            return Fetched(url=url, fetched_at=datetime.now(UTC), failure=Failure.STOPPED, detail=detail)
        validators = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = self._headers | {name: value for name, value in validators.items() if value}
        try:
            request = Request(safe_url(url), headers=headers, meta=dict(self._meta))
            assert self._crawler.engine is not None
            response = await self._crawler.engine.download_async(request)
            assert response.request is not None
            if is_rendered(response.request, response):
                response = await self._render(response.request, response)
        except Exception as error:
            said = read_failure(error)
            if said is None:
                raise
            failure, detail = said
            if failure is Failure.RENDERING and not self._crawler.crawling:
                failure = Failure.STOPPED  # a browser that was ended with us is no fault of the page
            return Fetched(url=url, fetched_at=datetime.now(UTC), failure=failure, detail=detail)
        return _fetched(url, response)

    async def _render(self, request: Request, response: Response) -> Response:
        """Return the page that a browser makes of an answer, kept as what it is."""
        renderer = self._crawler.get_extension(Renderer)
        assert renderer is not None
        content = await renderer.render(
            response,
            self._ask_part,
            self._scripts,
            user_agent=user_agent(self._source.contact),
            language=self._source.language,
        )
        archive = self._crawler.get_downloader_middleware(PageArchive)
        if archive is not None:
            archive.keep_rendering(request, response.url, content)
        return response.replace(body=content, headers=RENDERED_HEADERS)

    async def _ask_part(self, url: str, headers: Mapping[str, str]) -> Response:
        """Ask for what a script asks for, as for every page of the source."""
        if not self._crawler.crawling:
            raise Refused(Failure.STOPPED, "the run is being ended")
        meta = {name: value for name, value in self._meta.items() if name != IS_RENDERED} | {IS_PART: True}
        request = Request(safe_url(url), headers={**headers, **self._headers}, meta=meta)
        assert self._crawler.engine is not None
        return await self._crawler.engine.download_async(request)


def _fetched(url: str, response: Response) -> Fetched:
    meta = response.request.meta if response.request is not None else {}
    headers = _read_headers(response)
    failure, detail = _find_blocked_redirect(response, headers)
    return Fetched(
        url=url,
        fetched_at=meta.get(FETCHED_AT) or datetime.now(UTC),
        final_url=response.url,
        status=response.status,
        headers=headers,
        content=response.body,
        archive_file=meta.get(ARCHIVE_FILE),
        archive_offset=meta.get(ARCHIVE_OFFSET),
        failure=failure,
        detail=detail or meta.get(DETAIL, ""),
    )


def _find_blocked_redirect(response: Response, headers: Mapping[str, str]) -> tuple[Failure | None, str]:
    """Tell a redirect that was not followed: Scrapy hands on those to file:, ftp:, data: as they are."""
    if response.status not in {301, 302, 303, 307, 308} or "location" not in headers:
        return None, ""
    return Failure.UNSAFE_URL, f"redirected to {mask_url(headers['location'])[:200]!r}, not followed"


def _read_headers(response: Response) -> dict[str, str]:
    """Return the headers, names in lower case; of a repeated one the last value."""
    return {
        name.decode("latin-1").lower(): values[-1].decode("latin-1")
        for name, values in response.headers.items()
        if values
    }
