"""What a crawl asks the store: walks, committed pages, known contents; workspaces without walks/."""

import shutil
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipelines.items import EndSign, WalkRead
from pipelines.store import schema
from pipelines.store.disk import Disk
from pipelines.store.errors import StoreError
from pipelines.store.known import load_seen
from pipelines.store.maintain import rebuild_snapshot, verify_workspace
from pipelines.store.read import read_dataset
from pipelines.store.store import Store
from pipelines.store.walks import load_archived, load_walks
from tests.build import NOON, make_page, make_walk, observe
from tests.store.scenario import first_commit, second_commit

WALK = "20240501T120000Z-0a1b2c"


def test_the_schema_of_walks_is_the_record() -> None:
    assert {field.name for field in fields(WalkRead)} == {*schema.WALKS.names, "source"} - {"run_id"}


def test_walks_come_back_as_they_were_given_oldest_first(tmp_path: Path) -> None:
    old = make_walk(walk_id="b", end_sign=EndSign.NO_NEXT_PAGE, gap="page 3 timed out", pages=7, etag='"x"')
    new = make_walk(walk_id="a", started_at=NOON + timedelta(hours=1), resume_url="https://example.org/3")
    with Store(tmp_path, run_id="run") as store:
        for walk in (new, old, make_walk(source="other")):
            store.add(walk)
        store.commit()
    rows = load_walks(tmp_path, "local")
    for row, walk in zip(rows, (old, new), strict=True):
        assert row == {"run_id": "run"} | {each.name: getattr(walk, each.name) for each in fields(walk)}
    assert verify_workspace(tmp_path).rows["walks"] == 3
    rebuild_snapshot(tmp_path)
    assert load_walks(tmp_path, "local") == rows


def test_a_walk_is_committed_with_its_pages_or_after_them(tmp_path: Path) -> None:
    with Store(tmp_path, run_id="run", batch_records=3) as store:
        store.add(observe(1))
        store.add(make_page(1, walk_id=WALK, archive_file="local/a.warc.gz", archive_offset=7, status=200))
        assert store.counts.commits == 0
        store.add(make_walk(walk_id=WALK))
        assert store.counts.commits == 1
    page = read_dataset(tmp_path, "pages").to_pylist()[0]
    assert [page[name] for name in ("walk_id", "archive_file", "archive_offset", "status")] == [
        WALK,
        "local/a.warc.gz",
        7,
        200,
    ]


def test_committed_pages_are_those_of_the_walk_with_a_place_in_the_archive(tmp_path: Path) -> None:
    archived = {"walk_id": WALK, "archive_file": "local/a.warc.gz"}
    with Store(tmp_path, run_id="run") as store:
        for number in range(2):
            store.add(make_page(0, page_id=f"page-{number}", archive_offset=number, **archived))
        store.add(make_page(0, page_id="of a file"))
        store.add(make_page(0, page_id="other", **archived | {"walk_id": "x"}, archive_offset=9))
        store.add(make_page(0, page_id="page-0", source="other", **archived, archive_offset=11))
        store.commit()
    assert load_archived(tmp_path, "local", WALK) == {("local/a.warc.gz", 0), ("local/a.warc.gz", 1)}
    assert load_archived(tmp_path, "local", "y") == set()


def test_seen_is_what_stood_on_the_pages_of_the_walks_and_nothing_else(tmp_path: Path) -> None:
    ours = [observe(number) for number in range(50)]
    edited = observe(1, body_raw="Beds 1 lie fallow.")
    later = observe(60, page_id="page-2")
    from_file = observe(70, page_id="page-3")
    with Store(tmp_path, run_id="run") as store:
        for observation in (*ours, edited):
            store.add(observation)
        store.add(make_page(51, walk_id="first"))
        store.add(later)
        store.add(make_page(1, page_id="page-2", walk_id="second"))
        store.add(from_file)
        store.add(make_page(1, page_id="page-3"))
        store.commit()
    seen = load_seen(tmp_path, "local", ["first"])
    for observation in (*ours, edited):
        assert observation.content_hash in seen
    for value in (later.content_hash, from_file.content_hash, "0" * 32, "f" * 32):
        assert value not in seen
    assert len(seen) == len(set(seen)) == 51
    assert later.content_hash in load_seen(tmp_path, "local", ["first", "second"])
    assert len(load_seen(tmp_path, "local", [])) == len(load_seen(tmp_path, "elsewhere", ["first"])) == 0


# --- workspaces written before walks/ was declared ----------------------------------------------


def make_old(root: Path) -> None:
    """Lay a workspace as it was before there were walks."""
    first_commit(root, Disk())
    for path in root.glob("log/*/walks.parquet"):
        path.unlink()
    for folder in root.glob("_versions/*/walks"):
        folder.rmdir()
    (root / "walks").unlink()
    for path in (*root.glob("log/*/pages.parquet"), *root.glob("_versions/*/pages/**/*.parquet")):
        pq.write_table(pq.read_table(path, partitioning=None).drop_columns(["walk_id"]), path)


def test_a_workspace_without_walks_is_read_as_having_none(tmp_path: Path) -> None:
    make_old(tmp_path)
    assert load_walks(tmp_path, "local") == []
    assert load_archived(tmp_path, "local", WALK) == set()
    with Store(tmp_path, run_id="opened, nothing written"):
        pass
    assert read_dataset(tmp_path, "walks").num_rows == 0
    assert not [fault for fault in verify_workspace(tmp_path).faults if "/walks" in fault]
    rebuild_snapshot(tmp_path)
    assert verify_workspace(tmp_path).faults == []


def test_the_next_commit_gives_a_workspace_its_walks(tmp_path: Path) -> None:
    make_old(tmp_path)
    second_commit(tmp_path, Disk())
    assert len(load_walks(tmp_path, "local")) == 1
    assert verify_workspace(tmp_path).faults == []
    rebuild_snapshot(tmp_path)
    assert len(load_walks(tmp_path, "local")) == 1
    assert verify_workspace(tmp_path).faults == []


def test_a_commit_that_waits_from_before_there_were_walks_is_applied(tmp_path: Path) -> None:
    make_old(tmp_path)
    shutil.rmtree(tmp_path / "_versions")
    (tmp_path / "current").unlink()
    with Store(tmp_path, run_id="later") as store:
        assert store.counts.recovered_commits == 1
    assert verify_workspace(tmp_path).faults == []


def test_walks_that_were_lost_are_not_taken_for_none(tmp_path: Path) -> None:
    second_commit(tmp_path, Disk())
    lost = next(tmp_path.glob("log/*/walks.parquet"))
    lost.unlink()
    assert any(str(lost) in fault for fault in verify_workspace(tmp_path).faults)
    with pytest.raises(StoreError, match=r"walks\.parquet"):
        rebuild_snapshot(tmp_path)
    assert len(load_walks(tmp_path, "local")) == 1
