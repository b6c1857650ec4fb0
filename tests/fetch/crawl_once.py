"""Fetch addresses over a crawler of our settings, and print what came as JSON.

A process of its own, since a reactor runs once a process; `tests.fetch.crawling` gives it its orders.
Connections go to loopback only: any other is noted, and refused before it is made.
"""

import asyncio
import base64
import io
import json
import logging
import resource
import socket
import sys
from collections.abc import AsyncIterator
from dataclasses import asdict, replace
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess, AsyncCrawlerRunner
from scrapy.settings import Settings
from scrapy.utils.defer import deferred_from_coro
from scrapy.utils.reactor import install_reactor

from crawler.config import ConfigError
from crawler.fetch.engine_fetch import EngineFetch
from crawler.fetch.resolver import SafeResolver
from crawler.sources import Source

ORDER: dict[str, Any] = {}
RESULT: dict[str, Any] = {}


class NamedResolver(SafeResolver):
    """Knows the names of the order, and literal addresses; asks no name server."""

    async def _ask(self, name: str) -> list[str]:
        if name in ORDER["names"]:
            return list(ORDER["names"][name])
        found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        return [str(address[0]) for *_, address in found]


class Asking(Spider):
    """One walk a source: each asks its addresses one after another, the sources at the same time."""

    name = "asking"

    async def start(self) -> AsyncIterator[Any]:
        RESULT["listening"] = find_listening()
        before = peak_bytes()
        await asyncio.gather(*(self.walk(name) for name in ORDER["sources"]))
        RESULT["grown_bytes"] = peak_bytes() - before
        slots = self.crawler.engine.downloader.slots
        RESULT["delays"] = {host: slot.delay for host, slot in slots.items()}
        return
        yield

    async def walk(self, name: str) -> None:
        source = replace(Source(id=name), **ORDER["sources"][name])
        fetch = EngineFetch(self.crawler, source, "20200102T030405Z-abcdef")
        for asked_source, url, validators in ORDER["asks"]:
            if asked_source == name:
                fetched = await fetch(url, **validators)
                values = asdict(fetched) | {"content": base64.b64encode(fetched.content).decode()}
                RESULT["fetched"].append(values | {"source": name})


def peak_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def watch_connections() -> None:
    """Note what the process connects to, and keep it on loopback."""
    from twisted.internet import reactor

    connect = reactor.connectTCP

    def connect_loopback(host: str, port: int, *args: Any, **kwargs: Any) -> Any:
        RESULT["connected"].append(host)
        is_loopback = host in {"127.0.0.1", "::1"}
        return connect(host if is_loopback else "127.0.0.1", port if is_loopback else 1, *args, **kwargs)

    reactor.connectTCP = connect_loopback


def find_listening() -> list[str]:
    from twisted.internet import reactor
    from twisted.internet.interfaces import IListeningPort

    return [str(one) for one in reactor.getReaders() if IListeningPort.providedBy(one)]


def take(line: str) -> Settings:
    """Make a new order the one of this process."""
    ORDER.clear()
    ORDER.update(json.loads(line))
    RESULT.update(fetched=[], connected=[], listening=[], delays={}, grown_bytes=0)
    settings = Settings()
    settings.setmodule("crawler.settings")
    settings.setdict({"TWISTED_DNS_RESOLVER": NamedResolver, "ITEM_PIPELINES": {}}, priority="cmdline")
    settings.setdict(ORDER["settings"], priority="cmdline")
    return settings


def crawl_one() -> None:
    """Run as the command does: by Scrapy's process, which knows signals."""
    process = AsyncCrawlerProcess(take(sys.stdin.readline()))
    watch_connections()
    process.crawl(Asking)
    process.start()
    print(json.dumps(RESULT, default=str))


async def crawl_many() -> None:
    """Run one order after another, each line of stdin by a crawler of its own."""
    from twisted.internet import reactor

    watch_connections()
    while line := await asyncio.to_thread(sys.stdin.readline):
        settings = take(line)
        NamedResolver(reactor, timeout_seconds=5).install_on_reactor()  # one that remembers nothing
        with io.StringIO() as log:
            handler = logging.StreamHandler(log)
            logging.getLogger().addHandler(handler)
            try:
                await AsyncCrawlerRunner(settings).crawl(Asking)
            except ConfigError:
                logging.exception("not crawled")
            logging.getLogger().removeHandler(handler)
            print(json.dumps(RESULT | {"log": log.getvalue()}, default=str), flush=True)
    reactor.stop()


def main() -> None:
    if sys.argv[1:] != ["many"]:
        crawl_one()
        return
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from twisted.internet import reactor

    logging.getLogger().setLevel(logging.DEBUG)
    reactor.callWhenRunning(lambda: deferred_from_coro(crawl_many()))
    reactor.run()


if __name__ == "__main__":
    main()
