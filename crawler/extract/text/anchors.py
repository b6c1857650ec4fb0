"""Candidate layouts whose entries are told apart by a line that each has: a date, a link, a byline.

Title, anchor and text can follow each other in three ways; each is a candidate.
"""

from collections.abc import Iterator
from statistics import median

from crawler.extract.text.layout import (
    MAX_META_LINES,
    META,
    MIN_STARTS,
    Layout,
    TitlePlace,
    first_of,
    loose_limit,
    make_layout,
    text_length,
)
from crawler.extract.text.line import Kind, Line
from crawler.extract.text.titles import (
    TITLE_MAX_LINES,
    block_start,
    ends_sentence,
    looks_like_title,
    same_block,
)


def find_anchored(lines: list[Line]) -> Iterator[Layout]:
    """Entries told apart by a line that each has: its date, else its link, byline or dateline."""
    for kind in (Kind.DATE, Kind.LINK, Kind.BYLINE):
        anchors = [index for index, line in enumerate(lines) if line.kind is kind]
        anchors = [
            index
            for i, index in enumerate(anchors)
            if i == 0 or not _is_meta_run(lines, anchors[i - 1], index)
        ]
        if len(anchors) >= MIN_STARTS:
            yield from _around(lines, anchors, kind.value if kind is not Kind.DATE else "label")
    datelines = [index for index, line in enumerate(lines) if line.dateline]
    if len(datelines) >= MIN_STARTS:
        starts = titles_above(lines, datelines, tight=False)
        yield make_layout(lines, "dateline_after_title", starts, TitlePlace.FIRST)


def _is_meta_run(lines: list[Line], start: int, end: int) -> bool:
    """Tell whether only fields of one entry stand between two anchors of the same kind."""
    between = lines[start + 1 : end + 1]
    if len(between) > MAX_META_LINES or any(line.blanks_before for line in between):
        return False
    return not any(line.kind in (Kind.TEXT, Kind.BODY, Kind.RULE, Kind.CHROME) for line in between)


def _around(lines: list[Line], anchors: list[int], name: str) -> Iterator[Layout]:
    """The three ways in which title, anchor and text can follow each other."""
    for tight in (False, True):
        suffix = "_tight" if tight else ""
        starts = titles_above(lines, anchors, tight=tight)
        starts = starts[_is_page_date(lines, starts, anchors) :]
        yield make_layout(lines, f"{name}_after_title{suffix}", starts, TitlePlace.BEFORE_DATE, tight=tight)
        yield make_layout(lines, f"{name}_before_title{suffix}", anchors, TitlePlace.FIRST, tight=tight)
        ends = [_after_meta(lines, anchor) for anchor in anchors]
        begins = [_begin_of_first(lines, anchors, ends), *ends[:-1]]
        yield make_layout(
            lines, f"{name}_after_text{suffix}", begins, TitlePlace.FIRST, tight=tight, stop=ends[-1]
        )


def _is_page_date(lines: list[Line], starts: list[int], anchors: list[int]) -> bool:
    """Tell whether the first date is the page's own: no text below it, and another space above it."""
    if len(starts) <= MIN_STARTS or first_of(lines, Kind.TEXT, anchors[0], starts[1]) is not None:
        return False
    spaces = {lines[anchor].blanks_before for anchor in anchors[1:]}
    return len(spaces) == 1 and lines[anchors[0]].blanks_before not in spaces


def titles_above(lines: list[Line], anchors: list[int], *, tight: bool) -> list[int]:
    """Return for each anchor where the title above it begins; the anchor itself where none stands there."""
    floors = [0, *(anchor + 1 for anchor in anchors[:-1])]
    blocks = [
        _block_above(lines, anchor, floor, tight=tight) for anchor, floor in zip(anchors, floors, strict=True)
    ]
    alone = [
        first_of(lines, Kind.TEXT, floor, start) is None
        for (start, _), floor in zip(blocks, floors, strict=True)
    ]
    lengths = [
        text_length(lines, start, end)
        for (start, end), is_alone in zip(blocks, alone, strict=True)
        if end > start and not is_alone
    ]
    limit = loose_limit(lengths)
    starts = []
    for anchor, floor, (start, end), is_alone in zip(anchors, floors, blocks, alone, strict=True):
        text = " ".join(line.text for line in lines[start:end])
        # The last line of a paragraph is no title for being short.
        is_apart = not same_block(lines, start) or ends_sentence(lines[start - 1].text)
        is_title = looks_like_title(text) or (is_apart and not is_alone and len(text) <= limit)
        if end - start > TITLE_MAX_LINES or not text or not is_title:
            starts.append(anchor)
        else:
            starts.append(_with_fields_above(lines, start, floor))
    return starts


def _block_above(lines: list[Line], anchor: int, floor: int, *, tight: bool) -> tuple[int, int]:
    """Return the lines that would be the title above an anchor, from and before."""
    end = anchor
    while end > max(floor, anchor - MAX_META_LINES) and (
        lines[end - 1].kind in META or (lines[end - 1].kind is Kind.RULE and not lines[end - 1].blanks_before)
    ):
        end -= 1
    if end <= floor or lines[end - 1].kind is not Kind.TEXT:
        return anchor, anchor
    start = end - 1 if tight else block_start(lines, end, max(floor, end - TITLE_MAX_LINES - 1))
    for index in range(end - 2, start - 1, -1):
        if ends_sentence(lines[index].text):  # the text of the entry before, with no blank line after it
            return index + 1, end
    return start, end


def _with_fields_above(lines: list[Line], title: int, floor: int) -> int:
    """Move a start up over links and the like that stand on the title, set off from what is above."""
    top = title
    while top > floor and lines[top - 1].kind in META and not lines[top].blanks_before:
        top -= 1
    return top if top < title and (lines[top].blanks_before or not top) else title


def _after_meta(lines: list[Line], anchor: int) -> int:
    """Return the first line after an anchor and the fields that directly follow it."""
    end = anchor + 1
    while end < len(lines) and (
        (lines[end].kind in META and not lines[end].blanks_before) or lines[end].kind is Kind.RULE
    ):
        end += 1
    return end


def _begin_of_first(lines: list[Line], anchors: list[int], ends: list[int]) -> int:
    """Count back from the first anchor as many blocks of text as the other entries have."""
    counts = [
        sum(1 for index in range(begin, anchor) if index == begin or not same_block(lines, index))
        for begin, anchor in zip(ends[:-1], anchors[1:], strict=True)
    ]
    wanted = round(median(counts)) if counts else 1
    start = anchors[0]
    for _ in range(wanted):
        start = block_start(lines, start, 0)
    return start
