"""The pages that invented entries are set in: lists, tables, cards, plain text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

_TEXT = "The people of the town met in the hall on the quay and spoke about it at length until the evening."


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as it is shown."""

    title: str
    link: str
    link_day: date | None
    day: str
    is_repeated: bool  # its day is the one above
    dateline: str


Layout = Callable[[Sequence[Row], str | None], tuple[str, str]]  # gives the content and its media type


def as_cards(rows: Sequence[Row], language: str | None) -> tuple[str, str]:
    """Set every entry in a block of its own."""
    return _html(
        (
            f'<article class="post"><h2><a href="{row.link}">{row.title}</a></h2>'
            f'<span class="date">{row.day}</span><p>{row.dateline}{_TEXT}</p></article>'
            for row in rows
        ),
        language,
    )


def as_list(rows: Sequence[Row], language: str | None) -> tuple[str, str]:
    """Set every entry in an item of a list, its day in front."""
    items = (
        f'<li><span class="posted">{row.day}</span> <a href="{row.link}">{row.title}</a>'
        f'<div class="teaser">{row.dateline}{_TEXT}</div></li>'
        for row in rows
    )
    return _html(("<ul>", *items, "</ul>"), language)


def as_table(rows: Sequence[Row], language: str | None) -> tuple[str, str]:
    """Set every entry in a row."""
    lines = (f'<tr><td>{row.day}</td><td><a href="{row.link}">{row.title}</a></td></tr>' for row in rows)
    return _html(("<table>", *lines, "</table>"), language)


def with_labels(rows: Sequence[Row], language: str | None) -> tuple[str, str]:
    """Say that the day is of posting, and leave it blank where it is the one above."""
    return _html(
        (
            f'<div class="entry"><h3><a href="{row.link}">{row.title}</a></h3>'
            f'<p class="meta">Posted on: {"" if row.is_repeated else row.day}</p>'
            f"<p>{row.dateline}{_TEXT}</p></div>"
            for row in rows
        ),
        language,
    )


def as_text(rows: Sequence[Row], _language: str | None) -> tuple[str, str]:
    """Write a digest without markup, a repeated day left blank."""
    return "".join(
        f"{row.title}\n\nPosted on: {'' if row.is_repeated else row.day}\n\n{row.dateline}{_TEXT}\n\n"
        for row in rows
    ), "text/plain"


LAYOUTS: tuple[Layout, ...] = (as_cards, as_list, as_table, with_labels, as_text)


def _html(parts: Iterable[str], language: str | None) -> tuple[str, str]:
    attribute = f' lang="{language}"' if language is not None else ""
    body = "\n".join(parts)
    return f"<!doctype html><html{attribute}><body><main>{body}</main></body></html>", "text/html"
