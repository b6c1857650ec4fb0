"""Find the next older page of a listing: as declared, by its words, or as the next number."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from crawler.extract.fields import leads_elsewhere
from crawler.extract.phrases import is_next_page
from crawler.extract.regions import PAGINATION_WORDS, words_of
from crawler.extract.tree import Node, Tree

MAX_LABEL_CHARS = 40
MAX_NODES = 400  # of one pagination
CURRENT_WORDS = frozenset({"current", "active", "selected", "disabled"})
# WordPress calls the link to older entries "previous": newest come first.
OLDER_CLASSES = frozenset(
    {"nav-previous", "next", "next-page", "pagination-next", "older", "older-posts", "next-posts"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """Where a page stands among the pages of its listing; None where the page does not say."""

    next_page: str | None = None  # absolute address of the next older page
    number: int | None = None  # 1 for the newest
    total: int | None = None  # how many pages the listing has


def find_pagination(tree: Tree, page_url: str | None) -> Pagination:
    """Read what a page says of the other pages of its listing."""
    return Pagination(next_page=_find_next_page(tree, page_url))


def _find_next_page(tree: Tree, page_url: str | None) -> str | None:
    """Return the absolute address of the next page of the listing, None when the page names none."""
    for href in _candidates(tree):
        url = resolve(page_url, href)
        if url is not None and url.partition("#")[0] != (page_url or "").partition("#")[0]:
            return url
    return None


def resolve(base: str | None, href: str) -> str | None:
    """Complete a link by the address it stands on; None where it is none of the web's."""
    try:
        url = urljoin(base or "", href.strip())
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def _candidates(tree: Tree) -> Iterator[str]:
    """Yield what could lead there: first what the page declares, then by words, by marks, by number."""
    said, marked = [], []
    for node in tree.nodes:
        if node.tag not in {"a", "link"} or not leads_elsewhere(node.get("href")):
            continue
        if "next" in node.get("rel").lower().split():
            yield node.get("href")
        elif node.tag == "a":
            if _says_next(tree, node):
                said.append(node.get("href"))
            elif _is_marked_older(node):
                marked.append(node.get("href"))
    yield from said
    yield from marked
    number = _next_number(tree)
    if number is not None:
        yield number


def _says_next(tree: Tree, node: Node) -> bool:
    labels = [node.get("aria-label"), node.get("title")]
    if tree.size(node) <= MAX_LABEL_CHARS:
        labels.append(tree.text(node))
    return any(label and is_next_page(label) for label in labels)


def _is_marked_older(node: Node) -> bool:
    """Tell whether the link or what holds it is marked as leading to the next page."""
    classes = node.get("class") + " " + (node.parent.get("class") if node.parent is not None else "")
    return not OLDER_CLASSES.isdisjoint(classes.lower()[:300].split())


def _next_number(tree: Tree) -> str | None:
    """Return the link of the number after the current one, which is marked or no link itself."""
    done = 0
    for holder in tree.nodes:
        if holder.index < done or not holder.attrs or not _is_pagination(holder):
            continue
        done = holder.end  # what is inside was looked at with it
        current = 0
        for node in tree.within(holder)[:MAX_NODES]:
            if not 0 < tree.size(node) <= 6 or not (text := tree.text(node)).isdecimal():
                continue
            number = int(text)
            if node.tag == "a" and current and number == current + 1:
                return node.get("href")
            if _is_current(node) or (node.tag != "a" and _holds_no_link(tree, node)):
                current = number
    return None


def _is_pagination(node: Node) -> bool:
    names = f"{node.get('class')[:300]} {node.get('id')[:100]}"
    return "pag" in names.lower() and bool(PAGINATION_WORDS & words_of(names))


def _holds_no_link(tree: Tree, node: Node) -> bool:
    return all(inner.tag != "a" for inner in tree.within(node)[:8]) and (
        node.parent is None or node.parent.tag != "a"
    )


def _is_current(node: Node) -> bool:
    return bool(node.get("aria-current")) or bool(CURRENT_WORDS & words_of(node.get("class")))
