"""Settle the lines with the page's own label for the day, and no day behind it: "Posted on: n/a".

Such a line states the day of an entry as the others do, only that no rule reads it. It is told from
running text that opens with the same words ("Posted on: the door, a note said") by its place: below
a title, or above one, with the same space around it, as the lines whose day is read.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from crawler.extract.text.date_lines import DATE_MAX_CHARS
from crawler.extract.text.line import Kind, Line
from crawler.extract.text.titles import ends_with_stop, looks_like_title

MIN_READ = 2  # lines of the same label with a day, or with nothing behind it
BESIDE_TITLE_SHARE = 0.8  # of them with a title above (below): the label belongs there
FEW_WORDS = 2  # "n/a", "to follow": no sentence, whatever stands beside it


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the lines of one label stand."""

    spaces: frozenset[tuple[bool, bool]]  # whether blank lines stand before and behind
    below_title: bool
    above_title: bool


def settle_unread(lines: list[Line]) -> list[Line]:
    """Return the lines with those as lines of a day that have the label and the place of one."""
    read: defaultdict[str, list[int]] = defaultdict(list)
    unread = []
    for index, line in enumerate(lines):
        if line.label and line.kind is Kind.DATE and line.labelled:
            read[line.label].append(index)
        elif line.label and line.kind is Kind.TEXT:
            unread.append(index)
    wanted = {lines[index].label for index in unread}
    places = {
        label: _place(lines, indexes)
        for label, indexes in read.items()
        if label in wanted and len(indexes) >= MIN_READ
    }
    settled = list(lines)
    for index in unread:
        place = places.get(lines[index].label)
        if place is not None and _stands_in(lines, index, place):
            rest = _behind_label(lines[index])
            settled[index] = replace(lines[index], kind=Kind.DATE, labelled=True, date=rest, text=rest)
    return settled


def _place(lines: list[Line], indexes: list[int]) -> _Place:
    spaces = Counter(_space(lines, index) for index in indexes)
    wanted = BESIDE_TITLE_SHARE * len(indexes)
    return _Place(
        spaces=frozenset(spaces),
        below_title=sum(_is_title(lines, index - 1) for index in indexes) >= wanted,
        above_title=sum(_is_title(lines, index + 1) for index in indexes) >= wanted,
    )


def _stands_in(lines: list[Line], index: int, place: _Place) -> bool:
    rest = _behind_label(lines[index])
    if not rest or len(rest) > DATE_MAX_CHARS or _space(lines, index) not in place.spaces:
        return False
    if len(rest.split()) <= FEW_WORDS and not ends_with_stop(rest):
        return True
    if place.below_title:
        return _is_title(lines, index - 1)
    return place.above_title and _is_title(lines, index + 1)


def _behind_label(line: Line) -> str:
    """Return what stands behind the label of a line."""
    if line.label.endswith(":"):
        colon = min(at for at in map(line.text.find, ":：﹕") if at >= 0)
        return line.text[colon + 1 :].strip()
    return " ".join(line.text.split()[len(line.label.split()) :])


def _space(lines: list[Line], index: int) -> tuple[bool, bool]:
    is_last = index + 1 == len(lines)
    return lines[index].blanks_before > 0 or not index, is_last or lines[index + 1].blanks_before > 0


def _is_title(lines: list[Line], index: int) -> bool:
    """Tell whether a title may stand on a line; one that is wrapped may go on with a small letter."""
    if not 0 <= index < len(lines) or lines[index].kind is not Kind.TEXT or lines[index].dateline:
        return False
    text = lines[index].text
    return looks_like_title(text[:1].upper() + text[1:])
