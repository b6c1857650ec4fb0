"""A newsletter gives what its page gives, once, whatever a mail program has made of it."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.containers.files import find_files
from crawler.extract.mail import parts
from crawler.extract.mail.header import find_sent_at, read_header, read_words
from crawler.readers import mail
from crawler.readers.table import find_reader
from pipelines.deduplicate.identity import identify
from pipelines.items import DropReason, Entry, PageIssue, PostedSource
from pipelines.normalise.entry import normalise
from tests.extract.themes import THEMES, TITLES, article
from tests.readers.messages import (
    HEADER,
    HTML_PART,
    NEWSLETTER,
    NOON,
    PAGE,
    TEXT,
    TEXT_PART,
    Outcome,
    absolute,
    divided,
    message,
    page_of,
    part,
)

SENT = datetime(2021, 5, 29, 6, 30, tzinfo=UTC)
WHOLE = Outcome(NEWSLETTER)
DAYLESS = "".join(f"* {title}\n  https://town.example/p/{n}\n\n" for n, title in enumerate(TITLES))


def test_the_html_of_a_newsletter_is_read_and_its_text_is_not() -> None:
    assert WHOLE.titles == list(TITLES)
    assert WHOLE.drops == []
    assert WHOLE.said == Outcome(absolute(PAGE).encode(), "page.html").said
    assert {(e.reader, e.rule, e.seen_at) for e in WHOLE.entries} == {("mail", "html: titles by path", SENT)}
    assert [e.position for e in WHOLE.entries] == list(range(6))
    assert WHOLE.entries[0].locator.startswith("part 2, /html")
    assert {e.page_id for e in WHOLE.entries} == {e.page_id for e in WHOLE.entries[:1]}


def test_the_text_is_read_where_the_html_lists_nothing() -> None:
    note = part("<html><body><p>Your program does not show this letter.</p></body></html>", "text/html")
    found = Outcome(message(divided("alternative", TEXT_PART, note)))
    assert found.titles == list(TITLES)
    assert {e.rule for e in found.entries} == {"text: label_after_title"}
    assert found.drops == []


@pytest.mark.parametrize(
    "body",
    [
        TEXT_PART,
        HTML_PART,
        divided("mixed", divided("alternative", TEXT_PART, HTML_PART, boundary="=_b11"), boundary="=_b1"),
        divided("alternative", TEXT_PART, divided("related", HTML_PART, boundary="=_b11")),
        divided("mixed", TEXT_PART, HTML_PART),
        divided("mixed", HTML_PART, part("To leave this list, write to us.", "text/plain")),
        part(absolute(PAGE), "text/plain"),
        part(absolute(PAGE), "text/html", encoding="8bit"),
        part(absolute(PAGE), "text/html", encoding="base64"),
        HTML_PART.replace("utf-8", "no-such-charset"),
        divided("alternative", TEXT_PART, HTML_PART).replace("\n", "\r\n"),
        divided("alternative", HTML_PART).replace("--=_b1--\n", ""),
        divided("mixed", HTML_PART).replace('"=_b1"', "=_b1 ; x=;;;"),
    ],
    ids=[
        *("text", "HTML", "mixed", "related", "text and HTML beside", "footer", "HTML called text"),
        *("8bit", "base64", "charset", "CRLF", "no last delimiter", "parameters"),
    ],
)
def test_however_it_is_divided_and_encoded_it_has_the_same_entries(body: str) -> None:
    found = Outcome(message(body))
    assert found.titles == list(TITLES)
    assert found.drops == []


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("letter.html", {}),
        ("letter.txt", {}),
        ("1622269860.M1P2.host:2,S", {}),
        ("page", {"media_type": "text/html"}),
        ("feed.xml", {"media_type": "application/rss+xml"}),
        ("letter.mht", {"media_type": "text/plain"}),
    ],
)
def test_a_message_is_known_by_its_header_whatever_it_is_called(name: str, changes: dict[str, str]) -> None:
    found = Outcome(NEWSLETTER, name, **changes)
    assert {e.reader for e in found.entries} == {"mail"}
    assert found.said == WHOLE.said


@pytest.mark.parametrize(
    "beginning",
    [
        "From: the editors\n\n",
        "From: the editors\nDate: May 2021\nSubject: Town news\n\n",
        "Subject: Town news, May\n",
        "",
    ],
)
def test_a_text_that_begins_like_a_letter_is_a_text(beginning: str) -> None:
    reader = find_reader(page_of((beginning + TEXT).encode(), "digest.txt"))
    assert reader is not None
    assert reader.name == "plain_text"


def test_a_text_called_a_page_is_no_message() -> None:
    reader = find_reader(page_of(b"Message-ID of the day\n\n" + TEXT.encode(), "digest.eml"))
    assert reader is not None
    assert reader.name == "plain_text"


def test_an_entry_without_a_day_has_that_of_the_message_and_says_so() -> None:
    found = Outcome(message(part(DAYLESS, "text/plain")))
    assert len(found.entries) == 6
    entry = normalise(found.entries[0])
    assert isinstance(entry, Entry)
    assert (entry.posted_on, entry.posted_source) == (date(2021, 5, 29), PostedSource.MAIL)
    assert (entry.posted_raw, entry.posted_at) == ("Sat, 29 May 2021 08:30:00 +0200", None)


def test_the_same_words_in_the_next_letter_are_no_edit() -> None:
    hashes = set()
    for day in ("Sat, 29 May 2021 08:30:00 +0200", "Mon, 31 May 2021 08:30:00 +0200"):
        header = HEADER.replace("Sat, 29 May 2021 08:30:00 +0200", day)
        entry = normalise(Outcome(message(part(DAYLESS, "text/plain"), header)).entries[0])
        assert isinstance(entry, Entry)
        hashes.add(identify(entry).content_hash)
    assert len(hashes) == 1


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Date: Sat, 29 May 2021 08:30:00 +0200", SENT),
        ("Date: Thu, 1 Jan 1970 00:00:00 +0000", None),
        ("Date: Sat, 29 May 2121 08:30:00 +0200", None),
        ("Date: yesterday", None),
        ("Date: " + "9" * 5000, None),
        ("Date: Mon, 99 Foo 2021 99:99:99 +9999", None),
        ("Date: Fri, 31 Dec 9999 23:59:59 -2359", None),
        ("Date:", None),
        ("Date: 0\nReceived: by x; Sat, 29 May 2021 06:30:00 +0000", SENT),
        ("Date: Sat, 29 May 2021 06:30:00 -0000", SENT),
    ],
)
def test_a_day_that_cannot_be_is_not_believed(stated: str, expected: datetime | None) -> None:
    sent = find_sent_at(read_header(stated.encode() + b"\n\n"), received_at=NOON)
    assert (sent.at if sent else None) == expected


def test_relative_days_count_from_when_the_message_was_sent() -> None:
    text = "".join(
        f"{title}\nPosted on: {n + 1} days ago\nhttps://town.example/p/{n}\n\n"
        for n, title in enumerate(TITLES)
    )
    entry = normalise(Outcome(message(part(text, "text/plain"))).entries[0])
    assert isinstance(entry, Entry)
    assert entry.posted_on == date(2021, 5, 28)


def test_flowed_lines_are_joined() -> None:
    text = (
        TEXT.replace(". ", ".\n")
        .replace(" the ", " \nthe ")
        .replace(TITLES[1], "Town library extends \nits evening hours")
    )
    found = Outcome(message(part(text, 'text/plain; format="flowed"', encoding="8bit")))
    assert found.titles == list(TITLES)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("=?utf-8?q?Town_news?=\r\n X-Evil: yes", "Town news X-Evil: yes"),
        ("=?utf-8?b?VG93bg0KQmNjOiB4?=", "Town Bcc: x"),
        ("=?no-such?q?Town?=", "Town"),
        ("=?utf-8?b?A?=", "=?utf-8?b?A?="),
        ("=?utf-8?q?=ff=fe?=", "\ufffd\ufffd"),
        ("\x1b]0;x\x07 Town\0", "]0;x Town"),
        ("=?" * 400, ("=?" * 400)),
    ],
)
def test_words_in_a_header_are_one_line_of_text(written: str, read: str) -> None:
    assert read_words(written) == read


def test_what_is_attached_is_read_as_pages_and_pictures_are_counted() -> None:
    inner = message(HTML_PART)
    attached = (
        part(PAGE.encode(), "application/octet-stream", encoding="base64", more=_named("../list.html")),
        part(inner, "message/rfc822", encoding="8bit"),
        part(b"\x89PNG\r\n\x1a\n" + bytes(50), "image/png", encoding="base64", more=_named("dot.png")),
        part(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "text/calendar"),
    )
    found = Outcome(message(divided("mixed", part("See below.", "text/plain"), *attached, boundary="=_m")))
    assert [page.address for page in found.pages] == [
        *("letter.eml", "letter.eml!/2/.._list.html", "letter.eml!/3/part"),
    ]
    assert found.titles == [*TITLES, *TITLES]
    assert found.passed_over == ["image"]
    assert [page.depth for page in found.pages] == [0, 1, 1]


def _named(name: str) -> str:
    return f'Content-Disposition: attachment; filename="{name}"\n'


def test_a_letter_of_one_story_is_dropped_with_the_reason_of_its_page() -> None:
    found = Outcome(message(part(article(THEMES["ghost"]), "text/html")))
    assert found.entries == []
    assert [drop.reason for drop in found.drops] == [DropReason.SINGLE_ARTICLE]
    assert found.drops[0].detail.startswith("the message 'Town news – May': ")


def test_addresses_of_people_are_not_kept() -> None:
    for content in (NEWSLETTER, message(part("Only a note.", "text/plain"))):
        found = Outcome(content)
        assert "@" not in repr((found.entries, found.drops, found.facts))


def test_obfuscated_addresses_stay_so() -> None:
    hidden = (
        '<a href="/cdn-cgi/l/email-protection" data-cfemail="5b3a1b39753e233a36">[email&#160;protected]</a>'
    )
    page = absolute(PAGE).replace("<p>The work", f"<p>{hidden} The work")
    assert "a@b.exam" not in repr(Outcome(message(part(page, "text/html"))).entries)


@pytest.mark.parametrize("tenth", range(1, 10))
@pytest.mark.parametrize(
    "whole", [NEWSLETTER, message(HTML_PART), message(TEXT_PART)], ids=["both", "HTML", "text"]
)
def test_a_message_that_breaks_off_gives_whole_entries_only_and_says_so(whole: bytes, tenth: int) -> None:
    cut = whole[: len(whole) * tenth // 10]
    found = Outcome(cut, media_type="message/rfc822")
    assert found.said <= Outcome(whole).said
    if b"\n\n" in cut and not cut.endswith(b"\n"):
        assert DropReason.DAMAGED in {drop.reason for drop in found.drops}
        assert any(f"at byte {len(cut)}" in drop.detail for drop in found.drops)
        assert found.facts[0].issues == (PageIssue.DAMAGED,)


def test_html_that_is_a_piece_of_a_page_is_whole_where_its_last_element_is() -> None:
    page = absolute(PAGE)
    piece = re.sub(r"</?(?:html|body)[^>]*>", "", page)
    found = Outcome(message(part(f"<div>{piece}</div>", "text/html")))
    assert found.said == Outcome(message(part(page, "text/html"))).said
    assert found.drops == []


@pytest.mark.parametrize("content", [b"", b"\n\n", HEADER.encode(), HEADER.encode() + b"\n"])
def test_a_message_without_a_text_is_one_drop(content: bytes) -> None:
    found = Outcome(content)
    assert found.entries == []
    assert len(found.drops) == 1


def nested(levels: int) -> bytes:
    heads = (f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(levels))
    return message("".join(heads) + TEXT_PART)


@pytest.mark.parametrize(
    "content",
    [
        nested(20_000),
        HEADER.encode() + b"X-A: b\n" * 1_000_000 + HTML_PART.encode(),
        HEADER.encode() + b"X-A: b\n\t" + b"c\n\t" * 1_000_000 + b"\n" + HTML_PART.encode(),
        message("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n" * 200_000),
        message("Content-Type: multipart/mixed; boundary=b\n\n" + "--bb" * 1_000_000),
        message("Content-Type: multipart/mixed; boundary=;" + ";=" * 500_000 + "\n\nx"),
        message("Content-Type: text/plain; " + "".join(f"x*{n}*=%;" for n in range(50_000)) + "\n\nx"),
        message("Content-Type: text/plain; charset*=no'such'%ff; name*=utf-9''%ff\n\nx"),
        message('Content-Type: multipart/mixed; boundary=""\n\n----\n\nx\n----'),
        message("Subject: " + "=?utf-8?q?" * 100_000 + "\n\nx"),
        message(part("A" * 1_000_001, "text/plain").replace("quoted-printable", "base64")),
        message("Content-Type: text/plain; format=flowed\n\n" + "> " * 500_000 + "\n" + "x \n" * 200_000),
        HEADER.encode() + b"Content-Type: text/plain\n\n" + b"\0" * 1_000_000,
        b"\0" + HEADER.encode(),
        b"Message-ID:\nReceived:\nDate:\n: x\n\xff\xfe: y\n\n\xff",
        message("Content-Type: message/rfc822\n\n") * 1000,
    ],
    ids=[
        *("nested", "fields", "folded", "parts", "delimiters", "parameters", "continued", "RFC 2231"),
        *("no boundary", "words", "base64", "flowed", "NULs", "NUL first", "odd fields", "messages"),
    ],
)
def test_a_hostile_message_is_read_in_bounded_work_and_says_what_it_lost(content: bytes) -> None:
    found = Outcome(content)
    assert set(found.titles) <= set(TITLES)
    assert found.titles or found.drops or found.unreadable


def test_what_is_nested_too_deep_is_told() -> None:
    end = "".join(f"\n--b{n}--\n" for n in reversed(range(30)))
    found = Outcome(nested(30) + end.encode())
    assert [drop.reason for drop in found.drops] == [DropReason.TOO_DEEP]


@pytest.mark.parametrize("end", ["!\n", " \n", "\0\n", "\n\n"])
def test_what_is_no_base64_is_left_out(end: str) -> None:
    head, _, encoded = TEXT_PART.partition("\n\n")
    found = Outcome(message(f"{head}\n\n{encoded.replace(chr(10), end)}"))
    assert found.titles == list(TITLES)


@settings(max_examples=150)
@given(
    st.binary(max_size=400) | st.text(alphabet='-=_b1\n\r :;"Contet-Typ/mulira', max_size=400).map(str.encode)
)
def test_any_body_gives_entries_or_drops(body: bytes) -> None:
    head = HEADER.encode() + b'Content-Type: multipart/mixed; boundary="b1"\n\n'
    records = list(mail.read(page_of(head + body)))
    assert len(records) >= 2


def test_maildir_is_a_folder_of_messages(tmp_path: Path) -> None:
    places = [("cur", "1.M1P1.host:2,S"), ("new", "2.M2P2.host"), ("tmp", "3.M3P3.host")]
    places += [(f".Letters/{folder}", name) for folder, name in places] + [(".git", "x.eml")]
    for folder, name in places:
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / name).write_bytes(NEWSLETTER)
    (tmp_path / "dovecot.index.log").write_bytes(bytes(range(40)))
    files = list(find_files([tmp_path]))
    assert [path.parent.name for path in files if path.parent != tmp_path] == ["cur", "new"] * 2
    assert Outcome(files[0].read_bytes(), files[0].name).said == WHOLE.said


def test_what_stands_before_too_many_parts_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parts inside the first one count before those behind it."""
    monkeypatch.setattr(parts, "MAX_PARTS", 8)
    scrap = part("x", "text/plain", encoding="7bit")
    first = divided("alternative", TEXT_PART, HTML_PART, boundary="=_b2")
    found = Outcome(message(divided("mixed", first, *[scrap] * 40)))
    assert found.titles == list(TITLES)
    assert {entry.rule for entry in found.entries} == {"html: titles by path"}
    assert DropReason.TOO_MANY_MEMBERS in {drop.reason for drop in found.drops}


def test_of_a_message_with_too_many_parts_it_is_told_what_its_texts_lacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "MAX_PARTS", 8)
    note = part("<html><body><p>Your program does not show this letter.</p></body></html>", "text/html")
    found = Outcome(message(divided("mixed", *[note] * 40)))
    (drop,) = found.drops
    assert drop.reason is DropReason.TOO_MANY_MEMBERS
    assert "more than 8 parts; in the texts before: " in drop.detail
