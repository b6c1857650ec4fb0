"""Feeds of every format give the same posts, whatever they are called and however they are broken."""

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.readers.errors import SourceError
from crawler.readers.table import find_reader, read_page
from crawler.report import Report
from crawler.run import Run
from pipelines.items import (
    Drop,
    DropReason,
    Entry,
    Page,
    PageFacts,
    PageIssue,
    PostedSource,
    PostedText,
    RawEntry,
)
from pipelines.normalise.entry import normalise
from pipelines.store.read import read_dataset
from tests.readers.feeds import ADDRESS, ATOM, FEEDS, JSON_FEED, LINKS, RDF, RSS, TITLES

NOON = datetime(2023, 6, 1, 12, tzinfo=UTC)
SHARED = Path(__file__).parents[3] / "shared"


def page(content: bytes, **changes: object) -> Page:
    fields: dict[str, object] = {
        "content": content,
        "address": "feed",
        "source": "local",
        "fetched_at": NOON,
        "url": ADDRESS,
    }
    return Page(**{**fields, **changes})  # type: ignore[arg-type]


def read(content: bytes, **changes: object) -> list[RawEntry]:
    return [record for record in read_page(page(content, **changes)) if isinstance(record, RawEntry)]


def normal(content: bytes, **changes: object) -> list[Entry]:
    normalised = [normalise(entry) for entry in read(content, **changes)]
    return [entry for entry in normalised if isinstance(entry, Entry)]


def facts_of(content: bytes, **changes: object) -> PageFacts:
    return next(r for r in read_page(page(content, **changes)) if isinstance(r, PageFacts))


def drops_of(content: bytes) -> list[Drop]:
    return [record for record in read_page(page(content)) if isinstance(record, Drop)]


def item(inside: str, attributes: str = "") -> bytes:
    """An RSS feed of one item, in the vocabulary of feeds."""
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
        ' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">'
        f"<channel><item{attributes}>{inside}</item></channel></rss>"
    ).encode()


def entry(inside: str) -> bytes:
    """An Atom feed of one entry."""
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Town</title><entry>{inside}</entry></feed>'.encode()


@pytest.mark.parametrize("name", FEEDS)
def test_all_formats_give_titles_and_links(name: str) -> None:
    found = normal(FEEDS[name])
    assert [one.title for one in found] == TITLES
    assert [one.url for one in found] == LINKS
    form = "atom" if name.startswith("atom") else name.replace("-", "_")
    assert {one.reader for one in found} == {form if form in ("atom", "json_feed") else "feed"}


@pytest.mark.parametrize(
    ("name", "days"),
    [
        pytest.param("rss", [(4, "feed"), (3, "feed"), (2, "feed")], id="rss: pubDate, dc:date"),
        pytest.param("rdf", [(4, "feed"), (3, "feed"), (2, "feed")], id="rdf: dc:date"),
        pytest.param(
            "atom", [(4, "feed"), (3, "feed_updated"), (2, "feed")], id="atom: updated says that it is"
        ),
        pytest.param("atom-0.3", [(4, "feed"), None, None], id="atom 0.3: issued, not modified"),
        pytest.param("json-feed", [(4, "feed"), (3, "feed_updated"), None], id="json feed"),
        pytest.param("rss-0.91", [None, None, None], id="rss 0.91 has no days"),
    ],
)
def test_days_and_how_they_are_known(name: str, days: list[tuple[int, str] | None]) -> None:
    found = [(one.posted_on, one.posted_source) for one in normal(FEEDS[name])]
    assert found == [(date(2021, 5, day[0]), day[1]) if day else (None, None) for day in days]


def test_every_field_of_an_rss_item() -> None:
    first, second, third = read(RSS)
    assert first.source_entry_id == "https://town.example/?p=103"
    assert first.title_raw == "Salt & pepper"
    assert first.posted == (PostedText(raw="Tue, 04 May 2021 08:30:00 +0200", source=PostedSource.FEED),)
    assert first.byline_raw == "Ann Lee"
    assert first.body_raw == "OSLO, May 3 – Salt is scarce. So is pepper …"
    assert first.text_raw == "Salt is scarce.\nSo is pepper."
    assert first.image_url_raw == "/salt.jpg"
    assert first.categories == ("Kitchen", "Notes & queries")
    assert (first.language_hint, first.locator, first.rule) == ("en-GB", "//item[1]", "rss")
    assert (second.title_raw, second.byline_raw) == ("The mill turns again", "Bo Ek")
    assert (second.body_raw, second.text_raw) == ("It stood still.", None)
    assert second.image_url_raw == "https://town.example/mill.png"
    assert third.url_raw == third.source_entry_id == "https://town.example/posts/1/"
    assert (third.body_raw, third.byline_raw) == ("Mud & wind", None)
    assert third.image_url_raw == "https://town.example/dyke.jpg"


def test_every_field_of_an_atom_entry() -> None:
    first, second, third = read(ATOM)
    assert first.source_entry_id == "tag:town.example,2021:3"
    assert (first.url_raw, first.page_url) == ("3/", "https://town.example/posts/")
    assert first.posted[0].raw == "2021-05-04T08:30:00+02:00"
    assert first.byline_raw == "Ann Lee"  # of the feed, since the entry names nobody
    assert (first.body_raw, first.text_raw) == ("Salt is scarce.", "Salt is scarce.\n5 < 6")
    assert first.categories == ("Kitchen", "notes")
    assert second.title_raw == "The mill turns again"
    assert second.byline_raw == "Bo Ek, Cy Dee"
    assert (second.body_raw, second.text_raw) == ("if a <b> then", "if a <b> then")
    assert (third.page_url, third.body_raw) == ("https://town.example/", None)


def test_every_field_of_a_json_feed_item() -> None:
    first, second, third = read(JSON_FEED)
    assert first.source_entry_id == "https://town.example/?p=103"
    assert (first.body_raw, first.text_raw) == ("Salt is scarce.", "Salt is scarce.\nSo is pepper.")
    assert first.categories == ("Kitchen", "Notes & queries")
    assert [one.byline_raw for one in (first, second, third)] == ["Ann Lee", "Bo Ek", "Ann Lee"]
    assert (second.source_entry_id, second.text_raw) == ("2", "if a <b> then")


def test_facts_of_a_feed() -> None:
    facts = facts_of(RSS)
    assert (facts.rule, facts.confidence, facts.encoding) == ("rss", 1.0, "utf-8")
    assert (facts.next_page, facts.issues) == ("https://town.example/feed/?paged=2", ())
    assert facts_of(ATOM).next_page == "https://town.example/atom/2.xml"
    assert facts_of(JSON_FEED).next_page == "https://town.example/feed.json?page=2"
    assert facts_of(RDF).next_page is None


def test_a_feed_that_is_its_own_next_part_has_none() -> None:
    feed = RSS.replace(b"https://town.example/feed/?paged=2", ADDRESS.encode())
    assert facts_of(feed).next_page is None


def test_a_dateline_is_found_as_on_listings() -> None:
    found = normal(RSS)[0]
    assert found.place == "Oslo"
    dated = normal(
        item("<title>T</title><description>OSLO, Norway, May 3 (Harbour Post) – Ice.</description>")
    )[0]
    assert (dated.place, dated.country, dated.excerpt) == ("Oslo", "NO", "Ice.")


def test_a_day_in_the_link_goes_before_the_day_of_a_change() -> None:
    found = normal(
        entry('<title>T</title><link href="/2020/02/03/t/"/><updated>2021-05-04T00:00:00Z</updated>')
    )
    assert (found[0].posted_on, found[0].posted_source) == (date(2020, 2, 3), PostedSource.URL)


def test_an_entry_whose_base_is_its_own_address_has_a_link() -> None:
    feed = entry('<title>T</title><link href="https://town.example/posts/1/"/>').replace(
        b"<entry>", b'<entry xml:base="https://town.example/posts/1/">'
    )
    assert [one.url for one in normal(feed)] == ["https://town.example/posts/1/"]


def test_a_json_feed_may_state_its_version_last() -> None:
    items = b'[{"id": "1", "url": "/1", "title": "T", "content_text": "x"}]'
    feed = b'{"items": ' + items + b', "version": "https://jsonfeed.org/version/1.1"}'
    assert [one.url for one in normal(feed)] == ["https://town.example/1"]


def test_a_sites_name_is_no_author() -> None:
    feed = entry("<title>T</title>").replace(
        b"<title>Town</title>", b"<title>Town</title><author><name>Town</name></author>"
    )
    assert read(feed)[0].byline_raw is None


@pytest.mark.parametrize(
    ("inside", "title"),
    [
        pytest.param("<title>A &amp; B</title>", "A & B", id="escaped"),
        pytest.param("<title>A &amp;amp; B</title>", "A & B", id="escaped twice"),
        pytest.param("<title>A &amp;amp;amp; B</title>", "A & B", id="three times"),
        pytest.param("<title><![CDATA[A & B]]></title>", "A & B", id="section"),
        pytest.param("<title><![CDATA[A &#038; B]]></title>", "A & B", id="section, escaped"),
        pytest.param("<title>A & B</title>", "A & B", id="a bare sign"),
        pytest.param("<title>AT&T &copy; &eacute;&nbsp;x</title>", "AT&T © é x", id="entities of HTML"),
        pytest.param("<title>&#55357;&#56832; hi&#11;</title>", "\U0001f600 hi", id="surrogates, control"),
        pytest.param("<title>The &lt;main&gt; element</title>", "The <main> element", id="no markup, a word"),
        pytest.param("<title>a &lt;b&gt;c&lt;/b&gt;&lt;br/&gt;d</title>", "a c d", id="markup"),
        pytest.param("<title>\n  A\n  B  </title>", "A B", id="white space"),
        pytest.param("<title>a\x01b\x1fc</title>", "abc", id="control characters"),
        pytest.param("<title></title><title>B</title>", "B", id="the first that is not blank"),
        pytest.param("<media:title>B</media:title>", "B", id="media"),
        pytest.param("<dc:title>B</dc:title>", "B", id="dublin core"),
    ],
)
def test_titles_are_text(inside: str, title: str) -> None:
    assert [one.title for one in normal(item(f"{inside}<link>/1</link>"))] == [title]


@pytest.mark.parametrize(
    ("inside", "url"),
    [
        pytest.param("<link> /1 </link>", "https://town.example/1", id="relative"),
        pytest.param(
            "<link><![CDATA[https://x.example/?a=1&b=2]]></link>", "https://x.example/?a=1&b=2", id="section"
        ),
        pytest.param(
            "<link>https://x.example/?a=1&b=2</link>", "https://x.example/?a=1&b=2", id="a bare sign"
        ),
        pytest.param(
            "<link>https://feed.example/~3/x</link><feedburner:origLink>https://x.example/1</feedburner:origLink>",
            "https://x.example/1",
            id="counted",
        ),
        pytest.param('<guid isPermaLink="true">https://x.example/1</guid>', "https://x.example/1", id="guid"),
        pytest.param('<guid isPermaLink="false">https://x.example/1</guid>', None, id="guid that is none"),
        pytest.param("<guid>7</guid>", None, id="a number is no address"),
        pytest.param('<link href="https://x.example/1"/>', "https://x.example/1", id="written as in Atom"),
        pytest.param("<link>javascript:alert(1)</link>", None, id="a script"),
        pytest.param("<link>https://town.example/feed/</link>", None, id="the feed itself"),
    ],
)
def test_links_of_items(inside: str, url: str | None) -> None:
    assert [one.url for one in normal(item(f"<title>T</title>{inside}"))] == [url]


@pytest.mark.parametrize(
    ("inside", "byline"),
    [
        pytest.param("<author>ann@town.example (Ann Lee)</author>", "Ann Lee", id="mail (name)"),
        pytest.param("<author>Ann Lee &lt;ann@town.example&gt;</author>", "Ann Lee", id="name <mail>"),
        pytest.param("<author>ann@town.example</author>", None, id="mail only"),
        pytest.param(
            "<author>ann@town.example</author><dc:creator>Ann Lee</dc:creator>", "Ann Lee", id="creator"
        ),
        pytest.param(
            "<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ek</dc:creator>", "Ann Lee, Bo Ek", id="two"
        ),
        pytest.param("<author><name>Ann Lee</name></author>", "Ann Lee", id="as in Atom"),
    ],
)
def test_authors_are_names(inside: str, byline: str | None) -> None:
    assert read(item(f"<title>T</title>{inside}"))[0].byline_raw == byline


@pytest.mark.parametrize(
    ("inside", "image"),
    [
        pytest.param('<enclosure url="/a.mp3" type="audio/mpeg"/>', None, id="a sound"),
        pytest.param('<enclosure url="/a.jpg"/>', "/a.jpg", id="no type, a picture by its name"),
        pytest.param('<media:content url="/a" medium="image"/>', "/a", id="medium"),
        pytest.param('<media:content url="/a.mp4" type="video/mp4"/>', None, id="a film"),
        pytest.param('<media:group><media:thumbnail url="/a.jpg"/></media:group>', "/a.jpg", id="group"),
        pytest.param("<image><url>/a.jpg</url></image>", "/a.jpg", id="image"),
        pytest.param(
            "<description>&lt;img src='data:x'&gt;&lt;img src='/a.jpg'&gt;</description>", "/a.jpg", id="text"
        ),
    ],
)
def test_images(inside: str, image: str | None) -> None:
    assert read(item(f"<title>T</title>{inside}"))[0].image_url_raw == image


def test_a_long_description_is_the_full_text() -> None:
    words = "&lt;p&gt;" + "A line of words. " * 30 + "&lt;/p&gt;"
    found = read(item(f"<title>T</title><description>{words * 2}</description>"))[0]
    assert found.text_raw is not None
    assert found.text_raw.count("\n") == 1
    cut = read(item(f"<title>T</title><description>{words * 2}…</description>"))[0]
    assert cut.text_raw is None


@pytest.mark.parametrize("name", FEEDS)
@pytest.mark.parametrize(
    ("media_type", "address"),
    [
        ("text/html", "index.html"),
        ("text/plain", "a.txt"),
        ("application/octet-stream", "x"),
        (None, "feed.xml"),
    ],
)
def test_what_a_feed_is_called_does_not_matter(name: str, media_type: str | None, address: str) -> None:
    found = read(FEEDS[name], media_type=media_type, address=address)
    assert [one.title_raw for one in found] == TITLES


@pytest.mark.parametrize("name", ["rss", "rdf", "rss-0.91", "atom", "atom-0.3"])
@pytest.mark.parametrize(
    "before",
    [
        pytest.param(b"\xef\xbb\xbf", id="mark"),
        pytest.param(b"\r\n \t\n", id="white space"),
        pytest.param(b"\xef\xbb\xbf\n<!-- <html> -->", id="comment"),
        pytest.param(
            b"<br />\n<b>Warning</b>: something in <b>/x.php</b> on line 3<br />\n", id="php warning"
        ),
        pytest.param(b"\x00", id="nul"),
    ],
)
def test_what_stands_before_a_feed_does_not_matter(name: str, before: bytes) -> None:
    assert [one.title_raw for one in read(before + FEEDS[name])] == TITLES


@pytest.mark.parametrize("name", FEEDS)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_wide_encodings(name: str, encoding: str) -> None:
    content = FEEDS[name].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode(encoding)
    assert [one.title_raw for one in read(content)] == TITLES


@pytest.mark.parametrize(
    ("declared", "charset", "encoded"),
    [
        pytest.param("utf-8", None, "cp1252", id="declared as UTF-8, is not"),
        pytest.param("iso-8859-1", None, "utf-8", id="declared as Latin, is UTF-8"),
        pytest.param("iso-8859-1", None, "cp1252", id="Latin"),
        pytest.param("us-ascii", "utf-8", "utf-8", id="the door knows"),
        pytest.param("no-such-thing", None, "utf-8", id="unknown"),
    ],
)
def test_declared_encodings_that_lie(declared: str, charset: str | None, encoded: str) -> None:
    words = "Über Gärten und Brücken, größer als früher"
    feed = f'<?xml version="1.0" encoding="{declared}"?>' + item(f"<title>{words}</title>").decode()
    assert [one.title for one in normal(feed.encode(encoded), charset=charset)] == [words]


@pytest.mark.parametrize("name", ["rss", "rdf", "rss-0.91", "atom", "atom-0.3"])
@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_feed_cut_off_gives_the_entries_before_and_says_so(name: str, tenth: int) -> None:
    """An entry that the cut is in is no entry: its link may be cut as well, and be another."""
    whole = read(FEEDS[name])
    content = FEEDS[name][: len(FEEDS[name]) * tenth // 10]
    end = b"</entry>" if name.startswith("atom") else b"</item>"
    before = content.count(end)
    if before == 0:
        with pytest.raises(SourceError) as error:
            list(read_page(page(content, media_type="application/rss+xml")))
        assert error.value.reason is DropReason.DAMAGED
        return
    found = read(content)
    assert [plain(one) for one in found] == [plain(one) for one in whole[:before]]
    assert PageIssue.DAMAGED in facts_of(content).issues
    opened = content.rfind(b"<entry" if b"entry" in end else b"<item")
    is_in_entry = opened > content.rfind(end) and b">" in content[opened:]
    assert [drop.position for drop in drops_of(content)] == ([before] if is_in_entry else [])
    assert {drop.reason for drop in drops_of(content)} <= {DropReason.DAMAGED}


def plain(one: RawEntry) -> tuple[object, ...]:
    return one.title_raw, one.url_raw, one.posted, one.body_raw, one.text_raw, one.source_entry_id


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_json_feed_cut_off_gives_the_items_before_and_says_where(tenth: int) -> None:
    content = JSON_FEED[: len(JSON_FEED) * tenth // 10]
    # An item ends where the next one begins: all have an id, and ids are nowhere else.
    whole = max(content.count(b'"id":') - 1, 0) if tenth < 9 else 2
    if not whole:
        with pytest.raises(SourceError) as error:
            list(read_page(page(content)))
        assert error.value.reason is DropReason.DAMAGED
        assert "line 1, column" in error.value.detail
        return
    assert [plain(one) for one in read(content)] == [plain(one) for one in read(JSON_FEED)[:whole]]
    (drop,) = drops_of(content)
    assert (drop.reason, drop.position, drop.locator) == (DropReason.DAMAGED, whole, f"items[{whole}]")
    assert "line 1, column" in drop.detail
    assert PageIssue.DAMAGED in facts_of(content).issues


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"<rss version='2.0'><channel><title>Town</title></channel></rss>", id="rss"),
        pytest.param(b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Town</title></feed>", id="atom"),
        pytest.param(
            b'{"version": "https://jsonfeed.org/version/1", "title": "Town", "items": []}', id="json"
        ),
    ],
)
def test_a_feed_without_entries_says_so(content: bytes) -> None:
    drops = drops_of(content)
    assert [(drop.reason, drop.sample, drop.position) for drop in drops] == [
        (DropReason.EMPTY_LISTING, "Town", None)
    ]
    assert facts_of(content).issues == ()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"<rss><channel><item><title>A", id="cut in the first entry"),
        pytest.param(b"<rss", id="cut in the root"),
        pytest.param(b"<rss><channel><title>Town", id="cut before any entry"),
        pytest.param(b'{"version": "https://jsonfeed.org/version/1", "items": 3}', id="json of another kind"),
        pytest.param(
            b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000, id="nested json"
        ),
        pytest.param(
            b'{"version": "https://jsonfeed.org/version/1", "x": ' + b"9" * 5000 + b"}", id="a long number"
        ),
    ],
)
def test_a_feed_that_cannot_be_read_says_why(content: bytes) -> None:
    with pytest.raises(SourceError) as error:
        list(read_page(page(content, media_type="application/rss+xml")))
    assert error.value.reason is DropReason.DAMAGED
    assert len(error.value.detail) > 20


def test_an_open_tag_in_one_entry_does_not_swallow_the_next() -> None:
    feed = (
        b"<rss><channel><item><title>A</title><description><p>x <b>y<br>z</description><link>/1</link></item>"
        b"<item><title>B</title><link>/2</link></item></channel></rss>"
    )
    assert [(one.title_raw, one.url_raw) for one in read(feed)] == [("A", "/1"), ("B", "/2")]
    assert read(feed)[0].body_raw == "x y z"
    assert PageIssue.DAMAGED in facts_of(feed).issues


def test_a_prefix_that_nobody_declared_is_understood() -> None:
    feed = b"<rss><channel><item><title>A</title><dc:date>2021-05-04</dc:date></item></channel></rss>"
    assert normal(feed)[0].posted_on == date(2021, 5, 4)


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "'
    + "a" * 100
    + '">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    + "]>"
)


@pytest.mark.parametrize(
    ("doctype", "reference"),
    [
        pytest.param(BOMB, "&a8;", id="billion laughs"),
        pytest.param('<!DOCTYPE rss [<!ENTITY x "' + "x" * 100_000 + '">]>', "&x;" * 1000, id="quadratic"),
        pytest.param('<!DOCTYPE rss [<!ENTITY x SYSTEM "{canary}">]>', "&x;", id="a file"),
        pytest.param('<!DOCTYPE rss SYSTEM "{canary}">', "&x;", id="a file of declarations"),
        pytest.param('<!DOCTYPE rss [<!ENTITY % x SYSTEM "{canary}"> %x;]>', "&x;", id="a parameter"),
    ],
)
def test_entities_stay_names(doctype: str, reference: str, tmp_path: Path) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text('<!ENTITY x "leaked">')
    content = doctype.replace("{canary}", canary.as_uri()).encode() + item(
        f"<title>T {reference}</title><link>/1</link>"
    )
    found = read(content, media_type="application/rss+xml")
    assert [one.url_raw for one in found] == ["/1"]
    assert found[0].title_raw == f"T {reference}"
    assert "leaked" not in str(found)


def read_whole(content: bytes) -> list[object]:
    """Read and normalise; an error of the source is the last of the records."""
    records: list[object] = []
    try:
        for record in read_page(page(content, media_type="application/rss+xml")):
            records.append(normalise(record) if isinstance(record, RawEntry) else record)
            str(record).encode()
    except SourceError as error:
        records.append(error)
    return records


LONG = 200_000


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(item("<a>" * LONG + "</a>" * LONG), id="depth in an item"),
        pytest.param(b"<rss>" + b"<channel>" * LONG, id="depth without end"),
        pytest.param(b"<rss>" + b"</a>" * LONG, id="ends of nothing"),
        pytest.param(b"<rss><channel>" + b"<item><title>" * LONG, id="items without end"),
        pytest.param(item("<![CDATA[" * LONG), id="sections"),
        pytest.param(item("<!--" * LONG), id="comments"),
        pytest.param(item("&" * LONG), id="signs"),
        pytest.param(item("&#x" * LONG), id="references"),
        pytest.param(item("<" * LONG), id="brackets"),
        pytest.param(item("<a b='" * LONG), id="quotes"),
        pytest.param(item("<a " + " ".join(f"b{n}='1'" for n in range(LONG // 10)) + "/>"), id="attributes"),
        pytest.param(b"<!DOCTYPE rss [" + b"<!--" * LONG + b"]>" + RSS, id="declarations"),
        pytest.param(b"<br>" + b"<b>" * LONG + RSS, id="complaints"),
        pytest.param(b"<?x" * LONG + RSS, id="instructions"),
        pytest.param(item("<title>" + "x" * (11 << 20) + "</title>"), id="a long text"),
        pytest.param(item("<description>" + "&lt;div&gt;" * LONG + "</description>"), id="depth of markup"),
        pytest.param(item("<title>" + "&lt;b&gt;" * LONG + "</title>"), id="a title of tags"),
        pytest.param(item("<author>" + "a@" * LONG + "</author>"), id="an author of addresses"),
        pytest.param(item("<category>x</category>" * LONG), id="categories"),
        pytest.param(entry("<link href='/1' rel='x'/>" * (LONG // 4)), id="links"),
        pytest.param(
            entry("<title>A</title>" + "<b xml:base='x/'>" * 200 + "</b>" * 200), id="bases in bases"
        ),
    ],
)
def test_hostile_feeds_cost_one_bounded_piece_of_work(content: bytes) -> None:
    """Sizes are such that work growing with their square would not end while anybody waits."""
    for record in read_whole(content):
        assert not isinstance(record, SourceError) or record.reason is DropReason.DAMAGED


def test_text_behind_a_limit_is_not_lost_in_silence() -> None:
    good = b"<item><title>A</title><link>/1</link></item>"
    deep = b"<item><title>B</title>" + b"<a>" * 300 + b"</a>" * 300 + b"</item>"
    content = b"<rss><channel>" + good + deep + good + b"</channel></rss>"
    assert [one.title_raw for one in read(content)] == ["A"]
    assert PageIssue.PARSER_LIMIT in facts_of(content).issues
    assert [drop.position for drop in drops_of(content)] == [1]


def test_texts_can_be_written_in_any_encoding() -> None:
    items = b'[{"id": "\\ud800", "title": "\\u0000\\udc00"}]'
    feed = b'{"version": "https://jsonfeed.org/version/1", "items": ' + items + b"}"
    found = read(feed)[0]
    assert (found.source_entry_id, found.title_raw) == ("\ufffd", "\ufffd\ufffd")
    str(found).encode()


@settings(max_examples=200)
@given(
    st.sampled_from(sorted(FEEDS)),
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 80), st.binary(max_size=12)), max_size=6),
)
def test_no_bytes_make_the_reader_raise(name: str, edits: list[tuple[int, int, bytes]]) -> None:
    content = FEEDS[name]
    for at, length, new in edits:
        content = content[:at] + new + content[at + length :]
    assert read_whole(content)


def test_what_feeds_say_is_stored(tmp_path: Path) -> None:
    halves = b'[{"id": "\\ud800", "title": "\\udc00", "url": "/\\ud800", "content_text": "x\\u0000"}]'
    contents = [
        RSS,
        RSS[: len(RSS) * 2 // 3],
        item("<title>a\x01&#0;&#xD800;b</title><guid>\x02</guid>"),
        b'{"version": "https://jsonfeed.org/version/1", "items": ' + halves + b"}",
        b"<rss><channel/></rss>",
        b"<rss",
    ]

    async def read_all() -> Report:
        async with Run(data=tmp_path, source="local", command="test") as started:
            for number, content in enumerate(contents):
                await started.read(page(content, address=f"{number}.rss"))
        return started.report

    report = asyncio.run(read_all())
    assert (report.error, report.sums_wrong) == (None, [])
    rows = read_dataset(tmp_path, "entries").to_pylist()
    assert sorted(row["title"] for row in rows) == sorted([*TITLES, "a\ufffd\ufffdb", "\ufffd"])
    pages = {row["address"]: row for row in read_dataset(tmp_path, "pages").to_pylist()}
    assert "damaged" in pages["1.rss"]["issues"]
    assert [pages[name]["outcome"] for name in ("0.rss", "4.rss", "5.rss")] == ["read", "dropped", "dropped"]
    reasons = {row["reason"] for row in read_dataset(tmp_path, "drops").to_pylist()}
    assert reasons == {"damaged", "empty_listing"}


def test_evidence_is_given_where_it_is_asked_for() -> None:
    records = read_page(page(RSS), explain=True)
    first = next(record for record in records if isinstance(record, RawEntry))
    assert {"title", "url", "posted_on", "excerpt"} <= {one.field for one in first.evidence}
    assert read(RSS)[0].evidence == ()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"<html><body><p>&lt;rss&gt; is a feed", id="a page about feeds"),
        pytest.param(
            b"<!DOCTYPE html><html><script>var x = '<?xml version=\"1.0\"?><rss><channel>'</script>",
            id="script",
        ),
        pytest.param(b"<?xml version='1.0'?><opml><body/></opml>", id="opml"),
        pytest.param(
            b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><Person/></rdf:RDF>",
            id="other rdf",
        ),
        pytest.param(b'{"items": []}', id="other json"),
        pytest.param(b"Feeds are written in RSS.", id="text"),
    ],
)
def test_what_is_no_feed_is_left_to_others(content: bytes) -> None:
    reader = find_reader(page(content))
    assert reader is None or reader.name != "feed"


def feeds_beside_the_project() -> list[Path]:
    return sorted(SHARED.glob("corpus/sites/*/feeds/*"))


@pytest.mark.skipif(not feeds_beside_the_project(), reason="../shared is not beside the repository")
def test_real_feeds_give_all_their_entries() -> None:
    for path in feeds_beside_the_project():
        content = path.read_bytes()
        expected = content.count(b"</item>") or content.count(b"</entry>")
        found = normal(content)
        assert len(found) == expected, path
        assert drops_of(content) == [] or not found, path
