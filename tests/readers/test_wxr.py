"""WordPress exports: which items are entries, and what each field is read from."""

import json
from datetime import UTC, date, datetime

import pytest

from crawler.extract.wxr.raw_text import shown
from crawler.readers.errors import SourceError
from crawler.readers.table import find_reader, read_page
from pipelines.deduplicate.identity import find_keys
from pipelines.items import Drop, DropReason, Entry, KeyKind, Page, PageFacts, PageIssue, RawEntry
from pipelines.normalise.entry import normalise
from tests.exports import TERMS, VERSIONS, export, head, item

PROTECTED = {"wp_post_password": "x"}
NOON = datetime(2023, 6, 1, 12, tzinfo=UTC)
META = "<wp:postmeta><wp:meta_key>{}</wp:meta_key><wp:meta_value><![CDATA[{}]]></wp:meta_value></wp:postmeta>"


def page(content: bytes, name: str = "export.xml") -> Page:
    return Page(content=content, address=name, source="local", fetched_at=NOON)


def read(content: bytes) -> list[object]:
    return list(read_page(page(content)))


def entries_of(content: bytes) -> list[RawEntry]:
    return [record for record in read(content) if isinstance(record, RawEntry)]


def facts_of(content: bytes) -> PageFacts:
    return next(record for record in read(content) if isinstance(record, PageFacts))


def drops_of(content: bytes) -> list[Drop]:
    return [record for record in read(content) if isinstance(record, Drop)]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_field_of_a_post(version: str) -> None:
    first = entries_of(export(item(3), version=version))[0]
    assert first.reader == "wxr"
    assert first.title_raw == "Salt & pepper – again"
    assert first.url_raw == "https://town.example/posts/3/"
    assert first.source_entry_id == "https://town.example/?post_type=note&p=3"
    assert [one.raw for one in first.posted] == ["2021-05-04 00:30:00+02:00"]
    assert first.byline_raw == "Ann O’Lee"
    assert first.text_raw == "Salt is scarce.\nSo is pepper, no. 3."
    assert first.body_raw == "Salt is scarce. So is pepper, no. 3."
    assert first.categories == ("Kitchen & cellar", "salt")
    assert (first.page_url, first.language_hint) == ("https://town.example", "en-GB")
    entry = normalise(first)
    assert isinstance(entry, Entry)
    assert entry.posted_on == date(2021, 5, 4)
    assert entry.posted_at == datetime(2021, 5, 3, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize("name", ["export.xml", "notes.txt", "dump.sql", "index.html"])
def test_the_content_says_what_it_is(name: str) -> None:
    reader = find_reader(page(export(item(1)), name))
    assert reader is not None
    assert reader.name == "wxr"


def test_a_feed_that_quotes_an_export_is_a_feed() -> None:
    quoted = (
        "<item><title>How to export</title><description>http://wordpress.org/export/1.2/</description></item>"
    )
    feed = f'<rss version="2.0"><channel><title>T</title>{quoted}</channel></rss>'.encode()
    reader = find_reader(page(feed))
    assert reader is not None
    assert reader.name == "feed"


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"wp_status": "draft"}, "unpublished post"),
        ({"wp_status": "private"}, "unpublished post"),
        ({"wp_status": "future"}, "unpublished post"),
        ({"wp_status": "trash"}, "unpublished post"),
        ({"wp_status": "pending"}, "unpublished post"),
        ({"wp_post_type": "attachment", "wp_status": "inherit"}, "attachment"),
        ({"wp_post_type": "page"}, "site page"),
        ({"wp_post_type": "nav_menu_item"}, "menu item"),
        ({"wp_post_type": "revision", "wp_status": "inherit"}, "other WordPress item"),
        ({"wp_post_type": "wp_block"}, "other WordPress item"),
        (
            {"wp_post_type": "form", "link": "https://town.example/?post_type=form&#038;p=1"},
            "other WordPress item",
        ),
        ({"wp_post_type": "chart", "content_encoded": ""}, "other WordPress item"),
    ],
)
def test_what_is_no_published_post_is_counted_and_nothing_of_it_told(
    changes: dict[str, str], kind: str
) -> None:
    records = read(export(item(1, title="Secret plans", **changes), item(2)))
    assert [record.url_raw for record in records if isinstance(record, RawEntry)] == [
        "https://town.example/posts/2/"
    ]
    assert facts_of(export(item(1, **changes), item(2))).passed_over == ((kind, 1),)
    assert "Secret" not in repr(records)


def test_a_type_of_the_site_with_pages_of_its_own_is_a_post() -> None:
    assert len(entries_of(export(item(1, wp_post_type="news")))) == 1


def test_of_a_post_behind_a_password_there_is_only_title_and_link() -> None:
    more = META.format("_thumbnail_id", "9")
    picture = item(
        9, wp_post_type="attachment", more="<wp:attachment_url>https://town.example/a.jpg</wp:attachment_url>"
    )
    entry = entries_of(export(item(1, more=more, **PROTECTED, excerpt_encoded="Hidden"), picture))[0]
    assert (entry.title_raw, entry.url_raw) == ("Salt & pepper – again", "https://town.example/posts/1/")
    assert (entry.body_raw, entry.text_raw, entry.image_url_raw) == (None, None, None)


def test_the_picture_is_that_of_the_attachment() -> None:
    more = META.format("_edit_last", "1") + META.format("_thumbnail_id", "9")
    picture = item(
        9, wp_post_type="attachment", more="<wp:attachment_url>https://town.example/a.jpg</wp:attachment_url>"
    )
    assert entries_of(export(item(1, more=more), picture))[0].image_url_raw == "https://town.example/a.jpg"


@pytest.mark.parametrize(
    ("changes", "raw"),
    [
        ({}, "2021-05-04 00:30:00+02:00"),
        ({"wp_post_date_gmt": "0000-00-00 00:00:00"}, "2021-05-04 00:30:00"),
        ({"wp_post_date": None}, "2021-05-03 22:30:00Z"),
        ({"wp_post_date": None, "wp_post_date_gmt": None}, "Mon, 03 May 2021 22:30:00 +0000"),
    ],
)
def test_the_day_is_by_the_clock_of_the_site(changes: dict[str, str | None], raw: str) -> None:
    assert [one.raw for one in entries_of(export(item(1, **changes)))[0].posted] == [raw]


def test_a_post_without_a_day_gets_none() -> None:
    none = "0000-00-00 00:00:00"
    published = "Mon, 30 Nov -0001 00:00:00 +0000"
    content = export(item(1, wp_post_date=none, wp_post_date_gmt=none, pubDate=published))
    assert entries_of(content)[0].posted == ()


def test_an_author_who_is_not_listed_keeps_the_name_in_the_post() -> None:
    assert entries_of(export(item(1, dc_creator="bo")))[0].byline_raw == "bo"


def test_prefixes_are_read_by_what_they_are_declared_as() -> None:
    content = export(item(1)).replace(b"content:", b"ns0:").replace(b":content=", b":ns0=")
    assert entries_of(content)[0].text_raw == "Salt is scarce.\nSo is pepper, no. 1."


FEED_ITEM = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Town notes</title>
<link>https://town.example</link><item><title>Salt &amp;amp; pepper – again</title>
<link>https://town.example/posts/1/</link><dc:creator>Ann O’Lee</dc:creator>
<pubDate>Tue, 04 May 2021 00:30:00 +0200</pubDate>
<guid isPermaLink="false">https://town.example/?post_type=note&#038;p=1</guid>
<description>Salt is scarce.</description></item></channel></rss>"""
API_POST = {
    "date": "2021-05-04T00:30:00",
    "date_gmt": "2021-05-03T22:30:00",
    "guid": {"rendered": "https://town.example/?post_type=note&#038;p=1"},
    "link": "https://town.example/posts/1/",
    "title": {"rendered": "Salt &amp; <em>pepper</em> &#8211; again"},
    "content": {"rendered": "<p>Salt is scarce.</p>", "protected": False},
    "excerpt": {"rendered": "<p>Salt is scarce.</p>", "protected": False},
}


def test_a_post_is_the_same_entry_in_export_feed_and_interface() -> None:
    forms = [export(item(1)), FEED_ITEM.encode(), json.dumps([API_POST]).encode()]
    normal = [normalise(entries_of(content)[0]) for content in forms]
    entries = [entry for entry in normal if isinstance(entry, Entry)]
    assert [entry.reader for entry in entries] == ["wxr", "feed", "wordpress"]
    assert len({(entry.title, entry.url, entry.posted_on, entry.source_entry_id) for entry in entries}) == 1
    kinds = (KeyKind.SOURCE_ID, KeyKind.PERMALINK, KeyKind.TITLE_DAY)
    assert len({tuple(key for key in find_keys(entry) if key.kind in kinds) for entry in entries}) == 1


@pytest.mark.parametrize(
    ("stored", "html"),
    [
        ("One\ntwo\n\nthree", "One<br>two<br><br>three"),
        ("<pre>a\nb</pre>\nc", "<pre>a\nb</pre><br>c"),
        ("<table>\n<tr>\n<td>a</td></tr></table>", "<table>\n<tr>\n<td>a</td></tr></table>"),
        ("<b>a</b>\n<i>b</i>", "<b>a</b><br><i>b</i>"),
        ("<!-- wp:paragraph -->\n<p>a\nb</p>\n<!-- /wp:paragraph -->", None),
        ("[caption id='x']<img src=a> Dyke[/caption] [sic] text", "<img src=a> Dyke [sic] text"),
    ],
)
def test_lines_of_a_stored_text_are_those_that_its_page_shows(stored: str, html: str | None) -> None:
    assert shown(stored) == (stored if html is None else html)


DAMAGES = {
    "control characters": (b"\x00\x0b\x1f", "Salt is scarce.", PageIssue.NUL_BYTES),
    "windows-1252 byte": (b"\x92", None, PageIssue.REPLACEMENT_CHARACTERS),
    "noncharacter": ("￾".encode(), None, None),
    "undeclared entity in a section": (b"&nosuch;", None, None),
    "stray end of a section": (b"]]>", None, PageIssue.DAMAGED),
    "tags that nothing closes": (b"]]><b><i x='", None, PageIssue.DAMAGED),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_in_one_item_costs_no_other(name: str) -> None:
    bad, _, issue = DAMAGES[name]
    whole = export(item(1), item(2), item(3))
    content = whole.replace(b"pepper, no. 2", b"pepper" + bad + b", no. 2")
    entries = entries_of(content)
    clean = entries_of(whole)
    assert [one.url_raw for one in entries][::2] == [one.url_raw for one in clean][::2]
    assert [one.text_raw for one in entries if one.position != 1] == [clean[0].text_raw, clean[2].text_raw]
    assert len(entries) + len(drops_of(content)) == 3
    if issue is not None:
        assert issue in facts_of(content).issues


@pytest.mark.parametrize("bad", [b"&", b"&nosuch;", b"&amp", b"\x92"])
def test_bare_signs_outside_sections_are_text(bad: bytes) -> None:
    content = export(item(1), item(2), item(3)).replace(b"/posts/2/", b"/posts/2" + bad + b"/")
    assert len(entries_of(content)) == 3


def test_damage_that_hides_whether_a_post_is_published_drops_it() -> None:
    hidden = item(2, wp_status="draft").replace("<wp:status>", "<wp:status")
    content = export(item(1), hidden, item(3))
    assert [one.position for one in entries_of(content)] == [0, 2]
    drop = drops_of(content)[0]
    assert (drop.reason, drop.position, drop.sample) == (DropReason.DAMAGED, 1, None)


def test_a_megabyte_in_an_attribute_and_deep_nesting_cost_their_items() -> None:
    deep = "<x>" * 20_000
    long = f"<category domain='{'a' * 11_000_000}'>x</category>"
    content = export(item(1), item(2, more=deep), item(3, more=long), item(4))
    kept = {one.position for one in entries_of(content)}
    assert {0, 3} <= kept
    assert kept | {drop.position for drop in drops_of(content)} == {0, 1, 2, 3}


def test_an_export_without_items_is_an_empty_listing() -> None:
    assert [drop.reason for drop in drops_of(export())] == [DropReason.EMPTY_LISTING]


def test_an_export_that_breaks_off_in_its_first_item_is_damaged() -> None:
    with pytest.raises(SourceError) as error:
        read((head() + item(1))[:-40].encode())
    assert error.value.reason is DropReason.DAMAGED
    assert "byte" in error.value.detail


def test_a_flood_of_vocabularies_is_not_read_with_every_item() -> None:
    flood = " ".join(f'xmlns:a{number}="urn:x:{number}"' for number in range(2_000))
    content = export(*(item(number) for number in range(20))).replace(
        b' version="2.0"', f" {flood}".encode(), 1
    )
    assert len(entries_of(content)) == 20
    assert TERMS in content.decode()
