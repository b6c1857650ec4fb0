"""03/04/2020: what the dates of a source say together, whenever and in whatever order they came."""

import random
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow.compute as pc
import pytest

from pipelines.items import DayOrder, Issue, Observation, OrderEvidence, PostedSource
from pipelines.store.maintain import rebuild_snapshot, refresh_workspace, verify_workspace
from pipelines.store.read import read_dataset
from pipelines.store.reading_state import load_state
from pipelines.store.store import Store
from pipelines.store.workspace import Workspace
from tests.build import NOON, make_page, observe

COLUMNS = (
    *("title", "posted_on", "posted_ambiguous", "posted_alternative_on", "posted_order"),
    *("posted_order_evidence", "posted_at", "issues"),
)
SHOWN = ("posted_on", "posted_ambiguous", "posted_order", "posted_order_evidence")


def dated(
    number: int,
    day: int,
    month: int,
    page: int = 1,
    *,
    order: DayOrder = DayOrder.DAY_FIRST,
    **changes: object,
) -> Observation:
    """An entry of a day of 2020 in numbers, as a page by itself reads it."""
    numbers = (day, month) if order is DayOrder.DAY_FIRST else (month, day)
    fields: dict[str, object] = {
        "page_id": f"page-{page}",
        "seen_at": NOON + timedelta(days=page),
        "posted_raw": f"{numbers[0]:02}/{numbers[1]:02}/2020",
        "posted_order": order,
        "posted_on": date(2020, month, day),
        "posted_order_evidence": OrderEvidence.NUMBER,
        "body_raw": f"{numbers} {number}",
    }
    if day <= 12:  # by the page it stays open, and is read with the month first
        on, other = date(2020, numbers[0], numbers[1]), date(2020, numbers[1], numbers[0])
        fields |= {"posted_on": on, "posted_order": DayOrder.MONTH_FIRST, "posted_order_evidence": None}
        fields |= {"posted_ambiguous": True, "posted_alternative_on": other}
        fields |= {"issues": (Issue.AMBIGUOUS_POSTED,)}
    fields["posted_said"] = fields["posted_raw"]
    return observe(number, **{**fields, **changes})


def write(root: Path, observations: Iterable[Observation], *, ends_well: bool = True) -> Store:
    given = list(observations)
    with Store(root, run_id="run") as store:
        for observation in given:
            store.add(observation)
        for page_id, source in dict.fromkeys((each.entry.page_id, each.entry.source) for each in given):
            store.add(make_page(0, page_id=page_id, source=source))
        store.commit()
        if ends_well:
            store.refresh()
    return store


def rows_of(root: Path, columns: Iterable[str] = COLUMNS, name: str = "entries") -> list[tuple[object, ...]]:
    table = read_dataset(root, name)
    rows = table.sort_by([("entry_id", "ascending"), ("content_hash", "ascending")]).to_pylist()
    return [tuple(row[column] for column in columns) for row in rows]


def votes_of(root: Path) -> list[tuple[object, ...]]:
    rows = read_dataset(root, "day_orders").to_pylist()
    return [(row["evidence"], row["day_first"], row["month_first"], row["decided"]) for row in rows]


PROOF = [dated(20 + number, 13 + number, 4) for number in range(4)]
OPEN = dated(1, 3, 4, page=2)


def test_an_open_date_is_decided_by_what_the_source_wrote_on_other_pages(tmp_path: Path) -> None:
    write(tmp_path, [OPEN])
    assert rows_of(tmp_path, SHOWN) == [(date(2020, 3, 4), True, "month_first", None)]
    assert votes_of(tmp_path) == []
    counts = write(tmp_path, PROOF).counts
    (row,) = [row for row in rows_of(tmp_path) if row[0] == "Garden notes 1"]
    assert row[1:] == (date(2020, 4, 3), False, None, "day_first", "source", None, [])
    assert votes_of(tmp_path) == [("number_above_12", 4, 0, "day_first")]
    assert (counts.redated, counts.new_entries, counts.new_revisions) == (1, 4, 0)
    (version,) = read_dataset(tmp_path, "revisions").filter(pc_is(OPEN)).to_pylist()
    assert version["as_read"]["posted_on"] == date(2020, 3, 4)
    assert version["as_read"]["issues"] == ["ambiguous_posted"]
    assert (version["revision"], version["changed"], version["year"]) == (1, [], 2020)
    assert verify_workspace(tmp_path).faults == []


def pc_is(observation: Observation) -> object:
    return pc.field("content_hash") == observation.content_hash


def test_too_few_or_contradictory_dates_decide_nothing(tmp_path: Path) -> None:
    write(tmp_path / "few", [OPEN, *PROOF[:1]])
    assert (date(2020, 3, 4), True, "month_first", None) in rows_of(tmp_path / "few", SHOWN)
    rogue = dated(40, 25, 6, page=3, order=DayOrder.MONTH_FIRST)
    write(tmp_path / "against", [OPEN, *PROOF])
    assert (date(2020, 4, 3), False, "day_first", "source") in rows_of(tmp_path / "against", SHOWN)
    write(tmp_path / "against", [rogue])
    assert votes_of(tmp_path / "against") == [("number_above_12", 4, 1, None)]
    assert (date(2020, 3, 4), True, "month_first", None) in rows_of(tmp_path / "against", SHOWN)


def test_what_a_page_read_against_its_source_is_open_again(tmp_path: Path) -> None:
    around = {"posted_order_evidence": OrderEvidence.PAGE, "posted_ambiguous": False, "issues": ()}
    lone = dated(2, 5, 6, page=4, **around, posted_alternative_on=None)
    write(tmp_path, [lone])
    assert rows_of(tmp_path, SHOWN) == [(date(2020, 5, 6), False, "month_first", "page")]
    write(tmp_path, PROOF)
    (row,) = [row for row in rows_of(tmp_path) if row[0] == "Garden notes 2"]
    assert row[1:6] == (date(2020, 5, 6), True, date(2020, 6, 5), "month_first", None)
    assert row[7] == ["ambiguous_posted"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param("03/04/2020 10:00 UTC", datetime(2020, 4, 3, 10, tzinfo=UTC), id="zone_written"),
        pytest.param("03/04/2020 10:00", None, id="zone_declared_only"),
        pytest.param("", None, id="inherited"),
    ],
)
def test_the_instant_is_read_again(tmp_path: Path, raw: str, expected: datetime | None) -> None:
    write(tmp_path, [dated(1, 3, 4, page=2, posted_raw=raw), *PROOF])
    (row,) = [row for row in rows_of(tmp_path) if row[0] == "Garden notes 1"]
    assert (row[1], row[6]) == (date(2020, 4, 3), expected)


def test_the_same_entries_in_another_form_tell_their_days(tmp_path: Path) -> None:
    """One could agree by chance; three are believed."""

    def in_feed(number: int) -> Observation:
        day = date(2020, 4, number)
        fields = {"reader": "feed", "posted_on": day, "posted_raw": f"{day}", "page_id": f"feed-{number}"}
        return observe(number, **fields, posted_source=PostedSource.FEED)

    write(tmp_path, [dated(number, number, 4, reader="html") for number in (1, 2, 3)])
    write(tmp_path, [in_feed(1), in_feed(2)])
    assert {row[1] for row in rows_of(tmp_path, SHOWN)} == {True}
    assert votes_of(tmp_path) == [("other_date", 2, 0, None)]
    write(tmp_path, [in_feed(3)])
    assert votes_of(tmp_path) == [("other_date", 3, 0, "day_first")]
    assert {row[1:] for row in rows_of(tmp_path, SHOWN)} == {(False, "day_first", "other_date")}


def test_no_commit_of_a_killed_run_turns_a_date_back(tmp_path: Path) -> None:
    write(tmp_path, [OPEN, *PROOF])
    before = rows_of(tmp_path, SHOWN)
    again = {"seen_at": NOON - timedelta(days=3), "page_id": "page-0"}
    write(tmp_path, [dated(1, 3, 4, **again), *(dated(20, 13, 4, **again),)], ends_well=False)
    assert rows_of(tmp_path, SHOWN) == before
    write(tmp_path, [dated(7, 6, 5, page=6)], ends_well=False)
    assert (date(2020, 5, 6), False, "day_first", "source") in rows_of(tmp_path, SHOWN)
    assert load_state(Workspace(tmp_path).snapshot()).unpooled == {"local"}


def test_another_source_has_an_order_of_its_own(tmp_path: Path) -> None:
    """A source without such dates is not looked at; one that a killed run left is, by the next run."""
    write(tmp_path, [dated(1, 3, 4, source="other"), *PROOF])
    assert (date(2020, 3, 4), True, "month_first", None) in rows_of(tmp_path, SHOWN)
    write(tmp_path, [dated(50 + n, 15 + n, 4, source="other") for n in range(4)], ends_well=False)
    assert (date(2020, 3, 4), True, "month_first", None) in rows_of(tmp_path, SHOWN)
    write(tmp_path, [observe(3, source="plain")])
    assert (date(2020, 4, 3), False, "day_first", "source") in rows_of(tmp_path, SHOWN)
    assert load_state(Workspace(tmp_path).snapshot()).numeric == {"local", "other"}


def test_an_ambiguous_day_stored_before_its_order_was_is_decided(tmp_path: Path) -> None:
    write(tmp_path, [dated(1, 3, 4, page=2, posted_order=None), *PROOF])
    assert (date(2020, 4, 3), False, "day_first", "source") in rows_of(tmp_path, SHOWN)


def test_a_date_that_is_lent_is_lent_as_it_is_decided(tmp_path: Path) -> None:
    """The current version says no day: the entry shows that of another version, and as it is read there."""
    undated = {"posted_on": None, "posted_precision": None, "posted_raw": None, "posted_ambiguous": None}
    write(tmp_path, [OPEN])
    write(
        tmp_path,
        [observe(1, **undated, body_raw="later", page_id="page-9", seen_at=NOON + timedelta(days=9))],
    )
    assert rows_of(tmp_path, SHOWN) == [(date(2020, 3, 4), True, "month_first", None)]
    write(tmp_path, PROOF)
    (row,) = [row for row in rows_of(tmp_path) if row[0] == "Garden notes 1"]
    assert row[1:6] == (date(2020, 4, 3), False, None, "day_first", "source")


def test_one_date_read_otherwise_on_another_page_is_no_edit(tmp_path: Path) -> None:
    """`changed` names what the source changed; where the numbers changed, the day too."""
    write(tmp_path, [OPEN, *PROOF])
    read = {"posted_order": DayOrder.DAY_FIRST, "posted_order_evidence": OrderEvidence.PAGE}
    read |= {"posted_on": date(2020, 4, 3), "posted_ambiguous": False, "posted_alternative_on": None}
    write(tmp_path, [dated(1, 3, 4, page=5, body_raw="more", excerpt="more", **read, issues=())])
    write(tmp_path, [dated(1, 3, 5, page=6, body_raw="more", excerpt="more")])
    changed = {row[0]: row[1] for row in rows_of(tmp_path, ("revision", "changed"), "revisions") if row[1]}
    assert changed[2] == ["excerpt"]
    assert {"posted_on", "posted_raw"} <= set(changed[3])


@pytest.mark.parametrize("seed", range(6))
def test_any_order_of_pages_and_runs_gives_the_same_rows(tmp_path: Path, seed: int) -> None:
    """Pages overlap, runs are killed, rows are read anew in between: at the end they are the same."""
    dice = random.Random(seed)
    days = {
        number: (dice.randint(1, 12 if dice.random() < 0.8 else 28), dice.randint(1, 12))
        for number in range(30)
    }
    order = dict.fromkeys(range(30), DayOrder.DAY_FIRST)
    if seed % 2:  # one hand of two writes the other way
        order |= dict.fromkeys(range(15, 30), DayOrder.MONTH_FIRST)
    pages = [
        [dated(number, *days[number], page, order=order[number]) for number in dice.sample(range(30), 8)]
        for page in range(6)
    ]
    write(tmp_path / "in_order", [observation for page in pages for observation in page])
    dice.shuffle(pages)
    for page in pages:
        write(tmp_path / "shuffled", page, ends_well=dice.random() < 0.5)
    refresh_workspace(tmp_path / "shuffled")
    for name in ("entries", "revisions"):
        assert rows_of(tmp_path / "in_order", COLUMNS, name) == rows_of(tmp_path / "shuffled", COLUMNS, name)
    assert votes_of(tmp_path / "in_order") == votes_of(tmp_path / "shuffled")
    before = rows_of(tmp_path / "shuffled"), votes_of(tmp_path / "shuffled")
    rebuild_snapshot(tmp_path / "shuffled")
    assert (rows_of(tmp_path / "shuffled"), votes_of(tmp_path / "shuffled")) == before
    assert refresh_workspace(tmp_path / "shuffled").entries == 0
    assert verify_workspace(tmp_path / "shuffled").faults == []
