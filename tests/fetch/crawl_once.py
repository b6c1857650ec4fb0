"""Fetch addresses over a crawler of our settings, and print what came as JSON lines.

Run as a process of its own, since a reactor runs once a process; stdin says what to do:
{"settings": {…}, "names": {"host": ["address", …]}, "sources": {"id": {…}}, "asks": [["id", "url"], …]}
"""

import asyncio
import base64
import json
import sys
from collections.abc import AsyncIterator
from dataclasses import asdict, replace
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler.fetch.engine_fetch import EngineFetch
from crawler.sources import Source

ORDER: dict[str, Any] = json.load(sys.stdin)


class Asking(Spider):
    """One walk a source: each asks its addresses one after another, the sources at the same time."""

    name = "asking"

    async def start(self) -> AsyncIterator[Any]:
        await asyncio.gather(*(self._walk(name) for name in ORDER["sources"]))
        return
        yield

    async def _walk(self, name: str) -> None:
        source = replace(Source(id=name), **ORDER["sources"][name])
        fetch = EngineFetch(self.crawler, source, "20200102T030405Z-abcdef")
        for asked_source, url, *validators in ORDER["asks"]:
            if asked_source == name:
                fetched = await fetch(url, **(validators[0] if validators else {}))
                values = asdict(fetched) | {"content": base64.b64encode(fetched.content).decode()}
                sys.stdout.write(json.dumps(values | {"source": name}, default=str) + "\n")


def main() -> None:
    settings = Settings()
    settings.setmodule("crawler.settings")
    settings.setdict(ORDER["settings"], priority="cmdline")
    settings.set("ITEM_PIPELINES", {}, priority="cmdline")  # nothing is stored here
    process = AsyncCrawlerProcess(settings)
    process.crawl(Asking)
    process.start()


if __name__ == "__main__":
    main()
