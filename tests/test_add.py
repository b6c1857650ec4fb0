"""`clipfile add` and `clipfile preview URL` on loopback; each that asks is a process: a reactor runs once."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from crawler.cli import main
from crawler.sources import load_source, load_sources
from pipelines.items import WayKind
from tests.discovery.site import FEED_LINK, feed, listing, pager
from tests.servers import Answer, Route, Server, serving

HTML = {"content-type": "text/html; charset=utf-8"}
XML = {"content-type": "application/rss+xml"}


def html(body: str) -> Answer:
    return Answer(headers=HTML, body=body.encode())


ROUTES: Mapping[str, Route] = {
    "/": html(listing(1, 10, head=FEED_LINK, foot=pager(1))),
    "/page/2/": html(listing(11, 14)),
    "/feed/": Answer(headers=XML, body=feed(1, 10).encode()),
}


@pytest.fixture
def site() -> Iterator[Server]:
    with serving(ROUTES) as server:
        yield server


def clipfile(*arguments: object) -> subprocess.CompletedProcess[str]:
    code = "from crawler.cli import main; main()"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def add(url: str, data: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return clipfile("add", url, "--data", data, "--yes", "--delay", 0, *arguments)


def test_a_site_becomes_a_source_that_can_be_crawled_with_nothing_edited(
    site: Server, tmp_path: Path
) -> None:
    done = add(f"{site.url}/", tmp_path, "--allow-private")
    assert done.returncode == 0, done.stderr
    (source,) = load_sources(tmp_path)
    assert source.id == f"local-{site.port}"
    assert [(way.kind, way.url) for way in source.ways] == [(WayKind.ARCHIVE, f"{site.url}/")]
    assert source.allow_private
    assert source.name == "The Gazette"
    assert "14 entries on 2 pages" in done.stdout
    assert "What the harbour council said on its meeting number 999" in done.stdout
    assert f"next: clipfile crawl {source.id}" in done.stdout
    assert sorted(path.name for path in tmp_path.rglob("*")) == [f"{source.id}.toml", "sources"]
    assert site.asked[0].path == "/robots.txt"


def test_the_contact_is_in_the_user_agent_and_in_the_file(site: Server, tmp_path: Path) -> None:
    done = add(f"{site.url}/", tmp_path, "--allow-private", "--id", "gazette", "--contact", "ann@x.example")
    assert done.returncode == 0, done.stderr
    assert load_source(tmp_path / "sources/gazette.toml").contact == "ann@x.example"
    assert all("ann@x.example" in asked.headers["user-agent"] for asked in site.asked)


def test_a_private_address_is_refused_and_says_how_to_allow_it(site: Server, tmp_path: Path) -> None:
    done = add(f"{site.url}/", tmp_path)
    assert done.returncode == 3
    assert "private_address" in done.stderr
    assert "--allow-private" in done.stderr
    assert site.asked == []
    assert not (tmp_path / "sources").exists()


def test_what_robots_forbid_is_not_looked_at(site: Server, tmp_path: Path) -> None:
    site.routes["/robots.txt"] = Answer(body=b"User-agent: clipfile\nDisallow: /")
    done = add(f"{site.url}/", tmp_path, "--allow-private")
    assert done.returncode == 3
    assert "robots.txt does not" in done.stderr
    assert "ask its owner" in done.stderr
    assert site.paths == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["https://gazette.example/", "--yes"], "--contact"),
        (["gazette.example", "--yes"], "CLIPFILE_CONTACT"),
        (["https://gazette.example/", "--yes", "--contact", "ann"], "a mail address"),
        (["https://ann:hush@gazette.example/", "--yes"], "are not kept in source files"),
        (["ftp://gazette.example/", "--yes"], "http:// or https://"),
        (["http://127.0.0.1:1/", "--yes", "--id", "A b"], "is no source id"),
        (["http://127.0.0.1:1/", "--yes", "--delay", "-1"], "--delay"),
        (["http://127.0.0.1:1/"], "--yes"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_asked(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("CLIPFILE_CONTACT", raising=False)
    with pytest.raises(SystemExit) as caught:
        main(["add", *arguments, "--data", str(tmp_path)])
    assert caught.value.code == 2
    err = capsys.readouterr().err
    assert said in " ".join(err.replace("│", " ").split())
    assert "hush" not in err
    assert list(tmp_path.iterdir()) == []


def test_preview_shows_a_live_page_and_writes_nothing(site: Server, tmp_path: Path) -> None:
    done = clipfile("preview", f"{site.url}/", "--allow-private", "--json")
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    shown = json.loads(line)
    assert (shown["reader"], len(shown["entries"]), shown["next"]) == ("html", 10, f"{site.url}/page/2/")
    assert shown["url"] == f"{site.url}/"
    assert site.paths == ["/"]


def test_preview_says_why_a_live_page_is_not_there(site: Server) -> None:
    gone = clipfile("preview", f"{site.url}/gone", "--allow-private")
    assert (gone.returncode, gone.stdout) == (3, "")
    assert "answers 404" in gone.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["http://127.0.0.1:1/", "http://127.0.0.1:1/b"], "one address at a time"),
        (["https://gazette.example/"], "--contact"),
    ],
)
def test_preview_asks_one_page_of_a_site_that_can_reach_the_user(
    arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CLIPFILE_CONTACT", raising=False)
    with pytest.raises(SystemExit) as caught:
        main(["preview", *arguments])
    assert caught.value.code == 2
    assert said in capsys.readouterr().err
