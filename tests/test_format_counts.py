"""What a run says of each format adds up to what it says of all."""

import asyncio
import gzip
import io
import json
from collections import Counter
from pathlib import Path

from rich.console import Console

from crawler.commands.formats import describe, make_table
from crawler.format_counts import ByFormat, FormatCounts
from crawler.report import Report
from crawler.run import Run
from pipelines.items import DropReason
from pipelines.store.counts import RunCounts

LISTING = (
    "<!doctype html><title>News</title><main>"
    + "".join(
        f"<article><h2><a href='/news/{number}'>Garden notes {number}: beds and paths</a></h2>"
        f"<time>{number} May 2024</time><p>The beds along wall {number} were dug over by hand.</p></article>"
        for number in range(1, 8)
    )
    + "<article><p></p></article></main>"
)


def given_files(folder: Path) -> Path:
    folder.mkdir()
    (folder / "list.html").write_text(LISTING)
    (folder / "packed.gz").write_bytes(gzip.compress(LISTING.replace("notes", "walks").encode()))
    (folder / "cut.gz").write_bytes(gzip.compress(LISTING.replace("notes", "visits").encode())[:-9])
    (folder / "empty.html").write_bytes(b"")
    (folder / "login.html").write_text("<html><body><form><input type=password></form></body></html>")
    (folder / "data.bin").write_bytes(bytes(range(256)) * 9)
    (folder / "link").symlink_to(folder / "list.html")
    return folder


def read(folder: Path, data: Path) -> Report:
    async def read_all() -> Report:
        async with Run(data=data, source="local", command="test") as started:
            await started.read_files(sorted(folder.iterdir()), source="local")
        return started.report

    return asyncio.run(read_all())


def test_each_format_has_its_counts_and_they_add_up(tmp_path: Path) -> None:
    report = read(given_files(tmp_path / "given"), tmp_path / "data")
    assert report.sums_wrong == []
    counts = report.formats.counts
    assert (counts["html"].files, counts["html"].entries) == (2, 14)
    assert counts["html"].drops == {DropReason.LOGIN_WALL: 1}
    assert (counts["gzip"].files, counts["gzip"].pages, counts["gzip"].members) == (2, 2, 2)
    assert (counts["unreadable"].files, counts["unreadable"].pages) == (1, 2), "a link, and a cut page"
    assert counts["unreadable"].drops == {DropReason.NOT_A_REGULAR_FILE: 1, DropReason.DAMAGED: 1}
    assert counts["unknown"].drops == {DropReason.BINARY_CONTENT: 1}
    assert counts["plain_text"].drops == {DropReason.EMPTY_PAGE: 1}
    assert sum(one.files for one in counts.values()) == 7
    assert sum(one.pages for one in counts.values()) == report.pages
    assert sum((one.drops for one in counts.values()), Counter()) == report.counts.drops
    kept = json.loads((tmp_path / "data/runs" / f"{report.run_id}.json").read_text("utf-8"))
    assert kept["formats"]["html"] == {
        "files": 2,
        "pages": 3,
        "members": 0,
        "entries": 14,
        "drops": {"login_wall": 1},
    }


def test_counts_that_do_not_add_up_are_told() -> None:
    formats = ByFormat({"html": FormatCounts(pages=2, entries=3, drops=Counter({DropReason.DAMAGED: 1}))})
    totals = RunCounts(found=4)
    assert formats.check(2, totals) == [
        "the formats have 3 entries, the run has 4",
        "the formats have 1 drops, the run has 0",
    ]


def test_a_terminal_gets_a_table_and_a_log_gets_lines() -> None:
    html = FormatCounts(files=1, pages=4, entries=7, drops=Counter({DropReason.SINGLE_ARTICLE: 2}))
    assert describe(html) == "1 files, 4 pages, 7 entries, 2 dropped: 2 single_article"
    formats = ByFormat({"html": html, "gzip": FormatCounts(files=3, pages=3, members=3)})
    drawn = io.StringIO()
    Console(file=drawn, width=80).print(make_table(formats))
    rows = [line.split() for line in drawn.getvalue().splitlines()]
    assert rows[0] == ["format", "files", "pages", "members", "entries", "dropped"]
    assert rows[2:4] == [["gzip", "3", "3", "3"], ["html", "1", "4", "7", "2", "single_article"]]
