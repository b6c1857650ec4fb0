"""Read which page of how many a page is: from its numbered links, or from "page 3 of 27"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.extract.page_address import PageAddress, Step
from crawler.extract.pagination_words import is_page_word, number_of
from crawler.extract.regions import PAGINATION_WORDS, words_of
from crawler.extract.tree import Node, Tree

MAX_GAP_CHARS = 12  # between two numbers of one row: "1 | 2 … 27"
MAX_GAP_NODES = 12
MAX_BESIDE_CHARS = 80  # what else a row of numbers holds: "Page", "previous", "next", "last"
MAX_ROW_TEXTS = 600
MAX_ROW_LEVELS = 5  # a > li > ul > div > nav
CURRENT_WORDS = frozenset({"current", "active", "selected", "disabled", "thispage"})
_GAP = re.compile(r"[.…· ]{1,12}")
_COUNT = re.compile(
    r"(?<![\d.,:/-])(\d{1,6})\s{0,3}(?:[/／|]|([^\W\d]{1,12})|[页頁][\s,，/／]{0,3}[共总總全])\s{0,3}(\d{1,6})(?![\d.,:/-]\d|\d)"
)
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


def find_count(text: str, number: int | None) -> tuple[int, int] | None:
    """Find "page 3 of 27" in the text of a pagination, in any language: two numbers around a word.

    `number` is which page this is known to be: it tells pages from "10 of 230 results". Where a word
    for "page" stands before them, the numbers need no such proof.

    >>> find_count("Newer Seite 3 von 27 Older", 3), find_count("10 of 230 results", 1)
    ((3, 27), None)
    """
    for match in _COUNT.finditer(text):
        if match[2] is not None and is_page_word(match[2]):
            continue  # "page 1 page 2"
        first, last = int(match[1]), int(match[3])
        before = text[: match.start()].split()
        if 0 < first <= last and (first == number or (before and is_page_word(before[-1]))):
            return first, last
        if last == number and first > last:  # "27ページ中 3ページ"
            return last, first
    return None


def _worth(row: Row) -> int:
    return 4 * (row.current is not None) + 2 * (row.following is not None) + (row.total is not None)


def _runs(tree: Tree, links: Sequence[NumberLink]) -> list[list[NumberLink]]:
    """Part the links where other text or a lot of markup stands between them, or numbers go down."""
    runs: list[list[NumberLink]] = []
    last: NumberLink | None = None
    for link in links:
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
    holder = _holder_of(tree, run)
    items = _items_of(tree, holder, run)
    fits = sum(_is_numbered(link) for link in run)
    if 2 * fits <= len(run) and not (_is_named(holder) and len(items) > len(run)):
        return None
    current = _current_of(items, own_number)
    if current is None:
        return None
    following = next((each.link for each in items if each.number == current + 1), None)
    last = items[-1]
    is_end = (last.is_after_gap and last.number > current + 1) or last.number == current
    return Row(current, following, last.number if is_end else None)


def _is_numbered(link: NumberLink) -> bool:
    """Tell whether the address of a link counts as its label does."""
    address = link.address
    if link.step in _STEPS or address.is_offset:
        return True
    return address.number in {link.number, link.number - 1} or address.loose_number == link.number


def _is_named(holder: Node) -> bool:
    names = f"{holder.get('class')[:300]} {holder.get('id')[:100]}"
    return bool((PAGINATION_WORDS | {"page", "pagenav"}) & words_of(names))


def _holder_of(tree: Tree, run: list[NumberLink]) -> Node:
    """Return the widest element that holds the row and little else."""
    holder = run[0].node
    room = tree.chars[run[-1].node.last_text] - tree.chars[run[0].node.first_text] + MAX_BESIDE_CHARS
    for ancestor, _ in zip(run[0].node.ancestors(), range(MAX_ROW_LEVELS), strict=False):
        if tree.size(ancestor) > room or ancestor.last_text - ancestor.first_text > MAX_ROW_TEXTS:
            break
        holder = ancestor
    return holder


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
        for piece in map(str.strip, tree.texts[text : min(end, text + MAX_ROW_TEXTS)]):
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


def _current_of(items: list[_Item], own_number: int | None) -> int | None:
    """Tell which number of a row is this page's: the marked one, the one that is no link, the missing one."""
    for candidates in (
        [each.number for each in items if each.is_marked],
        [each.number for each in items if each.link is None],
        [each.number for each in items if each.link is not None and each.link.step is Step.SELF],
    ):
        if len(candidates) == 1:
            return candidates[0]
    if own_number is not None:
        return own_number
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
