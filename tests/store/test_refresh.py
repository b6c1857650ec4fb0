"""Names that change after the fact: aliases.csv is applied to what is stored, and to nothing else."""

import json
import random
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipelines.items import Observation
from pipelines.store import segments
from pipelines.store.aliases_file import AliasesError, load_aliases
from pipelines.store.errors import StoreError
from pipelines.store.maintain import rebuild_snapshot, refresh_workspace, verify_workspace
from pipelines.store.read import read_dataset
from pipelines.store.reading_state import load_state
from pipelines.store.schema import DATASETS
from pipelines.store.store import Store
from pipelines.store.workspace import Workspace
from tests.build import NOON, make_page, observe

LATER = {"seen_at": NOON + timedelta(days=1), "page_id": "page-2"}
TABLE = "raw,canonical,kind\nHarbour Pst,Harbour Post,outlet\nA. Lee,Ann Lee,author\n"


def write(root: Path, *observations: Observation, ends_well: bool = True) -> Store:
    with Store(root, run_id="run") as store:
        for observation in observations:
            store.add(observation)
        for page_id in dict.fromkeys(each.entry.page_id for each in observations):
            found = sum(each.entry.page_id == page_id for each in observations)
            store.add(make_page(found, page_id=page_id))
        store.commit()
        if ends_well:
            store.refresh()
    return store


def named(number: int, author: str | None, *outlets: str, **changes: object) -> Observation:
    authors = (author,) if author else ()
    names = {"authors": authors, "authors_raw": authors, "outlets": outlets, "outlets_raw": outlets}
    keys = tuple(name.lower().replace(" ", "") for name in outlets)
    return observe(number, **{**names, "outlet_keys": keys, **changes})


def rows_of(root: Path, name: str = "entries") -> list[dict[str, object]]:
    rows = read_dataset(root, name).to_pylist()
    return sorted(rows, key=lambda row: (row["entry_id"], row.get("content_hash") or ""))


def everything(root: Path) -> dict[str, list[dict[str, object]]]:
    return {name: read_dataset(root, name).to_pylist() for name in DATASETS}


def files_of(root: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path): (path.lstat().st_ino, path.lstat().st_mtime_ns)
        for path in root.rglob("*")
        if path.name not in ("lock", "_state", "tmp") and not path.is_dir()
    }


def test_what_is_stored_gets_the_names_of_the_table_and_nothing_else_changes(tmp_path: Path) -> None:
    write(tmp_path, *(named(number, "A. Lee", "Harbour Pst", "Echo") for number in range(3)))
    write(tmp_path, named(1, "A. Lee", "Harbour Pst", "Echo", body_raw="edited", excerpt="edited", **LATER))
    before, log = everything(tmp_path), files_of(tmp_path / "log")
    (tmp_path / "aliases.csv").write_text(TABLE)
    result = refresh_workspace(tmp_path)
    assert (result.entries, result.by_aliases, result.by_day_order) == (3, 3, 0)
    after = everything(tmp_path)
    assert {tuple(row["authors"]) for row in after["entries"] + after["revisions"]} == {("Ann Lee",)}
    assert {tuple(row["outlets"]) for row in after["entries"]} == {("Harbour Post", "Echo")}
    assert {tuple(row["outlet_keys"]) for row in after["entries"]} == {("harbourpost", "echo")}
    assert {tuple(row["outlets_raw"]) for row in after["entries"]} == {("Harbour Pst", "Echo")}
    assert {row["as_read"]["outlets"][0] for row in after["revisions"]} == {"Harbour Pst"}
    for name in DATASETS:
        for row in (*before[name], *after[name]):
            for column in ("authors", "outlets", "outlet_keys", "as_read"):
                row.pop(column, None)
    assert after == before
    assert files_of(tmp_path / "log") == log
    assert verify_workspace(tmp_path).faults == []


def test_a_second_refresh_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, named(1, "A. Lee", "Harbour Pst"))
    (tmp_path / "aliases.csv").write_text(TABLE)
    assert refresh_workspace(tmp_path).entries == 1
    before = files_of(tmp_path)
    assert refresh_workspace(tmp_path).entries == 0
    (tmp_path / "aliases.csv").write_text(TABLE.replace("outlet\n", "outlet,\n").replace("kind", "kind,note"))
    before[str(tmp_path / "aliases.csv")] = files_of(tmp_path)[str(tmp_path / "aliases.csv")]
    assert refresh_workspace(tmp_path).entries == 0
    assert files_of(tmp_path) == before


def test_a_table_that_is_taken_away_leaves_what_the_pages_say(tmp_path: Path) -> None:
    write(tmp_path, named(1, "A. Lee", "Harbour Pst"), observe(2))
    before = everything(tmp_path)
    (tmp_path / "aliases.csv").write_text(TABLE)
    refresh_workspace(tmp_path)
    assert everything(tmp_path) != before
    (tmp_path / "aliases.csv").unlink()
    refresh_workspace(tmp_path)
    assert everything(tmp_path) == before


def test_a_dry_run_counts_and_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, named(1, "A. Lee", "Harbour Pst"), observe(2))
    (tmp_path / "aliases.csv").write_text(TABLE)
    before = files_of(tmp_path)
    assert refresh_workspace(tmp_path, dry_run=True).entries == 1
    assert files_of(tmp_path) == before


def test_a_run_gives_the_names_to_what_it_writes_and_to_what_was_there(tmp_path: Path) -> None:
    write(tmp_path, named(1, "A. Lee", "Harbour Pst"))
    (tmp_path / "aliases.csv").write_text(TABLE)
    counts = write(tmp_path, named(2, "A. Lee", "HARBOUR PST", **LATER)).counts
    assert [row["outlets"] for row in rows_of(tmp_path)] == [["Harbour Post"], ["Harbour Post"]]
    assert (counts.renamed, counts.new_entries, counts.new_revisions) == (1, 1, 0)


def test_what_a_killed_run_left_is_named_by_the_next(tmp_path: Path) -> None:
    write(tmp_path, named(1, "A. Lee", "Harbour Pst"))
    (tmp_path / "aliases.csv").write_text(TABLE)
    write(tmp_path, named(2, "A. Lee", "Harbour Pst", **LATER), ends_well=False)
    assert sorted(row["outlets"][0] for row in rows_of(tmp_path)) == ["Harbour Post", "Harbour Pst"]
    write(tmp_path)
    assert {row["outlets"][0] for row in rows_of(tmp_path)} == {"Harbour Post"}


def test_names_are_no_edit(tmp_path: Path) -> None:
    """`changed` says what the source changed, with or without a table, and reading again adds nothing."""
    (tmp_path / "aliases.csv").write_text(TABLE)
    write(tmp_path, named(1, "A. Lee", "Harbour Pst"))
    edit = {"body_raw": "more", "excerpt": "more", **LATER}
    counts = write(tmp_path, named(1, "A. Lee", "Harbour Pst", **edit)).counts
    assert counts.new_revisions == 1
    assert [row["changed"] for row in rows_of(tmp_path, "revisions") if row["revision"] == 2] == [["excerpt"]]
    again = write(tmp_path, named(1, "A. Lee", "Harbour Pst", **edit)).counts
    assert (again.blocks.repeated, again.renamed) == (1, 0)
    corrected = {"body_raw": "more by", "byline_raw": "Bo Ek", "seen_at": NOON + timedelta(days=2)}
    write(tmp_path, named(1, "Bo Ek", "Harbour Pst", **{**edit, **corrected, "page_id": "page-3"}))
    third = next(row for row in rows_of(tmp_path, "revisions") if row["revision"] == 3)
    assert set(third["changed"]) == {"authors", "authors_raw", "byline_raw"}


@pytest.mark.parametrize("seed", range(3))
def test_a_refresh_and_a_rebuild_give_the_same_rows_in_any_order(tmp_path: Path, seed: int) -> None:
    """Whenever the table was written, between any runs: at the end the rows are the same."""
    dice = random.Random(seed)
    pages = [
        [
            named(
                number,
                dice.choice(["A. Lee", "Ann Lee", "A Lee"]) if page % 2 else "A. Lee",
                dice.choice(["Harbour Pst", "Harbour Post", "Echo"]),
                page_id=f"page-{page}",
                seen_at=NOON + timedelta(days=page),
                body_raw=f"{number} {page // 2}",
                reader=("html", "feed")[page % 2],
                posted_on=None if page % 3 == 0 else NOON.date(),
                posted_precision=None if page % 3 == 0 else "day",
            )
            for number in dice.sample(range(9), 5)
        ]
        for page in range(6)
    ]
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    whole.mkdir()
    (whole / "aliases.csv").write_text(TABLE)
    write(whole, *(observation for page in pages for observation in page))
    for number, page in enumerate(pages):
        if number == 3:
            (parts / "aliases.csv").write_text(TABLE)
        write(parts, *page, ends_well=number % 2 == 0)
    refresh_workspace(parts)
    names = ["entry_id", "content_hash", "authors", "outlets", "outlet_keys", "authors_raw", "posted_on"]

    def logical(root: Path, name: str) -> list[list[object]]:
        return [[row[column] for column in names] for row in rows_of(root, name)]

    for name in ("entries", "revisions"):
        assert logical(parts, name) == logical(whole, name)
    before = everything(parts)
    rebuild_snapshot(parts)
    rebuilt = everything(parts)
    for rows in (*before.values(), *rebuilt.values()):
        for row in rows:
            row.pop("last_seen_at", None)  # as of the last change, which a rebuild sees once
    assert rebuilt == before
    assert verify_workspace(parts).faults == []
    assert refresh_workspace(parts).entries == 0


def test_a_wrong_table_stops_a_run_before_anything_is_written(tmp_path: Path) -> None:
    write(tmp_path, named(1, "A. Lee", "Harbour Pst"))
    (tmp_path / "aliases.csv").write_text("raw,canonical,kind\nA,B,paper\n")
    before = files_of(tmp_path)
    for command in (lambda: write(tmp_path, observe(2)), lambda: refresh_workspace(tmp_path)):
        with pytest.raises(AliasesError, match=r"aliases.csv: line 2: .*Write outlet or author") as caught:
            command()
        assert caught.value.exit_code == 2
    assert files_of(tmp_path) == before
    (tmp_path / "aliases.csv").unlink()
    (tmp_path / "aliases.csv").mkdir()
    with pytest.raises(AliasesError, match="directory"):
        load_aliases(tmp_path)


def test_a_workspace_written_before_there_were_readings_is_read_and_refreshed(tmp_path: Path) -> None:
    lacking = {"as_read", "authors_raw", "outlets_raw", "posted_order", "posted_order_evidence"}
    write(tmp_path, *(named(number, "A. Lee", "Harbour Pst") for number in range(4)))
    for path in (*tmp_path.glob("log/*/*.parquet"), *tmp_path.glob("_versions/*/**/*.parquet")):
        table = pq.read_table(path, partitioning=None)
        pq.write_table(table.drop_columns([name for name in table.column_names if name in lacking]), path)
    for version in tmp_path.glob("_versions/*"):
        (version / "readings.json").unlink(missing_ok=True)
        for folder in version.glob("day_orders"):
            folder.rmdir()
    (tmp_path / "day_orders").unlink()
    assert {row["outlets"][0] for row in rows_of(tmp_path)} == {"Harbour Pst"}
    (tmp_path / "aliases.csv").write_text(TABLE)
    assert refresh_workspace(tmp_path).entries == 4
    assert {(row["authors"][0], row["outlets"][0]) for row in rows_of(tmp_path)} == {
        ("Ann Lee", "Harbour Post")
    }
    assert rows_of(tmp_path, "day_orders") == []
    (tmp_path / "aliases.csv").unlink()
    refresh_workspace(tmp_path)
    assert {row["outlets"][0] for row in rows_of(tmp_path)} == {"Harbour Pst"}
    edited = named(1, "A. Lee", "Harbour Pst", body_raw="edited", excerpt="edited", **LATER)
    write(tmp_path, edited)
    assert [row["changed"] for row in rows_of(tmp_path, "revisions") if row["revision"] == 2] == [["excerpt"]]
    rebuild_snapshot(tmp_path)
    assert verify_workspace(tmp_path).faults == []


def test_a_damaged_state_is_named_and_healed(tmp_path: Path) -> None:
    write(tmp_path, named(1, "A. Lee", "Harbour Pst"))
    path = Workspace(tmp_path).snapshot() / "readings.json"
    path.write_text("{")
    with pytest.raises(StoreError, match=r"readings.json: damaged. Run: clipfile verify --rebuild"):
        load_state(path.parent)
    assert any("readings.json" in fault for fault in verify_workspace(tmp_path).faults)
    rebuild_snapshot(tmp_path)
    assert verify_workspace(tmp_path).faults == []


def test_names_change_in_every_segment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "SEGMENT_ROWS", dict.fromkeys(segments.SEGMENT_ROWS, 3))
    for start in range(0, 24, 8):
        write(tmp_path, *(named(number, "A. Lee", "Harbour Pst") for number in range(start, start + 8)))
    (tmp_path / "aliases.csv").write_text(TABLE)
    assert refresh_workspace(tmp_path).entries == 24
    assert {row["outlets"][0] for row in rows_of(tmp_path, "revisions")} == {"Harbour Post"}
    assert json.loads((Workspace(tmp_path).snapshot() / "readings.json").read_bytes())["unpooled"] == []
