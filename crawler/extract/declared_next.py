"""Tell which next page a page declares (rel=next), whatever its address looks like.

Generators of documentation declare the next section of a site so, old blogs the next post: such a one has
a name, in its title or in the menu, where a further page of a listing has a number or words like "older".
"""

from collections.abc import Iterable
from itertools import islice

from crawler.extract.page_address import PageAddress, Step, read_address, resolve
from crawler.extract.page_links import PageLink
from crawler.extract.page_numbers import MAX_ROW_LEVELS, is_named
from crawler.extract.page_zones import not_elsewhere
from crawler.extract.pagination_words import MAX_LABEL_CHARS, Direction, direction_in, is_page_word
from crawler.extract.tree import Node, Tree

# Back, to another site, or to another month, which is a listing of its own.
_OTHER_STEPS = frozenset({Step.SELF, Step.EARLIER, Step.ELSEWHERE, Step.OLDER_PERIOD, Step.NEWER_PERIOD})
_OTHER_WAYS = frozenset({Direction.NEWER, Direction.FIRST, Direction.LAST})


def find_sections(tree: Tree, links: Iterable[PageLink], base: str | None) -> frozenset[str]:
    """Return the addresses that are declared as next and that another link calls by a name."""
    declared = {link.address.whole for link in links if link.signs.is_declared}
    if not declared:
        return frozenset()
    signed = {link.node.index for link in links}
    named: set[str] = set()
    for node in tree.nodes:
        if node.tag == "a" and node.index not in signed and _has_name(tree, node):
            url = resolve(base, node.get("href"))
            address = read_address(url) if url is not None else None
            if address is not None and address.whole in declared and not _is_in_pagination(node):
                named.add(address.whole)
    return frozenset(named)


def find_declared_next(
    tree: Tree, links: Iterable[PageLink], page: PageAddress | None, sections: frozenset[str]
) -> str | None:
    """Return the address that a page without a next page by other signs declares to be it."""
    if page is None:
        return None
    declared = [link for link in links if link.signs.is_declared and _may_be_next(link, page, sections)]
    left = not_elsewhere(tree, declared, is_by_words=True)
    return left[0].address.url if left else None


def _may_be_next(link: PageLink, page: PageAddress, sections: frozenset[str]) -> bool:
    address, signs = link.address, link.signs
    if link.step in _OTHER_STEPS or address.site != page.site or address.whole in sections:
        return False
    if (signs.direction or signs.named) in _OTHER_WAYS:
        return False
    if link.node.tag == "a":
        return True
    # Jekyll's themes declare the second page of the whole blog on the pages of every tag and author.
    return link.step is not Step.OTHER and not _is_titled(link.node.get("title"))


def _is_titled(title: str) -> bool:
    """Tell whether the title of a link in the head is a name, and no "Page 2" or "Older posts"."""
    words = title[:MAX_LABEL_CHARS].split()
    return bool(words) and direction_in(title) is None and not any(is_page_word(word) for word in words)


def _has_name(tree: Tree, node: Node) -> bool:
    """Tell whether a link has words, and others than "older" or "next"."""
    if tree.size(node) > MAX_LABEL_CHARS:
        return True
    label = tree.text(node)
    return direction_in(label) is None and any(character.isalpha() for character in label)


def _is_in_pagination(node: Node) -> bool:
    return any(is_named(holder) for holder in islice(node.ancestors(), MAX_ROW_LEVELS))
