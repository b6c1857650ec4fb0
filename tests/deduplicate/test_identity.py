"""Keys and content hash of one entry."""

from datetime import date

import pytest

from pipelines.deduplicate.identity import find_keys, fold, hash_content
from pipelines.items import KeyKind, PostedSource, Precision
from tests.build import make_entry


def kinds(**changes: object) -> list[KeyKind]:
    return [key.kind for key in find_keys(make_entry(**changes))]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, ["permalink", "title_day", "title_text"], id="listing"),
        pytest.param(
            {"source_entry_id": "7"},
            ["source_id", "permalink", "title_day", "title_text"],
            id="feed: guid first",
        ),
        pytest.param({"url": None}, ["title_day", "title_text"], id="text dump: no link"),
        pytest.param({"url": None, "posted_on": None}, ["title_text"], id="neither link nor day"),
        pytest.param(
            {"posted_precision": Precision.MONTH}, ["permalink", "title_text"], id="a month is no day"
        ),
        pytest.param({"title": None}, ["permalink", "title_text"], id="untitled"),
        pytest.param(
            {"posted_alternative_on": date(2021, 2, 4)},
            ["permalink", "title_day", "title_day", "title_text"],
            id="ambiguous: both days",
        ),
    ],
)
def test_keys_are_ordered_by_strength(changes: dict[str, object], expected: list[str]) -> None:
    assert kinds(**changes) == expected


def test_the_reading_of_an_open_day_that_leads_on_a_page_changes_no_key() -> None:
    march, april = date(2021, 3, 4), date(2021, 4, 3)
    one = make_entry(url=None, posted_on=march, posted_alternative_on=april)
    assert find_keys(one) == find_keys(make_entry(url=None, posted_on=april, posted_alternative_on=march))


def test_keys_are_scoped_to_the_source() -> None:
    ours = {key.value for key in find_keys(make_entry())}
    theirs = {key.value for key in find_keys(make_entry(source="other"))}
    assert ours.isdisjoint(theirs)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"body_raw": "Beds 1  were\u00a0dug over."}, id="spacing"),
        pytest.param({"image_url": "https://example.org/i.png?v=2"}, id="image"),
        pytest.param({"position": 9, "locator": "line 99", "page_id": "other"}, id="provenance"),
        pytest.param({"authors": ("Ann",), "place": "Oslo", "excerpt": "other reading"}, id="our reading"),
    ],
)
def test_content_hash_ignores_what_the_source_did_not_edit(changes: dict[str, object]) -> None:
    assert hash_content(make_entry(**changes)) == hash_content(make_entry())


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"title_raw": "Garden notes one"}, id="title"),
        pytest.param({"body_raw": "Beds 1 were not dug over."}, id="body"),
        pytest.param({"posted_said": "2021-04-03"}, id="day"),
        pytest.param({"url": "https://example.org/moved"}, id="link"),
        pytest.param({"byline_raw": "By Ann"}, id="byline"),
        pytest.param({"categories": ("soil",)}, id="categories"),
        pytest.param({"reader": "html"}, id="form: each has a history of its own"),
    ],
)
def test_content_hash_tells_an_edit(changes: dict[str, object]) -> None:
    assert hash_content(make_entry(**changes)) != hash_content(make_entry())


def test_a_relative_day_is_no_content() -> None:
    """ "3 days ago" reads "4 days ago" tomorrow, and nobody edited it."""
    first = make_entry(posted_source=PostedSource.RELATIVE, posted_said="3 days ago")
    second = make_entry(posted_source=PostedSource.RELATIVE, posted_said="4 days ago")
    assert hash_content(first) == hash_content(second)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Crème  brûlée", "crème brûlée", id="case and spacing"),
        pytest.param("Ｆｕｌｌ width", "full width", id="form"),
        pytest.param("A – B: “C”", "a b c", id="punctuation"),
    ],
)
def test_fold_treats_spellings_alike(left: str, right: str) -> None:
    assert fold(left) == fold(right)


def test_fold_keeps_titles_of_symbols_apart() -> None:
    assert fold("🌷") != fold("🌵")


def test_a_day_that_is_printed_once_for_all_entries_of_the_day_is_the_same_content() -> None:
    """WordPress prints it above the first of the day; a new post, or the next page, has another first."""
    printed = make_entry(posted_raw="2021/04/03", posted_said="2021/04/03")
    inherited = make_entry(posted_raw="", posted_said="2021/04/03", posted_source=PostedSource.INHERITED)
    assert hash_content(printed) == hash_content(inherited)
