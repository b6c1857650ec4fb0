"""Names whose letters look alike and are of two alphabets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.normalise.mixed_script import is_mixed_script


@pytest.mark.parametrize(
    "name", ["R\u0435uters", "Harbour P\u043est", "\u041ceдуза", "H\u03b1rbour", "R\u200b\u0435uters"]
)
def test_a_word_of_two_alphabets_is_told(name: str) -> None:
    assert is_mixed_script(name)


@pytest.mark.parametrize(
    "name",
    [
        "Reuters",
        "РИА Новости",
        "РИА Novosti",
        "Εφημερίδα",
        "Müller",
        "Mu\u0308ller",
        "新华社 Xinhua",
        "",
        "3sat",
    ],
)
def test_honest_names_are_not(name: str) -> None:
    assert not is_mixed_script(name)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x24F)))
def test_latin_alone_is_never_mixed(name: str) -> None:
    assert not is_mixed_script(name.replace("\u00b5", ""))
