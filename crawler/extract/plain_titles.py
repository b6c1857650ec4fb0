"""Find what could be titles on a page whose titles are neither links nor headings, nor named as titles.

They are marked by how they stand: in bold at the beginning of a line, as the longest cell of a
row, in a teaser under an empty link that covers it, in an item of a list before a short link to a
file. Much that is no title stands so too, so this is only for pages on which nothing else is a list.
"""

from itertools import islice

from crawler.extract.tree import HEADINGS, INLINE, Node, Tree

MIN_CHARS, MAX_CHARS = 6, 400
MAX_INNER = 20  # elements inside of one
MAX_LINK_CHARS, MAX_LINK_SHARE = 40, 0.4  # of an item, in a link behind its text
MAX_LOOK = 8  # siblings among which the covering link stands
MAX_CELLS = 30  # of a row
BOLD = frozenset({"b", "strong"})
CELLS = frozenset({"td", "li"})
COVERED = frozenset({"p", "div", "span"})
TITLES = HEADINGS | {"a", "dt"}


def is_plain_title(tree: Tree, node: Node) -> bool:
    """Tell whether an element that nothing calls a title stands where one could."""
    tag = node.tag
    if tag not in BOLD and tag not in CELLS and tag not in COVERED:
        return False
    if not MIN_CHARS <= tree.size(node) <= MAX_CHARS or node.end - node.index > MAX_INNER:
        return False
    if tag == "li":
        return _ends_with_link(tree, node)
    if tree.link_chars[node.last_text] > tree.link_chars[node.first_text]:
        return False
    if tag in BOLD:
        return _opens_line(tree, node) and not any(above.tag in TITLES for above in node.ancestors())
    if any(inner.tag in HEADINGS or inner.tag in {"td", "p", "div"} for inner in tree.within(node)):
        return False
    parent = node.parent
    if parent is None:
        return False
    return _is_longest_cell(tree, node, parent) if tag == "td" else _is_covered(tree, parent)


def _opens_line(tree: Tree, node: Node) -> bool:
    index = node.first_text - 1
    while index > 0 and tree.texts[index].isspace() and tree.texts[index] != "\n":
        index -= 1
    return tree.texts[index] == "\n"


def _is_longest_cell(tree: Tree, cell: Node, row: Node) -> bool:
    """Tell whether a cell says more than any other in its row: numbers and days say less."""
    size = tree.size(cell)
    return all(
        tree.size(other) < size or (other is cell) or (tree.size(other) == size and other.index > cell.index)
        for other in islice(tree.children(row), MAX_CELLS)
    )


def _ends_with_link(tree: Tree, item: Node) -> bool:
    """Tell whether an item is a line of text that only its end, "[PDF]", makes a link."""
    inside = tree.within(item)
    link = next((node for node in inside if node.tag == "a" and node.get("href")), None)
    if link is None or any(node.tag not in INLINE for node in inside):
        return False
    linked = tree.link_chars[item.last_text] - tree.link_chars[item.first_text]
    return (
        0 < linked <= min(MAX_LINK_CHARS, MAX_LINK_SHARE * tree.size(item))
        and tree.chars[link.first_text] - tree.chars[item.first_text] >= MIN_CHARS
        and tree.chars[item.last_text] - tree.chars[link.last_text] <= 1
    )


def _is_covered(tree: Tree, parent: Node) -> bool:
    """Tell whether an empty link among the children of an element covers it."""
    last = tree.nodes[parent.end - 1]
    return any(
        child.tag == "a" and child.get("href") != "" and not tree.size(child)
        for child in (*islice(tree.children(parent), MAX_LOOK), *([last] if last.parent is parent else ()))
    )
