"""`clipfile why` says what is shown, from where, and who says otherwise."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.cli import main
from crawler.run import Run
from pipelines.items import Page
from pipelines.store.read import read_dataset
from tests.build import NOON

SITE = "https://garden.example/"
DAYS = range(10, 15)
LISTING = "<html lang=en><body>" + "".join(
    f"<article><h2><a href='{SITE}{day}'>Notes on bed number {day}</a></h2>"
    f"<time datetime='2024-04-{day}'>2024-04-{day}</time><p>What grew in bed {day} this year.</p></article>"
    for day in DAYS
)
FEED = "<rss version='2.0'><channel><title>Garden</title>" + "".join(
    f"<item><title>Notes on bed number {day}</title><link>{SITE}{day}</link><guid>g{day}</guid>"
    f"<category>beds</category><pubDate>{day} Apr 2024 09:00:00 GMT</pubDate>"
    f"<description>Only the feed \x1b says this of {day}.</description></item>".replace("\x1b", "&#8238;")
    for day in DAYS
)
FEED += "</channel></rss>"
BASE = Page(content=b"", address="", source="local", fetched_at=NOON, url=SITE)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("why")

    async def read() -> None:
        async with Run(data=root, source="local", command="test") as run:
            await run.read(replace(BASE, content=LISTING.encode(), address="listing.html"))
            await run.read(replace(BASE, content=FEED.encode(), address="feed.xml"))

    asyncio.run(read())
    return root


def why(data: Path, entry: str, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(["why", entry, "--data", str(data), *options])
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def id_of(data: Path, url: str) -> str:
    rows = read_dataset(data, "entries").to_pylist()
    assert len(rows) == len(DAYS)
    return str(next(row["entry_id"] for row in rows if row["url"] == url))


def test_forms_that_disagree_are_shown_with_their_pages(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = why(data, id_of(data, SITE + "12"), capsys, "--json")
    said = json.loads(out)
    assert code == 0
    assert (said["shown"]["form"], said["shown"]["address"]) == ("html", "listing.html")
    assert said["shown"]["fields"]["excerpt"] == "What grew in bed 12 this year."
    assert said["shown"]["locator"]
    (feed,) = said["differs"]
    assert (feed["form"], feed["address"]) == ("feed", "feed.xml")
    assert "Only the feed" in feed["fields"]["excerpt"]
    assert "title" not in feed["fields"]
    lent = {field: loan["form"] for loan in said["lent"] for field in loan["fields"]}
    assert lent["source_entry_id"] == lent["categories"] == "feed"
    assert [(row["form"], row["is_shown"]) for row in said["revisions"]] == [("html", True), ("feed", False)]
    assert {"permalink", "source_id"} <= {key["kind"] for key in said["keys"]}


def test_what_is_lent_is_what_the_dataset_shows(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is derived as the rows are, not guessed: shown fields are the row's, lent ones the lender's."""
    for row in read_dataset(data, "entries").to_pylist():
        said = json.loads(why(data, row["entry_id"], capsys, "--json")[1])
        assert said["shown"]["page_id"] == row["page_id"]
        assert {name for name, value in said["shown"]["fields"].items() if row[name] in (None, [])} == set()
        lent = {field for loan in said["lent"] for field in loan["fields"]}
        assert {"categories", "source_entry_id"} <= lent <= set(said["shown"]["fields"])


@pytest.mark.parametrize("way", ["id", "beginning", "URL", "URL with tracking"])
def test_an_entry_is_found_by_id_beginning_or_url(
    data: Path, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    url = SITE + "13"
    entry_id = id_of(data, url)
    asked = {"id": entry_id, "beginning": entry_id[:12].upper(), "URL": url}.get(way, url + "?utm_source=x")
    code, out, _ = why(data, asked, capsys)
    assert code == 0
    assert f"entry {entry_id}, source local" in out
    assert "the feed form says otherwise" in out
    assert "\u202e" not in out


def test_several_are_listed_and_none_is_an_error(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = why(data, "", capsys)
    assert (code, len(out.splitlines())) == (2, len(DAYS))
    assert "5 entries are meant" in err
    for unknown in ("ffffnone", "https://nowhere.example/1", "http://[bad"):
        code, out, err = why(data, unknown, capsys)
        assert (code, out) == (2, "")
        assert "no entry in" in err


def test_without_a_workspace_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = why(tmp_path, "abc", capsys)
    assert code == 2
    assert "no clipfile workspace" in err
