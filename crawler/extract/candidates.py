"""Find the candidates for the main list of a page, and the best of them."""

from bisect import bisect_right
from collections import Counter

from crawler.extract.blocks import Block, cut_blocks
from crawler.extract.regions import chrome_of
from crawler.extract.scoring import Candidate, Glance, declared_kind, glance, measure
from crawler.extract.statements import StatementFinder
from crawler.extract.titles import MIN_TITLES, group_titles
from crawler.extract.tree import Node, Tree

NEARLY = 0.3  # between the scores of two readings of one list
MAX_FEW = 0.4  # of a group that stand elsewhere than the rest
MIN_LINKED_SHARE = 0.8  # where so many titles are links, the others are headings of something else
MIN_USUAL_SHARE = 0.7


def rank_candidates(tree: Tree, finder: StatementFinder) -> list[Candidate]:
    """Return the candidates measured, best first.

    What is costly to measure is measured only while a candidate could still become the best.
    """
    declared = declared_kind(tree)
    glances: list[Glance] = []
    for group in group_titles(tree):
        titles = clean_titles(tree, group.titles, finder)
        # A single entry is a list only on a page that calls itself one.
        is_list = len(titles) >= MIN_TITLES or (len(titles) == 1 and declared > 0)
        seen = glance(group, titles, declared, finder) if is_list else None
        if seen is not None:
            glances.append(seen)
    glances.sort(key=lambda seen: -seen.at_best)
    candidates: list[Candidate] = []
    best = float("-inf")
    for seen in glances:
        if seen.at_best <= best - NEARLY:
            break
        candidates.append(measure(seen, cut_titles(tree, seen.titles, finder), finder))
        best = max(best, candidates[-1].score)
    candidates.sort(key=lambda candidate: -candidate.score)
    return sorted(candidates, key=lambda candidate: not _is_fullest(candidate, candidates))


def _is_fullest(candidate: Candidate, candidates: list[Candidate]) -> bool:
    """Tell whether a candidate is nearly the best and has all its entries, and more between or around them.

    A first entry is often set off from the others: then the looser group has it, the strict one not.
    """
    best = candidates[0]
    if candidate.score < best.score - NEARLY or len(candidate.blocks) <= len(best.blocks):
        return False
    firsts = {block.title.first_text for block in candidate.blocks}
    if not all(_holds_one(block.title, firsts) for block in best.blocks):
        return False
    starts = [block.first_text for block in best.blocks]
    places = ((bisect_right(starts, first) - 1, first) for first in firsts)
    inside = sum(place >= 0 and first < best.blocks[place].last_text for place, first in places)
    return inside == len(best.blocks)


def _holds_one(title: Node, starts: set[int]) -> bool:
    return any(start in starts for start in range(title.first_text, title.last_text))


def cut_titles(tree: Tree, titles: list[Node], finder: StatementFinder) -> list[Block]:
    """Return the blocks of the titles."""
    return cut_blocks(tree, titles, finder.dates.is_date_line)


def clean_titles(tree: Tree, titles: list[Node], finder: StatementFinder) -> list[Node]:
    """Leave out what is in a group of titles only by its looks."""
    titles = _without_strays(tree, _on_one_side(titles, chrome_of(tree)))
    return _without_nested(tree, titles, finder)


def _on_one_side(titles: list[Node], chrome: list[bool]) -> list[Node]:
    """Leave out the few of a group that stand in a sidebar or footer, or the few that do not."""
    inside = [node for node in titles if not chrome[node.index]]
    if len(inside) >= (1 - MAX_FEW) * len(titles):
        return inside
    if len(inside) <= MAX_FEW * len(titles):
        return [node for node in titles if chrome[node.index]]
    return titles


def _without_strays(tree: Tree, titles: list[Node]) -> list[Node]:
    """Leave out headings that are no links where nearly all are: widget titles, headings inside a text."""
    linked = [title for title in titles if _is_linked(tree, title)]
    return linked if len(linked) >= MIN_LINKED_SHARE * len(titles) else titles


def _is_linked(tree: Tree, title: Node) -> bool:
    return (
        title.tag == "a"
        or (title.parent is not None and title.parent.tag == "a")
        or any(node.tag == "a" for node in tree.nodes[title.index + 1 : title.end])
    )


def _without_nested(tree: Tree, titles: list[Node], finder: StatementFinder) -> list[Node]:
    """Leave out the few of another path that stand inside the blocks of the rest: headings of a text."""
    paths = Counter(title.path for title in titles)
    usual, count = paths.most_common(1)[0] if paths else (None, 0)
    if len(paths) < 2 or count < MIN_USUAL_SHARE * len(titles):
        return titles
    blocks = cut_titles(tree, [title for title in titles if title.path == usual], finder)
    starts = [block.first for block in blocks]
    kept = []
    for title in titles:
        block = blocks[max(0, bisect_right(starts, title.index) - 1)]
        if title.path == usual or not block.first <= title.index < block.last:
            kept.append(title)
    return kept
