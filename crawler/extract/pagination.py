"""Find the next older page of a listing, and which of how many pages this one is.

Two kinds of evidence meet: what a link says (words, signs, classes, rel=next, numbers) and where it
leads, seen from the page's own address. The address decides where words mislead: WordPress calls
older entries "previous", and generators of documentation declare rel=next between sections. A link
whose address says nothing is believed only by its words, and only if no other says the same.
"""

from dataclasses import dataclass

from crawler.extract.declared_next import find_declared_next, find_sections
from crawler.extract.page_address import PageAddress, Step, read_address, resolve
from crawler.extract.page_counts import find_count, find_last_number
from crawler.extract.page_links import PageLink, find_links
from crawler.extract.page_numbers import NumberLink, read_row
from crawler.extract.page_zones import not_elsewhere
from crawler.extract.pagination_words import Direction, has_arrow
from crawler.extract.tree import Node, Tree

__all__ = ["Pagination", "find_pagination", "resolve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """Where a page stands among the pages of its listing; None where the page does not say."""

    next_page: str | None = None  # absolute address of the next older page
    number: int | None = None  # 1 for the newest
    total: int | None = None  # how many pages the listing has
    declared_next: str | None = None  # what it declares to be next, where that is not surely the next page


def find_pagination(tree: Tree, page_url: str | None) -> Pagination:
    """Read what a page says of the other pages of its listing; `page_url` completes its links."""
    own_url = resolve(None, page_url) if page_url else None
    page = read_address(own_url) if own_url is not None else None
    links = find_links(tree, page, page_url)
    numbered = [
        NumberLink(link.node, link.signs.number, link.address, link.step)
        for link in links
        if link.signs.number is not None and not link.address.is_day
    ]
    own = _own_number(page, links)
    row = read_row(tree, numbered, own)
    current = row.current or own
    following = row.following.node if row.following is not None else None
    sections = find_sections(tree, links, page_url)
    chosen = _choose(
        tree, [link for link in links if not _is_section(link, sections)], current or 1, following
    )
    count = find_count(tree, links, current)
    is_numbered = (
        row.current is not None
        or (page is not None and page.number is not None and not page.is_offset)
        or (chosen is not None and chosen.step is Step.NEXT)
    )
    number = count[0] if count else current if is_numbered else None
    total = count[1] if count else row.total or find_last_number(links)
    return Pagination(
        next_page=chosen.address.url if chosen is not None else None,
        number=number,
        total=total if total is None or number is None or total >= number else None,
        declared_next=find_declared_next(tree, links, page, sections) if chosen is None else None,
    )


def _is_section(link: PageLink, sections: frozenset[str]) -> bool:
    """Tell whether a link leads to the next section of a site: its address says nothing, its name does."""
    is_open = link.step is Step.UNKNOWN and link.signs.is_declared
    return is_open and link.address.whole in sections and link.signs.direction is not Direction.OLDER


def _own_number(page: PageAddress | None, links: list[PageLink]) -> int | None:
    """Tell which page of its listing a page is, by its address: an address without a number is the first."""
    if page is None or page.cursor is not None:
        return None
    if page.is_offset:
        return 1 if page.number == 0 else None
    if page.number is not None:
        return page.number + _counts_from_zero(page, links)
    if page.loose_number is not None and any(
        link.address.loose_stem == page.loose_stem and (link.signs.is_onward or link.signs.number is not None)
        for link in links
    ):
        return page.loose_number
    return 1


def _counts_from_zero(page: PageAddress, links: list[PageLink]) -> bool:
    """Tell whether the second page is number 1, as in Drupal: some link names the first one 0."""
    return page.number == 0 or any(
        link.address.number == 0 and link.address.stem == page.stem for link in links
    )


def _choose(tree: Tree, links: list[PageLink], current: int, following: Node | None) -> PageLink | None:
    """Return the link to the next older page: the one of the best rank, in doubt none."""
    ranked: dict[int, list[PageLink]] = {}
    for link in links:
        rank = _rank(link, current)
        if link.node is following and link.step is not Step.ELSEWHERE:
            rank = FOLLOWS_NUMBER if rank is None else min(rank, FOLLOWS_NUMBER)
        if rank is not None:
            ranked.setdefault(rank, []).append(link)
    for rank in sorted(ranked):
        best = not_elsewhere(tree, ranked[rank], is_by_words=rank >= BY_WORDS, is_period=rank == OLDER_PERIOD)
        if not best:
            continue
        if rank == OLDER_PERIOD:
            return max(best, key=lambda link: link.address.period or ())
        if rank < BY_WORDS:
            return min(best, key=lambda link: (link.address.is_offset and link.address.number) or 0)
        if len({link.address.whole for link in best}) == 1:
            return best[0]
    return None


# Ranks, the best first. Up to FOLLOWS_NUMBER the address is the next one of this listing.
SAYS_NEXT, IS_NUMBER, SAYS_PREVIOUS, SAYS_NOTHING, FOLLOWS_NUMBER = range(5)
# The address goes on from an entry, or is the next number of what may be another listing.
GOES_ON, OTHER_NEXT, OTHER_PREVIOUS, OTHER_DECLARED = range(5, 9)
# The address says nothing, or another number: the words must.
BY_WORDS, COUNTS_DOWN = range(9, 11)
OLDER_PERIOD = 11


def _rank(link: PageLink, current: int) -> int | None:
    """Rank how surely a link leads to the next older page; None where it does not."""
    signs, address = link.signs, link.address
    match link.step:
        case Step.NEXT:
            return _rank_next(link)
        case Step.FIRST:  # counted from 0, or page 1 by its own number
            says_next = signs.direction in {Direction.OLDER, Direction.NEXT}
            return SAYS_NEXT if says_next or signs.number == 2 else None
        case Step.CURSOR:
            return GOES_ON if signs.is_onward else None
        case Step.OTHER | Step.BELOW:
            return _rank_other(link, current)
        case Step.OLDER_PERIOD:
            points = signs.direction is not None or signs.named is not None or has_arrow(signs.label)
            return OLDER_PERIOD if points else None
        case Step.EARLIER:  # some archives count down to their first page
            counts_down = signs.direction is Direction.OLDER and address.number
            return COUNTS_DOWN if counts_down else None
        case Step.UNKNOWN | Step.LATER:
            says_next = signs.direction in {Direction.OLDER, Direction.NEXT}
            return BY_WORDS if says_next else None
        case _:
            return None


def _rank_next(link: PageLink) -> int | None:
    signs, address = link.signs, link.address
    if signs.direction is Direction.NEWER or (signs.direction is Direction.LAST and address.is_offset):
        return None
    if signs.is_onward:
        return SAYS_NEXT
    number = address.number if address.number is not None else address.loose_number
    if signs.number is not None:
        return IS_NUMBER if signs.number == number or address.is_offset else None
    if signs.direction is not None or signs.named is not None:
        return SAYS_PREVIOUS
    return SAYS_NOTHING if address.number is not None and not address.is_offset else None


def _rank_other(link: PageLink, current: int) -> int | None:
    signs, number = link.signs, link.address.number
    if number is None or (number <= current and not link.address.is_offset):
        return None
    if signs.direction in {Direction.OLDER, Direction.NEXT}:
        return OTHER_NEXT if number == current + 1 else BY_WORDS
    if number != current + 1:
        return None
    if signs.direction in {Direction.PREVIOUS, Direction.MORE} or signs.named is not None:
        return OTHER_PREVIOUS
    return OTHER_DECLARED if signs.is_declared and link.step is Step.BELOW else None
