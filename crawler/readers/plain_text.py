"""Read any plain text as a digest page; the last reader of the table.

The text is decoded and handed to the pure `crawler.extract.text_digest`; what it finds becomes
RawEntries, and a text that is no digest becomes one Drop.
"""

import codecs
from collections.abc import Iterator

from crawler.extract.encoding import decode
from crawler.extract.text_digest import SAMPLE_CHARS, Digest, TextEntry, read_digest
from pipelines.items import Drop, DropReason, Page, PageFacts, RawEntry, page_id_of

NAME = "plain_text"

_BYTE_ORDER_MARKS = (
    codecs.BOM_UTF8,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
)
# The first bytes of formats that can look like text for a while.
_BINARY_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"7z\xbc\xaf",
    b"Rar!",
    b"PAR1",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"RIFF",
    b"{\\rtf",
    b"%!PS",
    b"\x7fELF",
    b"SQLite format 3",
    b"\xd0\xcf\x11\xe0",
)
_BINARY_TYPES = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip")
# What text uses of the C0 controls: tab, line ends, form feed, backspace in man pages, escape in logs
# and in ISO-2022, the old end-of-file mark, and the separators of old catalogues.
_TEXT_CONTROLS = frozenset(b"\x08\t\n\x0b\x0c\r\x1a\x1b\x1c\x1d\x1e\x1f")
MAX_CONTROL_SHARE = 0.02  # compressed and compiled data has more than 8 % of them


def accepts(head: bytes, media_type: str | None, name: str) -> bool:
    """Tell whether the bytes are text of any kind."""
    if head.startswith(_BYTE_ORDER_MARKS):
        return True
    if head.startswith(_BINARY_MAGIC) or (media_type or "").lower().startswith(_BINARY_TYPES):
        return False
    if b"\x00" in head:
        return _is_wide_text(head)
    controls = sum(byte < 0x20 and byte not in _TEXT_CONTROLS for byte in head)
    return controls <= MAX_CONTROL_SHARE * len(head)


def read(page: Page) -> Iterator[RawEntry | Drop | PageFacts]:
    """Give the entries of a text in page order, or one Drop that says what was looked for."""
    decoded = decode(page.content, charset=page.charset, is_html=False)
    digest = read_digest(decoded.text, fetched_at=page.fetched_at)
    page_id = page_id_of(page)
    for position, entry in enumerate(digest.entries):
        yield _raw_entry(page, page_id, digest, entry, position)
    if not digest.entries:
        yield Drop(
            source=page.source,
            page_id=page_id,
            reason=digest.reason or DropReason.NO_ENTRIES,
            detail=digest.detail,
            sample=decoded.text[:SAMPLE_CHARS].strip() or None,
        )
    yield PageFacts(encoding=decoded.encoding, issues=decoded.issues)


def _raw_entry(page: Page, page_id: str, digest: Digest, entry: TextEntry, position: int) -> RawEntry:
    return RawEntry(
        source=page.source,
        page_id=page_id,
        position=position,
        locator=f"line {entry.line}",
        reader=NAME,
        rule=digest.rule or "",
        seen_at=page.fetched_at,
        page_url=page.url,
        day_order=digest.day_order,
        title_raw=entry.title,
        url_raw=entry.url,
        posted=entry.posted,
        posted_blank=entry.posted_blank,
        byline_raw=entry.byline,
        body_raw=entry.body,
        categories=entry.tags,
    )


def _is_wide_text(head: bytes) -> bool:
    """Tell UTF-16 and UTF-32 without a mark: NULs stand at steady places, in no run of data.

    In UTF-16 of a script with few letters beyond ASCII, nearly every other byte is NUL, all on one
    side; in UTF-32 the first or the last byte of every four is.
    """
    if len(head) < 4:
        return False
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    one_sided = min(even, odd) <= 0.02 * half and max(even, odd) >= 0.1 * half
    quarters = [head[offset::4].count(0) for offset in range(4)]
    quarter = max(1, len(head) // 4)
    four_bytes = max(quarters[0], quarters[3]) >= 0.98 * quarter and min(quarters) <= 0.5 * quarter
    return one_sided or four_bytes


__all__ = ["accepts", "read"]
