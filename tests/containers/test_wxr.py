"""WordPress exports as files of any size: cut into pages, whatever breaks off or is not whole."""

import gzip
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.containers.expand import Given, expand
from crawler.containers.given import Input, Opened, Unreadable
from crawler.containers.limits import Limits
from crawler.extract.wxr.cutting import Piece, cut
from crawler.readers.table import read_page
from pipelines.items import DropReason, Page, RawEntry
from tests.exports import CLOSING, export, head, item

NOON = datetime(2023, 6, 1, 12, tzinfo=UTC)


def open_all(content: bytes, limits: Limits | None = None, name: str = "export.xml") -> list[Given]:
    given = Input(stream=io.BytesIO(content), address=name, source="local", fetched_at=NOON)
    return list(expand(given, limits or Limits()))


def entries_of(given: list[Given]) -> list[RawEntry]:
    pages = [one for one in given if isinstance(one, Page)]
    return [record for page in pages for record in read_page(page) if isinstance(record, RawEntry)]


def links_of(given: list[Given]) -> list[str | None]:
    return [entry.url_raw for entry in entries_of(given)]


def told(given: list[Given]) -> list[Unreadable]:
    return [one for one in given if isinstance(one, Unreadable)]


def large(count: int, size: int = 150_000) -> list[str]:
    return [
        item(number, content_encoded=f"<!-- {'salt ' * (size // 5)}--><p>{number}</p>")
        for number in range(1, count + 1)
    ]


def test_a_large_export_becomes_pages_of_about_a_megabyte() -> None:
    given = open_all(export(*large(20)))
    pages = [one for one in given if isinstance(one, Page)]
    assert pages[0].name.startswith("items 1-7 at byte ")
    assert max(len(page.content) for page in pages) < 1_300_000
    assert links_of(given) == [f"https://town.example/posts/{number}/" for number in range(1, 21)]
    assert {entry.byline_raw for entry in entries_of(given)} == {"Ann O’Lee"}
    assert isinstance(given[-1], Opened)


def test_the_byte_in_an_address_is_where_its_first_item_begins() -> None:
    content = export(*large(20))
    for page in (one for one in open_all(content) if isinstance(one, Page)):
        offset = int(page.address.rpartition(" ")[2])
        assert content[offset:].startswith(b"<item>")


def test_a_page_read_by_itself_gives_what_its_container_gives() -> None:
    content = export(*large(3))
    whole = Page(content=content, address="export.xml", source="local", fetched_at=NOON)
    alone = [record.url_raw for record in read_page(whole) if isinstance(record, RawEntry)]
    assert alone == links_of(open_all(content))


@pytest.mark.parametrize("name", ["x.zip", "mail.mbox", "page.html", "noname"])
def test_what_it_is_called_does_not_matter(name: str) -> None:
    assert len(entries_of(open_all(export(item(1), item(2)), name=name))) == 2


def test_a_packed_export_is_opened_by_nesting() -> None:
    given = open_all(gzip.compress(export(item(1), item(2))), name="export.xml.gz")
    assert len(entries_of(given)) == 2
    assert any(one.address.startswith("export.xml.gz!/export.xml!/items 1-2 ") for one in given)


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-32", "cp1252", "iso2022_jp", "shift_jis", "utf-8-sig"]
)
def test_every_encoding_gives_the_same_entries(encoding: str) -> None:
    title = "塩と胡椒 ゾ" if encoding in {"iso2022_jp", "shift_jis"} else "Salt & pëpper"
    text = export(item(1, title=title, content_encoded=title), item(2)).decode().replace("–", "-")
    text = text.replace("UTF-8", encoding.replace("-le", "").replace("-sig", ""))
    entries = entries_of(open_all(text.encode(encoding)))
    assert [entry.title_raw for entry in entries] == [title, "Salt & pepper - again"]
    assert entries[0].text_raw == title


@pytest.mark.parametrize("tenth", range(1, 10))
def test_an_export_that_breaks_off_gives_what_was_before(tenth: int) -> None:
    whole = export(*large(12, 120_000))
    size = len(whole) * tenth // 10
    given = open_all(whole[:size])
    links = links_of(given)
    assert links == links_of(open_all(whole))[: len(links)]
    assert len(links) >= whole[:size].count(b"</item>")
    end = told(given)[-1]
    assert (end.reason, end.format) == (DropReason.DAMAGED, "wxr")
    assert f"breaks off at byte {size}" in end.detail


def test_breaking_off_between_items_is_told() -> None:
    given = open_all(export(item(1), item(2), closing=""))
    assert len(entries_of(given)) == 2
    assert "behind item 2" in told(given)[0].detail


def test_a_stream_that_breaks_off_gives_what_was_whole() -> None:
    packed = gzip.compress(export(*(item(number) for number in range(300))))
    given = open_all(packed[: len(packed) // 2], name="a.gz")
    links = links_of(given)
    assert 0 < len(links) < 300
    assert links == [f"https://town.example/posts/{number}/" for number in range(len(links))]
    assert told(given)[0].reason is DropReason.DAMAGED


@pytest.mark.parametrize(
    "quoted",
    [
        "</item>",
        "</item><item><title>x</title>",
        "<item>a</item> <item><title><![CDATA[b]]]]><![CDATA[></title></item>",
        "<!-- </item>",
        '"<item ',
        "</channel></rss>",
        "<![CDATA[ </item>",
    ],
)
def test_what_a_post_quotes_is_text(quoted: str) -> None:
    content = export(item(1), item(2, content_encoded=f"<pre>{quoted}</pre>{{number}}"), item(3))
    given = open_all(content)
    assert links_of(given) == [f"https://town.example/posts/{number}/" for number in (1, 2, 3)]
    assert not told(given)


def test_comments_between_items_are_passed_over() -> None:
    given = open_all(export(item(1), f"<!-- {item(2)} -->", item(3)))
    assert links_of(given) == [f"https://town.example/posts/{number}/" for number in (1, 3)]


BROKEN = {
    "no end": item(2).replace("</item>", ""),
    "no beginning": item(2).replace("<item>", ""),
    "a section without an end": item(2).replace("</content", "</x").replace("]]></x", "</x"),
    "its last section without an end": item(2).removesuffix("]]></category></item>\n")
    + "</category></item>\n",
    "a comment without an end": item(2, more="<!-- -"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_item_that_is_not_whole_costs_no_other(name: str) -> None:
    given = open_all(export(item(1), BROKEN[name], item(3), item(4)))
    links = links_of(given)
    assert [link for link in links if link != "https://town.example/posts/2/"] == [
        f"https://town.example/posts/{number}/" for number in (1, 3, 4)
    ]


@pytest.mark.parametrize("name", ["no end", "no beginning"])
def test_an_item_that_is_not_whole_is_told_with_its_position(name: str) -> None:
    content = export(item(1), BROKEN[name], item(3))
    [lost] = told(open_all(content))
    assert lost.reason is DropReason.DAMAGED
    offset = int(lost.address.rpartition(" ")[2])
    assert content[offset:].startswith((b"<item>\n<title>", b"</item>"))


def test_an_item_larger_than_a_page_is_dropped_with_its_position() -> None:
    huge = item(2, content_encoded="salt " * 100_000)
    endless = "<item><content:encoded><![CDATA[" + "salt " * 100_000
    given = open_all(export(item(1), huge, item(3), endless), Limits(page_bytes=200_000))
    assert links_of(given) == [f"https://town.example/posts/{number}/" for number in (1, 3)]
    assert [one.reason for one in told(given)] == [DropReason.TOO_LARGE] * 2 + [DropReason.DAMAGED]
    assert "!/item 2 at byte" in told(given)[0].address


def test_every_page_counts_as_a_member() -> None:
    given = open_all(export(*large(20)), Limits(members=2))
    assert len([one for one in given if isinstance(one, Page)]) == 2
    assert told(given)[0].reason is DropReason.TOO_MANY_MEMBERS


def test_more_authors_than_a_head_can_have_are_told() -> None:
    name = f"<wp:author_display_name>{'A' * 100_000}</wp:author_display_name>"
    one = "<wp:author><wp:author_login>a{}</wp:author_login>{}</wp:author>"
    authors = "".join(one.format(number, name) for number in range(60))
    content = (head(authors=authors) + item(1) + CLOSING).encode()
    given = open_all(content)
    assert len(entries_of(given)) == 1
    assert [lost.reason for lost in told(given)] == [DropReason.TOO_LARGE]


HOSTILE = {
    "entities in entities": "<!ENTITY a 'salt'>"
    + "".join(f"<!ENTITY a{n} '{'&a;' * 100}'>" for n in range(9)),
    "a file": "<!ENTITY a SYSTEM 'file://{canary}'>",
    "a document type elsewhere": "<!ENTITY % b SYSTEM 'file://{canary}'> %b;",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_entity_is_expanded_and_no_file_opened(name: str, tmp_path: Path) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text("canary")
    subset = HOSTILE[name].replace("{canary}", str(canary))
    text = export(item(1, link="https://town.example/&a;/&a8;/"), item(2)).decode()
    given = open_all(text.replace("<rss", f"<!DOCTYPE rss [{subset}]>\n<rss", 1).encode())
    entries = entries_of(given)
    assert [entry.url_raw for entry in entries] == [
        "https://town.example/&a;/&a8;/",
        "https://town.example/posts/2/",
    ]
    assert "canary" not in repr(entries)


FLOODS = {
    "sections that nothing closes": (b"<item><x><![CDATA[", b"", 2),
    "ends of items and sections": (b"</item><![CDATA[", b"", 2),
    "comments that nothing closes": (b"<item><!--", b"", 2),
    "ends of sections": (b"]]>", b"</item>", 2),
    "beginnings of tags": (b"<item ", b"", 1),
    "one item with all sections": (b"<![CDATA[", b"]]></item>", 2),
}


@pytest.mark.parametrize("name", FLOODS)
def test_floods_of_marks_come_to_an_end(name: str) -> None:
    """Three million marks take seconds together; a search from each of them to the end would take days."""
    part, end, pieces = FLOODS[name]
    content = head().encode() + b"<item>" + part * 500_000 + end
    assert len(list(cut(io.BytesIO(content), 64 << 20))[3:]) == pieces  # behind the head


def test_many_items_of_twenty_bytes_are_each_accounted_for() -> None:
    content = head().encode() + b"<item>1234567</item>" * 20_000 + CLOSING.encode()
    pieces = [piece.piece for piece in cut(io.BytesIO(content), 1 << 20)]
    assert pieces.count(Piece.ITEM) == 20_000


def test_no_more_than_a_few_items_are_held() -> None:
    """The stream is asked for bytes as items are taken from it, not all at once."""
    content = export(*large(40))
    stream = io.BytesIO(content)
    pieces = cut(stream, 1 << 20)
    for piece in pieces:
        assert stream.tell() <= piece.offset + len(piece.content) + (600 << 10)
        if piece.piece is Piece.ITEM and piece.number == 20:
            break
    assert stream.tell() < len(content) * 6 // 10
