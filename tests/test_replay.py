"""The page archive read once more gives what the crawls gave, without a request."""

from pathlib import Path

import pyarrow as pa

from pipelines.items import WayKind
from pipelines.store.read import read_dataset
from tests.live.command import SOURCE, declare, run, start
from tests.servers import Answer, serving
from tests.walks.site import archive

OF_OUR_RUNS = {"run_id", "last_seen_at"}  # the stored last_seen_at is as of the last change


def answers(first: int, last: int, *, without: int | None = None) -> dict[str, Answer]:
    pages = archive(first, last)
    html = {"Content-Type": "text/html; charset=utf-8"}
    texts = {path: str(page) for path, page in pages.items()}
    if without is not None:
        texts = {path: text.replace(f"Report {without} of", "") for path, text in texts.items()}
    return {path: Answer(body=text.encode(), headers=html) for path, text in texts.items()}


def rows(data: Path, name: str) -> pa.Table:
    table = read_dataset(data, name)
    kept = [column for column in table.column_names if column not in OF_OUR_RUNS]
    return table.select(kept).sort_by([("entry_id", "ascending"), ("revision", "ascending")])


def test_a_replay_into_an_empty_workspace_gives_the_same_entries(tmp_path: Path) -> None:
    old, new, log = tmp_path / "old", tmp_path / "new", tmp_path / "log.txt"
    with serving(answers(23, 1)) as server:
        declare(old, server.url, [WayKind.ARCHIVE])
        assert run("crawl", "--data", old, log=log) == 0
        edited = answers(25, 1)
        edited["/page/3/"] = Answer(
            body=bytes(edited["/page/3/"].body).replace(b"outing number 13", b"long outing number 13"),
            headers=edited["/page/3/"].headers,
        )
        server.routes = dict(edited)
        assert run("crawl", SOURCE, "--full", "--data", old, log=log) == 0
        server.routes = dict(answers(25, 2))  # number 1 is gone
        for _ in range(2):
            assert run("crawl", "--full", "--data", old, log=log) == 0
    entries = rows(old, "entries")
    assert entries.num_rows == 25
    assert entries["missing_since_at"].null_count == 24
    assert rows(old, "revisions").num_rows >= 26
    assert run("replay", "--from", old, "--data", new, log=log) == 0
    assert rows(new, "entries").equals(entries)
    assert rows(new, "revisions").equals(rows(old, "revisions"))
    assert run("verify", "--data", new, log=log) == 0
    before = len(list((old / "log").iterdir()))
    assert run("replay", "--data", old, log=log) == 0
    assert rows(old, "entries").equals(entries)
    assert len(list((old / "log").iterdir())) == before + 1


def test_a_replay_of_nothing_says_what_there_is(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    (tmp_path / "data" / "archive" / "riverside").mkdir(parents=True)
    assert run("replay", "millpond", "--data", tmp_path / "data", log=log) == 2
    assert "riverside" in log.read_text()


def sitemap_site(url: str, posts: int) -> dict[str, Answer]:
    """A sitemap of posts, each a page of its own."""
    listed = "".join(f"<url><loc>{url}/p/{number}/</loc></url>" for number in range(1, posts + 1))
    pages = {
        f"/p/{number}/": f"<html lang=en><head><title>Report {number}</title>"
        '<meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="2023-03-{number:02}T10:00:00Z"></head>'
        f"<body><article><h1>Report {number} of the rowing club</h1><p>What the club did on its outing "
        f"number {number}, and who came along on a cold morning.</p></article></body></html>"
        for number in range(1, posts + 1)
    }
    pages["/sitemap.xml"] = f"<?xml version='1.0'?><urlset>{listed}</urlset>"
    return {path: Answer(body=text.encode()) for path, text in pages.items()}


def test_a_crawl_that_was_killed_goes_on_with_what_it_fetched_whatever_the_way(tmp_path: Path) -> None:
    """Posts that a sitemap lists, and a last page of one entry, are read as the crawl reads them."""
    log = tmp_path / "log.txt"
    with serving() as server:
        server.routes = sitemap_site(server.url, 25) | dict(answers(31, 1))
        data, calm = tmp_path / "killed", tmp_path / "calm"
        for workspace in (data, calm):
            declare(workspace, server.url, [WayKind.SITEMAP, WayKind.ARCHIVE])
        assert run("crawl", "--data", calm, log=log) == 0
        for kill_after in (12, 30):
            asked = len(server.asked)
            process = start("crawl", "--data", data, log=log)
            while len(server.asked) < asked + kill_after and process.poll() is None:
                server.was_asked.wait(1)
                server.was_asked.clear()
            process.kill()
            process.wait()
        assert run("crawl", "--data", data, log=log) == 0
    assert rows(calm, "entries").num_rows == 25 + 31
    assert rows(data, "entries")["entry_id"].equals(rows(calm, "entries")["entry_id"])
    assert rows(data, "entries")["text"].equals(rows(calm, "entries")["text"])
    assert run("replay", "--from", calm, "--data", tmp_path / "new", log=log) == 0
    assert rows(tmp_path / "new", "entries").equals(rows(calm, "entries"))


def test_a_replay_of_an_address_that_is_not_there_says_so(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    with serving(answers(8, 1)) as server:
        declare(tmp_path / "data", server.url, [WayKind.ARCHIVE])
        assert run("crawl", "--data", tmp_path / "data", log=log) == 0
        assert run("replay", "--data", tmp_path / "data", "--url", f"{server.url}/none/", log=log) == 3
    assert "nothing in the archive" in log.read_text()


def test_what_a_killed_sweep_had_fetched_is_kept_although_the_next_walk_stops_at_what_is_known(
    tmp_path: Path,
) -> None:
    data, log = tmp_path / "data", tmp_path / "log.txt"
    with serving(answers(60, 1)) as server:
        declare(data, server.url, [WayKind.ARCHIVE])
        assert run("crawl", "--data", data, log=log) == 0
        edited = answers(60, 1)
        page = edited["/page/5/"]
        body = bytes(page.body).replace(b"outing number 37.", b"longest outing, number 37.")
        server.routes = edited | {"/page/5/": Answer(body=body, headers=page.headers)}
        process = start("crawl", "--full", "--data", data, log=log)
        while "/page/8/" not in [one.path for one in server.asked[26:]] and process.poll() is None:
            server.was_asked.wait(1)
            server.was_asked.clear()
        process.kill()
        process.wait()
        asked = len(server.asked)
        assert run("crawl", "--data", data, log=log) == 0
        assert "/page/5/" not in [one.path for one in server.asked[asked:]]
    revisions = rows(data, "revisions")
    assert sum("longest outing" in text for text in revisions["excerpt"].to_pylist()) == 1
    assert revisions.num_rows == 61
