"""Everything that was fetched comes again, in the order of fetching, whichever files it is in."""

import gzip
import logging
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.archive.known import load_originals
from crawler.archive.replay import replay_pages
from crawler.readers.errors import SourceError
from tests.archive.build import PAGE, STARTED_AT, WALK, archive_file, make_exchange, write_walk

SITE = "https://digest.example"
OTHER_WALK = "20260102T030405Z-00000c"
NEXT = {"walk_id": "20260103T030405Z-00000a", "run_id": "20260103T030405Z-00000b"}
DAY_SECONDS = 86_400


def page(path: str, seconds: float, **more: object) -> object:
    return make_exchange(SITE + path, seconds=seconds, **{"body": PAGE + path.encode()} | more)


def paths(data: Path, **only: object) -> list[str]:
    return [one.url.removeprefix(SITE) for one in replay_pages(data, "digest", **only)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two walks that went side by side, and one of the next day."""
    write_walk(tmp_path, [page("/1", 1), page("/3", 3), page("/6", 6)])
    write_walk(tmp_path, [page("/2", 2), page("/4", 4), page("/5", 5)], walk_id=OTHER_WALK)
    write_walk(tmp_path, [page("/7", DAY_SECONDS)], **NEXT)
    return tmp_path


def test_pages_come_in_the_order_of_fetching(data: Path) -> None:
    assert paths(data) == [f"/{number}" for number in range(1, 8)]
    first = next(replay_pages(data, "digest"))
    assert (first.content, first.fetched_at) == (PAGE + b"/1", STARTED_AT + timedelta(seconds=1))
    assert first.is_from_archive


def test_walks_addresses_and_times_can_be_chosen(data: Path) -> None:
    assert paths(data, walks={WALK}) == ["/1", "/3", "/6"]
    assert paths(data, urls=[f"{SITE}/2#top", f"{SITE}/7", f"{SITE}/unknown"]) == ["/2", "/7"]
    assert paths(data, since=STARTED_AT + timedelta(seconds=5)) == ["/5", "/6", "/7"]
    assert paths(data, walks={WALK}, since=STARTED_AT + timedelta(seconds=5)) == ["/6"]
    assert paths(data, walks=set()) == []


def test_only_pages_are_replayed(tmp_path: Path) -> None:
    exchanges = [
        page("/robots.txt", 1, is_robots=True),
        page("/moved-robots", 2, is_robots=True),
        page("/old", 3, status=301),
        page("/gone", 4, status=404),
        page("/down", 5, status=500),
        page("/same", 6, status=304, body=b""),
        page("/1", 7),
    ]
    write_walk(tmp_path, exchanges)
    assert paths(tmp_path) == ["/1"]


def test_a_page_that_came_unchanged_comes_again_with_its_body(data: Path) -> None:
    later = {"walk_id": "20260104T030405Z-00000a", "run_id": "20260104T030405Z-00000b"}
    write_walk(data, [page("/1", 2 * DAY_SECONDS)], **later, originals=load_originals(data, "digest"))
    last = list(replay_pages(data, "digest"))[-1]
    assert (last.url, last.content) == (SITE + "/1", PAGE + b"/1")
    assert last.fetched_at == STARTED_AT + timedelta(days=2)
    assert archive_file(data, **later).name in (last.archive_file or "")


def test_a_page_whose_body_is_lost_is_told_behind_all_others(data: Path) -> None:
    later = {"walk_id": "20260104T030405Z-00000a", "run_id": "20260104T030405Z-00000b"}
    again = [page("/1", 2 * DAY_SECONDS), page("/8", 2 * DAY_SECONDS + 1)]
    write_walk(data, again, **later, originals=load_originals(data, "digest"))
    archive_file(data).unlink()
    found = []
    with pytest.raises(SourceError, match="no longer in the archive"):  # noqa: PT012
        for fetched in replay_pages(data, "digest"):
            found.append(fetched.url.removeprefix(SITE))
    assert found == ["/2", "/4", "/5", "/7", "/8"]


def test_what_was_no_page_for_the_crawl_is_none_now(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    packed = gzip.compress(bytes(33 << 20))
    gzipped = [(b"Content-Encoding", b"gzip")]
    exchanges = [
        page("/bomb", 1, body=packed, headers=gzipped),
        page("/half", 2, body=packed[:200], headers=gzipped),
        page("/cut", 3, is_truncated=True),
        page("/1", 4),
    ]
    write_walk(tmp_path, exchanges)
    with caplog.at_level(logging.WARNING):
        assert paths(tmp_path) == ["/1"]
    assert all(path in caplog.text for path in ("/bomb", "/half", "/cut"))


def test_around_damage_everything_is_replayed_before_it_is_told(data: Path) -> None:
    for file in (archive_file(data), archive_file(data, OTHER_WALK)):
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 0xFF
        file.write_bytes(content)
    found = []
    with pytest.raises(SourceError, match="2 files are damaged"):  # noqa: PT012
        for fetched in replay_pages(data, "digest"):
            found.append(fetched.url.removeprefix(SITE))
    assert found[-1] == "/7"
    assert {"/1", "/2", "/5", "/6"} <= set(found)


def test_a_source_without_an_archive_has_no_pages(tmp_path: Path) -> None:
    assert paths(tmp_path) == []
