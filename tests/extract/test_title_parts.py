"""Of links around whole cards, the title is the part that most have and that differs in each."""

import pytest

from crawler.extract.title_parts import narrow_titles
from tests.build import cut_page

TITLES = ("Ferry gets a second deck", "Cinema opens again", "Beekeepers move uphill", "Choir wins a prize")
OUTLETS = ("River Post", "Hill Courier", "Meadow Mail", "Lake Letter")
DAYS = ("17 May 2024", "14 May 2024", "13 May 2024", "8 May 2024")


def narrowed(card: str) -> list[str]:
    cards = [
        f"<a class=card href=/{place}>{card.format(title=title, outlet=outlet, day=day)}</a>"
        for place, (title, outlet, day) in enumerate(zip(TITLES, OUTLETS, DAYS, strict=True))
    ]
    blocks, finder = cut_page(f"<div>{''.join(cards)}</div>", "a")
    return [finder.tree.text(block.title) for block in narrow_titles(blocks, finder)]


@pytest.mark.parametrize(
    "card",
    [
        pytest.param("<p>{title}</p><p>{outlet} writes of it at length</p>", id="the_first_of_its_kind"),
        pytest.param("<p>News</p><p>{title}</p><p>More of {outlet}</p>", id="what_repeats_is_none"),
        pytest.param("<p>{day}</p><div>{title}</div><p>Read by all</p>", id="a_day_is_none"),
        pytest.param("<p>{outlet} says</p><div class=item-title>{title}</div>", id="named_title"),
        pytest.param("<p>{outlet} says</p><h4>{title}</h4>", id="a_heading"),
        pytest.param("<p class=kicker>On {outlet}</p><div>{title}</div>", id="a_kicker_is_none"),
        pytest.param("<p class=subtitle>On {outlet}</p><div>{title}</div>", id="a_subtitle_is_none"),
        pytest.param("<div><p>{title}</p><p>{day}</p></div>", id="what_holds_parts_is_none"),
    ],
)
def test_finds_the_title_in_the_cards(card: str) -> None:
    assert narrowed(card) == list(TITLES)


@pytest.mark.parametrize(
    "card",
    [
        pytest.param("{title} <b>in</b> <i>{outlet}</i>", id="words_of_its_own"),
        pytest.param("<span>{title}</span>", id="one_part_that_is_all"),
    ],
)
def test_a_link_that_is_a_title_stays_whole(card: str) -> None:
    whole = card.replace("<b>", "").replace("</b>", "").replace("<i>", "").replace("</i>", "")
    whole = whole.replace("<span>", "").replace("</span>", "")
    expected = [whole.format(title=t, outlet=o, day="") for t, o in zip(TITLES, OUTLETS, strict=True)]
    assert narrowed(card) == expected
