"""Rows 16 to 20 of what hostile servers and careless users do: credentials, code, consoles, pickles."""

import pickle
from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import Settings

from crawler.config import ConfigError
from crawler.fetch.refused_settings import check_settings
from tests.fetch.crawling import LOOPBACK, crawl
from tests.servers import Answer, serving

SECRETS = ("hunter2", "s3cret", "t0ken")


def test_nothing_of_a_first_request_goes_along_to_the_next() -> None:
    """No cookie, no password, no address of ours: not to the same host, not to another."""
    names = {"a.example": ["127.0.0.1"], "b.example": ["127.0.0.1"]}
    with serving({"/b": Answer(body=b"page"), "/c": Answer(body=b"page")}) as server:
        to = f"http://reader:hunter2@b.example:{server.port}/b"
        server.routes["/a"] = Answer(status=302, headers={"Location": to, "Set-Cookie": "session=s3cret"})
        start = f"http://reader:hunter2@a.example:{server.port}"
        result = crawl(f"{start}/a?token=t0ken", f"{start}/c", names=names)
    assert [one.content for one in result.fetched] == [b"page", b"page"]
    assert server.paths == ["/a?token=t0ken", "/b", "/c"]
    for asked in server.asked:
        assert not {"authorization", "cookie", "referer"} & set(asked.headers)
    assert result.fetched[0].final_url == f"http://b.example:{server.port}/b"


def test_no_log_line_and_no_detail_holds_a_credential() -> None:
    with serving() as server:
        address = f"reader:hunter2@127.0.0.1:{server.port}/%s?session=s3cret&token=t0ken&page=2"
        server.routes |= {
            "/moved": Answer(status=302, headers={"Location": "http://" + address % "broken"}),
            "/away": Answer(status=302, headers={"Location": "ftp://" + address % "file"}),
            "/loop": Answer(status=302, headers={"Location": "http://" + address % "loop"}),
            "/broken": Answer(status=500),
            "/large": Answer(announced_bytes=1_000),
            "/short": Answer(body=b"page", announced_bytes=100),
            "/robots.txt": Answer(body=b"User-agent: *\nDisallow: /forbidden"),
        }
        paths = ("moved", "away", "loop", "broken", "large", "short", "forbidden", "page")
        result = crawl(
            *("http://" + address % path for path in paths),
            "gopher://" + address % "page",
            settings={"DOWNLOAD_MAXSIZE": 500},
        )
    assert result.failures.count(None) == 3  # /moved, /broken, /page: statuses
    assert "token=***&page=2" in result.log
    details = " ".join(one.detail for one in result.fetched)
    assert "token=***&page=2" in details
    for secret in SECRETS:
        assert secret not in result.log
        assert secret not in details


def test_a_header_of_a_page_names_no_code_that_is_run(tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    (tmp_path / "canary.py").write_text(f"open({str(touched)!r}, 'w').close()\nclass Policy: ...\n")
    headers = {"Referrer-Policy": "canary.Policy", "Location": "/b"}
    with serving({"/": Answer(status=302, headers=headers), "/b": Answer(body=b"page")}) as server:
        tree = str(Path(__file__).parents[2])
        result = crawl(server.url + "/", environment={"PYTHONPATH": f"{tree}:{tmp_path}"})
    assert result.fetched[0].content == b"page"
    assert not touched.exists()


def test_a_crawl_listens_to_nobody() -> None:
    with serving({"/": Answer(body=b"page")}) as server:
        result = crawl(server.url + "/", is_alone=True)
    assert result.failures == [None]
    assert result.listening == []


class _Canary:
    """Makes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.path,)


def test_a_jobdir_is_refused_before_its_pickles_are_read(tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    jobs = tmp_path / "jobs"
    jobs.mkdir()
    (jobs / "spider.state").write_bytes(pickle.dumps(_Canary(touched)))
    with serving({"/": Answer(body=b"page")}) as server:
        result = crawl(server.url + "/", sources={"a": LOOPBACK}, settings={"JOBDIR": str(jobs)})
    assert "ConfigError: JOBDIR" in result.log
    assert (result.fetched, server.asked) == ((), [])
    assert not touched.exists()


@pytest.mark.parametrize(
    "name",
    ["JOBDIR", "HTTPCACHE_ENABLED", "TELNETCONSOLE_ENABLED", "REMOTE_CONTROL_ENABLED", "COOKIES_ENABLED"],
)
def test_our_settings_are_accepted_and_an_unsafe_one_is_refused_by_name(name: str) -> None:
    settings = Settings()
    settings.setmodule("crawler.settings")
    check_settings(settings)
    for value in (True, "1", "jobs"):
        settings.set(name, value, priority="cmdline")
        with pytest.raises(ConfigError, match=name):
            check_settings(settings)


def test_the_first_middleware_is_the_one_that_refuses() -> None:
    settings = Settings()
    settings.setmodule("crawler.settings")
    ours = {name: order for name, order in settings.getdict("DOWNLOADER_MIDDLEWARES").items() if order}
    assert min(ours, key=ours.__getitem__) == "crawler.fetch.safe_addresses.SafeAddresses"
