"""How an invented site shows a page of its listing: three themes, as far apart as real ones are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from tests.live.posts import NEXT, Post

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
NO_POSTS = "There are no posts here."
MAX_NUMBERS = 5  # how many pages a row of numbers leads to


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """What a page of a listing is made of."""

    posts: Sequence[Post]
    number: int  # from 1
    total: int  # at least 1
    language: str
    says_total: bool
    has_numbers: bool
    blanks_same_day: bool  # the day is printed once for all posts of that day
    has_next_link: bool = True  # False for the fault of leaving it out
    calendar: str | None = None  # address of a month that leads to another month, for ever


Theme = Callable[[ListingPage], str]


def write_blog(page: ListingPage) -> str:
    """Write a page as blog themes do: an article a post, with a heading and a time."""
    blocks = "".join(
        f'<article class="post"><h2 class="entry-title"><a href="{post.path}">{escape(post.title)}</a></h2>'
        f'<time datetime="{post.posted_at.isoformat()}">{post.day.isoformat()}</time>'
        f'<div class="entry-content"><p>{escape(post.body)}</p></div></article>\n'
        for post in page.posts
    )
    pager = _links(
        page, newer='<a rel="prev" class="newer" href="{}">{}</a>', older='<a rel="next" href="{}">{}</a>'
    )
    return _document(
        page, f"<main>{blocks or f'<p>{NO_POSTS}</p>'}</main>", f'<nav class="pagination">{pager}</nav>'
    )


def write_cards(page: ListingPage) -> str:
    """Write a page as hand-made sites do: boxes in boxes, classes of their own, no heading."""
    blocks = "".join(
        f'<div class="card"><div class="card-head"><a href="{post.path}">{escape(post.title)}</a></div>'
        f'<div class="card-date">{post.day.isoformat()}</div>'
        f'<div class="card-text">{escape(post.body)}</div></div>\n'
        for post in page.posts
    )
    pager = _links(page, newer='<a class="prev" href="{}">{}</a>', older='<a class="next" href="{}">{}</a>')
    return _document(page, f'<div id="list">{blocks or NO_POSTS}</div>', f'<div class="pager">{pager}</div>')


def write_digest(page: ListingPage) -> str:
    """Write a page as press digests do: "Posted on:", and who published it before the text."""
    blocks, before = [], None
    for post in page.posts:
        day = "" if page.blanks_same_day and post.day == before else f"{post.day:%Y/%m/%d}"
        before = post.day
        dateline = (
            f"Ada Brook, Riverside Gazette, Millbank, Norway, {MONTHS[post.day.month - 1]} {post.day:%d %Y}:…"
        )
        blocks.append(
            f'<div class="post"><h2><a href="{post.path}">{escape(post.title)}</a></h2>'
            f'<p class="date">Posted on: {day}</p><p>{dateline} {escape(post.body)}</p></div>\n'
        )
    pager = _links(page, newer='<a href="{}">&laquo; {}</a>', older='<a href="{}">{} &raquo;</a>')
    return _document(page, "".join(blocks) or f"<p>{NO_POSTS}</p>", f"<p>{pager}</p>")


def page_path(number: int) -> str:
    """Return where a page of the listing is."""
    return "/" if number == 1 else f"/page/{number}/"


def _links(page: ListingPage, *, newer: str, older: str) -> str:
    """Write the links to the pages around a page, and to some by number."""
    parts = []
    if page.number > 1:
        parts.append(newer.format(page_path(page.number - 1), "Newer"))
    if page.has_numbers and page.total > 1:
        first = max(1, min(page.number - MAX_NUMBERS // 2, page.total - MAX_NUMBERS + 1))
        last = min(page.total, first + MAX_NUMBERS - 1)
        parts.extend(_number(page, number) for number in range(first, last + 1))
    if page.number < page.total and page.has_next_link:
        parts.append(older.format(page_path(page.number + 1), NEXT[page.language]))
    if page.says_total:
        parts.append(f"<span>Page {page.number} of {page.total}</span>")
    return "\n".join(parts)


def _number(page: ListingPage, number: int) -> str:
    if number == page.number:
        return f'<span class="current">{number}</span>'
    return f'<a class="page-number" href="{page_path(number)}">{number}</a>'


def _document(page: ListingPage, content: str, pager: str) -> str:
    calendar = f'<aside><a href="{page.calendar}">Calendar</a></aside>' if page.calendar else ""
    return (
        f'<!doctype html>\n<html lang="{page.language}"><head><meta charset="utf-8">'
        "<title>Riverside Reading Rooms</title>"
        '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
        f'</head><body><header><h1><a href="/">Riverside Reading Rooms</a></h1></header>\n'
        f"{content}\n{pager}\n{calendar}<footer>Made by hand.</footer></body></html>\n"
    )


THEMES: dict[str, Theme] = {"blog": write_blog, "cards": write_cards, "digest": write_digest}
