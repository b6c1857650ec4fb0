"""Read a sitemap as a page: those of the news extension have titles and days, and so entries."""

from collections.abc import Iterator
from dataclasses import replace

from crawler.extract.fragment import read_title
from crawler.extract.posted import from_url
from crawler.extract.sitemap import (
    Sitemap,
    SitemapError,
    SitemapPage,
    SitemapTooLargeError,
    is_sitemap,
    read_sitemap,
)
from crawler.readers.errors import SourceError
from crawler.readers.evidence import evidence_of
from crawler.sources import UNDECLARED, Source
from pipelines.items import Drop, DropReason, Page, PageFacts, PostedSource, PostedText, RawEntry, page_id_of

NAME = "sitemap"
SAMPLE_CHARS = 200


def accepts(head: bytes, _media_type: str | None, _name: str) -> bool:
    """Tell whether a page is a sitemap by its root element, also inside gzip."""
    return is_sitemap(head)


def read(
    page: Page, source: Source = UNDECLARED, *, explain: bool = False
) -> Iterator[RawEntry | Drop | PageFacts]:
    """Yield the facts of a sitemap, then an entry for each page with a title, or one drop.

    `lastmod` is the day of a change, and never that of posting.
    """
    try:
        sitemap = read_sitemap(page.content, charset=page.charset)
    except SitemapTooLargeError as error:
        raise SourceError(DropReason.TOO_LARGE, str(error)) from error
    except SitemapError as error:
        raise SourceError(DropReason.DAMAGED, str(error)) from error
    if sitemap.fault and not (sitemap.pages or sitemap.children):
        raise SourceError(DropReason.DAMAGED, f"no whole address: {sitemap.fault}")
    page_id = page_id_of(page)
    titled = [one for one in sitemap.pages if one.title]
    rule = "sitemap-index" if sitemap.is_index else "news-sitemap" if titled else "sitemap"
    yield PageFacts(encoding=sitemap.encoding, rule=rule, confidence=1.0, issues=sitemap.issues)
    for position, one in enumerate(titled):
        raw = _raw_entry(page, page_id, one, position, rule, language=source.language)
        yield replace(raw, evidence=tuple(evidence_of(raw))) if explain else raw
    if not titled:
        yield _why_none(page, page_id, sitemap)


def _raw_entry(
    page: Page, page_id: str, one: SitemapPage, position: int, rule: str, *, language: str | None
) -> RawEntry:
    from_link = from_url(one.loc)
    stated = [PostedText(raw=one.published, source=PostedSource.FEED)] if one.published else []
    return RawEntry(
        source=page.source,
        page_id=page_id,
        position=position,
        locator=one.locator,
        reader=NAME,
        rule=rule,
        seen_at=page.fetched_at,
        page_url=page.url,
        language_hint=language or one.language,
        title_raw=read_title(one.title or "", is_html=False),
        url_raw=one.loc,
        posted=(*stated, *([from_link] if from_link is not None else [])),
        image_url_raw=one.image_url,
        categories=one.keywords,
    )


def _why_none(page: Page, page_id: str, sitemap: Sitemap) -> Drop:
    found = f"{len(sitemap.pages)} addresses and {len(sitemap.children)} sitemaps"
    locs = [one.loc for one in sitemap.pages] + [one.loc for one in sitemap.children]
    return Drop(
        source=page.source,
        page_id=page_id,
        reason=DropReason.NAVIGATION_ONLY if locs else DropReason.EMPTY_LISTING,
        detail=f"a sitemap of {found}, none with a title",
        sample=locs[0][:SAMPLE_CHARS] if locs else None,
    )
