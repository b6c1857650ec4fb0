"""A mailbox gives its messages, each once, as they were before the mailbox quoted them."""

import io
from collections.abc import Iterator

import pytest

from crawler.containers.expand import Given, expand
from crawler.containers.given import Input, Opened, Unreadable
from crawler.containers.limits import Limits
from crawler.containers.table import find_container
from pipelines.items import DropReason, Page
from tests.extract.themes import TITLES
from tests.readers.messages import HEADER, NEWSLETTER, NOON, TEXT_PART, Outcome, mailbox, message, part

SECOND = message(TEXT_PART, HEADER.replace("<1@", "<2@"))
BOX = mailbox(NEWSLETTER, SECOND, NEWSLETTER)


class Slow(io.BytesIO):
    """A stream that gives little at a time and cannot go back."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(min(97, size) if size and size > 0 else 97)

    def seekable(self) -> bool:
        return False


def opened(content: bytes, *, slow: bool = False, limits: Limits | None = None) -> Iterator[Given]:
    stream = Slow(content) if slow else io.BytesIO(content)
    given = Input(stream=stream, address="in.mbox", source="local", fetched_at=NOON)
    return expand(given, limits or Limits())


def contents(content: bytes, *, slow: bool = False) -> list[bytes]:
    return [one.content for one in opened(content, slow=slow) if isinstance(one, Page)]


@pytest.mark.parametrize(
    "envelope",
    [
        "From desk@town.example Sat May 29 06:31:00 2021",
        "From - Sat May  9 06:31:00 2021",
        "From 1700000000000000000@xxx Sat May 29 06:31:00 +0000 2021",
        "From MAILER-DAEMON Sat May 29 06:31 EST 2021 remote from host",
        "From desk at town.example  Sat, 29 May 2021 06:31:00 +0000",
        "From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001",
    ],
)
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_every_envelope_that_programs_write_is_between_messages(envelope: str, line_end: bytes) -> None:
    box = mailbox(NEWSLETTER, SECOND, envelope=envelope).replace(b"\n", line_end)
    found = contents(box)
    assert [one.strip() for one in found] == [
        each.replace(b"\n", line_end).strip() for each in (NEWSLETTER, SECOND)
    ]


def test_a_mailbox_gives_the_entries_of_its_messages_under_their_places() -> None:
    found = Outcome(BOX, "in.mbox")
    assert found.titles == [*TITLES] * 3
    assert [page.address for page in found.pages] == [f"in.mbox!/{n}.eml" for n in (1, 2, 3)]
    assert {page.depth for page in found.pages} == {1}
    assert [(one.format, one.members) for one in found.opened] == [("mbox", 3)]
    assert found.unreadable == []


def test_it_is_known_by_content_whatever_it_is_called() -> None:
    for name in ("in.html", "in", "in.zip", "in.txt"):
        found = find_container(BOX, name)
        assert found is not None
        assert found.name == "mbox"
    for text in (b"From May 3 2020 on, 10:00 is the hour.\n\nA note.\n", b"From here on\n", b"Froma: x\n"):
        assert find_container(text, "in.mbox") is None


def test_lines_like_an_envelope_are_quoted_and_are_no_envelope() -> None:
    lines = "From here on\n>From there\n\nFrom Monday, Mon May 3 10:00 2021 on we open.\n\n>>From afar\n"
    body = message(part(lines, "text/plain", encoding="7bit"))
    assert contents(mailbox(body, NEWSLETTER))[0].strip() == body.strip()
    bare = b"From a@b.example Sat May 29 06:31:00 2021\n" + body + b"\n"
    assert len(contents(bare)) == 1


def test_a_blank_line_before_the_envelope_may_be_missing() -> None:
    assert len(contents(BOX.replace(b"\n\nFrom ", b"\nFrom "))) == 3


def test_the_size_of_what_a_stream_gives_changes_nothing() -> None:
    assert contents(BOX, slow=True) == contents(BOX)


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_mailbox_that_breaks_off_gives_what_is_whole_and_says_where(tenth: int) -> None:
    cut = BOX[: len(BOX) * tenth // 10]
    found, whole = Outcome(cut, "in.mbox"), Outcome(BOX, "in.mbox")
    assert found.said <= whole.said
    assert [one.reason for one in found.unreadable] == [DropReason.DAMAGED]
    assert f"breaks off at byte {len(cut)}" in found.unreadable[0].detail
    assert found.unreadable[0].format == "mbox"


def test_every_cut_between_two_messages_gives_the_first_as_it_is() -> None:
    box = mailbox(NEWSLETTER, SECOND)
    first = len(mailbox(NEWSLETTER))
    for end in range(first, first + 140):
        given = [one.content.strip() for one in opened(box[:end]) if isinstance(one, Page)]
        assert given[:1] == [NEWSLETTER.strip()]
        assert len(given) == 1


def test_a_message_that_is_too_large_is_told_with_its_place_and_the_others_are_read() -> None:
    large = message(part("x" * 70 + "\n" + ("y" * 70 + "\n") * 40_000, "text/plain", encoding="7bit"))
    found = list(opened(mailbox(SECOND, large, SECOND), limits=Limits(page_bytes=100_000)))
    assert [type(one) for one in found] == [Page, Unreadable, Page, Opened]
    dropped = found[1]
    assert isinstance(dropped, Unreadable)
    assert dropped.reason is DropReason.TOO_LARGE
    place = len(mailbox(SECOND))
    assert dropped.detail.startswith(f"at byte {place}: a message of {len(mailbox(large))} bytes")
    assert isinstance(found[2], Page)
    assert found[2].content.strip() == SECOND.strip()


def test_more_messages_than_are_allowed_end_it() -> None:
    found = list(opened(mailbox(*[SECOND] * 5), limits=Limits(members=3)))
    assert [type(one) for one in found] == [Page] * 3 + [Unreadable]
    assert found[-1].reason is DropReason.TOO_MANY_MEMBERS  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "content",
    [
        b"From a@b.example Sat May 29 06:31:00 2021\n",
        b"From a@b.example Sat May 29 06:31:00 2021\nX: y\n" + b"From " * 400_000,
        b"From a@b.example Sat May 29 06:31:00 2021\nX: y\n\n" + b"\nFrom x" * 300_000,
        b"From a@b.example Sat May 29 06:31:00 2021\nX: y\n\n" + b">" * 1_000_000 + b"From ",
        b"From a Sat May 29 06:31:00 2021\nX: y\n\n" * 20_000,
    ],
    ids=["envelope", "one line", "lines", "quotes", "empty messages"],
)
def test_a_hostile_mailbox_is_read_in_bounded_work(content: bytes) -> None:
    assert list(opened(content))


@pytest.mark.parametrize("front", ["\ufeff", "\n\n", "\ufeff\r\n \n"], ids=["mark", "blank", "both"])
def test_a_mark_or_blank_lines_before_the_first_message_are_nothing(front: str) -> None:
    given = list(opened(front.encode() + BOX))
    assert [one.content for one in given if isinstance(one, Page)] == contents(BOX)
    assert not [one for one in given if isinstance(one, Unreadable)]


def test_lines_before_the_first_message_are_told_and_are_no_message() -> None:
    for slow in (False, True):
        given = list(opened(b"Exported by hand\n\n" + BOX, slow=slow))
        assert [one.address for one in given if isinstance(one, Page)] == [
            f"in.mbox!/{number}.eml" for number in (1, 2, 3)
        ]
        (front,) = [one for one in given if isinstance(one, Unreadable)]
        assert (front.address, front.reason) == ("in.mbox!/0", DropReason.DAMAGED)
        assert "18 bytes from byte 0" in front.detail


@pytest.mark.parametrize(
    ("content", "name", "format_name"),
    [
        (b"Exported\n" + BOX, "mail.bak", "mbox"),
        (b"How mail is kept:\n\n" + mailbox(NEWSLETTER), "digest.txt", None),
        (b"2 May. " + b"Long ago " * 200 + b"\n\n" + BOX, "digest.txt", None),
        (b"From Sat May 29 10:00 on:\nFrom the desk: a Sat May 29 10:00 note\nall\n", "in.mbox", None),
        (b"<html><pre>\n" + BOX, "in.mbox", None),
        (b"Subject: one message\n\n" + BOX, "in.mbox", None),
    ],
)
def test_text_that_quotes_a_mailbox_is_none(content: bytes, name: str, format_name: str | None) -> None:
    found = find_container(content, name)
    assert (found and found.name) == format_name


def test_a_message_whose_envelope_is_damaged_is_not_lost() -> None:
    box = mailbox(NEWSLETTER, SECOND)
    assert contents(b"From " + box[box.index(b"\n") :]) == contents(box)
