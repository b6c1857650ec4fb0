"""The history of an entry follows from its sightings alone, form by form."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.deduplicate.revisions import History, Version, derive_histories


def html(content_hash: str, first_seen: int, last_seen: int | None = None) -> Version:
    return Version("e", "html", content_hash, first_seen, last_seen or first_seen)


def feed(content_hash: str, first_seen: int, last_seen: int | None = None) -> Version:
    return Version("e", "feed", content_hash, first_seen, last_seen or first_seen)


def history(*versions: Version) -> History:
    return derive_histories(versions)["e"]


def test_versions_are_numbered_by_first_sight_and_the_last_seen_is_current() -> None:
    first, second = html("a", 1, 5), html("b", 2, 3)
    found = history(second, first)
    assert found.versions == [first, second]
    assert found.current == first  # the source went back to it
    assert (found.first_seen, found.last_seen) == (1, 5)


def test_an_older_page_read_late_brings_no_old_content_back() -> None:
    found = history(html("new", 10), html("old", 1, 2))
    assert [version.content_hash for version in found.versions] == ["old", "new"]
    assert found.current.content_hash == "new"


def test_another_form_is_no_edit() -> None:
    """Its versions are numbered by themselves, and span the entry's times."""
    found = history(html("h", 4, 9), feed("f", 3, 5), feed("g", 6, 11))
    assert [[version.content_hash for version in form.versions] for form in found.forms] == [
        ["h"],
        ["f", "g"],
    ]
    assert (found.first_seen, found.last_seen) == (3, 11)


@pytest.mark.parametrize(
    ("versions", "shown"),
    [
        pytest.param(
            [html("h", 1), feed("f", 5)], "h", id="the preferred form, though another was seen later"
        ),
        pytest.param([html("h", 1), Version("e", "wordpress", "w", 5, 5)], "w", id="the API before the page"),
        pytest.param([html("h", 1), Version("e", "odd", "o", 5, 5)], "h", id="unknown forms last"),
        pytest.param(
            [html("h", 1, 4), feed("f", 1), feed("g", 5)], "g", id="an edit since the page was seen"
        ),
        pytest.param(
            [html("h", 1, 6), feed("f", 1), feed("g", 5)], "h", id="seen since the edit: up to date"
        ),
        pytest.param([html("h", 1, 5), feed("f", 1), feed("g", 5)], "h", id="seen at the same time"),
        pytest.param([html("h", 1, 4), feed("f", 1, 9), feed("g", 5)], "h", id="the edit was taken back"),
        pytest.param(
            [html("h", 1), html("i", 7), feed("f", 1), feed("g", 5)], "i", id="edited in both, seen in both"
        ),
    ],
)
def test_an_entry_shows_the_preferred_form_that_is_not_out_of_date(
    versions: list[Version], shown: str
) -> None:
    assert history(*versions).current.content_hash == shown


@given(st.permutations([html(name, seen) for name, seen in zip("abcd", (3, 1, 3, 2), strict=True)]))
def test_order_of_arrival_does_not_matter(versions: list[Version]) -> None:
    found = history(*versions)
    assert [version.content_hash for version in found.versions] == ["b", "d", "a", "c"]
    assert found.current.content_hash == "c"


times = st.integers(1, 6)
any_version = st.builds(
    lambda form, name, start, length: Version("e", form, form + name, start, start + length),
    st.sampled_from(["html", "feed", "plain_text", "odd"]),
    st.sampled_from("abc"),
    times,
    times,
)
some_versions = st.lists(any_version, min_size=1, unique_by=lambda version: version.content_hash)


@given(some_versions, st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter_across_forms(
    versions: list[Version], shuffler: random.Random
) -> None:
    shuffled = list(versions)
    shuffler.shuffle(shuffled)
    assert history(*shuffled) == history(*versions)
    assert sorted(history(*versions).versions, key=hash) == sorted(versions, key=hash)
