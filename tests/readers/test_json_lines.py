"""JSON by line: an object is an entry by the keys declared; our own export needs no declaration."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.config import ConfigError
from crawler.containers import row_pages
from crawler.sources import read_source
from pipelines.items import DropReason, Entry
from pipelines.normalise.entry import normalise
from tests.readers.tables import UNMAPPED, open_bytes

SOURCE = read_source(
    {
        "columns": {
            "title": "item.headline",
            "url": "link",
            "posted": "date",
            "byline": "authors",
            "text": "item.html",
            "categories": "tags",
            "id": "id",
        }
    },
    Path("riverside.toml"),
)


def row(number: int) -> dict[str, object]:
    return {
        "item": {"headline": f"Story {number}", "html": f"<p>Panes &amp; frames.</p><p>Part {number}</p>"},
        "link": f"https://riverside.example/{number}",
        "date": f"2020-01-{number % 28 + 1:02}",
        "authors": ["Ann Lee", "Bo Ek"],
        "tags": ["Glass", "Iron"],
        "id": 10_000 + number,
    }


def lines(count: int) -> str:
    return "".join(json.dumps(row(number)) + "\n" for number in range(count))


def test_an_object_is_an_entry_by_the_keys_declared() -> None:
    found = open_bytes(lines(5).encode(), "dump.jsonl", SOURCE)
    assert found.told == ""
    assert found.readers == {"json_lines"}
    entry = found.entries[2]
    assert (entry.title_raw, entry.byline_raw, entry.source_entry_id) == (
        "Story 2",
        "Ann Lee, Bo Ek",
        "10002",
    )
    assert (entry.text_raw, entry.categories) == ("Panes & frames.\nPart 2", ("Glass", "Iron"))
    assert [posted.raw for posted in entry.posted] == ["2020-01-03"]


@pytest.mark.parametrize("name", ["dump.jsonl", "dump.txt", "dump.csv", "dump.html", "dump"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_content_tells_whatever_the_name(name: str, encoding: str) -> None:
    assert len(open_bytes(lines(5).encode(encoding), name, SOURCE).entries) == 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_long_file_is_cut_into_pages(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_pages, "PAGE_BYTES", 20_000)
    found = open_bytes(lines(1000).encode(encoding), "dump.jsonl", SOURCE)
    assert found.titles == [f"Story {number}" for number in range(1000)]
    assert [entry.locator for entry in found.entries] == [f"row {number}" for number in range(1, 1001)]
    assert len(found.addresses) > 5


@pytest.mark.parametrize("count", [10, 1000])
@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_truncated_file_gives_its_whole_rows(count: int, tenth: int) -> None:
    content = lines(count).encode()
    cut = content[: len(content) * tenth // 10]
    found = open_bytes(cut, "dump.jsonl", SOURCE)
    assert found.titles == [f"Story {number}" for number in range(cut.count(b"\n"))]
    assert cut.endswith(b"\n") or f"row {cut.count(10) + 1}" in found.told or "no object" in found.told


BROKEN = {
    "half": ('{"link": "https://riverside.example/x"', "no JSON"),
    "list": ("[1, 2]", "an object is expected"),
    "nested": ('{"link": ' + "[" * 200_000, "nested deeper"),
    "twice": ('{"link": "https://a.example/", "link": "https://b.example/"}', "'link' is there twice"),
    "long number": ('{"link": ' + "9" * 5000 + "}", "digits"),
    "nothing": ('{"date": "2020-01-01"}', "neither a title nor a link"),
    "not a text": ('{"link": NaN, "item": {"headline": {"a": 1}}}', "neither a title nor a link"),
}


@pytest.mark.parametrize(("line", "detail"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_row_costs_itself_and_is_told(line: str, detail: str) -> None:
    found = open_bytes(f"{lines(2)}{line}\n{lines(3)}".encode(), "dump.jsonl", SOURCE)
    assert len(found.entries) == 5
    assert [drop.locator for drop in found.drops] == ["row 3"]
    assert detail in found.told


def test_a_line_that_is_longer_than_a_page_is_told() -> None:
    content = lines(1000) + json.dumps({"link": "x" * 300_000}) + "\n" + lines(1)
    from crawler.containers.limits import Limits

    found = open_bytes(content.encode(), "dump.jsonl", SOURCE, limits=Limits(page_bytes=200_000))
    assert len(found.entries) == 1001
    assert [one.reason for one in found.unreadable] == [DropReason.TOO_LARGE]


def test_lone_surrogates_and_nul_are_replaced() -> None:
    found = open_bytes(
        b'{"link": "https://a.example/", "item": {"headline": "A\\ud800\\u0000b"}}\n', "d.jsonl", SOURCE
    )
    assert found.titles == ["A\ufffd\ufffdb"]


def test_without_columns_declared_the_keys_are_proposed() -> None:
    found = open_bytes(lines(3).encode(), "dump.jsonl", UNMAPPED)
    assert found.drops[0].reason is DropReason.NO_MAPPING
    assert 'title = "item.headline", url = "link", posted = "date"' in found.told


def test_a_declared_key_that_no_row_has_is_told_with_the_nearest() -> None:
    found = open_bytes(lines(3).replace("headline", "headlines").encode(), "dump.jsonl", SOURCE)
    assert found.entries == []
    assert "columns.title = 'item.headline'" in found.told
    assert "did you mean 'item.headlines'?" in found.told


def test_our_own_export_reads_without_columns_and_gives_the_same_entry() -> None:
    first = normalise(open_bytes(lines(3).encode(), "dump.jsonl", SOURCE).entries[1])
    assert isinstance(first, Entry)
    names = ("title", "url", "posted_on", "posted_precision", "posted_ambiguous", "posted_source", "text")
    raws = (
        "title_raw",
        "url_raw",
        "posted_raw",
        "excerpt_raw",
        "dateline_raw",
        "byline_raw",
        "source_entry_id",
    )
    exported = {name: getattr(first, name) for name in (*names, *raws, "categories", "image_url")}
    line = json.dumps({"entry_id": "e1", **exported}, default=str)
    found = open_bytes(f"{line}\n".encode(), "export.jsonl", UNMAPPED)
    again = normalise(found.entries[0])
    assert isinstance(again, Entry)
    for name in (*names, "title_raw", "url_raw", "posted_raw", "byline_raw", "authors", "categories"):
        assert getattr(again, name) == getattr(first, name), name


def test_our_own_export_does_not_count_relative_days_again() -> None:
    own = {
        "entry_id": "e1",
        "title_raw": "Story",
        "url_raw": "/a",
        "url": "https://riverside.example/a",
        "posted_raw": "3 days ago",
        "posted_on": "2019-04-02",
        "posted_precision": "day",
        "posted_source": "relative",
        "excerpt_raw": None,
    }
    entry = normalise(open_bytes((json.dumps(own) + "\n").encode(), "export.jsonl", UNMAPPED).entries[0])
    assert isinstance(entry, Entry)
    assert (str(entry.posted_on), entry.posted_raw) == ("2019-04-02", "3 days ago")
    assert entry.url == "https://riverside.example/a"
    assert entry.seen_at == datetime(2024, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"titel": "a"}, "columns.titel: no such key; did you mean 'title'?"),
        ({"title": 3}, "columns.title = 3"),
        ({"posted": "date"}, "columns.title or columns.url is missing"),
        ("headline", "columns = 'headline'"),
    ],
)
def test_a_wrong_declaration_names_the_key(table: object, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_source({"columns": table}, Path("riverside.toml"))
    assert message in str(caught.value)
