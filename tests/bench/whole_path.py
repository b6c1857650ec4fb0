"""Pages per second from bytes to committed Parquet, beside bare lxml parsing of the same pages."""

import asyncio
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import lxml.html

from crawler.run import Run
from pipelines.items import Page
from tests.bench.corpus import ABSENT, load_pages

ROUNDS = 3  # the best of so many counts: other work on the machine only ever adds time


def main() -> None:
    """Print the time per page of both, and their ratio."""
    pages = load_pages()
    print("== whole path: read, extract, normalise, deduplicate, commit ==")
    if not pages:
        print(ABSENT)
        return
    ingest(pages[:5])  # loads the language model and the tables of month names
    bare, whole = [], []
    for _ in range(ROUNDS):
        bare.append(measure(lambda: parse_all(pages)))
        whole.append(measure(lambda: ingest(pages)))
    bare_ms, whole_ms = (min(times) * 1000 / len(pages) for times in (bare, whole))
    size = sum(len(page.content) for page in pages) / len(pages) / 1000
    print(f"pages: {len(pages)}, {size:.0f} KB in the mean; best of {ROUNDS} rounds")
    print(f"bare lxml parsing: {bare_ms:.2f} ms a page")
    print(f"whole path:        {whole_ms:.2f} ms a page, {1000 / whole_ms:.0f} pages a second")
    print(f"ratio:             {whole_ms / bare_ms:.1f}")


def measure(work: Callable[[], None]) -> float:
    """Return the seconds of processor time that the work takes in this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


def parse_all(pages: list[Page]) -> None:
    for page in pages:
        lxml.html.document_fromstring(page.content)


def ingest(pages: list[Page]) -> None:
    """Read the pages into a new workspace."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_ingest(pages, Path(folder)))


async def _ingest(pages: list[Page], data: Path) -> None:
    async with Run(data=data, source="local", command="bench") as run:
        for page in pages:
            await run.read(page)


if __name__ == "__main__":
    main()
