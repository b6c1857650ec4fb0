"""Collect the links of a page that may lead to another page of its listing, and what speaks for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from crawler.extract.page_address import PageAddress, Step, find_step, read_address, resolve
from crawler.extract.pagination_words import (
    MAX_CLASS_CHARS,
    MAX_LABEL_CHARS,
    Direction,
    direction_in,
    direction_of_class,
    has_arrow,
    read_label,
)
from crawler.extract.tree import Node, Tree

MAX_LINKS = 600  # with a sign of leading to another page; a pagination is among the first or the last
MAX_INNER = 4  # an icon in a link is one of its first elements
MAX_HOLDER_NODES = 12  # of what holds one link and nothing else


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A link with some sign that it leads to another page of the listing."""

    node: Node
    address: PageAddress
    step: Step
    signs: "Signs"


@dataclass(frozen=True, slots=True)
class Signs:
    """What a link says of where it leads."""

    label: str = ""
    direction: Direction | None = None  # its words or signs
    named: Direction | None = None  # its class, or one word among others
    is_declared: bool = False  # rel=next
    number: int | None = None  # its label is a page number

    @property
    def is_onward(self) -> bool:
        """Whether the link says "next" or "older", somehow."""
        onward = {Direction.OLDER, Direction.NEXT, Direction.MORE}
        if self.direction is not None:
            return self.direction in onward
        return self.named in onward or (self.is_declared and self.named is None)


def find_links(tree: Tree, page: PageAddress | None, base: str | None) -> list[PageLink]:
    """List the links with such signs, or with an address that ends in the next number."""
    following = _next_number(page)
    is_period = page is not None and page.period is not None
    signed = []
    for node in tree.nodes:
        if node.tag == "a" or node.tag == "link":
            signs = _read_signs(tree, node, following)
            if signs is None and is_period and node.tag == "a" and tree.size(node) <= MAX_LABEL_CHARS:
                label = tree.text(node)  # "« Feb" on the page of a March
                named = direction_in(label)
                signs = Signs(label, named=named) if named or has_arrow(label) else None
            if signs is not None:
                signed.append((node, signs))
    if len(signed) > MAX_LINKS:
        signed = signed[: MAX_LINKS // 2] + signed[-MAX_LINKS // 2 :]
    known: dict[str, tuple[PageAddress, Step] | None] = {}
    links = []
    for node, signs in signed:
        href = node.get("href")
        if href not in known:
            known[href] = _read_target(page, resolve(base, href))
        target = known[href]
        if target is not None:
            links.append(PageLink(node=node, address=target[0], step=target[1], signs=signs))
    return links


def _read_target(page: PageAddress | None, url: str | None) -> tuple[PageAddress, Step] | None:
    """Tell where a link leads; None where that is no page of a listing."""
    address = read_address(url) if url is not None else None
    if address is None or address.is_comments:
        return None
    if page is None:
        return address, _step_from_anywhere(address)
    step = find_step(page, address)
    if step is Step.SELF and "#" in address.url:
        return None  # a place in this page
    return address, step


def _next_number(page: PageAddress | None) -> str:
    """Return what the address of the next page has in it."""
    return str(page.number + 1) if page is not None and page.number is not None else "2"


def _step_from_anywhere(address: PageAddress) -> Step:
    """Tell where an address leads from a page without one."""
    if address.number is not None:
        return Step.OTHER
    return Step.CURSOR if address.cursor is not None else Step.UNKNOWN


def _read_signs(tree: Tree, node: Node, following: str) -> Signs | None:
    """Tell what a link says of where it leads, None where it says nothing of the kind."""
    attrs = node.attrs
    href = attrs.get("href")
    if not href or href[0] == "#":
        return None
    rel = attrs.get("rel")
    is_declared = rel is not None and "next" in rel.lower().split()
    if node.tag == "link":
        return Signs(is_declared=True) if is_declared else None
    size = tree.size(node)
    if size > MAX_LABEL_CHARS:
        return None  # the title of the next post, whatever its rel
    label = _label_of(tree, node) if size else ""
    direction, number = read_label(label) if size else (None, None)
    named = None
    if number is None:
        if len(attrs) > 1 and direction is not Direction.OLDER and direction is not Direction.NEWER:
            direction = _direction_of_titles(attrs) or direction
        named = _named_direction(tree, node)
        if not size:
            direction, named = _read_icon(tree, node, direction, named)
    if direction or named or is_declared or number is not None:
        return Signs(label, direction, named, is_declared, number)
    is_numbered = _has_number(href, following)
    if is_numbered or "?" in href:  # "View older posts" is believed where the address agrees
        named = direction_in(label) if " " in label else None
    return Signs(label, named=named) if is_numbered or named else None


def _label_of(tree: Tree, node: Node) -> str:
    if node.last_text - node.first_text == 1:  # as nearly always
        return tree.texts[node.first_text].strip()[: MAX_LABEL_CHARS + 1]
    return tree.text(node)


def _has_number(href: str, number: str) -> bool:
    return number in href and re.search(rf"(?<![0-9]){number}(?![0-9])", href) is not None


def _direction_of_titles(attrs: Mapping[str, str]) -> Direction | None:
    """Tell what is written for those who do not see a link, or point at it."""
    for name in ("aria-label", "title", "alt"):
        title = attrs.get(name)
        if title and len(title) <= MAX_LABEL_CHARS and (direction := read_label(title)[0]) is not None:
            return direction
    return None


def _named_direction(tree: Tree, node: Node) -> Direction | None:
    """Tell what the class of a link says, or of what holds it and nothing else."""
    names = node.attrs.get("class")
    if names and (direction := direction_of_class(names[:MAX_CLASS_CHARS])) is not None:
        return direction
    parent = node.parent
    names = parent.attrs.get("class") if parent is not None else None
    if not names or parent is None or (direction := direction_of_class(names[:MAX_CLASS_CHARS])) is None:
        return None
    return direction if holds_only(tree, parent, node) else None


def _read_icon(
    tree: Tree, node: Node, direction: Direction | None, named: Direction | None
) -> tuple[Direction | None, Direction | None]:
    """Add what an icon or a picture in a link says, by its description or its class."""
    for inner in tree.nodes[node.index + 1 : min(node.end, node.index + 1 + MAX_INNER)]:
        direction = direction or _direction_of_titles(inner.attrs)
        named = named or direction_of_class(inner.get("class")[:MAX_CLASS_CHARS])
    return direction, named


def holds_only(tree: Tree, parent: Node, node: Node) -> bool:
    """Tell whether an element holds one link and no other text."""
    if tree.size(parent) != tree.size(node) or parent.end - parent.index > MAX_HOLDER_NODES:
        return False
    return sum(each.tag == "a" for each in tree.within(parent)) == 1
