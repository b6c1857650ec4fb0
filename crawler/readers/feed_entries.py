"""What a feed, or an export in the form of one, says of an entry, as the raw entry of its page."""

from crawler.extract.feeds.feed import FeedEntry
from pipelines.items import Page, RawEntry


def raw_entry(
    page: Page,
    page_id: str,
    entry: FeedEntry,
    position: int,
    *,
    reader: str,
    rule: str,
    language: str | None,
) -> RawEntry:
    """Return the entry; `language`, where it is declared of the source, goes before its own."""
    return RawEntry(
        source=page.source,
        page_id=page_id,
        position=position,
        locator=entry.locator,
        reader=reader,
        rule=rule,
        seen_at=page.fetched_at,
        page_url=entry.base,
        language_hint=language or entry.language,
        source_entry_id=entry.entry_id,
        title_raw=entry.title,
        url_raw=entry.url,
        posted=entry.posted,
        byline_raw=entry.byline,
        byline_is_marked=True,
        body_raw=entry.body,
        text_raw=entry.text,
        image_url_raw=entry.image_url,
        categories=entry.categories,
    )
