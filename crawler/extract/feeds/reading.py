"""Tell feeds from other documents, and read them: RSS of every version, RDF, Atom, JSON Feed."""

import re

from crawler.extract.encoding import decode
from crawler.extract.feeds.feed import Feed, FeedError
from crawler.extract.feeds.json_feed import read_json_feed
from crawler.extract.feeds.xml_feed import RULES, read_xml_feed
from crawler.extract.xml import find_root, sniff_text

JSON_FEED = re.compile(r"jsonfeed\.org\\?/version\\?/1")
JSON_ITEMS = re.compile(r'"items"\s*:\s*\[\s*\{')
JSON_FIELDS = re.compile(r'"(?:content_html|content_text|date_published)"\s*:')
# Names of roots that other documents have as well, and what of a feed is in them: RSS in RDF; the channel
# of RSS 1.1, and of RSS that lost its root (one of CDF has other items); an Atom entry on its own.
TELLING = {
    "rdf": re.compile(r"purl\.org/(?:net/)?rss|netscape\.com/rdf|<item[\s>]"),
    "channel": re.compile(r"purl\.org/net/rss1\.1|<item>", re.IGNORECASE),
    "entry": re.compile(r"www\.w3\.org/2005/Atom"),
}


def is_feed(head: bytes) -> bool:
    """Tell whether a document that begins so is a feed: by its root element, or what only JSON Feed has."""
    text = sniff_text(head)
    if text.startswith("{"):
        has_items = JSON_ITEMS.search(text) is not None and JSON_FIELDS.search(text) is not None
        return has_items or JSON_FEED.search(text) is not None
    root = find_root(text)
    if root is None or root[1] not in RULES:
        return False
    telling = TELLING.get(root[1])
    return telling is None or telling.search(text) is not None


def read_feed(content: bytes, *, charset: str | None = None, url: str | None = None) -> Feed:
    """Return what a feed says; raises FeedError, which says what is wrong and where.

    `charset` is what its door declared, `url` its own address. A feed that breaks off gives the entries
    before that, with `fault`.
    """
    decoded = decode(content, charset=charset, is_html=False)
    if not decoded.text.strip():
        raise FeedError("no feed: nothing in it")
    if decoded.text.lstrip()[:1] in {"{", "["}:
        return read_json_feed(decoded, url)
    return read_xml_feed(decoded, url)
