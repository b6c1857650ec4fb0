"""The time that reading a page takes, side by side: bare parsing, ours, and two tools that read whole pages.

Ours goes from the bytes of a page to its entries with their days, authors, excerpts and images. Of one
page, trafilatura and newspaper4k are asked for what they are for: text, title, author and date.
"""

import time
import warnings
from collections.abc import Callable
from typing import Any

from lxml import html as lxml_html

from crawler.extract.encoding import decode
from crawler.readers import html
from pipelines.items import Page
from tests.bench.corpus import ABSENT, load_pages
from tests.bench.peers import installed, offline
from tests.bench.tools import Tool, load_newspaper_article, load_trafilatura_text

ROUNDS, SLOW_ROUNDS = 7, 2
TOOLS = (
    Tool("trafilatura", load_trafilatura_text, SLOW_ROUNDS),
    Tool("newspaper4k", load_newspaper_article, SLOW_ROUNDS),
)
BARE, OURS = "bare lxml.html", "ours"


def main() -> None:
    """Print the milliseconds a page takes each, and the ratios."""
    print("== speed, real listing pages ==")
    pages = load_pages()
    if not pages:
        print(ABSENT)
        return
    texts = {page.address: decode(page.content, charset=None, is_html=True).text for page in pages}

    def given_text(read: Callable[[str, str], object]) -> Callable[[Page], object]:
        return lambda page: read(texts[page.address], page.url or "")

    works: dict[str, tuple[Callable[[Page], object], int]] = {
        BARE: (lambda page: lxml_html.document_fromstring(page.content), ROUNDS),
        OURS: (lambda page: list(html.read(page)), ROUNDS),
    }
    works |= {tool.name: (given_text(read), tool.rounds) for tool, read in installed(TOOLS)}
    with offline() as attempts, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        first, best, failed = measure(works, pages)
    print(f"processor time, the fastest of {ROUNDS} rounds for each page ({SLOW_ROUNDS} for the tools)")
    read = [page.address for page in pages if page.address not in failed]
    if failed:
        print(f"left out for all, as a tool fails on them: {len(failed)} pages: {sorted(failed.values())[0]}")
    mean = {name: 1000 * sum(times[address] for address in read) / len(read) for name, times in best.items()}
    for name, milliseconds in mean.items():
        times = milliseconds / mean[BARE]
        once = 1000 * sum(first[name][address] for address in read) / len(read)
        print(
            f"{name:<15} {milliseconds:7.2f} ms a page, {times:5.1f} times bare parsing; {once:.2f} at first"
        )
    for name in sorted(mean.keys() - {BARE, OURS}):
        print(f"ours is {mean[name] / mean[OURS]:.1f} times as fast as {name}")
    print(f"attempts to use the network, all refused: {len(attempts)}")


def measure(
    works: dict[str, tuple[Callable[[Page], Any], int]], pages: list[Page]
) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, float]], dict[str, str]]:
    """Return the seconds each page takes by each work, at first and at best, and what pages one fails on."""
    first: dict[str, dict[str, float]] = {name: {} for name in works}
    best: dict[str, dict[str, float]] = {name: {} for name in works}
    failed: dict[str, str] = {}
    for number in range(ROUNDS):
        for page in pages:
            for name, (work, rounds) in works.items():
                if number >= rounds or page.address in failed:
                    continue
                began = time.process_time()
                try:
                    work(page)
                except ImportError as error:  # newspaper4k has languages as extras
                    failed[page.address] = f"{name}: {error}".splitlines()[0]
                    continue
                taken = time.process_time() - began
                first[name].setdefault(page.address, taken)
                best[name][page.address] = min(best[name].get(page.address, taken), taken)
    return first, best, failed


if __name__ == "__main__":
    main()
