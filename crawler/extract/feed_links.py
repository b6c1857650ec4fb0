"""Read where the entries of a feed lead: RSS of every version, and Atom.

Evidence for a listing page only, so a feed cut off in the middle still gives the entries before that.
Entities are not resolved and nothing is fetched: a feed is data from a stranger.
"""

from lxml import etree

MAX_LINKS = 10_000


def read_feed_links(content: bytes) -> list[str]:
    """Return the link of each entry of a feed, verbatim, in order; raises ValueError where it is no XML."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"no feed: {error}") from error
    if root is None:
        raise ValueError("no feed: no XML in it")
    links = []
    for element in root.iter("{*}item", "{*}entry"):
        link = _find_link(element)
        if link is not None:
            links.append(link)
            if len(links) == MAX_LINKS:
                break
    return links


def _find_link(entry: etree._Element) -> str | None:
    for link in entry.iterchildren("{*}link"):
        if link.get("rel", "alternate") == "alternate":
            target = (link.get("href") or link.text or "").strip()
            if target:
                return target
    for guid in entry.iterchildren("{*}guid"):
        if guid.get("isPermaLink", "true") == "true" and guid.text:
            return guid.text.strip()
    return None
