"""A crawl that is killed again and again, beside one that nobody disturbs, on the same site."""

import random
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from pipelines.items import WayKind
from pipelines.store.read import read_dataset
from tests.live.command import SOURCE, declare, run, start
from tests.live.faults import Answer
from tests.live.http_site import serve
from tests.live.moving_site import Layout, MovingSite, make_site

PAGE_SIZE = 3
OF_OUR_RUNS = {"run_id", "first_seen_at", "last_seen_at", "revised_at"}  # differ from crawl to crawl
WAIT_SECONDS = 0.005
NOT_PAGES = {"/robots.txt"}  # asked for by every process


@dataclass(slots=True)
class Log:
    """What a server was asked for."""

    asked: Counter[str] = field(default_factory=Counter)
    last: str = ""
    requests: int = 0
    first_at: float = 0.0  # when the first request came, by the monotonic clock


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


def crawl_killed(folder: Path, *, pages: int, kills: int, seed: int) -> Killed:
    """Crawl a site of so many listing pages twice, once killed at so many random moments."""
    site = make_site(Layout(page_size=PAGE_SIZE), [1] * (pages * PAGE_SIZE), "")
    log = Log()

    def answer_to(path: str, headers: Mapping[str, str], _: datetime) -> Answer:
        log.first_at = log.first_at or time.monotonic()
        log.asked[path] += 1
        log.last = path
        log.requests += 1
        return _answer(site, path, headers)

    with serve(answer_to) as server:
        site.base_url = server.base_url
        undisturbed, disturbed = folder / "undisturbed", folder / "killed"
        for data in (undisturbed, disturbed):
            declare(data, server.base_url, [WayKind.ARCHIVE])
        began = time.monotonic()
        first_code = run("crawl", SOURCE, "--data", undisturbed, log=folder / "undisturbed.log")
        between = time.monotonic()
        expected, first_requests = Counter(log.asked), log.requests
        log.asked.clear()
        log.requests = 0
        found = Killed()
        dice, output = random.Random(seed), folder / "killed.log"
        most = max(1, round(1.6 * first_requests / kills))  # so that kills are spread over the whole crawl
        most_seconds = 1.5 * (log.first_at - began)  # before, while and after it takes up what was left
        in_flight = _kill_often(found, disturbed, output, log, dice, kills, most, most_seconds)
        last_code = run("crawl", SOURCE, "--data", disturbed, log=folder / "killed.log")
        found.seconds = (between - began, time.monotonic() - between)
    found.exit_codes = (first_code, last_code)
    found.requests = (first_requests, log.requests)
    more = {path: times - expected[path] for path, times in log.asked.items() if path not in NOT_PAGES}
    found.asked_again = {path: times for path, times in more.items() if times > 0}
    found.unexcused = {path: times for path, times in found.asked_again.items() if times > in_flight[path]}
    for name in ("entries", "revisions"):
        one, other = _rows(undisturbed, name), _rows(disturbed, name)
        found.rows[name] = len(one)
        found.differences += _differences(name, one, other)
    return found


def _answer(site: MovingSite, path: str, headers: Mapping[str, str]) -> Answer:
    answer = site.serve(path, headers)
    site.states.clear()  # nothing moves here, so nothing has to be remembered
    site.served.clear()
    return answer


def _kill_often(
    found: Killed,
    data: Path,
    output: Path,
    log: Log,
    dice: random.Random,
    kills: int,
    most: int,
    most_seconds: float,
) -> Counter[str]:
    """Start the crawl and kill it, so many times; return what was in flight then, by path."""
    in_flight: Counter[str] = Counter()
    while found.kills < kills and found.early_ends < kills:
        process = start("crawl", SOURCE, "--data", data, log=output)
        if dice.random() < 0.7:
            _wait_for_requests(process, log, log.requests + dice.randint(1, most))
        else:
            _wait_for_seconds(process, dice.uniform(0, most_seconds))
        if process.poll() is None:
            process.kill()
            found.kills += 1
        else:
            found.early_ends += 1
        process.wait()
        in_flight[log.last] += 1
        if found.early_ends and process.returncode == 0:
            break
    return in_flight


def _wait_for_requests(process: subprocess.Popen[bytes], log: Log, target: int) -> None:
    while process.poll() is None and log.requests < target:
        threading.Event().wait(WAIT_SECONDS)


def _wait_for_seconds(process: subprocess.Popen[bytes], seconds: float) -> None:
    until = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < until:
        threading.Event().wait(WAIT_SECONDS)


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
