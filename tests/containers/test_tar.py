"""tar archives are read as streams; what they give before a damage stays."""

import gzip
import io
import tarfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from crawler.containers.limits import DEFAULT_LIMITS
from pipelines.items import Page
from tests.build import NOON
from tests.containers.opening import PAGES, cuts, open_bytes

FORMATS = {"ustar": tarfile.USTAR_FORMAT, "gnu": tarfile.GNU_FORMAT, "pax": tarfile.PAX_FORMAT}


def pack(pages: dict[str, bytes], kind: int = tarfile.PAX_FORMAT, **fields: object) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=kind) as archive:
        for name, content in pages.items():
            add(archive, name, content, **fields)
    return file.getvalue()


def add(archive: tarfile.TarFile, name: str, content: bytes = b"", **fields: object) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    for field, value in fields.items():
        setattr(info, field, value)
    archive.addfile(info, io.BytesIO(content))


def pack_with(fill: Callable[[tarfile.TarFile], None]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        fill(archive)
    return file.getvalue()


def header(kind: bytes, size: int, name: str = "x") -> bytes:
    info = tarfile.TarInfo(name)
    info.type, info.size = kind, size
    return info.tobuf(tarfile.GNU_FORMAT)


@pytest.mark.parametrize("kind", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize("can_go_back", [True, False])
def test_members_are_pages(kind: int, *, can_go_back: bool) -> None:
    long_name = f"{'deep/' * 30}notes.html"
    pages = PAGES | {long_name: b"<p>deep"} | {"größe.html": b"<p>size"}
    result = open_bytes(pack(pages, kind), "pages.tar", can_go_back=can_go_back)
    assert dict(zip(result.names, result.contents, strict=True)) == pages
    assert result.opened == ["tar"]
    assert all(page.depth == 1 for page in result.pages)


def test_a_tar_inside_gzip_is_opened_under_any_name() -> None:
    result = open_bytes(gzip.compress(pack(PAGES)), "pages.jpg")
    assert result.contents == list(PAGES.values())
    assert open_bytes(gzip.compress(pack(PAGES)), "p.tgz").pages[0].address == "p.tgz!/p.tar!/notes/1.html"


def test_a_cut_archive_gives_its_first_members_and_says_where_it_ends() -> None:
    whole = pack(PAGES, tarfile.GNU_FORMAT)[: 11 * 512]  # five members, one block of the end
    assert open_bytes(whole).reasons == []
    for cut in [*cuts(whole), whole[:-512]]:
        result = open_bytes(cut)
        assert result.contents == list(PAGES.values())[: len(result.pages)]
        assert result.reasons[-1] == "damaged"
        assert f"byte {len(cut)}" in result.unreadable[-1].detail


def test_a_damaged_header_ends_it_with_the_position() -> None:
    content = bytearray(pack(PAGES, tarfile.GNU_FORMAT))
    content[4 * 512] ^= 0x7F
    result = open_bytes(bytes(content))
    assert result.contents == list(PAGES.values())[:2]
    assert "no header at byte 2048" in result.unreadable[0].detail


def test_links_devices_and_pipes_are_dropped_by_name() -> None:
    def fill(archive: tarfile.TarFile) -> None:
        add(archive, "a.html", b"<p>a")
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE):
            add(archive, f"odd{kind.decode()}", type=kind, linkname="/etc/passwd")
        add(archive, "folder", type=tarfile.DIRTYPE)
        add(archive, "b.html", b"<p>b")

    result = open_bytes(pack_with(fill))
    assert result.contents == [b"<p>a", b"<p>b"]
    assert result.reasons == ["unsafe_name"] * 5


def test_strange_names_are_text_and_no_paths() -> None:
    names = [
        "../../evil.html",
        "/abs.html",
        "a/../../b.html",
        "C:\\x.html",
        "a\x1b[2Jb.html",
        "c\u202eb.html",
    ]
    result = open_bytes(pack({name: name.encode() for name in names}))
    assert result.names[:4] == names[:4]
    assert result.names[4:] == ["a\\x1b[2Jb.html", "c\\u202eb.html"]


def test_equal_names_are_told_apart() -> None:
    def fill(archive: tarfile.TarFile) -> None:
        for name in ("a.html", "a (2).html", "a.html", "b/c", "b/c"):
            add(archive, name, b"<p>")

    assert open_bytes(pack_with(fill)).names == ["a.html", "a (2).html", "a (3).html", "b/c", "b/c (2)"]


def test_what_desktops_leave_behind_is_passed_over() -> None:
    names = ["__MACOSX/._1.html", "a/.DS_Store", "a/Thumbs.db", ".git/config", "./a/1.html"]
    result = open_bytes(pack(dict.fromkeys(names, b"<p>")))
    assert result.names == ["./a/1.html"]
    assert result.passed_over == ["desktop metadata"] * 3 + ["hidden file"]


@pytest.mark.parametrize(
    ("mtime", "expected"),
    [
        (datetime(2020, 1, 2, tzinfo=UTC), datetime(2020, 1, 2, tzinfo=UTC)),
        (datetime(1970, 1, 1, tzinfo=UTC), NOON),
        (NOON + timedelta(hours=20), NOON + timedelta(hours=20)),
        (NOON + timedelta(days=2), NOON),
    ],
    ids=["its own", "unknown", "clock or zone", "not after the archive"],
)
def test_the_time_of_a_member_is_its_own_where_it_can_be(mtime: datetime, expected: datetime) -> None:
    page = open_bytes(pack({"a": b"<p>"}, mtime=mtime.timestamp())).given[0]
    assert isinstance(page, Page)
    assert page.fetched_at == expected


@pytest.mark.parametrize("mtime", ["nan", "inf", "1e300", "-1e300", "soon"])
def test_a_time_that_is_none_is_unknown(mtime: str) -> None:
    content = pack({"a": b"<p>"}, pax_headers={"mtime": mtime})
    assert [page.fetched_at for page in open_bytes(content).pages] == [NOON]


@pytest.mark.parametrize("kind", [tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE, tarfile.XGLTYPE])
def test_names_and_records_are_not_read_beyond_a_size(kind: bytes) -> None:
    first = pack({"a": b"<p>a"})[:1024]
    result = open_bytes(first + header(kind, 1 << 40) + bytes(4096))
    assert result.contents == [b"<p>a"]
    assert result.reasons == ["too_large"]


@pytest.mark.parametrize(
    "records",
    [b"0 path=x\n", b"1\n", b"99 path=x\n", b"path=x\n", b"22 size=-5555555555555\n", b"12 size=1e9\n"],
)
def test_damaged_records_say_where(records: bytes) -> None:
    block = header(tarfile.XHDTYPE, len(records)) + records.ljust(512, b"\0")
    result = open_bytes(block + pack({"a": b"<p>a"}))
    assert result.reasons == ["damaged"]
    assert "byte" in result.unreadable[0].detail


def test_a_negative_size_is_a_damage_and_no_loop() -> None:
    result = open_bytes(pack({"a": b"<p>a"})[:1024] + header(tarfile.REGTYPE, -512) + bytes(1024))
    assert (result.contents, result.reasons) == ([b"<p>a"], ["damaged"])


def test_a_sparse_file_is_dropped_and_the_next_one_read() -> None:
    more = bytearray(header(tarfile.GNUTYPE_SPARSE, 512, "s"))
    more[482] = 1  # a block with the rest of the map follows
    more[148:156] = b" " * 8
    more[148:156] = b"%06o\0 " % sum(more)
    result = open_bytes(bytes(more) + bytes(512) + b"x" * 512 + pack({"a": b"<p>a"}))
    assert (result.contents, result.reasons) == ([b"<p>a"], ["unknown_format"])


def test_members_are_counted_to_a_limit() -> None:
    limits = replace(DEFAULT_LIMITS, members=3)
    result = open_bytes(pack(PAGES), limits=limits)
    assert len(result.pages) == 3
    assert result.reasons == ["too_many_members"]


def test_an_empty_tar_and_text_are_no_tar() -> None:
    assert open_bytes(b"a" * 4096, "a.tar").opened == []
    assert open_bytes(b"", "a.tar").opened == []
