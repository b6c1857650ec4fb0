"""Find the ways in which a text could be cut into entries: every candidate layout, unjudged.

A layout says where each entry begins and where its title stands. Candidates come from what repeats
on the page: item marks, underlines, rules, lines with a date or a link, blocks under day headings.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from crawler.extract.text_digest_lines import Kind, Line
from crawler.extract.text_digest_titles import (
    TITLE_MAX_LINES,
    block_end,
    block_start,
    ends_sentence,
    is_wrapped,
    looks_like_title,
    same_block,
    wrap_width,
)

MIN_STARTS = 2
MAX_MARKS = 6  # the most frequent kinds of mark that are tried
MAX_META_LINES = 6  # links, bylines and the like between a title and its date
META = frozenset((Kind.LINK, Kind.BYLINE, Kind.TAGS, Kind.UPDATED, Kind.MORE))
MAX_DAY_LINES = 120  # a day of a listing without marks is shorter; a document that holds dates is not
# Titles that end with a full stop or begin with a small letter are known by their length: hardly
# longer than the other titles of the page, and shorter than nearly every paragraph.
LOOSE_TITLE_RATIO, LOOSE_TITLE_MAX_CHARS = 1.6, 100
UNDERLINE_TOLERANCE = 0.5  # an underline is as long as its title, give or take


class TitlePlace(StrEnum):
    """Where the title of an entry stands."""

    MARKED = "marked"  # on the marked line
    BEFORE_DATE = "before_date"
    FIRST = "first"  # the first text of the entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One reading of the page: entry i is `lines[starts[i]:starts[i + 1]]`, the last ends at `stop`."""

    rule: str
    starts: tuple[int, ...]
    stop: int
    title: TitlePlace
    mark: str = ""  # the kind of mark that titles bear
    tight: bool = False  # no blank line between title and text: the title is one line
    grouped: bool = False  # an entry without a day stands under the last one
    inline: bool = False  # the day stands on the line of the title
    title_limit: int = 0  # up to which length any text in the title's place is one
    dated_next: bool = False  # the line after the marked one is no text in most entries


def find_layouts(lines: list[Line]) -> Iterator[Layout]:
    """Give every candidate layout that makes at least two entries."""
    for layout in (
        *_marked(lines),
        *_underlined(lines),
        *_ruled(lines),
        *_anchored(lines),
        *_under_day_headings(lines),
    ):
        if len(layout.starts) >= MIN_STARTS:
            yield layout


def _marked(lines: list[Line]) -> Iterator[Layout]:
    """Entries that begin with the same kind of mark: "1.", "##", "-", "Title:"."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line.mark and line.kind is not Kind.RULE:
            places.setdefault(line.mark, []).append(index)
        if line.titled:
            places.setdefault("inline", []).append(index)
    frequent = sorted(places, key=lambda mark: -len(places[mark]))[:MAX_MARKS]
    for mark in frequent:
        outermost = min(lines[index].indent for index in places[mark])
        # "9." may be set one column further in than "10."; a deeper mark is a list in the text.
        starts = [index for index in places[mark] if lines[index].indent <= outermost + 1]
        yield from _with_marks(lines, starts, mark)


def _with_marks(lines: list[Line], starts: list[int], mark: str) -> Iterator[Layout]:
    if mark == "inline":
        yield _layout(lines, "inline_date", starts, TitlePlace.MARKED, inline=True)
        return
    titles = [index for index in starts if lines[index].kind is not Kind.DATE]
    days_marked = len(titles) < len(starts)
    name = f"marked_{_mark_name(mark)}"
    if 2 * sum(bool(lines[index].titled) for index in titles) >= len(titles) > 0:
        yield _layout(lines, f"{name}_inline_date", titles, TitlePlace.MARKED, mark=mark, inline=True)
    if titles:
        yield _layout(lines, name, titles, TitlePlace.MARKED, mark=mark)
        leading = _led_by_dates(lines, titles)
        yield _layout(lines, f"{name}_under_date", leading, TitlePlace.FIRST, mark=mark, grouped=True)
    if days_marked:
        yield _layout(lines, f"{name}_date", starts, TitlePlace.FIRST, mark=mark)


def _mark_name(mark: str) -> str:
    if mark.startswith("#") and mark[1:].isdecimal() and len(mark) == 2:
        return f"heading_{mark[1:]}"
    if any(map(str.isdecimal, mark)):
        return "number"
    return {"**": "bold", "__": "bold", "title:": "title_label"}.get(mark, "bullet")


def _led_by_dates(lines: list[Line], titles: list[int]) -> list[int]:
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


def _underlined(lines: list[Line]) -> Iterator[Layout]:
    """Entries whose title has a rule directly below it."""
    places: dict[str, list[int]] = {}
    for index in range(1, len(lines)):
        rule, text = lines[index], lines[index - 1]
        if rule.kind is not Kind.RULE or rule.blanks_before or text.kind is Kind.RULE:
            continue
        width = len(text.raw)
        if abs(len(rule.text) - width) <= max(3, UNDERLINE_TOLERANCE * width):
            places.setdefault(rule.text[0], []).append(index - 1)
    for starts in places.values():
        titles = [index for index in starts if lines[index].kind is not Kind.DATE]
        if titles:
            yield _layout(lines, "underlined", titles, TitlePlace.MARKED)
            leading = _led_by_dates(lines, titles)
            yield _layout(lines, "underlined_under_date", leading, TitlePlace.FIRST, grouped=True)
        if len(titles) < len(starts):
            yield _layout(lines, "underlined_date", starts, TitlePlace.FIRST)


def _ruled(lines: list[Line]) -> Iterator[Layout]:
    """Entries between rules; what stands before the first dated one is the header."""
    for character in sorted({line.text[0] for line in lines if line.kind is Kind.RULE}):
        starts = [0] if lines[0].kind is not Kind.RULE else []
        for index in range(1, len(lines)):
            rule, after = lines[index - 1], lines[index]
            if after.kind is not Kind.RULE and rule.kind is Kind.RULE and rule.text[0] == character:
                starts.append(index)
        if len(starts) < MIN_STARTS:
            continue
        ends = [*starts[1:], len(lines)]
        dated = [_first(lines, Kind.DATE, start, end) for start, end in zip(starts, ends, strict=True)]
        if 2 * sum(index is not None for index in dated) < len(starts):
            dated = [_first(lines, Kind.LINK, start, end) for start, end in zip(starts, ends, strict=True)]
        kept = [i for i, index in enumerate(dated) if index is not None]
        if len(kept) < MIN_STARTS:
            continue
        first, last = kept[0], kept[-1]
        cut = starts[first : last + 1]
        before_title = _is_title_above(lines, cut, dated[first : last + 1])
        anchor = dated[first]
        if starts[first] == 0 and anchor is not None:  # the header may stand above the first entry
            cut[0] = _titles_above(lines, [anchor], tight=False)[0] if before_title else anchor
        title = TitlePlace.BEFORE_DATE if before_title else TitlePlace.FIRST
        stop = ends[last]
        yield _layout(lines, "ruled", cut, title, stop=stop, tight=_is_tight(lines, cut, stop))


def _is_title_above(lines: list[Line], starts: list[int], dated: list[int | None]) -> bool:
    """Tell whether text stands above the date in most entries."""
    above = [
        _first(lines, Kind.TEXT, start, index) is not None
        for start, index in zip(starts[1:] or starts, dated[1:] or dated, strict=True)
        if index is not None
    ]
    return 2 * sum(above) > len(above)


def _anchored(lines: list[Line]) -> Iterator[Layout]:
    """Entries told apart by a line that each has: its date, else its link, byline or dateline."""
    for kind in (Kind.DATE, Kind.LINK, Kind.BYLINE):
        anchors = [index for index, line in enumerate(lines) if line.kind is kind]
        labelled = [index for index in anchors if lines[index].labelled]
        if 2 * len(labelled) >= len(anchors):
            anchors = labelled or anchors  # a bare date in the text is not the entry's
        anchors = [
            index
            for i, index in enumerate(anchors)
            if i == 0 or not _is_meta_run(lines, anchors[i - 1], index)
        ]
        if len(anchors) >= MIN_STARTS:
            yield from _around(lines, anchors, kind.value if kind is not Kind.DATE else "label")
    datelines = [index for index, line in enumerate(lines) if line.dateline]
    if len(datelines) >= MIN_STARTS:
        starts = _titles_above(lines, datelines, tight=False)
        yield _layout(lines, "dateline_after_title", starts, TitlePlace.FIRST)


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
        starts = _titles_above(lines, anchors, tight=tight)
        starts = starts[_is_page_date(lines, starts, anchors) :]
        yield _layout(lines, f"{name}_after_title{suffix}", starts, TitlePlace.BEFORE_DATE, tight=tight)
        yield _layout(lines, f"{name}_before_title{suffix}", anchors, TitlePlace.FIRST, tight=tight)
        ends = [_after_meta(lines, anchor) for anchor in anchors]
        begins = [_begin_of_first(lines, anchors, ends), *ends[:-1]]
        yield _layout(
            lines, f"{name}_after_text{suffix}", begins, TitlePlace.FIRST, tight=tight, stop=ends[-1]
        )


def _is_page_date(lines: list[Line], starts: list[int], anchors: list[int]) -> bool:
    """Tell whether the first date is the page's own: no text below it, and another space above it."""
    if len(starts) <= MIN_STARTS or _first(lines, Kind.TEXT, anchors[0], starts[1]) is not None:
        return False
    spaces = {lines[anchor].blanks_before for anchor in anchors[1:]}
    return len(spaces) == 1 and lines[anchors[0]].blanks_before not in spaces


def _titles_above(lines: list[Line], anchors: list[int], *, tight: bool) -> list[int]:
    """Return for each anchor where the title above it begins; the anchor itself where none stands there."""
    floors = [0, *(anchor + 1 for anchor in anchors[:-1])]
    blocks = [
        _block_above(lines, anchor, floor, tight=tight) for anchor, floor in zip(anchors, floors, strict=True)
    ]
    alone = [
        _first(lines, Kind.TEXT, floor, start) is None
        for (start, _), floor in zip(blocks, floors, strict=True)
    ]
    lengths = [
        _length(lines, start, end)
        for (start, end), is_alone in zip(blocks, alone, strict=True)
        if end > start and not is_alone
    ]
    limit = _loose_limit(lengths)
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


def _loose_limit(lengths: list[int]) -> int:
    """Return up to which length text in a title's place is one, even if it ends with a full stop."""
    return min(LOOSE_TITLE_MAX_CHARS, int(LOOSE_TITLE_RATIO * median(lengths))) if lengths else 0


def _length(lines: list[Line], start: int, end: int) -> int:
    return sum(len(line.text) + 1 for line in lines[start:end]) - 1


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


def _under_day_headings(lines: list[Line]) -> Iterator[Layout]:
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
    starts = _led_by_dates(lines, tight)
    yield _layout(lines, "blocks_under_date", starts, TitlePlace.FIRST, grouped=True, tight=True)
    loose = [
        index
        for index, after in zip(blocks, [*blocks[1:], len(lines)], strict=True)
        if _is_title_block(lines, index) and after < len(lines) and not _is_title_block(lines, after)
    ]
    yield _layout(lines, "pairs_under_date", _led_by_dates(lines, loose), TitlePlace.FIRST, grouped=True)


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


def _is_tight(lines: list[Line], starts: list[int], stop: int) -> bool:
    """Tell whether most entries have the whole of their text in one block, title included."""
    single = 0
    for start, end in zip(starts, [*starts[1:], stop], strict=True):
        texts = [index for index in range(start, end) if lines[index].kind is Kind.TEXT]
        single += len(texts) > 1 and sum(not same_block(lines, index) for index in texts) == 1
    return 2 * single > len(starts)


def _first(lines: list[Line], kind: Kind, start: int, end: int) -> int | None:
    return next((index for index in range(start, end) if lines[index].kind is kind), None)


def _layout(
    lines: list[Line],
    rule: str,
    starts: list[int],
    title: TitlePlace,
    *,
    stop: int | None = None,
    mark: str = "",
    tight: bool = False,
    grouped: bool = False,
    inline: bool = False,
) -> Layout:
    """Make a layout whose last entry ends where the page's footer begins."""
    unique = tuple(sorted(set(starts)))
    end = len(lines) if stop is None else stop
    if unique:
        chrome = _first(lines, Kind.CHROME, unique[-1], end)
        end = end if chrome is None else chrome
        end = _end_before_rule(lines, unique, end)
    return Layout(
        rule=rule,
        starts=unique,
        stop=end,
        title=title,
        mark=mark or _common_mark(lines, unique),
        tight=tight,
        grouped=grouped,
        inline=inline,
        dated_next=_is_dated_next(lines, unique),
        title_limit=LOOSE_TITLE_MAX_CHARS
        if title is TitlePlace.MARKED
        else _title_limit(lines, unique, end, tight=tight),
    )


def _common_mark(lines: list[Line], starts: tuple[int, ...]) -> str:
    """Return the mark that most entries begin with, if any."""
    marks = Counter(lines[start].mark for start in starts)
    mark, count = marks.most_common(1)[0] if marks else ("", 0)
    return mark if 2 * count > len(starts) else ""


def _title_limit(lines: list[Line], starts: tuple[int, ...], stop: int, *, tight: bool) -> int:
    """Take the loose limit from the first text of each entry that has more text."""
    lengths = []
    for start, end in zip(starts, (*starts, stop)[1:], strict=True):
        first = _first(lines, Kind.TEXT, start, end)
        if first is None:
            continue
        after = first + 1 if tight else block_end(lines, first, end)
        if _first(lines, Kind.TEXT, after, end) is not None:
            lengths.append(_length(lines, first, after))
    return _loose_limit(lengths)


def _is_dated_next(lines: list[Line], starts: tuple[int, ...]) -> bool:
    following = [lines[start + 1].kind for start in starts if start + 1 < len(lines)]
    return 2 * sum(kind is Kind.DATE or kind in META for kind in following) > len(following)


def _end_before_rule(lines: list[Line], starts: tuple[int, ...], stop: int) -> int:
    """End the last entry at a rule that no other entry has within it."""
    for end in range(starts[-1] + 2, stop):
        if lines[end].kind is Kind.RULE and lines[end].blanks_before:
            others = Counter(line.kind for line in lines[starts[0] : starts[-1]])
            return end if not others[Kind.RULE] else stop
    return stop
