"""What is HTML and what only says so; what a page's facts are; and that no bytes make the reader raise."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.readers import html
from pipelines.items import Drop, DropReason, Page, PageFacts, PageIssue, PostedSource, RawEntry

CASE = Path(__file__).parents[1] / "extract" / "pages" / "articles_with_excerpts" / "page.html"
ADDRESS = "https://news.example/"


def read(content: bytes, *, url: str | None = ADDRESS, charset: str | None = None) -> list[object]:
    page = Page(
        content=content,
        address="folder/page.html",
        source="x",
        fetched_at=datetime(2021, 6, 1, tzinfo=UTC),
        url=url,
        charset=charset,
    )
    return list(html.read(page))


def entries_of(records: list[object]) -> list[RawEntry]:
    return [record for record in records if isinstance(record, RawEntry)]


def facts_of(records: list[object]) -> PageFacts:
    return next(record for record in records if isinstance(record, PageFacts))


def listing(head: str = "", titles: int = 4, tail: str = "") -> bytes:
    posts = "".join(
        f'<article><h2><a href="p/{i}.html">The title of post {i}</a></h2><p>Text {i}.</p></article>'
        for i in range(titles)
    )
    return f"<html><head>{head}</head><body><main>{posts}</main>{tail}</body></html>".encode()


@pytest.mark.parametrize(
    ("head", "media_type", "name", "is_html"),
    [
        pytest.param(b"<!DOCTYPE html><html>", None, "page", True, id="doctype, no name"),
        pytest.param(b"\xef\xbb\xbf  <HTML lang=en>", None, "x.txt", True, id="mark, upper case, wrong name"),
        pytest.param("<html><body>".encode("utf-16"), None, "x", True, id="utf-16"),
        pytest.param(b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="x">', None, "x", True, id="xhtml"),
        pytest.param(b"<!-- saved --><div>text</div>", None, "x.htm", True, id="a fragment"),
        pytest.param(b"some words", "text/html", "x", True, id="declared, no markup"),
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", "text/html", "x.html", False, id="jpeg"),
        pytest.param(b"\x89PNG\r\n\x1a\n", None, "x.html", False, id="png"),
        pytest.param(b"%PDF-1.7 <html>", "text/html", "x.html", False, id="pdf"),
        pytest.param(b"PK\x03\x04<html>", None, "x.html", False, id="zip"),
        pytest.param(
            b'<?xml version="1.0"?><rss version="2.0"><channel>', "text/html", "x.html", False, id="rss"
        ),
        pytest.param(b'<feed xmlns="http://www.w3.org/2005/Atom">', None, "x.html", False, id="atom"),
        pytest.param(b'<rdf:RDF xmlns="x">', None, "x.html", False, id="rdf"),
        pytest.param(b"<urlset><url>", None, "sitemap.html", False, id="sitemap"),
        pytest.param(b'{"html": "<p>x</p>"}', None, "x.html", False, id="json"),
        pytest.param(b"Plain text about the <p> tag", None, "x.txt", False, id="text that quotes a tag"),
        pytest.param(b"", "text/html", "x.html", False, id="empty"),
    ],
)
def test_accepts_by_content_first(head: bytes, media_type: str | None, name: str, is_html: bool) -> None:
    assert html.accepts(head, media_type, name) is is_html


@pytest.mark.parametrize(
    ("url", "head", "page_url"),
    [
        (ADDRESS, "", ADDRESS),
        (None, '<link rel="canonical" href="https://c.example/list">', "https://c.example/list"),
        (None, '<meta property="og:url" content="https://o.example/">', "https://o.example/"),
        (ADDRESS, '<link rel="canonical" href="https://c.example/">', ADDRESS),
        (ADDRESS, '<base href="/archive/">', "https://news.example/archive/"),
        (None, '<base href="https://b.example/x/">', "https://b.example/x/"),
        (ADDRESS, '<base href="javascript:alert(1)">', ADDRESS),
        (None, '<base href="/archive/">', None),
        (ADDRESS, '<base href="http://[">', ADDRESS),
    ],
)
def test_links_resolve_against_the_base_then_the_page(
    url: str | None, head: str, page_url: str | None
) -> None:
    entries = entries_of(read(listing(head), url=url))
    assert [entry.page_url for entry in entries] == [page_url] * 4
    assert entries[0].url_raw == "p/0.html"


@pytest.mark.parametrize(
    ("tail", "next_page"),
    [
        ('<a rel="next" href="/page/2">2</a>', "https://news.example/page/2"),
        ('<a href="/alt/">Siguiente »</a>', "https://news.example/alt/"),
        ('<div class="nav-previous"><a href="?paged=3">Starsze</a></div>', "https://news.example/?paged=3"),
        (
            '<div class="pagination"><b class="current">1</b><a href="/p/2">2</a><a href="/p/3">3</a></div>',
            "https://news.example/p/2",
        ),
        (
            '<ul class="pager"><li><a href="/">1</a></li><li class="active"><a href="/p/2">2</a></li>'
            '<li><a href="/p/3">3</a></li></ul>',
            "https://news.example/p/3",
        ),
        ('<a rel="next" href="javascript:more()">more</a>', None),
        ('<a rel="next" href="https://news.example/#top">next</a>', None),
        ('<a href="/about">About the next bridge</a>', None),
    ],
)
def test_next_page_is_absolute_and_another_page(tail: str, next_page: str | None) -> None:
    assert facts_of(read(listing(tail=tail))).next_page == next_page


def test_facts_tell_encoding_and_layout() -> None:
    facts = facts_of(read(CASE.read_bytes()))
    assert facts.encoding == "utf-8"
    assert (
        facts.layout_fingerprint
        == facts_of(read(CASE.read_bytes().replace(b"bridge", b"tunnel"))).layout_fingerprint
    )
    assert facts.layout_fingerprint != facts_of(read(listing())).layout_fingerprint


def test_wrong_bytes_are_flagged_and_the_rest_is_read() -> None:
    records = read(listing().replace(b"Text 1", b"Text \xe9\x00 1"), charset="utf-8")
    assert facts_of(records).issues == (PageIssue.REPLACEMENT_CHARACTERS, PageIssue.NUL_BYTES)
    assert len(entries_of(records)) == 4


def test_declared_dates_come_first() -> None:
    script = (
        '<script type="application/ld+json">{"@graph": [{"@type": "BreadcrumbList", "itemListElement": []},'
        '{"@type": ["Thing", "NewsArticle"], "headline": "x", "mainEntityOfPage": {"@id": "https://news.example/p/1.html"},'
        '"datePublished": "2021-02-03"}]}</script>'
    )
    posted = [entry.posted for entry in entries_of(read(listing(script)))]
    assert [len(statements) for statements in posted] == [0, 1, 0, 0]
    assert (posted[1][0].raw, posted[1][0].source) == ("2021-02-03", PostedSource.META)


@pytest.mark.parametrize("cut", [0.02, 0.3, 0.6, 0.95])
def test_a_truncated_page_gives_the_entries_before_the_cut(cut: float) -> None:
    content = CASE.read_bytes()
    whole = [entry.title_raw for entry in entries_of(read(content))]
    part = [entry.title_raw for entry in entries_of(read(content[: int(len(content) * cut)]))]
    assert part == whole[: len(part)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", DropReason.EMPTY_PAGE),
        (b" \r\n ", DropReason.EMPTY_PAGE),
        (b"<html></html>", DropReason.NO_ENTRIES),
        (b"<html><body><p>One sentence only.</p></body></html>", DropReason.NO_ENTRIES),
    ],
)
def test_a_page_without_entries_is_one_drop_with_its_reason(content: bytes, reason: DropReason) -> None:
    drops = [record for record in read(content) if isinstance(record, Drop)]
    assert [drop.reason for drop in drops] == [reason]
    assert drops[0].detail


@settings(max_examples=200)
@given(st.binary(max_size=600) | st.text(alphabet='<>/="ahpdivul 12\n', max_size=400).map(str.encode))
def test_any_bytes_give_one_drop_or_entries(content: bytes) -> None:
    records = read(content)
    assert isinstance(records[0], PageFacts)
    assert len(records) >= 2
