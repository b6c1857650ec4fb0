"""Hostile HTML costs one bounded piece of work and one reason: nothing raised, nothing lost in silence.

Sizes are such that work growing with their square would not end while anybody waits.
"""

import asyncio
import re
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.parser import parse
from crawler.readers.errors import SourceError
from crawler.readers.table import read_page
from crawler.report import Report
from crawler.run import Run
from pipelines.items import Drop, DropReason, Entry, Issue, Page, PageFacts, PageIssue, RawEntry
from pipelines.normalise.entry import normalise
from pipelines.store.read import read_dataset
from tests.extract.themes import THEMES, TITLES, article, listing, notice

NOON = datetime(2021, 6, 1, 12, tzinfo=UTC)
ADDRESS = "https://town.example/list/"
COUNT = 6
CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
TITLE = "The title of post {}"


def page(
    content: bytes, *, media_type: str | None = None, charset: str | None = None, name: str = "page.html"
) -> Page:
    return Page(
        content=content,
        address=name,
        source="local",
        fetched_at=NOON,
        url=ADDRESS,
        media_type=media_type,
        charset=charset,
    )


def posts(title: str = TITLE, href: str = "/p/{}", beside: str = "") -> str:
    """Six entries; `{}` in what they say is their number."""
    return "".join(
        f'<article><h2><a href="{href.replace("{}", str(i))}">{title.replace("{}", str(i))}</a></h2>'
        f'<time datetime="2021-05-0{i + 1}">{i + 1} May 2021</time><p>Words about post {i}.</p>'
        f"{beside}</article>"
        for i in range(COUNT)
    )


def document(body: str, head: str = "") -> bytes:
    text = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    )
    return text.encode()


def read(content: bytes, **door: str) -> list[RawEntry]:
    return [record for record in read_page(page(content, **door)) if isinstance(record, RawEntry)]


def normal(content: bytes, **door: str) -> list[Entry]:
    normalised = [normalise(entry) for entry in read(content, **door)]
    return [entry for entry in normalised if isinstance(entry, Entry)]


def issues_of(content: bytes, **door: str) -> tuple[PageIssue, ...]:
    return next(r.issues for r in read_page(page(content, **door)) if isinstance(r, PageFacts))


def run(data: Path, *contents: bytes) -> Report:
    async def read_all() -> Report:
        async with Run(data=data, source="local", command="test") as started:
            for number, content in enumerate(contents):
                await started.read(page(content, name=f"{number}.html"))
        return started.report

    return asyncio.run(read_all())


def assert_all_there(content: bytes, **door: str) -> None:
    assert [entry.title_raw for entry in read(content, **door)] == [TITLE.format(i) for i in range(COUNT)]


# --- entities -------------------------------------------------------------------------------------

LEVELS = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 9))
BOMB = f'[<!ENTITY a0 "{"x" * 100}">{LEVELS}]'


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"<!DOCTYPE html {BOMB}><html><body>&a8;{posts()}</body></html>".encode(), id="html"),
        pytest.param(
            (
                f'<?xml version="1.0"?><!DOCTYPE html {BOMB}><html xmlns="x">' + f"&a8;{posts()}</html>"
            ).encode(),
            id="xhtml",
        ),
        pytest.param(
            document(
                posts(),
                f'<script type="application/ld+json">{{"headline": "{"&amp;" * 100_000}"}}</script>',
            ),
            id="json-ld",
        ),
    ],
)
def test_entities_are_not_expanded(content: bytes) -> None:
    assert_all_there(content)
    assert len(parse(content.decode()).texts) < 1_000


def test_entities_do_not_open_files(tmp_path: Path) -> None:
    (tmp_path / "canary").write_text("sing sing sing")
    bait = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/canary">]><html><body><p>&x;</p>{posts()}</body>'
    assert_all_there(bait.encode())
    tree = parse(bait)
    assert "sing" not in tree.text(tree.nodes[0])


def test_an_xml_bomb_of_another_format_is_a_drop_of_its_own() -> None:
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE urlset {BOMB}><urlset><url><loc>&a8;</loc></url></urlset>'.encode()
    )
    drops = [record for record in read_page(page(bomb, name="sitemap.xml")) if isinstance(record, Drop)]
    assert len(drops) == 1


# --- depth and recursion --------------------------------------------------------------------------


@pytest.mark.parametrize("depth", [300, 3_000, 20_000])
def test_text_below_many_levels_is_kept(depth: int) -> None:
    tree = parse("<div>" * depth + "MARK" + "</div>" * depth)
    assert tree.text(tree.nodes[0]) == "MARK"
    assert_all_there(document("<div>" * depth + posts()))


def test_text_below_more_levels_than_are_built_is_kept_and_the_page_flagged() -> None:
    tree = parse("<div>" * 200_000 + "MARK")
    assert "MARK" in tree.text(tree.nodes[0])
    assert tree.issues == (PageIssue.PARSER_LIMIT,)
    assert len(tree.nodes) < 100_000


@pytest.mark.parametrize(
    "tags", ["<b>", "<a href=x><b><i><p>", "<ul><li>", "<table><tr><td>", "<font><center>"]
)
def test_elements_that_are_never_closed_end_somewhere(tags: str) -> None:
    assert len(read(document(posts() + tags * 10_000))) == COUNT


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("[" * 200_000, id="lists"),
        pytest.param('{"@graph":' * 100_000, id="objects"),
        pytest.param('{"@graph":[' * 900 + "]}" * 900, id="closed objects"),
        pytest.param('{"@type": "Article", "wordCount": ' + "9" * 100_000 + "}", id="a number"),
        pytest.param('{"@type": "Article", "x": 1e999999999, "y": NaN}', id="infinite"),
        pytest.param("\\" * 100_000, id="no json"),
        pytest.param('{"@type": ["' + '", "'.join(["Article"] * 50_000) + '"], "name": "x"}', id="types"),
    ],
)
def test_json_ld_beyond_reading_leaves_the_page_as_it_is(script: str) -> None:
    assert_all_there(document(posts(), f'<script type="application/ld+json">{script}</script>'))


# --- size -----------------------------------------------------------------------------------------

HUGE = 30_000_000


def test_a_huge_attribute_beside_the_list_costs_nothing_of_it() -> None:
    assert_all_there(document(f'<p title="{"a" * HUGE}">x</p>' + posts()))


def test_a_huge_text_is_kept_whole() -> None:
    tree = parse(f"<p>{'a' * HUGE}</p><p>MARK</p>")
    assert (tree.size(tree.nodes[0]), tree.issues) == (HUGE + 4, ())


def test_a_huge_attribute_is_kept_beyond_the_usual_limit_of_the_parser() -> None:
    tree = parse(f'<a href="/{"a" * 11_000_000}">x</a>')
    (link,) = (node for node in tree.nodes if node.tag == "a")
    assert (len(link.get("href")), tree.issues) == (11_000_001, ())


def test_a_huge_text_in_an_entry_is_kept_in_it() -> None:
    entries = read(document(posts(beside=f"<p>{'word ' * 200_000}</p>")))
    assert [(entry.body_raw or "").count("word ") for entry in entries] == [199_999] * COUNT


def test_a_huge_link_is_kept_as_written_and_is_none() -> None:
    entries = normal(document(posts(href="/{}" + "a" * 1_000_000)))
    assert [len(entry.url_raw or "") for entry in entries] == [1_000_002] * COUNT
    assert {(entry.url, entry.issues) for entry in entries} == {(None, (Issue.UNSAFE_URL,))}


@pytest.mark.parametrize(
    "junk",
    [
        pytest.param("<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">x</p>", id="attributes"),
        pytest.param(f'<div class="{"post " * 200_000}" id="{"nav-" * 200_000}">x</div>', id="classes"),
        pytest.param("<" * 300_000, id="opening signs"),
        pytest.param("<!--" * 100_000 + "-->", id="comments"),
        pytest.param("<noscript" * 50_000 + "></noscript>", id="noscripts"),
        pytest.param("&" * 300_000, id="ampersands"),
        pytest.param("<p>no posts</p>" * 20_000, id="notices"),
    ],
)
def test_junk_below_the_list_costs_nothing_of_it(junk: str) -> None:
    assert [entry.url_raw for entry in read(document(posts() + junk))] == [f"/p/{i}" for i in range(COUNT)]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("<h2>Page not found</h2>" * 20_000, id="headings"),
        pytest.param("<p>" + "no posts " * 200_000, id="a line"),
        pytest.param("<title>" + "404 - " * 200_000 + "</title>", id="a title"),
        pytest.param('<div class="no-results">' * 20_000, id="classes"),
        pytest.param("<input type=password>" * 20_000, id="fields"),
        pytest.param("<noscript>" * 50_000 + "javascript", id="noscript"),
        pytest.param("<p>" + "a " * 50 + "</p>" + "<h1>A title</h1>" * 20_000, id="titles"),
    ],
)
def test_looking_for_a_reason_ends(content: str) -> None:
    records = list(read_page(page(f"<html>{content}".encode())))
    assert [type(record) for record in records] == [PageFacts, Drop]


# --- numbers in the page --------------------------------------------------------------------------


@pytest.mark.parametrize("is_beyond_integers", [False, True])  # of more digits than Python converts
def test_nothing_is_allocated_by_numbers_in_the_page(*, is_beyond_integers: bool) -> None:
    huge = "9" * 5_000 if is_beyond_integers else "9007199254740991"
    rows = "".join(
        f'<tr><td colspan="{huge}" rowspan="{huge}"><a href="/p/{i}">{TITLE.format(i)}</a></td>'
        f'<td colspan="{huge}" rowspan="{huge}">2021-05-0{i + 1}</td></tr>'
        for i in range(COUNT)
    )
    content = document(f'<table border="{huge}"><col span="{huge}">{rows}</table><ol start="{huge}"></ol>')
    tracemalloc.start()
    assert_all_there(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


@pytest.mark.parametrize("digits", ["9" * 23, "9" * 5_000, "4294967297", "²", "٣", "-1"])
def test_page_numbers_that_are_none_reach_no_column(tmp_path: Path, digits: str) -> None:
    content = document(
        f'{posts()}<div class="pagination">Page {digits} of {digits} <span class="current">{digits}</span>'
        f'<a href="/page/{digits}">{digits}</a></div>'
    )
    report = run(tmp_path, content)
    assert (report.error, report.sums_wrong) == (None, [])
    row = read_dataset(tmp_path, "pages").to_pylist()[0]
    assert (row["kept"], row["outcome"]) == (COUNT, "read")
    assert row["page_number"] in (None, 3)


# --- bodies that are no pages ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", DropReason.EMPTY_PAGE),
        (b" \r\n\t ", DropReason.EMPTY_PAGE),
        (b"\0", DropReason.BINARY_CONTENT),
        (b"%PDF-1.7\n<html><body><p>", DropReason.BINARY_CONTENT),
        (b"\x1f\x8b\x08\0\0\0\0\0", DropReason.BINARY_CONTENT),
        (b"\xef\xbb\xbf", DropReason.EMPTY_PAGE),
        (b"\xff\xfe", DropReason.EMPTY_PAGE),
        (b"x", DropReason.NO_ENTRIES),
        (b"<", DropReason.NO_ENTRIES),
        (b"&", DropReason.NO_ENTRIES),
        (b"\xff", DropReason.NO_ENTRIES),
        (b"<html", DropReason.NO_ENTRIES),
        (b"<!--", DropReason.NO_ENTRIES),
        (b"<html></html>", DropReason.NO_ENTRIES),
        (b"<html><head><title>403 Forbidden</title></head><body></body></html>", DropReason.ERROR_PAGE),
    ],
)
def test_a_body_that_is_no_page_is_one_drop(tmp_path: Path, content: bytes, reason: DropReason) -> None:
    try:
        given = read_page(page(content, media_type="text/html"))
        reasons = [record.reason for record in given if isinstance(record, Drop)]
    except SourceError as error:
        reasons = [error.reason]
    assert reasons == [reason]
    report = run(tmp_path, content)
    assert report.error is None
    assert [row["position"] for row in read_dataset(tmp_path, "drops").to_pylist()] == [None]


# --- characters -----------------------------------------------------------------------------------

JSON_LD = "".join(
    f'{{"@type": "Article", "headline": "The \\ud800 title \\u0000 of \\u001b post {i}",'
    f' "url": "/p/{i}\\udfff\\u0000", "datePublished": "2021-05-0{i + 1}\\ud83d",'
    f' "author": {{"name": "A. \\ud83dWriter\\u0007"}}, "description": "Some \\udc00 words.",'
    f' "image": "/i/{i}\\ud800.png"}},'
    for i in range(COUNT)
)
CHARACTERS = {
    "NULs": document(posts("The ti\0tle of\0 post {}", "/p/\0{}")),
    "controls": document(posts("The \x01title\x1b[31m of\x7f post {}", "/p/\x02{}")),
    "references": document(
        posts("The &#0;&#xD800; title &#x110000;&#27; of &#x1F; post {}", "/p/&#0;{}&#xDFFF;")
    ),
    "json-ld": document("", f'<script type="application/ld+json">[{JSON_LD.rstrip(",")}]</script>'),
    "invalid utf-8": document(posts("The \ue000 title of post {}")).replace(
        "\ue000".encode(), b"\xc3(\xed\xa0\x80"
    ),
}


@pytest.mark.parametrize("content", CHARACTERS.values(), ids=CHARACTERS)
def test_no_character_that_no_tool_can_write_reaches_the_store(tmp_path: Path, content: bytes) -> None:
    report = run(tmp_path, content)
    assert (report.error, report.sums_wrong) == (None, [])
    rows = read_dataset(tmp_path, "entries").to_pylist()
    assert len(rows) == COUNT
    for row in rows:
        assert row["title"].startswith("The ")
        assert str(row["posted_on"]).startswith("2021-05-0")
        assert (row["url"] or "").startswith("https://town.example/p/")
        for column, value in row.items():
            if isinstance(value, str):
                assert "\0" not in value, column
                assert value.encode(), column
                assert column.endswith("_raw") or not CONTROLS.search(value), column


def test_what_was_no_character_stays_visible() -> None:
    entry = read(CHARACTERS["references"])[0]
    assert (entry.title_raw or "").count("\ufffd") == 3
    assert issues_of(CHARACTERS["NULs"]) == (PageIssue.NUL_BYTES,)
    assert issues_of(document(posts("The \ue000 title")).replace("\ue000".encode(), b"\xc3", 1)) == (
        PageIssue.REPLACEMENT_CHARACTERS,
    )
    assert PageIssue.GUESSED_ENCODING in issues_of(CHARACTERS["invalid utf-8"])


@pytest.mark.parametrize(
    ("declared", "charset", "encoding", "title"),
    [
        pytest.param("utf-8", None, "cp1252", "L'été à la forêt {}", id="utf-8 that is none"),
        pytest.param("iso-8859-1", None, "utf-8", "L'été à la forêt {}", id="latin-1 that is utf-8"),
        pytest.param("utf-8", "iso-8859-1", "utf-8", "L'été à la forêt {}", id="a lying door"),
        pytest.param(
            "windows-1252", None, "iso8859-2", "Wiadomość z żółtej łąki {}", id="latin-2 as latin-1"
        ),
        pytest.param("utf-8", None, "utf-16-le", "L'été à la forêt {}", id="utf-16 without a mark"),
        pytest.param("utf-8", None, "utf-16-be", "Вести из города {}", id="the other way round"),
        pytest.param("utf-7", "utf-7", "utf-8", "+ADw-script+AD4- {}", id="utf-7 is never read"),
        pytest.param("zlib", "idna", "utf-8", "L'été à la forêt {}", id="codecs that are no encodings"),
        pytest.param("unicode_escape", "rot13", "utf-8", "\\u003cb\\u003e {}", id="codecs that unescape"),
    ],
)
def test_a_lying_declaration_is_not_believed(
    declared: str, charset: str | None, encoding: str, title: str
) -> None:
    text = document(posts(title)).decode().replace("utf-8", declared)
    text = text.replace('lang="en"', 'lang="pl"' if "ś" in title else 'lang="fr"')
    door = {"charset": charset} if charset else {}
    entries = read(text.encode(encoding), **door)
    assert [entry.title_raw for entry in entries] == [title.replace("{}", str(i)) for i in range(COUNT)]


# --- links ----------------------------------------------------------------------------------------

UNSAFE = [
    "javascript:alert({})",
    "JaVaScRiPt:alert({})",
    "java\nscript:alert({})",
    "java\tscript:alert({})",
    "&#106;avascript:alert({})",
    "javascript&colon;alert({})",
    " \x01javascript:alert({})",
    "data:text/html,{}",
    "vbscript:{}",
    "file:///etc/{}",
    "blob:{}",
    "view-source:https://town.example/{}",
    "//[{}",
]


@pytest.mark.parametrize("href", UNSAFE)
def test_an_unsafe_link_is_no_url(href: str) -> None:
    entries = normal(document(posts(href=href)))
    assert [entry.title for entry in entries] == [TITLE.format(i) for i in range(COUNT)]
    assert {entry.url for entry in entries} == {None}
    assert all(Issue.UNSAFE_URL in entry.issues for entry in entries if entry.url_raw)


@pytest.mark.parametrize("href", ["file:///etc/{}", "java\nscript:alert({})", "blob:{}"])
def test_an_unsafe_link_is_kept_as_written(href: str) -> None:
    entries = normal(document(posts(href=href)))
    assert [entry.url_raw for entry in entries] == [href.replace("{}", str(i)) for i in range(COUNT)]


@pytest.mark.parametrize("address", [href.replace("{}", "0") for href in UNSAFE])
@pytest.mark.parametrize(
    "head",
    [
        '<base href="{}">',
        '<link rel="canonical" href="{}">',
        '<meta property="og:url" content="{}">',
        '<link rel="next" href="{}">',
    ],
)
def test_an_unsafe_address_of_the_page_is_none(head: str, address: str) -> None:
    content = document(posts(), head.replace("{}", address))
    for url in (ADDRESS, None):
        given = page(content)
        records = list(read_page(Page(**{name: getattr(given, name) for name in FIELDS} | {"url": url})))
        facts = next(record for record in records if isinstance(record, PageFacts))
        entries = [record for record in records if isinstance(record, RawEntry)]
        assert facts.next_page is None
        assert {entry.page_url for entry in entries} <= {ADDRESS, None}
        assert len(entries) == COUNT


FIELDS = ("content", "address", "source", "fetched_at")


@pytest.mark.parametrize("address", ["javascript:x{}", "JavaScript:x{}", "vbscript:x{}", "data:text/html,{}"])
def test_unsafe_addresses_in_json_ld_and_images_are_none(address: str) -> None:
    declared = ",".join(
        f'{{"@type": "Article", "headline": "{TITLE.format(i)}", "url": "{address.format(i)}",'
        f' "datePublished": "2021-05-0{i + 1}", "image": "{address.format(i)}"}}'
        for i in range(COUNT)
    )
    entries = normal(document("", f'<script type="application/ld+json">[{declared}]</script>'))
    assert [(entry.url, entry.url_raw) for entry in entries] == [
        (None, address.format(i)) for i in range(COUNT)
    ]
    assert {entry.image_url for entry in entries} == {None}
    image = f'<img src="{address.format("i")}" width="600" height="400">'
    assert {entry.image_url for entry in normal(document(posts(beside=image)))} == {None}


# --- anything at all ------------------------------------------------------------------------------

SEEDS = [
    listing(THEMES["wordpress classic"]).encode(),
    listing(THEMES["div soup"], kind="archive").encode("utf-16"),
    article(THEMES["ghost"]).encode(),
    notice(THEMES["hugo"], "Page not found", "Sorry.").encode(),
    document(f"<table>{posts('Été {}')}</table>").decode().encode("cp1252"),
    CHARACTERS["json-ld"],
]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A page with pieces cut out, swapped, doubled and put in."""
    content = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 6))):
        first, second = sorted(draw(st.tuples(*[st.integers(0, len(content))] * 2)))
        piece, rest = content[first:second], (content[:first], content[second:])
        way = draw(st.sampled_from(["cut", "swap", "double", "insert"]))
        if way == "cut":
            content = b"".join(rest)
        elif way == "swap":
            content = rest[1] + piece + rest[0]
        elif way == "double":
            content = rest[0] + piece * 2 + rest[1]
        else:
            content = rest[0] + draw(st.binary(max_size=12)) + piece + rest[1]
        content = content[:60_000]
    return content


@settings(max_examples=60)
@given(mutated())
def test_a_mutilated_page_gives_entries_or_a_drop_and_both_are_normalised(content: bytes) -> None:
    try:
        records = list(read_page(page(content)))
    except SourceError:
        return  # the one error that a reader raises on purpose
    entries = [record for record in records if isinstance(record, RawEntry)]
    drops = [record for record in records if isinstance(record, Drop)]
    assert bool(entries) != bool(drops)
    assert all(isinstance(normalise(entry), Entry | Drop) for entry in entries)


def test_a_listing_survives_each_of_its_own_cuts() -> None:
    """A page that breaks off anywhere gives the entries before, none twice."""
    whole = listing(THEMES["hugo"]).encode()
    for end in range(0, len(whole), 97):
        try:
            titles = [entry.title_raw for entry in read(whole[:end])]
        except SourceError:
            continue
        assert len(set(titles)) == len(titles)
        assert set(titles) - {titles[-1] if titles else None} <= set(TITLES)
