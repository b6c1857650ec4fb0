"""What is written is a WARC file for everyone, holds all that was received, and no credential."""

import errno
import gzip
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator

from crawler.archive.exchange import archived_url
from crawler.archive.known import load_originals
from crawler.archive.names import archive_folder
from crawler.archive.reader import read_at, read_exchanges
from pipelines.store.disk import Disk
from pipelines.store.errors import StoreError
from tests.archive.build import PAGE, archive_file, make_exchange, open_writer, write_walk
from tests.store.faults import FailingDisk

BODIES = {
    "text": PAGE,
    "empty": b"",
    "binary": bytes(range(256)) * 40,
    "looks like a record": b"\r\n\r\nWARC/1.1\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n",
    "blank lines": b"\r\n\r\n\r\n\r\n",
    "gzip members": gzip.compress(b"WARC/1.1\r\n\r\n") * 3,
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_a_body_is_kept_byte_by_byte(tmp_path: Path, body: bytes) -> None:
    (location,) = write_walk(tmp_path, [make_exchange(body=body)])
    fetched = read_at(archive_folder(tmp_path), location.file, location.offset)
    assert (fetched.content, fetched.status, fetched.url) == (body, 200, "https://digest.example/news?page=1")
    assert fetched.fetched_at == make_exchange().fetched_at
    assert fetched.is_from_archive


def test_two_other_libraries_read_the_file_and_find_its_digests_right(tmp_path: Path) -> None:
    bodies = [*BODIES.values(), PAGE]
    exchanges = [
        make_exchange(f"https://digest.example/?page={n}", body=body) for n, body in enumerate(bodies)
    ]
    write_walk(tmp_path, [*exchanges, make_exchange(status=304, body=b"")])
    expected = ["warcinfo", *["request", "response"] * len(BODIES), *["request", "revisit"] * 2]
    with archive_file(tmp_path).open("rb") as file:
        kinds = []
        for record in ArchiveIterator(file, check_digests="raise"):
            body = record.content_stream().read()
            kinds.append(record.rec_type)
            if record.rec_type == "response":
                assert body == bodies[kinds.count("response") - 1]
    assert kinds == expected
    with archive_file(tmp_path).open("rb") as file:
        records = [
            (str(record.record_type), record.verify_block_digest())
            for record in FastIterator(file, parse_http=False)
        ]
    assert records == [(kind, True) for kind in expected]


def test_an_offset_is_that_of_the_response_for_other_libraries_too(tmp_path: Path) -> None:
    locations = write_walk(tmp_path, [make_exchange(f"https://digest.example/{n}") for n in range(3)])
    for number, location in enumerate(locations):
        with (archive_folder(tmp_path) / location.file).open("rb") as file:
            file.seek(location.offset)
            record = next(iter(ArchiveIterator(file)))
            assert record.rec_headers.get_header("WARC-Target-URI") == f"https://digest.example/{number}"
            assert record.rec_type == ("revisit" if number else "response")


def test_request_line_and_repeated_headers_are_whole(tmp_path: Path) -> None:
    headers = [(b"X-Total", b"3"), (b"X-Total", b"4"), (b"X-Name", "Müller".encode("latin-1"))]
    headers.append((b"X-Large", b"a" * 200_000))
    write_walk(tmp_path, [make_exchange("https://digest.example/a/b?q=1&q=2&empty=", headers=headers)])
    with archive_file(tmp_path).open("rb") as file:
        records = {record.rec_type: record for record in _read_all(file)}
    request, response = records["request"], records["response"]
    assert request.http_headers.protocol == "GET"
    assert request.http_headers.statusline == "/a/b?q=1&q=2&empty= HTTP/1.1"
    assert request.http_headers.get_header("Host") == "digest.example"
    assert request.rec_headers["WARC-Concurrent-To"] == response.rec_headers["WARC-Record-ID"]
    assert response.rec_headers["WARC-IP-Address"] == "127.0.0.1"
    values = [value for name, value in response.http_headers.headers if name == "X-Total"]
    assert values == ["3", "4"]
    (fetched,) = read_exchanges(archive_folder(tmp_path), f"digest/{archive_file(tmp_path).name}")
    assert fetched.headers["x-name"] == "Müller"
    assert len(fetched.headers["x-large"]) == 200_000


def _read_all(file: object) -> list[object]:
    records = []
    for record in ArchiveIterator(file):
        record.content_stream().read()
        records.append(record)
    return records


def test_chunks_and_line_breaks_of_a_header_cannot_mislead_a_reader(tmp_path: Path) -> None:
    headers = [(b"Transfer-Encoding", b"chunked"), (b"X-Broken", b"a\r\n\r\nHTTP/1.1 500 no\nX-Made-Up: 1")]
    write_walk(tmp_path, [make_exchange(headers=headers, body=b"3\r\nabc\r\n0\r\n\r\n")])
    with archive_file(tmp_path).open("rb") as file:
        response = _read_all(file)[2]
    assert response.http_headers.get_header("X-Orig-Transfer-Encoding") == "chunked"
    assert response.http_headers.get_header("Transfer-Encoding") is None
    assert response.http_headers.get_header("X-Made-Up") is None
    (fetched,) = read_exchanges(archive_folder(tmp_path), f"digest/{archive_file(tmp_path).name}")
    assert fetched.content == b"3\r\nabc\r\n0\r\n\r\n"


def test_no_credential_is_in_the_file(tmp_path: Path) -> None:
    exchange = make_exchange(
        "https://reader:hunter2@digest.example/feed?access_token=hunter2&page=2#token=hunter2",
        request_headers=[
            (b"Authorization", b"Basic hunter2"),
            (b"Proxy-Authorization", b"hunter2"),
            (b"cookie", b"session=hunter2"),
            (b"Referer", b"https://reader:hunter2@digest.example/?key=hunter2"),
        ],
        headers=[
            (b"Set-Cookie", b"session=hunter2"),
            (b"Location", b"/feed/?access_token=hunter2&page=2"),
            (b"Content-Location", b"https://reader:hunter2@digest.example/"),
            (b"Link", b'<https://digest.example/feed?access_token=hunter2>; rel="self"'),
        ],
    )
    not_modified = make_exchange(exchange.url, status=304, body=b"")
    write_walk(tmp_path, [exchange, exchange, not_modified])
    written = gzip.decompress(archive_file(tmp_path).read_bytes())
    assert b"hunter2" not in written
    assert b"/feed?access_token=***&page=2 HTTP/1.1" in written


def test_an_unchanged_page_refers_to_the_record_that_has_it(tmp_path: Path) -> None:
    first = write_walk(tmp_path, [make_exchange()])[0]
    later = {"walk_id": "20260103T030405Z-00000a", "run_id": "20260103T030405Z-00000b"}
    other = make_exchange("https://digest.example/copy", seconds=9)
    not_modified = make_exchange(status=304, body=b"", seconds=8)
    write_walk(tmp_path, [not_modified, other], **later, originals=load_originals(tmp_path, "digest"))
    with archive_file(tmp_path, **later).open("rb") as file:
        revisits = [record.rec_headers for record in _read_all(file) if record.rec_type == "revisit"]
    assert [revisit["WARC-Profile"].rpartition("/")[2] for revisit in revisits] == [
        "server-not-modified",
        "identical-payload-digest",
    ]
    for revisit in revisits:
        assert revisit["WARC-Refers-To-Target-URI"] == "https://digest.example/news?page=1"
        assert revisit["WARC-Refers-To-Date"] == "2026-01-02T03:04:05.000000Z"
        assert revisit["WARC-Refers-To-Filename"] == Path(first.file).name
        assert revisit["WARC-Refers-To-File-Offset"] == str(first.offset)
    fetched = list(read_exchanges(archive_folder(tmp_path), f"digest/{archive_file(tmp_path, **later).name}"))
    assert [(one.status, one.content) for one in fetched] == [(304, b""), (200, PAGE)]
    assert fetched[0].is_not_modified


def test_a_reference_is_handed_on_when_its_own_file_is_out_of_sight(tmp_path: Path) -> None:
    write_walk(tmp_path, [make_exchange()])
    for day in (3, 4, 5):
        ids = {"walk_id": f"2026010{day}T030405Z-00000a", "run_id": f"2026010{day}T030405Z-00000b"}
        originals = load_originals(tmp_path, "digest")
        write_walk(tmp_path, [make_exchange(status=304, body=b"")], **ids, originals=originals)
        if day > 3:
            archive_file(
                tmp_path, f"2026010{day - 1}T030405Z-00000a", f"2026010{day - 1}T030405Z-00000b"
            ).unlink()
    archive_file(tmp_path).rename(tmp_path / "aside")
    original = load_originals(tmp_path, "digest").find_last("https://digest.example/news?page=1")
    assert original is not None
    assert original.file == archive_file(tmp_path).name


def test_not_modified_without_a_known_original_is_kept_all_the_same(tmp_path: Path) -> None:
    (location,) = write_walk(tmp_path, [make_exchange(status=304, body=b"")])
    assert read_at(archive_folder(tmp_path), location.file, location.offset).is_not_modified


def test_a_file_without_any_exchange_is_removed(tmp_path: Path) -> None:
    writer = open_writer(tmp_path)
    assert len(list(archive_file(tmp_path).parent.iterdir())) == 1
    writer.close()
    assert list(archive_file(tmp_path).parent.iterdir()) == []


def test_what_was_written_can_be_read_while_the_file_is_open(tmp_path: Path) -> None:
    writer = open_writer(tmp_path)
    location = writer.write(make_exchange())
    assert not archive_file(tmp_path).exists()
    assert read_at(archive_folder(tmp_path), location.file, location.offset).content == PAGE
    writer.close()
    assert read_at(archive_folder(tmp_path), location.file, location.offset).content == PAGE


@pytest.mark.parametrize("fail_at", range(10))
def test_a_full_disk_is_told_and_what_was_written_before_stays_whole(tmp_path: Path, fail_at: int) -> None:
    disk = FailingDisk(fail_at, errno.ENOSPC)
    kept = []
    writer = None
    with pytest.raises(StoreError, match="No space left"):  # noqa: PT012
        writer = open_writer(tmp_path, disk=disk)
        while True:
            kept.append(writer.write(make_exchange(f"https://digest.example/{len(kept)}")))
    if writer is None:
        return
    with pytest.raises(StoreError, match="No space left"):
        writer.write(make_exchange())
    writer.close()
    for number, location in enumerate(kept):
        fetched = read_at(archive_folder(tmp_path), location.file, location.offset)
        assert (fetched.url, fetched.content) == (f"https://digest.example/{number}", PAGE)


class TearingDisk(FailingDisk):
    """Writes half of what it is given before there is no more space."""

    def write(self, file_descriptor: int, data: memoryview) -> None:
        if self.done >= self.fail_at:
            Disk.write(self, file_descriptor, data[: len(data) // 2])
        super().write(file_descriptor, data)


def test_a_record_torn_by_a_full_disk_is_not_in_the_closed_file(tmp_path: Path) -> None:
    writer = open_writer(tmp_path, disk=TearingDisk(4, errno.ENOSPC))
    location = writer.write(make_exchange())
    size = archive_file(tmp_path).with_name(archive_file(tmp_path).name + ".open").stat().st_size
    with pytest.raises(StoreError, match="No space left"):
        writer.write(make_exchange("https://digest.example/2", body=PAGE * 2))
    writer.close()
    assert archive_file(tmp_path).stat().st_size == size
    (fetched,) = read_exchanges(archive_folder(tmp_path), location.file)
    assert fetched.content == PAGE


def test_an_archived_file_is_never_replaced(tmp_path: Path) -> None:
    write_walk(tmp_path, [make_exchange()])
    with pytest.raises(StoreError, match="already there"):
        open_writer(tmp_path)


def test_an_address_is_named_without_what_is_not_sent() -> None:
    assert archived_url("https://digest.example/a?b=1#c") == "https://digest.example/a?b=1"
    assert archived_url("https://digest.example/a\r\nb é") == "https://digest.example/a%0D%0Ab%20%C3%A9"
