"""Cut a page into blocks around its titles: what belongs to one entry of a listing.

Titles come first, since every entry has one and nothing else of it is as alike on every page. The
block of a title reaches up to the highest element that holds no other title; where titles stand
flat among their texts, it goes on over the following siblings to the next title.
"""

from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from crawler.extract.dates_in_tree import DateFinder
from crawler.extract.leads import find_leads, has_day_below, kind_of
from crawler.extract.regions import is_chrome
from crawler.extract.titles import is_entry
from crawler.extract.tree import Node, Tree

Edge = tuple[int, int]  # of a block: an element by its index, and a text

MAX_CLIMB = 40  # levels between a title and its block; deeper is not a layout


class Block(NamedTuple):
    """One repeated part of a listing: a range of siblings in document order."""

    title: Node
    root: Node  # the element of the block that holds the title
    first: int  # its nodes are nodes[first:last] …
    last: int
    first_text: int  # … its texts are texts[first_text:last_text]
    last_text: int

    def nodes(self, tree: Tree) -> list[Node]:
        """Return the elements of the block in document order."""
        return tree.nodes[self.first : self.last]

    def size(self, tree: Tree) -> int:
        """Count the visible characters."""
        return tree.chars[self.last_text] - tree.chars[self.first_text]


def cut_blocks(tree: Tree, titles: list[Node], dates: DateFinder) -> list[Block]:
    """Return the block of each title; titles are in document order and none holds another.

    In a flat run, a line with a day above the first title shows that such lines open a block. Where
    elements that are all date stand above some titles only, they are headings over several entries
    and belong to no block. A title alone has no neighbour to stop at: its block is what calls itself
    an entry.
    """
    roots = [
        _climb(title, before, after)
        for before, title, after in zip([None, *titles], titles, [*titles[1:], None], strict=False)
    ]
    if len(titles) == 1:
        roots = [next((node for node in titles[0].ancestors() if is_entry(node)), titles[0])]
    if not _is_flat(tree, roots):
        return [
            Block(title, root, root.index, root.end, root.first_text, root.last_text)
            for title, root in zip(titles, roots, strict=True)
        ]
    known = _between(tree, roots) if len(roots) > 2 else None
    heads, starts = _starts(tree, roots, known, dates)
    blocks = []
    for place, (title, root, start) in enumerate(zip(titles, roots, starts, strict=True)):
        following = place + 1 < len(roots) and roots[place + 1].parent is root.parent
        end = heads[place + 1] if following else _tail(tree, root, known)
        blocks.append(Block(title, root, start[0], end[0], start[1], end[1]))
    return blocks


def before(tree: Tree, node: Node) -> Node | None:
    """Return the element sibling before a node, None for the first."""
    parent = node.parent
    if parent is None or node.index == parent.index + 1:
        return None
    sibling = tree.nodes[node.index - 1]
    while sibling.parent is not parent:
        if sibling.parent is None:
            return None
        sibling = sibling.parent
    return sibling


def _climb(title: Node, previous: Node | None, following: Node | None) -> Node:
    root = title
    for _ in range(MAX_CLIMB):
        parent = root.parent
        if parent is None or parent.tag == "body" or parent.parent is None:
            return root
        if (previous and parent.contains(previous)) or (following and parent.contains(following)):
            return root
        root = parent
    return root


def _is_flat(tree: Tree, roots: list[Node]) -> bool:
    """Tell whether text stands between most of the roots: then it belongs to the title above it."""
    gaps = [
        tree.chars[after.first_text] - tree.chars[before.last_text] > 0
        for before, after in pairwise(roots)
        if before.parent is after.parent
    ]
    return len(gaps) > 0 and sum(gaps) * 2 > len(gaps)


def _starts(
    tree: Tree, roots: list[Node], known: set[int] | None, dates: DateFinder
) -> tuple[list[Edge], list[Edge]]:
    """Return where the block before each title has to end, and where the title's own begins."""
    own = [(root.index, root.first_text) for root in roots]
    leads = [_date_line_before(tree, root, dates) for root in roots]
    if leads[0] is None:
        texts = find_leads(tree, roots, _tail(tree, roots[-1], known)[1], dates)
        if texts is None:
            return own, own
        opened = [_first_from(tree, text, root) for text, root in zip(texts, roots, strict=True)]
        return opened, opened
    if all(
        leads
    ):  # a day below the last title as well: then each follows its own, and the first is the page's
        end = _tail(tree, roots[-1], known)[1]
        if has_day_below(tree, roots[-1].last_text, end, kind_of(tree, leads[0].first_text), dates):
            return own, own
    heads = [(lead.index, lead.first_text) if lead else at for lead, at in zip(leads, own, strict=True)]
    return heads, heads if all(leads) else own


def _date_line_before(tree: Tree, root: Node, dates: DateFinder) -> Node | None:
    sibling = before(tree, root)
    return sibling if sibling is not None and dates.is_date_line(sibling) else None


def _first_from(tree: Tree, text: int, root: Node) -> Edge:
    """Return the first element from a text on that does not hold the root."""
    index = bisect_left(tree.nodes, text, hi=root.index, key=lambda node: node.first_text)
    while index < root.index and tree.nodes[index].contains(root):
        index += 1
    return index, text


def _between(tree: Tree, roots: list[Node]) -> set[int]:
    """Return the paths of what stands between the roots of a run."""
    return {
        sibling.path
        for before, after in pairwise(roots)
        if before.parent is after.parent
        for sibling in _siblings(tree, before, after.index)
    }


def _siblings(tree: Tree, node: Node, stop: int) -> list[Node]:
    siblings = []
    index = node.end
    while index < stop:
        siblings.append(tree.nodes[index])
        index = tree.nodes[index].end
    return siblings


def _tail(tree: Tree, root: Node, known: set[int] | None) -> Edge:
    """Say where the last block of a run ends: before what stands in no gap between the others."""
    parent = root.parent
    if parent is None:
        return root.end, root.last_text
    for sibling in _siblings(tree, root, parent.end):
        if is_chrome(sibling) or (known is not None and sibling.path not in known):
            return sibling.index, sibling.first_text
    return parent.end, parent.last_text
