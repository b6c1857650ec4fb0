"""The entries of a listing that are unlike the others, and lists that are none."""

from datetime import UTC, datetime

import pytest

from crawler.readers import html
from pipelines.items import Drop, DropReason, Entry, Issue, Page, RawEntry
from pipelines.normalise.entry import normalise

TITLES = (
    "Harbour bridge reopens",
    "Library opens on Sundays",
    "Orchard walk in May",
    "Ferry timetable changes",
)


def read(body: str) -> tuple[list[Entry], list[Drop]]:
    page = Page(
        content=f"<html><body>{body}</body></html>".encode(),
        address="page.html",
        source="x",
        fetched_at=datetime(2024, 6, 1, 12, tzinfo=UTC),
        url="https://news.example/",
    )
    records = list(html.read(page))
    entries = [normalise(record) for record in records if isinstance(record, RawEntry)]
    drops = [record for record in records if isinstance(record, Drop)]
    return [entry for entry in entries if isinstance(entry, Entry)], drops


def story(number: int, title: str, level: int = 3, href: str = "") -> str:
    link = f'<a href="{href or f"/story/{number}"}">{title}</a>'
    return (
        f'<article><h{level} class="entry-title">{link}</h{level}>'
        f"<time>{number + 1} May 2024</time><p>A sentence about what the title says.</p></article>"
    )


def test_the_first_story_of_each_section_has_a_larger_heading() -> None:
    sections = "".join(
        "<section><h2>Town</h2>"
        + story(4 * part, f"{TITLES[0]} {part}", level=3)
        + "".join(story(4 * part + i, f"{TITLES[i]} {part}", level=4) for i in range(1, 4))
        + "</section>"
        for part in range(3)
    )
    entries, _ = read(sections)
    assert [entry.title for entry in entries] == [f"{title} {part}" for part in range(3) for title in TITLES]


@pytest.mark.parametrize("end", ["…", "..."])
def test_a_title_that_is_cut_off_is_read_from_its_tooltip(end: str) -> None:
    items = "".join(
        f'<li><a href="/s/{i}" title="{title} after long works">{title}{end}</a> 2024-05-0{i + 1}</li>'
        for i, title in enumerate(TITLES)
    )
    entries, _ = read(f"<ul>{items}</ul>")
    assert [entry.title for entry in entries] == [f"{title} after long works" for title in TITLES]


def test_a_title_of_any_length_is_an_entry() -> None:
    long = " ".join(["word"] * 1_000)
    entries, _ = read("".join(story(i, title) for i, title in enumerate([*TITLES, long])))
    assert [entry.title for entry in entries] == [*TITLES, long]


@pytest.mark.parametrize(
    "href", ["javascript:open(1)", "JavaScript:open(1)", "data:text/html,x", "vbscript:x"]
)
def test_a_link_that_is_unsafe_is_kept_as_it_is_written(href: str) -> None:
    stories = [story(i, title) for i, title in enumerate(TITLES[:3])] + [story(3, TITLES[3], href=href)]
    entries, _ = read("".join(stories))
    assert (entries[3].url, entries[3].url_raw) == (None, href)
    assert Issue.UNSAFE_URL in entries[3].issues


def test_a_list_in_the_footer_is_not_what_the_page_lists() -> None:
    links = "".join(
        f'<li><a href="/story/{i}">{title}</a> <time>{i + 1} May 2024</time></li>'
        for i, title in enumerate(TITLES)
    )
    text = "<p>How to hand in a form: bring it to the desk in the hall, or send it by post.</p>" * 8
    entries, drops = read(
        f"<main><h1>Forms</h1>{text}</main><footer><h3>Popular</h3><ul>{links}</ul></footer>"
    )
    assert entries == []
    assert [drop.reason for drop in drops] == [DropReason.NO_ENTRIES]


def test_an_entry_about_javascript_is_no_request_for_it() -> None:
    entry = '<li><a href="/a/1">A JavaScript engine</a> <span>Feb 20, 2006</span></li>'
    _, drops = read(f'<ol>{entry}</ol><script src="a.js"></script>')
    assert drops[0].reason is not DropReason.JAVASCRIPT_SHELL


def test_a_list_that_is_most_of_the_page_is_its_own_whatever_holds_it() -> None:
    links = "".join(story(i, title) for i, title in enumerate(TITLES))
    entries, _ = read(f'<div class="sidebar">{links}</div><footer>{"<p>Printed on paper.</p>" * 12}</footer>')
    assert [entry.title for entry in entries] == list(TITLES)


def test_comments_below_a_post_are_no_entries() -> None:
    comments = "".join(
        f'<div class="commentcont"><h4><a href="/user/{name}">{name} of the harbour</a></h4>'
        "<span>2 March 2021</span><p>What a bridge this is, and how long it took.</p></div>"
        for name in ("Ann", "Bo", "Cy", "Di", "Ed", "Flo")
    )
    text = "<p>The bridge was closed for a year. It is open again, to the joy of the town.</p>" * 6
    entries, drops = read(f"<main><h1>The bridge</h1>{text}<h3>6 replies</h3>{comments}</main>")
    assert entries == []
    assert len(drops) == 1


def test_a_day_above_the_list_is_not_that_of_the_first_entry_where_each_has_its_own_below() -> None:
    entries, _ = read(
        "<h1>News</h1><p>Friday, 1 March 2024</p>"
        + "".join(
            f"<h3><a href='/n/{i}'>{title}</a></h3><p>A sentence about it.</p><p>{i + 1} April 2023</p>"
            for i, title in enumerate(TITLES)
        )
    )
    assert [str(entry.posted_on) for entry in entries] == [f"2023-04-0{i + 1}" for i in range(len(TITLES))]
