"""Find entries of another make beside the list: a lead story, teasers of another size.

They stand where the list stands, and each is a heading that leads to the same kind of page, with a day.
"""

from collections import Counter
from typing import NamedTuple

from crawler.extract.addresses import shape_of
from crawler.extract.blocks import Block
from crawler.extract.candidates import cut_titles
from crawler.extract.fields import read_link
from crawler.extract.regions import chrome_of
from crawler.extract.statements import StatementFinder
from crawler.extract.titles import MAX_TITLE_CHARS
from crawler.extract.tree import HEADINGS, Node, Tree

MIN_BLOCKS = 3
MIN_ALIKE = 0.8  # of the entries, that have a day, and that lead to one kind of page
MAX_LEVELS = 2  # between what holds the list and what holds the lead story, too


class Teaser(NamedTuple):
    """A heading beside the list, and where it leads."""

    title: Node
    target: str


def with_other_teasers(blocks: list[Block], finder: StatementFinder) -> list[Block]:
    """Return the blocks with those of other makes among them, in page order."""
    if len(blocks) < MIN_BLOCKS:
        return blocks
    teasers = _teasers_beside(blocks, finder.tree)
    if not teasers or sum(map(finder.states_day, blocks)) < MIN_ALIKE * len(blocks):
        return blocks
    teasers = _of_the_same_kind(teasers, blocks, finder.tree)
    titles = [block.title for block in blocks]
    found = {teaser.title.index for teaser in teasers}
    cut = _cut_together([*titles, *(teaser.title for teaser in teasers)], finder)
    dated = [block.title for block in cut if block.title.index in found and finder.states_day(block)]
    if len(dated) == len(found):
        return cut
    return _cut_together([*titles, *dated], finder) if dated else blocks


def _cut_together(titles: list[Node], finder: StatementFinder) -> list[Block]:
    return cut_titles(finder.tree, sorted(titles, key=lambda title: title.index), finder)


def _teasers_beside(blocks: list[Block], tree: Tree) -> list[Teaser]:
    """Return the headings that are links, outside of all blocks, in what holds the list."""
    home = _home(blocks)
    if home is None:
        return []
    chrome = chrome_of(tree)
    ends = [home.index, *(block.last for block in blocks)]
    starts = [*(block.first for block in blocks), home.end]
    found = []
    for first, last in zip(ends, starts, strict=True):
        for node in tree.nodes[first:last]:
            if node.tag not in HEADINGS or chrome[node.index] or not 0 < tree.size(node) <= MAX_TITLE_CHARS:
                continue
            link = read_link(
                tree, Block(node, node, node.index, node.end, node.first_text, node.last_text), None
            )
            if link is not None:
                found.append(Teaser(node, _target(link)))
    return found


def _home(blocks: list[Block]) -> Node | None:
    """Return what holds the list and what stands beside it; None where that is all of the page."""
    last = blocks[-1].root
    home = next((node for node in blocks[0].root.ancestors() if node.contains(last)), None)
    for _ in range(MAX_LEVELS):
        if home is None or home.tag == "main" or home.parent is None or home.parent.tag == "body":
            break
        home = home.parent
    return None if home is None or home.tag in {"body", "html"} else home


def _of_the_same_kind(teasers: list[Teaser], blocks: list[Block], tree: Tree) -> list[Teaser]:
    """Leave out what leads to another kind of page than most entries, or where another title leads."""
    targets = [_target(link) for block in blocks if (link := read_link(tree, block, None)) is not None]
    kinds = Counter(map(shape_of, targets))
    kind, count = kinds.most_common(1)[0] if kinds else (None, 0)
    if kind is None or count < MIN_ALIKE * len(blocks):
        return []
    known, kept = set(targets), []
    for teaser in teasers:
        if teaser.target not in known and shape_of(teaser.target) == kind:
            known.add(teaser.target)
            kept.append(teaser)
    return kept


def _target(link: Node) -> str:
    return link.get("href").partition("#")[0].strip()
