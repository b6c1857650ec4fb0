"""Which observations are one entry."""

import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.deduplicate.resolve import KnownKeys, follow, resolve
from pipelines.items import Observation
from tests.build import observe

TEXT_ONLY = {"url": None, "url_raw": None}


def groups(observations: list[Observation], known: KnownKeys | None = None) -> list[int]:
    """Number the entry of each observation by first appearance."""
    ids = resolve(observations, known or KnownKeys()).entry_ids
    order = list(dict.fromkeys(ids))
    return [order.index(entry_id) for entry_id in ids]


def test_the_same_permalink_is_the_same_entry() -> None:
    assert groups([observe(1), observe(1, title="Retitled", page_id="b")]) == [0, 0]


def test_a_text_dump_and_a_listing_of_the_same_entry_are_one() -> None:
    assert groups([observe(1), observe(1, page_id="b", **TEXT_ONLY)]) == [0, 0]
    assert groups([observe(1, page_id="b", **TEXT_ONLY), observe(1)]) == [0, 0]


def test_another_permalink_is_another_entry_whatever_its_title() -> None:
    assert groups([observe(1), observe(1, url="https://example.org/other", page_id="b")]) == [0, 1]


def test_a_link_that_a_page_gives_to_different_titles_identifies_none() -> None:
    home = {"url": "https://example.org/"}
    assert groups([observe(1, **home), observe(2, **home), observe(3, **home)]) == [0, 1, 2]


def test_a_title_cut_short_is_no_other_title() -> None:
    assert groups([observe(1, title="Garden no"), observe(1)]) == [0, 0]


def test_same_title_and_day_with_different_texts_on_one_page_are_two() -> None:
    letters = [observe(1, title="Letter", excerpt=text, **TEXT_ONLY) for text in ("On soil.", "On frost.")]
    assert groups(letters) == [0, 1]
    again = [observe(1, title="Letter", excerpt="On soil.", page_id="b", **TEXT_ONLY)]
    assert groups([*letters, *again]) == [0, 1, 0]


def test_same_title_and_day_edited_between_pages_is_one() -> None:
    edited = observe(1, excerpt="Beds were dug over, twice.", page_id="b", **TEXT_ONLY)
    assert groups([observe(1, **TEXT_ONLY), edited]) == [0, 0]


def test_an_observation_with_the_keys_of_two_entries_merges_them() -> None:
    """By permalink only, by title and day only, then by both: one entry in any order."""
    link_only = observe(1, posted_on=None, posted_precision=None, excerpt="a")
    title_only = observe(1, page_id="b", excerpt="b", **TEXT_ONLY)
    both = observe(1, page_id="c", excerpt="c")
    for order in (
        [link_only, title_only, both],
        [both, title_only, link_only],
        [title_only, both, link_only],
    ):
        assert groups(order) == [0, 0, 0]
    known = KnownKeys()
    first = resolve([link_only, title_only], known)
    assert len(set(first.entry_ids)) == 2
    second = resolve([both], known)
    assert set(second.merged) | set(second.entry_ids) == set(first.entry_ids)


def test_two_known_permalinks_are_never_merged() -> None:
    one, other = observe(1), observe(1, url="https://example.org/other", page_id="b")
    by_title = observe(1, page_id="c", **TEXT_ONLY)
    assert resolve([one, other, by_title], KnownKeys()).merged == {}


observations = st.builds(
    lambda number, has_link, has_day, page: observe(
        number,
        page_id=page,
        **({} if has_link else TEXT_ONLY),
        **({} if has_day else {"posted_on": None, "posted_precision": None}),
    ),
    st.integers(1, 4),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["page-1", "page-2"]),
)


@given(st.lists(observations, max_size=12), st.randoms(use_true_random=False), st.integers(0, 12))
@settings(deadline=None)
def test_any_order_in_any_batches_gives_the_same_entries(
    seen: list[Observation], shuffler: random.Random, cut: int
) -> None:
    """Which observations belong together does not depend on when they came."""

    def partition(ordered: list[Observation], cut_at: int) -> set[frozenset[tuple[str, str, bool]]]:
        known = KnownKeys()
        ids: list[str] = []
        for batch in (ordered[:cut_at], ordered[cut_at:]):
            ids.extend(resolve(batch, known).entry_ids)
        final = [follow(known.merged, entry_id) for entry_id in ids]
        members: dict[str, set[tuple[str, str, bool]]] = {}
        for entry_id, observation in zip(final, ordered, strict=True):
            entry = observation.entry
            facts = (entry.title or "", entry.url or "", entry.posted_on is None)
            members.setdefault(entry_id, set()).add(facts)
        return {frozenset(group) for group in members.values()}

    shuffled = list(seen)
    shuffler.shuffle(shuffled)
    assert partition(seen, cut) == partition(shuffled, 0)


@given(st.lists(observations, max_size=12), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_in_one_batch_an_entry_has_the_same_id_in_any_order(
    seen: list[Observation], shuffler: random.Random
) -> None:
    shuffled = list(enumerate(seen))
    shuffler.shuffle(shuffled)
    ids = resolve([observation for _, observation in shuffled], KnownKeys()).entry_ids
    by_number = dict(zip([number for number, _ in shuffled], ids, strict=True))
    found = resolve(seen, KnownKeys())
    assert found.entry_ids == [by_number[number] for number in range(len(seen))]
    assert {entry_id for entry_id, _ in found.new_keys} == set(found.entry_ids)


def test_days_without_a_link_tell_recurring_titles_apart() -> None:
    weekly = [
        observe(1, title="Weekly digest", posted_on=date(2024, 5, day), page_id=f"p{day}", **TEXT_ONLY)
        for day in (3, 10, 17)
    ]
    assert groups(weekly) == [0, 1, 2]
