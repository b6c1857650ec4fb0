"""The speed and memory of a crawl on loopback, beside a bare spider that reads the same pages.

Both are processes of their own, one after the other, again and again; times are from start to end.
A crawl asks for each page twice to see whether the listing shifted meanwhile (`check_seams`); the
bare spider doesn't, so both ways are measured. It reads pages as far as the crawl does, to normalised
entries with their identity; "raw" is one that stops where the reader does.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipelines.items import WayKind
from pipelines.store.read import read_dataset
from tests.bench.crawl_site import ENTRIES
from tests.live.command import COMMAND, SOURCE, declare

PAGES = int(os.environ.get("CLIPFILE_BENCH_PAGES", "2000"))
ROUNDS = 2
SIZES = (500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Ended:
    """What a process took."""

    seconds: float
    processor_seconds: float
    megabytes: float


def main() -> None:
    """Print pages a second, the ratio, and the peak memory by size."""
    print(f"== crawl of {PAGES} listing pages of {ENTRIES} entries, loopback, no delay ==")
    with _served() as base_url, tempfile.TemporaryDirectory() as folder:
        url = f"{base_url}/of-{PAGES}-pages/1/"
        works = {
            "bare spider": lambda _: run([sys.executable, "-m", "tests.bench.bare_spider", url]),
            "bare, raw": lambda _: run([sys.executable, "-m", "tests.bench.bare_spider", url, "raw"]),
            "crawl": lambda number: crawl(Path(folder) / f"c{number}", url, PAGES, check_seams=True),
            "crawl, no seams": lambda number: crawl(
                Path(folder) / f"n{number}", url, PAGES, check_seams=False
            ),
        }
        best: dict[str, Ended] = {}
        for number in range(ROUNDS):
            for name, work in works.items():
                ended = work(number)
                best[name] = min(best.get(name, ended), ended, key=lambda one: one.seconds)
        for name, ended in best.items():
            ratio = best["bare spider"].seconds / ended.seconds
            print(
                f"{name:<16} {PAGES / ended.seconds:6.0f} pages a second, {ratio:.2f} of bare; "
                f"{1000 * ended.processor_seconds / PAGES:.2f} ms processor a page, {ended.megabytes:.0f} MB"
            )
        for size in SIZES:
            ended = crawl(Path(folder) / f"m{size}", f"{base_url}/of-{size}-pages/1/", size, check_seams=True)
            print(f"peak memory, {size:5d} pages: {ended.megabytes:.0f} MB")


def crawl(data: Path, url: str, pages: int, *, check_seams: bool) -> Ended:
    """Crawl a listing into a new workspace; raises where an entry is missing."""
    declare(data, url.rsplit("/", 3)[0], [WayKind.ARCHIVE])
    path = data / "sources" / f"{SOURCE}.toml"
    lines = path.read_text().splitlines()[1:]
    path.write_text("\n".join([f'url = "{url}"', f"check_seams = {str(check_seams).lower()}", *lines]))
    ended = run([*COMMAND, "crawl", SOURCE, "--data", str(data)])
    found = read_dataset(data, "entries", ["entry_id"]).num_rows
    if found != pages * ENTRIES:
        raise RuntimeError(f"{found} entries of {pages * ENTRIES}")
    return ended


def run(command: Sequence[str]) -> Ended:
    """Run a process and return what it took."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0  # it is waited for
    seconds = time.monotonic() - began
    return Ended(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000)


@contextmanager
def _served() -> Iterator[str]:
    """Serve the site in a process of its own, which ends when its input is closed."""
    command = [sys.executable, "-m", "tests.bench.crawl_site"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.stdin.close()
        process.wait()


if __name__ == "__main__":
    main()
