"""Pages that their scripts fill in: a browser without a network runs the scripts, and its page is read.

The optional extra `javascript`: scrapy-playwright starts and ends the browser. Its download handler is not
used: what a browser asks for by itself passes no middleware, no resolver of ours and no page archive.
"""

import asyncio
import logging
from pathlib import Path
from time import monotonic
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.settings import BaseSettings, Settings

from crawler.fetch.browser_requests import Ask, PageRequests
from crawler.fetch.chromium import NO_SOCKETS, context_options, find_chromium, launch_options
from crawler.fetch.fetched import Failure
from crawler.fetch.refused import Refused

logger = logging.getLogger(__name__)

FOUND = "CLIPFILE_BROWSER"  # setting: the browser of this run, where there is one
PAGES_AT_ONCE = 2
POLL_SECONDS = 0.1
CLOSE_SECONDS = 5.0  # a page whose script never ends does not close by itself
COUNT_ELEMENTS = "document.getElementsByTagName('*').length"
MEASURE = "document.documentElement.outerHTML.length"
BYTE_ORDER_MARK = "\ufeff"  # goes before whatever encoding the page or its source declares


def ask_for_browser(settings: BaseSettings) -> None:
    """Let a crawl have a browser; raises ConfigError where there is none."""
    settings.set(FOUND, str(find_chromium(settings)), priority="spider")


class Renderer:
    """Extension: one browser for the run, from the first page that needs it on; each page for itself."""

    def __init__(self, settings: BaseSettings) -> None:
        # Nothing else of PLAYWRIGHT_…: a browser that runs elsewhere would have a network.
        options = launch_options(Path(settings[FOUND]))
        self._config = Settings({"PLAYWRIGHT_LAUNCH_OPTIONS": options})
        self._seconds = settings.getfloat("CLIPFILE_RENDER_SECONDS")
        self._quiet_seconds = settings.getfloat("CLIPFILE_RENDER_QUIET_SECONDS")
        self._max_bytes = settings.getint("DOWNLOAD_MAXSIZE")
        self._places = asyncio.Semaphore(PAGES_AT_ONCE)
        self._lock = asyncio.Lock()
        self._provider: Any = None
        self._browser: Any = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Renderer":
        """Make one, where some source of the run needs it."""
        if not crawler.settings.get(FOUND):
            raise NotConfigured
        renderer = cls(crawler.settings)
        crawler.signals.connect(renderer.close, signals.spider_closed)
        return renderer

    async def render(
        self,
        document: Response,
        ask: Ask,
        scripts: dict[str, Response],
        *,
        user_agent: str,
        language: str | None = None,
    ) -> bytes:
        """Return the HTML (UTF-8) that the scripts of a page have made when nothing moves any more.

        Raises Refused where that is never, or the page would not be whole. `scripts` are those that other
        pages of the walk had.
        """
        from playwright.async_api import Error  # a heavy extra

        requests = PageRequests(document, ask, scripts)
        options = context_options(user_agent=user_agent, language=language)
        async with self._places:
            browser = await self._running()
            context = None
            try:
                context = await browser.new_context(**options)
                async with asyncio.timeout(self._seconds):
                    return await self._read(context, document.url, requests)
            except TimeoutError as error:
                requests.check()
                detail = f"its scripts did not come to rest in {self._seconds:g} s"
                raise Refused(Failure.TIMEOUT, detail) from error
            except Error as error:
                requests.check()
                raise Refused(Failure.RENDERING, f"the browser gave up: {_first_line(error)}") from error
            finally:
                requests.close()
                if context is not None and browser.is_connected():  # else it is gone, and its pages with it
                    await self._close_context(browser, context)

    async def _read(self, context: Any, url: str, requests: PageRequests) -> bytes:
        await context.add_init_script(NO_SOCKETS)
        await context.route("**", requests.answer)
        page = await context.new_page()
        context.on("page", lambda popup: popup.close())
        await page.goto(url, wait_until="commit", timeout=0)
        await self._settle(page, requests)
        size = await page.evaluate(MEASURE)
        if not isinstance(size, int) or size > self._max_bytes:
            raise Refused(Failure.TOO_LARGE, f"its scripts made more than {self._max_bytes} characters of it")
        html: str = await page.content()
        content = (BYTE_ORDER_MARK + html).encode("utf-8", "replace")
        if len(content) > self._max_bytes:  # a script can lie about the size
            raise Refused(Failure.TOO_LARGE, f"its scripts made more than {self._max_bytes} bytes of it")
        return content

    async def _settle(self, page: Any, requests: PageRequests) -> None:
        """Wait until nothing is asked for and no element comes or goes, for a while; `render` bounds it."""
        known: object = None
        since = monotonic()
        while monotonic() - since < self._quiet_seconds:
            await asyncio.sleep(POLL_SECONDS)
            requests.check()
            count = await page.evaluate(COUNT_ELEMENTS)
            if requests.in_flight or count != known:
                known, since = count, monotonic()

    async def _running(self) -> Any:
        """Return the browser; starts it where it is not running, or not any more."""
        from scrapy_playwright.handler import Config  # a heavy extra
        from scrapy_playwright.provider import PlaywrightBrowserProvider

        async with self._lock:
            if self._provider is None:
                self._provider = PlaywrightBrowserProvider(Config.from_settings(self._config))
                await self._provider.start()
            if self._browser is None or not self._browser.is_connected():
                self._browser = await self._provider.launch_browser()
        return self._browser

    async def _close_context(self, browser: Any, context: Any) -> None:
        """Close a page and all that it opened; the browser with it, where that takes too long."""
        try:
            async with asyncio.timeout(CLOSE_SECONDS):
                await context.close()
        except TimeoutError:
            logger.warning("a page does not close: the browser is started anew")
            await browser.close()

    async def close(self) -> None:
        """End the browser."""
        if self._browser is not None:
            await self._browser.close()
        if self._provider is not None:
            await self._provider.close()


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:200]
