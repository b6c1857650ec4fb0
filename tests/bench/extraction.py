"""Extraction measured: how many entries of real pages are found, and what it costs beside bare parsing.

The pages lie beside the repository, not in it; without them nothing is measured and that is said.
"""

import json
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from lxml import html as lxml_html

from crawler.readers import html
from pipelines.items import Entry, Page, Precision, RawEntry
from pipelines.normalise.entry import normalise
from tests.bench.corpus import ABSENT, CORPUS, load_pages, load_score

REPEATS = 5
SAVED_AT = datetime(2026, 11, 1, tzinfo=UTC)  # later than every page of the corpus


def predict(content: bytes, page_url: str | None) -> list[dict[str, str | None]]:
    """Return title, URL and day of the entries of a page, through reader and normalisation."""
    page = Page(
        content=content,
        address="page.html",
        source="bench",
        fetched_at=SAVED_AT,
        url=page_url,
    )
    return as_predicted(record for record in html.read(page) if isinstance(record, RawEntry))


def as_predicted(raw: Iterable[RawEntry]) -> list[dict[str, str | None]]:
    """Normalise entries and return of them what the score looks at."""
    return [_as_predicted(entry) for entry in map(normalise, raw) if isinstance(entry, Entry)]


def main() -> None:
    """Print the scores on the real pages and the time per page of parsing and of extracting."""
    print("== extraction, real listing pages ==")
    pages = load_pages()
    if not pages:
        print(ABSENT)
        return
    score = load_score()
    listings = json.loads((CORPUS / "dev.json").read_bytes())
    predictions = {page.address: predict(page.content, page.url) for page in pages}
    result, _ = score.score(listings, predictions, quiet=True)
    score.show(result)
    bare = _best(pages, lambda page: lxml_html.document_fromstring(page.content))
    read = _best(pages, lambda page: list(html.read(page)))
    print(
        f"bare lxml.html {bare:.2f} ms a page, reading and extracting {read:.2f} ms: {read / bare:.1f} times"
    )


def _as_predicted(entry: Entry) -> dict[str, str | None]:
    is_day = entry.posted_on is not None and entry.posted_precision is Precision.DAY
    return {
        "title": entry.title,
        "url": entry.url or entry.url_raw,
        "date": entry.posted_on.isoformat() if entry.posted_on is not None and is_day else None,
    }


def _best(pages: list[Page], work: Callable[[Page], object]) -> float:
    """Return the milliseconds a page takes, of the fastest of several rounds."""
    rounds = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        for page in pages:
            work(page)
        rounds.append(time.perf_counter() - started)
    return 1000 * min(rounds) / len(pages)


if __name__ == "__main__":
    main()
