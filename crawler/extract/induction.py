"""Induce the wrapper of a page: where its main list is, and how sure that is."""

import math
from bisect import bisect_right

from crawler.extract.candidates import rank_candidates
from crawler.extract.fields import learn_link_place
from crawler.extract.places import spell_step, spell_way
from crawler.extract.posted import learn_places
from crawler.extract.scoring import WEIGHTS, Candidate
from crawler.extract.statements import StatementFinder
from crawler.extract.title_parts import narrow_titles
from crawler.extract.titles import TitleKind
from crawler.extract.tree import Tree
from crawler.extract.wrapper import Rival, Wrapper

MAX_REASONS = 3
MIN_OTHER_DATED = 0.6  # bold words open many lines, and links repeat; with a day they are titles


def induce(
    tree: Tree, finder: StatementFinder, *, needed: float = 0.0, thorough: bool = False
) -> Wrapper | None:
    """Return where the main list of a page is, None when nothing on it looks like one.

    The caller decides by `confidence` whether to trust it; only below what is `needed` are titles
    of other kinds looked for. Rivals that can not win are known to the end only where that
    could change the decision, or where `thorough`.
    """
    candidates = rank_candidates(tree, finder, thorough=thorough)
    if not candidates or _confidence_of(candidates) < needed:
        candidates = _of_other_kinds(tree, finder, needed) or candidates
    if not candidates:
        return None
    best = candidates[0]
    places = learn_places(narrow_titles(best.blocks, finder), finder)
    rival = _rival(candidates)
    return Wrapper(
        rule=best.group.rule,
        titles=_spell_titles(tree, best),
        date_places=tuple(places),
        link_place=learn_link_place(tree, best.blocks) if best.features["linked"] < 1 else None,
        confidence=_confidence_of(candidates),
        score=best.score,
        features=best.features,
        rival=_as_rival(best, rival) if rival is not None else None,
    )


def _of_other_kinds(tree: Tree, finder: StatementFinder, needed: float) -> list[Candidate]:
    """Return the candidates of the first less usual kind of titles whose best is dated and sure enough."""
    for kind in (TitleKind.PLAIN, TitleKind.REPEATED):
        candidates = rank_candidates(tree, finder, thorough=True, kind=kind)
        if candidates and _confidence_of(candidates) >= needed and _are_dated(candidates[0], finder):
            return candidates
    return []


def _are_dated(candidate: Candidate, finder: StatementFinder) -> bool:
    dated = sum(finder.states_day(block) or bool(finder.in_title(block)) for block in candidate.blocks)
    return dated >= MIN_OTHER_DATED * len(candidate.blocks)


def _spell_titles(tree: Tree, candidate: Candidate) -> str:
    """Spell where the titles are so that a class with a slash in it is still one step of the way."""
    rule, key = candidate.group.rule, candidate.group.key
    match rule:
        case "path":
            return spell_way(tree, candidate.group.titles[0])
        case "list":
            return f"{spell_way(tree, candidate.group.titles[0])}#{key.rpartition('#')[2]}"
        case "step" | "class":
            return spell_step(key)
        case _:
            return key


def _rival(candidates: list[Candidate]) -> Candidate | None:
    """Return the best candidate that is another list than the best of all."""
    return next((other for other in candidates[1:] if not _is_same_list(candidates[0], other)), None)


def _confidence_of(candidates: list[Candidate]) -> float:
    """Return the probability that this is the list, and not its rival, and that there is a list at all.

    Both scores are log-odds against "no list"; of the three, one is true. Of 153 listing pages that
    refused none, and of the 624 single posts that were asked it refused 604, one more than the score alone.
    """
    rival = _rival(candidates)
    here = math.exp(min(candidates[0].score, 50.0))
    there = math.exp(min(rival.score, 50.0)) if rival is not None else 0.0
    return round(here / (1 + here + there), 3)


def _as_rival(best: Candidate, rival: Candidate) -> Rival:
    gaps = {name: weight * (best.features[name] - rival.features[name]) for name, weight in WEIGHTS.items()}
    lost_by = sorted((gap for gap in gaps.items() if gap[1] > 0), key=lambda gap: -gap[1])
    return Rival(
        rule=rival.group.rule,
        titles=rival.group.key,
        count=len(rival.blocks),
        score=rival.score,
        confidence=rival.confidence,
        lost_by=tuple(lost_by[:MAX_REASONS]),
    )


def _is_same_list(best: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates only read the same blocks in another way, with a few more or fewer."""
    starts = [block.first for block in best.blocks]
    places = ((bisect_right(starts, block.title.index) - 1, block.title.index) for block in other.blocks)
    inside = sum(place >= 0 and title < best.blocks[place].last for place, title in places)
    return 2 * inside >= min(len(best.blocks), len(other.blocks))
