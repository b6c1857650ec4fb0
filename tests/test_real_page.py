"""Every field of a real digest page, read and normalised, against its truth made by hand."""

import json
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from crawler.readers.table import find_reader
from pipelines.items import Entry, Page, PostedSource, RawEntry
from pipelines.normalise.entry import normalise

REAL = Path(__file__).parents[1] / "../shared/real"
NAME = "000_ab0a58651580ab63"
ENTRIES = 10

pytestmark = pytest.mark.skipif(
    not (REAL / f"{NAME}.truth.json").exists(), reason="../shared/real is not beside the repository"
)


@cache
def truths() -> list[dict[str, Any]]:
    truth: list[dict[str, Any]] = json.loads((REAL / f"{NAME}.truth.json").read_text())["entries"]
    return truth


@cache
def entries() -> list[Entry]:
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
    return [entry for entry in map(normalise, raws) if isinstance(entry, Entry)]


def plain(text: str | None) -> str:
    """Text with every white space as one plain space: the truth keeps the page's own."""
    return " ".join((text or "").split())


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def country_code(name: str | None) -> str | None:
    if name is None:
        return None
    territories: dict[str, str] = dict(Locale("en").territories)
    return next(code for code, territory in territories.items() if territory == name)


def test_there_are_as_many_entries_as_in_truth() -> None:
    assert len(entries()) == len(truths()) == ENTRIES


@pytest.mark.parametrize("number", range(ENTRIES))
class TestEntry:
    """One entry of the page and its truth."""

    def test_title(self, number: int) -> None:
        assert entries()[number].title == plain(truths()[number]["title"])

    def test_posted(self, number: int) -> None:
        entry, truth = entries()[number], truths()[number]
        if truth["posted_date"]:
            expected = truth["posted_date"], PostedSource.LISTING
        else:
            expected = truth["posted_date_inferred"]["value"], PostedSource.INHERITED
        assert (entry.posted_on, entry.posted_source) == (day(expected[0]), expected[1])
        assert entry.posted_ambiguous is False

    def test_attribution(self, number: int) -> None:
        entry, truth = entries()[number], truths()[number]["dateline"]
        assert list(entry.authors) == ([truth["author"]] if truth["author"] else [])
        assert list(entry.outlets) == truth["outlets"]
        assert (entry.place, entry.country) == (truth["place"], country_code(truth["country"]))

    def test_dateline(self, number: int) -> None:
        entry, truth = entries()[number], truths()[number]["dateline"]
        assert entry.dateline_on == day(truth["date"])
        assert plain(entry.dateline_raw) == plain(truth["raw"])

    def test_excerpt_without_dateline_and_repeated_title(self, number: int) -> None:
        assert entries()[number].excerpt == plain(truths()[number]["excerpt"])
