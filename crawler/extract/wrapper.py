"""Induce where the entries of a listing page are, and apply that to a page.

A `Wrapper` is plain text, so it can be stored and used on the other pages of the same layout:
`induce` looks at a page and decides, `apply_wrapper` only reads.
"""

from dataclasses import dataclass, field

from crawler.extract.candidates import clean_titles, cut_titles, rank_candidates
from crawler.extract.entries import Found, read_entries
from crawler.extract.fields import learn_link_place
from crawler.extract.posted import headings_above, learn_places
from crawler.extract.scoring import Candidate
from crawler.extract.statements import DatePlace, StatementFinder
from crawler.extract.titles import find_titles
from crawler.extract.tree import Tree
from pipelines.items import stable_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapper:
    """Where the blocks of a listing are, and where the fields in them."""

    rule: str  # how the titles are alike: by path, by tags, by tag and class
    titles: str  # the path, tags or step
    date_places: tuple[DatePlace, ...] = ()
    link_place: str | None = None  # where the link is when the title is none
    confidence: float = 0.0  # 0 … 1
    features: dict[str, float] = field(default_factory=dict)
    runner_up: str | None = None  # the second candidate, for people
    runner_up_score: float | None = None

    @property
    def fingerprint(self) -> str:
        """A short hash of where blocks and fields are: the same for all pages of one layout."""
        places = [f"{place.path}@{place.part}" for place in self.date_places]
        return stable_hash(self.rule, self.titles.partition("#")[0], self.link_place or "", *places)[:16]


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
        titles=best.group.key,
        date_places=tuple(places),
        link_place=learn_link_place(tree, best.blocks) if best.features["linked"] < 1 else None,
        confidence=best.confidence,
        features=best.features,
        runner_up=rival.group.key if rival else None,
        runner_up_score=round(rival.score, 2) if rival else None,
    )


def apply_wrapper(wrapper: Wrapper, tree: Tree, finder: StatementFinder) -> list[Found]:
    """Return the entries of a page where the wrapper says they are, in page order."""
    titles = find_titles(tree, wrapper.rule, wrapper.titles)
    titles = clean_titles(tree, titles, finder)
    if not titles:
        return []
    blocks = cut_titles(tree, titles, finder)
    headings = headings_above(tree, blocks, finder.dates)
    return read_entries(blocks, headings, wrapper.date_places, wrapper.link_place, finder)


def _is_same_list(best: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates only read the same blocks in another way."""
    mine, theirs = best.blocks, other.blocks
    return mine[0].first <= theirs[0].title.index and theirs[-1].title.index < mine[-1].last
