"""What is irregular within a digest of plain text, what is no digest, and what is hostile."""

from datetime import UTC, datetime

import pytest

from crawler.extract.text.digest import MAX_LINES, TRIAL_LINES, Digest, read_digest
from pipelines.items import DropReason, PostedSource

FETCHED_AT = datetime(2021, 4, 1, 12, 0, tzinfo=UTC)

FAMILY = """Riverside Rooms
Riverside Rooms

Aims of the Rooms – to lend books – to lend tools to those who have none

Email: [email\xa0protected]

Social: RiversideRooms

Old greenhouse opens again after two winters

Posted on: 2021/03/25

Ada Brook, Riverside Gazette, March 25 2021:… The panes were counted twice. Old greenhouse opens again\xa0

Night trains on one sheet

Posted on:

Valley Post, March 25 2021:… The society has printed a timetable. Night trains on one sheet .

Soup week begins

Posted on: 2021/03/20

Posted on: 2021/03/19

This entry has no title, only a text of its own that is long enough to be one.

Rowing club counts its oars\xa0

Posted on: 2021/03/18

Nobody has missed it so far.

A second paragraph goes on about the oars, and it ends here.

Frost on the mast

Posted on:

The instruments stood still. Frost on the mast
"""


def titles(digest: Digest) -> list[str | None]:
    return [entry.title for entry in digest.entries]


def posted(digest: Digest) -> list[tuple[str, PostedSource] | None]:
    return [
        (entry.posted[0].raw, entry.posted[0].source) if entry.posted else None for entry in digest.entries
    ]


def test_header_gives_no_entry_and_nothing_else_is_lost() -> None:
    digest = read_digest(FAMILY)
    assert titles(digest) == [
        "Old greenhouse opens again after two winters",
        "Night trains on one sheet",
        "Soup week begins",
        None,
        "Rowing club counts its oars\xa0",
        "Frost on the mast",
    ]
    assert digest.rule == "label_after_title"
    written = " ".join(f"{entry.title} {entry.body}" for entry in digest.entries)
    for line in FAMILY.split("Old greenhouse", 1)[1].splitlines():
        assert line.startswith("Posted on:") or line.strip() in written


def test_blank_label_inherits_the_day_of_the_entry_before() -> None:
    digest = read_digest(FAMILY)
    assert posted(digest) == [
        ("2021/03/25", PostedSource.LISTING),
        ("2021/03/25", PostedSource.INHERITED),
        ("2021/03/20", PostedSource.LISTING),
        ("2021/03/19", PostedSource.LISTING),
        ("2021/03/18", PostedSource.LISTING),
        ("2021/03/18", PostedSource.INHERITED),
    ]
    assert [entry.posted_blank for entry in digest.entries] == [False, True, False, False, False, True]


def test_entry_without_text_has_none() -> None:
    entry = read_digest(FAMILY).entries[2]
    assert (entry.title, entry.body) == ("Soup week begins", None)


def test_repeated_title_stays_in_the_text_for_normalisation() -> None:
    body = read_digest(FAMILY).entries[1].body
    assert body is not None
    assert body.endswith("Night trains on one sheet .")


def test_line_numbers_are_those_of_an_editor() -> None:
    lines = FAMILY.splitlines()
    for entry in read_digest(FAMILY).entries:
        assert lines[entry.line - 1].startswith((entry.title or "Posted on:").strip())


def test_first_entry_with_a_blank_label_has_no_day() -> None:
    text = "Beans\n\nPosted on:\n\nThey are in.\n\nPeas\n\nPosted on: 2021/03/25\n\nThey are out.\n"
    assert posted(read_digest(text)) == [None, ("2021/03/25", PostedSource.LISTING)]


def test_several_paragraphs_and_wrapped_lines_are_one_text() -> None:
    text = (
        "Beans are in\nPosted on: 2021/03/25\n\n"
        "The first line goes on\nin the second one.\n\nA new paragraph.\n\n"
        "Peas are out\nPosted on: 2021/03/24\n\nThey are out.\n"
    )
    assert (
        read_digest(text).entries[0].body == "The first line goes on in the second one.\n\nA new paragraph."
    )


def test_wrapped_title_is_one_title() -> None:
    text = (
        "Beans are in after a spring that was longer than any spring before\nand wetter\n"
        "Posted on: 2021/03/25\n\nThey are in.\n\n"
        "Peas are out\nPosted on: 2021/03/24\n\nThey are out.\n"
    )
    assert titles(read_digest(text)) == [
        "Beans are in after a spring that was longer than any spring before and wetter",
        "Peas are out",
    ]


DAY_HEADINGS = {
    "pairs": "25 March 2021\n\nBeans\n\nThey are in.\n\nPeas\n\nThey are out.\n\n"
    "24 March 2021\n\nLeeks\n\nNo news.\n",
    "blocks": "25 March 2021\n\nBeans\nThey are in.\n\nPeas\nThey are out.\n\n"
    "24 March 2021\n\nLeeks\nNo news.\n",
    "bullets": "25 March 2021\n\n- Beans\n- Peas\n\n24 March 2021\n\n- Leeks\n",
    "headings": "## 25 March 2021\n\n### Beans\nIn.\n\n### Peas\nOut.\n\n"
    "## 24 March 2021\n\n### Leeks\nNo news.\n",
    "underlined": "25 March 2021\n=============\n\n1. Beans\n   In.\n2. Peas\n   Out.\n\n"
    "24 March 2021\n=============\n\n3. Leeks\n   No news.\n",
    "ruled": "25 March 2021\n\n* Beans\n* Peas\n\n-----\n\n24 March 2021\n\n* Leeks\n",
}


@pytest.mark.parametrize("text", DAY_HEADINGS.values(), ids=DAY_HEADINGS.keys())
def test_entries_under_a_day_heading_inherit_the_day(text: str) -> None:
    digest = read_digest("Valley news\n\n" + text)
    assert titles(digest) == ["Beans", "Peas", "Leeks"], digest.detail
    assert posted(digest) == [
        ("25 March 2021", PostedSource.INHERITED),
        ("25 March 2021", PostedSource.INHERITED),
        ("24 March 2021", PostedSource.INHERITED),
    ]
    assert not any(entry.posted_blank for entry in digest.entries)


FIELDS = """Valley weekly

Beans are in
Posted on March 25, 2021 by Ada Brook
The beans are in.
Link: https://example.org/beans?id=1
Continue reading →
Posted in Gardens, Kitchen | 3 Comments

Peas are out
Posted on March 24, 2021 by Ben Hill
The peas are out.
Link: https://example.org/peas
Continue reading →
Posted in Gardens | Leave a comment

← Older posts

Powered by a small machine in the cellar
"""


def test_fields_on_lines_of_their_own() -> None:
    digest = read_digest(FIELDS)
    first, last = digest.entries
    assert (first.title, first.body, first.url) == (
        "Beans are in",
        "The beans are in.",
        "https://example.org/beans?id=1",
    )
    assert first.byline is not None
    assert first.byline.endswith("Ada Brook")
    assert first.tags == ("Gardens", "Kitchen")
    assert first.posted[0].raw == "March 25, 2021"
    assert last.body == "The peas are out."


URL_LINES = {
    "bare": "https://example.org/a",
    "angle": "<https://example.org/a>",
    "labelled": "URL: https://example.org/a",
    "german": "Adresse: https://example.org/a",
    "more": "Read more: https://example.org/a",
    "arrow": "→ https://example.org/a",
    "chinese": "链接：https://example.org/a",
}


@pytest.mark.parametrize("line", URL_LINES.values(), ids=URL_LINES.keys())
@pytest.mark.parametrize("place", ["below_title", "below_text"])
def test_link_lines(line: str, place: str) -> None:
    blocks = []
    for title, day, body, link in (
        ("Beans", "2021/03/25", "They are in.", line),
        ("Peas", "2021/03/24", "They are out.", line.replace("/a", "/b")),
    ):
        above, below = (f"{link}\n", "") if place == "below_title" else ("", f"\n{link}\n")
        blocks.append(f"{title}\n{above}Posted on: {day}\n\n{body}\n{below}\n")
    text = "".join(blocks)
    digest = read_digest(text)
    assert [(entry.title, entry.url, entry.body) for entry in digest.entries] == [
        ("Beans", "https://example.org/a", "They are in."),
        ("Peas", "https://example.org/b", "They are out."),
    ]


def test_relative_link_is_kept_as_written() -> None:
    text = "Beans\nPosted on: 2021/03/25\nLink: /2021/beans\n\nPeas\nPosted on: 2021/03/24\nLink: ../peas\n"
    assert [entry.url for entry in read_digest(text).entries] == ["/2021/beans", "../peas"]


BYLINES = {
    "by": ("By Ada Brook", "By Ada Brook"),
    "von": ("Von Ada Brook", "Von Ada Brook"),
    "author": ("Author: Ada Brook", "Author: Ada Brook"),
    "russian": ("Автор: Ада Брук", "Автор: Ада Брук"),
    "chinese": ("作者：阿达", "作者：阿达"),
}


@pytest.mark.parametrize(("line", "expected"), BYLINES.values(), ids=BYLINES.keys())
def test_byline_lines(line: str, expected: str) -> None:
    text = f"Beans\n{line}\nPosted on: 2021/03/25\n\nIn.\n\nPeas\n{line}\nPosted on: 2021/03/24\n\nOut.\n"
    assert [(entry.title, entry.byline) for entry in read_digest(text).entries] == [
        ("Beans", expected),
        ("Peas", expected),
    ]


def test_byline_and_day_on_one_line() -> None:
    text = (
        "Beans\nBy Ada Brook | March 25, 2021 | Gardens\n\nThey are in.\n\n"
        "Peas\nBy Ben Hill | March 24, 2021 | Gardens\n\nThey are out.\n"
    )
    digest = read_digest(text)
    assert [entry.byline for entry in digest.entries] == ["By Ada Brook", "By Ben Hill"]
    assert [entry.posted[0].raw for entry in digest.entries] == ["March 25, 2021", "March 24, 2021"]


UNKNOWN_LABELS = {"basque": "Argitaratua", "invented": "Zet op", "two words": "Toegevoegd bij ons"}


@pytest.mark.parametrize("label", UNKNOWN_LABELS.values(), ids=UNKNOWN_LABELS.keys())
@pytest.mark.parametrize("order", ["label_after_title", "label_before_title"])
def test_label_in_no_table_is_learnt_from_the_page(label: str, order: str) -> None:
    blocks = []
    for number, day in enumerate(("2021-03-25", "", "2021-03-20", "2021-03-19")):
        title, dated = f"Title {number}", f"{label}: {day}"
        above, below = (title, dated) if order == "label_after_title" else (dated, title)
        blocks.append(f"{above}\n\n{below}\n\nA text of some length stands here.\n\n")
    digest = read_digest("Rooms\n\n" + "".join(blocks))
    assert titles(digest) == ["Title 0", "Title 1", "Title 2", "Title 3"]
    assert [entry.posted[0].raw for entry in digest.entries] == [
        "2021-03-25",
        "2021-03-25",
        "2021-03-20",
        "2021-03-19",
    ]
    assert [entry.posted_blank for entry in digest.entries] == [False, True, False, False]


def test_a_known_label_keeps_other_days_in_the_text() -> None:
    text = "".join(
        f"Title {day}\n\nPosted on: 2021-03-{day}\n\nA text of some length.\n\nDeadline: 2021-05-{day}\n\n"
        for day in (25, 24, 23)
    )
    digest = read_digest(text)
    assert [entry.posted[0].raw for entry in digest.entries] == ["2021-03-25", "2021-03-24", "2021-03-23"]
    assert [entry.body for entry in digest.entries] == [
        f"A text of some length.\n\nDeadline: 2021-05-{day}" for day in (25, 24, 23)
    ]


@pytest.mark.parametrize("title", ["Newsletter 24 March 2021", "24 March 2021", "March 2021"])
def test_title_that_is_a_day_is_a_title_where_days_have_labels(title: str) -> None:
    text = "".join(
        f"{name}\n\nPosted on: 2021-03-{day}\n\nA text of some length.\n\n"
        for name, day in (("Beans are in", 25), (title, 24), ("Peas are out", 23))
    )
    assert titles(read_digest(text)) == ["Beans are in", title, "Peas are out"]


def test_undated_list_of_links() -> None:
    text = "Reading list\n\n" + "".join(f"Title {name}\nhttps://example.org/{name}\n\n" for name in "abcd")
    assert [(entry.title, entry.url) for entry in read_digest(text).entries] == [
        (f"Title {name}", f"https://example.org/{name}") for name in "abcd"
    ]


def test_markdown_links_are_title_and_link() -> None:
    text = "".join(f"- [Title {day}](https://example.org/{day}) – {day} March 2021\n" for day in (25, 24, 23))
    digest = read_digest(text)
    assert [(entry.title, entry.url) for entry in digest.entries] == [
        (f"Title {day}", f"https://example.org/{day}") for day in (25, 24, 23)
    ]


@pytest.mark.parametrize("separator", ["  ", "\t", " | ", " – ", ": "])
@pytest.mark.parametrize("bullet", ["", "- "])
def test_list_of_days_and_titles(separator: str, bullet: str) -> None:
    text = "Rooms\n\n" + "".join(f"{bullet}2021-03-{day}{separator}Title of {day}\n" for day in (25, 24, 23))
    digest = read_digest(text)
    assert [(entry.title, entry.posted[0].raw) for entry in digest.entries] == [
        (f"Title of {day}", f"2021-03-{day}") for day in (25, 24, 23)
    ]


def test_datelines_are_enough_to_tell_entries_apart() -> None:
    text = "Rooms\n\n" + "".join(
        f"Title {day}\n\nValley Post, March {day} 2021:… A text of some length stands here.\n\n"
        for day in (25, 24, 23)
    )
    assert titles(read_digest(text)) == ["Title 25", "Title 24", "Title 23"]


PROSE = (
    "The path leads down to the river, and there it ends. Nobody has asked for it to go on. "
    "Those who come here turn round after a while and walk back the way they came.\n"
)
NOT_A_DIGEST = {
    "essay": (PROSE + "\n") * 12,
    "essay_with_sections": "On paths\n\n" + "".join(f"Part {name}\n\n{PROSE}\n" for name in "abcdef"),
    "dated_article_with_sections": "On paths\n\n25 March 2021\n\n"
    + "".join(f"Part {name}\n\n{PROSE}\n" for name in "abcdef"),
    "single_article": f"Beans are in\n\nPosted on: 2021/03/25\n\nBy Ada Brook\n\n{PROSE}\n{PROSE}",
    "readme": "# Beans\n\nGrows beans.\n\n## Install\n\n    pip install beans\n\n"
    "## Use\n\n- sow\n- water\n- wait\n\n"
    "## License\n\nFree.\n",
    "access_log": "".join(
        f'192.0.2.{n} - - [25/Mar/2021:10:00:{n:02} +0000] "GET /{n} HTTP/1.1" 200 512\n' for n in range(30)
    ),
    "program_log": "".join(f"2021-03-25 10:00:{n:02},123 INFO bean {n} sown\n" for n in range(30)),
    "bracket_log": "".join(f"[2021-03-25 10:00:{n:02}] worker {n} is idle\n" for n in range(30)),
    "code": "import os\n\n\ndef sow(bean):\n    # 2021-03-25\n    return os.fspath(bean)\n" * 5,
    "table": "".join(f"2021-03-{n:02},{n},{n * 2}\n" for n in range(1, 29)),
    "numbered_steps": "".join(f"{n}. Take bean {n} and put it into the ground\n" for n in range(1, 12)),
    "poem": "The bean is in\nthe bean is out\nthe bean is up\nthe bean is about\n\n" * 5,
    "json": '{"beans": [{"title": "in", "date": "2021-03-25"}, {"title": "out", "date": "2021-03-24"}]}\n',
    "diary": "".join(f"{day} March 2021\n\n{PROSE}\n" for day in (25, 24, 23, 22)),
    "one_word": "beans",
}


@pytest.mark.parametrize("text", NOT_A_DIGEST.values(), ids=NOT_A_DIGEST.keys())
def test_what_is_no_digest_gives_no_entries_and_says_why(text: str) -> None:
    digest = read_digest(text, fetched_at=FETCHED_AT)
    assert digest.entries == (), f"{digest.rule} {digest.confidence}"
    assert digest.reason in (DropReason.NO_ENTRIES, DropReason.UNCERTAIN_LAYOUT)
    assert "expected" in digest.detail
    assert "found" in digest.detail


@pytest.mark.parametrize(
    "text", ["", "\n" * 1000, " \t\xa0\u200f\n" * 50], ids=["nothing", "lines", "invisible"]
)
def test_white_space_is_an_empty_page(text: str) -> None:
    assert read_digest(text).reason is DropReason.EMPTY_PAGE


def test_page_beyond_the_bound_is_said_to_be_too_large() -> None:
    assert read_digest("x\n" * (MAX_LINES // 1000), max_lines=999).reason is DropReason.TOO_LARGE


def test_long_page_is_read_to_its_last_entry() -> None:
    count = TRIAL_LINES // 3 + 100
    text = "".join(f"Title {n}\n\nPosted on: 2021-03-25\n\nText {n} stands here.\n\n" for n in range(count))
    digest = read_digest(text)
    assert titles(digest) == [f"Title {n}" for n in range(count)]


HOSTILE = {
    "one line": "x",
    "digits": "1",
    "dashes": "-",
    "spaced dashes": "- ",
    "colons": "a: ",
    "months": "january ",
    "brackets": "[",
    "nulls": "\0",
    "blank lines": "\n",
    "short lines": "a\n",
    "days": "2021-03-25\n",
    "labels": "Posted on:\n",
    "titles": "A title\n",
    "rules": "---\n",
    "bullets": "- x\n",
    "links": "http://a.b/c\n",
    "bylines": "By Ann\n",
    "underlined": "Title\n=====\n",
    "datelines": "Outlet, May 3 2020: text and more text here\n",
    "inline": "2021-03-25 - T\n",
    "links in brackets": "# [a](b\n",
    "label and spaces": "Posted on: " + " " * 50,
    "surrogates": "\ud800\n",
    "question marks": "?",
    "commas": ",",
    "spaces": "Posted on: 2021-03-25" + " " * 5_000 + "\n",
    "ones": "1 ",
    "superscripts": "²",
    "months behind a label": "Posted on: " + "january " * 2_000 + "\n",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_to_the_end(piece: str) -> None:
    digest = read_digest(piece * (20_000 // len(piece)), fetched_at=FETCHED_AT)
    assert bool(digest.entries) != (digest.reason is not None)
