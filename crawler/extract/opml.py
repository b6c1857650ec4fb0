"""Read OPML 1.0, 1.1 and 2.0: the feeds that a list names. http://opml.org/spec2.opml."""

from dataclasses import dataclass

from lxml import etree

from crawler.extract.encoding import decode
from crawler.extract.feeds.element import name_of
from crawler.extract.xml import XmlError, find_root, parse_xml, sniff_text
from pipelines.items import PageIssue


class OpmlError(ValueError):
    """It is no OPML, or so damaged that no element can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFeed:
    """A feed that a list names, verbatim."""

    url: str  # xmlUrl
    name: str | None = None  # title, else text
    site: str | None = None  # htmlUrl


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedList:
    """What a list names, in its order, however nested; `fault` says what was wrong with it and where."""

    feeds: tuple[ListedFeed, ...]
    encoding: str
    fault: str | None = None
    issues: tuple[PageIssue, ...] = ()


def is_opml(head: bytes) -> bool:
    """Tell whether a document that begins so is OPML, by its root element."""
    root = find_root(sniff_text(head))
    return root is not None and root[1] == "opml"


def read_opml(content: bytes, *, charset: str | None = None) -> FeedList:
    """Return the feeds of a list; raises OpmlError. One that breaks off gives those before that."""
    decoded = decode(content, charset=charset, is_html=False)
    try:
        document = parse_xml(decoded.text)
    except XmlError as error:
        raise OpmlError(f"no OPML: {error}") from error
    if name_of(document.root).rpartition(":")[2] != "opml":
        raise OpmlError(f"no OPML: its root element is {name_of(document.root)[:100]}")
    found = [_read_outline(element) for element in document.root.iter() if name_of(element) == "outline"]
    return FeedList(
        feeds=tuple(feed for feed in found if feed is not None),
        encoding=decoded.encoding,
        fault=document.fault,
        issues=(*decoded.issues, *document.issues),
    )


def _read_outline(element: etree._Element) -> ListedFeed | None:
    """Return the feed of an outline, None for a folder; software spells its attributes in any case."""
    values = {str(name).lower(): str(value).strip() for name, value in element.attrib.items()}
    if not values.get("xmlurl"):
        return None
    return ListedFeed(
        url=values["xmlurl"],
        name=values.get("title") or values.get("text") or None,
        site=values.get("htmlurl") or None,
    )
