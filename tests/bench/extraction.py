"""Extraction measured: how many entries of real pages are found, and whether their days are there.

The pages lie beside the repository, not in it; without them nothing is measured and that is said.
"""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from crawler.extract.encoding import decode
from crawler.readers import html
from pipelines.items import Entry, Page, PostedSource, Precision, RawEntry
from pipelines.normalise.entry import normalise
from tests.bench.corpus import ABSENT, CORPUS, load_pages, load_score
from tests.bench.written_days import is_written, is_written_together, read_written

Predicted = dict[str, str | None]

MOVED = timedelta(days=400)  # makes wrong days, to see that the search for them can fail
SAVED_AT = datetime(2026, 11, 1, tzinfo=UTC)  # later than every page of the corpus


def predict(content: bytes, page_url: str | None) -> list[Predicted]:
    """Return title, URL and day of the entries of a page, through reader and normalisation."""
    page = Page(content=content, address="page.html", source="bench", fetched_at=SAVED_AT, url=page_url)
    return [as_predicted(entry) for entry in read_entries(html.read(page))]


def read_entries(records: Iterable[object]) -> list[Entry]:
    """Normalise the entries among what a reader gives."""
    raw = (record for record in records if isinstance(record, RawEntry))
    return [entry for entry in map(normalise, raw) if isinstance(entry, Entry)]


def as_predicted(entry: Entry) -> Predicted:
    """Return of an entry what the score looks at."""
    day = day_of(entry)
    return {
        "title": entry.title,
        "url": entry.url or entry.url_raw,
        "date": day.isoformat() if day is not None else None,
    }


def day_of(entry: Entry) -> date | None:
    """Return the day an entry was posted, None where only a month or a year is known."""
    return entry.posted_on if entry.posted_precision is Precision.DAY else None


def main() -> None:
    """Print the scores on the real pages, and days that are nowhere on theirs."""
    print("== extraction, real listing pages ==")
    pages = load_pages()
    if not pages:
        print(ABSENT)
        return
    score = load_score()
    listings = json.loads((CORPUS / "dev.json").read_bytes())
    entries = {page.address: read_entries(html.read(page)) for page in pages}
    predictions = {address: list(map(as_predicted, found)) for address, found in entries.items()}
    result, _ = score.score(listings, predictions, quiet=True)
    score.show(result)
    _report_days(pages, entries)


def _report_days(pages: list[Page], entries: dict[str, list[Entry]]) -> None:
    """Print the days that are nowhere on their page: they were invented."""
    checked, relative, nowhere, apart, noticed = 0, 0, [], [], 0
    for page in pages:
        written = read_written(decode(page.content, charset=None, is_html=True).text, page.url)
        for entry in entries[page.address]:
            day = day_of(entry)
            if day is None or entry.posted_source is PostedSource.RELATIVE:
                relative += day is not None
                continue
            checked += 1
            if not is_written(day, written):
                nowhere.append(f"{page.address}: {day} of {entry.posted_raw!r}")
            elif not is_written_together(day, written, entry.url):
                apart.append(f"{page.address}: {day} of {entry.posted_raw!r}")
            noticed += not is_written_together(day + MOVED, written, entry.url)
    print(
        f"days: {checked} looked for in the source of their page; {relative} more are relative to its saving"
    )
    print(f"nowhere on their page: {len(nowhere)}", *nowhere, sep="\n  ")
    print(f"on it in parts, but not together: {len(apart)}", *apart, sep="\n  ")
    share = noticed / max(checked, 1)
    print(f"of the same days moved by {MOVED.days}, made wrong, the search notices {noticed}: {share:.0%}")


if __name__ == "__main__":
    main()
