"""Read where the entries of a feed lead: evidence for a listing page."""

from crawler.extract.feeds.reading import read_feed


def read_feed_links(content: bytes) -> list[str]:
    """Return the link of each entry of a feed, verbatim, in order; raises ValueError where it is no feed."""
    entries = read_feed(content).entries
    return [entry.url for entry in entries if entry.url and not entry.is_cut]
