"""Tell a single article from a listing: its title stands above its day and a long text of its own.

Below that text themes list related articles as they list entries, and its sections have headings as
entries have. Neither is a list of entries of this page.
"""

from dataclasses import dataclass

from crawler.extract.dates_in_tree import DateFinder, can_be_date
from crawler.extract.lines import running_text
from crawler.extract.notices import parts_of
from crawler.extract.regions import chrome_of
from crawler.extract.tree import HEADINGS, Node, Tree
from crawler.extract.wrapper import Wrapper
from pipelines.normalise.dates import find_dates

MIN_TEXT_CHARS = 600  # of an article, outside links, above what is listed below it
MIN_TITLE_CHARS, MAX_TITLE_CHARS = 8, 300
MAX_HEADINGS = 60
NODES_ABOVE, NODES_BELOW = 6, 15  # of an article's title, its day among them; today's stands farther up
MAX_HEAD_NODES = 400
MAX_DAY_CHARS = 80  # "Submitted by a name on a day"
MIN_LATE = 0.3  # of the running text stands above what is listed below an article
MAX_SECTION_DATED = 0.6  # a date here and there is part of the text

# As WordPress and Ghost name the body; others follow them.
SINGLE_CLASSES = frozenset({"single", "single-post", "post-template", "post-template-default"})
POST_CLASSES = SINGLE_CLASSES - {"single"}  # that is, to Hugo, whatever is no list
LISTING_CLASSES = frozenset(
    {"archive", "category", "tag", "author", "date", "search", "paged", "blog", "home", "taxonomy"}
    | {"home-template", "tag-template", "author-template", "kind-section", "kind-taxonomy", "kind-term"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The text that a page is about."""

    title: Node
    text_chars: int  # in paragraphs, outside links
    is_dated: bool
    is_declared: bool  # the page calls itself an article

    def describe(self, tree: Tree) -> str:
        """Say what it is, for people."""
        return f"an article, {tree.text(self.title)[:80]!r}, of {self.text_chars} characters"


def find_article(tree: Tree, dates: DateFinder, stop: int | None = None) -> Article | None:
    """Return the article that stands above the node `stop`, None where there is none.

    Its title is a heading that is no link, and is the title of the page as well or its only h1.
    """
    end = len(tree.nodes) if stop is None else stop
    titles = {part for part in parts_of(tree.title) if len(part) >= MIN_TITLE_CHARS}
    headings = [node for node in tree.nodes if node.tag in HEADINGS and tree.size(node)][:MAX_HEADINGS]
    has_one = sum(node.tag == "h1" for node in headings) == 1
    for title in headings:
        if title.index >= end:
            return None
        if not MIN_TITLE_CHARS <= tree.size(title) <= MAX_TITLE_CHARS or _is_linked(tree, title):
            continue
        is_title = (has_one and title.tag == "h1") or not titles.isdisjoint(parts_of(tree.text(title)))
        if not is_title or chrome_of(tree)[title.index]:
            continue
        last_text = tree.nodes[stop].first_text if stop is not None else len(tree.texts)
        return Article(
            title=title,
            text_chars=running_text(tree, title.last_text, last_text),
            is_dated=_has_day_near(tree, title, end, dates),
            is_declared=declares_article(tree),
        )
    return None


def lists_below_article(tree: Tree, wrapper: Wrapper, first: Node, dates: DateFinder) -> Article | None:
    """Return the article that a list stands below, None where the list is the page's own."""
    if wrapper.features.get("late", 0.0) < MIN_LATE or declares_listing(tree):
        return None
    article = find_article(tree, dates, first.index)
    if article is None or not is_long(article):
        return None
    return article if article.is_dated or article.is_declared else None


def lists_parts_of_text(tree: Tree, wrapper: Wrapper, first: Node, dates: DateFinder) -> bool:
    """Tell whether a list is the sections of one text, or the links in an article."""
    features = wrapper.features
    if features.get("labelled") or features.get("article") or features.get("dated", 0.0) > MAX_SECTION_DATED:
        return False
    if declares_listing(tree):
        return False
    if features.get("permalinked", 1.0) == 0.0 and features.get("inside"):
        return True
    if features.get("heading", 0.0) == 0.0:
        return bool(features.get("inside")) and declares_article(tree)
    if (
        features.get("linked", 1.0) > 0.0
        or running_text(tree, first.last_text, len(tree.texts)) < MIN_TEXT_CHARS
    ):
        return False
    article = find_article(tree, dates, first.index)  # its sections may hold links as well
    return article is not None and (article.is_dated or article.is_declared)


def declares_article(tree: Tree) -> bool:
    """Tell whether the page declares itself a single article in its head or the classes of its body."""
    for node in tree.nodes[:MAX_HEAD_NODES]:
        if node.tag == "meta":
            name = node.get("property") or node.get("name")
            if name == "article:published_time":
                return True
            if name == "og:type" and node.get("content").strip().lower() in {"article", "blog-post"}:
                return True
        elif node.tag == "body":
            names = set(node.get("class")[:1000].lower().split())
            return not names.isdisjoint(SINGLE_CLASSES)
    return False


def declares_post(tree: Tree) -> bool:
    """Tell whether the classes of the body say that the page is one post, not one page of any kind."""
    body = next((node for node in tree.nodes[:MAX_HEAD_NODES] if node.tag == "body"), None)
    return body is not None and not POST_CLASSES.isdisjoint(body.get("class")[:1000].lower().split())


def declares_listing(tree: Tree) -> bool:
    """Tell whether the classes of the body say that the page lists; `og:type` says so of any page."""
    body = next((node for node in tree.nodes[:MAX_HEAD_NODES] if node.tag == "body"), None)
    names = body.get("class")[:1000].lower().split() if body is not None else []
    return not LISTING_CLASSES.isdisjoint(names) and SINGLE_CLASSES.isdisjoint(names)


def is_long(article: Article) -> bool:
    """Tell whether there is more text than an introduction to a list has."""
    return article.text_chars >= MIN_TEXT_CHARS


def _is_linked(tree: Tree, title: Node) -> bool:
    return tree.link_chars[title.last_text] > tree.link_chars[title.first_text]


def _has_day_near(tree: Tree, title: Node, end: int, dates: DateFinder) -> bool:
    near = [
        *tree.nodes[max(0, title.index - NODES_ABOVE) : title.index],
        *tree.nodes[title.end : min(end, title.end + NODES_BELOW)],
    ]
    return any(
        (node.tag == "time" and node.get("datetime"))
        or node.get("itemprop") == "datePublished"
        or (tree.size(node) <= MAX_DAY_CHARS and _holds_day(tree.text(node), dates))
        for node in near
    )


def _holds_day(text: str, dates: DateFinder) -> bool:
    return can_be_date(text) and bool(find_dates(text, language=dates.language))
