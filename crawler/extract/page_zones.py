"""Tell the links that stand where other things than the listing have pages: pictures, comments, posts."""

from collections.abc import Iterable

from crawler.extract.page_links import PageLink
from crawler.extract.regions import words_of
from crawler.extract.tree import Tree

MAX_ZONE_CHARS = 1_500  # a larger element is the page or its list, whatever its name
MAX_ZONE_LEVELS = 6

# What has pages of its own: pictures, comments, the days of a month.
OTHER_ZONES = frozenset(
    {"calendar", "slider", "slides", "slide", "slideshow", "carousel", "slick", "swiper", "flexslider"}
    | {"gallery", "lightbox", "ticker", "marquee", "testimonials", "comment", "comments", "commentlist"}
    | {"respond", "related", "player", "playlist", "datepicker"}
)
NAVIGATION = frozenset({"nav", "navigation", "pagination", "links", "pager"})
SIDE_TAGS = frozenset({"aside", "footer", "table"})
SIDE_ZONES = frozenset({"sidebar", "widget", "widgets", "footer", "archives", "menu"})


def not_elsewhere(
    tree: Tree, links: Iterable[PageLink], *, is_by_words: bool, is_period: bool = False
) -> list[PageLink]:
    """Leave out the links that stand elsewhere; the more so where only words or periods speak for them."""
    in_articles = is_by_words and sum(node.tag == "article" for node in tree.nodes) > 1
    return [
        link
        for link in links
        if not _is_elsewhere(tree, link, is_by_words=is_by_words, is_period=is_period)
        and not (in_articles and any(zone.tag == "article" for zone in link.node.ancestors()))
    ]


def _is_elsewhere(tree: Tree, link: PageLink, *, is_by_words: bool, is_period: bool) -> bool:
    for level, zone in enumerate(link.node.ancestors()):
        if level == MAX_ZONE_LEVELS or tree.size(zone) > MAX_ZONE_CHARS or zone.tag in {"body", "main"}:
            break
        words = words_of(f"{zone.get('class')[:300]} {zone.get('id')[:100]}")
        if words & OTHER_ZONES:
            return True
        if is_period and (zone.tag in SIDE_TAGS or words & SIDE_ZONES):
            return True
        if is_by_words and words & {"post", "single"} and words & NAVIGATION:
            return True  # from one post to its neighbour
    return False
