"""Fetch addresses for one walk over a crawler of our settings, and print what came as JSON lines.

A process of its own, since a reactor runs once a process; stdin says what to do:
{"settings": {…}, "urls": [["url", {validators}], …], "max_file_bytes": null or a number}
"""

import base64
import json
import resource
import sys
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler.fetch.archive import PageArchive
from crawler.fetch.engine_fetch import EngineFetch
from crawler.sources import Source
from pipelines.store.errors import StoreError

ORDER: dict[str, Any] = {}


def say(values: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(values, default=str) + "\n")


class Walking(Spider):
    name = "walking"

    async def start(self) -> AsyncIterator[Any]:
        source = Source(id="digest", allow_private=True, contact="us@example.org", delay_seconds=0)
        fetch = EngineFetch(self.crawler, source, ORDER["walk_id"])
        for url, validators in ORDER["urls"]:
            try:
                fetched = await fetch(url, **validators)
            except StoreError as error:
                say({"url": url, "store_error": str(error)})
            else:
                say(asdict(fetched) | {"content": base64.b64encode(fetched.content).decode()})
        archive = self.crawler.get_downloader_middleware(PageArchive)
        assert archive is not None
        archive.sync()
        return
        yield


def main() -> None:
    ORDER.update(json.load(sys.stdin))
    if ORDER["max_file_bytes"]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (ORDER["max_file_bytes"], resource.RLIM_INFINITY))
    settings = Settings()
    settings.setmodule("crawler.settings")
    settings.setdict(ORDER["settings"], priority="cmdline")
    settings.set("ITEM_PIPELINES", {}, priority="cmdline")  # nothing is stored here
    process = AsyncCrawlerProcess(settings)
    process.crawl(Walking)
    (crawler,) = process.crawlers
    process.start()
    assert crawler.stats is not None
    say({"archive_error": crawler.stats.get_value("clipfile/archive_error")})


if __name__ == "__main__":
    main()
