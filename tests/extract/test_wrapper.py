"""A wrapper induced on one page reads the other pages of the same layout, and is plain data."""

import json
import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from crawler.extract.application import apply_wrapper
from crawler.extract.dates_in_tree import DateFinder
from crawler.extract.entries import Found
from crawler.extract.induction import induce
from crawler.extract.parser import parse
from crawler.extract.statements import DatePlace, StatementFinder
from crawler.extract.tree import Tree
from crawler.extract.wrapper import Wrapper

PAGES = Path(__file__).parent / "pages"
LISTINGS = [path for path in sorted(PAGES.iterdir()) if not path.name.startswith(("none_", "declared_"))]


def look(markup: str) -> tuple[Tree, StatementFinder]:
    tree = parse(markup)
    return tree, StatementFinder(tree, DateFinder(tree, tree.nodes[0].get("lang") or None))


def summary(found: list[Found]) -> list[tuple[str, str | None, object]]:
    return [(entry.title, entry.url, entry.posted) for entry in found]


@pytest.mark.parametrize("folder", LISTINGS, ids=lambda folder: folder.name)
def test_a_stored_wrapper_reads_the_page_again(folder: Path) -> None:
    markup = (folder / "page.html").read_text(encoding="utf-8")
    tree, finder = look(markup)
    wrapper = induce(tree, finder, needed=0.3)
    assert wrapper is not None
    stored = json.loads(json.dumps(asdict(wrapper)))
    stored["date_places"] = tuple(DatePlace(*place) for place in stored["date_places"])
    assert Wrapper(**stored) == wrapper
    expected = json.loads((folder / "entries.json").read_text(encoding="utf-8"))["entries"]
    found = apply_wrapper(Wrapper(**stored), *look(markup))
    assert [(entry.title, entry.url) for entry in found] == [(e["title"], e.get("url")) for e in expected]


def test_a_wrapper_reads_another_page_of_its_layout() -> None:
    markup = (PAGES / "articles_with_excerpts" / "page.html").read_text(encoding="utf-8")
    first, last = markup.index("<article"), markup.rindex("</article>") + len("</article>")
    articles = markup[first:last].split("</article>")
    other = markup[:first] + "</article>".join([*articles[3:0:-1], ""]) + markup[last:]
    wrapper = induce(*look(markup))
    assert wrapper is not None
    whole = summary(apply_wrapper(wrapper, *look(markup)))
    assert summary(apply_wrapper(wrapper, *look(other))) == whole[3:0:-1]


@pytest.mark.parametrize("name", ["group/card", "card#x", "a%2Fb", "//", "[&>a]/x", "@md/main:p"])
@pytest.mark.parametrize("is_list", [False, True], ids=["cards", "two lists"])
def test_a_class_may_hold_any_characters(name: str, is_list: bool) -> None:
    """Utility frameworks write classes with slashes, marks and brackets in them."""
    items = [
        f"<a href='/{topic}/{n}'>Notes on the {topic}, part {n}</a> {n} May 2024"
        for topic in ("garden", "orchard")
        for n in range(1, 8)
    ]
    if is_list:
        lists = (items[:7], items[7:])
        blocks = "".join(f"<ul class='{name}'><li>{'</li><li>'.join(part)}</li></ul>" for part in lists)
    else:
        blocks = "".join(f"<div class='{name}'><h2>{item}</h2></div>" for item in items)
    markup = f"<html><body><main>{blocks}</main></body></html>"
    wrapper = induce(*look(markup))
    assert wrapper is not None
    assert [entry.url for entry in apply_wrapper(wrapper, *look(markup))] == [
        *(f"/garden/{n}" for n in range(1, 8)),
        *(f"/orchard/{n}" for n in range(1, 8)),
    ]


def test_a_wrapper_finds_nothing_on_a_page_of_another_layout() -> None:
    wrapper = induce(*look((PAGES / "articles_with_excerpts" / "page.html").read_text(encoding="utf-8")))
    assert wrapper is not None
    other = (PAGES / "definition_list" / "page.html").read_text(encoding="utf-8")
    assert apply_wrapper(wrapper, *look(other)) == []


def test_confidence_tells_listings_from_other_pages() -> None:
    for folder in PAGES.iterdir():
        wrapper = induce(*look((folder / "page.html").read_text(encoding="utf-8")), needed=0.3)
        is_listing = bool(json.loads((folder / "entries.json").read_text(encoding="utf-8"))["entries"])
        if not folder.name.startswith("declared_"):
            assert (wrapper is not None and wrapper.confidence >= 0.3) == is_listing, folder.name


def test_every_case_says_where_and_when_it_was_found() -> None:
    for folder in PAGES.iterdir():
        assert "fetched_at" in tomllib.loads((folder / "meta.toml").read_text())
