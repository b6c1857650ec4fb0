"""zip archives: each member stands for itself, and a lost directory loses no member."""

import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.containers.limits import DEFAULT_LIMITS
from tests.build import NOON
from tests.containers.opening import PAGES, cuts, open_bytes

METHODS = {
    "stored": zipfile.ZIP_STORED,
    "deflate": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}
CENTRAL, LOCAL = b"PK\1\2", b"PK\3\4"
TIME = (2020, 1, 2, 3, 4, 6)


class Unseekable(io.BytesIO):
    """Where a packer cannot go back, it writes sizes behind the members."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise io.UnsupportedOperation("seek")

    def tell(self) -> int:
        raise io.UnsupportedOperation("tell")


def pack(
    pages: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED, *, file: io.BytesIO | None = None
) -> bytes:
    def fill(archive: zipfile.ZipFile) -> None:
        for name, content in pages.items():
            info = zipfile.ZipInfo(name, TIME)
            info.compress_type = method
            archive.writestr(info, content)

    return pack_with(fill, file)


def pack_with(fill: Callable[[zipfile.ZipFile], None], file: io.BytesIO | None = None) -> bytes:
    file = file or io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        fill(archive)
    return file.getvalue()


def patch(content: bytes, mark: bytes, offset: int, layout: str, *values: int) -> bytes:
    """Change fields of the first header with a mark."""
    patched = bytearray(content)
    struct.pack_into(layout, patched, content.index(mark) + offset, *values)
    return bytes(patched)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@pytest.mark.parametrize("can_go_back", [True, False])
def test_members_are_pages(method: int, *, can_go_back: bool) -> None:
    pages = PAGES | {"größe.html": b"<p>size", "folder/": b""}
    result = open_bytes(pack(pages, method), "pages.zip", can_go_back=can_go_back)
    del pages["folder/"]
    assert dict(zip(result.names, result.contents, strict=True)) == pages
    assert result.opened == ["zip"]
    assert {page.fetched_at for page in result.pages} == {datetime(*TIME, tzinfo=UTC)}


@pytest.mark.parametrize("name", ["pages.html", "pages.gz", "pages"])
def test_content_decides_whatever_the_name_says(name: str) -> None:
    assert open_bytes(pack(PAGES), name).contents == list(PAGES.values())


def test_an_empty_zip_has_no_members() -> None:
    assert open_bytes(pack({})).opened == ["zip"]


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@pytest.mark.parametrize("streamed", [False, True])
def test_a_cut_zip_gives_its_first_members_and_says_where_it_ends(method: int, *, streamed: bool) -> None:
    whole = pack(PAGES, method, file=Unseekable() if streamed else None)
    assert open_bytes(whole).contents == list(PAGES.values())
    given = []
    for cut in cuts(whole):
        result = open_bytes(cut)
        assert result.contents == list(PAGES.values())[: len(result.pages)]
        assert result.opened == []
        assert result.reasons[-1] == "damaged"
        assert "byte" in result.unreadable[-1].detail
        given.append(len(result.pages))
    assert given == sorted(given)
    without_directory = open_bytes(whole[: whole.index(CENTRAL)])
    assert without_directory.contents == list(PAGES.values())


def test_folders_written_to_a_stream_do_not_end_a_recovery() -> None:
    whole = pack({"folder/": b"", **PAGES}, file=Unseekable())
    assert open_bytes(whole[: whole.index(CENTRAL)]).contents == list(PAGES.values())


def test_a_zip_cut_behind_a_zip_that_is_packed_into_it_is_not_taken_for_that_one() -> None:
    inner = pack({"inner.html": b"<p>inner"})
    whole = pack({"first.html": b"<p>first", "inner.zip": inner}, zipfile.ZIP_STORED)
    result = open_bytes(whole[: whole.index(CENTRAL, whole.index(b"PK\5\6"))])
    assert result.contents == [b"<p>first", b"<p>inner"]
    assert result.reasons == ["damaged"]


def test_a_directory_that_is_damaged_in_the_middle_loses_no_member() -> None:
    content = pack(PAGES)
    second = content.index(CENTRAL, content.index(CENTRAL) + 1)
    result = open_bytes(content[:second] + b"XX" + content[second + 2 :])
    assert result.contents == list(PAGES.values())
    assert result.reasons == ["damaged"]


def test_an_end_record_that_denies_the_members_is_not_believed() -> None:
    content = pack(PAGES)
    end = content.index(b"PK\5\6")
    forged = content[:end] + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0, 0, 0, end, 0)
    assert open_bytes(forged).contents == list(PAGES.values())


def test_a_damaged_member_costs_itself_alone() -> None:
    content = bytearray(pack(PAGES, zipfile.ZIP_STORED))
    content[content.index(b"notes 2")] ^= 1
    result = open_bytes(bytes(content))
    assert result.names == ["notes/1.html", "notes/3.html", "notes/4.html", "notes/5.html"]
    assert result.reasons == ["damaged"]
    assert "CRC-32" in result.unreadable[0].detail


@pytest.mark.parametrize(
    ("mark", "offset", "layout", "values", "reason"),
    [
        (CENTRAL, 8, "<H", [1], "encrypted"),
        (CENTRAL, 10, "<H", [99], "encrypted"),
        (CENTRAL, 10, "<H", [9], "unknown_format"),
        (CENTRAL, 10, "<H", [4711], "unknown_format"),
        (CENTRAL, 16, "<L", [0], "damaged"),
        (CENTRAL, 24, "<L", [10], "damaged"),
        (CENTRAL, 24, "<L", [1 << 31], "damaged"),
        (CENTRAL, 20, "<L", [3], "damaged"),
        (CENTRAL, 42, "<L", [1 << 31], "damaged"),
        (CENTRAL, 42, "<L", [5], "damaged"),
        (LOCAL, 0, "<4B", [1, 2, 3, 4], "damaged"),
    ],
    ids=[
        *("encrypted", "encrypted by WinZip", "Deflate64", "unknown method", "CRC", "claims 10 bytes"),
        *("claims 2 GB", "packed too short", "offset beyond the end", "offset into a member", "local header"),
    ],
)
def test_a_header_that_lies_costs_its_member_alone(
    mark: bytes, offset: int, layout: str, values: list[int], reason: str
) -> None:
    content = patch(pack({"first": b"<p>" + b"first " * 9, **PAGES}), mark, offset, layout, *values)
    if mark == LOCAL:  # it is no zip without its first bytes
        content = LOCAL + content[4:]
        content = content[:30] + content[30:].replace(LOCAL, b"\1\2\3\4", 1)
    result = open_bytes(content)
    assert reason in result.reasons
    assert len(result.pages) == 5
    assert result.opened == ["zip"]


def test_unread_methods_are_named() -> None:
    result = open_bytes(patch(pack(PAGES), CENTRAL, 10, "<H", 9))
    assert "Deflate64" in result.unreadable[0].detail


def test_an_lzma_dictionary_beyond_the_limit_is_not_made() -> None:
    content = pack({"a": b"<p>" * 50}, zipfile.ZIP_LZMA)
    at = content.index(b"a", 30) + 1 + 5
    content = content[:at] + b"\xff\xff\xff\xff" + content[at + 4 :]
    assert open_bytes(content).reasons == ["too_much_memory"]


def test_links_are_dropped_by_name() -> None:
    def fill(archive: zipfile.ZipFile) -> None:
        link = zipfile.ZipInfo("link.html")
        link.external_attr = 0o120777 << 16
        link.create_system = 3
        archive.writestr(link, "/etc/passwd")
        archive.writestr("page.html", "<p>")

    result = open_bytes(pack_with(fill))
    assert (result.names, result.reasons) == (["page.html"], ["unsafe_name"])


def test_strange_names_are_text_and_no_paths() -> None:
    names = ["../../evil.html", "/abs.html", "a/../../b.html", "C:\\x.html", "a\x1b[2Jb.html"]
    result = open_bytes(pack({name: name.encode() for name in names}))
    assert result.names == [*names[:4], "a\\x1b[2Jb.html"]


def test_equal_names_are_told_apart() -> None:
    pages = {"a.html": b"<p>1", "b.html": b"<p>2"}
    content = pack(pages).replace(b"b.html", b"a.html")
    assert open_bytes(content).names == ["a.html", "a (2).html"]


@pytest.mark.parametrize("name", ["größe", "grö\udcdfe"])
def test_names_without_the_flag_are_utf8_where_that_fits(name: str) -> None:
    raw = name.encode("utf-8", "surrogateescape")
    content = pack({"x" * len(raw): b"<p>"}).replace(b"x" * len(raw), raw)
    expected = name if name.isprintable() else raw.decode("cp437")
    assert open_bytes(content).names == [expected]


def test_what_desktops_leave_behind_is_passed_over() -> None:
    names = ["__MACOSX/._1.html", "a/.DS_Store", "Thumbs.db", ".hidden/a.html", "a/1.html"]
    result = open_bytes(pack(dict.fromkeys(names, b"<p>")))
    assert result.names == ["a/1.html"]
    assert result.passed_over == ["desktop metadata"] * 3 + ["hidden file"]


@pytest.mark.parametrize(
    ("extra", "date", "expected"),
    [
        (struct.pack("<HHBl", 0x5455, 5, 1, 1577934246), TIME, datetime(2020, 1, 2, 3, 4, 6, tzinfo=UTC)),
        (
            struct.pack("<HHLHHQQQ", 0x000A, 32, 0, 1, 24, 132224078460000000, 0, 0),
            (1999, 9, 9, 9, 9, 9),
            datetime(2020, 1, 2, 3, 4, 6, tzinfo=UTC),
        ),
        (b"", (1980, 1, 1, 0, 0, 0), NOON),
        (b"", (2024, 5, 3, 0, 0, 0), NOON),
        (struct.pack("<HHLHHQQQ", 0x000A, 32, 0, 1, 24, 1 << 63, 0, 0), TIME, NOON),
        (b"\x01\x00\xff\xff", TIME, datetime(*TIME, tzinfo=UTC)),
    ],
    ids=["UTC field", "NTFS field", "unset", "after the archive", "no such year", "field that is too long"],
)
def test_the_time_of_a_member_is_its_own_where_it_can_be(
    extra: bytes, date: tuple[int, int, int, int, int, int], expected: datetime
) -> None:
    def fill(archive: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo("a.html", date)
        info.extra = extra
        archive.writestr(info, "<p>")

    assert [page.fetched_at for page in open_bytes(pack_with(fill)).pages] == [expected]


def test_zip64_is_read() -> None:
    def fill(archive: zipfile.ZipFile) -> None:
        with archive.open("a.html", "w", force_zip64=True) as member:
            member.write(b"<p>large")

    content = pack_with(fill)
    assert open_bytes(content).contents == [b"<p>large"]
    end = content.index(b"PK\5\6")
    start = content.index(CENTRAL)
    record = struct.pack("<4sQHHLLQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, end - start, start)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, end, 1)
    last = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    assert open_bytes(content[:end] + record + locator + last).opened == ["zip"]
    lying = struct.pack("<4sLQL", b"PK\6\7", 0, 1 << 60, 1)
    result = open_bytes(content[:end] + record + lying + last)
    assert (result.contents, result.reasons) == ([b"<p>large"], ["damaged"])


def test_a_zip_in_a_stream_goes_to_staging_when_it_is_large(tmp_path: Path) -> None:
    limits = replace(DEFAULT_LIMITS, spool_memory_bytes=100, staging=tmp_path)
    result = open_bytes(pack(PAGES), limits=limits, can_go_back=False)
    assert result.contents == list(PAGES.values())
    assert list(tmp_path.iterdir()) == []
    absent = replace(limits, spool_bytes=300)
    assert open_bytes(pack(PAGES), limits=absent, can_go_back=False).reasons[-1] == "too_large"


def test_a_zip_inside_a_cut_stream_gives_what_is_whole() -> None:
    inner = pack(PAGES, zipfile.ZIP_STORED)
    outer = pack({"inner.zip": inner}, zipfile.ZIP_STORED)
    result = open_bytes(outer[: len(outer) // 2])
    assert result.contents == list(PAGES.values())[: len(result.pages)]
    assert 1 <= len(result.pages) < 5
    assert "damaged" in result.reasons


def test_a_web_archive_in_a_zip_has_indexes_that_are_no_pages() -> None:
    names = ["archive/a.warc", "indexes/index.cdx", "pages/pages.jsonl", "datapackage.json", "notes.html"]
    result = open_bytes(pack(dict.fromkeys(names, b"<p>")), "a.wacz")
    assert result.passed_over == ["index"] * 3
    other = open_bytes(pack(dict.fromkeys(names[1:], b"<p>")), "a.zip")
    assert len(other.pages) == 4


def test_office_documents_are_no_containers() -> None:
    assert open_bytes(pack({"[Content_Types].xml": b"<x/>", "word/a.xml": b"<p>"}), "a.docx").opened == []


PROGRAM = b"MZ\x90\0\3\0\0\0" + bytes(range(256)) * 300  # more than is looked at


@pytest.mark.parametrize("front", [PROGRAM, b"#!/bin/unpack\n"], ids=["program", "script"])
@pytest.mark.parametrize("can_go_back", [True, False])
def test_a_zip_that_unpacks_itself_is_read_by_its_directory(front: bytes, *, can_go_back: bool) -> None:
    adjusted = io.BytesIO()
    adjusted.write(front)
    with zipfile.ZipFile(adjusted, "a") as archive:
        for name, content in PAGES.items():
            archive.writestr(name, content)
    for content in (front + pack(PAGES), adjusted.getvalue()):
        result = open_bytes(content, "pages.exe", can_go_back=can_go_back)
        assert (result.contents, result.reasons) == (list(PAGES.values()), [])


def test_what_is_before_a_zip_is_told_and_a_zip_without_its_directory_too() -> None:
    front = bytes(range(256))
    result = open_bytes(front + pack(PAGES))
    assert (result.contents, result.reasons) == (list(PAGES.values()), ["binary_content"])
    for content in (front + pack(PAGES)[:-10], PROGRAM[:300] + pack(PAGES)[:200]):
        result = open_bytes(content)
        assert (result.contents, result.reasons) == ([], ["binary_content"])
        assert "on it is a zip" in result.unreadable[0].detail
    assert open_bytes(PROGRAM).reasons == ["binary_content"]


def test_a_document_that_a_zip_is_attached_to_is_not_taken_for_it() -> None:
    assert open_bytes(b"%PDF-1.7\n" + bytes(9) + pack({"[Content_Types].xml": b"<x/>"})).opened == []


def test_text_that_names_the_mark_of_a_zip_is_a_page() -> None:
    page = b"<p>A zip begins with PK\3\4, and MZ is a program.</p>"
    assert open_bytes(page).contents == [page]
