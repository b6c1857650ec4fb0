"""Fetch over Scrapy's engine in a process of its own, as every test of this folder does."""

import base64
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from crawler.fetch.fetched import Failure, Fetched

TREE = Path(__file__).parents[2]
# Without pauses: what they are is tested by itself.
FAST = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False, "CLIPFILE_RETRY_PAUSE": 0, "LOG_LEVEL": "DEBUG"}
LOOPBACK: Mapping[str, Any] = {"allow_private": True, "delay_seconds": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawled:
    """What one process fetched, in the order of the answers."""

    fetched: tuple[Fetched, ...]
    of_source: Mapping[str, tuple[Fetched, ...]]
    connected: Sequence[str]  # addresses, once a connection
    listening: Sequence[str]
    delays: Mapping[str, float]  # seconds by host, at the end
    grown_bytes: int  # of memory, at its peak
    log: str
    exit_code: int

    @property
    def failures(self) -> list[Failure | None]:
        return [one.failure for one in self.fetched]


def crawl(
    *urls: str | tuple[str, str] | tuple[str, str, Mapping[str, str]],
    settings: Mapping[str, Any] | None = None,
    sources: Mapping[str, Mapping[str, Any]] | None = None,
    names: Mapping[str, Sequence[str]] | None = None,
    environment: Mapping[str, str] | None = None,
    meanwhile: Callable[[Callable[[], None]], None] | None = None,
) -> Crawled:
    """Fetch addresses, each of the first source or of the one named before it.

    `meanwhile` runs beside the process, and gets what ends it as SIGTERM does.
    """
    sources = sources or {"library": LOOPBACK}
    first = next(iter(sources))
    asks = [(first, one, {}) if isinstance(one, str) else (*one, {})[:3] for one in urls]
    order = {
        "settings": {**FAST, **(settings or {})},
        "sources": sources,
        "names": names or {},
        "asks": asks,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.fetch.crawl_once"],
        cwd=TREE,
        env={**os.environ, "PYTHONPATH": str(TREE), **(environment or {})},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    process.stdin.write(json.dumps(order))
    process.stdin.close()
    process.stdin = None
    if meanwhile is not None:
        meanwhile(lambda: process.send_signal(signal.SIGTERM))
    output, log = process.communicate(timeout=120)
    result = json.loads(output)
    fetched = [(one.pop("source"), _read(one)) for one in result.pop("fetched")]
    return Crawled(
        fetched=tuple(one for _, one in fetched),
        of_source={name: tuple(one for source, one in fetched if source == name) for name in sources},
        **result,
        log=log,
        exit_code=process.returncode,
    )


def _read(values: dict[str, Any]) -> Fetched:
    assert set(values) == {one.name for one in fields(Fetched)}
    values["fetched_at"] = datetime.fromisoformat(values["fetched_at"])
    values["content"] = base64.b64decode(values["content"])
    values["failure"] = Failure(values["failure"]) if values["failure"] else None
    return Fetched(**values)
