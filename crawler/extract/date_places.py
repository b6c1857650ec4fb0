"""What states a day inside a block, and the elements and lines of a block where one is looked for."""

from collections.abc import Iterator
from typing import NamedTuple

from crawler.extract.blocks import Block
from crawler.extract.tree import Node, Tree

MAX_BLOCK_NODES = 80  # of a long block only the beginning and a short end state the day
MAX_END_NODES = 30
MAX_LINES = 8
PARTIAL = frozenset({"partial", "partial line", "day", "day line"})


class DatePlace(NamedTuple):
    """A place inside the blocks that states a day."""

    path: str
    # "datetime", "title" or "content": the attribute; "text": the element; "box": its parts with spaces
    # between them; "piece": a text between two tags; "line": a part of a line; "partial" and "partial line":
    # a day without its year; "day" and "day line": without its month, too; "relative" and "relative line":
    # counted back from the day of the page; "in title": a date that the title opens with; "marked": an
    # element marked as a date that no rule reads
    part: str


class Statement(NamedTuple):
    """A day stated inside a block, by one element or line of it."""

    place: DatePlace
    raw: str
    node: Node

    @property
    def is_partial(self) -> bool:
        """Whether the year is missing."""
        return self.place.part in PARTIAL


def edge_nodes(tree: Tree, block: Block) -> list[Node]:
    """Return the elements of a block that may state its day."""
    nodes = block.nodes(tree)
    if len(nodes) <= MAX_BLOCK_NODES + MAX_END_NODES:
        return nodes
    return nodes[:MAX_BLOCK_NODES] + nodes[-MAX_END_NODES:]


def edge_lines(tree: Tree, block: Block) -> list[tuple[int, int]]:
    """Return where the lines of a block begin and end that may state its day."""
    lines = list(_lines_of(tree, block))
    if len(lines) > 2 * MAX_LINES:
        lines = lines[:MAX_LINES] + lines[-MAX_LINES:]
    return lines


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
