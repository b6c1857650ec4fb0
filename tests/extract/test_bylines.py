"""Lines about an entry that say whose it is."""

import pytest

from crawler.extract.bylines import is_byline


@pytest.mark.parametrize(
    "line", ["By Ann Lee", "By Harbour Post Staff", "Source: Harbour Post", "Quelle: Hafenpost"]
)
def test_a_line_with_a_cue_and_a_name_is_one(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line", ["Harbour Post", "Source of the river", "By the Editors", "Source: Harbour Post closes."]
)
def test_other_lines_are_none(line: str) -> None:
    assert not is_byline(line)
