"""Candidate layouts whose entries stand under headings that are days, and bear no mark themselves."""

from collections.abc import Iterator

from crawler.extract.text.layout import (
    MAX_META_LINES,
    META,
    MIN_STARTS,
    Layout,
    TitlePlace,
    make_layout,
)
from crawler.extract.text.line import Kind, Line
from crawler.extract.text.titles import (
    TITLE_MAX_LINES,
    block_end,
    is_wrapped,
    looks_like_title,
    same_block,
    wrap_width,
)

MAX_DAY_LINES = 120  # a day of a listing without marks is shorter; a document that holds dates is not


def find_under_days(lines: list[Line]) -> Iterator[Layout]:
    """Entries without marks of their own, under two or more headings that are dates."""
    days = [
        index
        for index, line in enumerate(lines)
        if line.kind is Kind.DATE and not line.labelled and (line.blanks_before or not index)
    ]
    if len(days) < MIN_STARTS or len(lines) > MAX_DAY_LINES * len(days):
        return
    width = wrap_width(lines)
    first = days[0]
    blocks = [
        index
        for index in range(first + 1, len(lines))
        if lines[index].kind is Kind.TEXT and not same_block(lines, index)
    ]
    tight = [index for index in blocks if _has_text_below(lines, index, width)]
    starts = led_by_dates(lines, tight)
    yield make_layout(lines, "blocks_under_date", starts, TitlePlace.FIRST, grouped=True, tight=True)
    loose = [
        index
        for index, after in zip(blocks, [*blocks[1:], len(lines)], strict=True)
        if _is_title_block(lines, index) and after < len(lines) and not _is_title_block(lines, after)
    ]
    yield make_layout(lines, "pairs_under_date", led_by_dates(lines, loose), TitlePlace.FIRST, grouped=True)


def led_by_dates(lines: list[Line], titles: list[int]) -> list[int]:
    """Move each start up to a date that stands directly above the title."""
    starts = []
    floor = 0
    for title in titles:
        start = title
        for index in range(title - 1, max(floor, title - 1 - MAX_META_LINES) - 1, -1):
            if lines[index].kind is Kind.DATE:
                start = index
                break
            if lines[index].kind is not Kind.RULE and lines[index].kind not in META:
                break
        starts.append(start)
        floor = title + 1
    return starts


def _is_title_block(lines: list[Line], index: int) -> bool:
    end = block_end(lines, index, len(lines))
    if end - index > TITLE_MAX_LINES:
        return False
    return looks_like_title(" ".join(line.text for line in lines[index:end]))


def _has_text_below(lines: list[Line], index: int, width: int) -> bool:
    """Tell whether a short line opens a block: a title, and not the first line of wrapped text."""
    if index + 1 >= len(lines) or lines[index + 1].blanks_before or lines[index + 1].kind is Kind.DATE:
        return False
    return looks_like_title(lines[index].text) and not is_wrapped(lines, index, width)
