"""Where the entries of a listing page are: induced from a page, or declared by a person.

A `Wrapper` is plain text, so it can be stored and used on the other pages of the same layout:
`induce` looks at a page and decides, `apply_wrapper` only reads, whoever made the wrapper.
"""

import math
import re
from dataclasses import dataclass, field
from datetime import date

from crawler.extract.blocks import Block
from crawler.extract.candidates import clean_titles, cut_titles, rank_candidates
from crawler.extract.entries import Found, Places, read_entries
from crawler.extract.fields import learn_link_place, read_link
from crawler.extract.places import (
    find_way,
    follow,
    outermost,
    parse_way,
    spell_step,
    spell_way,
    with_spelled_steps,
)
from crawler.extract.posted import headings_above, learn_places
from crawler.extract.scoring import WEIGHTS, Candidate
from crawler.extract.statements import DatePlace, StatementFinder
from crawler.extract.titles import find_titles
from crawler.extract.tree import Node, Tree
from pipelines.items import stable_hash

SUFFIX = "suffix"
TITLE_RULES = (SUFFIX, "path", "tags", "step", "list")
# A day without `@part` may be any of these; elements and their attributes before lines of text.
DATE_PARTS = (
    *("datetime", "content", "title", "text", "partial"),
    *("piece", "line", "partial line", "marked"),
)
MAX_REASONS = 3
BODY_STEP = re.compile(r"html/body(?:\.[^/]*)?(?=/)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """The best candidate that is truly another list than the one chosen."""

    rule: str
    titles: str
    count: int
    score: float
    confidence: float
    lost_by: tuple[tuple[str, float], ...]  # what made the difference: feature, log-odds

    def __str__(self) -> str:
        reasons = ", ".join(f"{name} {gap:+.1f}" for name, gap in self.lost_by)
        where = f"{self.count} titles by {self.rule} {self.titles}"
        return f"{where}, confidence {self.confidence:.3f}; it lost by {reasons}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapper:
    """Where the blocks of a listing are, and where the fields in them.

    Two wrappers are equal when they look in the same places; what induction knew is no part of that.
    """

    # How the titles are alike. "path", "tags", "step", "list" are induction's: what only looks like a
    # title of the group is left out. "suffix" is for people: `titles` is taken at its word.
    rule: str
    titles: str  # the path, tags or step, or, by suffix, the last steps of the way down
    date_places: tuple[DatePlace, ...] | None = None  # None: learned anew on every page
    link_place: str | None = None  # where the link is when the title is none; None: learned where needed
    # Only declared; None for what is found in every block by the general rules.
    byline_place: str | None = None
    excerpt_place: str | None = None
    image_place: str | None = None
    category_place: str | None = None
    valid_from: date | None = None  # the first day on which pages of this layout were fetched …
    valid_until: date | None = None  # … and the last
    confidence: float = field(default=0.0, compare=False)  # 0 … 1
    score: float | None = field(default=None, compare=False)  # log-odds; None for a declared wrapper
    features: dict[str, float] = field(default_factory=dict, compare=False)
    rival: Rival | None = field(default=None, compare=False)

    @property
    def fingerprint(self) -> str:
        """A short hash of where blocks and fields are: the same for all pages of one layout."""
        places = [f"{place.path}@{place.part}" for place in self.date_places or ()]
        return stable_hash(self.rule, self.titles.partition("#")[0], self.link_place or "", *places)[:16]

    def is_valid_on(self, day: date) -> bool:
        """Tell whether the wrapper is in force for a page fetched on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


def induce(tree: Tree, finder: StatementFinder) -> Wrapper | None:
    """Return where the main list of a page is, None when nothing on it looks like one.

    The caller decides by `confidence` whether to trust it.
    """
    candidates = rank_candidates(tree, finder)
    if not candidates:
        return None
    best = candidates[0]
    places = learn_places(best.blocks, finder)
    rival = next((c for c in candidates[1:] if not _is_same_list(best, c)), None)
    return Wrapper(
        rule=best.group.rule,
        titles=_spell_titles(tree, best),
        date_places=tuple(places),
        link_place=learn_link_place(tree, best.blocks) if best.features["linked"] < 1 else None,
        confidence=_confidence(best.score, rival.score if rival is not None else None),
        score=best.score,
        features=best.features,
        rival=_as_rival(best, rival) if rival is not None else None,
    )


def apply_wrapper(wrapper: Wrapper, tree: Tree, finder: StatementFinder) -> list[Found]:
    """Return the entries of a page where the wrapper says they are, in page order."""
    titles = _find_titles(wrapper, tree, finder)
    if not titles:
        return []
    blocks = cut_titles(tree, titles, finder)
    headings = headings_above(tree, blocks, finder.dates)
    places = Places(
        dates=_date_places(wrapper.date_places, blocks, finder),
        links=_link_places(wrapper.link_place, blocks, finder),
        byline=wrapper.byline_place,
        excerpt=wrapper.excerpt_place,
        image=wrapper.image_place,
        categories=wrapper.category_place,
    )
    return read_entries(blocks, headings, places, finder)


def what_is_missing(wrapper: Wrapper, found: list[Found]) -> str | None:
    """Say what of a declared wrapper a page lacks, None when it fits.

    A page that has the titles and not one day where days are declared is of another layout.
    """
    if not found:
        return f"no titles by {wrapper.rule} {wrapper.titles}"
    if wrapper.date_places and not any(entry.posted_blank or entry.has_own_day for entry in found):
        places = ", ".join(f"{place.path}@{place.part}".rstrip("@") for place in wrapper.date_places)
        return f"{len(found)} titles, but no day at {places}"
    return None


def _find_titles(wrapper: Wrapper, tree: Tree, finder: StatementFinder) -> list[Node]:
    if wrapper.rule == SUFFIX:
        return outermost(node for node in follow(parse_way(wrapper.titles), tree.nodes) if tree.size(node))
    has_classes = wrapper.rule in {"path", "list"}
    key = _with_body_of(tree, wrapper.titles) if has_classes else wrapper.titles
    return clean_titles(tree, find_titles(with_spelled_steps(tree), wrapper.rule, key), finder)


def _spell_titles(tree: Tree, candidate: Candidate) -> str:
    """Spell where the titles are so that a class with a slash in it is still one step of the way."""
    rule, key = candidate.group.rule, candidate.group.key
    match rule:
        case "path":
            return spell_way(tree, candidate.group.titles[0])
        case "list":
            return f"{spell_way(tree, candidate.group.titles[0])}#{key.rpartition('#')[2]}"
        case "step":
            return spell_step(key)
        case _:
            return key


def _with_body_of(tree: Tree, way: str) -> str:
    """Give the body on a way the class it has on this page: themes tell kinds of page by it, not layouts."""
    match = BODY_STEP.match(way)
    body = next((node for node in tree.children(tree.nodes[0]) if node.tag == "body"), None)
    if match is None or body is None:
        return way
    return f"html/{spell_step(tree.paths[body.path].step)}{way[match.end() :]}"


def _date_places(
    wanted: tuple[DatePlace, ...] | None, blocks: list[Block], finder: StatementFinder
) -> tuple[DatePlace, ...]:
    """Spell the places of the days as the blocks of this page have them.

    A place as induction writes it, tag and first class of the last two steps, means just that where
    the blocks have it; any other is the end of a way.
    """
    if wanted is None:
        return tuple(learn_places(blocks, finder))
    tree = finder.tree
    known = _places_of(tree, blocks) if wanted else set()
    spelled: dict[DatePlace, None] = {}
    for place in wanted:
        if place.part:
            spelled[place] = None
            if place.path in known:
                continue
        for path in _spell_places(place.path, tree, blocks):
            spelled |= {DatePlace(path, part): None for part in ([place.part] if place.part else DATE_PARTS)}
    return tuple(spelled)


def _link_places(wanted: str | None, blocks: list[Block], finder: StatementFinder) -> tuple[str, ...]:
    tree = finder.tree
    if wanted is None:
        if all(read_link(tree, block, None) is not None for block in blocks):
            return ()
        learned = learn_link_place(tree, blocks)
        return () if learned is None else (learned,)
    if wanted in _places_of(tree, blocks):
        return (wanted,)
    return (wanted, *_spell_places(wanted, tree, blocks))


def _places_of(tree: Tree, blocks: list[Block]) -> set[str]:
    paths: dict[int, Node] = {}
    for block in blocks:
        paths |= {node.path: node for node in block.nodes(tree)}
        if block.root.parent is not None:  # a text between blocks stands in what holds them
            paths[block.root.parent.path] = block.root.parent
    return {tree.place(node) for node in paths.values()}


def _spell_places(way: str, tree: Tree, blocks: list[Block]) -> list[str]:
    steps = find_way(way)
    if steps is None:  # a class with a slash in it: only induction writes that, and means it as it is
        return []
    return list(
        dict.fromkeys(tree.place(node) for block in blocks for node in follow(steps, block.nodes(tree)))
    )


def _confidence(score: float, rival_score: float | None) -> float:
    """Return the probability that this is the list, and not its rival, and that there is a list at all.

    Both scores are log-odds against "no list"; of the three, one is true. Of 153 listing pages that
    refused none, and of the 624 single posts that were asked it refused 605, two more than the score alone.
    """
    here = math.exp(min(score, 50.0))
    there = math.exp(min(rival_score, 50.0)) if rival_score is not None else 0.0
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
    """Tell whether two candidates only read the same blocks in another way."""
    mine, theirs = best.blocks, other.blocks
    return mine[0].first <= theirs[0].title.index and theirs[-1].title.index < mine[-1].last
