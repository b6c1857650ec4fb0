"""Read any plain text as a digest page; the last reader of the table.

The text is decoded and handed to the pure `crawler.extract.text.digest`; what it finds becomes
RawEntries, and a text that is no digest becomes one Drop.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from crawler.extract.encoding import decode
from crawler.extract.text.digest import SAMPLE_CHARS, Digest, TextEntry, read_digest
from crawler.readers.binary import is_binary
from crawler.readers.evidence import evidence_of
from crawler.sources import UNDECLARED, Source
from pipelines.items import Drop, DropReason, Page, PageFacts, RawEntry, page_id_of
from pipelines.normalise.day_order import settle_day_order

NAME = "plain_text"

# Exports are a format of their own; "[1] A title" is a numbered item.
JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[\[{\"])")
_BINARY_TYPES = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip")


def accepts(head: bytes, media_type: str | None, name: str) -> bool:
    """Tell whether the bytes are text of any kind."""
    if is_binary(head) or JSON.match(head):
        return False
    return not (media_type or "").lower().startswith(_BINARY_TYPES)


def read(
    page: Page, _source: Source = UNDECLARED, *, explain: bool = False
) -> Iterator[RawEntry | Drop | PageFacts]:
    """Give the entries of a text in page order, or one Drop that says what was looked for.

    A source declares nothing about texts. The evidence for the fields of an entry is its line.
    """
    decoded = decode(page.content, charset=page.charset, is_html=False)
    digest = read_digest(decoded.text, fetched_at=page.fetched_at)
    page_id = page_id_of(page)
    entries = [_raw_entry(page, page_id, digest, *numbered) for numbered in enumerate(digest.entries)]
    for raw in settle_day_order(entries):
        yield replace(raw, evidence=tuple(evidence_of(raw))) if explain else raw
    if not digest.entries:
        yield Drop(
            source=page.source,
            page_id=page_id,
            reason=digest.reason or DropReason.NO_ENTRIES,
            detail=digest.detail,
            sample=decoded.text[:SAMPLE_CHARS].strip() or None,
        )
    yield PageFacts(
        encoding=decoded.encoding,
        rule=digest.rule,
        confidence=digest.confidence,
        runner_up=digest.runner_up,
        issues=decoded.issues,
    )


def _raw_entry(page: Page, page_id: str, digest: Digest, position: int, entry: TextEntry) -> RawEntry:
    return RawEntry(
        source=page.source,
        page_id=page_id,
        position=position,
        locator=f"line {entry.line}",
        reader=NAME,
        rule=digest.rule or "",
        seen_at=page.fetched_at,
        page_url=page.url,
        title_raw=entry.title,
        url_raw=entry.url,
        posted=entry.posted,
        posted_blank=entry.posted_blank,
        byline_raw=entry.byline,
        body_raw=entry.body,
        categories=entry.tags,
    )
