"""Whatever kills a writer: the files are closed, and every whole record is readable, by everyone."""

import gzip
import logging
import os
import random
import signal
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator

from crawler.archive.names import archive_folder
from crawler.archive.reader import read_at, read_exchanges
from crawler.archive.recovery import recover
from pipelines.store.errors import StoreError
from tests.archive.build import PAGE, archive_file, make_exchange, write_walk
from tests.store.faults import KillingDisk

NAME = archive_file(Path()).name


def open_path(data: Path) -> Path:
    return archive_file(data).with_name(NAME + ".open")


def cut_file(data: Path, content: bytes) -> None:
    open_path(data).parent.mkdir(parents=True, exist_ok=True)
    open_path(data).write_bytes(content)


def urls_read(data: Path) -> list[str]:
    return [one.url for one in read_exchanges(archive_folder(data), f"digest/{NAME}")]


def urls_read_by_all(data: Path) -> list[str]:
    """Read the answers in a recovered file with three libraries, which must agree."""
    fetched = [(one.url, one.status) for one in read_exchanges(archive_folder(data), f"digest/{NAME}")]
    answers = ("response", "revisit")
    with archive_file(data).open("rb") as file:
        records = ArchiveIterator(file, check_digests="raise")
        by_warcio = [
            (record.rec_headers["WARC-Target-URI"], int(record.http_headers.get_statuscode()))
            for record in records
            if record.rec_type in answers
        ]
    with archive_file(data).open("rb") as file:
        by_fastwarc = [
            (record.headers["WARC-Target-URI"], record.http_headers.status_code)
            for record in FastIterator(file, parse_http=True)
            if str(record.record_type) in answers
        ]
    assert fetched == by_warcio == by_fastwarc
    return [url for url, _ in fetched]


def write_small(data: Path) -> tuple[bytes, list[int]]:
    """Write a file of a few kilobytes; return it, and where each of its answers ends."""
    exchanges = [
        make_exchange("https://digest.example/1"),
        make_exchange("https://digest.example/2", status=301, body=b"", headers=[(b"Location", b"/3")]),
        make_exchange("https://digest.example/3"),
        make_exchange("https://digest.example/4", body=random.Random(1).randbytes(900)),
        make_exchange("https://digest.example/1", status=304, body=b""),
    ]
    locations = write_walk(data, exchanges)
    content = archive_file(data).read_bytes()
    archive_file(data).unlink()
    begins = [location.offset for location in locations]
    return content, [begin + _member_length(content[begin:]) for begin in begins]


def _member_length(data: bytes) -> int:
    inflate = zlib.decompressobj(31)
    inflate.decompress(data)
    return len(data) - len(inflate.unused_data)


URLS = [f"https://digest.example/{number}" for number in (1, 2, 3, 4, 1)]


def check_cut(
    data: Path, content: bytes, ends: list[int], size: int, read: Callable[[Path], list[str]]
) -> None:
    cut_file(data, content[:size])
    (recovered,) = recover(data, "digest")
    expected = [url for url, end in zip(URLS, ends, strict=False) if end <= size]
    if not expected and not archive_file(data).exists():
        assert recovered.kept_bytes == 0
        return
    assert read(data) == expected
    assert recovered.kept_bytes + recovered.cut_bytes == size
    assert archive_file(data).stat().st_size == recovered.kept_bytes
    archive_file(data).unlink()


def test_cut_at_every_byte_all_whole_records_are_kept(tmp_path: Path) -> None:
    content, ends = write_small(tmp_path)
    for size in range(ends[1] + 1):
        check_cut(tmp_path, content, ends[:2], size, urls_read)


def test_cut_at_every_tenth_byte_of_a_longer_file_all_whole_records_are_kept(tmp_path: Path) -> None:
    content, ends = write_small(tmp_path)
    for size in range(0, len(content) + 1, 10):
        check_cut(tmp_path, content, ends, size, urls_read_by_all)


@pytest.mark.parametrize(
    "tail", [bytes(5000), b"\x1f\x8b\x08", b"garbage" * 100], ids=["zeros", "magic", "text"]
)
def test_what_a_power_cut_leaves_behind_the_last_record_is_cut_off(
    tmp_path: Path, tail: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    content, _ = write_small(tmp_path)
    cut_file(tmp_path, content + tail)
    with caplog.at_level(logging.WARNING):
        (recovered,) = recover(tmp_path, "digest")
    assert recovered.cut_bytes == len(tail)
    assert f"{len(tail)} bytes of a torn record" in caplog.text
    assert archive_file(tmp_path).read_bytes() == content


def test_records_inside_the_body_of_a_torn_page_are_not_taken_for_ours(tmp_path: Path) -> None:
    content, ends = write_small(tmp_path)
    forged = content[: ends[0]]
    writer_content = content + gzip.compress(b"")[:8] + forged
    cut_file(tmp_path, writer_content)
    recover(tmp_path, "digest")
    assert urls_read_by_all(tmp_path) == URLS


def test_a_file_without_an_exchange_is_removed(tmp_path: Path) -> None:
    content, _ = write_small(tmp_path)
    cut_file(tmp_path, content[:150])
    (recovered,) = recover(tmp_path, "digest")
    assert recovered.kept_bytes == 0
    assert list(archive_file(tmp_path).parent.iterdir()) == []


def test_recovering_twice_is_recovering_once(tmp_path: Path) -> None:
    content, _ = write_small(tmp_path)
    cut_file(tmp_path, content[:-1])
    assert len(recover(tmp_path, "digest")) == 1
    once = archive_file(tmp_path).read_bytes()
    assert recover(tmp_path, "digest") == []
    assert archive_file(tmp_path).read_bytes() == once


def test_killed_while_recovering_it_can_be_repeated(tmp_path: Path) -> None:
    content, _ = write_small(tmp_path)
    cut_file(tmp_path, content[:-1])
    child = os.fork()
    if child == 0:
        recover(tmp_path, "digest", disk=KillingDisk(0))  # the one rename
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    recover(tmp_path, "digest")
    assert urls_read_by_all(tmp_path) == URLS[:-1]


def test_a_closed_file_of_the_same_name_is_not_replaced(tmp_path: Path) -> None:
    content, _ = write_small(tmp_path)
    cut_file(tmp_path, content)
    archive_file(tmp_path).write_bytes(b"")
    with pytest.raises(StoreError, match="twice"):
        recover(tmp_path, "digest")


def test_of_a_source_without_an_archive_nothing_is_recovered(tmp_path: Path) -> None:
    assert recover(tmp_path, "digest") == []


WRITER = """
import sys
from pathlib import Path
from tests.archive.build import PAGE, make_exchange, open_writer

writer = open_writer(Path(sys.argv[1]))
for number in range(100_000):
    body = PAGE + str(number).encode() if number % 3 else PAGE
    location = writer.write(make_exchange(f"https://digest.example/{number}", body=body))
    print(number, location.offset, flush=True)
"""


@pytest.mark.parametrize("seed", range(5))
def test_a_killed_writer_loses_nothing_that_was_acknowledged(tmp_path: Path, seed: int) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    lines_until_kill = random.Random(seed).randrange(1, 400)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(lines_until_kill)]
        writer.kill()
        lines += writer.stdout.readlines()
    acknowledged = [line.split() for line in lines if line.endswith("\n")]
    assert len(acknowledged) >= lines_until_kill
    recover(tmp_path, "digest")
    urls = urls_read_by_all(tmp_path)
    assert urls[: len(acknowledged)] == [f"https://digest.example/{number}" for number, _ in acknowledged]
    for number, offset in random.Random(seed).sample(acknowledged, min(10, len(acknowledged))):
        fetched = read_at(archive_folder(tmp_path), f"digest/{NAME}", int(offset))
        expected = PAGE + number.encode() if int(number) % 3 else PAGE
        assert (fetched.url, fetched.content) == (f"https://digest.example/{number}", expected)
