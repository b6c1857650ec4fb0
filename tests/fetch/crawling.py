"""Fetch over Scrapy's engine in another process, as every test of this folder does."""

import atexit
import base64
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from crawler.fetch.fetched import Failure, Fetched

TREE = Path(__file__).parents[2]
PATIENCE_SECONDS = 300  # with a crawl that hangs
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

    @property
    def failures(self) -> list[Failure | None]:
        return [one.failure for one in self.fetched]


def crawl(
    *urls: str | tuple[str, str] | tuple[str, str, Mapping[str, str]],
    settings: Mapping[str, Any] | None = None,
    sources: Mapping[str, Mapping[str, Any]] | None = None,
    names: Mapping[str, Sequence[str]] | None = None,
    environment: Mapping[str, str] | None = None,
    is_alone: bool = False,
    meanwhile: Callable[[Callable[[], None]], None] | None = None,
) -> Crawled:
    """Fetch addresses, each of the first source or of the one named before it.

    `meanwhile` runs beside the process, and gets what ends it as SIGTERM does. `is_alone` is for what
    looks at the process; the others share one, which takes a second less.
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
    line = json.dumps(order) + "\n"
    is_shared = environment is None and meanwhile is None and not is_alone
    result = _ask_shared(line) if is_shared else _ask_alone(line, environment or {}, meanwhile)
    fetched = [(one.pop("source"), _read(one)) for one in result.pop("fetched")]
    return Crawled(
        fetched=tuple(one for _, one in fetched),
        of_source={name: tuple(one for source, one in fetched if source == name) for name in sources},
        **result,
    )


def _ask_shared(line: str) -> dict[str, Any]:
    process = _shared_process()
    assert process.stdin is not None
    assert process.stdout is not None
    watch = threading.Timer(PATIENCE_SECONDS, process.kill)
    watch.start()
    process.stdin.write(line)
    process.stdin.flush()
    answer = process.stdout.readline()
    watch.cancel()
    result: dict[str, Any] = json.loads(answer)
    return result


def _ask_alone(
    line: str, environment: Mapping[str, str], meanwhile: Callable[[Callable[[], None]], None] | None
) -> dict[str, Any]:
    process = _start((), environment, errors=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(line)
    process.stdin.flush()
    if meanwhile is not None:
        meanwhile(lambda: process.send_signal(signal.SIGTERM))
    output, log = process.communicate(timeout=PATIENCE_SECONDS)
    return {**json.loads(output), "log": log}


@cache
def _shared_process() -> "subprocess.Popen[str]":
    process = _start(("many",), {}, errors=subprocess.DEVNULL)

    def end() -> None:
        process.communicate()  # closes its stdin, which ends it

    atexit.register(end)
    return process


def _start(
    arguments: Sequence[str], environment: Mapping[str, str], *, errors: int
) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.fetch.crawl_once", *arguments],
        cwd=TREE,
        env={**os.environ, "PYTHONPATH": str(TREE), **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
    )


def _read(values: dict[str, Any]) -> Fetched:
    assert set(values) == {one.name for one in fields(Fetched)}
    values["fetched_at"] = datetime.fromisoformat(values["fetched_at"])
    values["content"] = base64.b64decode(values["content"])
    values["failure"] = Failure(values["failure"]) if values["failure"] else None
    return Fetched(**values)
