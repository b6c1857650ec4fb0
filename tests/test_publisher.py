"""Whose page it is, the page says; what it links to says nothing, and neither do other pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.own_address.header import of_message, of_web_archive
from crawler.extract.xml import sniff_text
from crawler.publisher import FINDERS, HEAD_BYTES, find_publishers
from crawler.source_keys import is_source_id
from crawler.source_naming import LOCAL, SourceNaming
from crawler.sources import Source, Way
from pipelines.items import Page, WayKind
from tests.build import NOON

# ruff: noqa: E501 - a head is as long as it is
ITEM = "<item><title>Seeds</title><link>https://elsewhere.example/seeds</link></item>"


def make_page(content: str | bytes, **changes: object) -> Page:
    data = content.encode() if isinstance(content, str) else content
    fields: dict[str, object] = {"content": data, "address": "x", "source": LOCAL, "fetched_at": NOON}
    return Page(**{**fields, **changes})  # type: ignore[arg-type]


def html(head: str, body: str = "<p>Beds</p>") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def source_of(content: str | bytes, *declared: Source, **changes: object) -> tuple[str, str]:
    return SourceNaming({one.id: one for one in declared}).find_source(make_page(content, **changes))


@pytest.mark.parametrize(
    ("content", "source", "evidence"),
    [
        pytest.param(html('<link rel="canonical" href="https://www.river-post.example/news/">'), "river-post-example", "from its canonical link", id="canonical"),
        pytest.param(html("<LINK HREF=http://river-post.example/a REL='shortlink Canonical'>"), "river-post-example", "from its canonical link", id="canonical-in-capitals-unquoted"),
        pytest.param(html('<link rel="canonical" href="/news/"><meta property="og:url" content="https://river-post.example/news/">'), "river-post-example", "from its og:url", id="relative-canonical-is-no-address"),
        pytest.param(html('<meta name=x content="a>b"><base href="https://river-post.example/">'), "river-post-example", "from its base address", id="base"),
        pytest.param(html('<link rel="https://api.w.org/" href="https://river-post.example/wp-json/">'), "river-post-example", "from the interface of its site", id="wordpress-page"),
        pytest.param(html('<link rel="canonical" href="https://gärtner.example/">'), "xn-grtner-example-5hb", "from its canonical link", id="umlaut"),
        pytest.param(html('<link rel="canonical" href="https://xn--grtner-bua.example/">'), "xn-grtner-example-5hb", "from its canonical link", id="umlaut-as-the-network-writes-it"),
        pytest.param(html('<link rel="canonical" href="https://river-post.example/">').encode("utf-16"), "river-post-example", "from its canonical link", id="utf-16"),
        pytest.param('<!DOCTYPE html>\n<!-- saved from url=(0034)https://river-post.example/news/ -->\n' + html('<link rel="canonical" href="https://other.example/">'), "river-post-example", "from the address it was saved from", id="saved-by-a-browser"),
        pytest.param("<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://river-post.example/news/ \n saved date: Sat May 04 2024\n-->" + html(""), "river-post-example", "from the address it was saved from", id="single-file"),
        pytest.param(html('<!-- <link rel="canonical" href="https://old.example/"> -->'), LOCAL, "no address found", id="commented-out"),
        pytest.param(html("<script>'<link rel=canonical href=https://a.example/>'</script>"), LOCAL, "no address found", id="in-a-script"),
        pytest.param(html("", '<link rel="canonical" href="https://a.example/"><a href="https://b.example/">b</a>'), LOCAL, "no address found", id="in-the-body"),
        pytest.param(html('<link rel="canonical" href="http://localhost:2368/">'), LOCAL, "no address found", id="made-on-somebodys-machine"),
        pytest.param(html('<link rel="canonical" href="http://127.0.0.1:8080/">'), LOCAL, "no address found", id="loopback"),
        pytest.param(html('<link rel="canonical" href="https://[bad/">'), LOCAL, "no address found", id="no-address"),
        pytest.param(html('<link rel="canonical" href="javascript://a.example/">'), LOCAL, "no address found", id="not-of-the-web"),
        pytest.param(f"<rss version='2.0'><channel><title>N</title><link>https://river-post.example/</link>{ITEM}</channel></rss>", "river-post-example", "from the feed's link", id="rss"),
        pytest.param(f"<rss><channel><atom:link rel='self' href='https://service.example/r.xml'/><link><![CDATA[https://river-post.example]]></link>{ITEM}</channel></rss>", "river-post-example", "from the feed's link", id="rss-on-a-service"),
        pytest.param(f"<rss><channel><link>/</link><atom:link rel='self' href='https://river-post.example/feed'/>{ITEM}</channel></rss>", "river-post-example", "from the feed's own address", id="rss-relative"),
        pytest.param(f"<rss><channel><title>N</title>{ITEM}</channel></rss>", LOCAL, "no address found", id="links-of-entries-are-no-evidence"),
        pytest.param("<feed xmlns='http://www.w3.org/2005/Atom'><link rel='hub' href='https://hub.example/'/><link href='https://river-post.example/'/><entry><title>S</title></entry></feed>", "river-post-example", "from the feed's link", id="atom"),
        pytest.param('{"version": "https://jsonfeed.org/version/1.1", "home_page_url": "https:\\/\\/river-post.example\\/", "items": []}', "river-post-example", "from the feed's home_page_url", id="json-feed"),
        pytest.param('[{"id": 1, "guid": {"rendered": "x"}, "date": "2024-05-04T10:00:00", "link": "https:\\/\\/river-post.example\\/a\\/", "title": {"rendered": "S"}, "content": {"rendered": "<a href=\\"https:\\/\\/b.example\\">"}}]', "river-post-example", "from the links of its posts", id="wordpress"),
        pytest.param("<urlset><url><loc>https://river-post.example/a</loc><image:image><image:loc>https://cdn.example/a.png</image:loc></image:image></url><url><loc>http://www.river-post.example/b</loc></url></urlset>", "river-post-example", "from the addresses in it", id="sitemap"),
        pytest.param("<urlset><url><loc>https://a.example/a</loc></url><url><loc>https://b.example/b</loc></url></urlset>", LOCAL, "no address found", id="sitemap-of-two-sites"),
        pytest.param("River Post\n\nhttps://river-post.example/\n\nSeeds\nPosted on: 2024-05-04\n\nBring them.\n", LOCAL, "no address found", id="plain-text"),
        pytest.param(b"", LOCAL, "no address found", id="empty"),
        pytest.param(bytes(range(256)), LOCAL, "no address found", id="binary"),
    ],
)  # fmt: skip
def test_the_source_is_named_after_the_pages_own_address(
    content: str | bytes, source: str, evidence: str
) -> None:
    assert source_of(content) == (source, evidence)


def test_where_a_page_was_fetched_goes_before_what_it_declares() -> None:
    page = html('<link rel="canonical" href="https://other.example/">')
    assert source_of(page, url="http://www.river-post.example:80/a") == (
        "river-post-example",
        "from its own address",
    )
    assert source_of(page, url="https://river-post.example/b")[0] == "river-post-example"
    assert source_of(page, url="file:///home/x.html")[0] == "other-example"


def test_a_page_without_an_address_is_of_what_it_was_found_in() -> None:
    assert source_of("<p>x", source="river-post-example") == ("river-post-example", "as what it was found in")


def declared(source: str, *urls: str) -> Source:
    return Source(id=source, ways=tuple(Way(kind=WayKind.ARCHIVE, url=url) for url in urls))


def test_a_declared_site_is_that_source() -> None:
    post = declared("the-post", "https://river-post.example/news/", "https://feeds.example/post.xml")
    for url in (
        "https://www.river-post.example/2024/a",
        "http://river-post.example/",
        "https://feeds.example/",
    ):
        assert source_of("<p>x", post, url=url)[0] == "the-post"
    assert source_of("<p>x", declared("dev", "http://127.0.0.1:80/"), url="http://127.0.0.1/a")[0] == "dev"


def test_of_several_on_a_site_it_is_the_one_with_the_longest_path_above() -> None:
    both = (
        declared("ann", "https://a.example/author/ann/index.html"),
        declared("ann-notes", "https://a.example/author/ann/notes/"),
        declared("bo", "https://a.example/author/bo"),
    )
    for path, source in {
        "author/ann/page/2": "ann",
        "author/ann/notes/1": "ann-notes",
        "author/bo/": "bo",
        "author/bob/": "a-example",
        "": "a-example",
    }.items():
        assert source_of("<p>x", *both, url=f"https://a.example/{path}")[0] == source


def test_another_site_never_gets_the_id_of_a_declared_one() -> None:
    other = declared("river-post-example", "https://river-post.com/")
    assert source_of("<p>x", other, url="https://river-post.example/")[0] == "river-post-example-2"
    bare = Source(id="river-post-example")  # as where only its layout is declared
    assert source_of("<p>x", bare, url="https://river-post.example/")[0] == "river-post-example"


@given(
    st.binary(max_size=300),
    st.sampled_from(["<html><link rel=canonical href='https://", "<rss><link>http://", ""]),
)
def test_any_bytes_give_a_valid_id_and_the_same_one_again(tail: bytes, start: str) -> None:
    page = make_page(start.encode() + tail)
    source, _ = SourceNaming({}).find_source(page)
    assert is_source_id(source)
    assert SourceNaming({}).find_source(page)[0] == source


@pytest.mark.parametrize("number", range(1, 11))
def test_a_head_that_breaks_off_names_the_same_source_or_none(number: int) -> None:
    whole = html('<title>N</title><link rel="canonical" href="https://river-post.example/news/">').encode()
    cut = source_of(whole[: len(whole) * number // 10])[0]
    assert cut in {"river-post-example", LOCAL}


HOSTILE = {
    "comments": b"<!--",
    "tags": b"<link rel=canonical ",
    "quotes": b'<link a="',
    "scripts": b"<script>",
    "sections": b"<![CDATA[",
    "spaces": b"<meta x" + b" " * 900,
    "keys": b'"link":"',
    "slashes": b'"link":"' + b"\\\\" * 900,
    "folds": b"From: @a\n ",
    "angles": b"<a.b",
}


@pytest.mark.parametrize("start", [b"<html>", b"<rss>", b"[{", b"List-Id: <"])
def test_a_hostile_head_is_read_to_its_end(start: bytes) -> None:
    """Each takes a tenth of a second at most; what is not linear in one of them does not end."""
    for piece in HOSTILE.values():
        head = sniff_text((start + piece * (HEAD_BYTES // len(piece)))[:HEAD_BYTES])
        for finder in FINDERS.values():
            assert len(list(finder(head))) <= 4


def test_only_the_head_is_looked_at() -> None:
    late = html(" " * HEAD_BYTES + '<link rel="canonical" href="https://river-post.example/">')
    assert list(find_publishers(make_page(late))) == []


@pytest.mark.parametrize(
    ("header", "found"),
    [
        pytest.param("From: Post <news@river-post.example>\nTo: a@b.example\n\n@c.example", ["river-post.example"], id="sender"),
        pytest.param("List-Id: x <9.list-id.mailer.example>\nFrom: news@river-post.example\n", ["river-post.example"], id="list-of-a-service"),
        pytest.param("From: <us@mailer.example>\nList-ID: Post\r\n <river.mailer.example>\n", ["river.mailer.example", "mailer.example"], id="newsletter-on-a-service"),
        pytest.param("From: ann@a.example\nList-Post: <mailto:l@lists.example>\nList-Id: <l.lists.example>\n", ["l.lists.example", "a.example"], id="people-post-to-it"),
        pytest.param("Subject: x\n\nFrom: a@b.example\n", [], id="in-the-body"),
        pytest.param("From: undisclosed\n", [], id="no-address"),
    ],
)  # fmt: skip
def test_a_message_is_of_its_list_or_its_sender(header: str, found: list[str]) -> None:
    assert [one.address for one in of_message(header)] == [f"https://{domain}/" for domain in found]


def test_a_web_archive_is_of_where_it_was_saved_from() -> None:
    header = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://river-post.example/news/\nSubject: x\n"
    )
    assert [one.address for one in of_web_archive(header)] == ["https://river-post.example/news/"]
