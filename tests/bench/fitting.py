"""The weights of `crawler/extract/scoring.py`: fitted anew, and judged on sites they have not seen.

Every group of titles on the listing pages, and on the linked posts, is a case: right where it gives
the page's true entries, wrong where it gives others, and any on a post. A logistic regression over
the features of `scoring` tells the weights. Then each site is left out in turn: weights fitted on the
others read its pages, all the way from bytes to normalised entries. What is lost by that is what the
weights owe to having seen these pages; the rest of the rules was not left out.
"""

import json
import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

import numpy as np

from crawler.extract import candidates, fields, scoring
from crawler.extract.dates_in_tree import DateFinder
from crawler.extract.encoding import decode
from crawler.extract.parser import parse
from crawler.extract.statements import StatementFinder
from crawler.extract.tree import Tree
from crawler.readers import html
from pipelines.items import Page, PageFacts
from tests.bench import logistic
from tests.bench.corpus import ABSENT, CORPUS, load_pages, load_score
from tests.bench.extraction import as_predicted, read_entries

HAND_SET = "labelled"  # too rare on these pages to be fitted
RIGHT, WRONG = 0.9, 0.3  # F1 of a group's entries; what lies between is neither, and left out
# What the cases of a site count together, however many they are: right and wrong ones the same. With wrong
# ones at 3, fewer posts look like lists, and one site of fifty, left out, is refused (both were tried).
RIGHT_SHARE, WRONG_SHARE = 1.0, 1.0
RIDGE = 0.001
PERFECT = 0.999
BOUNDS = (0.1, 0.3, 0.5, 0.7, 0.9)
SAVED_AT = datetime(2026, 11, 1, tzinfo=UTC)

Weights = dict[str, float]  # by feature, and "bias"


@dataclass(frozen=True, slots=True)
class Case:
    """A group of titles on a page of a site."""

    site: str
    features: dict[str, float]
    is_right: bool


@dataclass(frozen=True, slots=True)
class Corpus:
    """The pages by site: listings with their true entries, and single posts."""

    listings: list[tuple[Page, dict[str, Any]]]
    posts: list[tuple[Page, str]]

    @property
    def sites(self) -> list[str]:
        """Every site that has a listing."""
        return sorted({truth["site"] for _, truth in self.listings})


@dataclass(slots=True)
class Outcome:
    """What weights make of the pages."""

    entries: dict[str, list[dict[str, str | None]]]  # by page, of listings
    of_listings: dict[str, float]  # by page, the confidence of the best list on it
    of_posts: dict[str, float]


def main() -> None:
    """Print the weights and the scores."""
    print("== scoring: the weights fitted, and left out site by site ==")
    corpus = load_corpus()
    if not corpus.listings:
        print(ABSENT)
        return
    cases = collect(corpus)
    right = sum(case.is_right for case in cases)
    print(f"{len(corpus.listings)} listings, {len(corpus.posts)} posts, {len(corpus.sites)} sites")
    print(f"{len(cases)} groups of titles, {right} of them right; {HAND_SET} is set by hand and stays")
    committed = {**scoring.WEIGHTS, "bias": scoring.BIAS}
    fitted = fit(cases)
    without = {site: fit([case for case in cases if case.site != site]) for site in corpus.sites}
    _print_weights(committed, fitted, list(without.values()))
    outcomes = {
        "committed": read_corpus(corpus, dict.fromkeys(corpus.sites, committed)),
        "fitted": read_corpus(corpus, dict.fromkeys(corpus.sites, fitted)),
        "left out": read_corpus(corpus, without),
    }
    with patch.object(html, "MIN_CONFIDENCE", 0.0):
        outcomes["unrefused"] = read_corpus(replace(corpus, posts=[]), without)
    _print_scores(corpus, outcomes)
    _print_calibration({name: outcome for name, outcome in outcomes.items() if outcome.of_posts})


def load_corpus() -> Corpus:
    """Read the pages; none where they are absent."""
    pages = load_pages()
    truths = json.loads((CORPUS / "dev.json").read_bytes()) if pages else []
    posts = [
        (
            Page(
                content=path.read_bytes(),
                address=str(path.relative_to(CORPUS)),
                source="local",
                fetched_at=SAVED_AT,
            ),
            path.parents[1].name,
        )
        for path in sorted(CORPUS.glob("sites/*/posts/*.htm*"))
    ]
    return Corpus(list(zip(pages, truths, strict=True)), posts)


def collect(corpus: Corpus) -> list[Case]:
    """Measure every group of titles on every page."""
    score = load_score()
    cases = []
    for page, truth in corpus.listings:
        for tree, candidate in all_candidates(page):
            found = score.score_page(truth, _titles_and_links(tree, candidate))
            f1 = score.prf(found["tp"], found["npred"], found["ngt"])[2]
            if not WRONG < f1 < RIGHT:
                cases.append(Case(truth["site"], candidate.features, f1 >= RIGHT))
    for page, site in corpus.posts:
        cases += [Case(site, candidate.features, is_right=False) for _, candidate in all_candidates(page)]
    return cases


def all_candidates(page: Page) -> Iterator[tuple[Tree, scoring.Candidate]]:
    """Yield the candidates of a page, those too that can no longer become the best."""
    tree = parse(decode(page.content, charset=None, is_html=True).text)
    finder = StatementFinder(tree, DateFinder(tree, html.find_language(tree)))
    with patch.object(candidates, "NEARLY", math.inf):
        for candidate in candidates.rank_candidates(tree, finder):
            yield tree, candidate


def fit(cases: Sequence[Case]) -> Weights:
    """Return the weights; the right and the wrong cases of every site count alike."""
    names = [name for name in scoring.WEIGHTS if name != HAND_SET]
    counts: dict[tuple[str, bool], int] = defaultdict(int)
    for case in cases:
        counts[case.site, case.is_right] += 1
    coefficients = logistic.fit(
        np.array([[case.features[name] for name in names] for case in cases]),
        np.array([float(case.is_right) for case in cases]),
        np.array(
            [
                (RIGHT_SHARE if case.is_right else WRONG_SHARE) / counts[case.site, case.is_right]
                for case in cases
            ]
        ),
        np.array([scoring.WEIGHTS[HAND_SET] * case.features[HAND_SET] for case in cases]),
        ridge=RIDGE,
    )
    weights = dict(zip([*names, "bias"], coefficients.tolist(), strict=True))
    return {**weights, HAND_SET: scoring.WEIGHTS[HAND_SET]}


def read_corpus(corpus: Corpus, by_site: dict[str, Weights]) -> Outcome:
    """Read every page with the weights of its site."""
    outcome = Outcome({}, {}, {})
    for page, truth in corpus.listings:
        with weighing(by_site[truth["site"]]):
            records = list(html.read(page))
        outcome.entries[page.address] = list(map(as_predicted, read_entries(records)))
        outcome.of_listings[page.address] = _confidence(records)
    for page, site in corpus.posts:
        with weighing(by_site[site]):
            outcome.of_posts[page.address] = _confidence(html.read(page))
    return outcome


@contextmanager
def weighing(weights: Weights) -> Iterator[None]:
    """Let the extraction score with other weights; the committed ones are back afterwards."""
    table = {name: weight for name, weight in weights.items() if name != "bias"}
    with patch.dict(scoring.WEIGHTS, table), patch.object(scoring, "BIAS", weights["bias"]):
        if scoring.weigh({"share": 1.0}) != weights["bias"] + table["share"]:
            raise RuntimeError("scoring.weigh no longer looks its weights up in WEIGHTS and BIAS")
        yield


def _titles_and_links(tree: Tree, candidate: scoring.Candidate) -> list[dict[str, str | None]]:
    place = fields.learn_link_place(tree, candidate.blocks) if candidate.features["linked"] < 1 else None
    links = (fields.read_link(tree, block, place) for block in candidate.blocks)
    return [
        {"title": tree.text(block.title), "url": link.get("href") if link is not None else None}
        for block, link in zip(candidate.blocks, links, strict=True)
    ]


def _confidence(records: Iterable[object]) -> float:
    facts = next(record for record in records if isinstance(record, PageFacts))
    return facts.confidence or 0.0


def _print_weights(committed: Weights, fitted: Weights, without: list[Weights]) -> None:
    print("             committed  fitted  left out: from … to")
    for name, weight in committed.items():
        others = [weights[name] for weights in without]
        print(f"{name:<12} {weight:9.2f} {fitted[name]:7.2f}  {min(others):8.2f} … {max(others):.2f}")


def _print_scores(corpus: Corpus, outcomes: dict[str, Outcome]) -> None:
    score = load_score()
    truths = [truth for _, truth in corpus.listings]
    results = {}
    print("weights     F1 micro   macro  perfect")
    for name, outcome in outcomes.items():
        result, rows = score.score(truths, outcome.entries, quiet=True)
        results[name] = result
        scores = f"{result['micro_f1']:8.4f} {result['macro_f1']:7.4f}"
        print(f"{name:<10} {scores} {result['perfect_pages']:4}/{len(truths)}")
        for f1, file, _ in sorted(rows, key=lambda row: row[1]):
            if f1 < PERFECT:
                print(f"    F1 {f1:.2f}, confidence {outcome.of_listings[file]:.3f}: {file}")
    print(f"(unrefused: left out, and listings below a confidence of {html.MIN_CONFIDENCE} read as well)")
    for name in ("fitted", "committed"):
        lost = [100 * (results[name][key] - results["left out"][key]) for key in ("micro_f1", "macro_f1")]
        print(f"left out is below {name} by {lost[0]:.2f} points micro, {lost[1]:.2f} macro")


def _print_calibration(outcomes: dict[str, Outcome]) -> None:
    print("confidence of the best list on a page, listings : posts")
    print("            " + "".join(f"{f'below {bound}':>13}" for bound in BOUNDS) + "    above")
    for name, outcome in outcomes.items():
        listings, posts = (_count(given.values()) for given in (outcome.of_listings, outcome.of_posts))
        counts = (f"{yes:>6} : {no:<4}" for yes, no in zip(listings, posts, strict=True))
        refused = sum(given < html.MIN_CONFIDENCE for given in outcome.of_listings.values())
        taken = sum(given >= html.MIN_CONFIDENCE for given in outcome.of_posts.values())
        print(f"{name:<12}{' '.join(counts)}")
        print(
            f"    {refused} of {len(outcome.of_listings)} listings refused, "
            f"{taken} of {len(outcome.of_posts)} posts taken for listings"
        )


def _count(confidences: Iterable[float]) -> list[int]:
    """Count how many lie below each bound and above the one before, and above all."""
    counts = [0] * (len(BOUNDS) + 1)
    for confidence in confidences:
        counts[bisect_right(BOUNDS, confidence)] += 1
    return counts


if __name__ == "__main__":
    main()
