"""What the store keeps: every entry once, every edit as a revision, in any order of input."""

import errno
import hashlib
import json
import multiprocessing
import random
from collections.abc import Iterable
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.items import Entry, Observation
from pipelines.store import schema, segments
from pipelines.store.commit import remove_old_versions
from pipelines.store.disk import Disk
from pipelines.store.errors import NotAWorkspaceError, StoreError, WorkspaceLockedError
from pipelines.store.maintain import rebuild_snapshot, verify_workspace
from pipelines.store.read import open_dataset, read_dataset, refresh_last_seen
from pipelines.store.store import Store
from pipelines.store.workspace import Workspace
from tests.build import NOON, make_page, observe
from tests.store.faults import FailingDisk
from tests.store.scenario import AFTER_BOTH, first_commit, rows_of, second_commit

LOGICAL = [name for name in schema.ENTRIES.names if name not in ("page_id", "locator")]


def write(root: Path, observations: Iterable[Observation], **options: int) -> Store:
    store = Store(root, run_id="run", **options)  # type: ignore[arg-type]
    with store:
        seen = list(observations)
        for observation in seen:
            store.add(observation)
        for page_id in dict.fromkeys(observation.entry.page_id for observation in seen):
            count = sum(observation.entry.page_id == page_id for observation in seen)
            store.add(make_page(count, page_id=page_id))
        store.commit()
    assert store.counts.check() == []
    return store


def logical(root: Path, name: str = "entries") -> list[dict[str, object]]:
    """The rows without provenance, in an order of their own."""
    table = refresh_last_seen(root, read_dataset(root, name), name).select(LOGICAL)
    return sorted(table.to_pylist(), key=lambda row: (row["entry_id"], row["reader"], row["revision"]))


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*.parquet")
    }


def test_reading_again_changes_no_byte_of_the_entries(tmp_path: Path) -> None:
    write(tmp_path, map(observe, range(20)))
    before = digests((tmp_path / "entries").resolve()), digests((tmp_path / "revisions").resolve())
    counts = write(tmp_path, map(observe, range(20))).counts
    assert (counts.new_entries, counts.new_revisions, counts.blocks.repeated) == (0, 0, 20)
    assert (digests((tmp_path / "entries").resolve()), digests((tmp_path / "revisions").resolve())) == before


def test_an_edit_is_a_revision_of_that_entry_only(tmp_path: Path) -> None:
    write(tmp_path, map(observe, range(20)))
    later = {"seen_at": NOON + timedelta(days=1), "page_id": "page-2"}
    edited = [observe(number, **later) for number in range(19)]
    edited.append(observe(19, body_raw="Beds 19 lie fallow.", excerpt="Beds 19 lie fallow.", **later))
    counts = write(tmp_path, edited).counts
    assert (counts.new_entries, counts.new_revisions, counts.blocks.repeated) == (0, 1, 19)
    rows = {row["title"]: row for row in read_dataset(tmp_path, "entries").to_pylist()}
    assert rows["Garden notes 19"]["revision"] == 2
    assert rows["Garden notes 19"]["excerpt"] == "Beds 19 lie fallow."
    assert rows["Garden notes 19"]["first_seen_at"] == NOON
    assert {row["revision"] for title, row in rows.items() if title != "Garden notes 19"} == {1}
    history = read_dataset(tmp_path, "revisions").to_pylist()
    assert [row["changed"] for row in history if row["revision"] == 2] == [["excerpt"]]


def test_another_form_of_an_entry_is_no_edit(tmp_path: Path) -> None:
    """The feed has other words, and more: the entry stays as the listing has it, and takes the rest."""
    listing = {"reader": "html", "excerpt": "Short …", "body_raw": "Short …"}
    in_feed = {"reader": "feed", "excerpt": "Short and long.", "body_raw": "Short and long.", "text": "All."}
    write(tmp_path, [observe(1, **listing)])
    later = {"seen_at": NOON + timedelta(days=1), "page_id": "page-2"}
    counts = write(tmp_path, [observe(1, **in_feed, **later)]).counts
    assert (counts.new_entries, counts.new_forms, counts.new_revisions) == (0, 1, 0)
    row = logical(tmp_path)[0]
    assert (row["reader"], row["revision"], row["excerpt"], row["text"]) == ("html", 1, "Short …", "All.")
    assert row["last_seen_at"] == NOON + timedelta(days=1)
    stored = read_dataset(tmp_path, "revisions").to_pylist()
    assert [(each["revision"], each["changed"]) for each in stored] == [(1, []), (1, [])]
    again = write(tmp_path, [observe(1, **in_feed, seen_at=NOON + timedelta(days=2), page_id="page-3")])
    assert again.counts.blocks.repeated == 1

    edited = {**in_feed, "excerpt": "Mended.", "body_raw": "Mended."}
    latest = {"seen_at": NOON + timedelta(days=3), "page_id": "page-4"}
    counts = write(tmp_path, [observe(1, **edited, **latest)]).counts
    assert (counts.new_forms, counts.new_revisions) == (0, 1)
    row = logical(tmp_path)[0]
    assert (row["reader"], row["revision"], row["excerpt"]) == ("feed", 2, "Mended.")
    assert verify_workspace(tmp_path).faults == []


def test_an_older_page_read_late_does_not_bring_old_content_back(tmp_path: Path) -> None:
    new = observe(1, body_raw="new", excerpt="new")
    old = observe(1, body_raw="old", excerpt="old", seen_at=NOON - timedelta(days=9), page_id="page-0")
    write(tmp_path / "a", [new])
    write(tmp_path / "a", [old])
    write(tmp_path / "b", [old])
    write(tmp_path / "b", [new])
    assert logical(tmp_path / "a") == logical(tmp_path / "b")
    assert logical(tmp_path / "a", "revisions") == logical(tmp_path / "b", "revisions")
    assert [(row["excerpt"], row["revision"]) for row in logical(tmp_path / "a")] == [("new", 2)]


@pytest.mark.parametrize("seed", range(3))
def test_any_order_of_pages_and_any_batches_give_the_same_rows(tmp_path: Path, seed: int) -> None:
    shuffler = random.Random(seed)
    pages = [
        [
            observe(
                number,
                page_id=f"page-{page}",
                seen_at=NOON + timedelta(days=page),
                body_raw=f"{number // 7} {page // 3}",
                reader=("plain_text", "html", "feed")[page % 3],
            )
            for number in shuffler.sample(range(30), 12)
        ]
        for page in range(8)
    ]
    write(tmp_path / "in_order", [observation for page in pages for observation in page])
    shuffler.shuffle(pages)
    for page in pages:
        write(tmp_path / "shuffled", page, batch_records=5)
    assert logical(tmp_path / "in_order") == logical(tmp_path / "shuffled")
    assert logical(tmp_path / "in_order", "revisions") == logical(tmp_path / "shuffled", "revisions")


def test_segments_fill_up_and_entries_stay_in_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "SEGMENT_ROWS", dict.fromkeys(segments.SEGMENT_ROWS, 4))
    for start in range(0, 40, 10):
        write(tmp_path, map(observe, range(start, start + 10)), batch_records=3)

    def homes() -> dict[str, str]:
        found = {}
        for path in (tmp_path / "entries").resolve().rglob("*.parquet"):
            for row in pa.parquet.read_table(path, columns=["title"], partitioning=None).to_pylist():
                found[row["title"]] = path.relative_to((tmp_path / "entries").resolve()).as_posix()
        return found

    before = homes()
    assert len(before) == 40
    assert len(set(before.values())) >= 10
    later = {"seen_at": NOON + timedelta(days=1), "page_id": "page-2", "body_raw": "edited"}
    write(tmp_path, [observe(number, **later) for number in range(0, 40, 3)])
    assert homes() == before
    assert verify_workspace(tmp_path).faults == []


def test_the_year_an_entry_is_filed_under_never_changes(tmp_path: Path) -> None:
    write(tmp_path, [observe(1, posted_on=None, posted_precision=None)])
    write(tmp_path, [observe(1, seen_at=NOON + timedelta(days=1), body_raw="dated now", page_id="page-2")])
    row = read_dataset(tmp_path, "entries").to_pylist()[0]
    assert (row["year"], row["posted_on"].year) == (0, 2021)


def test_a_snapshot_built_anew_from_the_log_is_the_same(tmp_path: Path) -> None:
    first_commit(tmp_path, Disk())
    second_commit(tmp_path, Disk())
    before = {name: read_dataset(tmp_path, name).to_pylist() for name in schema.DATASETS}
    version = Workspace(tmp_path).snapshot().name
    rebuild_snapshot(tmp_path)
    assert Workspace(tmp_path).snapshot().name != version
    assert {name: read_dataset(tmp_path, name).to_pylist() for name in schema.DATASETS} == before
    assert verify_workspace(tmp_path).faults == []
    second_commit(tmp_path, Disk())
    assert rows_of(tmp_path) == AFTER_BOTH


def test_old_snapshots_go_after_an_hour_but_never_the_newest_three(tmp_path: Path) -> None:
    for number in range(6):
        write(tmp_path, [observe(number, page_id=f"page-{number}")])
    workspace = Workspace(tmp_path)
    count = len(list(workspace.versions.iterdir()))
    remove_old_versions(workspace, Disk(), now=NOON + timedelta(days=-3650))
    assert len(list(workspace.versions.iterdir())) == count
    remove_old_versions(workspace, Disk(), now=NOON + timedelta(days=36500))
    assert sorted(path.name[:10] for path in workspace.versions.iterdir()) == [
        "0000000004",
        "0000000005",
        "0000000006",
    ]
    assert len(rows_of(tmp_path)) == 6


def test_a_merge_that_empties_a_segment_is_written(tmp_path: Path) -> None:
    """Known by link only, then by title and day only, then by both: the first filed keeps its place."""
    link_only = {"posted_on": None, "posted_precision": None, "excerpt": "a", "body_raw": "a"}
    text_only = {"url": None, "url_raw": None, "page_id": "page-2", "excerpt": "b", "body_raw": "b"}
    write(tmp_path, [observe(number, **link_only) for number in range(3)])
    write(tmp_path, [observe(number, **text_only) for number in range(3)])
    assert len(logical(tmp_path)) == 6
    write(
        tmp_path, [observe(number, page_id="page-3", seen_at=NOON + timedelta(days=1)) for number in range(3)]
    )
    assert [row["revision"] for row in logical(tmp_path)] == [3, 3, 3]
    assert verify_workspace(tmp_path).faults == []
    rebuild_snapshot(tmp_path)
    assert len(logical(tmp_path)) == 3


def test_a_form_that_cannot_say_a_thing_does_not_unsay_it(tmp_path: Path) -> None:
    """A newer text dump has no link, a newer list no day: the entry keeps both."""
    later = {"seen_at": NOON + timedelta(days=1), "page_id": "page-2"}
    latest = {"seen_at": NOON + timedelta(days=2), "page_id": "page-3"}
    write(tmp_path, [observe(1)])
    write(tmp_path, [observe(1, url=None, url_raw=None, body_raw="later", excerpt="later", **later)])
    undated = {"posted_on": None, "posted_precision": None, "posted_source": None, "posted_raw": None}
    write(tmp_path, [observe(1, body_raw="latest", excerpt="latest", **undated, **latest)])
    row = logical(tmp_path)[0]
    assert (row["excerpt"], row["revision"]) == ("latest", 3)
    assert (row["url"], row["posted_source"]) == ("https://example.org/notes/1", "listing")
    stored = {each["revision"]: each for each in logical(tmp_path, "revisions")}
    assert stored[2]["url"] is None
    assert stored[3]["posted_on"] is None


def test_a_page_is_never_cut_between_commits(tmp_path: Path) -> None:
    """Two entries of a page share a link: only the whole page shows that it identifies neither."""
    shared = {"url": "https://example.org/issue-7", "page_id": "page-2"}
    filler = [observe(number) for number in range(9)]
    pair = [observe(20, **shared), observe(21, **shared)]
    with Store(tmp_path, run_id="run", batch_records=10) as store:
        for observation in [*filler, *pair]:
            store.add(observation)
        store.add(make_page(9))
        store.add(make_page(2, page_id="page-2"))
        store.commit()
    assert len(logical(tmp_path)) == 11


def test_after_a_failed_commit_nothing_is_counted_or_taken(tmp_path: Path) -> None:
    first_commit(tmp_path, Disk())
    store = Store(tmp_path, run_id="run", disk=FailingDisk(30, errno.ENOSPC))
    with store:
        store.add(observe(9))
        store.add(make_page(1))
        with pytest.raises(StoreError, match="Free some space"):
            store.commit()
        with pytest.raises(StoreError, match="an earlier commit of this run failed"):
            store.commit()
    assert store.counts.new_entries == 0


# --- readers and writers at the same time -------------------------------------------------------

COMMITS, STEP = 200, 3


def write_many(root: Path) -> None:
    with Store(root, run_id="many") as store:
        for start in range(0, COMMITS * STEP, STEP):
            for number in range(start, start + STEP):
                store.add(observe(number, page_id=f"page-{start}"))
            store.add(make_page(STEP, page_id=f"page-{start}"))
            store.commit()


def test_a_reader_during_200_commits_never_sees_half_a_commit(tmp_path: Path) -> None:
    with Store(tmp_path, run_id="empty"):
        pass
    writer = multiprocessing.get_context("forkserver").Process(target=write_many, args=(tmp_path,))
    writer.start()
    counts = []
    while writer.is_alive() or not counts:
        counts.append(open_dataset(tmp_path, "entries").count_rows())
        by_year = read_dataset(tmp_path, "entries", ["entry_id"]).num_rows
        assert by_year >= counts[-1]
        counts.append(by_year)
    writer.join()
    counts.append(open_dataset(tmp_path, "entries").count_rows())
    assert writer.exitcode == 0
    assert all(count % STEP == 0 for count in counts)
    assert counts == sorted(counts)
    assert counts[-1] == COMMITS * STEP
    assert len(set(counts)) > 10, "the reader did not run beside the writer"


def test_a_second_writer_is_told_who_holds_the_workspace_and_since_when(tmp_path: Path) -> None:
    holder = Store(tmp_path, run_id="first", clock=lambda: NOON)
    with holder, pytest.raises(WorkspaceLockedError, match=r"process \d+ on .*, since 2024-05-01T12:00:00"):
        Store(tmp_path, run_id="second").__enter__()
    with Store(tmp_path, run_id="third"):
        assert read_dataset(tmp_path, "entries").num_rows == 0


# --- workspaces that are not as they should be --------------------------------------------------


def test_a_workspace_of_a_newer_clipfile_is_left_alone(tmp_path: Path) -> None:
    first_commit(tmp_path, Disk())
    (tmp_path / "_state" / "format.json").write_text(json.dumps({"format": schema.FORMAT_VERSION + 1}))
    before = digests(tmp_path)
    with pytest.raises(NotAWorkspaceError, match="written by a newer clipfile"):
        second_commit(tmp_path, Disk())
    with pytest.raises(NotAWorkspaceError, match="written by a newer clipfile"):
        rows_of(tmp_path)
    assert digests(tmp_path) == before


def test_a_folder_of_that_name_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "entries").mkdir()
    (tmp_path / "entries" / "mine.txt").write_text("mine")
    with pytest.raises(NotAWorkspaceError, match="is not clipfile's"):
        first_commit(tmp_path, Disk())
    assert (tmp_path / "entries" / "mine.txt").read_text() == "mine"


def test_reading_where_there_is_no_workspace_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkspaceError, match="clipfile ingest PATH"):
        read_dataset(tmp_path, "entries")


@pytest.mark.parametrize("dataset", ["entries", "revisions", "keys"])
def test_a_damaged_file_is_named_and_the_log_heals_it(tmp_path: Path, dataset: str) -> None:
    first_commit(tmp_path, Disk())
    damaged = next((tmp_path / dataset).resolve().rglob("*.parquet"))
    whole = damaged.read_bytes()
    damaged.write_bytes(whole[: len(whole) // 2])
    log_before = digests(tmp_path / "log")
    with pytest.raises(StoreError, match=damaged.name):
        second_commit(tmp_path, Disk())
    assert set(log_before.items()) <= set(digests(tmp_path / "log").items())
    assert any(str(damaged) in fault for fault in verify_workspace(tmp_path).faults)
    rebuild_snapshot(tmp_path)
    second_commit(tmp_path, Disk())
    assert rows_of(tmp_path) == AFTER_BOTH


# --- the schema ---------------------------------------------------------------------------------


def test_every_column_is_described() -> None:
    for name, dataset in {**schema.DATASETS, **schema.LOG}.items():
        for field in dataset:
            assert field.metadata[b"description"], (name, field.name)
            assert not pa.types.is_null(field.type), (name, field.name)


def test_the_schema_of_entries_is_the_record() -> None:
    """What Entry holds is a column, but for what is on the sighting, in the partition or in the hash."""
    elsewhere = {"position", "seen_at", "source", "body_raw", "text_raw", "posted_said"}
    stored = set(schema.CONTENT.names) | set(schema.PROVENANCE.names)
    assert {field.name for field in fields(Entry)} - elsewhere == stored - {"content_hash"}


def test_entries_and_revisions_differ_by_run_and_change_only() -> None:
    assert set(schema.REVISIONS.names) - set(schema.ENTRIES.names) == {"run_id", "changed", "as_read"}


def write_as_before(path: Path, lacking: set[str]) -> None:
    """Write a file again as the clipfile did that had not declared some columns yet."""
    table = pq.read_table(path, partitioning=None)
    pq.write_table(table.drop_columns([name for name in table.column_names if name in lacking]), path)


def test_a_workspace_written_before_a_column_was_declared_is_read_and_added_to(tmp_path: Path) -> None:
    lacking = {"page_number", "page_total", "image_url"}
    write(tmp_path, map(observe, range(5)))
    for path in (*tmp_path.glob("log/*/*.parquet"), *tmp_path.glob("_versions/*/**/*.parquet")):
        write_as_before(path, lacking)
    assert read_dataset(tmp_path, "pages")["page_total"].to_pylist() == [None]

    edited = observe(1, body_raw="Beds 1 were watered.", page_id="page-2", seen_at=NOON + timedelta(days=1))
    write(tmp_path, [edited, observe(7, page_id="page-2", image_url="https://example.org/7.png")])
    assert len(read_dataset(tmp_path, "entries")) == 6
    assert len(read_dataset(tmp_path, "revisions")) == 7
    assert sorted(filter(None, read_dataset(tmp_path, "entries")["image_url"].to_pylist())) == [
        "https://example.org/7.png"
    ]
    assert len(read_dataset(tmp_path, "pages")) == 2

    rebuild_snapshot(tmp_path)
    assert verify_workspace(tmp_path).faults == []
    for name, columns in schema.DATASETS.items():
        for path in (tmp_path / name).rglob("*.parquet"):
            assert pq.read_schema(path).equals(columns)


def test_columns_of_a_newer_clipfile_are_not_lost_by_an_older_one(tmp_path: Path) -> None:
    write(tmp_path, [observe(1)])
    for path in tmp_path.glob("_versions/*/pages/**/*.parquet"):
        table = pq.read_table(path, partitioning=None)
        pq.write_table(table.append_column("mood", pa.nulls(len(table), pa.string())), path)
    with pytest.raises(StoreError, match=r"columns of a newer clipfile \(mood\)"):
        write(tmp_path, [observe(2, page_id="page-2")])


def test_what_the_shown_form_lacks_comes_from_the_first_form_that_says_it(tmp_path: Path) -> None:
    bare = observe(1, reader="html", categories=(), posted_on=None, posted_precision=None, posted_raw=None)
    feed = {"reader": "feed", "page_id": "feed", "source_entry_id": "1"}
    said = observe(1, **feed, authors=("Ann Lee",), byline_raw="Ann Lee", categories=("Beds",))
    text = {"reader": "plain_text", "page_id": "text", "seen_at": NOON + timedelta(days=1)}
    other = observe(1, **text, authors=("A. Lee",), outlets=("The Spade",), byline_raw="A. Lee, The Spade")
    orders = [[bare, said, other], [other, said, bare], [said, bare, other]]
    for number, order in enumerate(orders):
        write(tmp_path / str(number), order)
        (row,) = read_dataset(tmp_path / str(number), "entries").to_pylist()
        assert row["reader"] == "html"
        assert (row["authors"], row["byline_raw"]) == (["Ann Lee"], "Ann Lee")
        assert row["outlets"] == []  # of one version all, or of an author there would be two
        assert row["categories"] == ["Beds"]
        assert row["posted_on"] == said.entry.posted_on
        assert row["source_entry_id"] == "1"
