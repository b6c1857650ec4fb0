"""How the time of reading grows with a page: ten times the page should take ten times the time.

Listings whose list is repeated with titles and links of its own each time, and pages that are large
in one way only, as broken or hostile pages are. Growth is the ratio of the times over the ratio of the
sizes, of the last step: 1 is linear, 10 at ten times the size is quadratic.
"""

import copy
import gc
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from crawler.readers import html
from pipelines.items import Page
from tests.bench.corpus import load_pages

TIMES = (1, 10, 100)
ENTRIES = 20
NOT_LINEAR = 2.0  # growth that noise and caches do not explain
TOO_LONG_SECONDS = 30  # after a step this slow the next is not tried
REAL_PAGES = 3
MIN_ARTICLES = 5
SAVED_AT = datetime(2026, 11, 1, tzinfo=UTC)

Make = Callable[[int], str]  # the page, so many times as large


def main() -> None:
    """Print a line for each kind of page."""
    print("== growth of the time of reading, invented and real pages ==")
    sizes = " ".join(f"{f'× {times}':>7}" for times in TIMES)
    print(f"{'':<38} KB × {TIMES[-1]:<4} ms a KB:{sizes}  growth")
    for name, make in SHAPES.items():
        report(name, make)
    for number, page in enumerate(islice(_real_pages(), REAL_PAGES), 1):
        report(f"real listing {number}", lambda times, page=page: repeat_articles(page, times))  # type: ignore[misc]


def report(name: str, make: Make) -> None:
    """Print how long a KB takes at each size, and the growth of the last step."""
    sizes, seconds = [], []
    for times in TIMES:
        content = make(times).encode()
        sizes.append(len(content) / 1000)
        seconds.append(read_seconds(content, rounds=3 if times < TIMES[-1] else 2))
        if seconds[-1] > TOO_LONG_SECONDS:
            break
    growth = (seconds[-1] / seconds[-2]) / (sizes[-1] / sizes[-2])
    each = " ".join(f"{1000 * taken / size:7.3f}" for taken, size in zip(seconds, sizes, strict=True))
    warning = "  MORE THAN LINEAR" if growth > NOT_LINEAR else ""
    print(f"{name:<38} {sizes[-1]:8.0f} {'':>9} {each}  {growth:5.2f}{warning}", flush=True)


def read_seconds(content: bytes, *, rounds: int) -> float:
    """Return the processor time of reading a page, the best of so many rounds.

    Without the garbage collector: it goes through all that the process keeps, at moments of its own.
    """
    page = Page(
        content=content,
        address="x.html",
        source="bench",
        fetched_at=SAVED_AT,
        url="https://example.org/news/",
    )
    taken = []
    for _ in range(rounds):
        gc.collect()
        gc.disable()
        began = time.process_time()
        for _ in html.read(page):
            pass
        taken.append(time.process_time() - began)
        gc.enable()
    return min(taken)


def repeat_articles(page: Page, times: int) -> str:
    """Write a listing with its list so many times, each with titles and links of its own."""
    document = lxml_html.document_fromstring(page.content)
    articles = _articles(document)
    parent = articles[0].getparent()
    for number in range(1, times):
        for article in articles:
            again = copy.deepcopy(article)
            for link in again.iter("a"):
                link.set("href", f"{link.get('href', '')}?{number}")
                link.text = f"{link.text or ''} {number}"
            parent.append(again)
    return etree.tostring(document, encoding="unicode", method="html")


def _real_pages() -> Iterator[Page]:
    """Yield listings of several articles side by side, one of each site."""
    sites = set()
    for page in load_pages():
        site = page.address.split("/")[1]
        if site not in sites and len(_articles(lxml_html.document_fromstring(page.content))) >= MIN_ARTICLES:
            sites.add(site)
            yield page


def _articles(document: HtmlElement) -> list[HtmlElement]:
    """Return the articles that stand beside the first."""
    first = next(document.iter("article"), None)
    return [] if first is None else [first, *first.itersiblings("article")]


def _entries(count: int, block: str) -> str:
    """Write blocks out of one with the number of the entry {n}, a day {d} and letters {l}."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return "".join(
        block.format(
            n=n, d=f"{2000 + n // 336 % 26}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}", l=_spell(n, letters)
        )
        for n in range(count)
    )


def _spell(number: int, letters: str) -> str:
    """Write a number in letters, so that it can be a class that no rule strips."""
    spelt = ""
    while number or not spelt:
        number, digit = divmod(number, len(letters))
        spelt += letters[digit]
    return spelt


TEXT = "The market moved to the square by the river and stayed until the evening. " * 3
ARTICLE = (
    '<article><h2><a href="/news/{n}/">The garden by the river, part {n}</a></h2>'
    f'<time datetime="{{d}}">{{d}}</time><p>{TEXT}</p></article>'
)
TITLE = '<h2><a href="/news/{n}/">The garden, part {n}</a></h2>'
LINK = '<a href="/news/{n}/">The garden, part {n}</a>'

SHAPES: dict[str, Make] = {
    "listing of 20 articles": lambda times: f"<main>{_entries(ENTRIES * times, ARTICLE)}</main>",
    "list of links": lambda times: f"<ul>{_entries(ENTRIES * times, f'<li>{LINK} {{d}}</li>')}</ul>",
    "table of links": lambda times: (
        f"<table>{_entries(ENTRIES * times, f'<tr><td>{{d}}</td><td>{LINK}</td></tr>')}</table>"
    ),
    "titles flat among their texts": lambda times: _entries(
        ENTRIES * times, f"<p>{{d}}</p>{TITLE}<p>{TEXT}</p>"
    ),
    "days over several titles": lambda times: _entries(ENTRIES * times, f"<h3>{{d}}</h3>{TITLE * 3}"),
    "links in one line": lambda times: f"<p>{_entries(ENTRIES * times, f'{LINK} ')}</p>",
    "every block a class of its own": lambda times: _entries(
        ENTRIES * times, f'<div class="x{{l}}q">{TITLE}{LINK}<p>{{d}}</p></div>'
    ),
    "links each a class of their own": lambda times: _entries(
        ENTRIES * times,
        '<a class="x{l}q" href="/a{n}">one part {n}</a><a class="x{l}q" href="/b{n}">two part {n}</a>',
    ),
    "a list in every entry": lambda times: _entries(
        ENTRIES * times, f"<div>{TITLE}<ul>{f'<li>{LINK}</li>' * 5}</ul></div>"
    ),
    "entries inside entries": lambda times: _entries(ENTRIES * times, f"<div>{TITLE}<p>{{d}}</p>"),
    "lists inside lists": lambda times: _entries(ENTRIES * times, f"<ul><li>{LINK}"),
    "deep nesting": lambda times: f"{'<div>' * 200 * times}{TEXT}{'</div>' * 200 * times}",
    "deep nesting around a list": lambda times: (
        f"{'<div>' * 200 * times}{_entries(ENTRIES, ARTICLE)}{'</div>' * 200 * times}"
    ),
    "deep nesting in a title": lambda times: TITLE.format(n="<b>" * 200 * times) * 2,
    "unclosed paragraphs in bold": lambda times: "<p><b id=x>" * 100 * times,
    "unclosed links": lambda times: "<a href=/news/1/>part " * 100 * times,
    "unclosed cells": lambda times: "<table><tr><td>part " * 50 * times,
    "unclosed spans in entries": lambda times: _entries(ENTRIES * times, f"<li>{LINK}<span><i>{{d}}"),
    "ever deeper between stray end tags": lambda times: "</p><div>" * 200 * times,
    "stray end tags": lambda times: "</div></p></a></article>" * 100 * times,
    "many attributes": lambda times: f"<p {' '.join(f'a{n}=x' for n in range(200 * times))}>text</p>",
    "one long attribute": lambda times: f'<p title="{"2019-01-05 " * 200 * times}">text</p>' * 2,
    "one long class": lambda times: f'<p class="{"date title " * 200 * times}">text</p>' * 2,
    "one long link": lambda times: f'<h2><a href="/{"2019/01/" * 200 * times}">The garden</a></h2>' * 2,
    "one long text": lambda times: f"<p>{TEXT * 20 * times}</p>",
    "one long text in an entry": lambda times: (
        _entries(ENTRIES, ARTICLE) + f"<article>{TITLE}{TEXT * 20 * times}"
    ),
    "one long title": lambda times: f"<h2><a href=/news/>{TEXT * 20 * times}</a></h2>" * 2,
    "one long word": lambda times: f"<h2><a href=/news/>{'a' * 2000 * times}</a></h2>" * 2,
    "one long number": lambda times: f"<h2><a href=/news/>{'1' * 2000 * times}</a></h2>" * 2,
    "many digits": lambda times: f"<p>{'1 2019 ' * 300 * times}</p>{TITLE * 3}",
    "many days in a line": lambda times: f"<p>{_entries(200 * times, '{d} ')}</p>{TITLE * 3}",
    "many lines of days": lambda times: f"{_entries(200 * times, '<p>{d}</p>')}{TITLE * 3}",
    "many inline tags": lambda times: f"<p>{'the <b>market</b> <i>moved</i> ' * 100 * times}</p>{TITLE * 3}",
    "many line breaks": lambda times: f"{TITLE * 2}{'the market<br>' * 200 * times}{TITLE}",
    "much white space": lambda times: f"<p>{' ' * 5000 * times}</p>{chr(10) * 5000 * times}{TITLE * 3}",
    "many pagers": lambda times: f"<div class=pager>{'<a href=/page/2>2</a>' * 20}</div>" * 5 * times,
    "pagers inside pagers": lambda times: f"{'<div class=pager>' * 100 * times}<a href=/page/2>2</a>",
    "a pager of many pages": lambda times: (
        f"<nav class=pagination>{_entries(100 * times, '<a href=/page/{n}/>{n}</a> ')}</nav>"
    ),
    "wrappers called titles": lambda times: f"{'<div class=title>' * 100 * times}The garden",
    "many headings": lambda times: "".join(
        f"<h{n % 6 + 1}>part {n}</h{n % 6 + 1}>" for n in range(100 * times)
    ),
    "many sidebars": lambda times: _entries(ENTRIES * times, f"<aside>{LINK}</aside><nav>{LINK}</nav>"),
    "JSON-LD of many articles": lambda times: (
        '<script type="application/ld+json">['
        + ",".join(
            f'{{"@type":"BlogPosting","headline":"Part {n}","url":"/news/{n}/"}}' for n in range(50 * times)
        )
        + f"]</script>{_entries(ENTRIES, ARTICLE)}"
    ),
    "JSON-LD deeply nested": lambda times: (
        f'<script type="application/ld+json">{"[" * 500 * times}{"]" * 500 * times}</script>'
    ),
    "JSON-LD in many scripts": lambda times: _entries(
        50 * times, '<script type="application/ld+json">{{"@type":"BlogPosting","url":"/{n}"}}</script>'
    ),
    "lesser signs": lambda times: "<" * 2000 * times,
    "unclosed comments": lambda times: "<!--" * 500 * times,
    "unclosed meta": lambda times: "<meta " * 500 * times,
    "many metas": lambda times: '<meta property="og:type" content="x">' * 100 * times,
    "many bodies": lambda times: "<html><body class=x>" * 100 * times,
    "character references": lambda times: f"<p>{'&amp;&#233;&nosuch;' * 200 * times}</p>",
}


if __name__ == "__main__":
    main()
