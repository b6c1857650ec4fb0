"""Every sample page, through the table of readers and normalisation, gives what a person reads on it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.readers.table import find_reader
from pipelines.items import Entry, Page, RawEntry
from pipelines.normalise.entry import normalise

SAMPLES = Path(__file__).parents[1] / "data/samples"
PAGES = sorted((SAMPLES / "pages").iterdir())
MIN_TEXT_PAGES, MIN_HTML_PAGES = 8, 6


def read_entries(path: Path) -> list[Entry]:
    page = Page(
        content=path.read_bytes(),
        address=str(path),
        source="samples",
        fetched_at=datetime(2021, 4, 5, tzinfo=UTC),
    )
    reader = find_reader(page)
    assert reader is not None
    raws = [record for record in reader.read(page) if isinstance(record, RawEntry)]
    return [entry for entry in map(normalise, raws) if isinstance(entry, Entry)]


def written(value: object) -> object:
    """Write a field's value as JSON has it."""
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_sample_page_gives_what_a_person_reads(path: Path) -> None:
    expected: list[dict[str, Any]] = json.loads(
        (SAMPLES / "expected" / f"{path.name}.json").read_text(encoding="utf-8")
    )["entries"]
    entries = read_entries(path)
    found = [
        {field: written(getattr(entry, field)) for field in truth}
        for entry, truth in zip(entries, expected, strict=False)
    ]
    assert found == expected
    assert len(entries) == len(expected)


def test_every_expectation_belongs_to_a_page() -> None:
    expectations = {path.name for path in (SAMPLES / "expected").iterdir()}
    assert expectations == {f"{path.name}.json" for path in PAGES}


def test_samples_show_text_and_html_and_are_described() -> None:
    suffixes = [path.suffix for path in PAGES]
    assert suffixes.count(".txt") >= MIN_TEXT_PAGES
    assert suffixes.count(".html") >= MIN_HTML_PAGES
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in PAGES if path.name not in readme] == []
