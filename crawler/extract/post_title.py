"""Find the title of the post that a page shows: the heading that says what the page declares itself to be."""

import re
from collections.abc import Iterator
from html import unescape

from crawler.extract.blocks import Block
from crawler.extract.fields import leads_elsewhere, read_title
from crawler.extract.notices import SEPARATORS, parts_of
from crawler.extract.pagination import resolve
from crawler.extract.post_head import PostHead, same_address
from crawler.extract.regions import chrome_of
from crawler.extract.titles import is_entry
from crawler.extract.tree import HEADINGS, Node, Tree

MAX_HEADINGS = 60
MAX_TITLE_CHARS = 300
MAX_DECLARED_CHARS = 1_000  # longer ones are no titles
MIN_TITLE_CHARS = 6  # to be recognised inside the title of the page
MIN_SCORE = 1.5  # an h1 alone, what is marked as a title, what the page is called
BESIDE = 1.0  # taken off for what stands in a banner or menu
TITLE_NAMES = re.compile(
    r"(?<![\w-])(?:p-name|(?:entry|post|article)[-_]?(?:title|headline|name)|headline)(?![\w-])",
    re.IGNORECASE,
)
OUTER_TAGS = frozenset({"a", "header", "div", "section", "hgroup"})


def find_title(tree: Tree, head: PostHead, page_url: str | None, base: str | None) -> Node | None:
    """Return the heading of the post, None where none can be it.

    It leads nowhere but to the post itself: the title of an entry of a listing leads to the entry.
    """
    own = {same_address(url) for url in (page_url, head.url) if url}
    found = [node for node in _headings(tree) if not _is_linked_elsewhere(tree, node, own, base)]
    is_only_h1 = sum(node.tag == "h1" for node in found) == 1
    scored = [(_score(tree, node, head, is_only_h1=is_only_h1), -node.index, node) for node in found]
    best = max(scored, key=lambda each: each[:2], default=None)
    return best[2] if best is not None and best[0] >= MIN_SCORE else None


def read_post_title(tree: Tree, head: PostHead, title: Node, dates: set[int]) -> str:
    """Return the title as a reader sees it, without permalink signs, counts of comments and dates in it.

    Where the heading holds more (a byline, a day) or less (its end is cut off), the declared title counts.
    """
    shown = read_title(tree, whole_block(title, title), dates)
    begun = shown.rstrip(" .…").casefold()
    for declared in filter(None, _declared(tree, head)[:2]):
        is_less = shown.endswith(("…", "...")) and declared.casefold().startswith(begun)
        if is_less or (_agree(shown, declared) and len(declared) < len(shown)):
            return declared
    return shown


def is_sure_title(tree: Tree, head: PostHead, title: Node) -> bool:
    """Tell whether a heading is the title by more than its place: its kind, or what is declared."""
    if is_marked_title(title) or (title.tag == "h1" and not chrome_of(tree)[title.index]):
        return True
    text = tree.text(title)
    return any(_agree(text, declared) for declared in _declared(tree, head))


def _declared(tree: Tree, head: PostHead) -> list[str]:
    """Return the titles of JSON-LD, og:title and <title>, in order of trust; empty where there is none."""
    titles = (head.article.title if head.article is not None else None, head.title, tree.title)
    return [(title or "")[:MAX_DECLARED_CHARS] for title in titles]


def find_declared_title(tree: Tree, head: PostHead) -> str | None:
    """Return the title that a page declares, without the name of the site; None where it declares none."""
    if head.article is not None:
        return head.article.title
    _, *titles = _declared(tree, head)
    names = set(parts_of(head.site_name or ""))
    for title in filter(None, titles):
        ends = [mark for mark in SEPARATORS.finditer(title) if parts_of(title[mark.end() :])]
        own = next(
            (title[: mark.start()] for mark in ends if names.issuperset(parts_of(title[mark.end() :]))), title
        )
        if own.strip() and names.isdisjoint(parts_of(own)):
            return own.strip()
    return None


def whole_block(title: Node, root: Node) -> Block:
    """Return the block that is all of an element."""
    return Block(title, root, root.index, root.end, root.first_text, root.last_text)


def _headings(tree: Tree) -> Iterator[Node]:
    seen = 0
    for node in tree.nodes:
        is_marked = node.tag not in OUTER_TAGS and is_marked_title(node)
        if (node.tag in HEADINGS or is_marked) and seen < MAX_HEADINGS:
            seen += 1
            if 0 < tree.size(node) <= MAX_TITLE_CHARS:
                yield node


def is_marked_title(node: Node) -> bool:
    """Tell whether an element is marked as the title of an entry."""
    if not node.attrs:
        return False
    return node.get("itemprop") == "headline" or TITLE_NAMES.search(node.get("class")[:300]) is not None


def _is_linked_elsewhere(tree: Tree, title: Node, own: set[str], base: str | None) -> bool:
    if tree.link_chars[title.last_text] == tree.link_chars[title.first_text]:
        return False
    links = [node for node in (*tree.within(title), *title.ancestors()) if node.tag == "a"]
    hrefs = [node.get("href") for node in links if 2 * tree.size(node) >= tree.size(title)]
    return any(
        leads_elsewhere(href) and same_address(resolve(base, href) or href) not in own for href in hrefs
    )


def _score(tree: Tree, node: Node, head: PostHead, *, is_only_h1: bool) -> float:
    text = tree.text(node)
    parts = set(parts_of(text))
    score = 2.0 * (is_only_h1 and node.tag == "h1") + 0.5 * (node.tag == "h1")
    score += (
        2.0 * is_marked_title(node) + 1.5 * _opens_entry(tree, node) - BESIDE * chrome_of(tree)[node.index]
    )
    if not parts:
        return score
    if head.site_name is not None and parts == set(parts_of(head.site_name)):
        return score - 3.0
    for weight, title in zip((3.0, 2.0, 2.0), _declared(tree, head), strict=True):
        named = parts_of(title)
        if parts <= set(named):
            score += weight if named[0] in parts else 0.9 * weight
        elif _agree(text, title):
            score += 0.9 * weight
    return score


def _agree(shown: str, declared: str) -> bool:
    """Tell whether a declared title holds the shown one, or is what that begins with."""
    short, long = " ".join(shown.casefold().split()), " ".join(unescape(declared).casefold().split())
    if len(short) >= MIN_TITLE_CHARS and short in long:
        return True
    return len(long) >= MIN_TITLE_CHARS and short.startswith(long)


def _opens_entry(tree: Tree, node: Node) -> bool:
    """Tell whether a heading is the first of an element that calls itself an entry."""
    entry = next((above for above in node.ancestors() if is_entry(above)), None)
    if entry is None:
        return False
    return next(each for each in tree.within(entry) if each.tag in HEADINGS or each is node) is node
