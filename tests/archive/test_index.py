"""An unfinished walk goes on from its archive: every answer once, in order, as the crawl got it."""

import logging
from pathlib import Path

import pytest

from crawler.archive.index import load_walk, unfinished_walks
from tests.archive.build import PAGE, WALK, archive_file, make_exchange, write_walk

SITE = "https://digest.example"
LATER = "20260102T040000Z-00000b"  # a second run of the same walk


def redirect(path: str, to: str, *, status: int = 301, seconds: float = 0) -> object:
    return make_exchange(
        SITE + path, status=status, body=b"", headers=[(b"Location", to.encode("latin-1"))], seconds=seconds
    )


def page(path: str, body: bytes = PAGE, *, status: int = 200, seconds: float = 0) -> object:
    return make_exchange(SITE + path, body=body, status=status, seconds=seconds)


def answers(data: Path, *paths: str) -> list[tuple[int | None, str | None, bytes] | None]:
    """Ask the archive of the walk for addresses; return status, final path and body of each answer."""
    walk = load_walk(data, "digest", WALK)
    found = []
    for path in paths:
        fetched = walk.answer(SITE + path)
        if fetched is None:
            found.append(None)
        else:
            assert fetched.url == SITE + path
            found.append((fetched.status, (fetched.final_url or "").removeprefix(SITE), fetched.content))
    return found


def test_each_answer_is_given_once_the_first_one_first(tmp_path: Path) -> None:
    write_walk(
        tmp_path, [page("/1", b"a"), page("/2", b"b"), page("/1", b"c"), page("/404", b"", status=404)]
    )
    assert answers(tmp_path, "/1", "/1", "/1", "/2", "/404", "/3") == [
        (200, "/1", b"a"),
        (200, "/1", b"c"),
        None,
        (200, "/2", b"b"),
        (404, "/404", b""),
        None,
    ]


def test_what_was_asked_for_again_is_no_answer(tmp_path: Path) -> None:
    tries = [page("/1", b"busy", status=429), page("/1", b"down", status=503), page("/1", b"a")]
    write_walk(tmp_path, [*tries, page("/2", b"down", status=500)])
    assert answers(tmp_path, "/1", "/2") == [(200, "/1", b"a"), None]
    walk = load_walk(tmp_path, "digest", WALK)
    assert [one.status for one in walk.exchanges(SITE + "/1")] == [429, 503, 200]


def test_redirects_are_followed_to_the_answer_that_came(tmp_path: Path) -> None:
    hops = [redirect("/old", "/older"), redirect("/older", SITE + "/new#top", status=308)]
    write_walk(tmp_path, [page("/new", b"before"), *hops, page("/new", b"a"), page("/new", b"after")])
    assert answers(tmp_path, "/old", "/new", "/new") == [
        (200, "/new", b"a"),
        (200, "/new", b"before"),
        (200, "/new", b"after"),
    ]


def test_a_chain_that_was_cut_off_is_asked_for_again(tmp_path: Path) -> None:
    write_walk(tmp_path, [redirect("/old", "/new")])
    assert answers(tmp_path, "/old") == [None]
    second = [redirect("/old", "/new", seconds=9), page("/new", b"a", seconds=9)]
    write_walk(tmp_path, second, run_id=LATER)
    # The first redirect leads to the first answer behind it: this is how the crawl would go on, too.
    assert answers(tmp_path, "/old", "/old") == [(200, "/new", b"a"), None]


def test_a_loop_of_redirects_ends(tmp_path: Path) -> None:
    write_walk(tmp_path, [redirect(path, to) for path, to in [("/a", "/b"), ("/b", "/a")] * 30])
    assert answers(tmp_path, "/a") == [None]


def test_a_redirect_to_what_is_no_address_is_no_answer(tmp_path: Path) -> None:
    write_walk(tmp_path, [redirect("/a", "http://[broken"), redirect("/b", "file:///etc/hosts")])
    assert answers(tmp_path, "/a", "/b") == [None, None]


def test_secrets_and_fragments_are_no_part_of_the_question(tmp_path: Path) -> None:
    write_walk(tmp_path, [page("/feed?token=hunter2&page=1", b"a")])
    assert answers(tmp_path, "/feed?token=hunter2&page=1#top") == [
        (200, "/feed?token=hunter2&page=1#top", b"a")
    ]


def test_an_address_is_found_however_it_was_written(tmp_path: Path) -> None:
    hop = redirect("/old", "/\xe9t\xc3\xa9 1")  # a byte of Latin-1, a letter of UTF-8 and a space
    write_walk(tmp_path, [hop, page("/%E9t%C3%A9%201", b"a"), page("/%C3%A9t%C3%A9?a=%3Cb%3E", b"b")])
    assert answers(tmp_path, "/old", "/été?a=<b>") == [
        (200, "/%E9t%C3%A9%201", b"a"),
        (200, "/été?a=<b>", b"b"),
    ]


def test_not_modified_is_an_answer(tmp_path: Path) -> None:
    write_walk(tmp_path, [page("/1", b"", status=304)])
    assert answers(tmp_path, "/1") == [(304, "/1", b"")]


def test_runs_of_one_walk_are_one_sequence_also_within_one_second(tmp_path: Path) -> None:
    write_walk(tmp_path, [page("/1", b"second", seconds=0.7)], run_id="20260102T030405Z-00000a")
    write_walk(tmp_path, [page("/1", b"first", seconds=0.2)], run_id="20260102T030405Z-ffffff")
    assert answers(tmp_path, "/1", "/1") == [(200, "/1", b"first"), (200, "/1", b"second")]


def test_pages_of_other_walks_are_no_answers(tmp_path: Path) -> None:
    write_walk(tmp_path, [page("/1")], walk_id="20260102T030405Z-ffffff")
    assert answers(tmp_path, "/1") == [None]


def test_what_the_archive_has_lost_is_asked_for_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = write_walk(tmp_path, [page("/1", b"a"), page("/2", b"b")])
    content = bytearray(archive_file(tmp_path).read_bytes())
    content[first.offset + 40] ^= 0xFF
    archive_file(tmp_path).write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert answers(tmp_path, "/1", "/2") == [None, (200, "/2", b"b")]
    assert f"{first.file}: at byte {first.offset}" in caplog.text
    assert second.file == first.file


def test_walks_without_a_record_of_their_end_are_unfinished(tmp_path: Path) -> None:
    walks = [f"2026010{day}T000000Z-00000a" for day in (3, 1, 2)]
    for walk in walks:
        write_walk(tmp_path, [page("/1")], walk_id=walk)
        write_walk(tmp_path, [page("/1")], walk_id=walk, run_id=LATER)
    (archive_file(tmp_path).parent / "notes.txt").write_text("not ours")
    assert unfinished_walks(tmp_path, "digest", {walks[2]}) == [walks[1], walks[0]]
    assert unfinished_walks(tmp_path, "digest", walks) == []
    assert unfinished_walks(tmp_path, "other", []) == []
