"""Cut a page into blocks around its titles: what belongs to one entry of a listing.

Titles come first, since every entry has one and nothing else of it is as alike on every page. The
block of a title reaches up to the highest element that holds no other title; where titles stand
flat among their texts, it goes on over the following siblings to the next title.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from crawler.extract.regions import is_chrome
from crawler.extract.titles import is_entry
from crawler.extract.tree import Node, Tree

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


def cut_blocks(tree: Tree, titles: list[Node], is_date_line: Callable[[Node], bool]) -> list[Block]:
    """Return the block of each title; titles are in document order and none holds another.

    In a flat run, a date line above the first title shows that such lines open a block; where they
    stand above some titles only they are headings over several entries and belong to no block.
    A title alone has no neighbour to stop at: its block is what calls itself an entry.
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
    leads = [_lead(tree, root, is_date_line) for root in roots]
    if leads[0] is None:
        leads = [None] * len(roots)
    each_has_lead = all(leads)
    known = {
        sibling.path
        for before, after in pairwise(roots)
        if before.parent is after.parent
        for sibling in _siblings(tree, before, after.index)
    }
    blocks = []
    for place, (title, root, lead) in enumerate(zip(titles, roots, leads, strict=True)):
        start = lead if lead and each_has_lead else root
        following = place + 1 < len(roots) and roots[place + 1].parent is root.parent
        if following:
            next_start = leads[place + 1] or roots[place + 1]
            last, last_text = next_start.index, next_start.first_text
        else:
            last, last_text = _tail(tree, root, known if len(roots) > 2 else None)
        blocks.append(Block(title, root, start.index, last, start.first_text, last_text))
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


def _lead(tree: Tree, root: Node, is_date_line: Callable[[Node], bool]) -> Node | None:
    sibling = before(tree, root)
    return sibling if sibling is not None and is_date_line(sibling) else None


def _siblings(tree: Tree, node: Node, stop: int) -> list[Node]:
    siblings = []
    index = node.end
    while index < stop:
        siblings.append(tree.nodes[index])
        index = tree.nodes[index].end
    return siblings


def _tail(tree: Tree, root: Node, known: set[int] | None) -> tuple[int, int]:
    """Say where the last block of a run ends: before what stands in no gap between the others."""
    parent = root.parent
    if parent is None:
        return root.end, root.last_text
    for sibling in _siblings(tree, root, parent.end):
        if is_chrome(sibling) or (known is not None and sibling.path not in known):
            return sibling.index, sibling.first_text
    return parent.end, parent.last_text
