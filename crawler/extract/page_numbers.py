"""Read a row of numbered links: which page this is, which link is the next one's, where the row ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from crawler.extract.page_address import MAX_YEAR, MIN_YEAR, PageAddress, Step
from crawler.extract.pagination_words import number_of
from crawler.extract.regions import PAGINATION_WORDS, words_of
from crawler.extract.tree import Node, Tree

MAX_GAP_CHARS = 12  # between two numbers of one row: "1 | 2 … 27"
MAX_GAP_NODES = 12
MAX_BESIDE_CHARS = 80  # what else a row of numbers holds: "Page", "previous", "next", "last"
MAX_ROW_TEXTS = 600
MAX_ROW_LEVELS = 5  # a > li > ul > div > nav
CURRENT_WORDS = frozenset({"current", "active", "selected", "disabled", "thispage"})
PARTS_OF_PAGINATION = frozenset({"number", "numbers", "nav", "navigation", "links", "navi", "count"})
_GAP = re.compile(r"[.…· ]{1,12}")
_STEPS = frozenset({Step.NEXT, Step.LATER, Step.EARLIER, Step.FIRST, Step.SELF})


@dataclass(frozen=True, slots=True)
class NumberLink:
    """A link whose label is a number."""

    node: Node
    number: int
    address: PageAddress
    step: Step


@dataclass(frozen=True, slots=True)
class Row:
    """A row of numbered links, read."""

    current: int | None = None
    following: NumberLink | None = None  # the link of the number after the current one
    total: int | None = None  # None where the row does not show where it ends


@dataclass(frozen=True, slots=True)
class _Item:
    number: int
    link: NumberLink | None  # None for a number that is no link
    is_after_gap: bool
    is_marked: bool


def read_row(tree: Tree, links: Sequence[NumberLink], own_number: int | None) -> Row:
    """Read the row of numbered links that says most; an empty one where there is none.

    `own_number` is what the address of the page says.
    """
    best = Row()
    for run in _runs(tree, links):
        row = _read_run(tree, run, own_number)
        if row is not None and _worth(row) > _worth(best):
            best = row
    return best


def _worth(row: Row) -> int:
    return 4 * (row.current is not None) + 2 * (row.following is not None) + (row.total is not None)


def _runs(tree: Tree, links: Sequence[NumberLink]) -> list[list[NumberLink]]:
    """Part the links where other text or a lot of markup stands between them, or numbers go down."""
    runs: list[list[NumberLink]] = []
    last: NumberLink | None = None
    for link in links:
        if MIN_YEAR <= link.number <= MAX_YEAR and link.address.number != link.number:
            continue
        if (
            last is not None
            and link.number > last.number
            and tree.chars[link.node.first_text] - tree.chars[last.node.last_text] <= MAX_GAP_CHARS
            and link.node.index - last.node.end <= MAX_GAP_NODES
        ):
            runs[-1].append(link)
        else:
            runs.append([link])
        last = link
    return runs


def _read_run(tree: Tree, run: list[NumberLink], own_number: int | None) -> Row | None:
    holders = _holders_of(tree, run)
    items = _items_of(tree, holders[-1], run)
    fits = sum(_is_numbered(link) for link in run)
    if 2 * fits <= len(run) and not (any(map(is_named, holders)) and len(items) > len(run)):
        return None
    if len(items) < 2:
        return None
    # Numbers in addresses that no word calls pages may be anything, as the counts of comments are.
    is_sure = any(link.step in _STEPS or link.address.number is not None for link in run)
    current = _current_of(items, own_number, is_sure=is_sure)
    if current is None:
        return None
    following = next((each.link for each in items if each.number == current + 1), None)
    last = items[-1]
    is_end = (last.is_after_gap and last.number > current + 1) or last.number == current
    if last.link is not None and "page-numbers" in last.link.node.get("class"):
        is_end = True  # WordPress prints the last number always (`paginate_links`, end_size)
    return Row(current, following, last.number if is_end else None)


def _is_numbered(link: NumberLink) -> bool:
    """Tell whether the address of a link counts as its label does."""
    address = link.address
    if link.step in _STEPS or address.is_offset:
        return True
    return address.number in {link.number, link.number - 1} or address.loose_number == link.number


def is_named(holder: Node) -> bool:
    """Tell whether an element is called a pagination by its class or id."""
    words = words_of(f"{holder.get('class')[:300]} {holder.get('id')[:100]}")
    return bool(PAGINATION_WORDS & words) or ("page" in words and bool(words & PARTS_OF_PAGINATION))


def _holders_of(tree: Tree, run: list[NumberLink]) -> list[Node]:
    """Return the elements that hold the row and little else, the widest last."""
    first, last = run[0].node, run[-1].node
    room = tree.chars[last.last_text] - tree.chars[first.first_text] + MAX_BESIDE_CHARS
    holders = [first]
    for ancestor in islice(first.ancestors(), MAX_ROW_LEVELS):
        if tree.size(ancestor) > room or ancestor.last_text - ancestor.first_text > MAX_ROW_TEXTS:
            break
        holders.append(ancestor)
    return holders


def _items_of(tree: Tree, holder: Node, run: list[NumberLink]) -> list[_Item]:
    """List the numbers of a row in order, linked and not, as far as they go up."""
    items: list[_Item] = []
    gap = False

    def add(number: int, link: NumberLink | None, *, is_marked: bool) -> None:
        before = items[-1].number if items else 0
        if number > before:
            items.append(_Item(number, link, gap or number > before + 1, is_marked))

    text = min(holder.first_text, run[0].node.first_text)
    for link in [*run, None]:
        end = link.node.first_text if link is not None else max(holder.last_text, run[-1].node.last_text)
        for index in range(text, min(end, text + MAX_ROW_TEXTS)):
            if tree.link_chars[index + 1] > tree.link_chars[index]:
                continue  # another link
            piece = tree.texts[index].strip()
            if _GAP.fullmatch(piece):
                gap = True
            elif (number := number_of(piece)) is not None and (link is None or number < link.number):
                add(number, None, is_marked=False)
                gap = False
        if link is not None:
            add(link.number, link, is_marked=_is_marked(tree, link.node))
            gap = False
            text = link.node.last_text
    return items


def _current_of(items: list[_Item], own_number: int | None, *, is_sure: bool) -> int | None:
    """Tell which number of a row is this page: the marked one, the one that is no link, the missing one."""
    for candidates in (
        [each.number for each in items if each.is_marked],
        [each.number for each in items if each.link is None],
        [each.number for each in items if each.link is not None and each.link.step is Step.SELF],
    ):
        if len(candidates) == 1:
            return candidates[0]
    if not is_sure:
        return None
    if own_number is not None:
        own = next((each.link for each in items if each.number == own_number), None)
        return own_number if own is None or own.step is not Step.UNKNOWN else None
    numbers = [each.number for each in items]
    missing = [first + 1 for first, then in zip([0, *numbers], numbers, strict=False) if then == first + 2]
    return missing[0] if len(missing) == 1 else None


def _is_marked(tree: Tree, node: Node) -> bool:
    if is_current(node):
        return True
    parent = node.parent
    return parent is not None and tree.size(parent) == tree.size(node) and is_current(parent)


def is_current(node: Node) -> bool:
    """Tell whether an element is marked as the place where the reader is."""
    return node.get("aria-current") not in {"", "false"} or bool(CURRENT_WORDS & words_of(node.get("class")))
