"""Find the candidates for the main list of a page, and the best of them."""

from bisect import bisect_right
from collections import Counter
from heapq import heapify, heappop, heappush

from crawler.extract.addresses import Shape, shape_of
from crawler.extract.blocks import Block, cut_blocks
from crawler.extract.fields import leads_elsewhere, read_link
from crawler.extract.regions import chrome_of
from crawler.extract.scoring import (
    Candidate,
    declared_kind,
    glance,
    measure_blocks,
    measure_days,
    measure_titles,
)
from crawler.extract.statements import StatementFinder
from crawler.extract.titles import MIN_TITLES, TitleKind, group_titles
from crawler.extract.tree import Node, Tree

STEPS = 3  # of measuring a candidate
NEARLY = 0.3  # between the scores of two readings of one list
SURE = 1.5  # log-odds; a rival that can not win does not bring this below the confidence that is needed
RIVAL_MARGIN = 4.0  # a list this much less likely takes two hundredths of the confidence at most
MAX_FEW = 0.4  # of a group that stand elsewhere than the rest
MIN_LINKED_SHARE = 0.8  # where so many titles are links, the others are headings of something else
MIN_USUAL_SHARE = 0.7
MIN_DATED = 0.8  # where so many entries have a day, what has none may be something else


def rank_candidates(
    tree: Tree, finder: StatementFinder, *, thorough: bool = False, kind: TitleKind = TitleKind.MARKED
) -> list[Candidate]:
    """Return the candidates that come near the best, by their log-odds, best first.

    Each is measured in steps, the costly last, and only while it could still come near: the next step is
    always for the one that could become the best of all. How near matters where the best is not sure of
    itself, or where `thorough`.
    """
    declared = declared_kind(tree)
    groups = group_titles(tree, kind)
    waiting = [(glance(group, declared, tree), 0, place) for place, group in enumerate(groups)]
    queue = [(-candidate.at_best, place, step, candidate) for candidate, step, place in waiting]
    heapify(queue)
    measured: list[tuple[float, int, Candidate]] = []
    best = float("-inf")
    while queue and -queue[0][0] > best - (NEARLY if best >= SURE and not thorough else RIVAL_MARGIN):
        _, place, step, candidate = heappop(queue)
        next_step = _measure(candidate, step, declared, finder)
        if next_step is None:
            continue
        if step + 1 < STEPS:
            heappush(queue, (-next_step.at_best, place, step + 1, next_step))
        else:
            measured.append((-next_step.score, place, next_step))
            best = max(best, next_step.score)
    candidates = [candidate for *_, candidate in sorted(measured, key=lambda known: known[:2])]
    return sorted(candidates, key=lambda candidate: not _is_fullest(candidate, candidates, finder))


def _measure(candidate: Candidate, step: int, declared: float, finder: StatementFinder) -> Candidate | None:
    """Take one step in measuring a candidate; None where it turns out to be no list."""
    match step:
        case 0:
            titles = clean_titles(finder.tree, candidate.group.titles, finder)
            # A single entry is a list only on a page that calls itself one.
            is_list = len(titles) >= MIN_TITLES or (len(titles) == 1 and declared > 0)
            return measure_titles(candidate, titles, finder) if is_list else None
        case 1:
            return measure_blocks(candidate, cut_titles(finder.tree, candidate.titles, finder), finder)
        case _:
            return measure_days(candidate, finder)


def _is_fullest(candidate: Candidate, candidates: list[Candidate], finder: StatementFinder) -> bool:
    """Tell whether a candidate is nearly the best and has all its entries, and more between or around them.

    A first entry is often set off from the others: then the looser group has it, the strict one not.
    So is the name of the site, in a heading as well.
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
    return inside == len(best.blocks) and _adds_entries(candidate, best, finder)


def _adds_entries(candidate: Candidate, best: Candidate, finder: StatementFinder) -> bool:
    """Tell whether all that a candidate has besides another's entries has a day or leads where they do."""
    if best.features["dated"] < MIN_DATED:
        return True
    starts = {block.title.first_text for block in best.blocks}
    added = [block for block in candidate.blocks if not _holds_one(block.title, starts)]
    undated = [block for block in added if not finder.states_day(block)]
    kinds = {_kind_of(block, finder) for block in best.blocks} if undated else set()
    return all(_kind_of(block, finder) in kinds for block in undated)


def _kind_of(block: Block, finder: StatementFinder) -> Shape | None:
    link = read_link(finder.tree, block, None)
    return shape_of(link.get("href")) if link is not None else None


def _holds_one(title: Node, starts: set[int]) -> bool:
    return any(start in starts for start in range(title.first_text, title.last_text))


def cut_titles(tree: Tree, titles: list[Node], finder: StatementFinder) -> list[Block]:
    """Return the blocks of the titles."""
    return cut_blocks(tree, titles, finder.dates)


def clean_titles(tree: Tree, titles: list[Node], finder: StatementFinder) -> list[Node]:
    """Leave out what is in a group of titles only by its looks."""
    titles = _one_a_target(_on_one_side(titles, chrome_of(tree)), finder)
    titles = _without_strays(tree, titles)
    return _without_nested(tree, titles, finder)


def _on_one_side(titles: list[Node], chrome: list[bool]) -> list[Node]:
    """Leave out the few of a group that stand in a sidebar or footer, or the few that do not."""
    inside = [node for node in titles if not chrome[node.index]]
    if len(inside) >= (1 - MAX_FEW) * len(titles):
        return inside
    if len(inside) <= MAX_FEW * len(titles):
        return [node for node in titles if chrome[node.index]]
    return titles


def _one_a_target(titles: list[Node], finder: StatementFinder) -> list[Node]:
    """Keep the first of links in a row that lead to one page: its excerpt and comments come after it."""
    if not titles or titles[0].tag != "a":
        return titles
    targets = [title.attrs.get("href", "").partition("#")[0] for title in titles]
    if len(set(targets)) == len(targets):
        return titles
    kept: list[Node] = []
    before = None
    for title, target in zip(titles, targets, strict=True):
        if target != before or not leads_elsewhere(target):
            kept.append(title)
        elif finder.dates.is_date_line(kept[-1]):
            kept[-1] = title
        before = target
    return kept


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
