"""One site in every form is one set of entries, whichever forms are read, in whatever order."""

import json
import math
import random
from collections.abc import Iterable, Sequence
from itertools import chain, permutations
from pathlib import Path

import pytest

from pipelines.items import Drop, DropReason, Observation
from pipelines.store.read import read_dataset
from pipelines.store.store import Store
from tests.forms.publish import FIVE, FORMS
from tests.forms.reading import SOURCE, Record, read_form
from tests.forms.site import POSTS

# What may follow from the order of reading: the id, where a form with weaker keys came first
# (docs/decisions/0003); on which of several pages that say the same a version was read first; the run.
BY_ARRIVAL = {"entry_id", "page_id", "locator", "rule", "run_id"}
SHUFFLES, PARTS = 200, 4
TRUTH = sorted((post.title, f"{post.posted_at:%Y-%m-%d}", post.link) for post in POSTS)
WITHOUT_LINKS = {"text"}


def store(root: Path, commits: Iterable[Iterable[Record]]) -> None:
    with Store(root, run_id="run") as opened:
        for records in commits:
            for record in records:
                opened.add(record)
            opened.commit()
        assert opened.counts.check() == []


def content(root: Path) -> dict[str, list[str]]:
    """Everything that entries and revisions say, in an order of its own."""
    return {
        name: sorted(
            json.dumps({key: row[key] for key in row.keys() - BY_ARRIVAL}, default=str, sort_keys=True)
            for row in read_dataset(root, name).to_pylist()
        )
        for name in ("entries", "revisions")
    }


def shown(root: Path) -> list[tuple[str, str, str]]:
    rows = read_dataset(root, "entries").to_pylist()
    return sorted((row["title"], str(row["posted_on"]), row["url"]) for row in rows)


def deal(forms: Sequence[str], dice: random.Random) -> list[list[Record]]:
    """Cut a sequence of forms into commits, at random places."""
    commits: list[list[Record]] = [[]]
    for form in forms:
        if dice.random() < 0.3:
            commits.append([])
        commits[-1].extend(read_form(form))
    return commits


@pytest.mark.parametrize("form", FORMS)
def test_each_form_gives_every_post_once(form: str) -> None:
    found = [record.entry for record in read_form(form) if isinstance(record, Observation)]
    said = [(entry.title, str(entry.posted_on), entry.url) for entry in found]
    expected = [(title, day, None if form in WITHOUT_LINKS else link) for title, day, link in TRUTH]
    assert sorted(said, key=str) == sorted(expected, key=str)
    drops = {record.reason for record in read_form(form) if isinstance(record, Drop)}
    assert drops <= ({DropReason.NAVIGATION_ONLY} if form == "posts" else set())  # the sitemap itself


def check_orders(root: Path, orders: Iterable[Sequence[str]], dice: random.Random) -> None:
    """Read each order into a workspace of its own; all must say the same, and it must be the truth."""
    expected, ids = None, None
    for number, order in enumerate(orders):
        commits = deal(order, dice) if number else [list(chain(*map(read_form, order)))]
        store(root / str(number), commits)
        found = content(root / str(number))
        expected = expected or found
        assert found == expected, order
        assert shown(root / str(number)) == TRUTH
        if len(commits) == 1:
            named = read_dataset(root / str(number), "entries")["entry_id"].to_pylist()
            ids = ids or set(named)
            assert set(named) == ids, order


@pytest.mark.parametrize("first", FIVE)
def test_all_orders_of_five_forms_give_the_same_entries(tmp_path: Path, first: str) -> None:
    """Each begins with the order of the table, so that the five parts are compared with each other."""
    orders = [order for order in permutations(FIVE) if order[0] == first]
    assert len(orders) == math.factorial(len(FIVE) - 1)
    check_orders(tmp_path, [FIVE, *orders], random.Random(first))


@pytest.mark.parametrize("part", range(PARTS))
def test_random_orders_of_all_forms_give_the_same_entries(tmp_path: Path, part: int) -> None:
    dice = random.Random(part)
    orders = [dice.sample([*FORMS], len(FORMS)) for _ in range(SHUFFLES // PARTS)]
    check_orders(tmp_path, [[*FORMS], *orders], dice)


def test_any_of_the_forms_give_the_same_entries(tmp_path: Path) -> None:
    dice = random.Random(3)
    for number in range(len(FORMS)):
        order = dice.sample([form for form in FORMS if form not in WITHOUT_LINKS], 2)
        store(tmp_path / str(number), deal([*order, "text"], dice))
        assert shown(tmp_path / str(number)) == TRUTH, order


def test_the_source_is_one() -> None:
    records = [record for form in FORMS for record in read_form(form) if isinstance(record, Observation)]
    assert {record.entry.source for record in records} == {SOURCE}
