"""A real digest page as plain text and its truth made by hand; both lie beside the repository."""

import json
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from crawler.readers.table import find_reader
from pipelines.items import Entry, Page, PostedSource, RawEntry
from pipelines.normalise.entry import normalise

REAL = Path(__file__).parents[1] / "../shared/real"
NAME = "000_ab0a58651580ab63"
ABSENT = "skipped: ../shared/real is not beside the repository; the page belongs to others"
ENTRIES = 10
FIELDS = ("title", "posted", "authors", "outlets", "place", "country", "dateline_on", "dateline", "excerpt")


def is_there() -> bool:
    return (REAL / f"{NAME}.truth.json").exists()


@cache
def truths() -> list[dict[str, object]]:
    """Return what every field of each entry should be."""
    entries = json.loads((REAL / f"{NAME}.truth.json").read_text(encoding="utf-8"))["entries"]
    return [_expected(truth) for truth in entries]


@cache
def entries() -> list[dict[str, object]]:
    """Return what every field of each entry is, read and normalised."""
    page = Page(
        content=(REAL / f"{NAME}.txt").read_bytes(),
        address=f"{NAME}.txt",
        source="real",
        fetched_at=datetime(2020, 2, 1, tzinfo=UTC),
    )
    reader = find_reader(page)
    assert reader is not None
    assert reader.name == "plain_text"
    raws = [record for record in reader.read(page) if isinstance(record, RawEntry)]
    return [_given(entry) for entry in map(normalise, raws) if isinstance(entry, Entry)]


def _given(entry: Entry) -> dict[str, object]:
    return {
        "title": entry.title,
        "posted": (entry.posted_on, entry.posted_source, entry.posted_ambiguous),
        "authors": list(entry.authors),
        "outlets": list(entry.outlets),
        "place": entry.place,
        "country": entry.country,
        "dateline_on": entry.dateline_on,
        "dateline": _plain(entry.dateline_raw),
        "excerpt": entry.excerpt,
    }


def _expected(truth: dict[str, Any]) -> dict[str, object]:
    dateline = truth["dateline"]
    if truth["posted_date"]:
        posted, source = truth["posted_date"], PostedSource.LISTING
    else:
        posted, source = truth["posted_date_inferred"]["value"], PostedSource.INHERITED
    return {
        "title": _plain(truth["title"]),
        "posted": (_day(posted), source, False),
        "authors": [dateline["author"]] if dateline["author"] else [],
        "outlets": dateline["outlets"],
        "place": dateline["place"],
        "country": _country_code(dateline["country"]),
        "dateline_on": _day(dateline["date"]),
        "dateline": _plain(dateline["raw"]),
        "excerpt": _plain(truth["excerpt"]),
    }


def _plain(text: str | None) -> str:
    """Text with every white space as one plain space: the truth keeps the page's own."""
    return " ".join((text or "").split())


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _country_code(name: str | None) -> str | None:
    if name is None:
        return None
    territories: dict[str, str] = dict(Locale("en").territories)
    return next(code for code, territory in territories.items() if territory == name)
