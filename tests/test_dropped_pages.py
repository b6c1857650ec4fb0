"""Of many dropped pages a few of each file are said, and how to see the others; none is passed over."""

import json
import zipfile
from pathlib import Path

import pytest

from crawler.cli import main
from crawler.dropped_pages import MAX_LISTED, MAX_OF_FILE, DroppedPage, DroppedPages
from pipelines.items import DropReason
from pipelines.store.read import read_dataset


def run(*arguments: object) -> None:
    with pytest.raises(SystemExit):
        main([str(argument) for argument in arguments])


def add(pages: DroppedPages, address: str, reason: DropReason = DropReason.NO_ENTRIES) -> None:
    pages.add(DroppedPage(address=address, reason=reason, detail="found nothing"))


def test_one_file_does_not_use_up_the_list() -> None:
    pages = DroppedPages()
    for number in range(1000):
        add(pages, f"a.zip!/{number}.html")
    add(pages, "a.zip!/odd", DropReason.ENCRYPTED)
    add(pages, "b.html")
    assert [page.address for page in pages] == [
        *(f"a.zip!/{number}.html" for number in range(MAX_OF_FILE)),
        "a.zip!/odd",
        "b.html",
    ]
    assert pages.more == {("a.zip", DropReason.NO_ENTRIES): 1000 - MAX_OF_FILE}


def test_every_page_is_listed_or_counted_and_no_more_files_are_held() -> None:
    pages = DroppedPages()
    for number in range(3 * MAX_LISTED):
        add(pages, f"{number}.html")
    assert len(list(pages)) == MAX_LISTED
    assert pages.not_listed_as_json() == {
        "pages": 2 * MAX_LISTED,
        "of_listed_files": [],
        "of_other_files": {"no_entries": 2 * MAX_LISTED},
    }


def test_a_run_says_how_many_are_not_shown_and_the_command_that_shows_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All members have the same bytes, so that only their addresses tell them apart."""
    given, data = tmp_path / "given", tmp_path / "my data"
    given.mkdir()
    with zipfile.ZipFile(given / "a.zip", "w") as archive:
        for number in range(9):
            archive.writestr(f"{number}.html", "<html><body><p>Nothing</p></body></html>")
    run("ingest", given, "--data", data, "--workers", "0")
    said = capsys.readouterr().err
    reasons = {row["reason"] for row in read_dataset(data, "drops").to_pylist()}
    assert len(reasons) == 1
    assert f"… and 4 more of {given / 'a.zip'}: {reasons.pop()}" in said.splitlines()
    command = f"clipfile show --dataset drops --limit 0 --data '{data}'"
    assert f"4 dropped pages are not shown; all of them: {command}" in said.splitlines()
    (report,) = (data / "runs").glob("*.json")
    kept = json.loads(report.read_text("utf-8"))
    assert (len(kept["dropped_pages"]), kept["dropped_pages_not_listed"]["pages"]) == (5, 4)
    run("show", "--dataset", "drops", "--limit", "0", "--data", data, "--json")
    shown = [json.loads(line)["address"] for line in capsys.readouterr().out.splitlines()]
    assert sorted(shown) == [f"{given / 'a.zip'}!/{number}.html" for number in range(9)]
