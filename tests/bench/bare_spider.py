"""A bare Scrapy spider: it reads the pages with the same reader, follows the next links, writes nothing.

With a second argument it stops where the reader does; without, it goes on to normalised entries.
"""

import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

from crawler.readers.table import read_page
from pipelines.deduplicate.identity import identify
from pipelines.items import Page, PageFacts, RawEntry
from pipelines.normalise.entry import normalise

SETTINGS = {
    "LOG_LEVEL": "ERROR",
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "CONCURRENT_ITEMS": 1,
}


class BareSpider(Spider):
    """Follow the next links."""

    name = "bare"
    entries = 0
    pages = 0

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the first page."""
        yield Request(sys.argv[1])

    def parse(self, response: Response) -> Iterator[Request]:
        """Read a page and ask for the next."""
        page = Page(
            content=response.body,
            address=response.url,
            url=response.url,
            source="bench",
            fetched_at=datetime.now(UTC),
            media_type="text/html",
            charset="utf-8",
        )
        self.pages += 1
        for record in read_page(page):
            if isinstance(record, RawEntry):
                self.entries += 1
                if len(sys.argv) < 3:
                    identify(normalise(record))
            elif isinstance(record, PageFacts) and record.next_page:
                yield Request(record.next_page)

    def closed(self, reason: str) -> None:
        """Print what was read."""
        print(f"{self.pages} pages, {self.entries} entries, {reason}")


if __name__ == "__main__":
    process = CrawlerProcess(SETTINGS)
    process.crawl(BareSpider)
    process.start()
