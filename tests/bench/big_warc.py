"""A web archive of any size, read as a stream: peak memory and speed beside two bare WARC readers.

python -m tests.bench.big_warc [--bytes 2G] [--folder PATH] [--ingest]

The file is invented, the same each time: listing pages, the posts they list, and pictures, which are most
of the bytes, as on the web. With --ingest the whole of `clipfile ingest` is measured, too.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator

from crawler.containers.expand import expand
from crawler.containers.files import open_file
from crawler.containers.given import Input
from crawler.page_reading import PageReading
from pipelines.items import Page
from tests.bench.memory import make_page

SEED = 20240501
POSTS, PICTURES = 3, 6  # for each listing page
PICTURE_BYTES = (20_000, 280_000)
UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
TARGET_BYTES = 500 << 20  # of peak memory


def main() -> None:
    """Write the file, read it in a process of its own for each way, and print what each took."""
    arguments = _parse()
    if arguments.way:
        print(_WAYS[arguments.way](arguments.file))
        return
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        file = Path(folder) / "crawl.warc.gz"
        write_warc(file, _parse_size(arguments.bytes))
        print(f"== a web archive of {file.stat().st_size >> 20} MB ==")
        for way in _WAYS:
            _measure(way, [sys.executable, "-m", "tests.bench.big_warc", "--way", way, "--file", file], file)
        if arguments.ingest:
            command = [sys.executable, "-m", "crawler.cli", "ingest", file, "--data", Path(folder) / "data"]
            _measure("clipfile ingest", command, file)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--bytes", default="2G")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--ingest", action="store_true")
    parser.add_argument("--way", choices=list(_WAYS))
    parser.add_argument("--file", type=Path)
    return parser.parse_args()


def _parse_size(text: str) -> int:
    return int(text.rstrip("KMG")) * UNITS.get(text[-1], 1)


def write_warc(file: Path, size_bytes: int) -> None:
    """Write a WARC file of at least this size, compressed record by record."""
    chance = random.Random(SEED)
    with file.open("wb") as written:
        for number in range(size_bytes):
            for record in _records(number, chance):
                written.write(record)
            if written.tell() >= size_bytes:
                return


def _records(number: int, chance: random.Random) -> Iterator[bytes]:
    page = make_page(number)
    moment = datetime(2024, 5, 1, tzinfo=UTC) + timedelta(seconds=number)
    yield _record(page.url or "", "text/html; charset=utf-8", page.content, moment)
    for post in range(number * POSTS, number * POSTS + POSTS):
        text = "".join(f"<p>{line}</p>" for line in page.content.decode().split("</article>"))
        html = f"<!doctype html><html lang=en><title>News {post}</title><article>{text}</article></html>"
        yield _record(f"https://example.org/post/{post}/", "text/html", html.encode(), moment)
    for picture in range(PICTURES):
        content = b"\xff\xd8\xff\xe0" + chance.randbytes(chance.randint(*PICTURE_BYTES))
        yield _record(f"https://example.org/{number}-{picture}.jpg", "image/jpeg", content, moment)


def _record(url: str, media_type: str, body: bytes, moment: datetime) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n".encode()
    fields = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: {moment:%Y-%m-%dT%H:%M:%SZ}\r\n"
        f"WARC-Record-ID: <urn:uuid:{zlib.crc32(url.encode()):032x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(head) + len(body)}\r\n\r\n"
    )
    return zlib.compress(fields.encode() + head + body + b"\r\n\r\n", 4, wbits=31)


def _measure(name: str, command: list[str | Path], file: Path) -> None:
    """Run a command and print its peak memory, and its speed in megabytes of the file a second of work."""
    with tempfile.TemporaryFile("w+") as output:
        child = subprocess.Popen(command, stdout=output)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().strip().splitlines()[-1:]
    seconds = usage.ru_utime + usage.ru_stime
    speed = (file.stat().st_size >> 20) / seconds
    peak = usage.ru_maxrss << 10
    verdict = "" if peak < TARGET_BYTES else f", more than {TARGET_BYTES >> 20} MB"
    print(f"{name:>16}: peak {peak >> 20} MB{verdict}, {speed:.0f} MB/s, exit {child.returncode}: {said}")


def _read_expand(file: Path) -> str:
    return f"{sum(isinstance(one, Page) for one in _expand(file))} pages"


def _read_entries(file: Path) -> str:
    pages = entries = 0
    for one in _expand(file):
        if isinstance(one, Page):
            reading = PageReading(one)
            for _ in reading.records():
                pass
            pages += 1
            entries += reading.found
    return f"{pages} pages, {entries} entries"


def _expand(file: Path) -> Iterator[object]:
    with open_file(file, source="local") as given:
        assert isinstance(given, Input)
        yield from expand(given)


def _read_warcio(file: Path) -> str:
    with file.open("rb") as stream:
        return f"{sum(len(one.content_stream().read()) >= 0 for one in ArchiveIterator(stream))} records"


def _read_fastwarc(file: Path) -> str:
    return f"{sum(len(one.reader.read()) >= 0 for one in FastIterator(str(file)))} records"


_WAYS = {
    "fastwarc": _read_fastwarc,
    "warcio": _read_warcio,
    "expand": _read_expand,
    "expand, readers": _read_entries,
}

if __name__ == "__main__":
    main()
