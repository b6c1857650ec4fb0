"""Read one entry's lines by a layout: title, day, link, byline, categories, running text; all verbatim."""

import re
from dataclasses import dataclass

from crawler.extract.text.layout import Layout, TitlePlace
from crawler.extract.text.line import Kind, Line
from crawler.extract.text.titles import (
    TITLE_MAX_LINES,
    block_end,
    ends_sentence,
    join_lines,
    looks_like_title,
    same_block,
)

TITLE_SHARE = 0.75  # of the longest line of its block: a line this short was broken on purpose

_MARKDOWN_LINK = re.compile(r"\[(?P<title>[^\[\]]{1,400})\]\((?P<url>[^\s()<>]{1,2000})\)\.?")
_LINK_BEHIND = re.compile(r"\s+[<(]?(?P<url>https?://[^\s<>\"]{1,2000}?)[>)]?$", re.IGNORECASE)
_TAG_SEPARATORS = re.compile(r"[,;|·•،、，]|\s#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What stands in one entry's lines."""

    line: int  # the number of its first line
    title: str | None
    title_at: int | None  # index of the title's line
    date: str | None  # "" for a label with nothing behind it, None for no statement at all
    date_at: int | None
    date_labelled: bool
    url: str | None
    byline: str | None
    tags: tuple[str, ...]
    body: str | None
    more: bool  # a "Read more" leads on
    dateline: bool


def read_fields(lines: list[Line], layout: Layout, number: int) -> Fields:
    """Read the entry of this number (0 for the first)."""
    start = layout.starts[number]
    stop = layout.starts[number + 1] if number + 1 < len(layout.starts) else layout.stop
    date_at = _find_date(lines, layout, start, stop)
    title_start, title_end = _find_title(lines, layout, start, stop, date_at)
    title, url = _title_text(lines[title_start:title_end], layout)
    used = set(range(title_start, title_end))
    if date_at is not None:
        used.add(date_at)
    byline: str | None = None
    if date_at is not None and lines[date_at].kind is Kind.DATE and date_at != title_start:
        byline = lines[date_at].byline or None
    tags: list[str] = []
    body: list[int] = []
    more = False
    for index in range(start, stop):
        line = lines[index]
        if index in used or line.kind in (Kind.RULE, Kind.UPDATED, Kind.CHROME):
            continue
        if line.kind is Kind.LINK and url is None:
            url = line.url
        elif line.kind is Kind.BYLINE and byline is None:
            byline = line.text
        elif line.kind is Kind.TAGS:
            tags.extend(tag.strip(" #") for tag in _TAG_SEPARATORS.split(line.text) if tag.strip(" #"))
        elif line.kind is Kind.MORE:
            more = True
        else:
            body.append(index)
    return Fields(
        line=lines[start].number,
        title=title,
        title_at=title_start if title_end > title_start else None,
        date=None if date_at is None else lines[date_at].date,
        date_at=date_at,
        date_labelled=date_at is not None and lines[date_at].labelled,
        url=url,
        byline=byline,
        tags=tuple(tags),
        body=_running_text(lines, body) or None,
        more=more,
        dateline=any(lines[index].dateline for index in body),
    )


def _find_date(lines: list[Line], layout: Layout, start: int, stop: int) -> int | None:
    """Return the line with the day: a labelled one before a bare one, the first of either."""
    if layout.inline and lines[start].titled:
        return start
    dates = [index for index in range(start, stop) if lines[index].kind is Kind.DATE]
    labelled = [index for index in dates if lines[index].labelled]
    return next(iter(labelled or dates), None)


def _find_title(
    lines: list[Line], layout: Layout, start: int, stop: int, date_at: int | None
) -> tuple[int, int]:
    """Return the lines of the title, from and before; an empty range where there is none."""
    if layout.title is TitlePlace.MARKED:
        return start, _marked_title_end(lines, layout, start, stop, date_at)
    if layout.title is TitlePlace.BEFORE_DATE:
        anchor = date_at if date_at is not None else _first_field(lines, start, stop)
        stop = anchor
    first = next((index for index in range(start, stop) if lines[index].kind is Kind.TEXT), stop)
    end = block_end(lines, first, stop)
    if first == end:
        return start, start
    texts = [line.text for line in lines[first:end]]
    whole = len(texts) <= TITLE_MAX_LINES and not any(ends_sentence(text) for text in texts[:-1])
    whole = whole and (
        looks_like_title(" ".join(texts))
        or (
            len(" ".join(texts)) <= layout.title_limit
            and (layout.title is TitlePlace.BEFORE_DATE or _has_text(lines, end, stop))
        )
    )
    if whole and not (layout.tight and end - first > 1):
        return first, end
    is_short = layout.tight or len(texts[0]) <= TITLE_SHARE * max(map(len, texts))
    is_title = looks_like_title(texts[0]) or len(texts[0]) <= layout.title_limit
    if is_short and len(texts) > 1 and is_title:
        return first, first + 1
    if lines[first].mark and lines[first].mark in (layout.mark, "title:"):
        return first, first + 1
    return start, start


def _marked_title_end(lines: list[Line], layout: Layout, start: int, stop: int, date_at: int | None) -> int:
    """Let a marked title go on over the next lines, where a date follows directly in most entries."""
    end = start + 1
    if layout.dated_next and date_at is not None and start < date_at <= start + TITLE_MAX_LINES:
        while end < date_at and same_block(lines, end):
            end += 1
    return min(end, stop)


def _has_text(lines: list[Line], start: int, stop: int) -> bool:
    return any(lines[index].kind is Kind.TEXT for index in range(start, stop))


def _first_field(lines: list[Line], start: int, stop: int) -> int:
    return next(
        (index for index in range(start, stop) if lines[index].kind in (Kind.LINK, Kind.BYLINE)), stop
    )


def _title_text(lines: list[Line], layout: Layout) -> tuple[str | None, str | None]:
    """Give the title and, where it carries one, its link."""
    if not lines:
        return None, None
    first = lines[0]
    marked = bool(first.mark) and first.mark in (layout.mark, "title:")
    opening = first.text if marked else first.raw
    if layout.inline and first.titled:
        opening = first.titled
    title = join_lines([opening, *(line.raw for line in lines[1:])])
    if match := _MARKDOWN_LINK.fullmatch(title.strip()):
        return match["title"], match["url"]
    if match := _LINK_BEHIND.search(title[-2100:]):
        cut = len(title) - len(match[0])
        return (title[:cut].rstrip(" –—-:|") or None), match["url"]
    return title or None, None


def _running_text(lines: list[Line], indexes: list[int]) -> str:
    """Join wrapped lines into paragraphs, and paragraphs by an empty line."""
    paragraphs: list[list[str]] = []
    before = -2
    for index in indexes:
        line = lines[index]
        text = line.text if line.kind is Kind.BODY else line.raw
        goes_on = index == before + 1 and not line.blanks_before and not line.mark
        if goes_on and paragraphs:
            paragraphs[-1].append(text)
        else:
            paragraphs.append([text])
        before = index
    return "\n\n".join(join_lines(paragraph) for paragraph in paragraphs)
