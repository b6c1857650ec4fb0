"""Find what a block states of its day: in elements that say nothing else, in attributes, inside lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from crawler.extract.blocks import Block
from crawler.extract.dates_in_tree import DIGIT, MAX_DATE_CHARS, MIN_PARTIAL_CHARS, DateFinder
from crawler.extract.tree import Node, Tree
from pipelines.items import Precision
from pipelines.normalise.dates import find_dates, parse_posted

MAX_BLOCK_NODES = 80  # of a long block only the beginning and a short end state the day
MAX_END_NODES = 30
MAX_LINES = 8
MIN_LINE_CHARS, MAX_LINE_CHARS = 4, 160
MAX_ATTRIBUTE_CHARS = 60
DATED_TAGS = frozenset({"time", "abbr", "a", "span", "meta", "relative-time"})  # carry dates in attributes
MACHINE_DATE = re.compile(r"\s*\d{4}-\d\d-\d\d(?!\d)|\s*\d{8}(?:T|\s*$)")


@dataclass(frozen=True, slots=True)
class DatePlace:
    """A place inside the blocks that states a day."""

    path: str
    # "datetime", "title" or "content": the attribute; "text": the element; "line": a part of a line;
    # "partial" and "partial line": a day without its year
    part: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A day stated inside a block, by one element or line of it."""

    place: DatePlace
    raw: str
    node: Node

    @property
    def is_partial(self) -> bool:
        """Whether the year is missing."""
        return self.place.part.startswith("partial")


@dataclass(slots=True)
class StatementFinder:
    """Reads the statements of the blocks of one page, each block once."""

    tree: Tree
    dates: DateFinder
    direct: dict[tuple[int, int, int], list[Statement]] = field(default_factory=dict)
    lines: dict[tuple[int, int, int], list[Statement]] = field(default_factory=dict)

    def in_elements(self, block: Block) -> list[Statement]:
        """Return the days that elements and attributes of a block state."""
        key = (block.first, block.last, block.title.index)
        if key not in self.direct:
            self.direct[key] = list(_in_elements(self.tree, block, self.dates))
        return self.direct[key]

    def in_lines(self, block: Block) -> list[Statement]:
        """Return the days inside the short lines at the beginning and the end of a block."""
        key = (block.first, block.last, block.title.index)
        if key not in self.lines:
            self.lines[key] = list(_in_lines(self.tree, block, self.dates))
        return self.lines[key]

    def states_day(self, block: Block) -> bool:
        """Tell whether a day stands anywhere in the block where one could be stated."""
        return bool(self.in_elements(block) or self.in_lines(block))


def _in_elements(tree: Tree, block: Block, dates: DateFinder) -> Iterator[Statement]:
    nodes = block.nodes(tree)
    if len(nodes) > MAX_BLOCK_NODES + MAX_END_NODES:
        nodes = nodes[:MAX_BLOCK_NODES] + nodes[-MAX_END_NODES:]
    covered = -1
    title, chars = block.title.index, tree.chars
    for node in nodes:
        if node.tag in DATED_TAGS and node.attrs and node.index != title:
            yield from _in_attributes(tree, node, dates)
        if not MIN_PARTIAL_CHARS <= chars[node.last_text] - chars[node.first_text] <= MAX_DATE_CHARS:
            continue
        if node.last_text <= covered or node.index == title:
            continue  # inside an element that is all date already
        if dates.is_date_line(node):
            covered = node.last_text
            yield Statement(DatePlace(tree.place(node), "text"), tree.text(node), node)
        elif dates.is_partial(node):
            covered = node.last_text
            yield Statement(DatePlace(tree.place(node), "partial"), tree.text(node), node)


def _in_attributes(tree: Tree, node: Node, dates: DateFinder) -> Iterator[Statement]:
    for name in ("datetime", "content", "title"):
        value = node.attrs.get(name)
        if value and len(value) <= MAX_ATTRIBUTE_CHARS and _is_stated(node, name, value, dates):
            yield Statement(DatePlace(tree.place(node), name), value, node)


def _is_stated(node: Node, name: str, value: str, dates: DateFinder) -> bool:
    if name == "content" and "date" not in node.get("itemprop").lower():
        return False
    if name == "title" and MACHINE_DATE.match(value) is None:
        return DIGIT.search(value) is not None and parse_posted(value, language=dates.language) is not None
    return DIGIT.search(value) is not None


def _in_lines(tree: Tree, block: Block, dates: DateFinder) -> Iterator[Statement]:
    lines = list(_lines_of(tree, block))
    for first, last in lines if len(lines) <= 2 * MAX_LINES else lines[:MAX_LINES] + lines[-MAX_LINES:]:
        if tree.chars[last] - tree.chars[first] > MAX_LINE_CHARS:
            continue
        text = " ".join("".join(tree.texts[first:last]).split())
        if not MIN_LINE_CHARS <= len(text) <= MAX_LINE_CHARS or DIGIT.search(text) is None:
            continue
        owner = tree.nodes[tree.owners[first]]
        readings = [r for r in find_dates(text, language=dates.language) if r.precision is Precision.DAY]
        if not readings and dates.is_partial_text(text):
            yield Statement(DatePlace(tree.place(owner), "partial line"), text, owner)
        if len(readings) == 1:
            start, end = readings[0].span
            yield Statement(DatePlace(tree.place(owner), "line"), text[start:end], owner)


def _lines_of(tree: Tree, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the ranges of texts that make up the lines of a block, without the title."""
    first = block.first_text
    title = block.title
    for index in range(block.first_text, block.last_text):
        is_break = tree.texts[index] == "\n"
        if is_break or index in {title.first_text, title.last_text}:
            if index > first and not title.first_text <= first < title.last_text:
                yield first, index
            first = index + is_break
    if block.last_text > first and not title.first_text <= first < title.last_text:
        yield first, block.last_text
