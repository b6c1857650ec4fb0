"""Over Scrapy's engine: every answer of a walk is kept before it is read, and never read if not kept."""

import base64
import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator

from crawler.archive.exchange import archived_url
from crawler.archive.index import load_walk
from crawler.archive.names import archive_folder
from crawler.archive.reader import read_at
from tests.archive.build import PAGE, RUN, WALK, archive_file
from tests.servers import Answer, serving

TREE = Path(__file__).parents[2]
NEXT_WALK = {"walk_id": "20260103T030405Z-00000a", "run_id": "20260103T030405Z-00000b"}


def crawl(
    data: Path,
    *urls: str | tuple[str, dict[str, str]],
    walk_id: str = WALK,
    run_id: str = RUN,
    max_file_bytes: int | None = None,
) -> list[dict[str, Any]]:
    """Fetch addresses; return what came for each, and at last what the stats say of the archive."""
    settings = {
        "DOWNLOAD_DELAY": 0,
        "AUTOTHROTTLE_ENABLED": False,
        "RETRY_TIMES": 1,
        "CLIPFILE_RETRY_PAUSE": 0,
        "CLIPFILE_RUN_ID": run_id,
        "CLIPFILE_DATA": str(data),
    }
    order = {
        "settings": settings,
        "walk_id": walk_id,
        "urls": [(url, {}) if isinstance(url, str) else url for url in urls],
        "max_file_bytes": max_file_bytes,
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.archive.crawl_walk"],
        input=json.dumps(order),
        capture_output=True,
        text=True,
        cwd=TREE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def records_of(path: Path) -> list[tuple[str, str, str | None]]:
    """Return kind, path and status of the answers in a file, robots.txt left out."""
    with path.open("rb") as file:
        records = [
            (
                record.rec_type,
                "/" + record.rec_headers.get_header("WARC-Target-URI").split("/", 3)[3],
                record.http_headers.get_statuscode(),
            )
            for record in ArchiveIterator(file, check_digests="raise")
            if record.rec_type in ("response", "revisit")
        ]
    return [record for record in records if record[1] != "/robots.txt"]


def test_redirects_errors_robots_and_not_modified_are_kept_as_they_came(tmp_path: Path) -> None:
    packed = gzip.compress(PAGE)
    routes = {
        "/old": Answer(status=301, headers={"Location": "/news?page=1"}),
        "/news": Answer(headers={"Content-Encoding": "gzip", "Content-Type": "text/html"}, body=packed),
        "/gone": Answer(status=410, body=b"gone"),
        "/flaky": [Answer(status=500, body=b"no"), Answer(body=b"yes")],
        "/same": Answer(status=304),
    }
    with serving(routes) as server:
        paths = ["/old", "/gone", "/flaky"]
        same = (server.url + "/same", {"etag": '"a"'})
        *fetched, end = crawl(tmp_path, *(server.url + path for path in paths), same)
    assert records_of(archive_file(tmp_path)) == [
        ("response", "/old", "301"),
        ("response", "/news?page=1", "200"),
        ("response", "/gone", "410"),
        ("response", "/flaky", "500"),
        ("response", "/flaky", "200"),
        ("revisit", "/same", "304"),
    ]
    assert [one["status"] for one in fetched] == [200, 410, 200, 304]
    assert end == {"archive_error": None}
    for one in fetched:
        kept = read_at(archive_folder(tmp_path), one["archive_file"], one["archive_offset"])
        assert (kept.url, kept.status) == (one["final_url"], one["status"])
        assert kept.content == base64.b64decode(one["content"])
        assert kept.headers == one["headers"]
        assert str(kept.fetched_at) == one["fetched_at"]
    with archive_file(tmp_path).open("rb") as file:
        bodies = [
            record.raw_stream.read() for record in ArchiveIterator(file) if record.rec_type == "response"
        ]
    assert packed in bodies


def test_a_walk_is_answered_from_its_archive_as_it_was_by_the_servers(tmp_path: Path) -> None:
    routes: dict[str, Any] = {
        "/old": Answer(status=302, headers={"Location": "n\xe9ws?token=hunter2&q=<a b>#top"}),
        "/n%E9ws": Answer(body=PAGE),
        "/flaky": [Answer(status=503, body=b"no"), Answer(body=b"yes")],
        "/half": [
            Answer(headers={"Content-Encoding": "gzip"}, body=gzip.compress(PAGE)[:-9]),
            Answer(body=PAGE),
        ],
        "/away": Answer(status=302, headers={"Location": "ftp://digest.example/"}),
        "/counted": [Answer(body=b"first"), Answer(body=b"second")],
    }
    routes["/broken"] = Answer(status=302, headers={"Location": "http://[broken"})
    paths = [
        "/old",
        "/flaky",
        "/half",
        "/away",
        "/broken",
        "/counted",
        "/counted",
        "/unknown",
        "/old?token=hunter2",
    ]
    with serving(routes) as server:
        *fetched, _ = crawl(tmp_path, *(server.url + path for path in paths))
    walk = load_walk(tmp_path, "digest", WALK)
    for one in fetched:
        answer = walk.answer(one["url"])
        if one["failure"] is not None:  # a redirect that is not followed
            assert answer is None
            continue
        assert answer is not None
        assert answer.content == base64.b64decode(one["content"])
        assert (answer.status, answer.archive_offset) == (one["status"], one["archive_offset"])
        assert answer.final_url == archived_url(one["final_url"])
    assert b"hunter2" not in gzip.decompress(archive_file(tmp_path).read_bytes())
    assert [one["status"] for one in fetched] == [200, 200, 200, 302, None, 200, 200, 404, 200]
    assert {one.url for one in walk.kept if one.is_robots} == {server.url + "/robots.txt"}


def test_the_second_walk_keeps_a_reference_where_nothing_changed(tmp_path: Path) -> None:
    with serving({"/news": Answer(headers={"ETag": '"a"'}, body=PAGE)}) as server:
        crawl(tmp_path, server.url + "/news")
        (second, _) = crawl(tmp_path, server.url + "/news", **NEXT_WALK)
    assert ("revisit", "/news", "200") in records_of(archive_file(tmp_path, **NEXT_WALK))
    kept = read_at(archive_folder(tmp_path), second["archive_file"], second["archive_offset"])
    assert kept.content == base64.b64decode(second["content"]) == PAGE


def test_a_page_that_cannot_be_kept_is_not_read_and_nothing_more_is_asked_for(tmp_path: Path) -> None:
    routes = {f"/{number}": Answer(body=PAGE + bytes([number]) * 9) for number in range(40)}
    with serving(routes) as server:
        urls = [f"{server.url}/{number}" for number in range(40)]
        *fetched, end = crawl(tmp_path, *urls, max_file_bytes=6000)
        asked = len(server.paths)
    read = [one for one in fetched if "status" in one]
    failed = [one["store_error"] for one in fetched if "store_error" in one]
    assert read
    assert len(read) + len(failed) == 40
    assert len(records_of(archive_file(tmp_path))) == len(read)
    assert asked == len(read) + 1  # the one that did not fit
    assert "File too large" in end["archive_error"]


def test_without_a_page_no_file_is_left(tmp_path: Path) -> None:
    crawl(tmp_path, "http://127.0.0.1:9/refused")
    assert list(tmp_path.rglob("*.warc*")) == []
