"""What the README promises is run as it is written there."""

import re
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow.dataset
import pytest

from crawler.cli import app
from pipelines.store.disk import Disk
from tests.store.scenario import AFTER_BOTH, first_commit, second_commit

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
LIBRARIES = {"pandas": pandas, "polars": polars, "duckdb": duckdb, "pyarrow": pyarrow}


def lines_of_code() -> list[str]:
    block = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert block is not None
    return block[1].strip().splitlines()


def count_rows(read: object) -> int:
    if isinstance(read, pandas.DataFrame):
        return len(read)
    if isinstance(read, polars.LazyFrame):
        return read.collect().height
    if isinstance(read, duckdb.DuckDBPyRelation):
        return int(read.aggregate("count(*)").fetchall()[0][0])
    assert isinstance(read, pyarrow.dataset.Dataset)
    return read.count_rows()


def test_each_library_is_shown_once() -> None:
    assert [line.partition(".")[0] for line in lines_of_code()] == list(LIBRARIES)


@pytest.mark.parametrize("line", lines_of_code())
def test_a_line_reads_one_row_per_entry(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first_commit(tmp_path / "data", Disk())
    second_commit(tmp_path / "data", Disk())
    monkeypatch.chdir(tmp_path)
    assert count_rows(eval(line, dict(LIBRARIES))) == len(AFTER_BOTH)  # noqa: S307 - our own README


def test_every_command_of_the_readme_exists() -> None:
    commands = {command.callback.__name__ for command in app.registered_commands if command.callback}
    named = set(re.findall(r"clipfile (\w+)", README))
    assert named <= commands
    assert named
