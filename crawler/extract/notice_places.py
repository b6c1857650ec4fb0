"""Find where a page says that it has nothing to list: in its title, its classes, its headings, its lines.

What stands in a menu, a banner or a hidden dialog is said of something else, and so is what stands
below the first entry.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from crawler.extract.lines import lines_of, running_text
from crawler.extract.notices import NoticeKind, find_empty, find_notice
from crawler.extract.regions import CHROME_TAGS, chrome_of, words_of
from crawler.extract.tree import HEADINGS, Node, Tree

MAX_HEADINGS = 40
MAX_LINES = 300
MAX_LINE_CHARS = 200
MAX_MARKED_CHARS = 600  # of an element whose class says that there is nothing
MAX_ANCESTORS = 12  # looked at for what hides an element
MAX_BESIDE_CHARS = 400  # of running text around a line that says that there is nothing
NOT_FOUND = "404"
MAX_BARE_CHARS = 40  # of an entry beside its title: a day; more is an excerpt

ERROR_CLASSES = re.compile(
    r"(?<![\w-])(?:error-?(?:40\d|50\d)|(?:page|template|is|status)-(?:40\d|50\d))(?![\w-])"
)
EMPTY_CLASSES = re.compile(
    r"(?<![\w-])(?:search-no-results|no-results|wp-block-query-no-results|no-posts(?:-found)?|no-entries"
    r"|no-articles|view-empty|nothing-found|empty-(?:results|list|category|archive))(?![\w-])"
)
MAIN_IDS = frozenset({"main", "content", "main-content"})
HIDDEN_WORDS = frozenset(
    {"hidden", "hide", "modal", "overlay", "popup", "autocomplete", "suggestions", "dropdown", "dialog"}
    | {"offcanvas", "drawer", "invisible", "collapse", "template", "loading", "lightbox", "tooltip"}
)
HIDING_STYLE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a page says, and where."""

    kind: NoticeKind
    where: str  # in words
    is_main: bool  # of the whole page, not of a part of it


def find_told(tree: Tree, titles: Sequence[Node]) -> Told | None:
    """Return what a page says above the titles of its list, of the whole page if it can be.

    What is said of a part of the page counts only where no full list follows: "no posts" in a box, and
    the news below.
    """
    first = titles[0] if titles else None
    told = _in_title(tree) or _in_classes(tree, first) or _in_headings(tree, first)
    if told is not None and told.is_main:
        return told
    return (told or _in_lines(tree, first)) if is_bare_list(tree, titles) else None


def is_bare_list(tree: Tree, titles: Sequence[Node]) -> bool:
    """Tell whether titles have hardly more than a day beside them, as lists beside the main part do."""
    if len(titles) < 2:
        return True
    between = tree.chars[titles[-1].first_text] - tree.chars[titles[0].first_text]
    beside = between - sum(map(tree.size, titles[:-1]))
    return beside <= MAX_BARE_CHARS * (len(titles) - 1)


def is_hidden(node: Node) -> bool:
    """Tell whether an element or one around it waits to be shown."""
    for place, each in enumerate((node, *node.ancestors())):
        if place > MAX_ANCESTORS or each.tag in {"body", "html", "main"}:
            return False
        if not each.attrs:
            continue
        if "hidden" in each.attrs or each.get("aria-hidden") == "true" or each.tag == "dialog":
            return True
        if words_of(f"{each.get('class')} {each.get('id')}") & HIDDEN_WORDS:
            return True
        if HIDING_STYLE.search(each.get("style")[:500]):
            return True
    return False


def _in_title(tree: Tree) -> Told | None:
    notice = find_notice(tree.title)
    if notice is None or (notice.is_weak and notice.kind is not NoticeKind.LOGIN):
        return None  # a site may be called "Forbidden"
    return Told(kind=notice.kind, where=f"the title is {tree.title[:MAX_LINE_CHARS]!r}", is_main=True)


def _in_classes(tree: Tree, first: Node | None) -> Told | None:
    for node in tree.nodes[: first.index if first is not None else len(tree.nodes)]:
        kind = _kind_of(node.get("class")[:1000]) if node.attrs else None
        if kind is None:
            continue
        if node.tag == "body":
            names = node.get("class")[:MAX_LINE_CHARS]
            return Told(kind=kind, where=f"the class of the page is {names!r}", is_main=True)
        holds_list = first is not None and node.contains(first)
        is_marked = 0 < tree.size(node) <= MAX_MARKED_CHARS and node.tag != "a" and not holds_list
        if is_marked and not is_hidden(node) and not _is_beside(tree, node):
            where = f"{tree.text(node)[:MAX_LINE_CHARS]!r} in {node.tag}.{node.get('class')[:60]}"
            return Told(kind=kind, where=where, is_main=kind is NoticeKind.ERROR)
    return None


@lru_cache(maxsize=16_384)
def _kind_of(names: str) -> NoticeKind | None:
    if ERROR_CLASSES.search(names):
        return NoticeKind.ERROR
    return NoticeKind.EMPTY if EMPTY_CLASSES.search(names) else None


def _in_headings(tree: Tree, first: Node | None) -> Told | None:
    above = tree.nodes[: first.index if first is not None else len(tree.nodes)]
    headings = [
        node for node in above if node.tag in HEADINGS or (node.attrs and node.attrs.get("role") == "heading")
    ]
    for node in headings[:MAX_HEADINGS]:
        if not 0 < tree.size(node) <= MAX_LINE_CHARS or _is_elsewhere(tree, node):
            continue
        text = tree.text(node)
        notice = find_notice(text)
        if notice is not None:
            return Told(kind=notice.kind, where=f"the heading {text!r}", is_main=node.tag == "h1")
    return None


def _in_lines(tree: Tree, first: Node | None) -> Told | None:
    """Find a line that tells of an empty list or, being nothing else, of an error."""
    last = first.first_text if first is not None else None
    if running_text(tree, 0, last) > MAX_BESIDE_CHARS:
        return None  # in a text of some length it is a sentence like any other
    for start, stop in islice(lines_of(tree, 0, last), MAX_LINES):
        size = tree.chars[stop] - tree.chars[start]
        if size > MAX_LINE_CHARS or size == tree.link_chars[stop] - tree.link_chars[start]:
            continue
        line = "".join(tree.texts[start:stop]).strip()
        notice = find_empty(line) or find_notice(line)
        if notice is None or notice.is_weak or notice.kind not in {NoticeKind.EMPTY, NoticeKind.ERROR}:
            continue
        if notice.words.isdecimal() and notice.words != NOT_FOUND:
            continue  # any other number may count something
        owner = tree.owner(start)
        if not _is_beside(tree, owner) and not is_hidden(owner):
            return Told(kind=notice.kind, where=f"the line {line!r}", is_main=False)
    return None


def _is_elsewhere(tree: Tree, node: Node) -> bool:
    """Tell whether an element is a link, or stands beside the main part, or waits to be shown."""
    linked = tree.link_chars[node.last_text] > tree.link_chars[node.first_text]
    return linked or _is_beside(tree, node) or is_hidden(node)


def _is_beside(tree: Tree, node: Node) -> bool:
    """Tell whether an element stands in a menu or sidebar; a box in the main part is of the main part."""
    if not chrome_of(tree)[node.index]:
        return False
    for each in node.ancestors():
        if each.tag in CHROME_TAGS or each.tag == "body":
            return True
        if each.tag == "main" or each.get("role") == "main" or each.get("id").lower() in MAIN_IDS:
            return False
    return True
