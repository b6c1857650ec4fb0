"""A crawl that is told to stop ends as a stopped one, whenever that comes."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.items import WayKind
from tests.live.command import ROOT, declare

# The signal comes when the pipelines are open, and nothing else happens until the reactor is stopped.
STOPPED_EARLY = """
import asyncio, os
from scrapy import signals
from crawler.spiders.sources import SourcesSpider

async def stop():
    os.kill(os.getpid(), {number})
    await asyncio.Event().wait()

make = SourcesSpider.from_crawler.__func__

def from_crawler(cls, crawler, *args, **kwargs):
    crawler.signals.connect(stop, signals.engine_started, weak=False)
    return make(cls, crawler, *args, **kwargs)

SourcesSpider.from_crawler = classmethod(from_crawler)
from crawler.cli import main
main()
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "terminated"])
def test_a_stop_before_the_first_request_is_no_fault(tmp_path: Path, number: signal.Signals) -> None:
    declare(tmp_path, "http://127.0.0.1:9", [WayKind.ARCHIVE])
    done = subprocess.run(
        [sys.executable, "-c", STOPPED_EARLY.format(number=int(number)), "crawl", "--data", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert done.stderr.startswith("stopped; ")
    assert "Traceback" not in done.stderr
