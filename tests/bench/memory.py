"""Peak memory of reading a thousand and ten thousand pages: it must not grow with their number."""

import asyncio
import resource
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.run import Run
from pipelines.items import Page

COUNTS = (1_000, 10_000)
ENTRIES = 10  # a page
WORDS = (
    *("garden", "library", "station", "bridge", "winter", "market"),
    *("museum", "river", "school", "choir", "orchard", "tram"),
)


def main() -> None:
    """Print the peak resident memory for each number of pages, each in a process of its own."""
    print("== peak memory, invented pages of ten new entries each ==")
    peaks = {}
    for count in COUNTS:
        command = [sys.executable, "-m", "tests.bench.memory", str(count)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        peaks[count] = float(done.stdout)
        print(f"{count:>6} pages: {peaks[count]:.0f} MB")
    print(f"ratio: {peaks[COUNTS[1]] / peaks[COUNTS[0]]:.2f}")


def make_page(number: int) -> Page:
    """Write a listing page with entries that no other page has."""
    day = datetime(2015, 1, 1, tzinfo=UTC) + timedelta(days=number % 3650)
    blocks = []
    for entry in range(number * ENTRIES, (number + 1) * ENTRIES):
        topic = f"{WORDS[entry // 12 % 12]} and {WORDS[entry // 144 % 12]}"
        title = f"{WORDS[entry % 12].title()} news {entry}: {topic}"
        text = " ".join(WORDS[(entry * step + step) % 12] for step in range(1, 60))
        blocks.append(
            f'<article><h2><a href="/news/{entry}/">{title}</a></h2><time datetime="{day:%Y-%m-%d}">'
            f"{day:%d %B %Y}</time><p>{text}.</p></article>"
        )
    html = f"<!doctype html><html lang=en><title>News</title><main>{''.join(blocks)}</main></html>"
    address = f"https://example.org/page/{number}/"
    return Page(content=html.encode(), address=address, url=address, source="local", fetched_at=day)


async def _ingest(count: int, data: Path) -> None:
    async with Run(data=data, source="local", command="bench") as run:
        for number in range(count):
            await run.read(make_page(number))
    if run.report.counts.new_entries != count * ENTRIES:
        raise RuntimeError(f"{run.report.counts.new_entries} entries of {count * ENTRIES}")


def print_peak(count: int) -> None:
    """Read so many pages into a new workspace and print the megabytes that this process took."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_ingest(count, Path(folder)))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print_peak(int(sys.argv[1]))
    else:
        main()
