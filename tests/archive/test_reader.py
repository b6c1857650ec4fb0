"""WARC files of any tool, whole, damaged or hostile: every good answer is read, every bad place told."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import brotli
import pytest
from backports import zstd
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive.names import archive_folder
from crawler.archive.reader import Limits, read_at, read_exchanges
from crawler.fetch.fetched import Failure, Fetched
from crawler.readers.errors import SourceError
from pipelines.items import DropReason
from tests.archive.build import PAGE, archive_file, make_exchange, write_walk

FOREIGN = "other/tool.warc"
URL = "http://digest.example/"


def read_all(archive: Path, file: str = FOREIGN, **limits: int) -> tuple[list[Fetched], SourceError | None]:
    """Read a file to its end; return what came, and what was raised at last."""
    found = []
    try:
        for fetched in read_exchanges(archive, file, limits=Limits(**limits)):
            found.append(fetched)
    except SourceError as error:
        return found, error
    return found, None


def put(archive: Path, content: bytes, file: str = FOREIGN) -> None:
    (archive / file).parent.mkdir(parents=True, exist_ok=True)
    (archive / file).write_bytes(content)


def record(
    block: bytes, *, kind: str = "response", url: str = URL, length: int | str | None = None, **fields: str
) -> bytes:
    """Write one record by hand."""
    lines = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": "2026-01-02T03:04:05Z",
        "WARC-Record-ID": f"<urn:uuid:{url}>",
        "Content-Length": str(len(block) if length is None else length),
    } | {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def ok(body: bytes, headers: bytes = b"") -> bytes:
    return b"HTTP/1.1 200 OK\r\n" + headers + b"\r\n" + body


def foreign(*, is_gzip: bool, protocol: str, chunked: bool) -> bytes:
    """Write a page twice with warcio, as other crawlers do."""
    written = BytesIO()
    writer = WARCWriter(written, gzip=is_gzip)
    headers = [("Content-Type", "text/html")] + [("Transfer-Encoding", "chunked")] * chunked
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE) if chunked else PAGE
    for path in ("a", "b"):
        head = StatusAndHeaders("200 OK", headers, protocol=protocol)
        writer.write_record(
            writer.create_warc_record(
                URL + path, "response", payload=BytesIO(body), length=len(body), http_headers=head
            )
        )
    return written.getvalue()


@pytest.mark.parametrize("is_gzip", [True, False], ids=["gzip", "plain"])
@pytest.mark.parametrize("protocol", ["HTTP/1.0", "HTTP/1.1"])
@pytest.mark.parametrize("chunked", [True, False], ids=["chunked", "whole"])
def test_files_of_another_tool_are_read(tmp_path: Path, is_gzip: bool, protocol: str, chunked: bool) -> None:
    put(tmp_path, foreign(is_gzip=is_gzip, protocol=protocol, chunked=chunked))
    found, error = read_all(tmp_path)
    assert error is None
    assert [(one.url, one.status, one.content) for one in found] == [
        (URL + "a", 200, PAGE),
        (URL + "b", 200, PAGE),
    ]
    for one in found:
        assert one.archive_offset is not None
        assert read_at(tmp_path, FOREIGN, one.archive_offset) == one


def test_a_body_that_was_taken_out_of_its_chunks_is_left_alone(tmp_path: Path) -> None:
    put(tmp_path, record(ok(PAGE, b"Transfer-Encoding: chunked\r\n")))
    (fetched,), _ = read_all(tmp_path)
    assert fetched.content == PAGE


def test_a_file_compressed_as_one_is_read_but_has_no_places(tmp_path: Path) -> None:
    put(tmp_path, gzip.compress(record(ok(b"a")) + record(ok(b"b")) + record(ok(b"c"))))
    found, error = read_all(tmp_path)
    assert [one.content for one in found] == [b"a", b"b", b"c"]
    assert [one.archive_offset for one in found] == [None, None, None]
    assert error is None


def test_a_revisit_of_another_tool_gets_its_body_by_name_or_by_date(tmp_path: Path) -> None:
    first = record(ok(PAGE), WARC_Payload_Digest="sha1:A")
    by_name = {"WARC_Refers_To": f"<urn:uuid:{URL}>"}
    by_date = {"WARC_Refers_To_Target_URI": URL, "WARC_Refers_To_Date": "2026-01-02T03:04:05Z"}
    revisits = [
        record(ok(b""), kind="revisit", url=URL + "b", WARC_Payload_Digest="sha1:A", **refers)
        for refers in (by_name, by_date)
    ]
    put(tmp_path, first + b"".join(revisits))
    found, error = read_all(tmp_path)
    assert [one.content for one in found] == [PAGE] * 3
    assert error is None


@pytest.mark.parametrize(
    "refers",
    [
        {},
        {"WARC_Refers_To": "<urn:uuid:unknown>"},
        {"WARC_Refers_To_Filename": "missing.warc.gz", "WARC_Refers_To_File_Offset": "0"},
        {"WARC_Refers_To_Filename": "tool.warc", "WARC_Refers_To_File_Offset": "7"},
        {"WARC_Refers_To_Filename": "../other/tool.warc", "WARC_Refers_To_File_Offset": "0"},
        {
            "WARC_Refers_To_Filename": "tool.warc",
            "WARC_Refers_To_File_Offset": "0",
            "WARC_Payload_Digest": "sha1:B",
        },
    ],
)
def test_a_revisit_without_its_original_is_a_failure_never_an_empty_page(
    tmp_path: Path, refers: dict[str, str]
) -> None:
    revisit = record(ok(b""), kind="revisit", **({"WARC_Payload_Digest": "sha1:A"} | refers))
    put(tmp_path, record(ok(PAGE), url=URL + "a", WARC_Payload_Digest="sha1:A") + revisit)
    (_, fetched), error = read_all(tmp_path)
    assert (fetched.failure, fetched.status, fetched.content) == (Failure.TRUNCATED, None, b"")
    assert error is not None
    assert "its body is lost" in error.detail


def test_a_revisit_of_itself_ends(tmp_path: Path) -> None:
    refers = {"WARC_Refers_To_Filename": "tool.warc", "WARC_Refers_To_File_Offset": "0"}
    put(tmp_path, record(ok(b""), kind="revisit", WARC_Payload_Digest="sha1:A", **refers))
    (fetched,), _ = read_all(tmp_path)
    assert fetched.failure is Failure.TRUNCATED


def test_only_answers_of_web_servers_are_read(tmp_path: Path) -> None:
    others = [
        record(b"x", kind=kind) for kind in ("warcinfo", "request", "metadata", "resource", "conversion")
    ]
    dns = record(b"20260102030405\r\n", url="dns:digest.example")
    put(tmp_path, b"".join(others) + dns + record(ok(PAGE), url=f"<{URL}>"))
    found, error = read_all(tmp_path)
    assert [one.url for one in found] == [URL]
    assert error is None


DAMAGED: dict[str, bytes] = {
    "length too large": record(ok(PAGE), length=len(ok(PAGE)) + 10),
    "length too small": record(ok(PAGE), length=len(ok(PAGE)) - 10),
    "claims 10 GB": record(ok(PAGE), length=10 << 30),
    "no number": record(ok(PAGE), length="many"),
    "negative": record(ok(PAGE), length=-5),
    "huge number": record(ok(PAGE), length="9" * 5000),
    "other digits": record(ok(PAGE), length="²"),
    "endless fields": b"WARC/1.0\r\n" + b"X: y\r\n" * 100_000,
    "endless line": b"WARC/1.0\r\nX: " + b"y" * 1_000_000,
    "no HTTP": record(b"no status line"),
    "no date": record(ok(PAGE), WARC_Date="yesterday"),
    "no date in UTC": record(ok(PAGE), WARC_Date="0001-01-01T00:00:00+23:00"),
    "no record": b"WARCHOUSE\r\n\r\n",
}


@pytest.mark.parametrize("damaged", DAMAGED.values(), ids=DAMAGED.keys())
def test_around_a_damaged_record_everything_is_read_and_the_place_told(
    tmp_path: Path, damaged: bytes
) -> None:
    good = gzip.compress(record(ok(PAGE)))
    put(tmp_path, good + gzip.compress(damaged) + good)
    found, error = read_all(tmp_path)
    assert [one.content for one in found] == [PAGE, PAGE]
    assert error is not None
    assert error.reason is DropReason.DAMAGED
    assert f"{FOREIGN}: at byte {len(good)}:" in error.detail


@pytest.mark.parametrize(
    "name", ["length too large", "claims 10 GB", "no number", "endless fields", "no record"]
)
def test_in_an_uncompressed_file_what_is_before_the_damage_is_read(tmp_path: Path, name: str) -> None:
    put(tmp_path, record(ok(PAGE)) + DAMAGED[name])
    found, error = read_all(tmp_path)
    assert [one.content for one in found] == [PAGE]
    assert error is not None
    assert error.reason is DropReason.DAMAGED


def test_at_any_flipped_byte_the_other_pages_are_read(tmp_path: Path) -> None:
    urls = [f"https://digest.example/{number}" for number in range(3)]
    locations = write_walk(tmp_path, [make_exchange(url, body=PAGE + url.encode()) for url in urls])
    content = archive_file(tmp_path).read_bytes()
    for place in range(locations[0].offset, locations[1].offset, 7):
        flipped = bytearray(content)
        flipped[place] ^= 0xFF
        archive_file(tmp_path).write_bytes(flipped)
        found, error = read_all(archive_folder(tmp_path), locations[0].file)
        assert {one.url for one in found} >= set(urls[1:])
        assert all(one.content == PAGE + one.url.encode() for one in found if one.failure is None)
        assert error is not None or len(found) == 3  # a byte of the gzip header may mean nothing


@pytest.mark.parametrize("size", [1, 100, 150, -100, -9, -1])
def test_a_file_that_breaks_off_gives_its_whole_records_and_says_where(tmp_path: Path, size: int) -> None:
    good = gzip.compress(record(ok(PAGE)))
    put(tmp_path, good + good[:size])
    found, error = read_all(tmp_path)
    assert [one.content for one in found] == [PAGE]
    assert error is not None
    assert f"at byte {len(good)}" in error.detail


@pytest.mark.parametrize("content", [b"<html>", b"%PDF-1.4", b"\x00" * 100, b"WAR", b"\x1f\x8b\x08\x00"])
def test_what_is_no_archive_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    put(tmp_path, content)
    found, error = read_all(tmp_path)
    assert found == []
    assert error is not None


def test_an_empty_file_has_no_answers(tmp_path: Path) -> None:
    put(tmp_path, b"")
    assert read_all(tmp_path) == ([], None)


ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
    "gzip, gzip": lambda body: gzip.compress(gzip.compress(body)),
}


@pytest.mark.parametrize("name", ENCODERS)
def test_encodings_are_undone(tmp_path: Path, name: str) -> None:
    block = ok(ENCODERS[name](PAGE), f"Content-Encoding: {name}\r\nX-Kept: 1\r\n".encode())
    put(tmp_path, record(block))
    (fetched,), error = read_all(tmp_path)
    assert (fetched.content, fetched.headers, error) == (PAGE, {"x-kept": "1"}, None)


@pytest.mark.parametrize("name", ENCODERS)
def test_a_bomb_is_a_failure_and_takes_no_memory(tmp_path: Path, name: str) -> None:
    bomb = record(ok(ENCODERS[name](bytes(60 << 20)), f"Content-Encoding: {name}\r\n".encode()))
    put(tmp_path, gzip.compress(bomb) + gzip.compress(record(ok(PAGE))))
    del bomb
    tracemalloc.start()
    (fetched, after), error = read_all(tmp_path, body_bytes=1 << 20)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (fetched.failure, fetched.content) == (Failure.TOO_LARGE, b"")
    assert after.content == PAGE
    assert error is None
    assert peak < 16 << 20


def test_a_body_above_the_limit_is_a_failure_before_it_is_read(tmp_path: Path) -> None:
    put(tmp_path, gzip.compress(record(ok(bytes(60 << 20)))) + gzip.compress(record(ok(PAGE))))
    tracemalloc.start()
    (fetched, after), error = read_all(tmp_path, body_bytes=1 << 20)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (fetched.failure, after.content, error) == (Failure.TOO_LARGE, PAGE, None)
    assert peak < 16 << 20


@pytest.mark.parametrize("packed", [gzip.compress(PAGE)[:-20], b"no gzip at all"], ids=["half", "none"])
def test_half_of_a_compressed_page_is_no_page(tmp_path: Path, packed: bytes) -> None:
    put(tmp_path, record(ok(packed, b"Content-Encoding: gzip\r\n")))
    (fetched,), _ = read_all(tmp_path)
    assert (fetched.failure, fetched.content) == (Failure.TRUNCATED, b"")


def test_a_body_that_was_cut_when_it_was_kept_is_no_page(tmp_path: Path) -> None:
    write_walk(tmp_path, [make_exchange(is_truncated=True), make_exchange()])
    file = archive_file(tmp_path).relative_to(archive_folder(tmp_path)).as_posix()
    (cut, whole), _ = read_all(archive_folder(tmp_path), file)
    assert cut.failure is Failure.TRUNCATED
    assert whole.content == PAGE


@pytest.mark.parametrize("offset", [1, 5000, 10**15])
def test_where_no_record_begins_none_is_read(tmp_path: Path, offset: int) -> None:
    (location,) = write_walk(tmp_path, [make_exchange()])
    with pytest.raises(SourceError, match=f"at byte {offset}"):
        read_at(archive_folder(tmp_path), location.file, offset)


def test_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no longer in the archive"):
        read_at(archive_folder(tmp_path), "digest/gone.warc.gz", 0)
