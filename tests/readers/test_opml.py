"""OPML is a list of feeds: it gives no entries, and says what to do with it."""

import pytest

from crawler.extract.opml import OpmlError, read_opml
from crawler.readers.errors import SourceError
from crawler.readers.table import find_reader, read_page
from pipelines.items import Drop, DropReason, Page, PageFacts, PageIssue
from tests.build import NOON

OPML = b"""<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0"><head><title>What I read</title></head><body>
<outline text="Town"><outline text="Salt &amp; pepper" title="Kitchen" type="rss"
 xmlUrl="https://town.example/feed/" htmlUrl="https://town.example/"/>
<outline text="Mill"><outline text="The mill" xmlurl="https://mill.example/atom.xml"/></outline></outline>
<outline text="A folder with nothing in it"/><outline XMLURL="https://dyke.example/rss"/>
</body></opml>
"""
URLS = ["https://town.example/feed/", "https://mill.example/atom.xml", "https://dyke.example/rss"]


def page(content: bytes, **changes: str) -> Page:
    fields = {"address": "feeds.opml", "source": "local", **changes}
    return Page(content=content, fetched_at=NOON, **fields)  # type: ignore[arg-type]


def test_feeds_are_listed_in_order_however_nested_and_spelled() -> None:
    feeds = read_opml(OPML).feeds
    assert [feed.url for feed in feeds] == URLS
    assert [feed.name for feed in feeds] == ["Kitchen", "The mill", None]
    assert feeds[0].site == "https://town.example/"


@pytest.mark.parametrize("version", [b"1.0", b"1.1", b"2.0"])
@pytest.mark.parametrize(
    ("address", "media_type"), [("feeds.opml", "text/x-opml"), ("a.html", "text/html"), ("x", "text/plain")]
)
def test_a_list_gives_one_drop_that_says_what_to_do(version: bytes, address: str, media_type: str) -> None:
    content = OPML.replace(b'version="2.0"', b'version="%s"' % version)
    facts, drop = read_page(page(content, address=address, media_type=media_type))
    assert isinstance(facts, PageFacts)
    assert isinstance(drop, Drop)
    assert (drop.reason, drop.position) == (DropReason.LIST_OF_SOURCES, None)
    assert "3 feeds" in drop.detail
    assert f"clipfile add {address}" in drop.detail


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_list_cut_off_gives_the_feeds_before_and_says_so(tenth: int) -> None:
    cut = OPML[: len(OPML) * tenth // 10]
    if b">" not in cut.partition(b"<opml")[2]:  # the root itself is cut
        with pytest.raises(OpmlError):
            read_opml(cut)
        return
    listed = read_opml(cut)
    assert [feed.url for feed in listed.feeds] == URLS[: len(listed.feeds)]
    assert listed.fault is not None
    assert PageIssue.DAMAGED in listed.issues


def test_hostile_lists_cost_little_and_open_nothing() -> None:
    entity = (
        b'<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + OPML.replace(b"Kitchen", b"&x;")[39:]
    )
    assert read_opml(entity).feeds[0].name == "&x;"
    deep = b"<opml><body>" + b'<outline xmlUrl="https://x.example/">' * 5_000
    assert read_opml(deep).fault is not None
    with pytest.raises(SourceError) as error:
        list(read_page(page(b"<opml")))
    assert error.value.reason in {DropReason.DAMAGED, DropReason.UNKNOWN_FORMAT}


def test_a_page_about_lists_is_no_list() -> None:
    reader = find_reader(page(b"<html><body><p>Write &lt;opml&gt;: <opml></p></body></html>"))
    assert reader is not None
    assert reader.name == "html"
