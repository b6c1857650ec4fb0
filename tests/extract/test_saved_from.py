"""A saved page says where it is from; only at its beginning, and only an address of the web."""

from datetime import UTC, datetime

import pytest

from crawler.extract.saved_from import SavedFrom, find_saved_from
from pipelines.deduplicate.identity import find_keys
from pipelines.items import Entry
from pipelines.normalise.entry import normalise
from tests.extract.themes import TITLES
from tests.readers.messages import ADDRESS, NOON, PAGE, Outcome, absolute

MARK = f"<!-- saved from url=(0026){ADDRESS} -->"
SINGLE_FILE = (
    f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n"
    " saved date: Sat May 29 2021 08:30:00 GMT+0200 (Central European Summer Time)\n-->"
)
AT = datetime(2021, 5, 29, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<!DOCTYPE html>\n{MARK}\n<html>", SavedFrom(ADDRESS)),
        (f"\ufeff{MARK}\r\n<!DOCTYPE html>", SavedFrom(ADDRESS)),
        (f"<?xml version='1.0'?><!-- x --><!doctype html><html lang='en'><head>{MARK}", SavedFrom(ADDRESS)),
        (f"<!DOCTYPE html> <html lang=en>{SINGLE_FILE}<meta>", SavedFrom(ADDRESS, AT)),
        (f"<html>{SINGLE_FILE.replace('GMT+0200', 'at night')}", SavedFrom(ADDRESS)),
        (f"<html>{SINGLE_FILE.replace('May 29', 'May 39')}", SavedFrom(ADDRESS)),
        (f"<html>{SINGLE_FILE.replace('2021', '2031')}", SavedFrom(ADDRESS)),
        (f"<html>{SINGLE_FILE.replace('2021', '1021')}", SavedFrom(ADDRESS)),
        (f"<html>{SINGLE_FILE.partition(' saved date')[0]}-->", SavedFrom(ADDRESS)),
        (f"<html><body>{MARK}", None),
        (f"<p>A text.</p>{SINGLE_FILE}", None),
        (f"<!-- a <!-- b {MARK[4:]}", None),
        ("<!-- saved from url=(0014)about:internet -->", None),
        ("<!-- saved from url=(0019)javascript:alert(1) -->", None),
        ("<!-- saved from url=(0019)file:///etc/passwd -->", None),
        ("<!-- saved from url=(0019)https://[::1 -->", None),
        (f"<!-- saved from url=(9999)https://x.example/{'a' * 3000} -->", None),
        ("<!--" * 5000, None),
        (" " * 100_000 + MARK, None),
    ],
)
def test_the_note_is_read_where_programs_write_it(text: str, expected: SavedFrom | None) -> None:
    assert find_saved_from(text, written_at=NOON) == expected


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace("<html", f"{MARK}<html", 1),
        PAGE.replace("<head>", f"{SINGLE_FILE}<head>", 1),
        absolute(PAGE).replace("<html", f"{MARK}<html", 1),
    ],
    ids=["complete", "SingleFile", "absolute links"],
)
def test_a_saved_page_gives_what_the_live_one_gives(page: str) -> None:
    saved, live = Outcome(page.encode(), "page.html"), Outcome(PAGE.encode(), "list", url=ADDRESS)
    entries = [[normalise(raw) for raw in one.entries] for one in (saved, live)]
    keys = [[find_keys(one) for one in each if isinstance(one, Entry)] for each in entries]
    assert keys[0] == keys[1]
    assert len(keys[0]) == len(TITLES)
    assert saved.entries[0].seen_at == (AT if "SingleFile" in page else NOON)


def test_a_page_that_was_fetched_is_where_it_was_fetched_from() -> None:
    found = Outcome(
        PAGE.replace("<html", f"{SINGLE_FILE}<html", 1).encode(), "list", url="https://b.example/"
    )
    assert {(e.page_url, e.seen_at) for e in found.entries} == {("https://b.example/", NOON)}


def test_pictures_inside_a_page_are_no_address_and_no_text() -> None:
    """One file holds all that a page shows, megabytes of it in attributes and styles."""
    data = "data:image/png;base64," + "QUJD" * 700_000
    page = (
        PAGE.replace("<html", f"{SINGLE_FILE}<html", 1)
        .replace("<p>", f'<p><img src="{data}" data-src="{data}">', 1)
        .replace("<article", f"<style>a{{background:url({data})}}</style><article", 1)
        .replace("<h2 ", f'<h2 style="background-image:url({data})" ', 1)
    )
    found = Outcome(page.encode(), "page.html")
    assert found.said == Outcome(PAGE.encode(), "list", url=ADDRESS).said
    assert [entry.image_url_raw for entry in found.entries] == [None] * len(TITLES)
    assert found.facts[0].issues == ()
