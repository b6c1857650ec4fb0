"""Induce where the entries of a listing page are, and apply that to a page.

A `Wrapper` is plain text, so it can be stored and used on the other pages of the same layout:
`induce` looks at a page and decides, `apply_wrapper` only reads.
"""

from dataclasses import dataclass, field

from crawler.extract import fields, posted
from crawler.extract.blocks import Block
from crawler.extract.candidates import clean_titles, cut_titles, rank_candidates
from crawler.extract.dates_in_tree import DateFinder
from crawler.extract.posted import DateHeading
from crawler.extract.regions import chrome_of
from crawler.extract.scoring import Candidate
from crawler.extract.statements import DatePlace, Statement, StatementFinder
from crawler.extract.titles import find_titles
from crawler.extract.tree import Node, Tree
from pipelines.items import PostedSource, PostedText

MIN_FULL_TEXT_CHARS = 600  # shorter texts without a "read more" may be excerpts as well


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The fields of one entry, verbatim, before they are made a record."""

    node: Node
    title: str
    url: str | None
    posted: tuple[PostedText, ...]
    posted_blank: bool
    byline: str | None
    body: str | None
    text: str | None
    image_url: str | None
    categories: tuple[str, ...]


def induce(tree: Tree, finder: StatementFinder) -> Wrapper | None:
    """Return where the main list of a page is, None when nothing on it looks like one.

    The caller decides by `confidence` whether to trust it.
    """
    candidates = rank_candidates(tree, finder)
    if not candidates:
        return None
    best = candidates[0]
    places = posted.learn_places(best.blocks, finder)
    rival = next((c for c in candidates[1:] if not _is_same_list(best, c)), None)
    return Wrapper(
        rule=best.group.rule,
        titles=best.group.key,
        date_places=tuple(places),
        link_place=fields.learn_link_place(tree, best.blocks) if best.features["linked"] < 1 else None,
        confidence=best.confidence,
        features=best.features,
        runner_up=rival.group.key if rival else None,
        runner_up_score=round(rival.score, 2) if rival else None,
    )


def apply_wrapper(wrapper: Wrapper, tree: Tree, finder: StatementFinder) -> list[Found]:
    """Return the entries of a page where the wrapper says they are, in page order."""
    titles = find_titles(tree, wrapper.rule, wrapper.titles)
    titles = clean_titles(tree, titles, chrome_of(tree), finder)
    if not titles:
        return []
    blocks = cut_titles(tree, titles, finder)
    headings = posted.headings_above(tree, blocks, finder.dates)
    found: list[Found] = []
    previous: tuple[PostedText, ...] = ()
    for block, heading in zip(blocks, headings, strict=True):
        entry = _read(tree, block, heading, wrapper, finder, previous)
        previous = entry.posted or previous
        found.append(entry)
    return found


def _is_same_list(best: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates only read the same blocks in another way."""
    mine, theirs = best.blocks, other.blocks
    return mine[0].first <= theirs[0].title.index and theirs[-1].title.index < mine[-1].last


def _read(
    tree: Tree,
    block: Block,
    heading: DateHeading | None,
    wrapper: Wrapper,
    finder: StatementFinder,
    previous: tuple[PostedText, ...],
) -> Found:
    statements = posted.statements_of(block, wrapper.date_places, finder)
    link = fields.read_link(tree, block, wrapper.link_place)
    url = link.get("href").strip() if link else None
    stated, is_blank = _posted(tree, statements, heading, url, finder.dates)
    date_nodes = [
        statement.node for statement in statements if statement.place.part in {"text", "datetime", "partial"}
    ]
    byline = fields.read_byline(tree, block, {node.index for node in date_nodes})
    categories = fields.read_categories(tree, block)
    title = fields.read_title(tree, block, {node.index for node in date_nodes})
    left_out = [block.title, *date_nodes, *categories, *([byline] if byline else [])]
    lines = fields.read_body(tree, block, left_out)
    body = " ".join(lines)
    return Found(
        node=block.title,
        title=title,
        url=url,
        posted=stated,
        posted_blank=is_blank,
        byline=tree.text(byline) if byline else None,
        body=body or None,
        text="\n".join(lines) if len(lines) > 1 and len(body) >= MIN_FULL_TEXT_CHARS else None,
        image_url=fields.read_image(tree, block),
        categories=tuple(dict.fromkeys(tree.text(node) for node in categories)),
    )


def _posted(
    tree: Tree,
    statements: list[Statement],
    heading: DateHeading | None,
    url: str | None,
    dates: DateFinder,
) -> tuple[tuple[PostedText, ...], bool]:
    stated = []
    for statement in statements:
        if not statement.is_partial:
            stated.append(PostedText(raw=statement.raw, source=PostedSource.LISTING))
        elif heading is not None and (whole := posted.with_heading(statement.raw, heading.text, dates)):
            stated.append(PostedText(raw=whole, source=PostedSource.INHERITED))
    if heading is not None and heading.is_sure:
        stated.append(PostedText(raw=heading.text, source=PostedSource.INHERITED))
    if url is not None and (from_url := posted.from_url(url)):
        stated.append(from_url)
    unique = tuple(dict.fromkeys(stated))[: posted.MAX_STATEMENTS]
    return unique, False
