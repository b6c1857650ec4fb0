"""The history of an entry follows from its sightings alone."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.deduplicate.revisions import Version, derive_histories


def test_versions_are_numbered_by_first_sight_and_the_last_seen_is_current() -> None:
    first, second = Version("e", "a", 1, 5), Version("e", "b", 2, 3)
    history = derive_histories([second, first])["e"]
    assert history.versions == (first, second)
    assert history.current == 0  # the source went back to it
    assert (history.first_seen, history.last_seen) == (1, 5)


def test_an_older_page_read_late_brings_no_old_content_back() -> None:
    history = derive_histories([Version("e", "new", 10, 10), Version("e", "old", 1, 2)])["e"]
    assert [version.content_hash for version in history.versions] == ["old", "new"]
    assert history.current == 1


@given(
    st.permutations([Version("e", name, seen, seen) for name, seen in zip("abcd", (3, 1, 3, 2), strict=True)])
)
def test_order_of_arrival_does_not_matter(versions: list[Version]) -> None:
    history = derive_histories(versions)["e"]
    assert [version.content_hash for version in history.versions] == ["b", "d", "a", "c"]
    assert history.current == 3
