"""Every field of an entry names its rule and the element it was read from."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.extract.encoding import decode
from crawler.extract.parser import parse
from crawler.extract.tree import Node, Tree
from crawler.extract.wrapper import SUFFIX, Wrapper
from crawler.readers import html
from crawler.sources import UNDECLARED, Source
from pipelines.items import Page, PageFacts, RawEntry

PAGES = Path(__file__).parent / "pages"
LISTINGS = [
    path for path in sorted(PAGES.iterdir()) if not path.name.startswith(("none_", "declared_", "single_"))
]


def load(folder: Path) -> Page:
    meta = tomllib.loads((folder / "meta.toml").read_text())
    return Page(
        content=(folder / "page.html").read_bytes(),
        address="page.html",
        source="case",
        fetched_at=meta["fetched_at"],
        url=meta.get("url"),
    )


def read(page: Page, *, explain: bool, source: Source = UNDECLARED) -> list[RawEntry]:
    return [record for record in html.read(page, source, explain=explain) if isinstance(record, RawEntry)]


def by_locator(tree: Tree) -> dict[str, Node]:
    return {tree.locator(node): node for node in tree.nodes}


def fields_of(entry: RawEntry) -> Iterator[str]:
    """Name what the entry has, as the evidence does."""
    given = {
        "title": entry.title_raw,
        "url": entry.url_raw,
        "posted_on": entry.posted,
        "byline": entry.byline_raw,
        "excerpt": entry.body_raw,
        "image": entry.image_url_raw,
        "categories": entry.categories,
    }
    return (name for name, value in given.items() if value)


@pytest.mark.parametrize("folder", LISTINGS, ids=lambda folder: folder.name)
def test_every_field_has_a_rule_and_an_element_where_it_stands(folder: Path) -> None:
    page = load(folder)
    tree = parse(decode(page.content, charset=None, is_html=True).text)
    nodes = by_locator(tree)
    entries = read(page, explain=True)
    assert entries
    for entry in entries:
        assert {evidence.field for evidence in entry.evidence} == set(fields_of(entry))
        for evidence in entry.evidence:
            assert evidence.rule
            if evidence.rule.startswith("json-ld"):
                continue
            node = nodes[evidence.locator]
            match evidence.field:
                case "title":
                    assert evidence.locator == entry.locator
                    assert (entry.title_raw or "") in tree.text(node)
                case "url":
                    assert node.get("href").strip() == entry.url_raw
                case "posted_on":
                    assert evidence.raw in {posted.raw for posted in entry.posted}
                case "byline":
                    assert (entry.byline_raw or "") in tree.text(node)
                case "image":
                    assert any((entry.image_url_raw or "") in (value or "") for value in node.attrs.values())
                case "categories":
                    assert tree.text(node).strip(" ,;#") in entry.categories


@pytest.mark.parametrize("folder", LISTINGS, ids=lambda folder: folder.name)
def test_to_explain_changes_nothing_else(folder: Path) -> None:
    page = load(folder)
    explained = [replace(entry, evidence=()) for entry in read(page, explain=True)]
    assert explained == read(page, explain=False)


def evidence_of(entry: RawEntry, name: str) -> list[tuple[str, str]]:
    return [(found.rule, found.locator) for found in entry.evidence if found.field == name]


def test_an_inherited_day_points_to_the_entry_it_is_from() -> None:
    blocks = "".join(
        f"<article><h2><a href='/{n}'>Notes on the garden, part {n}</a></h2>"
        f"<p class='date'>Posted on: {'3 May 2024' if n in (1, 4) else ''}</p><p>Beds were dug.</p></article>"
        for n in range(1, 7)
    )
    page = replace(load(LISTINGS[0]), content=f"<main>{blocks}</main>".encode())
    entries = read(page, explain=True)
    own, inherited = evidence_of(entries[0], "posted_on"), evidence_of(entries[1], "posted_on")
    assert [locator for _, locator in own] == [locator for _, locator in inherited]
    assert inherited[0][0].endswith("(inherited_same_day)")
    assert own[0][0].endswith("(listing)")


def test_a_day_from_a_heading_points_to_the_heading() -> None:
    days = "".join(
        f"<h3>{day} May 2024</h3><ul><li><a href='/{day}a'>Notes on the garden, {day}</a></li>"
        f"<li><a href='/{day}b'>Reports from the orchard, {day}</a></li></ul>"
        for day in range(1, 6)
    )
    page = replace(load(LISTINGS[0]), content=f"<main>{days}</main>".encode())
    entries = read(page, explain=True)
    assert len(entries) == 10
    assert [evidence_of(entry, "posted_on")[0][1].rpartition("/")[2] for entry in entries[:4]] == [
        *("h3[1]", "h3[1]", "h3[2]", "h3[2]"),
    ]


def test_a_declared_field_names_the_place_that_was_declared() -> None:
    wrapper = Wrapper(
        rule=SUFFIX,
        titles="article/h2",
        byline_place="i.who",
        excerpt_place="p.teaser",
        image_place="b@data-cover",
        category_place="u",
    )
    blocks = "".join(
        f"<article><h2>Notes, part {n}</h2><i class=who>Ann Bell</i><p class=teaser>Beds.</p>"
        f"<b data-cover=/{n}></b><u>Town</u><u>Park</u><a href=/{n}>more</a></article>"
        for n in range(3)
    )
    page = replace(load(LISTINGS[0]), content=blocks.encode())
    entries = read(page, explain=True, source=Source(id="case", wrappers=(wrapper,)))
    found = {evidence.field: evidence.rule for evidence in entries[0].evidence}
    assert found == {
        "title": "by suffix article/h2",
        "url": "article/a",
        "byline": "i.who",
        "excerpt": "p.teaser",
        "image": "b@data-cover",
        "categories": "u",
    }


def test_what_json_ld_adds_is_said_to_be_from_there() -> None:
    script = (
        "<script type='application/ld+json'>"
        '{"@type": "Article", "headline": "x", "url": "/1",'
        '"datePublished": "2024-05-03", "author": "Ann Bell"}'
        "</script>"
    )
    blocks = "".join(f"<article><h2><a href=/{n}>Notes, part {n}</a></h2></article>" for n in range(9))
    page = replace(
        load(LISTINGS[0]), content=f"{script}<main>{blocks}</main>".encode(), url="https://a.example/"
    )
    entries = read(page, explain=True)
    assert [rule for rule, _ in evidence_of(entries[1], "posted_on")] == ["json-ld datePublished"]
    assert [rule for rule, _ in evidence_of(entries[1], "byline")] == ["json-ld author"]
    assert evidence_of(entries[2], "posted_on") == []


def test_no_evidence_is_made_unless_asked_for() -> None:
    records = list(html.read(load(LISTINGS[0])))
    assert all(record.evidence == () for record in records if isinstance(record, RawEntry))
    assert all(record.signals == () for record in records if isinstance(record, PageFacts))
