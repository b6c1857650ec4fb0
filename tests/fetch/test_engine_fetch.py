"""What a walk gets for what servers do: one process asks for all of it, each test looks at one answer."""

import gzip
import zlib
from collections.abc import Iterator

import brotli
import pytest

from crawler.fetch.fetched import Failure, Fetched
from tests.fetch.crawling import LOOPBACK, Crawled, crawl
from tests.servers import Answer, Server, serving

HTML = "<p>Łódź</p>".encode()
PACKED = gzip.compress(HTML * 1_000, mtime=0)
MAX_BYTES = 2_000_000


def _endless() -> Iterator[bytes]:
    while True:
        yield b" " * 65_536


def _routes(server: Server) -> None:
    server.routes |= {
        "/page": Answer(headers={"Content-Type": "text/html; charset=utf-8", "ETag": '"1"'}, body=HTML),
        "/same": Answer(status=304),
        "/gone": Answer(status=410),
        "/gzip": Answer(headers={"Content-Encoding": "gzip"}, body=PACKED),
        "/members": Answer(headers={"Content-Encoding": "gzip"}, body=PACKED + PACKED),
        "/padded": Answer(headers={"Content-Encoding": "gzip"}, body=PACKED + b"padding"),
        "/cut": Answer(headers={"Content-Encoding": "gzip"}, body=PACKED[:-20]),
        "/cut-trailer": Answer(headers={"Content-Encoding": "gzip"}, body=PACKED[:-1]),
        "/no-gzip": Answer(headers={"Content-Encoding": "gzip"}, body=HTML),
        "/no-brotli": Answer(headers={"Content-Encoding": "br"}, body=HTML),
        "/no-zstd": Answer(headers={"Content-Encoding": "zstd"}, body=HTML),
        "/no-deflate": Answer(headers={"Content-Encoding": "deflate"}, body=HTML),
        "/short": Answer(body=HTML, announced_bytes=1_000),
        "/reset": Answer(is_reset=True),
        "/endless": lambda _: Answer(body=_endless()),
        "/announced": Answer(body=b"", announced_bytes=MAX_BYTES + 1),
        "/moved": Answer(status=301, headers={"Location": "/page"}),
        "/loop": Answer(status=302, headers={"Location": "/back"}),
        "/back": Answer(status=302, headers={"Location": "/loop"}),
        "/self": Answer(status=302, headers={"Location": "/self"}),
        **{f"/{n}": Answer(status=302, headers={"Location": f"/{n + 1}"}) for n in range(20)},
        "/once": [Answer(status=500), Answer(body=HTML)],
        "/broken": Answer(status=500),
        "/refresh": Answer(
            headers={"Content-Type": "text/html"}, body=b'<meta http-equiv="refresh" content="0;url=/page">'
        ),
        "/to-file": Answer(status=302, headers={"Location": "file:///etc/hostname"}),
        "/to-ftp": Answer(status=302, headers={"Location": "ftp://library.example/"}),
        "/to-s3": Answer(status=302, headers={"Location": "s3://bucket/key"}),
        "/to-data": Answer(status=302, headers={"Location": "data:text/html,x"}),
        "/to-trick": Answer(
            status=302, headers={"Location": f"http://good.example\\@127.0.0.1:{server.port}/"}
        ),
        "/to-nowhere": Answer(status=302),
    }


@pytest.fixture(scope="module")
def crawled() -> Iterator[tuple[Server, Crawled]]:
    with serving() as server:
        _routes(server)
        urls = [server.url + path for path in server.routes if not path[1:].isdigit()]
        yield (
            server,
            crawl(
                *urls,
                server.url + "/0",
                "http://127.0.0.1:1/",
                "http://missing.invalid/",
                settings={"DOWNLOAD_MAXSIZE": MAX_BYTES, "RETRY_TIMES": 2},
                sources={"library": {**LOOPBACK, "contact": "mailto:desk@library.example", "language": "pl"}},
            ),
        )


def _one(crawled: tuple[Server, Crawled], path: str) -> Fetched:
    server, result = crawled
    [found] = [one for one in result.fetched if one.url in {server.url + path, path}]
    return found


def _count(crawled: tuple[Server, Crawled], path: str) -> int:
    return crawled[0].paths.count(path)


def test_a_page_comes_with_status_headers_and_bytes(crawled: tuple[Server, Crawled]) -> None:
    page = _one(crawled, "/page")
    assert (page.status, page.content, page.failure, page.detail) == (200, HTML, None, "")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["etag"] == '"1"'
    assert page.as_page("library").charset == "utf-8"


def test_a_request_says_who_asks_and_what_for(crawled: tuple[Server, Crawled]) -> None:
    server, _ = crawled
    for asked in server.asked:
        assert asked.headers["user-agent"].startswith("clipfile/")
        assert asked.headers["user-agent"].endswith(" (+mailto:desk@library.example)")
    [asked] = [one for one in server.asked if one.path == "/same"]
    assert asked.headers["accept-language"] == "pl, *;q=0.5"
    assert asked.headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize("path", ["/same", "/gone", "/to-nowhere"])
def test_a_status_is_an_answer_and_asked_for_once(crawled: tuple[Server, Crawled], path: str) -> None:
    fetched = _one(crawled, path)
    assert fetched.failure is None
    assert fetched.status in {304, 410, 302}
    assert _count(crawled, path) == 1


@pytest.mark.parametrize(("path", "times"), [("/gzip", 1), ("/members", 2), ("/padded", 1)])
def test_a_whole_compressed_body_is_unpacked(crawled: tuple[Server, Crawled], path: str, times: int) -> None:
    assert _one(crawled, path).content == HTML * 1_000 * times


@pytest.mark.parametrize(
    "path", ["/short", "/cut", "/cut-trailer", "/no-gzip", "/no-brotli", "/no-zstd", "/no-deflate"]
)
def test_half_a_page_is_none_and_is_tried_again(crawled: tuple[Server, Crawled], path: str) -> None:
    fetched = _one(crawled, path)
    assert (fetched.failure, fetched.content) == (Failure.TRUNCATED, b"")
    assert _count(crawled, path) == 3


@pytest.mark.parametrize(
    ("path", "failure"),
    [("/reset", Failure.CONNECTION), ("/broken", None)],
)
def test_what_may_go_away_is_tried_again_and_then_given_up(
    crawled: tuple[Server, Crawled], path: str, failure: Failure | None
) -> None:
    assert _one(crawled, path).failure is failure
    assert _count(crawled, path) == 3


def test_what_went_away_is_an_answer(crawled: tuple[Server, Crawled]) -> None:
    assert (_one(crawled, "/once").status, _one(crawled, "/once").content) == (200, HTML)
    assert _count(crawled, "/once") == 2


@pytest.mark.parametrize("path", ["/endless", "/announced"])
def test_a_body_above_the_limit_is_cut_off_and_not_tried_again(
    crawled: tuple[Server, Crawled], path: str
) -> None:
    assert _one(crawled, path).failure is Failure.TOO_LARGE
    assert _count(crawled, path) == 1


def test_a_redirect_is_followed(crawled: tuple[Server, Crawled]) -> None:
    server, _ = crawled
    moved = _one(crawled, "/moved")
    assert (moved.url, moved.final_url) == (server.url + "/moved", server.url + "/page")
    assert moved.content == HTML


@pytest.mark.parametrize(("path", "requests"), [("/loop", 2), ("/self", 1), ("/0", 1)])
def test_redirects_without_an_end_end(crawled: tuple[Server, Crawled], path: str, requests: int) -> None:
    """/loop is also what /back leads to."""
    assert _one(crawled, path).failure is Failure.REDIRECTS
    assert _count(crawled, path) == requests


def test_no_more_than_five_redirects_are_followed(crawled: tuple[Server, Crawled]) -> None:
    assert [_count(crawled, f"/{number}") for number in (5, 6)] == [1, 0]


@pytest.mark.parametrize("path", ["/to-file", "/to-ftp", "/to-s3", "/to-data"])
def test_a_redirect_to_what_is_no_page_is_not_followed(crawled: tuple[Server, Crawled], path: str) -> None:
    assert _one(crawled, path).failure is Failure.UNSAFE_URL
    assert _count(crawled, path) == 1


def test_a_redirect_with_a_backslash_leads_where_it_leads_in_a_browser(
    crawled: tuple[Server, Crawled],
) -> None:
    """To good.example, which nobody serves; Python reads the other name out of it, which is ours."""
    assert _one(crawled, "/to-trick").failure in {Failure.DNS, Failure.UNSAFE_URL}
    assert _count(crawled, "/") + _count(crawled, "/@127.0.0.1") == 0


def test_a_refresh_is_read_not_obeyed(crawled: tuple[Server, Crawled]) -> None:
    assert b"refresh" in _one(crawled, "/refresh").content


def test_a_host_without_a_name_or_a_server_is_told(crawled: tuple[Server, Crawled]) -> None:
    assert _one(crawled, "http://missing.invalid/").failure is Failure.DNS
    assert _one(crawled, "http://127.0.0.1:1/").failure is Failure.CONNECTION
    assert "refused" in _one(crawled, "http://127.0.0.1:1/").detail


def test_a_failure_is_told_in_words(crawled: tuple[Server, Crawled]) -> None:
    for fetched in crawled[1].fetched:
        assert bool(fetched.detail) == (fetched.failure is not None)
        assert "Error" not in fetched.detail


def test_a_body_that_drips_is_given_up_after_the_time_for_a_whole_answer() -> None:
    with serving() as server:
        server.routes["/"] = lambda _: Answer(body=server.drip())
        result = crawl(server.url + "/", settings={"DOWNLOAD_TIMEOUT": 0.5, "RETRY_TIMES": 1})
    assert result.failures == [Failure.TIMEOUT]
    assert server.paths == ["/", "/"]


def test_validators_are_sent() -> None:
    with serving({"/": Answer(status=304)}) as server:
        since = "Mon, 04 May 2020 10:02:00 GMT"
        result = crawl(("library", server.url + "/", {"etag": '"1"', "last_modified": since}))
        [fetched] = result.fetched
        [asked] = [one for one in server.asked if one.path == "/"]
    assert fetched.is_not_modified
    assert (asked.headers["if-none-match"], asked.headers["if-modified-since"]) == ('"1"', since)


BOMB_LIMIT = 4_000_000


def test_a_bomb_is_refused_before_it_fills_the_memory() -> None:
    zeros = bytes(100_000_000)
    packed = gzip.compress(zeros, 1, mtime=0)
    bombs = {
        "/gzip": ("gzip", packed),
        "/twice": ("gzip, gzip", gzip.compress(packed, mtime=0)),
        "/deflate": ("deflate", zlib.compress(zeros, 1)),
        "/brotli": ("br", brotli.compress(zeros, quality=1)),
    }
    routes = {
        path: Answer(headers={"Content-Encoding": encoding}, body=body)
        for path, (encoding, body) in bombs.items()
    }
    with serving(routes) as server:
        result = crawl(
            *(server.url + path for path in routes), settings={"DOWNLOAD_MAXSIZE": BOMB_LIMIT}, is_alone=True
        )
    assert result.failures == [Failure.TOO_LARGE] * len(bombs)
    assert result.grown_bytes < 40_000_000  # unpacked, each has 100 MB
