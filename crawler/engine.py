"""Run one spider in a Scrapy process of its own, from the command line to its end."""

import asyncio
from pathlib import Path
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings


def run_spider(
    spider: type[Spider], *, data: Path, settings: dict[str, object] | None = None, **arguments: Any
) -> bool:
    """Run a spider with the project's settings until it is done; a process can do this once.

    Scrapy's own handlers end it on SIGINT and SIGTERM. Returns whether the spider was closed: not where
    such a signal came before its start, or twice. Raises what keeps the spider from starting, such as
    StoreError where the workspace cannot be written.
    """
    of_project = Settings()
    of_project.setmodule("crawler.settings")
    of_project.setdict({"CLIPFILE_DATA": str(data), "LOG_INSTALL_ROOT_HANDLER": False})
    process = AsyncCrawlerProcess(of_project)
    task = process.crawl(spider, **arguments)
    process.start()
    if not task.done():  # Scrapy stops the reactor under a spider that it cannot close yet
        task.cancel()
        task.get_loop().run_until_complete(asyncio.wait([task]))
        return False
    task.result()
    return True
