"""Tables of delimited text: by the columns declared, row by row, whatever is wrong with some of them."""

import csv
import gzip
import io
from pathlib import Path

import pytest

from crawler.containers import row_pages
from crawler.containers.limits import Limits
from crawler.containers.table import HEAD_BYTES
from crawler.sources import read_source
from pipelines.items import DropReason, Entry, Issue
from pipelines.normalise.entry import normalise
from tests.readers.tables import COLUMNS, HEAD, UNMAPPED, open_bytes, rows

SMALL = HEAD + "".join(rows(40))
LARGE = HEAD + "".join(rows(3000))


def test_a_row_is_an_entry_by_the_columns_declared() -> None:
    found = open_bytes(SMALL.encode(), "table.csv")
    assert found.told == ""
    assert found.readers == {"csv"}
    entry = found.entries[4]
    assert (entry.title_raw, entry.url_raw) == ("Story 4", "https://riverside.example/4")
    assert [posted.raw for posted in entry.posted] == ["2020-01-05"]
    assert entry.body_raw == 'The "old" bridge, part 4, opens again.'
    assert (entry.byline_raw, entry.locator) == ("Ann Lee", "row 5")
    assert len(found.entries) == 40


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_delimiter_and_encoding_are_found(mark: str, encoding: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows(csv.reader(io.StringIO(SMALL.replace("Ann Lee", "Zoë Müller"))))
    found = open_bytes(out.getvalue().encode(encoding), "table.csv")
    assert found.titles == [f"Story {number}" for number in range(40)]
    assert {entry.byline_raw for entry in found.entries} == {"Zoë Müller"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_long_table_is_cut_into_pages_that_hold_the_same(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row_pages, "PAGE_BYTES", 20_000)
    found = open_bytes(LARGE.replace("Ann", "Zoë").encode(encoding), "table.csv")
    assert found.told == ""
    assert found.titles == [f"Story {number}" for number in range(3000)]
    assert [entry.locator for entry in found.entries] == [f"row {number}" for number in range(1, 3001)]
    assert {entry.byline_raw for entry in found.entries} == {"Zoë Lee"}
    assert len(found.addresses) > 5
    assert found.addresses[0].startswith("/digests/table.csv!/rows 1-")
    grown = open_bytes((LARGE + next(rows(1))).replace("Ann", "Zoë").encode(encoding), "table.csv")
    assert grown.addresses[:-1] == found.addresses[:-1]


def test_what_is_cut_is_what_accepts_sees_as_a_whole() -> None:
    assert row_pages.MIN_BYTES == HEAD_BYTES


@pytest.mark.parametrize("whole", [SMALL, LARGE], ids=["one page", "several pages"])
@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_truncated_table_gives_what_was_whole_and_says_where_it_ends(whole: str, tenth: int) -> None:
    content = whole.encode()
    cut = content[: len(content) * tenth // 10]
    found, complete = open_bytes(cut, "table.csv"), open_bytes(content, "table.csv")
    said = [(entry.title_raw, entry.url_raw, entry.posted, entry.body_raw) for entry in complete.entries]
    assert [
        (entry.title_raw, entry.url_raw, entry.posted, entry.body_raw) for entry in found.entries
    ] == said[: len(found.entries)]
    is_whole = b"\n" in (cut[-1:], content[len(cut) : len(cut) + 1])
    assert is_whole or "row" in found.told or "line" in found.told
    assert len(found.entries) >= len(said) * (tenth - 0.5) / 10 - 1


def test_a_table_in_a_broken_archive_keeps_its_whole_rows() -> None:
    packed = gzip.compress(LARGE.encode(), mtime=0)
    found = open_bytes(packed[: len(packed) * 9 // 10], "table.csv.gz")
    assert 0 < len(found.entries) < 3000
    assert found.titles == [f"Story {number}" for number in range(len(found.entries))]
    assert f"behind row {len(found.entries)}" in found.told


BROKEN_ROWS = {
    "quote that nothing closes": ('"Story,u,b,a,2020-01-01\n', "closed nowhere"),
    "quote closed by the next row's": (
        '"Story,u,b,a,2020-01-01\n"Other",u2,b,a,2020-01-02\n',
        "closed nowhere",
    ),
    "too few cells": ("Story,https://riverside.example/x\n", "2 cells"),
    "too many cells": ("Story,u,b,a,2020-01-01,more\n", "6 cells"),
    "neither title nor link": (",,Ann Lee,A text,2020-01-01\n", "neither a title nor a link"),
}


@pytest.mark.parametrize(("row", "detail"), BROKEN_ROWS.values(), ids=BROKEN_ROWS.keys())
def test_a_broken_row_costs_itself_and_is_told(row: str, detail: str) -> None:
    found = open_bytes((HEAD + "".join(rows(3)) + row + "".join(list(rows(30))[3:])).encode(), "table.csv")
    assert detail in found.told
    assert "row 4" in found.told or "line " in found.told
    assert [title for title in found.titles if title != "Other"] == [
        f"Story {number}" for number in range(30)
    ]
    assert len(found.drops) == 1


def test_a_quote_at_the_end_that_nothing_closes_takes_no_rows_along() -> None:
    plain = [f"Plain {number},https://riverside.example/p{number},,,2020-02-01\n" for number in range(5)]
    found = open_bytes((HEAD + '"Story,u,b,a,2020-01-01\n' + "".join(plain)).encode(), "table.csv")
    assert found.titles == [f"Plain {number}" for number in range(5)]
    assert "line 2 opens a quote" in found.told


def test_what_is_longer_than_any_row_is_told_and_the_rest_is_read() -> None:
    long_line = "x" * 300_000 + "\n"
    long_text = 'Story,u,b,"' + "a line of text\n" * 100_000 + '",2020-01-01\n'
    content = (
        HEAD + "".join(rows(1500)) + long_line + long_text + "Last,https://riverside.example/l,,,2020-01-03\n"
    )
    found = open_bytes(content.encode(), "table.csv", limits=Limits(page_bytes=200_000))
    assert found.titles[-1] == "Last"
    assert len(found.entries) == 1501
    assert [one.reason for one in found.unreadable] == [DropReason.TOO_LARGE] * 2


def test_hostile_cells_stay_text() -> None:
    cell = "=cmd|' /C calc'!A0"
    found = open_bytes(f"{HEAD}{cell},javascript:x,\x00,<script>x()</script>,43831\n".encode(), "table.csv")
    entry = normalise(found.entries[0])
    assert isinstance(entry, Entry)
    assert entry.title_raw == cell
    assert (entry.url, entry.posted_on, entry.posted_raw) == (None, None, "43831")
    assert set(entry.issues) >= {Issue.UNSAFE_URL, Issue.UNREAD_POSTED}


@pytest.mark.parametrize("name", ["table.csv", "table.txt", "table.html", "table.json", "table"])
def test_declared_columns_are_known_under_any_name(name: str) -> None:
    assert len(open_bytes(SMALL.encode(), name).entries) == 40


WRONGLY_NAMED = {
    "page": ("<html><body><p>One, two, three</p></body></html>", "html"),
    "text": (
        "Rooms, and more\n\nOld greenhouse opens\n\nPosted on: 2021/03/25\n\nThe panes, once.\n",
        "plain_text",
    ),
    "feed": ("<rss version='2.0'><channel><item><title>A, b</title></item></channel></rss>", "feed"),
}


@pytest.mark.parametrize(("content", "reader"), WRONGLY_NAMED.values(), ids=WRONGLY_NAMED.keys())
def test_what_is_called_a_table_and_is_none_is_read_as_what_it_is(content: str, reader: str) -> None:
    assert open_bytes(content.encode(), "table.csv", media_type="text/csv").readers == {reader}


def test_without_columns_declared_the_table_is_left_out_with_what_to_write() -> None:
    found = open_bytes(
        b"Headline,Link,Date\nA,https://riverside.example/a,2020-01-01\n", "table.csv", UNMAPPED
    )
    assert found.entries == []
    assert found.drops[0].reason is DropReason.NO_MAPPING
    assert "'Headline', 'Link', 'Date'" in found.told
    assert "sources/riverside.toml" in found.told
    assert 'columns = { title = "Headline", url = "Link", posted = "Date" }' in found.told


def test_a_declared_column_that_is_not_there_is_told_with_the_nearest() -> None:
    found = open_bytes(SMALL.replace("headline", "Headlines", 1).encode(), "table.csv")
    assert found.entries == []
    assert found.drops[0].reason is DropReason.NO_MAPPING
    assert "columns.title = 'headline'" in found.told
    assert "did you mean 'Headlines'?" in found.told


def test_an_outlet_column_names_outlets_whatever_they_are_called() -> None:
    source = read_source({"columns": COLUMNS | {"outlet": "about"}}, Path("riverside.toml"))
    found = open_bytes(
        f"{HEAD}Story,https://riverside.example/1,Ann Lee,Blue Sky,2020-01-01\n".encode(), "t.csv", source
    )
    entry = normalise(found.entries[0])
    assert isinstance(entry, Entry)
    assert (entry.authors, entry.outlets, entry.byline_raw) == (
        ("Ann Lee",),
        ("Blue Sky",),
        "Ann Lee, Blue Sky",
    )
    assert [entry.byline_raw[span.start : span.end] for span in entry.attribution_spans] == [
        "Ann Lee",
        ", ",
        "Blue Sky",
    ]


def test_a_table_without_rows_and_an_empty_one_are_told() -> None:
    assert open_bytes(HEAD.encode(), "table.csv").drops[0].reason is DropReason.EMPTY_LISTING
    assert open_bytes(b"", "table.csv").drops[0].reason is DropReason.EMPTY_PAGE


COSTLY = {
    "escaped quotes": HEAD + 'a,"' + '""' * 1_000_000,
    "opening quotes": HEAD + ',"' * 1_000_000,
    "lines that open": HEAD + 'a,"\n' * 30_000,
    "delimiters": "," * 2_000_000,
}


@pytest.mark.parametrize("content", COSTLY.values(), ids=COSTLY.keys())
def test_hostile_quotes_end(content: str) -> None:
    found = open_bytes(content.encode(), "table.csv")
    assert found.told
