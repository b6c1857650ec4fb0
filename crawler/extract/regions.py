"""Which parts of a page stand beside its main list: navigation, sidebars, comments, footers.

Only ever evidence against a candidate, never a reason to cut text: themes give odd names.
"""

import re
from functools import lru_cache

from crawler.extract.tree import MAX_CLASS_CHARS, VARYING_CLASS, Node, Tree

CHROME_TAGS = frozenset({"nav", "aside", "footer", "dialog", "menu"})
CHROME_ROLES = frozenset(
    {"navigation", "complementary", "contentinfo", "menu", "menubar", "dialog", "search", "banner"}
)
MAIN_TAGS = frozenset({"main", "article"})
CHROME_WORDS = frozenset(
    {"nav", "navbar", "navigation", "navi", "menu", "submenu", "sidebar", "sidebars", "aside", "footer"}
    | {"widget", "widgets", "breadcrumb", "breadcrumbs", "related", "relacionados", "popular", "trending"}
    | {"comments", "comment", "respond", "pagination", "pager", "pagenavi", "paging", "tagcloud", "share"}
    | {"sharing", "social", "blogroll", "toolbar", "offcanvas", "drawer", "modal", "cookie", "cookies"}
    | {"consent", "dropdown", "topbar", "masthead", "toc", "colophon", "sharedaddy", "jp-relatedposts"}
    | {"banner", "languages", "copyright"}
)
# "content-with-sidebar", "no-sidebar-content": the main part, named by what stands beside it.
MAIN_WORDS = frozenset(
    {"content", "main", "has", "no", "with", "without", "post", "posts", "entry", "article", "list"}
    | {"articles", "entries", "wrapper", "page", "container", "body", "layout", "elementor", "news", "blog"}
)
PAGINATION_WORDS = frozenset({"pagination", "pager", "paginator", "pagenavi", "paging", "pages", "paginate"})
# Blogger calls its list of posts a widget, as it does everything.
BLOGGER_LIST = re.compile(r"(?:^|\s)widget\s+Blog(?:\s|$)")
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
MAIN_SHARE = 0.6  # what holds more of the page's text than this is no sidebar, whatever its name


def chrome_of(tree: Tree) -> list[bool]:
    """Tell for every node, by its index, whether it stands beside the main part; looked at once."""
    if tree.chrome:
        return tree.chrome
    total = max(tree.chars[-1], 1)
    flags = tree.chrome = [False] * len(tree.nodes)
    index, nodes = 1, tree.nodes
    while index < len(nodes):
        node = nodes[index]
        if (
            (node.attrs or node.tag in CHROME_TAGS)
            and is_chrome(node)
            and tree.size(node) < MAIN_SHARE * total
        ):
            flags[index : node.end] = [True] * (node.end - index)
            index = node.end
        else:
            index += 1
    return flags


def is_chrome(node: Node) -> bool:
    """Tell whether an element by its tag, role, class or id stands beside the main part."""
    if node.tag in CHROME_TAGS:
        return True
    attrs = node.attrs
    if not attrs or node.tag == "a" or node.tag == "body":
        return False
    names, identifier = attrs.get("class"), attrs.get("id")
    if (names and _names_chrome(names)) or (identifier and _names_chrome(identifier)):
        return True
    return attrs.get("role") in CHROME_ROLES


@lru_cache(maxsize=16_384)
def words_of(names: str) -> frozenset[str]:
    """Return the lower-case words that class names or ids are made of: `navMenu`, `nav-menu`."""
    return frozenset(word.lower() for word in WORD.findall(names[:MAX_CLASS_CHARS]))


@lru_cache(maxsize=16_384)
def _names_chrome(names: str) -> bool:
    for name in names[:MAX_CLASS_CHARS].split():
        if VARYING_CLASS.search(name):
            continue  # "tag-social" and "category-menu" are what an entry is about
        words = words_of(name)
        is_comment = any(word.startswith("comment") for word in words)  # "commentcont", "commentlist"
        if is_comment or (words & CHROME_WORDS and not words & MAIN_WORDS):
            return BLOGGER_LIST.search(names) is None
    return False
