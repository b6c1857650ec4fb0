"""Find where a list begins and ends: what else on the page looks like its titles stands around it.

Menus, products and links to older pages can be of the same make as the entries. Where the entries have
a day, such a title has none, and it leads to another kind of page.
"""

from itertools import groupby

from crawler.extract.addresses import Shape, shape_of
from crawler.extract.blocks import Block
from crawler.extract.date_headings import headings_above
from crawler.extract.fields import read_link
from crawler.extract.statements import StatementFinder

MIN_DATED_BLOCKS, MIN_DATED = 3, 0.8  # of what is surely the list


def within_edges(blocks: list[Block], finder: StatementFinder) -> list[Block]:
    """Leave out the blocks before and after the dated list that have no day and lead elsewhere."""
    parts = [list(part) for _, part in groupby(blocks, key=_parent)]
    sure = [place for place, part in enumerate(parts) if _is_dated(part, finder)]
    if not sure:
        return blocks
    first, last = sure[0], sure[-1]
    outside = [part for part in (*parts[:first], *parts[last + 1 :]) if not any(map(finder.states_day, part))]
    trailing = _bare_end(parts[last], finder)
    if not outside and not trailing:
        return blocks
    known = {_shape(block, finder) for block in blocks if finder.states_day(block)}
    hosts = {shape.host for shape in known if shape is not None}
    headings = headings_above(finder.tree, blocks, finder.dates)
    under_day = {block.first for block, heading in zip(blocks, headings, strict=True) if heading is not None}
    left_out = {
        block.title.index
        for part in (*([trailing] if trailing else []), *outside)
        if len(part) > 1 or _is_bare(part[0], finder)
        if not any(
            block.first in under_day or _may_be_of(known, hosts, _shape(block, finder)) for block in part
        )
        for block in part
    }
    return [block for block in blocks if block.title.index not in left_out]


def _parent(block: Block) -> int:
    return block.root.parent.index if block.root.parent is not None else -1


def _is_dated(part: list[Block], finder: StatementFinder) -> bool:
    return len(part) >= MIN_DATED_BLOCKS and sum(map(finder.states_day, part)) >= MIN_DATED * len(part)


def _bare_end(part: list[Block], finder: StatementFinder) -> list[Block]:
    """Return the last blocks of a list that say nothing but their titles, where the one before says more."""
    end = len(part)
    while end and _is_bare(part[end - 1], finder):
        end -= 1
    return part[end:] if end else []


def _is_bare(block: Block, finder: StatementFinder) -> bool:
    return block.size(finder.tree) == finder.tree.size(block.title)


def _may_be_of(known: set[Shape | None], hosts: set[str], shape: Shape | None) -> bool:
    """Tell whether a title may lead where entries do: nowhere, to the same kind of page, to a new outlet."""
    if shape is None or shape in known:
        return True
    return len(hosts) > 1 and shape.host not in hosts and shape.host != ""


def _shape(block: Block, finder: StatementFinder) -> Shape | None:
    link = read_link(finder.tree, block, None)
    return shape_of(link.get("href")) if link is not None else None
