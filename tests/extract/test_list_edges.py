"""What stands around a dated list, has no day and leads to another kind of page is none of its entries."""

import pytest

from crawler.extract.list_edges import within_edges
from tests.build import cut_page

LIST = "".join(
    f"<div><h3><a href='/news/{day}'>The valley on day {day}</a></h3><p>{day} May 2024</p></div>"
    for day in range(1, 6)
)


def titles_within(body: str) -> list[str]:
    blocks, finder = cut_page(body, "h3")
    return [finder.tree.text(block.title) for block in within_edges(blocks, finder)]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "<h3><a href='/'>Start</a></h3><h3><a href='/map'>Map</a></h3><main>{list}</main>", id="menu"
        ),
        pytest.param("<main>{list}<div><h3><a href='/older'>Older</a></h3></div></main>", id="link_below"),
        pytest.param(
            "<section><div><h3><a href='/mills/1'>A mill</a></h3>Grinds.</div>"
            "<div><h3><a href='/mills/2'>Two</a></h3>Grind more.</div></section><main>{list}</main>",
            id="products",
        ),
    ],
)
def test_leaves_out_what_leads_elsewhere(body: str) -> None:
    assert titles_within(body.format(list=LIST)) == [f"The valley on day {day}" for day in range(1, 6)]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "<section><div><h3><a href='/news/9'>Lead</a></h3>Text.</div>"
            "<div><h3><a href='/news/8'>Other lead</a></h3>Text.</div></section><main>{list}</main>",
            id="leads_to_the_same_kind",
        ),
        pytest.param("<main>{list}<div><h3>Soon to come</h3></div></main>", id="without_a_link"),
        pytest.param(
            "<main>{list}<div><h3><a href='/q'>A question</a></h3>Text.</div></main>", id="says_more"
        ),
        pytest.param(
            "<main>{list}</main><section><h2>3 June 2024</h2><div><h3><a href='/a'>One</a></h3></div>"
            "<div><h3><a href='/b'>Two</a></h3></div></section>",
            id="under_a_day",
        ),
        pytest.param(
            "<section><h3><a href='/lead'>Lead</a></h3>Text.</section><main>{list}</main>", id="one_lead"
        ),
    ],
)
def test_keeps_what_may_be_an_entry(body: str) -> None:
    assert len(titles_within(body.format(list=LIST))) == body.count("<h3>") + 5
