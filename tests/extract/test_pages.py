"""Every folder in `pages/` is a layout of real sites: the page, and the entries a person sees on it."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from crawler.readers import html
from pipelines.items import Drop, Page, PageFacts, PostedText, RawEntry

CASES = sorted(path for path in (Path(__file__).parent / "pages").iterdir() if path.is_dir())


def read_case(folder: Path) -> tuple[PageFacts, list[RawEntry], list[Drop]]:
    meta = tomllib.loads((folder / "meta.toml").read_text())
    page = Page(
        content=(folder / "page.html").read_bytes(),
        address=f"{folder.name}/page.html",
        source="case",
        fetched_at=meta["fetched_at"],
        url=meta.get("url"),
    )
    records = list(html.read(page))
    facts = [record for record in records if isinstance(record, PageFacts)]
    assert len(facts) == 1
    entries = [record for record in records if isinstance(record, RawEntry)]
    return facts[0], entries, [record for record in records if isinstance(record, Drop)]


def as_expected(entry: RawEntry) -> dict[str, Any]:
    """The fields of an entry as `entries.json` spells them; what is empty is left out."""
    fields = {
        "title": entry.title_raw,
        "url": entry.url_raw,
        "posted": list(map(as_written, entry.posted)),
        "blank": entry.posted_blank,
        "byline": entry.byline_raw,
        "body": entry.body_raw,
        "full": entry.text_raw is not None,
        "image": entry.image_url_raw,
        "categories": list(entry.categories),
    }
    return {name: value for name, value in fields.items() if value}


def as_written(stated: PostedText) -> str:
    """Spell a day as `entries.json` does: "5 March -> 5 March 2019 (inherited_same_day)"."""
    completed = f" -> {stated.completed}" if stated.completed is not None else ""
    return f"{stated.raw}{completed} ({stated.source})"


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_reads_the_entries_a_person_sees(folder: Path) -> None:
    expected = json.loads((folder / "entries.json").read_text(encoding="utf-8"))
    facts, entries, drops = read_case(folder)
    assert [as_expected(entry) for entry in entries] == expected["entries"]
    assert [drop.reason.value for drop in drops] == expected.get("drops", [])
    assert facts.next_page == expected.get("next")


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_positions_and_locators_tell_entries_apart(folder: Path) -> None:
    _, entries, _ = read_case(folder)
    assert [entry.position for entry in entries] == list(range(len(entries)))
    assert len({entry.locator for entry in entries}) == len(entries)
