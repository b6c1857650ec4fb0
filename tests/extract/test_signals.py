"""Independent signals tell a reading that others agree with from one they do not; each has its reason."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.extract.signals import is_contradicted, of_feed, of_listed, of_wrapper
from crawler.extract.wrapper import Wrapper
from crawler.readers import html
from crawler.readers.html import MIN_CONFIDENCE
from crawler.sources import Source
from pipelines.items import Page, PageFacts, RawEntry, Signal
from tests.bench.corpus import ABSENT, CORPUS, load_pages

PAGES = Path(__file__).parent / "pages"


def read(markup: str, source: Source | None = None) -> tuple[PageFacts, list[RawEntry]]:
    page = Page(
        content=markup.encode(),
        address="page.html",
        source="case",
        fetched_at=datetime(2024, 5, 1, tzinfo=UTC),
        url="https://news.example/list/",
    )
    records = list(html.read(page, source or Source(id="case"), explain=True))
    facts = next(record for record in records if isinstance(record, PageFacts))
    return facts, [record for record in records if isinstance(record, RawEntry)]


def values(facts: PageFacts) -> dict[str, float]:
    assert all(signal.reason for signal in facts.signals)
    assert all(0 <= signal.value <= 1 for signal in facts.signals)
    return {signal.name: signal.value for signal in facts.signals}


def listing(*, marked: str = "hentry", json_ld: str = "") -> str:
    blocks = "".join(
        f"<article class='{marked}'><h2><a href='/p/{number}'>Notes on the garden, part {number}</a></h2>"
        f"<time datetime='2024-04-{number:02}'>{number} April 2024</time><p>Beds were dug over.</p></article>"
        for number in range(1, 8)
    )
    script = f"<script type='application/ld+json'>{json_ld}</script>" if json_ld else ""
    return f"<!doctype html><html><head><title>Notes</title>{script}</head><body><main>{blocks}</main></body>"


def links_below_text(sentences: int, links: int) -> str:
    items = "".join(
        f"<li><a href='/x/{n}'>Somewhere else, the place number {n}</a></li>" for n in range(links)
    )
    text = f"<p>{'Words about other things, at some length. ' * sentences}</p>"
    return f"<html><head></head><body><div>{text}<ul>{items}</ul></div></body></html>"


def json_list(*numbers: int) -> str:
    items = ",".join(
        f'{{"@type":"ListItem","item":{{"@type":"Article","headline":"Part {number}","url":"/p/{number}"}}}}'
        for number in numbers
    )
    return f'{{"@type":"ItemList","itemListElement":[{items}]}}'


def test_what_the_page_marks_and_lists_itself_agrees_with_its_entries() -> None:
    facts, _ = read(listing(json_ld=json_list(*range(1, 8))))
    assert values(facts)["entry_roots"] == 1
    assert values(facts)["json_ld"] == 1


def test_what_the_page_lists_elsewhere_disagrees() -> None:
    facts, entries = read(listing(marked="card", json_ld=json_list(*range(20, 30))))
    assert values(facts)["json_ld"] == 0
    assert "entry_roots" not in values(facts)
    assert len(entries) == 7, "a sure list is not given up for what stands beside it"


def test_where_the_list_is_not_sure_the_page_is_believed() -> None:
    """Links in a row without days could be anything; the page says which articles it lists."""
    pages = [links_below_text(sentences, links) for sentences in range(6) for links in (5, 8, 11)]
    doubtful = [page for page in pages if MIN_CONFIDENCE <= (read(page)[0].confidence or 0) < 0.5]
    assert doubtful, "one of them must be a doubtful case"
    script = f"<script type='application/ld+json'>{json_list(1, 2, 3, 4)}</script>"
    for page in doubtful:
        assert [(entry.title_raw or "")[:9] for entry in read(page)[1]][:2] == ["Somewhere", "Somewhere"]
        _, entries = read(page.replace("<head>", f"<head>{script}"))
        assert [entry.title_raw for entry in entries] == ["Part 1", "Part 2", "Part 3", "Part 4"]


def test_only_a_doubtful_list_can_be_contradicted() -> None:
    others = Signal(name="json_ld", value=0.0, reason="lists others")
    some = Signal(name="json_ld", value=0.1, reason="lists some of them")
    assert is_contradicted(0.49, others)
    assert not is_contradicted(0.51, others)
    assert not is_contradicted(0.49, some)
    assert not is_contradicted(0.49, None)


def test_few_articles_are_no_list_to_compare_with() -> None:
    assert of_listed({"/1", "/2"}, {"/3"}) is None
    assert of_feed([], {"/3"}) is None


def test_a_feed_agrees_as_far_as_it_reaches() -> None:
    signal = of_feed(["/1", "/2", "/3", "/4"], {"/1", "/2"})
    assert signal is not None
    assert signal.value == 1, "the page is shorter than the feed"
    signal = of_feed(["/1", "/2"], {"/2", "/3", "/4", "/5"})
    assert signal is not None
    assert signal.value == 0.5


def test_a_declared_wrapper_is_compared_with_induction() -> None:
    wrapper = Wrapper(rule="suffix", titles="article/h2", confidence=1.0)
    facts, entries = read(listing(), Source(id="case", wrappers=(wrapper,)))
    assert len(entries) == 7
    assert values(facts) == {"declared": 1, "induction": 1, "entry_roots": 1}
    wrong = replace(wrapper, titles="article/p")
    facts, entries = read(listing(), Source(id="case", wrappers=(wrong,)))
    assert [entry.title_raw for entry in entries] == ["Beds were dug over."] * 7
    assert values(facts)["induction"] == 0


def test_a_rival_that_is_nearly_as_good_takes_from_the_confidence() -> None:
    facts, _ = read(listing())
    sure = values(facts)
    other = listing().replace("</main>", "</main><div>") + "".join(
        f"<section class='item'><h3><a href='/q/{n}'>Reports from the orchard, number {n}</a></h3>"
        f"<time datetime='2024-03-{n:02}'>{n} March 2024</time><p>Trees were pruned.</p></section>"
        for n in range(1, 8)
    )
    facts, _ = read(other)
    assert values(facts)["margin"] < sure["margin"]
    assert facts.confidence is not None
    assert facts.confidence < values(facts)["score"]
    assert facts.runner_up is not None
    assert "it lost by" in facts.runner_up


def test_the_same_list_read_in_another_way_is_no_rival() -> None:
    """The name of the site is a heading like those of the entries: a looser reading has all of them."""
    page = listing().replace("h2>", "h1>")
    page = page.replace("<main>", "<header><h1><a href='/'>Notes of the garden club</a></h1></header><main>")
    facts, entries = read(page)
    assert len(entries) == 7
    assert facts.confidence == values(facts)["score"]
    assert values(facts)["margin"] == 1


def test_signals_of_a_page_without_a_list_say_nothing_is_there() -> None:
    facts, _ = read("<html><body><p>One sentence only.</p></body></html>")
    assert facts.signals == ()


def test_an_induced_wrapper_without_a_rival_leads_by_all() -> None:
    signals = of_wrapper(Wrapper(rule="path", titles="html/body/h2", score=900.0))
    assert [signal.value for signal in signals] == [1.0, 1.0]


@pytest.mark.skipif(not (CORPUS / "dev.json").is_file(), reason=ABSENT)
def test_no_signal_refuses_a_real_listing() -> None:
    for page in load_pages():
        facts = next(record for record in html.read(page) if isinstance(record, PageFacts))
        assert facts.confidence is not None
        assert facts.confidence >= MIN_CONFIDENCE, page.address
        assert facts.layout_fingerprint is not None, page.address
