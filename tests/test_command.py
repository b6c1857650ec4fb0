"""The command as a user meets it: what it says, what it writes, how it ends."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from crawler.cli import main
from crawler.containers.expand import expand
from crawler.containers.files import open_file
from crawler.containers.given import Input, Unreadable
from crawler.run import Run
from pipelines.items import DropReason
from pipelines.store.maintain import verify_workspace
from pipelines.store.read import read_dataset

# ruff: noqa: E501 - a page is as long as it is
DIGEST = """Author: Riverside Library

Riverside Library

New reading room opens on Mill Street

Posted on: 2024/03/09

Ann Bell, The Riverside Courier, Leeds, United Kingdom, March 08 2024:… The room has forty seats and is open every day. New reading room opens on Mill Street .

Seed exchange returns in spring

Posted on:

The Garden Post, March 07 2024:… Bring labelled seeds, and take home what your garden lacks. Seed exchange returns in spring

Bus line 7 stops at the museum again

Posted on: 2024/03/02

City Transport News, March 01 2024:… After a year of works the stop is back where it was. Bus line 7 stops at the museum again
"""
TITLES = {
    "New reading room opens on Mill Street",
    "Seed exchange returns in spring",
    "Bus line 7 stops at the museum again",
}


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Clipfile = Callable[..., Outcome]


@pytest.fixture
def clipfile(capsys: pytest.CaptureFixture[str]) -> Clipfile:
    """Run the command in this process."""

    def run(*arguments: object) -> Outcome:
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        code = end.value.code
        assert isinstance(code, int), code
        return Outcome(code, captured.out, captured.err)

    return run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "digest.txt").write_text(DIGEST, "utf-8")
    return folder


def titles(data: Path) -> set[str]:
    return set(read_dataset(data, "entries")["title"].to_pylist())


def test_ingest_reads_a_folder_and_says_what_it_found(clipfile: Clipfile, pages: Path, data: Path) -> None:
    outcome = clipfile("ingest", pages, "--data", data)
    assert outcome.code == 0, outcome
    assert "3 found = 3 kept (3 new, 0 revised) + 0 repeated + 0 dropped + 0 quarantined" in outcome.out
    assert "plain_text: 1 files, 1 pages, 3 entries, 0 dropped\n" in outcome.out
    assert str(data) in outcome.out
    assert titles(data) == TITLES
    report = json.loads(next((data / "runs").glob("*.json")).read_text("utf-8"))
    assert report["entries"]["found"] == 3
    assert report["pages"] == {"given": 1, "read": 1, "dropped": 0, "quarantined": 0}
    assert report["exit_code"] == 0
    assert report["sums_wrong"] == []


def test_ingesting_again_adds_nothing(clipfile: Clipfile, pages: Path, data: Path) -> None:
    clipfile("ingest", pages, "--data", data)
    before = (data / "entries").resolve()
    files = {path.relative_to(before): path.read_bytes() for path in before.rglob("*.parquet")}
    outcome = clipfile("ingest", pages, "--data", data)
    assert outcome.code == 0
    assert "0 kept (0 new, 0 revised) + 3 repeated" in outcome.out
    after = (data / "entries").resolve()
    assert {path.relative_to(after): path.read_bytes() for path in after.rglob("*.parquet")} == files
    assert clipfile("verify", "--data", data).code == 0


def test_an_edited_copy_gives_the_edited_entry_a_revision(
    clipfile: Clipfile, pages: Path, data: Path
) -> None:
    clipfile("ingest", pages, "--data", data)
    copy = pages.parent / "edited.txt"
    copy.write_text(DIGEST.replace("forty seats", "sixty seats"), "utf-8")
    written = (pages / "digest.txt").stat().st_mtime
    os.utime(copy, (written + 60, written + 60))
    assert "1 kept (0 new, 1 revised) + 2 repeated" in clipfile("ingest", copy, "--data", data).out
    rows = read_dataset(data, "entries").to_pylist()
    assert {row["revision"] for row in rows if "sixty" in row["excerpt"]} == {2}
    assert sorted(row["revision"] for row in rows) == [1, 1, 2]


def test_show_prints_a_table_and_json(clipfile: Clipfile, pages: Path, data: Path) -> None:
    clipfile("ingest", pages, "--data", data)
    table = clipfile("show", "--data", data)
    assert table.code == 0
    assert "3 of 3 rows" in table.out
    assert "Seed exchange returns in spring" in table.out
    lines = clipfile("show", "--data", data, "--json", "--limit", 2).out.splitlines()
    assert [json.loads(line)["posted_on"] for line in lines] == ["2024-03-09", "2024-03-09"]
    for dataset in ("revisions", "sightings", "pages", "drops", "keys"):
        assert clipfile("show", "--data", data, "--dataset", dataset).code == 0


def test_text_of_pages_never_controls_the_terminal(clipfile: Clipfile, pages: Path, data: Path) -> None:
    hostile = DIGEST.replace(
        "Seed exchange returns", "Seed \x1b]0;owned\x07[bold]exchange[/bold]\u202e returns"
    )
    (pages / "digest.txt").write_text(hostile, "utf-8")
    clipfile("ingest", pages, "--data", data)
    shown = clipfile("show", "--data", data).out
    assert "\x1b]0" not in shown
    assert "\u202e" not in shown
    assert "[bold]exchange[/bold]" in shown


def test_version_and_help_are_for_a_newcomer(clipfile: Clipfile) -> None:
    assert clipfile("--version").out.startswith("clipfile ")
    help_text = clipfile("--help").out
    assert "clipfile ingest PATH" in help_text
    assert "Exit codes" in help_text


def test_preview_shows_what_would_be_read_and_writes_nothing(clipfile: Clipfile, pages: Path) -> None:
    page = pages / "list.html"
    page.write_text(
        "<!doctype html><title>News</title><main>"
        + "".join(
            f"<article><h2><a href='/news/{number}'>Garden notes {number}: beds and paths</a></h2>"
            f"<time datetime='2024-05-{number:02}'>{number} May 2024</time>"
            f"<p>In week {number} the beds along the wall were dug over by hand.</p></article>"
            for number in range(1, 8)
        )
        + "</main>",
        "utf-8",
    )
    addresses = pages.parent / "addresses.json"
    addresses.write_text(json.dumps({str(page): "https://example.org/news/"}), "utf-8")
    outcome = clipfile("preview", page, pages / "digest.txt", "--json", "--urls", addresses)
    assert outcome.code == 0
    html, text = map(json.loads, outcome.out.splitlines())
    assert (html["page"], html["url"], html["reader"]) == (str(page), "https://example.org/news/", "html")
    assert [entry["url"] for entry in html["entries"]] == [
        f"https://example.org/news/{number}" for number in range(1, 8)
    ]
    assert html["entries"][0]["posted_on"] == "2024-05-01"
    assert 0 < html["confidence"] <= 1
    assert html["drops"] == []
    assert {entry["title"] for entry in text["entries"]} == TITLES
    table = clipfile("preview", page, "--url", "https://example.org/")
    assert "Garden notes 7" in table.out
    assert sorted(path.name for path in pages.iterdir()) == ["digest.txt", "list.html"]


# --- what a person declares -----------------------------------------------------------------------


def cards(folder: Path, name: str, *, kind: str = "card") -> Path:
    page = folder / name
    page.write_text(
        "<!doctype html><title>News</title><body><main>"
        + "".join(
            f"<div class='{kind}'><h2><a href='/{name}/{number}'>Orchard notes {number} of {name}</a></h2>"
            f"<span class='day'>{number} May 2024</span><p>Trees along the wall were pruned.</p></div>"
            for number in range(1, 8)
        )
        + "</main>",
        "utf-8",
    )
    return page


def declare(data: Path, source: str, text: str) -> Path:
    path = data / "sources" / f"{source}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


CARD = '[[wrapper]]\ntitles = "div.card/h2"\ndates = ["span.day"]\n'


def test_ingest_reads_pages_as_their_source_declares(clipfile: Clipfile, tmp_path: Path, data: Path) -> None:
    declare(data, "orchard", CARD)
    outcome = clipfile("ingest", cards(tmp_path, "a.html"), "--source", "orchard", "--data", data)
    assert outcome.code == 0, outcome
    rows = read_dataset(data, "entries").to_pylist()
    assert {row["rule"] for row in rows} == {"declared wrapper 1, titles by suffix"}
    assert sorted(str(row["posted_on"]) for row in rows) == [f"2024-05-0{day}" for day in range(1, 8)]
    other = clipfile("ingest", cards(tmp_path, "b.html"), "--data", data)
    assert other.code == 0, "what one source declares says nothing of another"


def test_the_source_of_each_page_is_inferred_and_shown(clipfile: Clipfile, pages: Path, data: Path) -> None:
    declare(data, "orchard", f'url = "https://orchard.example/news/"\ncontact = "a@b.example"\n{CARD}')
    for name, host in (("a.html", "www.orchard.example"), ("b.html", "river-post.example")):
        page = cards(pages, name)
        link = f'<link rel="canonical" href="https://{host}/{name}">'
        page.write_text(page.read_text("utf-8").replace("<title>", f"{link}<title>"), "utf-8")
    outcome = clipfile("ingest", pages, "--data", data)
    assert outcome.code == 0, outcome
    assert outcome.out.startswith(
        "source: local (no address found) 1 pages; orchard (from its canonical link) 1 pages; "
        "river-post-example (from its canonical link) 1 pages; another one: --source ID\n"
    )
    rows = read_dataset(data, "entries").to_pylist()
    assert {row["source"]: row["rule"] for row in rows if row["source"] != "local"} == {
        "orchard": "declared wrapper 1, titles by suffix",
        "river-post-example": "titles by path",
    }
    report = json.loads(next((data / "runs").glob("*.json")).read_text("utf-8"))
    assert sum(one["pages"] for one in report["inferred_sources"]) == report["pages"]["given"] == 3
    again = clipfile("ingest", pages / "b.html", "--data", data)
    assert "0 kept (0 new, 0 revised) + 7 repeated" in again.out
    named = clipfile("ingest", pages, "--data", data.parent / "named", "--source", "mine")
    assert "source:" not in named.out
    assert {row["source"] for row in read_dataset(data.parent / "named", "entries").to_pylist()} == {"mine"}


def test_a_page_that_no_declared_wrapper_fits_is_read_and_said(
    clipfile: Clipfile, tmp_path: Path, data: Path
) -> None:
    declare(data, "orchard", CARD)
    page = cards(tmp_path, "new.html", kind="tile")
    outcome = clipfile("ingest", page, "--source", "orchard", "--data", data)
    assert outcome.code == 3
    assert "7 kept" in outcome.out
    assert f"{page}: no declared wrapper fits" in outcome.err
    assert "wrapper[1]: no titles by suffix div.card/h2" in outcome.err
    assert read_dataset(data, "pages").to_pylist()[0]["issues"] == ["wrapper_missed"]
    report = json.loads(next((data / "runs").glob("*.json")).read_text("utf-8"))
    assert (report["exit_code"], report["issues"]["wrapper_missed"]) == (3, 1)
    assert [remark["address"] for remark in report["remarks"]] == [str(page)]


def test_the_day_a_page_was_fetched_decides_which_wrappers_are_in_force(
    clipfile: Clipfile, tmp_path: Path, data: Path
) -> None:
    declare(data, "orchard", CARD.replace("titles", "valid_until = 2020-12-31\ntitles"))
    new, old = cards(tmp_path, "new.html"), cards(tmp_path, "old.html")
    os.utime(old, (1_609_459_199, 1_609_459_199))  # the last second of 2020, UTC
    os.utime(new, (1_609_459_200, 1_609_459_200))
    assert clipfile("ingest", old, new, "--source", "orchard", "--data", data).code == 0
    rules = {row["title"][-8:]: row["rule"] for row in read_dataset(data, "entries").to_pylist()}
    assert rules == {"old.html": "declared wrapper 1, titles by suffix", "new.html": "titles by path"}


def test_a_fault_in_what_is_declared_ends_with_2_before_anything_is_read(
    clipfile: Clipfile, tmp_path: Path, data: Path
) -> None:
    path = declare(data, "orchard", CARD.replace("titles", "title"))
    outcome = clipfile("ingest", cards(tmp_path, "a.html"), "--source", "orchard", "--data", data)
    assert outcome.code == 2
    assert f"{path}: wrapper[1].title: no such key; did you mean 'titles'?" in outcome.err
    assert [child.name for child in data.iterdir()] == ["sources"]


def test_what_is_declared_is_no_page_of_the_workspace(clipfile: Clipfile, pages: Path) -> None:
    declare(pages, "orchard", CARD)
    assert "pages: 1 read" in clipfile("ingest", pages, "--data", pages).out


def test_preview_of_nothing_is_an_error(clipfile: Clipfile, tmp_path: Path) -> None:
    outcome = clipfile("preview", tmp_path)
    assert outcome.code == 2
    assert "nothing to read" in outcome.err


def test_preview_saves_what_it_found_and_reads_with_it(clipfile: Clipfile, tmp_path: Path) -> None:
    page, saved = cards(tmp_path, "a.html"), tmp_path / "orchard.toml"
    outcome = clipfile("preview", page, "--url", "https://orchard.example/", "--save", saved)
    assert (outcome.code, outcome.err.strip()) == (0, f"{saved}: wrapper added")
    text = saved.read_text("utf-8")
    assert text.startswith('id = "orchard"\nurl = "https://orchard.example/"\n\n[[wrapper]]\n')
    again = clipfile("preview", page, "--save", saved)
    assert (again.code, again.err.strip()) == (0, f"{saved}: has this wrapper already")
    assert saved.read_text("utf-8") == text
    found = json.loads(clipfile("preview", page, "--source-file", saved, "--json").out)
    assert found["rule"] == "declared wrapper 1, titles by path"
    assert (found["confidence"], len(found["entries"]), found["missed"]) == (1.0, 7, [])
    moved = cards(tmp_path, "b.html", kind="tile")
    found = json.loads(clipfile("preview", moved, "--source-file", saved, "--json").out)
    assert (found["rule"], found["issues"], len(found["entries"])) == (
        "titles by path",
        ["wrapper_missed"],
        7,
    )
    assert found["missed"][0].startswith("wrapper[1]: no titles by path html/body/main/div.card/h2")


def test_preview_says_when_no_declared_wrapper_is_in_force(clipfile: Clipfile, tmp_path: Path) -> None:
    declared = declare(tmp_path, "orchard", CARD.replace("titles", "valid_until = 1999-12-31\ntitles"))
    page = cards(tmp_path, "a.html")
    found = json.loads(clipfile("preview", page, "--source-file", declared, "--json").out)
    assert found["not_in_force"].startswith("none of the 1 declared wrappers is in force on 20")
    assert (found["missed"], found["issues"], len(found["entries"])) == ([], [], 7)
    assert found["not_in_force"] in clipfile("preview", page, "--source-file", declared).out


def test_preview_saves_nothing_it_does_not_trust(clipfile: Clipfile, tmp_path: Path) -> None:
    page = tmp_path / "none.html"
    page.write_text("<html><body><p>Nothing to list here.</p></body></html>")
    outcome = clipfile("preview", page, "--save", tmp_path / "x.toml")
    assert outcome.code == 3
    assert f"{page}: no list that is sure enough to save" in outcome.err
    assert not (tmp_path / "x.toml").exists()


def test_preview_says_why_and_from_where(clipfile: Clipfile, tmp_path: Path) -> None:
    page, feed = cards(tmp_path, "a.html"), tmp_path / "feed.xml"
    items = "".join(f"<item><link>https://orchard.example/a.html/{n}</link></item>" for n in (1, 2, 3, 99))
    feed.write_text(f"<rss><channel>{items}</channel></rss>")
    arguments = ("preview", page, "--url", "https://orchard.example/", "--feed", feed)
    found = json.loads(clipfile(*arguments, "--json").out)
    assert found["blocks"] == {"count": 7, "within": "/html[1]/body[1]/main[1]"}
    assert found["signals"]["feed"]["value"] == 0.75
    assert {"score", "margin", "feed"} <= found["signals"].keys()
    block = "/html[1]/body[1]/main[1]/div[1]"
    assert found["entries"][0]["evidence"] == {
        "title": {"rule": "by path html/body/main/div.card/h2", "locator": f"{block}/h2[1]"},
        "url": {"rule": "inside the title", "locator": f"{block}/h2[1]/a[1]"},
        "posted_on": {"rule": "div.card/span.day@text (listing)", "locator": f"{block}/span[1]"},
        "excerpt": {"rule": "the text of the block without its other fields", "locator": block},
    }
    table = clipfile(*arguments, "--explain").out
    for said in (
        "blocks: 7 within",
        "signal feed 0.75: 3 of the feed's 4",
        "inside the title (7)",
        "/h2[1]/a[1]",
    ):
        assert said in table


@pytest.mark.parametrize("content", [b"no XML", b"<rss><channel></channel></rss>"])
def test_a_feed_without_entries_is_wrong_usage(clipfile: Clipfile, tmp_path: Path, content: bytes) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(content)
    outcome = clipfile("preview", cards(tmp_path, "a.html"), "--feed", feed)
    assert outcome.code == 2
    assert str(feed) in outcome.err.replace("\n", "").replace("│", "").replace(" ", "")


def test_ingest_of_an_address_says_what_live_sites_are_for(clipfile: Clipfile, data: Path) -> None:
    outcome = clipfile("ingest", "--data", data, "https://orchard.example/news/")
    assert outcome.code == 2
    assert "clipfile add URL" in " ".join(outcome.err.replace("│", " ").split())
    assert not data.exists()


# --- what bad input gets -------------------------------------------------------------------------

NESTED = b"<html><body>" + b"<div>" * 100_000 + b"the innermost text" + b"</div>" * 100_000
BAD_FILES: dict[str, tuple[bytes, DropReason | None]] = {
    "empty.html": (b"", DropReason.EMPTY_PAGE),
    "blank.txt": (b" \n\n ", DropReason.EMPTY_PAGE),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, DropReason.BINARY_CONTENT),
    "program.html": (b"\x7fELF" + bytes(range(256)) * 20, DropReason.BINARY_CONTENT),
    "export.json": (
        b'{"entries": ['
        + b",".join(
            b'\n {"title": "Title",\n  "posted_date": "2024-01-%02d",\n  "text": "Words %d."}' % (n, n)
            for n in range(1, 9)
        )
        + b"]}",
        DropReason.UNKNOWN_FORMAT,
    ),
    "essay.txt": (b"One paragraph that is no digest at all. " * 30, None),
    "nested.html": (NESTED, None),
    "nothing.html": (b"<html><body><p>Nothing found.</p></body></html>", None),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_a_drop_with_its_path_and_the_rest_is_read(
    clipfile: Clipfile, pages: Path, data: Path, name: str
) -> None:
    content, reason = BAD_FILES[name]
    (pages / name).write_bytes(content)
    outcome = clipfile("ingest", pages, "--data", data)
    assert outcome.code == 3, outcome
    assert str(pages / name) in outcome.err
    assert titles(data) == TITLES
    drops = read_dataset(data, "drops").to_pylist()
    assert [drop["position"] for drop in drops] == [None]
    assert drops[0]["detail"]
    if reason:
        assert drops[0]["reason"] == reason
    assert clipfile("verify", "--data", data).code == 0


@pytest.mark.parametrize(
    ("content", "issue"),
    [
        pytest.param(
            DIGEST.replace("forty", "forty \udcff").encode("utf-8", "surrogateescape"),
            None,
            id="invalid UTF-8",
        ),
        pytest.param(DIGEST.replace("forty", "for\0ty").encode(), "nul_bytes", id="NULs"),
        pytest.param(DIGEST.encode("utf-16"), None, id="UTF-16"),
        pytest.param(DIGEST.replace("\n", "\r\n").encode("cp1252"), None, id="cp1252 and CRLF"),
    ],
)
def test_text_in_odd_bytes_is_read(
    clipfile: Clipfile, pages: Path, data: Path, content: bytes, issue: str | None
) -> None:
    (pages / "digest.txt").write_bytes(content)
    assert clipfile("ingest", pages, "--data", data).code == 0
    assert titles(data) == TITLES
    if issue:
        assert issue in read_dataset(data, "pages").to_pylist()[0]["issues"]


def test_a_file_too_large_to_be_a_page_is_named(clipfile: Clipfile, pages: Path, data: Path) -> None:
    with (pages / "line.txt").open("wb") as file:
        for _ in range(100):
            file.write(b"x" * (1 << 20))
    outcome = clipfile("ingest", pages, "--data", data)
    assert outcome.code == 3
    assert "too_large" in outcome.err
    assert titles(data) == TITLES


def test_pipes_and_links_are_not_followed(clipfile: Clipfile, pages: Path, data: Path) -> None:
    os.mkfifo(pages / "pipe.html")
    (pages / "loop").symlink_to(pages)
    (pages / "broken.html").symlink_to(pages / "gone.html")
    outcome = clipfile("ingest", pages, "--data", data)
    assert outcome.code == 3
    reasons = [drop["reason"] for drop in read_dataset(data, "drops").to_pylist()]
    assert reasons == ["not_a_regular_file"] * 3
    assert titles(data) == TITLES


def test_a_file_that_cannot_be_read_is_named() -> None:
    if not Path("/proc/self/mem").exists():
        pytest.skip("needs a file that opens and does not read: /proc/self/mem")
    with open_file(Path("/proc/self/mem"), source="local") as given:
        assert isinstance(given, Input)
        (found,) = expand(given)
    assert isinstance(found, Unreadable)
    assert found.reason is DropReason.UNREADABLE_FILE
    assert found.detail == os.strerror(5)


@pytest.mark.parametrize("case", ["missing path", "empty folder", "bad source"])
def test_wrong_usage_ends_with_2_and_writes_nothing(
    clipfile: Clipfile, pages: Path, data: Path, case: str
) -> None:
    (pages / "empty").mkdir()
    arguments = {
        "missing path": [pages / "gone.txt"],
        "empty folder": [pages / "empty"],
        "bad source": [pages, "--source", "../evil"],
    }[case]
    outcome = clipfile("ingest", *arguments, "--data", data)
    assert outcome.code == 2
    assert outcome.err
    assert not data.exists()


def test_a_workspace_that_cannot_be_made_is_named(clipfile: Clipfile, pages: Path) -> None:
    outcome = clipfile("ingest", pages, "--data", pages / "digest.txt" / "workspace")
    assert outcome.code == 2
    assert str(pages / "digest.txt") in outcome.err
    assert "Traceback" not in outcome.err


def test_a_newer_workspace_is_left_alone(clipfile: Clipfile, pages: Path, data: Path) -> None:
    clipfile("ingest", pages, "--data", data)
    (data / "_state" / "format.json").write_text('{"format": 99}')
    outcome = clipfile("ingest", pages, "--data", data)
    assert outcome.code == 2
    assert "written by a newer clipfile" in outcome.err
    assert len(list((data / "log").iterdir())) == 1


def test_a_damaged_file_is_named_with_the_way_out(clipfile: Clipfile, pages: Path, data: Path) -> None:
    clipfile("ingest", pages, "--data", data)
    damaged = next((data / "entries").resolve().rglob("*.parquet"))
    damaged.write_bytes(damaged.read_bytes()[:100])
    outcome = clipfile("ingest", pages, "--data", data)
    assert outcome.code == 1
    assert str(damaged) in outcome.err
    assert "clipfile verify --rebuild" in outcome.err
    assert clipfile("verify", "--data", data).code == 1
    assert clipfile("verify", "--rebuild", "--data", data).code == 0
    assert titles(data) == TITLES


def test_no_workspace_is_said_with_the_next_step(clipfile: Clipfile, data: Path) -> None:
    for command in ("show", "verify"):
        outcome = clipfile(command, "--data", data)
        assert outcome.code == 2
        assert "clipfile ingest PATH" in outcome.err


def test_the_workspace_is_never_its_own_input(clipfile: Clipfile, pages: Path) -> None:
    data = pages
    assert clipfile("ingest", pages, "--data", data).code == 0
    outcome = clipfile("ingest", pages, "--data", data)
    assert outcome.code == 0, outcome
    assert "pages: 1 read" in outcome.out


def test_a_folder_named_through_a_link_is_read(clipfile: Clipfile, pages: Path, data: Path) -> None:
    link = pages.parent / "link"
    link.symlink_to(pages)
    assert clipfile("ingest", link, "--data", data).code == 0
    assert titles(data) == TITLES


def test_files_are_read_in_a_stable_order_whatever_the_order_of_the_folder(
    clipfile: Clipfile, pages: Path, data: Path
) -> None:
    for name in ("b.txt", "a.txt", "c/d.txt", "c/a.txt"):
        (pages / name).parent.mkdir(exist_ok=True)
        shutil.copy(pages / "digest.txt", pages / name)
    clipfile("ingest", pages, "--data", data)
    addresses = read_dataset(data, "pages")["address"].to_pylist()
    assert addresses == sorted(addresses)


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "terminated"])
def test_a_stop_commits_what_was_read_and_says_so(tmp_path: Path, name: signal.Signals) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(3000):
        (pages / f"{number:04}.txt").write_text(DIGEST.replace("room", f"room {number}"), "utf-8")
    data = tmp_path / "workspace"
    command = [
        sys.executable,
        "-c",
        "from crawler.cli import main; main()",
        "ingest",
        str(pages),
        "--data",
        str(data),
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not any((data / "log").glob("*")):
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)  # until its first commit: it is in the middle of the pages
    process.send_signal(name)
    out, err = process.communicate()
    assert process.returncode == 130, (out, err)
    assert "stopped before the end" in err
    assert "Traceback" not in err
    report = json.loads(next((data / "runs").glob("*.json")).read_text("utf-8"))
    assert report["pages"]["given"] < 3000
    assert report["committed"]
    assert verify_workspace(data).faults == []


def test_a_workspace_that_goes_away_ends_the_run_with_a_message(
    clipfile: Clipfile, pages: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Run.read_files

    async def vanish(run: Run, paths: Iterable[Path], *, source: str) -> None:
        shutil.rmtree(data)
        await read(run, paths, source=source)

    monkeypatch.setattr(Run, "read_files", vanish)
    outcome = clipfile("ingest", pages, "--data", data)
    assert outcome.code == 1
    assert str(data) in outcome.err
    assert "Traceback" not in outcome.err


def test_a_time_that_is_no_date_drops_the_file_not_the_run(
    clipfile: Clipfile, pages: Path, data: Path
) -> None:
    copy = pages / "odd.txt"
    copy.write_text(DIGEST, "utf-8")
    try:
        os.utime(copy, (400_000_000_000, 400_000_000_000))
    except OSError:
        pytest.skip("this file system has no such times")
    if copy.stat().st_mtime != 400_000_000_000:
        pytest.skip("this file system has no such times")
    assert clipfile("ingest", pages, "--data", data).code == 3
    assert titles(data) == TITLES


def test_a_file_older_than_its_dates_keeps_them_marked(clipfile: Clipfile, pages: Path, data: Path) -> None:
    os.utime(pages / "digest.txt", (315_532_800, 315_532_800))  # 1980, as archives give
    assert clipfile("ingest", pages, "--data", data).code == 0
    rows = read_dataset(data, "entries").to_pylist()
    assert sorted(str(row["posted_on"]) for row in rows) == ["2024-03-02", "2024-03-09", "2024-03-09"]
    assert {tuple(row["issues"]) for row in rows} == {("future_posted",)}
    os.utime(pages / "digest.txt")
    assert "0 kept (0 new, 0 revised) + 3 repeated" in clipfile("ingest", pages, "--data", data).out


def test_names_of_files_never_control_the_terminal(clipfile: Clipfile, pages: Path, data: Path) -> None:
    (pages / "a\x1b[31mRED\nline2.txt").write_text("no digest at all", "utf-8")
    outcome = clipfile("ingest", pages, "--data", data)
    assert outcome.code == 3
    assert "\x1b" not in outcome.err


def test_data_that_is_a_file_is_wrong_usage(clipfile: Clipfile, pages: Path) -> None:
    for command in (["ingest", pages], ["show"], ["verify"]):
        outcome = clipfile(*command, "--data", pages / "digest.txt")
        assert outcome.code == 2
        assert "is a file, not a folder" in outcome.err


def test_a_path_that_no_file_can_have_is_wrong_usage(clipfile: Clipfile, data: Path) -> None:
    assert clipfile("ingest", "x" * 300, "--data", data).code == 2
