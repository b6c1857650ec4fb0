"""A page saved in one file is the page, whichever browser saved it."""

import pytest

from crawler.containers.table import find_container
from pipelines.deduplicate.identity import find_keys
from pipelines.items import DropReason, Entry, RawEntry
from pipelines.normalise.entry import normalise
from tests.extract.themes import TITLES
from tests.readers.messages import (
    ADDRESS,
    DATE,
    HEADER,
    NEWSLETTER,
    PAGE,
    Outcome,
    absolute,
    divided,
    message,
    part,
    saved_page,
)

FRAME = part(
    PAGE.replace("post-", "advert-"), "text/html", more="Content-Location: cid:frame-2@mhtml.blink\n"
)
PICTURE = part(b"\x89PNG\r\n\x1a\n" + bytes(500), "image/png", encoding="base64")
STYLE = part("body { margin: 0 }", "text/css", more="Content-Location: cid:css-1@mhtml.blink\n")
BLINK = saved_page(absolute(PAGE), beside=(STYLE, FRAME, PICTURE))
EXPLORER = f'From: "Saved by Windows Internet Explorer 11"\nSubject: Town\nDate: {DATE}\nMIME-Version: 1.0\n'
ROOT = part(absolute(PAGE), 'text/html; charset="utf-8"', more=f"Content-Location: {ADDRESS}\n")
ONE_PART = message(ROOT, EXPLORER)
START = ';\n\ttype="text/html"; start="<root@x>"'
NAMED_ROOT = ROOT.replace("Content-Location", "Content-ID: <root@x>\nContent-Location", 1)
DIALECTS = {
    "Chromium": BLINK,
    "Chromium, CRLF": BLINK.replace(b"\n", b"\r\n"),
    "Internet Explorer": message(divided("related", ROOT, PICTURE), EXPLORER),
    "one part": ONE_PART,
    "root in an alternative": message(
        divided("related", divided("alternative", ROOT, boundary="=_a"), PICTURE), EXPLORER
    ),
    "root named, not first": message(divided("related", FRAME, NAMED_ROOT, more=START), EXPLORER),
    "no sender": message(divided("related", ROOT, PICTURE), "MIME-Version: 1.0\n"),
}


def keys(entries: list[RawEntry]) -> list[object]:
    found = [normalise(entry) for entry in entries]
    return [find_keys(entry) for entry in found if isinstance(entry, Entry)]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", ["page.mht", "page.html", "page.txt", "page.eml"])
def test_every_dialect_gives_what_the_page_gives(dialect: str, name: str) -> None:
    found = Outcome(DIALECTS[dialect], name)
    assert found.titles == list(TITLES)
    assert keys(found.entries) == keys(Outcome(PAGE.encode(), "page.html", url=ADDRESS).entries)
    assert {(e.reader, e.page_url) for e in found.entries} == {("html", ADDRESS)}
    assert (found.drops, found.unreadable) == ([], [])
    assert [one.format for one in found.opened] == ["mhtml"]


def test_it_was_seen_when_it_was_saved_and_what_is_beside_it_is_counted() -> None:
    found = Outcome(BLINK, "page.mhtml")
    assert found.pages[0].fetched_at.isoformat() == "2021-05-29T06:30:00+00:00"
    assert found.pages[0].address == "page.mhtml!/1.html"
    assert found.passed_over == ["style sheet", "frame", "image"]


def test_an_address_that_is_none_of_the_web_is_not_taken() -> None:
    for address in ("file:///C:/page.html", "javascript:alert(1)", "https://", "data:text/html,x"):
        found = Outcome(ONE_PART.replace(ADDRESS.encode(), address.encode()), "page.mht")
        assert found.pages[0].url is None
        assert found.titles == list(TITLES)


def test_a_newsletter_is_no_saved_page() -> None:
    for content in (NEWSLETTER, message(divided("related", ROOT, PICTURE), HEADER)):
        assert find_container(content, "page.mht") is None


@pytest.mark.parametrize("tenth", range(1, 10))
@pytest.mark.parametrize("whole", [BLINK, ONE_PART], ids=["Chromium", "one part"])
def test_a_file_that_breaks_off_gives_the_whole_page_or_none_and_says_where(whole: bytes, tenth: int) -> None:
    cut = whole[: len(whole) * tenth // 10]
    found = Outcome(cut, "page.mht")
    assert found.said <= Outcome(whole).said
    if b"\n\n" in cut:
        assert [one.reason for one in found.unreadable] == [DropReason.DAMAGED]
        assert f"breaks off at byte {len(cut)}" in found.unreadable[0].detail
    else:
        assert found.entries == []


@pytest.mark.parametrize(
    "content",
    [
        EXPLORER.encode(),
        message(divided("related", PICTURE), EXPLORER),
        message(divided("related"), EXPLORER),
        message('Content-Type: multipart/related; boundary="b"\n\n' + "--b\n\n" * 100_000, EXPLORER),
        message(part("x", "text/plain"), EXPLORER),
    ],
)
def test_a_file_without_a_page_is_told(content: bytes) -> None:
    found = Outcome(content, "page.mht")
    assert found.entries == []
    assert [one.reason for one in found.unreadable] == [DropReason.DAMAGED]
