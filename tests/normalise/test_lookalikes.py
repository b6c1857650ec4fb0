"""Which names are suggested to be one."""

import random
import string

import pytest

from pipelines.normalise.aliases import NameKind
from pipelines.normalise.lookalikes import MAX_BLOCK, find_lookalikes


@pytest.mark.parametrize(
    ("commoner", "rarer", "is_alike"),
    [
        pytest.param("Harbour Post", "The HarbourPost", True, id="same_key"),
        pytest.param("Gazeta Impakt", "Gazeta Impact", True, id="typing_error"),
        pytest.param("Ann Leigh", "Ann Liegh", True, id="letters_swapped"),
        pytest.param("Harbour Post", "Hill Echo", False, id="other_name"),
        pytest.param("Harbour Post", "Hаrbour Post", False, id="cyrillic_letter"),
        pytest.param("Вести", "Vesti", False, id="other_script"),
        pytest.param("...", "!!!", False, id="no_letters"),
    ],
)
def test_a_rarer_name_looks_like_a_commoner_one(commoner: str, rarer: str, is_alike: bool) -> None:
    found = [(each.rarer, each.commoner) for each in find_lookalikes(NameKind.OUTLET, [commoner, rarer])]
    assert found == ([(rarer, commoner)] if is_alike else [])


def test_each_name_is_suggested_once_with_the_most_alike() -> None:
    names = ["Harbour Post", "Harbour Past", "Harbor Post", "Harbour Postt"]
    found = {each.rarer: each.commoner for each in find_lookalikes(NameKind.OUTLET, names)}
    assert found["Harbour Postt"] == "Harbour Post"


def test_the_work_is_bounded_whatever_the_names() -> None:
    """Names that all share a word are compared with the most frequent of them only."""
    dice = random.Random(1)
    names = ["Post " + "".join(dice.choices(string.ascii_lowercase, k=12)) for _ in range(20 * MAX_BLOCK)]
    assert len(list(find_lookalikes(NameKind.OUTLET, ["a" * 100_000, *names]))) < len(names)
