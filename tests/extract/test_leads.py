"""A day belongs to the title below it where the first title has one above, and none follows the last."""

import pytest

from crawler.extract.blocks import cut_blocks
from crawler.extract.dates_in_tree import DateFinder
from crawler.extract.parser import parse

TITLES = ("Ferry gets a second deck", "Cinema opens again", "Beekeepers move uphill", "Choir wins a prize")
DAYS = ("17 May 2024", "14 May 2024", "13 May 2024", "8 May 2024")


def cut_links(body: str) -> list[str]:
    tree = parse(f"<html lang=en><body><div>{body}</div></body></html>")
    blocks = cut_blocks(tree, [node for node in tree.nodes if node.tag == "a"], DateFinder(tree, "en"))
    return [" ".join("".join(tree.texts[block.first_text : block.last_text]).split()) for block in blocks]


def repeat(form: str, mark: str = "") -> str:
    return mark.join(form.format(day=day, title=title) for day, title in zip(DAYS, TITLES, strict=True))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(repeat("{day} - <a href=x>{title}</a>", "<br>"), id="text_on_the_line_of_the_link"),
        pytest.param(
            repeat("<dt>{day}<span>Notice</span></dt><dd><a href=x>{title}</a></dd>"),
            id="words_beside_the_day",
        ),
        pytest.param(
            repeat("<p>{day} in the hall</p><p>Notice</p><p><a href=x>{title}</a></p>"), id="a_line_between"
        ),
        pytest.param(
            repeat("<p>{day}</p><p>Post</p><p>By the office</p><p><a href=x>{title}</a></p>"),
            id="two_lines_between",
        ),
        pytest.param(
            repeat("{day} - <a href=x>{title}</a>", "<br>") + "<br>Changed on 1 June 2023",
            id="a_day_of_the_page",
        ),
        pytest.param(
            "<h2>As of 1 May 2020</h2>" + repeat("<p><i></i> {day}, hall</p><p><a href=x>{title}</a></p>"),
            id="a_day_of_the_page_above_all",
        ),
        pytest.param(
            repeat("<p>{day} in the hall</p><p><a href=x>{title}</a></p>")
            + "<div>Changed on 1 June 2024</div>",
            id="a_day_of_the_page_below_all",
        ),
    ],
)
def test_a_line_with_a_day_above_each_title_opens_its_block(body: str) -> None:
    blocks = cut_links(body)
    assert all(block.startswith(day) for day, block in zip(DAYS, blocks, strict=True))
    assert all(title in block for title, block in zip(TITLES, blocks, strict=True))
    assert all(block.count("2024") == 1 for block in blocks[:-1])


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(repeat("<p><a href=x>{title}</a></p><p>{day} in the hall</p>"), id="below"),
        pytest.param(
            "<p>As of 1 May 2020</p>" + repeat("<p><a href=x>{title}</a></p><p>{day} in the hall</p>"),
            id="below_and_a_day_of_the_page_above_all",
        ),
        pytest.param(
            "<h2>As of 1 May 2020</h2>" + repeat("<p><a href=x>{title}</a></p><p>{day} in the hall</p>"),
            id="below_and_a_heading_with_a_day_above_all",
        ),
        pytest.param(repeat("<a href=x>{title}</a> - {day}", "<br>"), id="behind_on_the_line_of_the_link"),
    ],
)
def test_a_line_with_a_day_below_each_title_stays_there(body: str) -> None:
    blocks = cut_links(body)
    assert all(block.startswith(title) for title, block in zip(TITLES, blocks, strict=True))
    assert all(day in block for day, block in zip(DAYS, blocks, strict=True))


def test_a_day_above_some_titles_opens_no_block() -> None:
    body = repeat("<p><a href=x>{title}</a></p><p>Text without a day</p>")
    blocks = cut_links(f"<p>{DAYS[0]} in the hall</p>{body}")
    assert blocks[0].startswith(TITLES[0])
