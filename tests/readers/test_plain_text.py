"""Plain text by the bytes: which pages the reader takes, and what it makes of them."""

import gzip
import io
import zipfile
from datetime import UTC, datetime

import pytest

from crawler.readers import plain_text
from pipelines.items import Drop, DropReason, Page, PageFacts, PostedSource, RawEntry, page_id_of

TEXT = """Riverside Rooms

Old greenhouse opens – after two winters

Posted on: 2021/03/25

Riverside Gazette, March 25 2021:… The panes were counted twice.

Night trains on one sheet

Posted on:

The society has printed a timetable.
"""


def page_of(content: bytes, **fields: str | None) -> Page:
    return Page(
        content=content,
        address="/home/reader/listing.txt",
        source="riverside",
        fetched_at=datetime(2021, 4, 1, tzinfo=UTC),
        url=fields.get("url"),
        charset=fields.get("charset"),
    )


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("listing.txt", TEXT)
    return buffer.getvalue()


ACCEPTED = {
    "utf-8": TEXT.encode(),
    "utf-8 with mark": TEXT.encode("utf-8-sig"),
    "utf-16 with mark": TEXT.encode("utf-16"),
    "utf-16 without mark": TEXT.encode("utf-16-le"),
    "utf-16 big-endian without mark": TEXT.encode("utf-16-be"),
    "utf-32 with mark": TEXT.encode("utf-32"),
    "latin": "Überschrift\nGrüße aus Bad Wörth\n".encode("latin-1"),
    "cyrillic": "Заголовок\nПривет\n".encode("cp1251"),
    "cyrillic utf-16": "Заголовок и ещё немного текста\nПривет\n".encode("utf-16"),
    "japanese": "見出し\n".encode("shift_jis"),
    "escape sequences": b"\x1b[1mBeans\x1b[0m\n",
    "a stray control": b"Beans \x01 and peas, beans and peas, beans and peas, beans and peas\n" * 2,
    "empty": b"",
}
REFUSED = {
    "png": b"\x89PNG\r\n\x1a\n" + bytes(range(64)),
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "gif": b"GIF89a\x01\x00\x01\x00",
    "pdf": b"%PDF-1.7\n1 0 obj\n",
    "zip": zipped(),
    "gzip": gzip.compress(TEXT.encode()),
    "parquet": b"PAR1\x15\x04\x15\x20",
    "nulls": b"beans\x00\x00\x00peas" * 20,
    "controls": bytes(range(1, 32)) * 8,
    "database": b"SQLite format 3\x00",
}


@pytest.mark.parametrize("content", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_text_is_accepted(content: bytes) -> None:
    assert plain_text.accepts(content[:4096], None, "listing")


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_text_is_refused(content: bytes) -> None:
    assert not plain_text.accepts(content[:4096], "text/plain", "listing.txt")


def test_declared_image_is_refused() -> None:
    assert not plain_text.accepts(b"P1 2 2 1 0 0 1", "image/x-portable-bitmap", "listing.pbm")


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_entries_are_the_same_in_every_encoding(encoding: str) -> None:
    page = page_of(TEXT.encode(encoding))
    entries = [record for record in plain_text.read(page) if isinstance(record, RawEntry)]
    assert [(entry.position, entry.locator, entry.title_raw) for entry in entries] == [
        (0, "line 3", "Old greenhouse opens – after two winters"),
        (1, "line 9", "Night trains on one sheet"),
    ]


def test_entries_carry_where_they_come_from() -> None:
    page = page_of(TEXT.encode(), url="https://example.org/listing.txt")
    first, second, facts = plain_text.read(page)
    assert isinstance(first, RawEntry)
    assert isinstance(second, RawEntry)
    assert (first.reader, first.rule, first.source) == ("plain_text", "label_after_title", "riverside")
    assert (first.page_id, first.page_url) == (page_id_of(page), "https://example.org/listing.txt")
    assert first.seen_at == page.fetched_at
    assert first.body_raw == "Riverside Gazette, March 25 2021:… The panes were counted twice."
    assert (second.posted[0].raw, second.posted[0].source) == ("2021/03/25", PostedSource.INHERITED)
    assert second.posted_blank
    assert isinstance(facts, PageFacts)
    assert (facts.encoding, facts.rule, facts.issues) == ("utf-8", "label_after_title", ())
    assert facts.confidence is not None
    assert facts.confidence > 0.5


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", DropReason.EMPTY_PAGE),
        (b"\n \n\n", DropReason.EMPTY_PAGE),
        (b"A note on beans.\n\nThey are in.\n", DropReason.NO_ENTRIES),
    ],
    ids=["nothing", "blank lines", "note"],
)
def test_page_without_entries_is_one_drop(content: bytes, reason: DropReason) -> None:
    drop, facts = plain_text.read(page_of(content))
    assert isinstance(drop, Drop)
    assert isinstance(facts, PageFacts)
    assert (drop.reason, drop.position, drop.locator) == (reason, None, None)
    assert drop.detail


def test_truncated_page_gives_the_entries_before_the_cut() -> None:
    content = TEXT.replace("Posted on:\n", "Posted on: 2021/03/24\n").encode()
    whole = [record for record in plain_text.read(page_of(content)) if isinstance(record, RawEntry)]
    cut = [record for record in plain_text.read(page_of(content[:-20])) if isinstance(record, RawEntry)]
    assert [entry.title_raw for entry in cut] == [entry.title_raw for entry in whole]
    assert cut[0].body_raw == whole[0].body_raw
