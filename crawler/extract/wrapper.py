"""Induce where the entries of a listing page are, and apply that to a page.

A `Wrapper` is plain text, so it can be stored and used on the other pages of the same layout:
`induce` looks at a page and decides, `apply_wrapper` only reads.
"""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field

from crawler.extract import fields, posted
from crawler.extract.blocks import Block, cut_blocks
from crawler.extract.dates_in_tree import DateFinder
from crawler.extract.posted import DateHeading, DatePlace
from crawler.extract.regions import chrome_of
from crawler.extract.scoring import Candidate, measure
from crawler.extract.titles import MIN_TITLES, find_titles, group_titles
from crawler.extract.tree import Node, Tree
from pipelines.items import PostedSource, PostedText

MIN_FULL_TEXT_CHARS = 600  # shorter texts without a "read more" may be excerpts as well
MAX_FEW = 0.4
MIN_LINKED_SHARE = 0.8
MIN_USUAL_SHARE = 0.7


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


def induce(tree: Tree, dates: DateFinder) -> Wrapper | None:
    """Return where the main list of a page is, None when nothing on it looks like one.

    The caller decides by `confidence` whether to trust it.
    """
    candidates = _candidates(tree, dates)
    if not candidates:
        return None
    best = candidates[0]
    places = posted.learn_places(tree, best.blocks, dates)
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


def apply_wrapper(wrapper: Wrapper, tree: Tree, dates: DateFinder) -> list[Found]:
    """Return the entries of a page where the wrapper says they are, in page order."""
    titles = find_titles(tree, wrapper.rule, wrapper.titles)
    titles = _clean(tree, titles, chrome_of(tree), dates)
    if not titles:
        return []
    blocks = cut_blocks(tree, titles, dates.is_date_line)
    headings = posted.headings_above(tree, blocks, dates)
    found: list[Found] = []
    previous: tuple[PostedText, ...] = ()
    for block, heading in zip(blocks, headings, strict=True):
        entry = _read(tree, block, heading, wrapper, dates, previous)
        previous = entry.posted or previous
        found.append(entry)
    return found


def _candidates(tree: Tree, dates: DateFinder) -> list[Candidate]:
    chrome = chrome_of(tree)
    candidates = []
    for group in group_titles(tree):
        titles = _clean(tree, group.titles, chrome, dates)
        if len(titles) < MIN_TITLES:
            continue
        blocks = cut_blocks(tree, titles, dates.is_date_line)
        candidate = measure(tree, group, blocks, chrome, dates)
        if candidate is not None:
            candidates.append(candidate)
    return sorted(candidates, key=lambda candidate: -candidate.score)


def _clean(tree: Tree, titles: list[Node], chrome: list[bool], dates: DateFinder) -> list[Node]:
    return _without_nested(tree, _without_strays(tree, _without_chrome(titles, chrome)), dates)


def _without_nested(tree: Tree, titles: list[Node], dates: DateFinder) -> list[Node]:
    """Leave out the few of another path that stand inside the blocks of the rest: headings of a text."""
    paths = Counter(title.path for title in titles)
    usual, count = paths.most_common(1)[0] if paths else (None, 0)
    if len(paths) < 2 or count < MIN_USUAL_SHARE * len(titles):
        return titles
    blocks = cut_blocks(tree, [title for title in titles if title.path == usual], dates.is_date_line)
    starts = [block.first for block in blocks]
    kept = []
    for title in titles:
        block = blocks[max(0, bisect_right(starts, title.index) - 1)]
        if title.path == usual or not block.first <= title.index < block.last:
            kept.append(title)
    return kept


def _without_chrome(titles: list[Node], chrome: list[bool]) -> list[Node]:
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


def _is_same_list(best: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates only read the same blocks in another way."""
    mine, theirs = best.blocks, other.blocks
    return mine[0].first <= theirs[0].title.index and theirs[-1].title.index < mine[-1].last


def _read(
    tree: Tree,
    block: Block,
    heading: DateHeading | None,
    wrapper: Wrapper,
    dates: DateFinder,
    previous: tuple[PostedText, ...],
) -> Found:
    statements = posted.statements_of(tree, block, wrapper.date_places, dates)
    link = fields.read_link(tree, block, wrapper.link_place)
    url = link.get("href").strip() if link else None
    stated, is_blank = _posted(tree, statements, heading, url, dates)
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
    statements: list[posted.Statement],
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
