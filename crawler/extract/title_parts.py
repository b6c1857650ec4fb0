"""Where the titles are links around whole cards, find the part of the cards that is the title.

One card does not tell which of its lines is the title: the category may come first, the excerpt last.
All of them do: the title is a part that most have, that says something else in each, and no day.
"""

import re
from collections import Counter, defaultdict
from typing import NamedTuple

from crawler.extract.blocks import Block
from crawler.extract.fields import BYLINE_NAMES, NOT_TITLE
from crawler.extract.scoring import count_words, is_title_like
from crawler.extract.statements import StatementFinder
from crawler.extract.tree import HEADINGS, Node, Tree

MIN_SHARE = 0.7  # of the cards, that have the part, and of its texts, that differ
MAX_PARTS = 60  # of one card
MAX_PART_CHARS = 300
MAX_NAME_CHARS = 300
TITLE_NAMES = re.compile(
    r"(?<![a-z])(?:title|titel|titre|titulo|titolo|headline|head|heading|hed|ttl|tit|subject|name)(?![a-z])",
    re.IGNORECASE,
)
OTHER_NAMES = re.compile(
    r"sub-?(?:title|head|line)|kicker|eyebrow|overline|categor|topic|label|date|time|meta|excerpt|summary|desc"
    r"|(?<![a-z])(?:tags?|cat|dek|lead|source|outlet)(?![a-z])",
    re.IGNORECASE,
)


class Part(NamedTuple):
    """A place inside the titles: the path, and which of that path in its title."""

    path: int
    number: int


def narrow_titles(blocks: list[Block], finder: StatementFinder) -> list[Block]:
    """Return the blocks with the part of each title that is the title; themselves where it is all of it."""
    parts = _parts_of_titles(finder.tree, blocks)
    ranked = [
        (rank, next(iter(nodes.values())).index, nodes)
        for nodes in parts.values()
        if len(nodes) >= MIN_SHARE * len(blocks) and (rank := _rank(nodes, finder)) is not None
    ]
    if not ranked:
        return blocks
    *_, best = min(ranked, key=lambda known: known[:2])
    return [block._replace(title=best.get(place, block.title)) for place, block in enumerate(blocks)]


def _parts_of_titles(tree: Tree, blocks: list[Block]) -> dict[Part, dict[int, Node]]:
    """Return the parts of the titles, each by the places of the blocks that have it."""
    parts: dict[Part, dict[int, Node]] = defaultdict(dict)
    for place, block in enumerate(blocks):
        title = block.title
        inside = _inside(tree, title)
        if len(inside) < 2 or _has_own_words(tree, title):
            continue
        whole = tree.size(title)
        numbers: Counter[int] = Counter()
        for node in inside:
            if 0 < tree.size(node) < whole:
                numbers[node.path] += 1
                parts[Part(node.path, numbers[node.path])][place] = node
    return parts


def _has_own_words(tree: Tree, title: Node) -> bool:
    """Tell whether a title, or a link in it, has words beside its elements: then all of it is the title."""
    covered = title.first_text
    for node in _inside(tree, title):
        if node.tag == "a" or node.last_text <= covered:
            continue
        if tree.chars[node.first_text] > tree.chars[covered]:
            return True
        covered = node.last_text
    return tree.chars[title.last_text] > tree.chars[covered]


def _rank(nodes: dict[int, Node], finder: StatementFinder) -> int | None:
    """Say how much a part looks like the title, 0 for most; None where it is none."""
    tree = finder.tree
    texts = [tree.text(node) for node in nodes.values()]
    sample = next(iter(nodes.values()))
    names = sample.get("class")[:MAX_NAME_CHARS]
    if (
        len(set(texts)) < MIN_SHARE * len(texts)
        or sum(map(is_title_like, texts)) < MIN_SHARE * len(texts)
        or max(map(len, texts)) > MAX_PART_CHARS
        or 2 * sum(map(finder.dates.is_all_dates, nodes.values())) > len(texts)
        or 2 * sum(_has_parts(tree, node) for node in nodes.values()) > len(texts)
    ):
        return None
    if sample.tag in HEADINGS:
        return 0
    if any(kind.search(names) for kind in (OTHER_NAMES, NOT_TITLE, BYLINE_NAMES)):
        return None
    if TITLE_NAMES.search(names):
        return 1
    return 2 if 2 * sum(count_words(text) > 1 for text in texts) > len(texts) else 3


def _has_parts(tree: Tree, node: Node) -> bool:
    size = tree.size(node)
    return any(0 < tree.size(inner) < size for inner in _inside(tree, node))


def _inside(tree: Tree, node: Node) -> list[Node]:
    return tree.nodes[node.index + 1 : min(node.end, node.index + 1 + MAX_PARTS)]
