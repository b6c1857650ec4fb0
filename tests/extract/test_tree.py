"""The tree keeps all text of any markup, in document order, in linear time."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.parser import parse
from crawler.readers import html
from pipelines.items import Drop, Page, PageIssue, RawEntry


def text_of(markup: str) -> str:
    tree = parse(markup)
    return tree.text(tree.nodes[0])


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("", "", id="empty"),
        pytest.param(" \n ", "", id="blank"),
        pytest.param("plain", "plain", id="no tags"),
        pytest.param("<p>one<p>two", "one two", id="unclosed paragraphs"),
        pytest.param("<b>bo</b>ld <i>words</i>", "bold words", id="inline elements join words"),
        pytest.param("<div>one</div>two<br>three", "one two three", id="lines separate words"),
        pytest.param("<table><tr><td>a<td>b</table>", "a b", id="cells separate words"),
        pytest.param("a<script>x()</script><style>p{}</style>b", "a b", id="scripts and styles are no text"),
        pytest.param("<p>a<!-- no -->b &amp; c&nbsp;d</p>", "ab & c d", id="comments and entities"),
        pytest.param("<html><head></head></html><body>late</body>", "late", id="early end of html"),
        pytest.param("<p>a</div></span></p>b", "a b", id="ends without beginnings"),
        pytest.param("<p><b>x<div>y</b>z</div>w", "x yz w", id="crossed elements"),
        pytest.param("<title>no</title><p>yes", "yes", id="the page's title is not in its text"),
    ],
)
def test_text_is_what_a_reader_sees(markup: str, text: str) -> None:
    assert text_of(markup) == text


def test_nothing_is_lost_beyond_the_depth_where_libxml2_cuts_a_tree() -> None:
    tree = parse("<div>" * 20_000 + "DEEP")
    assert tree.text(tree.nodes[0]) == "DEEP"
    assert len(tree.nodes) == 20_002  # with html and body
    assert tree.issues == ()


@pytest.mark.parametrize("unit", ["<div>", "</p><footer>", "</ul><table>", "</div></h2><nav>"])
def test_a_page_that_nests_without_end_is_text_from_there_on(unit: str) -> None:
    tree = parse("BEFORE" + unit * 1_000_000 + "AFTER <b>AND</b>")  # hours, if every end looked at all above
    assert tree.text(tree.nodes[0]) == "BEFORE AFTER AND"
    assert tree.issues == (PageIssue.PARSER_LIMIT,)


def test_long_attributes_and_texts_are_kept() -> None:
    tree = parse(f'<p title="{"a" * 11_000_000}">{"b" * 11_000_000}</p>')
    assert len(tree.nodes[-1].get("title")) == 11_000_000
    assert tree.size(tree.nodes[0]) == 11_000_000


def test_fifty_thousand_attributes_on_one_tag() -> None:
    tree = parse("<p " + " ".join(f"a{number}=x" for number in range(50_000)) + ">text</p>")
    assert len(tree.nodes[-1].attrs) == 50_000


def test_subtrees_are_ranges_of_nodes_and_texts() -> None:
    tree = parse("<div><ul><li>one<li>two</ul><p>three</p></div>")
    listing = next(node for node in tree.nodes if node.tag == "ul")
    assert [tree.text(child) for child in tree.children(listing)] == ["one", "two"]
    assert tree.size(listing) == 6
    assert tree.locator(tree.nodes[listing.index + 2]) == "/html[1]/body[1]/div[1]/ul[1]/li[2]"


def test_classes_that_vary_between_siblings_are_no_part_of_the_path() -> None:
    tree = parse(
        '<p class="post-12 odd post x">a</p><p class="post-9 even post y">b</p><p class="note">c</p>'
    )
    first, second, third = (node for node in tree.nodes if node.tag == "p")
    assert first.path == second.path != third.path
    assert tree.spell(first.path) == "html/body/p.post"


WORDS = st.text(alphabet="abc \n", max_size=5)
MARKUP = st.lists(
    st.sampled_from(["<div>", "</div>", "<p>", "<a href=x>", "</a>", "<li>", "<b>", "</ul>", "<h2>"]) | WORDS
)


@given(MARKUP)
def test_any_soup_keeps_every_letter_in_order(parts: list[str]) -> None:
    letters = "".join(part for part in parts if not part.startswith("<"))
    assert text_of("<body>" + "".join(parts)).replace(" ", "") == "".join(letters.split())


HOSTILE: dict[str, Callable[[int], str]] = {
    "nested blocks": lambda n: "<div>" * n + "x",
    "nested headings": lambda n: "".join(f"<div><h2>head word {i}</h2>" for i in range(n)),
    "nested lists of links": lambda n: "<ul><li><a href=/x>two words</a>" * n,
    "nested paginations": lambda n: "<div class=pager>" * n + "<a href=1>1</a>",
    "flat entries": lambda n: "".join(
        f"<h2><a href=/{i}>Title number {i}</a></h2><p>2021-05-01" for i in range(n)
    ),
    "dates before entries": lambda n: "".join(
        f"<p>2021-01-02<h2><a href=/{i}>word {i}</a></h2>" for i in range(n)
    ),
    "links in one text": lambda n: "<p>" + "".join(f"x <a href=/{i}>link word {i}</a> " for i in range(n)),
    "misnested": lambda n: "<p><b>" * n,
    "every other element another class": lambda n: "".join(
        f"<p class={chr(97 + i // 52 % 26) * (i // 999 + 1)}{chr(97 + i // 2 % 26)}><a href=/{i}>word {i}</a>"
        for i in range(n)
    ),
    "open tags": lambda n: "<meta " * n,
}


def count_calls(markup: str) -> int:
    """Count the calls, of Python and of C, that reading a page takes: its work, whatever the machine."""
    calls = 0

    def on_event(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    page = Page(
        content=markup.encode(), address="x.html", source="x", fetched_at=datetime(2021, 1, 1, tzinfo=UTC)
    )
    sys.setprofile(on_event)
    try:
        records = list(html.read(page))
    finally:
        sys.setprofile(None)
    assert any(isinstance(record, RawEntry | Drop) for record in records)
    return calls


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_page_is_twice_the_work(name: str) -> None:
    make = HOSTILE[name]
    count_calls(make(800))  # what is remembered from page to page is filled
    assert count_calls(make(800)) < 2.6 * count_calls(make(400))


@pytest.mark.parametrize(
    ("markup", "parts"),
    [
        pytest.param("<dl><dt>A<dd>b<dd>c<dt>D<dd>e</dl>x", ["A", "b", "c", "D", "e"], id="all_left_out"),
        pytest.param("<dl><dt>A</dt><dd>b</dd><dd>c</dd></dl>x", ["A", "b", "c"], id="none_left_out"),
        pytest.param(
            "<dl><dd>a<dl><dd>b<dd>c</dl><dd><p>d<dd>e</dl>x",
            ["a b c", "b", "c", "d", "e"],
            id="nested_lists",
        ),
    ],
)
def test_an_item_of_a_definition_list_ends_where_the_next_begins(markup: str, parts: list[str]) -> None:
    tree = parse(f"<body>{markup}</body>")
    assert [tree.text(node) for node in tree.nodes if node.tag in {"dt", "dd"}] == parts
    assert tree.owner(len(tree.texts) - 2).tag in {"body", "p"}
    assert all(node.end <= node.parent.end for node in tree.nodes if node.parent is not None)


def test_a_button_that_is_a_heading_is_seen() -> None:
    panel = "<h3><button><svg><path/></svg>2024</button></h3>"
    tree = parse(f"{panel}<h3>News <button>Copy</button></h3><button>x</button>")
    assert [tree.text(node) for node in tree.nodes if node.tag == "h3"] == ["2024", "News"]
    assert tree.text(tree.nodes[0]) == "2024 News"
