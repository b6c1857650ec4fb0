"""Tell the main list of a page from everything else that repeats on it.

One table of features, each between 0 and 1 (`declared` from -1 to 1), each with its weight and its
reason. The weighted sum is the log-odds that a candidate is the list of entries. The weights were
fitted by logistic regression on the candidates of real listing pages and single posts, and rounded;
`python -m tests.bench.fitting` fits them anew, and judges such weights on sites they have not seen.
`labelled`, rare on those pages, was added by hand.
"""

import math
import re
from dataclasses import dataclass, replace
from statistics import median

from crawler.extract.blocks import Block
from crawler.extract.dates_in_tree import DateFinder, can_be_date
from crawler.extract.fields import is_home, learn_link_place, read_link
from crawler.extract.phrases import is_comment_count, is_read_more
from crawler.extract.regions import chrome_of
from crawler.extract.statements import StatementFinder
from crawler.extract.text.labels import Label, find_label
from crawler.extract.titles import TitleGroup, TitleKind, is_entry
from crawler.extract.tree import HEADINGS, Node, Tree

WEIGHTS = {
    "share": 2.2,  # the list is most of what there is to read on a listing page
    "count": 2.2,  # three or more make a list
    "dated": 2.0,  # entries of a listing carry the day
    "labelled": 1.5,  # "Posted on:" in each says what they are
    "permalinked": 1.7,  # each leads somewhere else …
    "linked": 0.8,  # … and by its title
    "opens": 1.5,  # a title opens its line; a link inside a sentence does not
    "leads": 0.7,  # a title opens its block
    "wordy": 1.3,  # titles are phrases; menus and tags are words
    "article": 1.0,  # the page says that each is an article
    "heading": 0.4,  # authors mark titles as headings
    "named": 0.4,  # or call them titles
    "declared": 1.0,  # the page calls itself a listing, or (below 0) a single article
    "inside": -0.7,  # parts of one article are its sections and sources
    "late": -1.4,  # what follows a long text is "related"
    "uneven": -1.0,  # blocks of one list are of one make
    "chrome": -2.0,  # menus, sidebars, comments, footers
}
BIAS = -9.5
MIN_DISTINCT = 0.7  # titles differ; "Read more" and author names repeat
MIN_PHRASE_WORDS = 2  # of titles that repeat: "Weekly bulletin"; "Details" is no title
MIN_TITLE_LIKE = 0.6
MAX_SAMPLE = 16  # titles looked at closely
MAX_LEAD_CHARS = 40  # a date or a category above the title
MAX_LINE_LEAD_CHARS = 30

CONTENT_CLASSES = re.compile(
    r"(?:entry|post|article|blog-?post)-?(?:content|body|text)|e-content|prose|markdown-body|\bsingle\b",
    re.IGNORECASE,
)
LISTING_CLASSES = re.compile(
    r"(?<![\w-])(?:archive|category|tag|author|blog|home|search|paged|list|section|taxonomy|index"
    r"|(?:kind-)(?:section|taxonomy)|(?:home|tag|author)-template)(?![\w-])"
)
SINGLE_CLASSES = re.compile(r"(?<![\w-])(?:single|single-post|post-template|post-template-default)(?![\w-])")
WORD = re.compile(r"\w+")
TWO_LETTERS = re.compile(r"[^\W\d_].{0,20}?[^\W\d_]")
UNSPACED = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]"
)  # scripts without word spaces


@dataclass(frozen=True, slots=True)
class Candidate:
    """A group of titles, with their blocks once these are cut, and what speaks for and against it."""

    group: TitleGroup
    titles: list[Node]  # those of the group that are none only by their looks
    blocks: list[Block]
    features: dict[str, float]

    @property
    def score(self) -> float:
        """The log-odds that this is the list of entries of its page."""
        return weigh(self.features)

    @property
    def at_best(self) -> float:
        """The score if everything not yet measured spoke for it, but for labels: too rare to wait for."""
        total = BIAS
        for name, weight in WEIGHTS.items():
            value = self.features.get(name)
            if value is not None:
                total += weight * value
            elif weight > 0 and name != "labelled":
                total += weight
        return total

    @property
    def confidence(self) -> float:
        """The score as a probability."""
        return round(1 / (1 + math.exp(-self.score)), 3)


def weigh(features: dict[str, float]) -> float:
    """Sum up what speaks for and against a candidate."""
    return BIAS + sum(WEIGHTS[name] * value for name, value in features.items())


def glance(group: TitleGroup, declared: float, tree: Tree) -> Candidate:
    """Measure what costs nothing; `declared` is told of the page by `declared_kind`."""
    chrome = chrome_of(tree)
    features = {"count": min(1.0, math.log2(len(group.titles)) / 3), "declared": declared}
    if all(chrome[title.index] for title in group.titles):
        features["chrome"] = 1.0
    return Candidate(group, [], [], features)


def measure_titles(candidate: Candidate, titles: list[Node], finder: StatementFinder) -> Candidate | None:
    """Measure what the titles tell; None where their texts are no titles."""
    tree, count = finder.tree, len(titles)
    texts = [tree.text(title) for title in titles]
    step = -(-count // MAX_SAMPLE)
    sample = texts[::step]
    if (
        not _are_distinct(texts, candidate.group.kind, titles, tree)
        or sum(map(is_title_like, sample)) < MIN_TITLE_LIKE * len(sample)
        or (
            2 * sum(can_be_date(text) for text in sample) > len(sample)
            and 2 * sum(map(finder.dates.is_all_dates, titles[::step])) > len(sample)
        )
    ):
        return None
    chrome = chrome_of(tree)
    features = {
        "count": min(1.0, math.log2(count) / 3),
        "wordy": min(1.0, max(0.0, (median(map(count_words, sample)) - 1) / 4)),
        "heading": sum(title.tag in HEADINGS for title in titles) / count,
        "named": sum("title" in title.get("class") for title in titles) / count,
        "opens": sum(_opens_line(tree, title) for title in titles) / count,
        "chrome": sum(chrome[title.index] for title in titles) / count,
    }
    return replace(candidate, titles=titles, features={**candidate.features, **features})


def _are_distinct(texts: list[str], kind: TitleKind, titles: list[Node], tree: Tree) -> bool:
    """Tell whether titles differ; where they may repeat, whether they are phrases and lead to other pages."""
    if kind is not TitleKind.REPEATED:
        return len(set(texts)) >= MIN_DISTINCT * len(texts)
    links = [title if title.tag == "a" else _link_in(tree, title) for title in titles]
    return (
        len(_targets(links)) >= MIN_DISTINCT * len(texts)
        and median(map(count_words, texts)) >= MIN_PHRASE_WORDS
    )


def _link_in(tree: Tree, title: Node) -> Node | None:
    return next((node for node in tree.within(title) if node.tag == "a"), None)


def measure_blocks(candidate: Candidate, blocks: list[Block], finder: StatementFinder) -> Candidate:
    """Measure what the blocks are and where they stand."""
    tree, count = finder.tree, len(blocks)
    own = [read_link(tree, block, None) for block in blocks]
    title_targets = _targets(own)
    targets = title_targets
    if None in own:
        place = learn_link_place(tree, blocks)
        targets = _targets([read_link(tree, block, place) for block in blocks])
    size = sum(block.size(tree) for block in blocks)
    features = {
        "share": min(1.0, size / max(tree.chars[-1], 1)),
        "permalinked": len(targets) / count,
        "linked": len(title_targets) / count,
        "leads": sum(_opens_block(tree, block, finder.dates) for block in blocks) / count,
        "article": sum(is_entry(block.root) for block in blocks) / count,
        "inside": float(_stand_in_one_text(blocks)),
        "late": _running_text(tree, blocks[0].first_text) / max(_running_text(tree, len(tree.texts)), 1),
        "uneven": (len({block.root.path for block in blocks}) - 1) / count,
    }
    return replace(candidate, blocks=blocks, features={**candidate.features, **features})


def measure_days(candidate: Candidate, finder: StatementFinder) -> Candidate:
    """Measure what the blocks say of their day: what costs most."""
    sample = candidate.blocks[:: -(-len(candidate.blocks) // MAX_SAMPLE)]
    features = {
        "dated": sum(map(finder.states_day, sample)) / len(sample),
        "labelled": sum(_has_label(block, finder) for block in sample) / len(sample),
    }
    return replace(candidate, features={**candidate.features, **features})


def _has_label(block: Block, finder: StatementFinder) -> bool:
    labels = (find_label(statement.raw) for statement in finder.in_elements(block))
    return any(label is not None and label.label is Label.POSTED for label in labels)


def _targets(links: list[Node | None]) -> set[str]:
    """Return where links lead to, but for the starts of sites."""
    return {link.get("href") for link in links if link is not None and not is_home(link.get("href"))}


def is_title_like(text: str) -> bool:
    """Tell whether a text could be a title: some letters, no mere "read more" or comment count."""
    return (
        TWO_LETTERS.search(text[:80]) is not None
        and not is_comment_count(text)
        and not (len(text) <= 30 and is_read_more(text))
    )


def declared_kind(tree: Tree) -> float:
    """Return 1 where the page declares itself a listing, -1 a single article, 0 neither."""
    for node in tree.nodes[:400]:
        if node.tag == "meta":
            name = node.get("property") or node.get("name")
            if name == "og:type":
                kind = node.get("content").strip().lower()
                if kind in {"article", "website", "blog"}:
                    return -1.0 if kind == "article" else 1.0
            elif name == "article:published_time":
                return -1.0
        elif node.tag == "body":
            names = node.get("class")[:1000]
            if SINGLE_CLASSES.search(names):
                return -1.0
            return float(LISTING_CLASSES.search(names) is not None or "/Blog" in node.get("itemtype"))
    return 0.0


def count_words(text: str) -> int:
    """Count the words of a text, roughly where the script has no spaces."""
    return len(WORD.findall(text)) + len(UNSPACED.findall(text)) // 2


def _opens_line(tree: Tree, title: Node) -> bool:
    ahead = 0
    for index in range(title.first_text - 1, max(-1, title.first_text - 8), -1):
        text = tree.texts[index]
        if text == "\n":
            break
        ahead += len(text.strip())
    return ahead <= MAX_LINE_LEAD_CHARS


def _opens_block(tree: Tree, block: Block, dates: DateFinder) -> bool:
    for node in tree.nodes[block.first : block.title.index]:
        if (
            node.tag in HEADINGS
            and tree.size(node)
            and not node.contains(block.title)
            and not dates.is_date_line(node)
        ):
            return False  # then this is the subtitle
    ahead = tree.chars[block.title.first_text] - tree.chars[block.first_text]
    return ahead <= MAX_LEAD_CHARS or ahead * 5 <= block.size(tree)


def _stand_in_one_text(blocks: list[Block]) -> bool:
    """Tell whether all blocks are parts of one article, or of what is named its content."""
    last = blocks[-1].title
    return any(
        node.contains(last) and node.tag not in {"body", "html"} and _is_text(node)
        for node in blocks[0].root.ancestors()
    )


def _is_text(node: Node) -> bool:
    return (
        node.tag == "article"
        or node.get("itemprop") == "articleBody"
        or CONTENT_CLASSES.search(node.get("class")[:300]) is not None
    )


def _running_text(tree: Tree, before: int) -> int:
    """Count the characters outside links before a text."""
    return tree.chars[before] - tree.link_chars[before]
