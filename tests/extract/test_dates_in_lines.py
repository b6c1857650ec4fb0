"""Which day a line of a block states, and that what a sentence tells is none."""

import pytest

from crawler.extract.dates_in_lines import find_stated_day

STORY = " The ferry leaves at six in the morning and comes back long after dark."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Harbour Times, 5 March 2020", "5 March 2020"),
        ("by the clerk on 5 March 2020 in Town", "5 March 2020"),
        ("Publicado em 17/05/2024 às 03h17 | Atualizado em 19/05/2024 às 10h00", "17/05/2024"),
        ("Updated March 7, 2020 – Published March 5, 2020", "March 5, 2020"),
        ("(Harbour Times, 5/17/2024) –" + STORY * 3, "5/17/2024"),
        ("17 May 2024 —" + STORY * 2, "17 May 2024"),
        ("Le Courrier, 17 mai 2024." + STORY * 5, "17 mai 2024"),
        ("Posted on March 5, 2020 in Town and Country by the harbour office, the clerk", "March 5, 2020"),
    ],
)
def test_a_day_beside_other_words_is_stated(text: str, day: str) -> None:
    assert find_stated_day(text, "en") == day


@pytest.mark.parametrize(
    "text",
    [
        "On May 17, 1890, the valley met to decide what should become of the mill.",
        "May 17, 1890, was the day on which the valley met to decide on the mill.",
        "The bridge was built between 5 March 1931 and 7 May 1933 by the town.",
        "It opened on 5 March 2020." + STORY * 3,
        STORY * 2 + " (5 March 2020)" + STORY,
        "Updated on 5 March 2020 by the clerk",
        "Last modified: 5 March 2020, by the clerk of the town",
        "5 March 2020 and 7 March 2020",
        "In March 2020",
        "",
    ],
)
def test_a_day_in_a_sentence_or_of_a_change_is_not(text: str) -> None:
    assert find_stated_day(text, "en") is None
