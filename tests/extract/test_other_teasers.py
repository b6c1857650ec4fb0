"""A dated heading beside the list that leads to the same kind of page is an entry as well."""

import pytest

from crawler.extract.other_teasers import with_other_teasers
from tests.build import cut_page

LIST = "".join(
    f"<li><h3><a href='/news/{day}'>The valley on day {day}</a></h3><p>{day} May 2024</p></li>"
    for day in range(1, 6)
)


def titles_of(body: str) -> list[str]:
    blocks, finder = cut_page(body.format(list=LIST), "h3")
    return [finder.tree.text(block.title) for block in with_other_teasers(blocks, finder)]


def test_a_lead_story_is_taken_in_where_it_stands() -> None:
    lead = "<div><h2><a href='/news/lead'>Lead</a></h2><p>9 May 2024</p></div>"
    end = "<div><h4><a href='/news/end'>End</a></h4><p>2 May 2020</p></div>"
    titles = titles_of(f"<main>{lead}<ul>{{list}}</ul>{end}</main>")
    assert titles == ["Lead", *(f"The valley on day {day}" for day in range(1, 6)), "End"]


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param("<h2><a href='/news/lead'>Lead</a></h2><p>No day</p>", id="no_day"),
        pytest.param("<h2><a href='/shop/lead'>Lead</a></h2><p>9 May 2024</p>", id="another_kind_of_page"),
        pytest.param("<h2><a href='/news/3#top'>Lead</a></h2><p>9 May 2024</p>", id="a_page_of_the_list"),
        pytest.param("<h2>Lead</h2><p>9 May 2024</p>", id="no_link"),
        pytest.param("<aside><h2><a href='/news/lead'>Lead</a></h2><p>9 May 2024</p></aside>", id="sidebar"),
    ],
)
def test_anything_else_stays_outside(beside: str) -> None:
    titles = titles_of(f"<main><div>{beside}</div><ul>{{list}}</ul></main>")
    assert titles == [f"The valley on day {day}" for day in range(1, 6)]
