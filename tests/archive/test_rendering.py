"""What a browser made of a page is the page; what it was made of is kept, and is none."""

from dataclasses import replace
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from crawler.archive.exchange import Rendering
from crawler.archive.index import load_walk
from crawler.archive.known import load_originals
from crawler.archive.records import digest_of
from crawler.archive.replay import replay_pages
from tests.archive.build import PAGE, STARTED_AT, WALK, archive_file, make_exchange, open_writer

NEWS = "https://digest.example/news"
RENDERED = "\ufeff<p>Łódź</p>".encode() * 50


def keep_rendering(data: Path) -> None:
    """Keep a redirect, the page it leads to, a script and data of the page, and the rendering."""
    writer = open_writer(data)
    moved = make_exchange("https://digest.example/", status=302, body=b"", headers=((b"Location", b"/news"),))
    writer.write(moved)
    shell = writer.write(replace(make_exchange(NEWS, seconds=1), is_for_browser=True))
    for number, name in enumerate(("app.js", "list.json"), 2):
        part = make_exchange(f"https://digest.example/{name}", seconds=number, body=name.encode() * 100)
        writer.write(replace(part, is_for_browser=True))
    rendering = Rendering(
        url=NEWS,
        rendered_at=STARTED_AT.replace(minute=5),
        content=RENDERED,
        response_id=shell.record_id,
    )
    writer.write_rendering(rendering)
    writer.close()


def test_replay_gives_the_rendering_alone(tmp_path: Path) -> None:
    keep_rendering(tmp_path)
    [page] = replay_pages(tmp_path, "digest")
    assert (page.url, page.status, page.content) == (NEWS, 200, RENDERED)
    assert page.headers == {"content-type": "text/html; charset=utf-8"}
    assert page.as_page("digest").charset == "utf-8"


def test_a_walk_that_goes_on_is_answered_with_the_rendering_after_the_redirect(tmp_path: Path) -> None:
    keep_rendering(tmp_path)
    walk = load_walk(tmp_path, "digest", WALK)
    answer = walk.answer("https://digest.example/")
    assert answer is not None
    assert (answer.final_url, answer.content) == (NEWS, RENDERED)
    assert walk.answer("https://digest.example/") is None
    assert walk.answer("https://digest.example/app.js") is None


def test_a_walk_that_ended_before_the_rendering_asks_again(tmp_path: Path) -> None:
    writer = open_writer(tmp_path)
    writer.write(replace(make_exchange(NEWS), is_for_browser=True))
    writer.close()
    assert load_walk(tmp_path, "digest", WALK).answer(NEWS) is None


def test_no_answer_of_a_server_refers_to_a_rendering(tmp_path: Path) -> None:
    keep_rendering(tmp_path)
    originals = load_originals(tmp_path, "digest")
    assert originals.find_same(digest_of(PAGE)) is not None
    assert originals.find_same(digest_of(RENDERED)) is None


def test_other_tools_see_a_conversion_of_the_response(tmp_path: Path) -> None:
    keep_rendering(tmp_path)
    with archive_file(tmp_path).open("rb") as file:
        records = [
            (one.rec_type, one.rec_headers, one.content_stream().read())
            for one in ArchiveIterator(file, check_digests="raise")
        ]
    [(_, shell, _)] = [
        one for one in records if one[0] == "response" and one[1].get_header("WARC-Target-URI") == NEWS
    ]
    kind, fields, content = records[-1]
    assert (kind, content) == ("conversion", RENDERED)
    assert fields.get_header("WARC-Refers-To") == shell.get_header("WARC-Record-ID")
    assert fields.get_header("Content-Type") == "text/html; charset=utf-8"
    assert shell.get_header("Clipfile-Purpose") == "for a rendering"


def test_a_conversion_of_another_tool_is_no_page(tmp_path: Path) -> None:
    """Text versions of pages, which some archives hold, are not what a server sent."""
    keep_rendering(tmp_path)
    path = archive_file(tmp_path)
    with path.open("ab") as file:
        writer = WARCWriter(file, gzip=True)
        record = writer.create_warc_record(
            NEWS, "conversion", warc_headers_dict={"Content-Type": "text/plain"}
        )
        writer.write_record(record)
    assert len(list(replay_pages(tmp_path, "digest"))) == 1
