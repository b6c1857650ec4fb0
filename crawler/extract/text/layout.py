"""One candidate reading of a page: where each entry begins and where its title stands."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from crawler.extract.text.line import Kind, Line
from crawler.extract.text.titles import block_end

MIN_STARTS = 2
MAX_META_LINES = 6  # links, bylines and the like between a title and its date
META = frozenset((Kind.LINK, Kind.BYLINE, Kind.TAGS, Kind.UPDATED, Kind.MORE))
# Titles that end with a full stop or begin with a small letter are known by their length: hardly
# longer than the other titles of the page, and shorter than nearly every paragraph.
LOOSE_TITLE_RATIO, LOOSE_TITLE_MAX_CHARS = 1.6, 100


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


def make_layout(
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
        dates = [index for index in range(unique[-1], end) if lines[index].kind is Kind.DATE]
        chrome = first_of(lines, Kind.CHROME, max(dates, default=unique[-1]), end)
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


def first_of(lines: list[Line], kind: Kind, start: int, end: int) -> int | None:
    """Return the index of the first line of a kind in a range, None where there is none."""
    return next((index for index in range(start, end) if lines[index].kind is kind), None)


def loose_limit(lengths: list[int]) -> int:
    """Return up to which length text in a title's place is one, even if it ends with a full stop."""
    return min(LOOSE_TITLE_MAX_CHARS, int(LOOSE_TITLE_RATIO * median(lengths))) if lengths else 0


def text_length(lines: list[Line], start: int, end: int) -> int:
    """Return the length of a range of lines joined by spaces."""
    return sum(len(line.text) + 1 for line in lines[start:end]) - 1


def _common_mark(lines: list[Line], starts: tuple[int, ...]) -> str:
    """Return the mark that most entries begin with, if any."""
    marks = Counter(lines[start].mark for start in starts)
    mark, count = marks.most_common(1)[0] if marks else ("", 0)
    return mark if 2 * count > len(starts) else ""


def _title_limit(lines: list[Line], starts: tuple[int, ...], stop: int, *, tight: bool) -> int:
    """Take the loose limit from the first text of each entry that has more text."""
    lengths = []
    for start, end in zip(starts, (*starts, stop)[1:], strict=True):
        first = first_of(lines, Kind.TEXT, start, end)
        if first is None:
            continue
        after = first + 1 if tight else block_end(lines, first, end)
        if first_of(lines, Kind.TEXT, after, end) is not None:
            lengths.append(text_length(lines, first, after))
    return loose_limit(lengths)


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
