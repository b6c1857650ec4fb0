"""Records of several pages come mixed; a page is committed when its end has come."""

import random
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipelines.items import Drop, DropReason
from pipelines.store import store as store_module
from pipelines.store.maintain import verify_workspace
from pipelines.store.read import read_dataset
from pipelines.store.store import Store
from tests.build import make_page, observe
from tests.store.scenario import rows_of


def drop(page_id: str, source: str = "local") -> Drop:
    return Drop(
        source=source, page_id=page_id, reason=DropReason.NO_TITLE_OR_LINK, detail="neither", position=9
    )


def tallies(root: Path) -> list[tuple[object, ...]]:
    columns = ["source", "page_id", "found", "kept", "repeated", "dropped"]
    rows = read_dataset(root, "pages", columns).to_pylist()
    return sorted(tuple(row[name] for name in columns) for row in rows)


@pytest.mark.parametrize("batch_records", [1, 4, 100])
def test_mixed_pages_give_the_same_rows_as_pages_one_by_one(tmp_path: Path, batch_records: int) -> None:
    """Two sources even have a page in common: it is a page of each."""
    pages = [("local", "page-1"), ("local", "page-2"), ("other", "page-1")]
    streams = [
        [
            *(observe(number + 10 * index, source=source, page_id=page_id) for number in range(4)),
            drop(page_id, source),
            make_page(5, source=source, page_id=page_id),
        ]
        for index, (source, page_id) in enumerate(pages)
    ]
    for name, mixed in (("mixed", True), ("apart", False)):
        shuffler = random.Random(batch_records)
        waiting = [list(stream) for stream in streams]
        with Store(tmp_path / name, run_id="run", batch_records=batch_records) as store:
            while waiting:
                stream = shuffler.choice(waiting) if mixed else waiting[0]
                store.add(stream.pop(0))
                waiting = [each for each in waiting if each]
            store.commit()
        assert store.counts.check() == []
        assert tallies(tmp_path / name) == [(*page, 5, 4, 0, 1) for page in pages]
        assert verify_workspace(tmp_path / name).faults == []
    assert rows_of(tmp_path / "mixed") == rows_of(tmp_path / "apart")


def test_what_came_of_a_page_that_was_cut_off_is_not_committed(tmp_path: Path) -> None:
    """Its page comes again; the sums are those of the pages that ended."""
    with Store(tmp_path, run_id="run") as store:
        store.add(observe(1))
        store.add(observe(2, page_id="page-2"))
        store.add(drop("page-2"))
        store.add(make_page(1))
        store.commit()
    assert rows_of(tmp_path) == [("Garden notes 1", 1)]
    assert read_dataset(tmp_path, "drops").num_rows == 0
    assert store.counts.check() == []
    assert (store.counts.new_entries, store.counts.found, store.counts.drops.total()) == (1, 1, 0)


def test_a_page_open_during_a_commit_is_in_the_next(tmp_path: Path) -> None:
    with Store(tmp_path, run_id="run") as store:
        store.add(observe(2, page_id="page-2"))
        store.add(observe(1))
        store.add(make_page(1))
        store.commit()
        store.add(observe(3, page_id="page-2"))
        store.add(make_page(2, page_id="page-2"))
        store.commit()
    assert tallies(tmp_path) == [("local", "page-1", 1, 1, 0, 0), ("local", "page-2", 2, 2, 0, 0)]


@pytest.mark.parametrize("is_cut_off", [False, True], ids=["ends", "cut off"])
def test_a_page_beyond_memory_is_committed_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_cut_off: bool
) -> None:
    """What is held never exceeds the bound; a small page beside the large one stays whole."""
    monkeypatch.setattr(store_module, "MAX_BATCH_RECORDS", 10)
    with Store(tmp_path, run_id="run", batch_records=5) as store:
        store.add(observe(99, page_id="small"))
        for number in range(25):
            store.add(observe(number))
        assert store.counts.commits >= 2
        store.add(make_page(1, page_id="small"))
        if not is_cut_off:
            store.add(make_page(25))
        store.commit()
    assert store.counts.check() == []
    whole = [("local", "page-1", 25, 25, 0, 0)]
    assert tallies(tmp_path) == [*([] if is_cut_off else whole), ("local", "small", 1, 1, 0, 0)]
    assert read_dataset(tmp_path, "entries").num_rows == (19 if is_cut_off else 26)
    assert verify_workspace(tmp_path).faults == []


def test_a_drop_has_the_address_of_its_page_also_beside_rows_without(tmp_path: Path) -> None:
    """Files with the same bytes have one page id. Rows of a workspace of before the column have null."""
    with Store(tmp_path, run_id="run-1") as store:
        store.add(drop("page-1"))
        store.add(replace(make_page(1), address="a.html"))
        store.commit()
    stored = {path.resolve() for path in tmp_path.rglob("*.parquet") if "/drops" in str(path)}
    assert len(stored) == 2, "in the log and in the snapshot"
    for path in stored:
        pq.write_table(pq.read_table(path, partitioning=None).drop_columns(["address"]), path)
    assert read_dataset(tmp_path, "drops")["address"].to_pylist() == [None]
    with Store(tmp_path, run_id="run-2") as store:
        for address in ("b.html", "c.html"):
            store.add(drop("page-1"))
            store.add(replace(make_page(1), address=address))
        store.commit()
    addresses = read_dataset(tmp_path, "drops")["address"].to_pylist()
    assert sorted(addresses, key=str) == [None, "b.html", "c.html"]
    assert verify_workspace(tmp_path).faults == []
