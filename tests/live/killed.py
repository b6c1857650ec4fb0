"""A crawl that is killed again and again, beside one that nobody disturbs, on the same site."""

import random
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from pipelines.items import WayKind
from pipelines.store.read import read_dataset
from tests.live.command import SOURCE, declare, start
from tests.live.faults import Answer
from tests.live.http_site import serve
from tests.live.moving_site import Layout, MovingSite, make_site

PAGE_SIZE = 3
OF_OUR_RUNS = {"run_id", "first_seen_at", "last_seen_at", "revised_at"}  # differ from crawl to crawl
WAIT_SECONDS = 0.005
UNDISTURBED, DISTURBED = "undisturbed", "killed"
NOT_PAGES = {"/robots.txt"}  # asked for by every process


@dataclass(slots=True)
class Log:
    """What a server was asked for."""

    asked: Counter[str] = field(default_factory=Counter)
    last: str = ""
    first_at: float = 0.0  # when the first request came, by the monotonic clock

    def add(self, path: str) -> None:
        """Add a request."""
        self.first_at = self.first_at or time.monotonic()
        self.asked[path] += 1
        self.last = path


@dataclass(slots=True)
class Killed:
    """How a crawl that was killed compares with one that was not."""

    kills: int = 0
    early_ends: int = 0  # runs that came to their end before they were killed
    asked_again: dict[str, int] = field(default_factory=dict)  # path: times more than undisturbed
    unexcused: dict[str, int] = field(default_factory=dict)  # the same without the exchanges in flight
    differences: list[str] = field(default_factory=list)
    exit_codes: tuple[int, int] = (0, 0)  # undisturbed, and of the last run
    rows: dict[str, int] = field(default_factory=dict)
    requests: tuple[int, int] = (0, 0)
    seconds: tuple[float, float] = (0.0, 0.0)


@dataclass(slots=True, kw_only=True)
class Killer:
    """Starts a process and kills it, again and again."""

    start: Callable[[], subprocess.Popen[bytes]]
    log: Log
    dice: random.Random
    most_requests: int  # until a kill
    most_seconds: float  # the same, for the kills that come by time
    in_flight: Counter[str] = field(default_factory=Counter)  # the last request before each kill, by path

    def kill_often(self, found: Killed, kills: int) -> None:
        """Kill so many times, or until a run comes to its end before."""
        while found.kills < kills:
            process = self.start()
            self._wait(process)
            if process.poll() is not None:
                found.early_ends += 1
                return
            process.kill()
            process.wait()
            found.kills += 1
            self.in_flight[self.log.last] += 1

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        """Wait for a random number of requests, or for a random time."""
        is_by_requests = self.dice.random() < 0.7
        target = self.log.asked.total() + self.dice.randint(1, self.most_requests)
        until = time.monotonic() + self.dice.uniform(0, self.most_seconds)
        while process.poll() is None and (
            self.log.asked.total() < target if is_by_requests else time.monotonic() < until
        ):
            time.sleep(WAIT_SECONDS)


def crawl_killed(folder: Path, *, pages: int, kills: int, seed: int) -> Killed:
    """Crawl a site of so many listing pages twice, once killed at so many random moments."""
    site = make_site(Layout(page_size=PAGE_SIZE), [1] * (pages * PAGE_SIZE), "")
    log, found = Log(), Killed()

    def answer_to(path: str, headers: Mapping[str, str], _: datetime) -> Answer:
        log.add(path)
        return _answer(site, path, headers)

    with serve(answer_to) as server:
        site.base_url = server.base_url
        for data in (folder / UNDISTURBED, folder / DISTURBED):
            declare(data, server.base_url, [WayKind.ARCHIVE])
        began = time.monotonic()
        first_code = _crawl(folder, UNDISTURBED).wait()
        between = time.monotonic()
        expected, log.asked = log.asked, Counter()
        killer = Killer(
            start=lambda: _crawl(folder, DISTURBED),
            log=log,
            dice=random.Random(seed),
            most_requests=max(1, round(1.6 * expected.total() / kills)),  # spread over the whole crawl
            most_seconds=1.5 * (log.first_at - began),  # before, while and after it takes up what was left
        )
        killer.kill_often(found, kills)
        found.exit_codes = (first_code, _crawl(folder, DISTURBED).wait())
        found.seconds = (between - began, time.monotonic() - between)
    found.requests = (expected.total(), log.asked.total())
    more = {path: times - expected[path] for path, times in log.asked.items() if path not in NOT_PAGES}
    found.asked_again = {path: times for path, times in more.items() if times > 0}
    found.unexcused = {
        path: times for path, times in found.asked_again.items() if times > killer.in_flight[path]
    }
    for name in ("entries", "revisions"):
        one, other = (_rows(folder / which, name) for which in (UNDISTURBED, DISTURBED))
        found.rows[name] = len(one)
        found.differences += _differences(name, one, other)
    return found


def _crawl(folder: Path, which: str) -> subprocess.Popen[bytes]:
    return start("crawl", SOURCE, "--data", folder / which, log=folder / f"{which}.log")


def _answer(site: MovingSite, path: str, headers: Mapping[str, str]) -> Answer:
    answer = site.serve(path, headers)
    site.states.clear()  # nothing moves here, so nothing has to be remembered
    site.served.clear()
    return answer


def _rows(data: Path, name: str) -> dict[tuple[str, int], dict[str, Any]]:
    """Read a dataset without what differs from run to run."""
    rows = read_dataset(data, name).to_pylist()
    return {
        (row["entry_id"], row["revision"]): {key: row[key] for key in row if key not in OF_OUR_RUNS}
        for row in rows
    }


def _differences(
    name: str, one: dict[tuple[str, int], dict[str, Any]], other: dict[tuple[str, int], dict[str, Any]]
) -> list[str]:
    """Tell where two datasets differ."""
    lost = [f"{name}: lost {one[key]['url']}" for key in one.keys() - other.keys()]
    more = [f"{name}: too many {other[key]['url']}" for key in other.keys() - one.keys()]
    changed = [
        f"{name}: {one[key]['url']}: {column}: {one[key][column]!r}, not {other[key][column]!r}"
        for key in one.keys() & other.keys()
        for column in one[key]
        if one[key][column] != other[key][column]
    ]
    return lost + more + changed
