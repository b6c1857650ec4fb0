"""`verify` finds what it is there to find."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipelines.store.disk import Disk
from pipelines.store.maintain import verify_workspace
from pipelines.store.workspace import Workspace
from tests.store.scenario import first_commit, second_commit


def first_file(root: Path, dataset: str) -> Path:
    return next((root / dataset).resolve().rglob("*.parquet"))


def flip_byte(root: Path) -> None:
    path = first_file(root, "entries")
    data = bytearray(path.read_bytes())
    data[len(data) // 4] ^= 0xFF
    path.write_bytes(data)


def double_rows(root: Path) -> None:
    path = first_file(root, "entries")
    shutil.copy(path, path.with_name("part-00099.parquet"))


def drop_rows(root: Path) -> None:
    path = first_file(root, "sightings")
    pq.write_table(pq.read_table(path, partitioning=None).slice(1), path)


def stray_file(root: Path) -> None:
    (root / "entries" / "README").write_text("hello")


def leave_staging(root: Path) -> None:
    (root / "_state" / "tmp" / "half").write_text("")


def lose_commit(root: Path) -> None:
    shutil.rmtree(Workspace(root).commits()[0])


def break_report(root: Path) -> None:
    (root / "runs" / "x.json").write_text("{")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (flip_byte, "cannot be read|other columns"),
        (double_rows, "doubled"),
        (drop_rows, "rows, .* in the log"),
        (stray_file, "not a file of clipfile's"),
        (leave_staging, "left by a run that was stopped"),
        (lose_commit, "of 2 commits, 1 are here"),
        (break_report, "not readable JSON"),
    ],
)
def test_each_damage_is_found(tmp_path: Path, damage: Callable[[Path], None], message: str) -> None:
    first_commit(tmp_path, Disk())
    second_commit(tmp_path, Disk())
    assert verify_workspace(tmp_path).faults == []
    damage(tmp_path)
    faults = verify_workspace(tmp_path).faults
    assert faults
    assert any(re.search(message, fault) for fault in faults), faults
