"""Find how many pages a listing says it has: "page 3 of 27", or the number of its last page."""

import re
from collections.abc import Iterator
from itertools import islice

from crawler.extract.page_address import MIN_YEAR, Step
from crawler.extract.page_links import PageLink
from crawler.extract.page_numbers import is_named
from crawler.extract.pagination_words import Direction, is_page_word
from crawler.extract.tree import Node, Tree

MAX_COUNT_CHARS = 200  # of what holds "page 3 of 27"
MAX_COUNT_ZONES = 40
MAX_COUNT_LEVELS = 3
OUT_OF = "中중"  # after the total: "27ページ中 3ページ"
_COUNT = re.compile(
    r"(?<![\d.,:/-])(\d{1,6})\s{0,3}(?:[/／|]|([^\W\d]{1,12})|[页頁][\s,，/／]{0,3}[共总總全])\s{0,3}(\d{1,6})(?![\d.,:/-]\d|\d)"
)


def find_count(tree: Tree, links: list[PageLink], current: int | None) -> tuple[int, int] | None:
    """Find "page 3 of 27" in what is named a pagination, around its links, or in the title of the page."""
    seen = set()
    for zone in _count_zones(tree, links):
        if zone.index not in seen and 0 < tree.size(zone) <= MAX_COUNT_CHARS:
            seen.add(zone.index)
            texts = tree.texts[zone.first_text : zone.last_text]  # "Page 1 of 3" and "1" may touch
            count = read_count(" ".join(" ".join(texts).split()), current)
            if count is not None or len(seen) == MAX_COUNT_ZONES:
                return count
    return read_count(tree.title[:MAX_COUNT_CHARS], None)


def read_count(text: str, number: int | None) -> tuple[int, int] | None:
    """Read "page 3 of 27" in the text of a pagination, in any language: two numbers around a word.

    `number` is which page this is known to be: it tells pages from "10 of 230 results". Where a word
    for "page" stands before them, the numbers need no such proof.

    >>> read_count("Newer Seite 3 von 27 Older", 3), read_count("10 of 230 results", 1)
    ((3, 27), None)
    """
    for match in _COUNT.finditer(text):
        if match[2] is not None and is_page_word(match[2]):
            continue  # "page 1 page 2"
        first, last = int(match[1]), int(match[3])
        before = text[: match.start()].split()
        if 0 < first <= last and before and is_page_word(before[-1]):
            return first, last
        is_day = last >= MIN_YEAR or (match[2] or "").istitle()  # "1 May 2020", "1 May 20"
        if first == number and first <= last and not is_day:
            return first, last
        if last == number and first > last and match[2] is not None and match[2][-1] in OUT_OF:
            return last, first
    return None


def find_last_number(links: list[PageLink]) -> int | None:
    """Return the number of the page that a link calls the last."""
    for link in links:
        is_last = Direction.LAST in {link.signs.direction, link.signs.named}
        if is_last and link.step in {Step.NEXT, Step.LATER} and not link.address.is_offset:
            return link.address.number
    return None


def _count_zones(tree: Tree, links: list[PageLink]) -> Iterator[Node]:
    paths = {number for number, path in enumerate(tree.paths) if "pag" in path.step.lower()}
    if paths:
        yield from (node for node in tree.nodes if node.path in paths and is_named(node))
    for link in links:
        if link.signs.direction is not None or link.signs.named is not None:
            yield from islice(link.node.ancestors(), MAX_COUNT_LEVELS)
