"""Find what a block states of its day: in elements that say nothing else, in attributes, inside lines."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from crawler.extract.blocks import Block
from crawler.extract.date_places import DatePlace, Statement, edge_lines, edge_nodes
from crawler.extract.dates_in_lines import MAX_LINE_CHARS, MIN_LINE_CHARS, find_stated_day
from crawler.extract.dates_in_tree import (
    DIGIT,
    MAX_DATE_CHARS,
    MIN_DATE_CHARS,
    DateFinder,
    can_be_date,
)
from crawler.extract.day_fragments import MAX_PARTIAL_CHARS
from crawler.extract.day_labels import MAX_LABEL_CHARS, is_other_day
from crawler.extract.other_days import DayKind, OtherDays
from crawler.extract.tree import Node, Tree
from crawler.extract.weak_statements import boxed, day_alone, in_title, relative
from pipelines.normalise.dates import parse_posted

__all__ = ["DatePlace", "Statement", "StatementFinder"]

MAX_PIECES = 60
MAX_LABEL_TEXTS = 4  # between a label and its day: tags and spaces
MAX_ATTRIBUTE_CHARS = 60
DATED_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "time": ("datetime", "content", "title"),
    "relative-time": ("datetime",),
    "abbr": ("title",),
    "a": ("title",),
    "span": ("title", "content"),
    "meta": ("content",),
}
DATE_NAMES = re.compile(
    r"(?<![^\s_-])(?:date|datetime|posted|posted-on|published|pubdate|timestamp|time-ago)(?![^\s_-])",
    re.IGNORECASE,
)
MACHINE_DATE = re.compile(r"\s*\d{4}-\d\d-\d\d(?!\d)|\s*\d{8}(?:T|\s*$)")


Find = Callable[[Tree, Block, DateFinder], Iterator[Statement]]


@dataclass(slots=True)
class StatementFinder:
    """Reads the statements of the blocks of one page, each block once."""

    tree: Tree
    dates: DateFinder
    known: dict[tuple[int, int, int, int, str], list[Statement]] = field(default_factory=dict)
    others: OtherDays = field(init=False)

    def __post_init__(self) -> None:
        self.others = OtherDays(self.tree)

    def in_elements(self, block: Block) -> list[Statement]:
        """Return the days that elements and attributes of a block state."""
        return self._once(block, "elements", _in_elements)

    def in_lines(self, block: Block) -> list[Statement]:
        """Return the days inside the short lines at the beginning and the end of a block."""
        return self._once(block, "lines", _in_lines)

    def without_year(self, block: Block) -> list[Statement]:
        """Return the days without a year that elements or whole lines of a block state."""
        return self._once(block, "partial", _without_year)

    def marked(self, block: Block) -> list[Statement]:
        """Return what elements say that are marked as dates, where no rule reads it to the day."""
        return self._once(block, "marked", _marked)

    def boxed(self, block: Block) -> list[Statement]:
        """Return the days that elements state in parts without a space between them."""
        return self._once(block, "box", boxed)

    def day_alone(self, block: Block) -> list[Statement]:
        """Return the days without month and year that stand before the title of a block."""
        return self._once(block, "day", day_alone)

    def relative(self, block: Block) -> list[Statement]:
        """Return the days of a block that are counted back from the day of the page."""
        return self._once(block, "relative", relative)

    def in_title(self, block: Block) -> list[Statement]:
        """Return the day that the title of a block opens with."""
        return self._once(block, "in title", in_title)

    def of_posting(self, statements: list[Statement]) -> list[Statement]:
        """Leave out the days that are said to be others than that of posting.

        Where one is said to be just that, it leaves out those that nothing is said of, too.
        """
        if not statements:
            return statements
        statements = [each for each in statements if not self._is_labelled_other(each)]
        kinds = [self.others.kind(statement.node) for statement in statements]
        wanted = DayKind.POSTED if DayKind.POSTED in kinds else DayKind.OPEN
        return [statement for statement, kind in zip(statements, kinds, strict=True) if kind is wanted]

    def _is_labelled_other(self, statement: Statement) -> bool:
        """Tell whether words in front of a day, in its element or its line, say that it is another."""
        digit = DIGIT.search(statement.raw)
        if digit is not None and is_other_day(statement.raw[: digit.start()]):
            return True
        label = self._label_before(statement.node)
        return label.endswith((":", "：")) and is_other_day(label)

    def _label_before(self, node: Node) -> str:
        """Return the last words before an element on its line."""
        words = ""
        for index in range(node.first_text - 1, max(0, node.first_text - MAX_LABEL_TEXTS) - 1, -1):
            if (text := self.tree.texts[index]) == "\n" or len(words) > MAX_LABEL_CHARS:
                break
            words = text[-MAX_LABEL_CHARS:] + words
        return words.rstrip()

    def states_day(self, block: Block) -> bool:
        """Tell whether a day stands anywhere in the block where one could be stated."""
        return bool(self.in_elements(block) or self.in_lines(block) or self.without_year(block))

    def _once(self, block: Block, kind: str, find: Find) -> list[Statement]:
        # Two titles of the same text, a heading and the link in it, see the same block.
        key = (block.first, block.last, block.title.first_text, block.title.last_text, kind)
        known = self.known.get(key)
        if known is None:
            known = self.known[key] = list(find(self.tree, block, self.dates))
        return known


def _in_elements(tree: Tree, block: Block, dates: DateFinder) -> Iterator[Statement]:
    covered = -1
    title, chars = block.title.index, tree.chars
    for node in edge_nodes(tree, block):
        attrs = node.attrs
        if (
            attrs
            and ("title" in attrs or "datetime" in attrs or "content" in attrs)
            and node.tag in DATED_ATTRIBUTES
            and node.index != title
        ):
            stated = list(_in_attributes(tree, node, dates))
            yield from stated
            if any(MACHINE_DATE.match(statement.raw) for statement in stated):
                covered = max(covered, node.last_text)  # its text says the same, less exactly
        if not MIN_DATE_CHARS <= chars[node.last_text] - chars[node.first_text] <= MAX_DATE_CHARS:
            continue
        # Inside an element that is all date already, the parts say nothing more.
        if node.last_text > covered and node.index != title and dates.is_date_line(node):
            covered = node.last_text
            yield Statement(DatePlace(tree.place(node), "text"), tree.text(node), node)


def _without_year(tree: Tree, block: Block, dates: DateFinder) -> Iterator[Statement]:
    covered = -1
    for node in edge_nodes(tree, block):
        if node.last_text > covered and node.index != block.title.index and dates.is_partial(node):
            covered = node.last_text
            yield Statement(DatePlace(tree.place(node), "partial"), tree.text(node), node)
    for first, last in edge_lines(tree, block):
        if tree.chars[last] - tree.chars[first] > MAX_PARTIAL_CHARS:
            continue
        text = " ".join("".join(tree.texts[first:last]).split())
        if dates.is_partial_text(text):
            owner = tree.owner(first)
            yield Statement(DatePlace(tree.place(owner), "partial line"), text, owner)


def _marked(tree: Tree, block: Block, dates: DateFinder) -> Iterator[Statement]:
    for node in edge_nodes(tree, block):
        if node.contains(block.title) or not 0 < tree.size(node) <= MAX_DATE_CHARS:
            continue
        if node.tag == "time" or DATE_NAMES.search(node.get("class")[:200]):
            text = tree.text(node)
            if DIGIT.search(text) is not None:
                yield Statement(DatePlace(tree.place(node), "marked"), text, node)
                return


def _in_attributes(tree: Tree, node: Node, dates: DateFinder) -> Iterator[Statement]:
    for name in DATED_ATTRIBUTES[node.tag]:
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
    pieces = list(_in_pieces(tree, block, dates))
    yield from pieces
    for first, last in edge_lines(tree, block) if not pieces else []:
        day = find_stated_day(_beginning(tree, first, last), dates.language)
        if day is not None:
            owner = tree.owner(first)
            yield Statement(DatePlace(tree.place(owner), "line"), day, owner)


def _beginning(tree: Tree, first: int, last: int) -> str:
    """Return as much of a line as one that is no running text has, and a little more of a longer one."""
    stop = bisect_right(tree.chars, tree.chars[first] + MAX_LINE_CHARS, first, last)
    return " ".join("".join(tree.texts[first:stop])[: 4 * MAX_LINE_CHARS].split())


def _in_pieces(tree: Tree, block: Block, dates: DateFinder) -> Iterator[Statement]:
    """Find texts between two tags that are a date: "Read more</a> 28 April 2018 - <a>"."""
    indexes: Sequence[int] = range(block.first_text, block.last_text)
    if len(indexes) > 2 * MAX_PIECES:
        indexes = (*indexes[:MAX_PIECES], *indexes[-MAX_PIECES:])
    for index in indexes:
        text = tree.texts[index]
        if not len(text) >= MIN_LINE_CHARS or tree.chars[index + 1] - tree.chars[index] > MAX_DATE_CHARS:
            continue
        if block.title.first_text <= index < block.title.last_text or not can_be_date(text):
            continue
        text = " ".join(text.split())
        if dates.is_date_text(text):
            owner = tree.owner(index)
            yield Statement(DatePlace(tree.place(owner), "piece"), text, owner)
