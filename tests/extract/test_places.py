"""A place as people write it leads to the elements a person would point at, and to no other."""

import pytest

from crawler.extract.parser import parse
from crawler.extract.places import find_way, follow, outermost, parse_way, spell_step, spell_way, split_part

MARKUP = """<html><body class="archive">
<main><article class="post first"><h2 class="big entry-title"><a href="/1">One</a></h2></article>
<article class="post"><header><h2 class="entry-title"><a href="/2">Two</a></h2></header></article></main>
<aside><h2 class="entry-title-small">Aside</h2><DIV class="meta"><div class="meta">in</div></DIV></aside>
<p class="a group/card#x">odd</p>
</body></html>"""


@pytest.mark.parametrize(
    ("way", "texts"),
    [
        pytest.param("h2", ["One", "Two", "Aside"], id="a tag"),
        pytest.param("h2.entry-title", ["One", "Two"], id="any of the classes, whole"),
        pytest.param(".entry-title", ["One", "Two"], id="a class alone"),
        pytest.param("H2.entry-title", ["One", "Two"], id="tags in any case"),
        pytest.param("article/h2.entry-title", ["One"], id="directly below"),
        pytest.param("article / h2", ["One"], id="spaces around slashes"),
        pytest.param(".post/header/h2/a", ["Two"], id="several steps"),
        pytest.param("html/body/aside/h2", ["Aside"], id="the whole way"),
        pytest.param("html/h2", [], id="the whole way is whole"),
        pytest.param("article.post.first/h2", [], id="one class a step"),
        pytest.param("x/html/body", [], id="nothing above the root"),
        pytest.param("div.meta", ["in", "in"], id="one inside the other"),
        pytest.param("p.group%2Fcard%23x", ["odd"], id="a class that would end the step"),
    ],
)
def test_a_way_leads_to(way: str, texts: list[str]) -> None:
    tree = parse(MARKUP)
    assert [tree.text(node) for node in follow(parse_way(way), tree.nodes)] == texts


@pytest.mark.parametrize(
    "way", ["", "/", "h2//a", "h2/", "div.", "h 2", "2h", "h2[1]", "*", "a/" * 300 + "a"]
)
def test_what_is_no_way(way: str) -> None:
    assert find_way(way) is None
    with pytest.raises(ValueError, match=r"step|a way has"):
        parse_way(way)


@pytest.mark.parametrize("name", ["card", "group/card", "a#b", "%ZZ", "%EF", "x@y", "[&>a]"])
def test_a_way_that_is_spelled_leads_back(name: str) -> None:
    tree = parse(f"<main><p class='{name}'>here</p><p class='other'>there</p></main>")
    here = next(node for node in tree.nodes if tree.text(node) == "here" and node.tag == "p")
    assert follow(parse_way(spell_way(tree, here)), tree.nodes) == [here]
    assert "/" not in spell_step(f"p.{name}")


def test_of_elements_in_elements_the_outermost_is_meant() -> None:
    tree = parse(MARKUP)
    found = outermost(follow(parse_way(".meta"), tree.nodes))
    assert [node.attrs["class"] for node in found] == ["meta"]
    assert found[0].end > found[0].index + 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("div/time@datetime", ("div/time", "datetime")),
        ("div/time", ("div/time", None)),
        ("div.at@home/time@text", ("div.at@home/time", "text")),
    ],
)
def test_the_part_is_behind_the_last_mark(text: str, parts: tuple[str, str | None]) -> None:
    assert split_part(text) == parts


def test_deep_nesting_is_followed_without_an_end_in_sight() -> None:
    tree = parse("<div>" * 3000 + "<p>the innermost text</p>")
    assert [node.tag for node in follow(parse_way("div/" * 200 + "p"), tree.nodes)] == ["p"]
    assert follow(parse_way("section/" + "div/" * 200 + "p"), tree.nodes) == []
