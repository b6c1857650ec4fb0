"""The feeds of real sites give as many entries as feedparser finds; without either nothing is tested."""

import json
import subprocess
import sys

import pytest

from tests.bench.corpus import ABSENT
from tests.bench.feeds import FOLDER, NO_PEER, feeds


@pytest.mark.skipif(not feeds(), reason=ABSENT)
@pytest.mark.skipif(not (FOLDER / "feedparser").is_dir(), reason=NO_PEER)
def test_every_feed_gives_as_many_entries_as_feedparser_finds() -> None:
    """In a process of its own: what is installed beside feedparser changes what Scrapy does."""
    command = [sys.executable, "-m", "tests.bench.feeds", "--counts"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    counts = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(counts) == len(feeds())
    assert [one for one in counts if one["ours"] != one["theirs"]] == []
