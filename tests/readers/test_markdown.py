"""Markdown: a digest by its headings or its list, a post by its front matter; prose is neither."""

import pytest

from pipelines.items import Entry, PostedSource
from pipelines.normalise.entry import normalise
from tests.readers.tables import UNMAPPED, open_bytes

TITLES = [
    "The old greenhouse opens",
    "Night trains on one sheet",
    "A map of the wells",
    "Bees over the library",
]
LINKS = [f"https://riverside.example/{number}" for number in range(4)]
NAMED = list(zip(TITLES, LINKS, range(3, 7), strict=True))
HEADINGS = "# Riverside digest\n\nWhat we read.\n\n" + "".join(
    f"## [{title}]({link})\n\n*{day} January 2020*\n\nPanes were counted on day {day}, and counted again.\n\n"
    for title, link, day in NAMED
)
UNDER_DAYS = "# Links\n\n" + "".join(
    f"## {day} January 2020\n\n- [{title}]({link}) – A text about it, number {day}.\n\n"
    for title, link, day in NAMED
)
LISTED = "# Links\n\n" + "".join(f"- 2020-01-0{day} [{title}]({link})\n" for title, link, day in NAMED)
SETEXT = "".join(
    f"{title}\n{'-' * len(title)}\n\n{day} January 2020\n\nPanes, day {day}. [More]({link})\n\n"
    for title, link, day in NAMED
)
DIGESTS = {"headings": HEADINGS, "under days": UNDER_DAYS, "list": LISTED, "underlined": SETEXT}

YAML = """---
title: "It's open: the \\"old\\" greenhouse"
date: 2020-01-12 10:00:00 +0100  # local
author:
  - Ann Lee
  - "[[Bo Ek]]"
link: https://riverside.example/greenhouse
tags: [glass, 'iron, cast']
layout: post
---
"""
TOML = """+++
title = "It's open"
date = 2020-01-12T10:00:00+01:00
authors = ["Ann Lee", "Bo Ek"]
url = "/greenhouse/"
[taxonomies]
tags = ["glass"]
+++
"""
BODY = "Panes were *counted*.\n\n<!-- more -->\n\nThen [counted](https://other.example/) <b>again</b>.\n"


@pytest.mark.parametrize("text", DIGESTS.values(), ids=DIGESTS.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_digest_gives_its_entries(text: str, encoding: str) -> None:
    found = open_bytes(text.encode(encoding), "digest.md", UNMAPPED)
    assert found.told == ""
    assert found.readers == {"markdown"}
    assert [(entry.title_raw, entry.url_raw) for entry in found.entries] == list(
        zip(TITLES, LINKS, strict=True)
    )
    entries = [normalise(entry) for entry in found.entries]
    assert [str(entry.posted_on) for entry in entries if isinstance(entry, Entry)] == [
        f"2020-01-0{day}" for day in range(3, 7)
    ]
    assert {entry.reader for entry in found.entries} == {"markdown"}


def test_an_entry_names_its_line() -> None:
    found = open_bytes(HEADINGS.encode(), "digest.md", UNMAPPED)
    lines = [number for number, line in enumerate(HEADINGS.splitlines(), 1) if line.startswith("## ")]
    assert [entry.locator for entry in found.entries] == [f"line {number}" for number in lines]


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_truncated_digest_invents_nothing(tenth: int) -> None:
    content = UNDER_DAYS.encode()
    cut = content[: len(content) * tenth // 10]
    found = open_bytes(cut, "digest.md", UNMAPPED)
    assert [(entry.title_raw, entry.url_raw) for entry in found.entries] == list(
        zip(TITLES, LINKS, strict=True)
    )[: len(found.entries)]
    assert found.entries or found.told


@pytest.mark.parametrize("name", ["digest.txt", "digest.html", "digest"])
def test_content_tells_where_the_name_does_not(name: str) -> None:
    readers = open_bytes(HEADINGS.encode(), name, UNMAPPED).readers
    assert readers == ({"html"} if name.endswith("html") else {"markdown"})


def test_a_page_that_is_called_markdown_is_read_as_a_page() -> None:
    assert open_bytes(b"<!doctype html><html><body><p>x</p></body></html>", "a.md", UNMAPPED).readers == {
        "html"
    }


def test_front_matter_makes_a_post() -> None:
    found = open_bytes((YAML + BODY).encode(), "post.md", UNMAPPED)
    entry = found.entries[0]
    assert len(found.entries) == 1
    assert (entry.title_raw, entry.url_raw) == (
        'It\'s open: the "old" greenhouse',
        "https://riverside.example/greenhouse",
    )
    assert [(one.raw, one.source) for one in entry.posted] == [
        ("2020-01-12 10:00:00 +0100", PostedSource.META)
    ]
    assert (entry.byline_raw, entry.categories) == ("Ann Lee, Bo Ek", ("glass", "iron, cast"))
    assert entry.text_raw == "Panes were counted.\nThen counted again."


def test_front_matter_may_be_toml() -> None:
    entry = open_bytes((TOML + BODY).encode(), "post.md", UNMAPPED).entries[0]
    assert (entry.title_raw, entry.url_raw, entry.byline_raw) == (
        "It's open",
        "/greenhouse/",
        "Ann Lee, Bo Ek",
    )
    assert (entry.posted[0].raw, entry.categories) == ("2020-01-12T10:00:00+01:00", ("glass",))


def test_the_day_may_stand_in_the_name_of_the_file() -> None:
    entry = open_bytes(b"---\ntitle: It's open\n---\nPanes.\n", "2020-01-12-open.md", UNMAPPED).entries[0]
    assert (entry.posted[0].raw, entry.posted[0].source) == ("2020-01-12", PostedSource.URL)


NO_POSTS = {
    "prose": ("# Tool\n\nIt counts panes.\n\n## Use\n\n- [docs](https://a.example/d)\n", "no_entries"),
    "page of a manual": ("---\ntitle: Use\nsidebar: left\n---\nIt counts panes.\n", "not_a_post"),
    "draft": (YAML.replace("layout: post", "draft: true") + BODY, "not_a_post"),
    "links without days": (
        "".join(f"- [{t}]({u}): A text of it.\n" for t, u, _ in NAMED),
        "uncertain_layout",
    ),
}


@pytest.mark.parametrize(("text", "reason"), NO_POSTS.values(), ids=NO_POSTS.keys())
def test_what_is_neither_digest_nor_post_is_left_out_with_a_reason(text: str, reason: str) -> None:
    found = open_bytes(text.encode(), "readme.md", UNMAPPED)
    assert found.entries == []
    assert [drop.reason for drop in found.drops] == [reason]


def test_yaml_names_no_types_and_what_is_not_read_is_told() -> None:
    text = "---\ntitle: !!python/object/apply:os.system\ndate: 2020-01-12\nauthor: *a\nsummary: |\n x\n---\nA"
    found = open_bytes(text.encode(), "post.md", UNMAPPED)
    entry = found.entries[0]
    assert entry.title_raw == "!!python/object/apply:os.system"
    assert (entry.byline_raw, entry.body_raw) == (None, "A")


COSTLY = {
    "brackets": "# A\n\n" + "[" * 20_000,
    "quotes": "# A\n\n" + ">" * 100_000,
    "stars": "# A\n\n" + "*a " * 20_000,
    "long keys": "+++\n" + "a." * 3_500 + "a=1\n+++\n",
    "brackets in front": "+++\na=" + "[" * 7_000 + "\n+++\n",
    "open front": "---\n" * 5_000,
    "too long": "# A\n\n" + "word " * 250_000,
}


@pytest.mark.parametrize("text", COSTLY.values(), ids=COSTLY.keys())
def test_hostile_texts_end(text: str) -> None:
    found = open_bytes(text.encode(), "digest.md", UNMAPPED)
    assert found.entries == []
    assert found.told
    assert "Traceback" not in found.told
