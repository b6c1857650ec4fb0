"""A feed given as evidence is read whatever its version, and is harmless whatever it holds."""

import pytest

from crawler.extract.feed_links import read_feed_links

BOMB = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;">
<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;">]>
<rss><channel><item><link>/1</link><title>&g;</title></item></channel></rss>"""
FILE = b"""<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<rss><channel><item><link>/1&x;</link></item></channel></rss>"""


@pytest.mark.parametrize(
    ("feed", "links"),
    [
        pytest.param(
            b"<rss version='2.0'><channel><link>/</link><item><title>A</title><link> /1 </link></item>"
            b"<item><guid>/2</guid></item><item><guid isPermaLink='false'>x</guid></item></channel></rss>",
            ["/1", "/2"],
            id="RSS 2.0, the guid where no link is",
        ),
        pytest.param(
            b"<feed xmlns='http://www.w3.org/2005/Atom'><link href='/'/><entry>"
            b"<link rel='edit' href='/e'/><link rel='alternate' href='/1'/></entry>"
            b"<entry><link href='/2'/></entry></feed>",
            ["/1", "/2"],
            id="Atom, the alternate link",
        ),
        pytest.param(
            b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
            b"<channel/><item><link>/1</link></item></rdf:RDF>",
            ["/1"],
            id="RSS 1.0",
        ),
        pytest.param(
            b"<rss><channel><item><link>/1</link></item><item><link>/2</link></it",
            ["/1"],
            id="cut off in an entry, whose link may be as well",
        ),
        pytest.param(BOMB, ["/1"], id="an entity bomb"),
        pytest.param(FILE, ["/1&x;"], id="a file of ours: its name stays a name"),
    ],
)
def test_links_of_entries(feed: bytes, links: list[str]) -> None:
    assert read_feed_links(feed) == links


@pytest.mark.parametrize("content", [b"", b"   ", b"no XML at all", b"<html><p>no feed</p></html>"])
def test_what_is_no_feed_is_an_error(content: bytes) -> None:
    with pytest.raises(ValueError, match="no feed"):
        read_feed_links(content)
