"""Read the entries of a page where a wrapper says they are, whether a person or induction made it."""

import re
from itertools import islice

from crawler.extract.blocks import MAX_CLIMB, Block
from crawler.extract.candidates import clean_titles, cut_titles
from crawler.extract.date_headings import headings_above
from crawler.extract.entries import Found, Places, read_entries
from crawler.extract.fields import learn_link_place, read_link
from crawler.extract.list_edges import within_edges
from crawler.extract.other_teasers import with_other_teasers
from crawler.extract.places import find_way, follow, outermost, parse_way, spell_step, with_spelled_steps
from crawler.extract.posted import learn_places, statements_of
from crawler.extract.statements import DatePlace, StatementFinder
from crawler.extract.title_parts import narrow_titles
from crawler.extract.titles import find_titles
from crawler.extract.tree import Node, Tree
from crawler.extract.wrapper import DATE_PARTS, SUFFIX, Wrapper

BODY_STEP = re.compile(r"html/body(?:\.[^/]*)?(?=/)")


def apply_wrapper(wrapper: Wrapper, tree: Tree, finder: StatementFinder) -> list[Found]:
    """Return the entries of a page where the wrapper says they are, in page order."""
    titles = _find_titles(wrapper, tree, finder)
    if not titles:
        return []
    blocks = cut_titles(tree, titles, finder)
    if len(blocks) == 1 and wrapper.date_places:
        blocks = [_with_day(blocks[0], wrapper.date_places, tree)]
    others: list[Block] = []
    if wrapper.rule != SUFFIX:
        blocks = _within_edges(blocks, finder)
        of_list = {block.title.index for block in blocks}
        blocks = with_other_teasers(blocks, finder)
        others = [block for block in blocks if block.title.index not in of_list]
        blocks = narrow_titles(blocks, finder)
    headings = headings_above(tree, blocks, finder.dates)
    dates = _date_places(wrapper.date_places, blocks, finder)
    places = Places(
        dates=dates + _date_places_of_others(others, dates, finder),
        links=_link_places(wrapper.link_place, blocks, finder),
        byline=wrapper.byline_place,
        excerpt=wrapper.excerpt_place,
        image=wrapper.image_place,
        categories=wrapper.category_place,
    )
    return read_entries(blocks, headings, places, finder)


def what_is_missing(wrapper: Wrapper, found: list[Found]) -> str | None:
    """Say what of a declared wrapper a page lacks, None when it fits.

    A page that has the titles and not one day where days are declared is of another layout.
    """
    if not found:
        return f"no titles by {wrapper.rule} {wrapper.titles}"
    if wrapper.date_places and not any(entry.posted_blank or entry.has_own_day for entry in found):
        places = ", ".join(f"{place.path}@{place.part}".rstrip("@") for place in wrapper.date_places)
        return f"{len(found)} titles, but no day at {places}"
    return None


def _find_titles(wrapper: Wrapper, tree: Tree, finder: StatementFinder) -> list[Node]:
    if wrapper.rule == SUFFIX:
        return outermost(node for node in follow(parse_way(wrapper.titles), tree.nodes) if tree.size(node))
    has_classes = wrapper.rule in {"path", "list"}
    key = _with_body_of(tree, wrapper.titles) if has_classes else wrapper.titles
    return clean_titles(tree, find_titles(with_spelled_steps(tree), wrapper.rule, key), finder)


def _with_day(block: Block, places: tuple[DatePlace, ...], tree: Tree) -> Block:
    """Widen the block of the only title of a page, which has no neighbour to end at, until it has its day."""
    for node in (block.root, *islice(block.title.ancestors(), MAX_CLIMB)):
        wider = Block(block.title, node, node.index, node.end, node.first_text, node.last_text)
        known = _places_of(tree, [wider])
        if any(place.path in known or _spell_places(place.path, tree, [wider]) for place in places):
            return wider
        if node.parent is None or node.parent.tag == "body":
            break
    return block


def _with_body_of(tree: Tree, way: str) -> str:
    """Give the body on a way the class it has on this page: themes tell kinds of page by it, not layouts."""
    match = BODY_STEP.match(way)
    body = next((node for node in tree.children(tree.nodes[0]) if node.tag == "body"), None)
    if match is None or body is None:
        return way
    return f"html/{spell_step(tree.paths[body.path].step)}{way[match.end() :]}"


def _within_edges(blocks: list[Block], finder: StatementFinder) -> list[Block]:
    inside = within_edges(blocks, finder)
    if len(inside) == len(blocks):
        return blocks
    return cut_titles(finder.tree, [block.title for block in inside], finder)


def _date_places(
    wanted: tuple[DatePlace, ...] | None, blocks: list[Block], finder: StatementFinder
) -> tuple[DatePlace, ...]:
    """Spell the places of the days as the blocks of this page have them.

    A place as induction writes it, tag and first class of the last two steps, means just that where
    the blocks have it; any other is the end of a way.
    """
    if wanted is None:
        return tuple(learn_places(blocks, finder))
    tree = finder.tree
    known = _places_of(tree, blocks) if wanted else set()
    spelled: dict[DatePlace, None] = {}
    for place in wanted:
        if place.part:
            spelled[place] = None
            if place.path in known:
                continue
        for path in _spell_places(place.path, tree, blocks):
            spelled |= {DatePlace(path, part): None for part in ([place.part] if place.part else DATE_PARTS)}
    return tuple(spelled)


def _date_places_of_others(
    others: list[Block], known: tuple[DatePlace, ...], finder: StatementFinder
) -> tuple[DatePlace, ...]:
    """Return where blocks of another make than the list's state their days, when nowhere it is known for."""
    unread = [block for block in others if not statements_of(block, known, finder)]
    return tuple(learn_places(unread, finder)) if unread else ()


def _link_places(wanted: str | None, blocks: list[Block], finder: StatementFinder) -> tuple[str, ...]:
    tree = finder.tree
    if wanted is None:
        if all(read_link(tree, block, None) is not None for block in blocks):
            return ()
        learned = learn_link_place(tree, blocks)
        return () if learned is None else (learned,)
    if wanted in _places_of(tree, blocks):
        return (wanted,)
    return (wanted, *_spell_places(wanted, tree, blocks))


def _places_of(tree: Tree, blocks: list[Block]) -> set[str]:
    paths: dict[int, Node] = {}
    for block in blocks:
        paths |= {node.path: node for node in block.nodes(tree)}
        if block.root.parent is not None:  # a text between blocks stands in what holds them
            paths[block.root.parent.path] = block.root.parent
    return {tree.place(node) for node in paths.values()}


def _spell_places(way: str, tree: Tree, blocks: list[Block]) -> list[str]:
    steps = find_way(way)
    if steps is None:  # a class with a slash in it: only induction writes that, and means it as it is
        return []
    return list(
        dict.fromkeys(tree.place(node) for block in blocks for node in follow(steps, block.nodes(tree)))
    )
