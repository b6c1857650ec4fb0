"""Web archives of any tool: every page in them is given once, every place that is lost is told."""

import asyncio
import gzip
import io
import json
import random
import zipfile
import zlib
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from backports import zstd

from crawler.archive import window
from crawler.containers.expand import Given, expand
from crawler.containers.given import Input, Opened, PassedOver, Unreadable
from crawler.containers.limits import DEFAULT_LIMITS, Limits
from crawler.run import Run
from pipelines.items import DropReason, Page
from tests.archive.build import archive_file, make_exchange, write_walk
from tests.containers.warc_files import SITE, WarcFile, listing

READ_AT = datetime(2025, 1, 1, tzinfo=UTC)


class Forward(io.RawIOBase):
    """A stream that can only be read on, as the member of a container is."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._file = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        return self._file.readinto(buffer)


def open_all(
    content: bytes, *, name: str = "crawl.warc.gz", is_stream: bool = False, limits: Limits = DEFAULT_LIMITS
) -> list[Given]:
    stream = io.BufferedReader(Forward(content)) if is_stream else io.BytesIO(content)
    return list(expand(Input(stream=stream, address=name, source="digest", fetched_at=READ_AT), limits))


def pages(given: list[Given]) -> list[tuple[str | None, bytes]]:
    return [(one.url, one.content) for one in given if isinstance(one, Page)]


def lost(given: list[Given]) -> list[Unreadable]:
    return [one for one in given if isinstance(one, Unreadable)]


def kinds(given: list[Given]) -> Counter[str]:
    return Counter(one.kind for one in given if isinstance(one, PassedOver))


def three(*, is_gzip: bool = True) -> WarcFile:
    file = WarcFile(is_gzip=is_gzip)
    for number in range(3):
        file.response(f"{SITE}/page/{number}/", listing(number * 10))
    return file


THREE = [(f"{SITE}/page/{number}/", listing(number * 10)) for number in range(3)]
BY_RECORD, PLAIN = three(), three(is_gzip=False)
FORMS = {
    "by record": BY_RECORD.bytes(),
    "plain": PLAIN.bytes(),
    "as one": gzip.compress(PLAIN.bytes()),
}
SEAMS = {"by record": BY_RECORD.offsets, "plain": PLAIN.offsets, "as one": []}
each_form = pytest.mark.parametrize("form", FORMS)
each_way = pytest.mark.parametrize("is_stream", [False, True], ids=["file", "stream"])


@each_form
@each_way
@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl.html", "crawl.zip", "crawl"])
def test_every_page_is_given_whatever_the_file_is_called(form: str, is_stream: bool, name: str) -> None:
    given = open_all(FORMS[form], name=name, is_stream=is_stream)
    assert pages(given) == THREE
    assert lost(given) == []
    first = next(one for one in given if isinstance(one, Page))
    assert (first.media_type, first.charset, first.depth) == ("text/html", "utf-8", 1)
    assert first.fetched_at == datetime(2024, 5, 1, 8, tzinfo=UTC)
    assert first.address.startswith(f"{name}!/")
    assert first.address.endswith(f" {SITE}/page/0/")
    assert isinstance(given[-1], Opened)
    assert len({one.address for one in given}) == len(given)


@each_form
@each_way
def test_a_file_that_breaks_off_gives_the_pages_before_and_says_where(form: str, is_stream: bool) -> None:
    whole = FORMS[form]
    for tenth in range(1, 10):
        given = open_all(whole[: len(whole) * tenth // 10], is_stream=is_stream)
        found = pages(given)
        assert found == THREE[: len(found)]
        is_at_a_seam = len(whole) * tenth // 10 in SEAMS[form]
        assert len(lost(given)) == (0 if is_at_a_seam else 1)
        assert all(one.reason is DropReason.DAMAGED and "at byte " in one.detail for one in lost(given))


def test_a_tail_that_is_cut_costs_the_last_page_only() -> None:
    given = open_all(FORMS["by record"][:-100])
    assert pages(given) == THREE[:2]
    (gone,) = lost(given)
    assert gone.address == f"crawl.warc.gz!/{BY_RECORD.offsets[-1]}"
    assert gone.format == "warc"


CLAIMS = {
    "nothing": b"",
    "half a word": b"WARC",
    "words": b"WARC/1.0 is a format of archives.",
    "nothing packed": gzip.compress(b"", mtime=0),
}


@pytest.mark.parametrize("content", CLAIMS.values(), ids=CLAIMS.keys())
def test_what_only_claims_to_be_an_archive_is_a_page_for_the_readers(content: bytes) -> None:
    given = open_all(content, name="crawl.warc")
    assert [type(one) for one in given if not isinstance(one, Opened)] == [Page]


def with_length(content: bytes, number: int, change: str) -> tuple[bytes, int]:
    """Write another length into one record of a plain file; return the file and where the record begins."""
    start = -1
    for _ in range(number + 1):
        start = content.index(b"WARC/1.0\r\n", start + 1)
    begin = content.index(b"Content-Length: ", start) + len(b"Content-Length: ")
    end = content.index(b"\r\n", begin)
    length = int(content[begin:end]) + int(change) if change[0] in "+-" else int(change)
    return content[:begin] + str(length).encode() + content[end:], start


@pytest.mark.parametrize("change", ["+10", "-10", "+1500", str(10 << 30), "9" * 30])
@pytest.mark.parametrize("is_packed", [False, True], ids=["plain", "as one"])
@each_way
def test_a_wrong_length_costs_its_own_record(change: str, is_packed: bool, is_stream: bool) -> None:
    content, start = with_length(FORMS["plain"], 2, change)
    given = open_all(gzip.compress(content) if is_packed else content, is_stream=is_stream)
    assert pages(given) == [THREE[0], THREE[2]]
    (gone,) = lost(given)
    assert gone.address.endswith(f"!/0+{start}" if is_packed else f"!/{start}")


def test_a_wrong_length_in_a_member_of_its_own_costs_its_own_record() -> None:
    content, start = with_length(FORMS["plain"], 2, str(10 << 30))
    end = content.index(b"WARC/1.0", start + 1)
    parts = (content[:start], content[start:end], content[end:])
    given = open_all(b"".join(gzip.compress(part) for part in parts))
    assert pages(given) == [THREE[0], THREE[2]]
    assert len(lost(given)) == 1


@each_form
@each_way
def test_a_damaged_middle_costs_what_is_damaged(form: str, is_stream: bool) -> None:
    whole = FORMS[form]
    for place in range(40, len(whole), len(whole) // 40):
        damaged = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        given = open_all(damaged, is_stream=is_stream)
        if form == "plain":  # nothing in it tells damage of a body
            assert len(pages(given)) >= 2
            continue
        found = pages(given)
        assert all(one in THREE for one in found)
        assert len(found) == 3 or lost(given)
        assert form != "by record" or len(found) >= 2


def test_of_a_stream_more_than_a_window_behind_damage_is_lost_and_told() -> None:
    """A file can be read from any place again; a stream cannot, and says so."""
    file = WarcFile(is_gzip=False).response(f"{SITE}/a", listing(0))
    size = window.GO_BACK_BYTES
    for number in range(3):
        file.response(f"{SITE}/{number}", bytes(size), headers=[("Content-Type", "image/png")])
    file.response(f"{SITE}/b", listing(10))
    content, _ = with_length(file.bytes(), 1, str(10 << 30))
    assert [url for url, _ in pages(open_all(content))] == [f"{SITE}/b"]
    given = open_all(content, is_stream=True)
    assert [url for url, _ in pages(given)] == [f"{SITE}/b"]
    assert "cannot be read without unpacking" in lost(given)[0].detail


def test_a_beginning_that_is_damaged_is_passed_by_its_name() -> None:
    packed = FORMS["by record"]
    assert pages(open_all(b"\xff\xff" + packed[2:])) == []  # no archive by content
    damaged = packed[:20] + b"\xff" * 20 + packed[40:]
    assert pages(open_all(damaged, name="a.warc.gz")) == THREE
    plain = FORMS["plain"]
    assert pages(open_all(b"\0" * 100 + plain, name="a.warc")) == THREE


def test_endless_damage_ends() -> None:
    bad = b"WARC/1.0\r\nContent-Length: x\r\n\r\n"
    given = open_all(bad * 5000, name="a.warc")
    assert len(lost(given)) == 1001
    assert "the rest of the file is not read" in lost(given)[-1].detail


BODIES = {
    "gzip": (gzip.compress, "gzip"),
    "deflate": (zlib.compress, "deflate"),
    "br": (brotli.compress, "br"),
    "chunked": (lambda body: b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body), None),
    "unpacked already": (lambda body: body, "gzip"),
    "unpacked br": (lambda body: body, "br"),
    "out of its chunks": (lambda body: body, None),
}


@pytest.mark.parametrize("name", BODIES)
def test_bodies_are_given_as_a_browser_gets_them(name: str) -> None:
    pack, encoding = BODIES[name]
    how = ("Content-Encoding", encoding) if encoding else ("Transfer-Encoding", "chunked")
    file = WarcFile().response(SITE, pack(listing(0)), headers=[("Content-Type", "text/html"), how])
    assert pages(open_all(file.bytes())) == [(SITE, listing(0))]


def test_a_body_that_is_damaged_or_cut_is_told_and_not_given() -> None:
    packed = gzip.compress(listing(0))[:-20]
    file = WarcFile().response(SITE, packed, headers=[("Content-Encoding", "gzip")])
    file.response(SITE, listing(0), fields={"WARC-Truncated": "length"})
    given = open_all(file.bytes())
    assert pages(given) == []
    assert [one.reason for one in lost(given)] == [DropReason.DAMAGED] * 2


def test_what_is_no_page_is_counted_by_kind() -> None:
    file = WarcFile()
    file.add("request", SITE, b"GET / HTTP/1.1\r\n\r\n").add("metadata", SITE, b"fetchTimeMs: 3\r\n")
    file.add("resource", "metadata://crawler.example/log", b"text", media_type="text/plain")
    file.add("response", "dns:digest.example", b"20240501\r\n", media_type="text/dns")
    file.response(f"{SITE}/robots.txt", b"User-agent: *\r\n", headers=[("Content-Type", "text/plain")])
    file.response(f"{SITE}/old", b"", status="301 Moved", headers=[("Location", "/new")])
    file.response(f"{SITE}/gone", listing(0), status="404 Not Found")
    file.response(f"{SITE}/a.png", b"\x89PNG\r\n\x1a\n", headers=[("Content-Type", "image/png")])
    file.response(f"{SITE}/odd", b"\x00\x01\x02" * 9, headers=[("Content-Type", "image/x-own")])
    file.response(f"{SITE}/a.css", b"a { color: red }", headers=[("Content-Type", "text/css")])
    file.response(f"{SITE}/a.js", b"let a = 1", headers=[("Content-Type", "application/javascript")])
    file.response(f"{SITE}/beacon", b"")
    file.response(f"{SITE}/[", listing(0), headers=[("Content-Type", "image/png")])  # wrongly labelled
    given = open_all(file.bytes())
    assert pages(given) == [(f"{SITE}/[", listing(0))]
    assert lost(given) == []
    assert kinds(given) == {
        "warcinfo record": 1,
        "request record": 1,
        "metadata record": 1,
        "record of another protocol": 1,
        "DNS answer": 1,
        "robots.txt": 1,
        "redirect": 1,
        "answer without a page": 1,
        "image": 2,
        "style sheet": 1,
        "script": 1,
        "answer without content": 1,
    }


def test_resources_and_conversions_are_pages() -> None:
    file = WarcFile().add("resource", f"{SITE}/a", listing(0), media_type="text/html; charset=utf-8")
    file.add("conversion", f"{SITE}/b", b"Plain words", media_type="text/plain")
    first, second = (one for one in open_all(file.bytes()) if isinstance(one, Page))
    assert (first.content, first.charset) == (listing(0), "utf-8")
    assert (second.content, second.media_type) == (b"Plain words", "text/plain")


def test_secrets_in_addresses_are_masked() -> None:
    (page,) = (
        one
        for one in open_all(WarcFile().response("https://u:p@h.example/?token=abc", listing(0)).bytes())
        if isinstance(one, Page)
    )
    assert page.url == "https://h.example/?token=***"
    assert "abc" not in page.address


REFERENCES = {
    "by digest": {},
    "by name": {"WARC-Refers-To": "<urn:uuid:first>"},
    "by address and time": {
        "WARC-Refers-To-Target-URI": f"{SITE}/a",
        "WARC-Refers-To-Date": "2024-05-01T08:00:00Z",
    },
}


@pytest.mark.parametrize("reference", REFERENCES)
@pytest.mark.parametrize("form", ["by record", "plain", "as one"])
@each_way
def test_a_revisit_is_the_page_again_at_its_later_time(reference: str, form: str, is_stream: bool) -> None:
    file = WarcFile(is_gzip=form == "by record")
    packed = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
    digest = {"WARC-Payload-Digest": "sha1:AAAA"}
    first = digest | {"WARC-Record-ID": "<urn:uuid:first>"}
    file.response(f"{SITE}/a", gzip.compress(listing(0)), headers=packed, fields=first)
    file.response(f"{SITE}/c", listing(10))
    again = (digest if reference == "by digest" else {}) | REFERENCES[reference]
    file.response(f"{SITE}/b", b"", kind="revisit", headers=(), fields=again, day=9)
    file.response(f"{SITE}/d", listing(20))
    content = file.bytes()
    given = open_all(gzip.compress(content) if form == "as one" else content, is_stream=is_stream)
    assert [content for _, content in pages(given)] == [listing(0), listing(10), listing(0), listing(20)]
    revisit = [one for one in given if isinstance(one, Page)][2]
    assert (revisit.url, revisit.media_type) == (f"{SITE}/b", "text/html")
    assert revisit.fetched_at == datetime(2024, 5, 9, 8, tzinfo=UTC)


@each_way
def test_a_revisit_of_what_the_file_does_not_have_is_told(is_stream: bool) -> None:
    file = WarcFile().response(SITE, listing(0), fields={"WARC-Payload-Digest": "sha1:AAAA"})
    wrong = {"WARC-Payload-Digest": "sha1:BBBB", "WARC-Refers-To": "<urn:uuid:elsewhere>"}
    file.response(SITE, b"", kind="revisit", fields=wrong)
    unchanged = {"WARC-Profile": "http://netpreserve.org/warc/1.0/revisit/server-not-modified"}
    file.response(SITE, b"", status="304 Not Modified", kind="revisit", fields=unchanged)
    given = open_all(file.bytes(), is_stream=is_stream)
    assert len(pages(given)) == 1
    (gone,) = lost(given)
    assert gone.reason is DropReason.BODY_ELSEWHERE
    assert "urn:uuid:elsewhere" in gone.detail
    assert kinds(given)["answer that nothing changed"] == 1


def test_two_copies_of_one_page_are_both_given() -> None:
    file = WarcFile().response(SITE, listing(0)).response(SITE, listing(0), day=2)
    first, second = (one for one in open_all(file.bytes()) if isinstance(one, Page))
    assert (first.url, first.content) == (second.url, second.content)
    assert first.fetched_at < second.fetched_at
    assert first.address != second.address


def test_a_page_above_the_limit_is_told_and_the_others_given() -> None:
    limits = Limits(page_bytes=5000)
    file = WarcFile().response(f"{SITE}/a", b"<html>" + bytes(9000)).response(f"{SITE}/b", listing(0))
    packed = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
    file.response(f"{SITE}/c", gzip.compress(b"<html>" + bytes(9000)), headers=packed)
    given = open_all(file.bytes(), limits=limits)
    assert pages(given) == [(f"{SITE}/b", listing(0))]
    assert [one.reason for one in lost(given)] == [DropReason.TOO_LARGE] * 2


@each_way
def test_a_bomb_costs_its_own_record(is_stream: bool) -> None:
    limits = Limits(ratio_free_bytes=1 << 20)
    noise = random.Random(5).randbytes(200_000)
    file = WarcFile().response(f"{SITE}/a", bytes(8 << 20)).response(f"{SITE}/b", listing(0))
    file.response(f"{SITE}/a.png", noise, headers=[("Content-Type", "image/png")])
    given = open_all(file.bytes(), limits=limits, is_stream=is_stream)
    assert pages(given) == [(f"{SITE}/b", listing(0))]
    assert [one.reason for one in lost(given)] == [DropReason.DECOMPRESSION_BOMB]


def test_a_file_of_bombs_ends_as_one() -> None:
    limits = Limits(ratio_free_bytes=1 << 20)
    file = WarcFile()
    for number in range(5):
        file.response(f"{SITE}/{number}", bytes(8 << 20))
    reasons = [one.reason for one in lost(open_all(file.bytes(), limits=limits))]
    assert set(reasons) == {DropReason.DECOMPRESSION_BOMB}
    assert len(reasons) < 5


def test_revisits_without_end_are_a_bomb() -> None:
    limits = Limits(ratio_free_bytes=1 << 20)
    file = WarcFile().response(SITE, listing(0, 3000), fields={"WARC-Payload-Digest": "sha1:AAAA"})
    for _ in range(60):
        file.response(SITE, b"", kind="revisit", headers=(), fields={"WARC-Payload-Digest": "sha1:AAAA"})
    given = open_all(file.bytes(), limits=limits)
    assert [one.reason for one in lost(given)] == [DropReason.DECOMPRESSION_BOMB]
    assert 2 < len(pages(given)) < 60


def test_too_many_records_end_the_file_and_what_came_before_stays() -> None:
    given = open_all(FORMS["by record"], limits=Limits(members=3))
    assert pages(given) == THREE[:2]
    assert [one.reason for one in lost(given)] == [DropReason.TOO_MANY_MEMBERS]


ABOUT = b"1 0 Harbour Archive\nURL IP-address Archive-date Content-type Archive-length\n"
ARC = b"filedesc://a.arc 0.0.0.0 20010203040506 text/plain %d\n%s\n" % (len(ABOUT), ABOUT)


@pytest.mark.parametrize("is_packed", [False, True], ids=["plain", "gzip"])
def test_arc_files_are_read(is_packed: bool) -> None:
    records = [ARC]
    for url, body in THREE:
        block = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
        head = f"{url} 192.0.2.7 20010203040506 text/html {len(block)}\n"
        records.append(head.encode() + block + b"\n")
    content = b"".join(gzip.compress(one) for one in records) if is_packed else b"".join(records)
    given = open_all(content, name="a.arc")
    assert pages(given) == THREE
    assert lost(given) == []
    cut = open_all(content[:-30], name="a.arc")
    assert pages(cut) == THREE[:2]
    assert len(lost(cut)) == 1


def test_archives_in_a_wacz_and_in_zstandard_are_read() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as wacz:
        wacz.writestr("archive/data.warc.gz", FORMS["by record"])
        wacz.writestr("pages/pages.jsonl", json.dumps({"format": "json-pages-1.0", "id": "pages"}) + "\n")
        wacz.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}))
    given = open_all(packed.getvalue(), name="crawl.wacz")
    assert pages(given) == THREE
    assert lost(given) == []
    assert pages(open_all(zstd.compress(FORMS["plain"]), name="crawl.warc.zst")) == THREE


@pytest.mark.parametrize("form", ["by record", "plain"])
def test_an_archive_in_a_cut_wacz_gives_its_whole_records_and_says_where_it_breaks_off(form: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as wacz:
        wacz.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}))
        wacz.writestr("archive/data.warc.gz", FORMS[form])
    content = packed.getvalue()
    for name in ("crawl.wacz", "crawl.zip"):
        given = open_all(content[: content.rindex(b"PK\1\2", 0, content.rindex(b"PK\1\2")) - 60], name=name)
        assert pages(given) == THREE[:2]
        assert next(one.kind for one in given if isinstance(one, PassedOver)) == "index"
        assert [str(one.reason) for one in given if isinstance(one, Unreadable)] == ["damaged"] * 3
        assert all("byte" in one.detail for one in given if isinstance(one, Unreadable))


def test_our_own_archive_is_read_as_any(tmp_path: Path) -> None:
    write_walk(
        tmp_path,
        [
            make_exchange(f"{SITE}/a", body=listing(0)),
            make_exchange(f"{SITE}/a", body=listing(0), seconds=9),
            make_exchange(f"{SITE}/robots.txt", body=b"User-agent: *", is_robots=True),
        ],
    )
    given = open_all(archive_file(tmp_path).read_bytes())
    assert pages(given) == [(f"{SITE}/a", listing(0))] * 2
    assert lost(given) == []
    assert kinds(given)["robots.txt"] == 1


async def ingest(path: Path, data: Path) -> tuple[int, int, int]:
    async with Run(data=data, source="digest", command="ingest") as run:
        await run.read_files([path], source="digest")
    counts = run.report.counts
    return counts.new_entries, counts.new_revisions, run.report.exit_code


def test_a_repaired_file_adds_only_what_was_missing(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    counts = []
    for content in (FORMS["by record"][:-100], FORMS["by record"], FORMS["by record"]):
        path.write_bytes(content)
        counts.append(asyncio.run(ingest(path, tmp_path / "data")))
    assert counts == [(8, 0, 3), (4, 0, 0), (0, 0, 0)]
