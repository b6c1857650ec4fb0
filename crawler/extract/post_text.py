"""Find the text of the post that a page shows: an element marked as it, or what stands below the title."""

import re
from collections.abc import Iterable

from crawler.extract.blocks import Block
from crawler.extract.fields import read_body
from crawler.extract.lines import MIN_PARAGRAPH_CHARS
from crawler.extract.regions import chrome_of, words_of
from crawler.extract.titles import is_entry
from crawler.extract.tree import INLINE, Node, Tree

TEXT_NAMES = re.compile(
    r"(?<![\w-])(?:e-content|(?:entry|post|article|story|news|blog|page)[-_]{0,2}(?:content|body|text))(?![\w-])",
    re.I,
)
MIN_TEXT_CHARS = 20
MIN_SHARE = 0.5  # of what stands below the title outside of links
MAX_LINK_SHARE = 0.5  # of what is beside the text; more is a list of links
COMMENT_WORDS = ("comment", "respond", "disqus")
MIN_KNOWN_CHARS = 30  # of a description, to find it in the text
NOT_LETTERS = re.compile(r"[\W_]+")


def find_root(tree: Tree, title: Node) -> Node:
    """Return the element that holds the post: title, day and text."""
    whole = _size_below(tree, title, tree.nodes[0])
    for node in title.ancestors():
        below = _size_below(tree, title, node)
        if (is_entry(node) and below >= MIN_TEXT_CHARS) or (below and below >= MIN_SHARE * whole):
            return node
    return tree.nodes[0]


def _size_below(tree: Tree, title: Node, node: Node) -> int:
    """Count the characters of an element below a title, outside of links."""
    first, last = title.last_text, node.last_text
    linked = tree.link_chars[last] - tree.link_chars[first]
    return max(0, tree.chars[last] - tree.chars[first] - linked)


def find_text_block(tree: Tree, title: Node, root: Node) -> Block:
    """Return the block of the text: what is marked as it, else what stands below the title."""
    marked = [node for node in tree.within(root) if _is_text(node) and node.last_text > title.last_text]
    best = max(marked, key=tree.size, default=root)
    if tree.size(best) * 2 < _size_below(tree, title, root):
        best = root
    first, first_text = best.index, best.first_text
    if best.contains(title) or first < title.index:
        first, first_text = title.end, title.last_text
    return Block(title, best, first, best.end, first_text, best.last_text)


def _is_text(node: Node) -> bool:
    if not node.attrs:
        return False
    return node.get("itemprop") == "articleBody" or TEXT_NAMES.search(node.get("class")[:300]) is not None


def read_lines(tree: Tree, block: Block, left_out: Iterable[Node], days: set[str]) -> list[str]:
    """Return the lines of the text, without comments and the lists of links beside it."""
    beside = [node for node in block.nodes(tree) if _is_beside(tree, node)]
    lines, _ = read_body(tree, block, [*left_out, *beside], days)
    return [" ".join(line.split()) for line in lines]


def _is_beside(tree: Tree, node: Node) -> bool:
    if not chrome_of(tree)[node.index] or not tree.size(node):
        return False
    if holds_comments(node):
        return True
    linked = tree.link_chars[node.last_text] - tree.link_chars[node.first_text]
    return linked > MAX_LINK_SHARE * tree.size(node)


def holds_comments(node: Node) -> bool:
    """Tell whether an element by its class or id holds what readers wrote, not a link that leads there."""
    if not node.attrs or node.tag in INLINE:
        return False
    words = words_of(f"{node.get('class')} {node.get('id')}")
    return any(word.startswith(COMMENT_WORDS) for word in words)


def choose_excerpt(lines: list[str], described: Iterable[str | None]) -> str | None:
    """Return what the page says in short: a description that its text repeats, else its first paragraph.

    Any other description may as well be that of the site, on every page of it.
    """
    text = _plain(" ".join(lines))
    for description in described:
        begun = _plain(description or "")[:MIN_KNOWN_CHARS]
        if description and len(begun) == MIN_KNOWN_CHARS and begun in text:
            return " ".join(description.split())
    return next((line for line in lines if len(line) >= MIN_PARAGRAPH_CHARS), next(iter(lines), None))


def _plain(text: str) -> str:
    return NOT_LETTERS.sub(" ", text.casefold())
