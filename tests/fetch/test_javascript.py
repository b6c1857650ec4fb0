"""Pages that scripts fill in, by a real Chromium where it and the extra are installed."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import Settings
from warcio.archiveiterator import ArchiveIterator

from crawler.config import ConfigError
from crawler.fetch.chromium import NAMES, find_chromium
from crawler.fetch.fetched import Failure
from crawler.page_reading import PageReading
from crawler.sources import Source
from pipelines.items import Drop, DropReason, RawEntry
from pipelines.store.read import read_dataset
from tests.fetch.crawling import LOOPBACK, Crawled, crawl
from tests.live.command import run
from tests.servers import Answer, Asked, Route, Server, serving

CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
with_browser = [
    pytest.mark.skipif(
        find_spec("scrapy_playwright") is None, reason="clipfile[javascript] is not installed"
    ),
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on PATH"),
]

HTML = {"Content-Type": "text/html; charset=iso-8859-2", "ETag": '"1"'}
SCRIPT = {"Content-Type": "text/javascript; charset=utf-8"}
SHELL = b"""<!doctype html><html><head><title>News</title><link rel="stylesheet" href="/style.css">
<script src="/app.js" defer></script></head><body><div id="root"></div></body></html>"""
APP = b"""
const page = Number(new URLSearchParams(location.search).get("page") || 1);
const show = list => setTimeout(() => {
  const root = document.getElementById("root");
  for (const entry of list) {
    const block = document.createElement("article");
    block.innerHTML = `<h2><a href="${entry.link}">${entry.title}</a></h2>
      <p class="day">Posted on: ${entry.day}</p><p>${entry.text}</p>`;
    root.append(block);
  }
  if (page < 2) root.insertAdjacentHTML("beforeend", `<a rel="next" href="/news?page=${page + 1}">Older</a>`);
}, 50);
fetch(`/list-${page}.json`, {headers: {"X-Key": "1"}}).then(answer => answer.json()).then(show);
"""
NEVER: Mapping[str, Any] = {"CLIPFILE_RENDER_SECONDS": 3}


def listing(first: int) -> bytes:
    """Return eight entries as the script wants them."""
    return json.dumps(
        [
            {
                "link": f"/post-{number}",
                "title": f"Ferry line number {number} opens in Łódź",
                "day": f"2020-05-{number:02}",
                "text": f"From the {number}th on, boats leave the harbour every hour until late.",
            }
            for number in range(first, first - 8, -1)
        ]
    ).encode()


def site() -> dict[str, Route]:
    data = {"Content-Type": "application/json"}
    return {
        "/": Answer(status=302, headers={"Location": "/news"}),
        "/news": Answer(headers=HTML, body=SHELL),
        "/app.js": Answer(headers=SCRIPT, body=APP),
        "/list-1.json": Answer(headers=data, body=listing(16)),
        "/list-2.json": Answer(headers=data, body=listing(8)),
    }


def render(
    *urls: str, settings: Mapping[str, Any] | None = None, source: Mapping[str, Any] | None = None
) -> Crawled:
    return crawl(
        *urls,
        settings={
            "CLIPFILE_BROWSER": CHROMIUM,
            "CLIPFILE_RENDER_QUIET_SECONDS": 0.3,
            **(settings or {}),
        },
        sources={"library": {**LOOPBACK, "javascript": True, **(source or {})}},
    )


def read(content: Crawled, **declared: Any) -> list[RawEntry | Drop]:
    source = Source(id="library", **declared)
    [fetched] = content.fetched
    return list(PageReading(fetched.as_page("library", charset=source.encoding), source).records())


def with_script(script: str) -> Answer:
    return Answer(headers=HTML, body=f"<!doctype html><body><p>page</p><script>{script}</script>".encode())


class TestRendering:
    pytestmark = with_browser

    def test_a_page_that_scripts_fill_in_has_its_entries_and_without_them_none(self) -> None:
        with serving(site()) as server:
            rendered = render(server.url + "/")
            asked, server.asked = server.asked, []
            plain = crawl(server.url + "/")
        found = read(rendered, encoding="iso8859_2")  # of the shell; what a browser makes is Unicode
        assert [one.title_raw for one in found if isinstance(one, RawEntry)] == [
            f"Ferry line number {number} opens in Łódź" for number in range(16, 8, -1)
        ]
        [page] = rendered.fetched
        assert (page.status, page.final_url) == (200, server.url + "/news")
        assert page.headers == {"content-type": "text/html; charset=utf-8"}  # no ETag: the data have none
        assert [one.path for one in asked] == ["/robots.txt", "/", "/news", "/app.js", "/list-1.json"]
        assert {one.headers["user-agent"] for one in asked} == {asked[0].headers["user-agent"]}
        assert asked[-1].headers["x-key"] == "1"
        [drop] = read(plain)
        assert isinstance(drop, Drop)
        assert drop.reason is DropReason.JAVASCRIPT_SHELL

    def test_what_is_no_html_goes_past_the_browser(self) -> None:
        body = b"<rss><channel><title>x</title></channel></rss>"
        headers = {"Content-Type": "application/rss+xml"}
        gone = Answer(status=404, headers=HTML, body=b"<script src=/app.js></script>")
        with serving({"/feed": Answer(headers=headers, body=body), "/gone": gone}) as server:
            result = render(server.url + "/feed", server.url + "/gone")
        assert [one.content for one in result.fetched] == [body, b"<script src=/app.js></script>"]
        assert server.paths == ["/feed", "/gone"]

    def test_the_browser_reaches_nothing_by_itself(self) -> None:
        """Each of these would come to the server, or to the port beside it, were there a network."""
        with serving() as server, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as beside:
            beside.bind(("127.0.0.1", 0))
            beside.settimeout(0.1)
            port = beside.getsockname()[1]
            server.routes["/"] = with_script(f"""
                const tries = [
                    () => new WebSocket("ws://127.0.0.1:{server.port}/socket"),
                    () => new EventSource("/events"),
                    () => navigator.sendBeacon("/beacon", "x"),
                    () => window.open("/popup"),
                    () => fetch("/posted", {{method: "POST", body: "x"}}),
                    () => navigator.serviceWorker.register("/worker.js"),
                    () => new WebTransport("https://127.0.0.1:{port}/"),
                    () => {{
                        const iceServers = [{{urls: "stun:127.0.0.1:{port}"}}];
                        const peer = new RTCPeerConnection({{iceServers}});
                        peer.createDataChannel("x");
                        peer.createOffer().then(offer => peer.setLocalDescription(offer));
                    }},
                    () => document.head.insertAdjacentHTML("beforeend", `<link rel="prefetch" href="/ahead">
                        <link rel="preload" as="font" href="/font"><link rel="icon" href="/icon.png">`),
                    () => document.body.insertAdjacentHTML("beforeend", `<img src="/picture.png">
                        <iframe src="/frame"></iframe><video src="/film"></video>`),
                    () => {{ const own = new AbortController(); fetch("/given-up", own); own.abort(); }},
                    () => setTimeout(() => {{ location.href = "/elsewhere"; }}, 50),
                ];
                for (const one of tries) try {{ one(); }} catch (error) {{ }}
                fetch("/data").then(() => document.body.append("tried all"));
            """)
            result = render(server.url + "/")
            with pytest.raises(TimeoutError):
                beside.recv(100)
        assert b"tried all</body>" in result.fetched[0].content
        assert set(server.paths) - {"/given-up"} == {"/", "/data"}

    def test_a_page_that_never_rests_is_given_up_and_the_next_one_is_read(self) -> None:
        routes = {
            "/busy": with_script("while (true) {}"),
            "/grows": with_script("setInterval(() => document.body.append(document.createElement('p')), 20)"),
            "/alerts": with_script("alert('x'); confirm('y'); document.body.append('said')"),
        }
        with serving(routes) as server:
            result = render(*(server.url + path for path in routes), settings=NEVER)
        assert result.failures == [Failure.TIMEOUT, Failure.TIMEOUT, None]
        assert "in 3 s" in result.fetched[0].detail
        assert b"said</body>" in result.fetched[2].content

    def test_a_browser_that_dies_costs_the_page_that_it_shows(self) -> None:
        def kill(_: Asked) -> Answer:
            for process in find_browsers(os.getpid()):
                os.kill(process, signal.SIGKILL)
            return Answer(body=b"")

        shown = with_script("document.body.append('shown')")
        dying = with_script("fetch('/kill')")
        with serving({"/": shown, "/dies": dying, "/kill": kill, "/next": shown}) as server:
            result = render(*(server.url + path for path in ("/", "/dies", "/next")))
        assert result.failures == [None, Failure.RENDERING, None]
        assert b"shown</body>" in result.fetched[2].content

    @pytest.mark.parametrize(
        "lie", ["", "Object.defineProperty(Element.prototype, 'outerHTML', {get: () => ''});"]
    )
    def test_a_page_that_grows_above_the_limit_is_none(self, lie: str) -> None:
        with serving({"/": with_script(f"{lie} document.body.append('x'.repeat(3e5))")}) as server:
            result = render(server.url + "/", settings={"DOWNLOAD_MAXSIZE": 200_000})
        assert result.failures == [Failure.TOO_LARGE]

    def test_a_page_whose_data_do_not_come_is_none(self) -> None:
        routes = site() | {"/list-1.json": Answer(status=500)}
        with serving(routes) as server:
            result = render(server.url + "/news", settings={"RETRY_TIMES": 1})
        assert result.failures == [Failure.CONNECTION]
        assert "/list-1.json: status 500" in result.fetched[0].detail
        assert server.paths.count("/list-1.json") == 2

    def test_robots_txt_holds_for_scripts_and_data(self) -> None:
        rules = Answer(body=b"User-agent: *\nDisallow: /list-")
        with serving(site() | {"/robots.txt": rules}) as server:
            result = render(server.url + "/news")
        assert result.failures == [None]
        assert server.paths == ["/news", "/app.js"]

    def test_nothing_of_a_page_stays_for_the_next_one(self) -> None:
        script = """
            document.body.append(`found ${localStorage.length} ${document.cookie.length}`);
            localStorage.setItem("a", "b"); document.cookie = "a=b";
        """
        with serving({"/": with_script(script), "/2": with_script(script)}) as server:
            result = render(server.url + "/", server.url + "/2")
        assert [b"found 0 0</body>" in one.content for one in result.fetched] == [True, True]

    def test_a_crawl_keeps_the_rendering_and_a_replay_of_it_gives_the_same(self, tmp_path: Path) -> None:
        data, copy = tmp_path / "data", tmp_path / "copy"
        with serving(site()) as server:
            declare(data, server, "javascript = true")
            assert run("crawl", "--data", data, log=tmp_path / "log") == 0, (tmp_path / "log").read_text()
            first = server.paths
            assert run("crawl", "--data", data, log=tmp_path / "log") == 0, (tmp_path / "log").read_text()
        titles = sorted(read_dataset(data, "entries").column("title").to_pylist())
        assert titles == sorted(f"Ferry line number {number} opens in Łódź" for number in range(1, 17))
        assert {*first} == {"/", "/news", "/news?page=2", "/app.js", "/list-1.json", "/list-2.json"}
        assert first.count("/app.js") == 1
        assert len(read_dataset(data, "revisions")) == len(titles)  # the second crawl found nothing new
        kinds = [kind for path in (data / "archive").rglob("*.warc.gz") for kind in kinds_of(path)]
        assert kinds.count("conversion") >= 2
        shutil.copytree(data / "archive", copy / "archive")
        shutil.copytree(data / "sources", copy / "sources")
        assert run("replay", "--data", copy, log=tmp_path / "log") == 0, (tmp_path / "log").read_text()
        assert sorted(read_dataset(copy, "entries").column("title").to_pylist()) == titles


def find_browsers(ancestor: int) -> list[int]:
    """Return the browsers, not their own further processes, among what this process has started."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,comm="], capture_output=True, text=True, check=True)
    processes = [line.split(None, 2) for line in listed.stdout.splitlines()]
    found, waiting = [], [ancestor]
    while waiting:
        parent = waiting.pop()
        for process, _, name in (one for one in processes if int(one[1]) == parent):
            (found if "chrom" in name else waiting).append(int(process))
    return found


def declare(data: Path, server: Server, *lines: str) -> None:
    (data / "sources").mkdir(parents=True)
    told = (f'url = "{server.url}/"', "delay_seconds = 0", "allow_private = true", *lines)
    (data / "sources" / "library.toml").write_text("\n".join(told))


def kinds_of(path: Path) -> list[str]:
    with path.open("rb") as file:
        return [record.rec_type for record in ArchiveIterator(file, check_digests="raise")]


def test_a_crawl_without_a_browser_asks_for_nothing_and_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIPFILE_CHROMIUM", str(tmp_path / "none"))

    def refuse(asked: Asked) -> Answer:
        raise AssertionError(asked)

    with serving({"/": refuse}) as server:
        declare(tmp_path, server, "javascript = true")
        assert run("crawl", "--data", tmp_path, log=tmp_path / "log") == 2
    said = (tmp_path / "log").read_text()
    assert "apt-get install chromium" in said or "pip install clipfile[javascript]" in said
    assert server.asked == []


def test_a_browser_is_the_one_that_is_named_or_on_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "scrapy_playwright", None)
    with pytest.raises(ConfigError, match=r"pip install clipfile\[javascript\]"):
        find_chromium(Settings())
    monkeypatch.setitem(sys.modules, "scrapy_playwright", sys)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigError, match="no Chromium on PATH"):
        find_chromium(Settings())
    program = tmp_path / "chromium"
    program.write_text("")
    program.chmod(0o755)
    assert find_chromium(Settings()) == program
    with pytest.raises(ConfigError, match="is no program"):
        find_chromium(Settings({"CLIPFILE_CHROMIUM": str(tmp_path / "none")}))
