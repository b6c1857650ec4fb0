"""Read a feed: RSS of every version, RDF, Atom and JSON Feed."""

from collections.abc import Iterator
from dataclasses import replace

from crawler.extract.feeds.feed import Feed, FeedEntry, FeedError
from crawler.extract.feeds.reading import is_feed, read_feed
from crawler.extract.feeds.xml_feed import RULES
from crawler.extract.xml import find_root, sniff_text
from crawler.readers.binary import is_binary
from crawler.readers.errors import SourceError
from crawler.readers.evidence import evidence_of
from crawler.readers.feed_entries import raw_entry
from crawler.sources import UNDECLARED, Source
from pipelines.items import Drop, DropReason, Page, PageFacts, RawEntry, page_id_of

NAME = "feed"
# A site's Atom and JSON feeds word an entry otherwise than its RSS: each is a form with a history of its own.
FORMS = {"atom": "atom", "json-feed": "json_feed"}
FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}
)
FEED_NAMES = (".rss", ".atom", ".rdf")
SAMPLE_CHARS = 200


def accepts(head: bytes, media_type: str | None, name: str) -> bool:
    """Tell whether a page is a feed by its root element, whatever media type it has.

    Media type and name decide where the root is not in sight, or not whole.
    """
    if is_binary(head):
        return False
    if is_feed(head):
        return True
    text = sniff_text(head)
    root = find_root(text)
    is_called_feed = media_type in FEED_TYPES or name.endswith(FEED_NAMES)
    return is_called_feed and text.startswith("<") and (root is None or root[1] in RULES)


def read(
    page: Page, source: Source = UNDECLARED, *, explain: bool = False
) -> Iterator[RawEntry | Drop | PageFacts]:
    """Yield the facts of a feed, then its entries in its order, or one drop.

    An entry that the feed breaks off in is dropped: half a link is another link. Raises SourceError where
    nothing can be read.
    """
    try:
        feed = read_feed(page.content, charset=page.charset, url=page.url)
    except FeedError as error:
        raise SourceError(DropReason.DAMAGED, str(error)) from error
    if feed.fault and not any(not entry.is_cut for entry in feed.entries):
        raise SourceError(DropReason.DAMAGED, f"no whole entry: {feed.fault}")
    page_id = page_id_of(page)
    yield PageFacts(
        encoding=feed.encoding,
        next_page=feed.next_page,
        rule=feed.rule,
        confidence=1.0,
        issues=feed.issues,
    )
    for position, entry in enumerate(feed.entries):
        if entry.is_cut:
            yield _cut_entry(page, page_id, feed, entry, position)
        else:
            form = FORMS.get(feed.rule, NAME)
            raw = raw_entry(
                page, page_id, entry, position, reader=form, rule=feed.rule, language=source.language
            )
            yield replace(raw, evidence=tuple(evidence_of(raw))) if explain else raw
    if not feed.entries:
        yield Drop(
            source=page.source,
            page_id=page_id,
            reason=DropReason.EMPTY_LISTING,
            detail=f"a feed ({feed.rule}) without entries",
            sample=feed.title[:SAMPLE_CHARS] if feed.title else None,
        )


def _cut_entry(page: Page, page_id: str, feed: Feed, entry: FeedEntry, position: int) -> Drop:
    return Drop(
        source=page.source,
        page_id=page_id,
        reason=DropReason.DAMAGED,
        detail=f"the feed breaks off in this entry: {feed.fault}",
        locator=entry.locator,
        position=position,
        sample=(entry.title or entry.body or "")[:SAMPLE_CHARS] or None,
    )
