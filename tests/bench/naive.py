"""The rule that everyone writes first: each <article> is an entry, else each h1–h3 with a link.

It is what a listing costs without any measuring, and the bar that measuring has to clear.
"""

import re

from lxml import html
from lxml.html import HtmlElement

from tests.bench.tools import Predicted

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
MIN_ARTICLES = 2  # one <article> is a single post, or a wrapper around the list
ISO_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


def find_entries(text: str, url: str) -> list[Predicted]:
    """Return what the rule takes for entries; links as written."""
    del url  # score.py resolves links
    parser = html.HTMLParser(encoding="utf-8")
    document = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    articles = [entry for each in document.iter("article") if (entry := _of_article(each)) is not None]
    if len(articles) >= MIN_ARTICLES:
        return articles
    return [
        _entry(heading, link, heading.getparent())
        for heading in document.iter(*HEADINGS[:3])
        if (link := _link_of(heading)) is not None and _text(heading)
    ]


def _of_article(article: HtmlElement) -> Predicted | None:
    inside = _first_link(article)
    for heading in article.iter(*HEADINGS):
        link = _link_of(heading)
        link = inside if link is None else link
        if link is not None and _text(heading):
            return _entry(heading, link, article)
    return _entry(inside, inside, article) if inside is not None and _text(inside) else None


def _entry(title: HtmlElement, link: HtmlElement, block: HtmlElement) -> Predicted:
    return {"title": _text(title), "url": link.get("href"), "date": _day(block)}


def _link_of(heading: HtmlElement) -> HtmlElement | None:
    """Return the link in a heading, or the one around it."""
    link = _first_link(heading)
    return link if link is not None else next(heading.iterancestors("a"), None)


def _first_link(element: HtmlElement) -> HtmlElement | None:
    return next(
        (link for link in element.iter("a") if link.get("href") and link.text_content().strip()), None
    )


def _day(block: HtmlElement) -> str | None:
    stated = [time.get("datetime", "") for time in block.iter("time")]
    found = (ISO_DAY.search(text) for text in (*stated, _text(block)))
    return next((match[0] for match in found if match is not None), None)


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
