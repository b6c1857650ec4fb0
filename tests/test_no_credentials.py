"""Nothing that a crawl leaves behind holds a password or a token that was in an address."""

import gzip
import json
from pathlib import Path

from pipelines.items import WayKind
from pipelines.store.read import read_dataset
from pipelines.store.schema import DATASETS
from tests.live.command import declare, run
from tests.servers import Answer, serving

SECRETS = ("hunter2", "t0ken")
POST = (
    '<article><h2><a href="{}/post/{n}/">Report {n} of the harbour</a></h2><p>Posted on: 2024-05-{n:02}</p>\
<p>A long outing number {n} along the old wall, with notes on the weather.</p></article>'
)


def page(url: str, first: int, following: str | None) -> Answer:
    posts = "".join(POST.format(url, n=n) for n in range(first, first - 5, -1))
    more = f'<a rel="next" href="{following}">Older posts</a>' if following else ""
    text = f"<html><title>Harbour</title><body><main>{posts}</main><nav>{more}</nav></body></html>"
    return Answer(headers={"Content-Type": "text/html; charset=utf-8"}, body=text.encode())


def left_behind(data: Path) -> str:
    """Everything below a workspace but what the user wrote, as text."""
    rows = [repr(read_dataset(data, name).to_pylist()) for name in DATASETS]
    archived = [gzip.decompress(path.read_bytes()) for path in data.glob("archive/*/*")]
    heads = [record.split(b"<html>")[0].decode() for file in archived for record in file.split(b"WARC/1.")]
    reports = [path.read_text("utf-8") for path in data.glob("runs/*.json")]
    return "\n".join([*rows, *heads, *reports])


def test_a_crawl_follows_secret_addresses_and_keeps_none_of_them(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    data, copy = tmp_path / "data", tmp_path / "copy"
    with serving() as server:
        links = f"http://ann:hunter2@127.0.0.1:{server.port}"
        addresses = [f"{links}/page/{number}/?access_token=t0ken{number}" for number in (2, 3, 4)]
        server.routes = {
            "/": page(links, 20, addresses[0]),
            "/page/2/": page(links, 15, addresses[1]),
            "/page/3/": page(links, 10, addresses[2]),
            "/page/4/": Answer(status=404),
        }
        declare(data, server.url, [WayKind.ARCHIVE])
        assert run("crawl", "--data", data, log=log) == 3
        assert "/page/3/?access_token=t0ken3" in server.paths
    (walk,) = read_dataset(data, "walks").to_pylist()
    assert "/page/4/?access_token=*** answers 404" in walk["gap"]
    assert walk["resume_url"] is None
    pages = read_dataset(data, "pages").to_pylist()
    assert {one["next_page"] for one in pages} == {
        f"{server.url}/page/{number}/?access_token=***" for number in (2, 3, 4)
    }
    assert read_dataset(data, "entries").num_rows == 15
    assert {one["url_raw"] for one in read_dataset(data, "entries").to_pylist()} == {
        f"{server.url}/post/{number}/" for number in range(6, 21)
    }
    found = left_behind(data)
    assert "access_token=***" in found
    assert [secret for secret in SECRETS if secret in found + log.read_text()] == []
    assert run("replay", "--from", data, "--data", copy, log=log) == 0
    ids = [sorted(read_dataset(root, "pages")["page_id"].to_pylist()) for root in (data, copy)]
    assert ids[0] == ids[1]
    assert json.loads(next((data / "runs").glob("*.json")).read_text("utf-8"))["walks"]
