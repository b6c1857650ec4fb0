"""Telling people, outlets, places and countries apart by their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.normalise.outlet import is_outlet, outlet_key
from pipelines.normalise.person import is_person, name_case
from pipelines.normalise.places import is_known_place
from pipelines.normalise.territory import find_country, find_mistyped_country, is_region


@pytest.mark.parametrize(
    "name",
    [
        "Ann Lee",
        "J. K. Mast",
        "Ana GARCÍA",
        "Jean de la Mer",
        "DJ Oar",
        "王小明",
        "أحمد البحري",
        "Anna-Maria O’Dell",
    ],
)
def test_a_name_of_a_person_has_its_form(name: str) -> None:
    assert is_person(name)
    assert not is_outlet(name)


@pytest.mark.parametrize(
    "name",
    [
        "The Mariner",
        "Harbour",
        "XYZ Norge",
        "harbour post",
        "Oslo 2020",
        "Ann Lee (Oslo)",
        "",
        "Harbour Times",
        "A",
        "of the",
    ],
)
def test_other_names_have_not(name: str) -> None:
    assert not is_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "Harbour Times",
        "Reuters",
        "harbour.example.com",
        "Küstenzeitung",
        "Морская газета",
        "海港日报",
        "Sea Web",
        "Coast Radio",
    ],
)
def test_an_outlet_says_so_in_its_name(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["Press Release", "Blog", "Latest News", "Open Water", ""])
def test_a_rubric_is_no_outlet(name: str) -> None:
    assert not is_outlet(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harbour Post", "HARBOUR-POST"),
        ("Open Water website", "OpenWater"),
        ("Küsten Zeitung", "kusten zeitung"),
        ("Al Bahr", "AlBahr"),
    ],
)
def test_spellings_of_an_outlet_share_a_key(one: str, other: str) -> None:
    assert outlet_key(one) == outlet_key(other)


def test_a_name_of_small_words_keeps_its_key() -> None:
    assert outlet_key("The Website") == "thewebsite"
    assert outlet_key("The Harbour") != outlet_key("The Post")


@given(st.text())
def test_a_key_is_its_own_key(name: str) -> None:
    assert outlet_key(outlet_key(name)) == outlet_key(name)


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Norway", None, "NO"),
        ("norway", None, "NO"),
        ("UK", None, "GB"),
        ("uk", None, None),
        ("U.S.", None, "US"),
        ("Czech Republic", None, "CZ"),
        ("Deutschland", "de", "DE"),
        ("Deutschland", "en", None),
        ("نروژ", "fa", "NO"),
        ("Europe", None, None),
        ("Harbour", "xx", None),
        ("", None, None),
    ],
)
def test_countries_are_named_in_english_or_the_pages_language(
    text: str, language: str | None, code: str | None
) -> None:
    assert find_country(text, language) == code


@pytest.mark.parametrize(
    ("text", "code"), [("Norwey", "NO"), ("Germny", "DE"), ("Nigar", None), ("Harbour", None)]
)
def test_a_country_may_miss_a_letter(text: str, code: str | None) -> None:
    assert find_mistyped_country(text) == code


@pytest.mark.parametrize(
    ("text", "known"), [("Oslo", True), ("SÃO PAULO", True), ("Москва", True), ("Smallport", False)]
)
def test_large_cities_are_known(text: str, known: bool) -> None:
    assert is_known_place(text) is known


def test_states_are_regions() -> None:
    assert is_region("Ohio")
    assert is_region("Calif.")
    assert not is_region("Norway")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("ANN-MARIE LEE", "Ann-Marie Lee"), ("Ann LEE", "Ann Lee"), ("DJ Oar", "DJ Oar"), ("IWB", "Iwb")],
)
def test_capitals_become_names(name: str, expected: str) -> None:
    assert name_case(name) == expected
