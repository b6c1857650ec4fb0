"""`clipfile aliases` and `clipfile refresh`, as a user meets them."""

import csv
import json
from pathlib import Path

import pytest

from crawler.cli import main
from pipelines.normalise.aliases import parse_aliases
from pipelines.store.read import read_dataset
from pipelines.store.store import Store
from tests.build import make_page, observe

OUTLETS = ("Harbour Post", "Harbour Post", "Harbour Pst", "=Harbour Post", "H\u0430rbour Post", "Echo")


def run(*arguments: object, code: int = 0) -> None:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    assert ended.value.code == code


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with Store(tmp_path, run_id="run") as store:
        for number, outlet in enumerate(OUTLETS):
            store.add(
                observe(number, outlets=(outlet,), outlets_raw=(outlet,), outlet_keys=(outlet.lower(),))
            )
        store.add(make_page(len(OUTLETS)))
        store.commit()
    return tmp_path


def outlets_of(data: Path) -> list[str]:
    return sorted(
        outlet for names in read_dataset(data, "entries")["outlets"].to_pylist() for outlet in names
    )


def suggested(data: Path) -> dict[str, str]:
    with (data / "aliases.suggested.csv").open(encoding="utf-8", newline="") as file:
        return {row["raw"]: row["canonical"] for row in csv.DictReader(file)}


def test_spellings_are_listed_and_lookalikes_suggested(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("aliases", "--data", data, "--json")
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (rows[0]["spelling"], rows[0]["entries"]) == ("Harbour Post", 2)
    assert {row["spelling"] for row in rows if row["mixed_script"]} == {"H\u0430rbour Post"}
    assert suggested(data) == {"Harbour Pst": "Harbour Post", "'=Harbour Post": "Harbour Post"}
    text = (data / "aliases.suggested.csv").read_text("utf-8")
    assert "2; see " in text
    run("aliases", "--data", data)
    assert "letters of several scripts" in capsys.readouterr().out


def test_suggestions_that_are_moved_to_the_table_are_applied_and_not_repeated(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also a name that a spreadsheet would take for a formula; a row of a name with itself refuses."""
    run("aliases", "--data", data)
    (data / "aliases.suggested.csv").rename(data / "aliases.csv")
    assert parse_aliases((data / "aliases.csv").read_bytes())
    run("refresh", "--data", data, "--dry-run")
    assert "2 entries would change: 2 by aliases.csv, 0 by" in capsys.readouterr().out
    assert "Harbour Pst" in outlets_of(data)
    run("refresh", "--data", data)
    assert "2 entries changed" in capsys.readouterr().out
    assert outlets_of(data) == ["Echo", *["Harbour Post"] * 4, "H\u0430rbour Post"]
    run("aliases", "--data", data)
    assert suggested(data) == {}
    (data / "aliases.csv").write_text(
        "raw,canonical,kind\nHarbour Pst,Harbour Pst,outlet\n'=Harbour Post,'=Harbour Post,outlet\n"
    )
    run("refresh", "--data", data)
    assert sorted(outlets_of(data)) == sorted(OUTLETS)
    run("aliases", "--data", data)
    assert suggested(data) == {}


def test_a_wrong_table_is_a_matter_of_the_user(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "aliases.csv").write_text("raw;canonical;kind\n")
    for command in ("aliases", "refresh"):
        run(command, "--data", data, code=2)
        assert "aliases.csv: line 1:" in capsys.readouterr().err


def test_day_orders_are_shown(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("show", "--data", data, "--dataset", "day_orders")
    assert "0 of 0 rows" in capsys.readouterr().out
