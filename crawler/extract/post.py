"""Read the one post that a page shows: whether it is a post at all, and its fields, verbatim.

A page is a post if it says so (JSON-LD, the time of publication in its head, the class of its body, one
single marked entry on it), or if its title stands beside a day and no list of entries follows.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from crawler.extract import fields
from crawler.extract.blocks import Block
from crawler.extract.other_days import DayKind, read_header
from crawler.extract.post_head import PostHead
from crawler.extract.post_text import choose_excerpt, find_root, find_text_block, holds_comments, read_lines
from crawler.extract.post_title import is_marked_title, read_post_title, whole_block
from crawler.extract.posted import from_url, learn_places, statements_of
from crawler.extract.regions import chrome_of
from crawler.extract.single_article import declares_listing, declares_post
from crawler.extract.statements import Statement, StatementFinder
from crawler.extract.titles import is_entry
from crawler.extract.tree import Node, Tree
from pipelines.items import PostedSource, PostedText, Precision
from pipelines.normalise.dates import parse_posted

MAX_POSTED = 4
MAX_BETWEEN = 300  # characters between a title and its day: a byline, a line of summary
MIN_LISTED_DAYS = 3  # in one kind of place; they are those of a timetable, a chronicle, a list
MAX_LINE_TEXTS = 8
MAX_LABEL_CHARS = 60
NODES_ABOVE, NODES_BELOW = 12, 40  # of the title, where its day and its author stand
ELEMENT_PARTS = frozenset({"text", "datetime", "box", "relative"})
ARTICLE_TYPE = re.compile(r"/(?:\w{0,30}article|\w{0,30}posting|report)\s*$", re.IGNORECASE)
MAX_URL_CHARS = 500
# Below such a step a listing stands, also one of a single entry.
LISTING_URL = re.compile(
    r"/(?:page|tags?|categor(?:y|ies)|authors?)/[^/?#]{1,200}/?(?:index\.\w{3,5})?$", re.IGNORECASE
)
DAY_CLASSES = frozenset({"dt-published", "published"})
MARKED_CLASSES = frozenset({"h-entry", "hentry"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """The fields of the post, verbatim, and the element of its title."""

    node: Node
    rule: str  # what says that the page is a post
    title: str
    url: str | None
    posted: tuple[PostedText, ...]
    byline: str | None
    excerpt: str | None
    text: str | None
    image_url: str | None
    categories: tuple[str, ...]


def what_declares_post(tree: Tree, head: PostHead, title: Node | None) -> str | None:
    """Return by what a page says itself that it is one post, None where it does not."""
    if declares_listing(tree):
        return None
    if head.article is not None:
        return "json-ld"
    if head.published is not None and head.is_article:
        return "article:published_time"
    if declares_post(tree):
        return "class of the body"
    if title is None:
        return None
    marked = [node for node in tree.nodes if node.attrs and _is_marked_entry(node)]
    outer = [node for node in marked if node.contains(title)]
    if not outer or any(not node.contains(title) and not outer[0].contains(node) for node in marked):
        return None
    # WordPress marks its pages, too, which have no day of publication.
    if not any(node.attrs and _is_marked_day(node) for node in tree.within(outer[0])):
        return None
    return f"{outer[0].tag} marked as an entry"


def _is_marked_entry(node: Node) -> bool:
    if ARTICLE_TYPE.search(node.get("itemtype")[:200]):
        return True
    return not MARKED_CLASSES.isdisjoint(node.get("class")[:1000].split())


def _is_marked_day(node: Node) -> bool:
    if node.get("itemprop") == "datePublished" or (node.tag == "time" and node.get("datetime")):
        return True
    return not DAY_CLASSES.isdisjoint(node.get("class")[:1000].split())


def what_looks_like_post(tree: Tree, head: PostHead, title: Node, finder: StatementFinder) -> str | None:
    """Return by what a page without a list looks like one post, None where it does not."""
    if declares_listing(tree) and not is_marked_title(title):
        return None
    if head.url is not None and LISTING_URL.search(head.url[:MAX_URL_CHARS]):
        return None
    near = _statements(_around(tree, title, find_root(tree, title)), finder)
    if any(tree.chars[each.node.first_text] - tree.chars[title.last_text] <= MAX_BETWEEN for each in near):
        return "title beside a day"
    return "day in the address" if head.url is not None and from_url(head.url) is not None else None


def read_post(tree: Tree, head: PostHead, title: Node, finder: StatementFinder, rule: str) -> Post:
    """Return the fields of the post below a title."""
    root = find_root(tree, title)
    around = _around(tree, title, root)
    statements = _statements(around, finder) or _statements(
        _part(tree, title, root, root.index, root.end), finder
    )
    block = find_text_block(tree, title, root)
    dates = {each.node.index for each in statements}
    byline = fields.read_byline(tree, around, dates)
    categories = fields.read_categories(tree, whole_block(title, root))
    left_out = [each.node for each in statements if each.place.part in ELEMENT_PARTS]
    left_out += [*categories, *([byline] if byline is not None else [])]
    lines = read_lines(tree, block, left_out, {each.raw for each in statements})
    article = head.article
    return Post(
        node=title,
        rule=rule,
        title=read_post_title(tree, head, title, dates),
        url=head.url,
        posted=_distinct(_posted(head, statements)),
        byline=tree.text(byline) if byline is not None else article.author if article is not None else None,
        excerpt=choose_excerpt(lines, (head.description, article.description if article else None)),
        text="\n".join(lines) or None,
        image_url=(article.image if article else None) or fields.read_image(tree, block) or head.image,
        categories=_names(tree, categories) or head.categories or (article.categories if article else ()),
    )


def read_untitled(tree: Tree, head: PostHead, title: str, rule: str) -> Post:
    """Return the fields of a post as its page declares them, where no heading shows its title."""
    article = head.article
    return Post(
        node=tree.nodes[0],
        rule=rule,
        title=title,
        url=head.url,
        posted=_distinct(_posted(head, ())),
        byline=article.author if article is not None else None,
        excerpt=head.description or (article.description if article is not None else None),
        text=None,
        image_url=(article.image if article is not None else None) or head.image,
        categories=head.categories or (article.categories if article is not None else ()),
    )


def _around(tree: Tree, title: Node, root: Node) -> Block:
    """Return what stands around a title: above the text and its first elements."""
    return _part(tree, title, root, max(root.index, title.index - NODES_ABOVE), title.end + NODES_BELOW)


def _part(tree: Tree, title: Node, root: Node, first: int, last: int) -> Block:
    """Return a part of the element that holds the post, up to the comments."""
    last = min(last, root.end)
    last = next((index for index in range(title.end, last) if holds_comments(tree.nodes[index])), last)
    end = tree.nodes[last].first_text if last < root.end else root.last_text
    return Block(title, root, first, last, min(tree.nodes[first].first_text, title.first_text), end)


def _statements(block: Block, finder: StatementFinder) -> list[Statement]:
    """Return what a block states of the day of posting: not of a change, and not of the page around it."""
    tree = finder.tree
    beside = chrome_of(tree)
    is_inside = is_entry(block.root) or beside[block.title.index]
    found = statements_of(block, tuple(learn_places([block], finder)), finder)
    times = Counter(each.place for each in found)
    return [
        each
        for each in found
        if times[each.place] < MIN_LISTED_DAYS
        and not _is_year(each.raw, finder.dates.language)
        and (is_inside or not beside[each.node.index])
        and read_header(f"{_line_before(tree, each.node)} {each.raw}"[-MAX_LABEL_CHARS:]) is not DayKind.OTHER
    ]


def _is_year(raw: str, language: str | None) -> bool:
    """Tell whether a text is no more than a year, which beside a title is of what the post is about."""
    reading = parse_posted(raw, language=language)
    return reading is not None and reading.precision is Precision.YEAR


def _line_before(tree: Tree, node: Node) -> str:
    """Return what stands before an element in its line: "Updated:"."""
    before = reversed(tree.texts[max(0, node.first_text - MAX_LINE_TEXTS) : node.first_text])
    return " ".join(reversed(list(takewhile(lambda text: text != "\n", before))))


def _posted(head: PostHead, statements: Iterable[Statement]) -> Iterator[PostedText]:
    declared = (head.article.published if head.article is not None else None, head.published)
    for raw in filter(None, declared):
        yield PostedText(raw=raw, source=PostedSource.META)
    for each in statements:
        source = PostedSource.META if each.place.part == "content" else PostedSource.LISTING
        if not each.is_partial:
            yield PostedText(raw=each.raw, source=source)
    in_url = from_url(head.url) if head.url is not None else None
    if in_url is not None:
        yield in_url


def _distinct(posted: Iterable[PostedText]) -> tuple[PostedText, ...]:
    return tuple(islice(dict.fromkeys(posted), MAX_POSTED))


def _names(tree: Tree, nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tree.text(node).strip(" ,;#") for node in nodes))
