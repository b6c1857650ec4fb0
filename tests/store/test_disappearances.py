"""`missing_since_at` follows from the sets of sightings, pages and walks, in whatever order they come."""

import random
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipelines.items import WayKind
from pipelines.store import store as store_module
from pipelines.store.batch import Record
from pipelines.store.maintain import rebuild_snapshot, verify_workspace
from pipelines.store.read import read_dataset
from pipelines.store.store import Store
from tests.build import NOON, make_page, make_walk, observe


def at(hour: int, minute: int = 0) -> datetime:
    return NOON + timedelta(hours=hour, minutes=minute)


def walk(hour: int, *numbers: int, pages: int = 1, **changes: object) -> list[Record]:
    """One walk: an entry a number, spread over pages a minute apart; it takes pages minutes."""
    walk_id = f"walk-{hour}-{changes.get('way', '')}"
    records: list[Record] = []
    for page in range(pages):
        seen = {"page_id": f"{walk_id}-{page}", "seen_at": at(hour, page)}
        on_page = [number for number in numbers if number % pages == page]
        records.extend(observe(number, position=place, **seen) for place, number in enumerate(on_page))
        page_id, fetched = seen["page_id"], seen["seen_at"]
        records.append(make_page(len(on_page), page_id=page_id, fetched_at=fetched, walk_id=walk_id))
    ends = {"started_at": at(hour), "ended_at": at(hour, pages - 1)}
    return [*records, make_walk(**{"walk_id": walk_id, **ends, **changes})]


def write(root: Path, *records: Record, run_id: str = "run") -> None:
    with Store(root, run_id=run_id) as store:
        for record in records:
            store.add(record)
        store.commit()
    assert store.counts.check() == []


def missing(root: Path) -> dict[str, datetime]:
    rows = read_dataset(root, "entries", ["title", "missing_since_at"]).to_pylist()
    found = {row["title"].removeprefix("Garden notes "): row["missing_since_at"] for row in rows}
    return {title: since for title, since in found.items() if since is not None}


def test_two_complete_sweeps_that_miss_it_mark_an_entry_as_missing(tmp_path: Path) -> None:
    write(tmp_path, *walk(0, 1, 2))
    write(tmp_path, *walk(1, 1))
    assert missing(tmp_path) == {}
    write(tmp_path, *walk(2, 1))
    assert missing(tmp_path) == {"2": at(1)}
    write(tmp_path, *walk(3, 1))
    assert missing(tmp_path) == {"2": at(1)}


@pytest.mark.parametrize("changes", [{"is_complete": False}, {"is_sweep": False}], ids=str)
def test_a_walk_that_proves_nothing_marks_nothing(tmp_path: Path, changes: dict[str, object]) -> None:
    write(tmp_path, *walk(0, 1, 2), *walk(1, 1), *walk(2, 1, **changes))
    assert missing(tmp_path) == {}
    write(tmp_path, *walk(3, 1))
    assert missing(tmp_path) == {"2": at(1)}


def test_seen_again_anywhere_it_is_there(tmp_path: Path) -> None:
    write(tmp_path, *walk(0, 1, 2), *walk(1, 1), *walk(2, 1))
    assert missing(tmp_path) == {"2": at(1)}
    of_file = {"page_id": "file", "seen_at": at(5)}
    write(tmp_path, observe(2, **of_file), make_page(1, page_id="file", fetched_at=at(5)))
    assert missing(tmp_path) == {}
    write(tmp_path, *walk(6, 1))
    assert missing(tmp_path) == {}
    write(tmp_path, *walk(7, 1))
    assert missing(tmp_path) == {"2": at(6)}


def test_a_file_from_before_does_not_bring_it_back(tmp_path: Path) -> None:
    write(tmp_path, *walk(0, 1, 2), *walk(1, 1), *walk(2, 1))
    of_file = {"page_id": "file", "seen_at": at(-5)}
    write(tmp_path, observe(2, **of_file), make_page(1, page_id="file", fetched_at=at(-5)))
    assert missing(tmp_path) == {"2": at(1)}


def test_what_only_files_know_is_never_missing(tmp_path: Path) -> None:
    write(tmp_path, observe(2), make_page(1), *walk(1, 1), *walk(2, 1), *walk(3, 1))
    assert missing(tmp_path) == {}


def test_what_was_met_on_another_way_is_not_missing_on_this(tmp_path: Path) -> None:
    """A feed shows the newest ten: the eleventh is still in the listing."""
    feed = {"way": WayKind.FEED, "url": "https://example.org/feed"}
    write(tmp_path, *walk(0, 2), *walk(1, 1, **feed), *walk(2, 1, **feed), *walk(3, 1))
    assert missing(tmp_path) == {}


def test_a_page_too_large_for_one_commit_counts_for_its_walk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its sightings are committed before the row that says which walk met it; here, after the proofs."""
    write(tmp_path, *walk(1, 1), *walk(2, 1))
    monkeypatch.setattr(store_module, "MAX_BATCH_RECORDS", 3)
    monkeypatch.setattr(store_module, "BATCH_RECORDS", 3)
    *observations, page, end = walk(0, *range(1, 6))
    with Store(tmp_path, run_id="late", batch_records=3) as store:
        store.add(end)
        store.commit()
        for observation in observations:
            store.add(observation)
        store.add(page)
        store.commit()
        assert store.counts.commits == 3
    assert missing(tmp_path) == dict.fromkeys("2345", at(1))


def test_only_segments_in_which_something_changes_are_written(tmp_path: Path) -> None:
    """Entries are filed by year: only the file with the one that disappears is another."""
    write(tmp_path, *walk(0, *range(6)), *walk(1, *range(6)))
    before = {path: path.stat().st_ino for path in (tmp_path / "entries").resolve().rglob("*.parquet")}
    write(tmp_path, *walk(2, *range(5)))
    write(tmp_path, *walk(3, *range(5)))
    assert missing(tmp_path) == {"5": at(2)}
    after = {path: path.stat().st_ino for path in (tmp_path / "entries").resolve().rglob("*.parquet")}
    assert len(before) == len(after) == 3
    assert len(set(before.values()) - set(after.values())) == 1
    assert verify_workspace(tmp_path).faults == []


def expected(history: Iterable[tuple[int, frozenset[int], bool]]) -> dict[str, datetime]:
    """What should be missing, by the definition: (hour, entries met, is a proof) of each walk."""
    walks = list(history)
    found = {}
    for number in set().union(*(met for _, met, _ in walks)):
        last = max(hour for hour, met, _ in walks if number in met)
        proofs = sorted(hour for hour, _, is_proof in walks if is_proof and hour > last)
        if len(proofs) >= 2:
            found[str(number)] = at(proofs[0], 1)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_any_order_of_commits_gives_what_the_definition_says(tmp_path: Path, seed: int) -> None:
    """Walks come late, in parts, or with their last record before their pages."""
    chance = random.Random(seed)
    history = [
        (hour, frozenset(chance.sample(range(6), chance.randint(1, 5))), chance.random() < 0.7)
        for hour in range(7)
    ]
    commits: list[list[Record]] = []
    for hour, met, is_proof in history:
        *records, end = walk(hour, *met, pages=2, is_complete=is_proof)
        first_end = next(
            place for place, each in enumerate(records) if getattr(each, "found", None) is not None
        )
        commits.extend([records[: first_end + 1], records[first_end + 1 :], [end]])
    chance.shuffle(commits)
    for number, records in enumerate(commits):
        write(tmp_path, *records, run_id=f"run-{number}")
    assert missing(tmp_path) == expected(history)
    rebuild_snapshot(tmp_path)
    assert missing(tmp_path) == expected(history)
    assert verify_workspace(tmp_path).faults == []
