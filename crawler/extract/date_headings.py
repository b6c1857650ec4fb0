"""Find the date headings that blocks stand under: a day, a month or a year above a part of a listing."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from crawler.extract.blocks import Block
from crawler.extract.dates_in_tree import DateFinder
from crawler.extract.day_fragments import complete, is_day_alone, is_day_and_month, is_month_alone
from crawler.extract.tree import HEADINGS, INLINE, Node, Tree
from pipelines.items import Precision
from pipelines.normalise.dates import parse_posted

MAX_LOOK_BACK = 8  # date lines between a heading and its block
MAX_LEVELS = 3  # between a heading's own parent and what holds its section
MAX_PARTIAL_CHARS = 30  # "Wednesday, 23 September"
MARKED = HEADINGS | {"dt"}  # elements that head something by what they are


@dataclass(frozen=True, slots=True)
class DateHeading:
    """A date above blocks; a single one that is not marked as a heading could as well be of the page."""

    node: Node
    text: str
    is_sure: bool
    whole: str | None  # the text with what it lacks, from the headings above it; None where that is unknown


def headings_above(tree: Tree, blocks: list[Block], dates: DateFinder) -> list[DateHeading | None]:
    """Return for each block the date heading it stands under, None where there is none.

    Such a heading is a date line outside of all blocks, before this one, whose parent holds the block,
    and no other heading of its rank stands between them: that begins a section without a day.
    """
    if not blocks:
        return []
    lines, others = _lines_outside(tree, blocks, dates)
    lines = _without_jumps(lines, blocks[0].first)
    counts = Counter(node.path for node in lines)
    lines = [node for node in lines if _is_marked(node) or counts[node.path] > 1 or dates.is_heading(node)]
    wholes = _complete(lines, dates)
    lines = [node for node in lines if node.index in wholes]
    above: list[DateHeading | None] = []
    ends, other_ends = [node.index for node in lines], [node.index for node in others]
    for block in blocks:
        last = bisect_left(ends, block.first)
        near = reversed(lines[max(0, last - MAX_LOOK_BACK) : last])
        # Above a single entry, the heading of the day falls into its block.
        own = (node for node in tree.nodes[block.first : block.title.index] if node.path in counts)
        heading = next((node for node in own if dates.is_heading(node)), None)
        last = bisect_left(other_ends, block.first)
        between = others[max(0, last - MAX_LOOK_BACK) : last]
        heading = heading or next(
            (line for line in near if _holds(line, block.first) and not _is_ended(line, between)), None
        )
        if heading is None:
            above.append(None)
        else:
            sure = _is_marked(heading) or counts[heading.path] > 1
            text = tree.text(heading)
            above.append(DateHeading(heading, text, sure, wholes.get(heading.index, text)))
    return above


def _lines_outside(tree: Tree, blocks: list[Block], dates: DateFinder) -> tuple[list[Node], list[Node]]:
    """Return the date lines outside of the blocks, and the other headings there."""
    starts = [block.first for block in blocks]
    lines: list[Node] = []
    others: list[Node] = []
    index = 0
    while index < blocks[-1].first:
        place = bisect_left(starts, index + 1) - 1
        if place >= 0 and index < blocks[place].last:
            index = blocks[place].last
            continue
        node = tree.nodes[index]
        if dates.is_heading(node) or _is_partial(node, dates):
            lines.append(node)
            index = node.end
        else:
            if _is_marked(node):
                others.append(node)
            index += 1
    return lines, others


def _is_partial(node: Node, dates: DateFinder) -> bool:
    """Tell whether an element heads something by a part of a date: "March", "5 March", "17"."""
    if not 0 < dates.tree.size(node) <= MAX_PARTIAL_CHARS or node.tag in INLINE:
        return False
    text = dates.tree.text(node)
    if any(map(str.isalpha, text)) and is_day_and_month(text, dates.language):
        return True
    return _is_marked(node) and (is_day_alone(text) or is_month_alone(text, dates.language))


def _is_marked(node: Node) -> bool:
    return node.tag in MARKED


def _complete(lines: list[Node], dates: DateFinder) -> dict[int, str | None]:
    """Return the whole text of each line by the index of its node, without those that are no dates.

    A month is completed by the year it stands under, a day by its month or year. A day and month that
    stand under no year stay, with None: they are days all the same.
    """
    wholes: dict[int, str | None] = {}
    periods: list[tuple[Node, str, Precision]] = []
    for node in lines:
        text = dates.tree.text(node)
        reading = dates.read_heading(node)
        whole = text if reading is not None else _completed(node, text, periods, dates.language)
        if whole is not None or is_day_and_month(text, dates.language):
            wholes[node.index] = whole
        known = reading or (parse_posted(whole, language=dates.language) if whole is not None else None)
        if whole is not None and known is not None and known.precision is not Precision.DAY:
            periods.append((node, whole, known.precision))
    return wholes


def _completed(
    node: Node, text: str, periods: list[tuple[Node, str, Precision]], language: str | None
) -> str | None:
    is_month = is_month_alone(text, language)
    for period, whole, precision in reversed(periods[-MAX_LOOK_BACK:]):
        if is_month and precision is Precision.MONTH:
            continue  # the month before
        if _holds(period, node.index):
            return complete(text, whole, language)
    return None


def _without_jumps(lines: list[Node], first: int) -> list[Node]:
    """Leave out dates of which several stand above the first block and none below: links to the days."""
    above = Counter(node.path for node in lines if node.index < first)
    below = {node.path for node in lines if node.index >= first}
    return [node for node in lines if above[node.path] < 2 or node.path in below]


def _is_ended(heading: Node, others: list[Node]) -> bool:
    """Tell whether one of these headings begins another section than that of a heading before them."""
    return _is_marked(heading) and any(
        other.index > heading.index and other.tag <= heading.tag and other.tag[0] == heading.tag[0]
        for other in others
    )


def _holds(heading: Node, index: int) -> bool:
    """Tell whether an element stands in the section of a heading, itself wrapped at most twice."""
    section = heading.parent
    for _ in range(MAX_LEVELS):
        if section is None:
            return False
        if section.index <= index < section.end:
            return True
        section = section.parent
    return False
