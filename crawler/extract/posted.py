"""Where a listing states the day of each entry: in its block, in a heading above, in its URL.

What a block states is learned over all blocks of the page, since one block alone does not tell the
day of the entry from a day that its text speaks of: the place that states a day in most blocks wins.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.extract.blocks import Block
from crawler.extract.dates_in_tree import DIGIT, DateFinder
from crawler.extract.tree import HEADINGS, Node, Tree
from pipelines.items import PostedSource, PostedText, Precision
from pipelines.normalise.dates import find_dates, parse_posted

MAX_BLOCK_NODES = 80  # of a long block only the beginning and a short end state the day
MAX_END_NODES = 30
MAX_LINES = 8
MAX_LINE_CHARS = 160
MIN_DIRECT = 0.5  # where fewer blocks have an element for the day, it may stand inside a line
MIN_COVERAGE = 0.3  # a place that states a day in fewer blocks is part of the text
MAX_STATEMENTS = 4
MAX_LOOK_BACK = 8  # date lines between a heading and its block

MACHINE_DATE = re.compile(r"\s*\d{4}-\d\d-\d\d(?!\d)|\s*\d{8}(?:T|\s*$)")
URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-])(0?[1-9]|1[0-2])(?:\2(0?[1-9]|[12]\d|3[01]))?(?=[/.-]|$)")
UPDATED = re.compile(r"updat|modif|edited|revis|aktualis|mise-a-jour", re.IGNORECASE)
PUBLISHED = re.compile(r"publi|posted|date|time|created", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DatePlace:
    """A place inside the blocks that states a day."""

    path: str
    # "datetime", "title" or "content": the attribute; "text": the element; "line": a part of a line;
    # "partial" and "partial line": a day without its year
    part: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A day stated inside a block, by one element or line of it."""

    place: DatePlace
    raw: str
    node: Node

    @property
    def is_partial(self) -> bool:
        """Whether the year is missing."""
        return self.place.part.startswith("partial")


@dataclass(frozen=True, slots=True)
class DateHeading:
    """A date above blocks; a single one that is not marked as a heading could as well be of the page."""

    text: str
    is_sure: bool


def learn_places(tree: Tree, blocks: list[Block], dates: DateFinder) -> list[DatePlace]:
    """Return the places that state the day of an entry, the most trusted first."""
    found = [list(_statements(tree, block, dates)) for block in blocks]
    if sum(map(bool, found)) < MIN_DIRECT * len(blocks):
        found = [
            statements or list(_in_lines(tree, block, dates))
            for statements, block in zip(found, blocks, strict=True)
        ]
    times = Counter(statement.place for statements in found for statement in statements)
    in_blocks = Counter(
        place for statements in found for place in {statement.place for statement in statements}
    )
    order = {place: number for number, place in enumerate(times)}

    def trust(place: DatePlace) -> float:
        return (
            in_blocks[place] / len(blocks)
            + 0.3 * (place.part in {"datetime", "content"})
            + 0.2 * bool(PUBLISHED.search(place.path))
            - 0.6 * bool(UPDATED.search(place.path))
            - 0.3 * (times[place] > 1.5 * in_blocks[place])
            - 0.01 * order[place]
        )

    usual = [place for place in order if in_blocks[place] >= MIN_COVERAGE * len(blocks)]
    return sorted(usual, key=trust, reverse=True)


def statements_of(
    tree: Tree, block: Block, places: tuple[DatePlace, ...], dates: DateFinder
) -> list[Statement]:
    """Return what a block states of its day in these places, in their order."""
    rank = {place: number for number, place in enumerate(places)}
    found = list(_statements(tree, block, dates))
    if any(place.part in {"line", "partial line"} for place in places):
        found += _in_lines(tree, block, dates)
    return sorted((s for s in found if s.place in rank), key=lambda statement: rank[statement.place])


def _statements(tree: Tree, block: Block, dates: DateFinder) -> Iterator[Statement]:
    nodes = block.nodes(tree)
    if len(nodes) > MAX_BLOCK_NODES + MAX_END_NODES:
        nodes = nodes[:MAX_BLOCK_NODES] + nodes[-MAX_END_NODES:]
    covered = -1
    for node in nodes:
        if node.index == block.title.index or node.tag in {"body", "html"}:
            continue
        attrs = node.attrs
        if attrs:
            for name in ("datetime", "content", "title"):
                value = attrs.get(name)
                if value and len(value) <= 60 and _is_stated(node, name, value, dates):
                    yield Statement(DatePlace(tree.place(node), name), value, node)
        if node.last_text <= covered:
            continue  # inside an element that is all date already
        if dates.is_date_line(node):
            covered = node.last_text
            yield Statement(DatePlace(tree.place(node), "text"), tree.text(node), node)
        elif dates.is_partial(node):
            covered = node.last_text
            yield Statement(DatePlace(tree.place(node), "partial"), tree.text(node), node)


def _is_stated(node: Node, name: str, value: str, dates: DateFinder) -> bool:
    if name == "content" and "date" not in node.get("itemprop").lower():
        return False
    if name == "title" and MACHINE_DATE.match(value) is None:
        return DIGIT.search(value) is not None and parse_posted(value, language=dates.language) is not None
    return DIGIT.search(value) is not None


def _in_lines(tree: Tree, block: Block, dates: DateFinder) -> Iterator[Statement]:
    """Find a day inside the short lines at the beginning and the end of a block."""
    lines = list(block_lines(tree, block))
    for first, last in lines if len(lines) <= 2 * MAX_LINES else lines[:MAX_LINES] + lines[-MAX_LINES:]:
        text = " ".join("".join(tree.texts[first:last]).split())
        if not 4 <= len(text) <= MAX_LINE_CHARS or DIGIT.search(text) is None:
            continue
        owner = tree.nodes[tree.owners[first]]
        readings = [r for r in find_dates(text, language=dates.language) if r.precision is Precision.DAY]
        if not readings and dates.is_partial_text(text):
            yield Statement(DatePlace(tree.place(owner), "partial line"), text, owner)
        if len(readings) == 1:
            start, end = readings[0].span
            yield Statement(DatePlace(tree.place(owner), "line"), text[start:end], owner)


def states_day(tree: Tree, block: Block, dates: DateFinder) -> bool:
    """Tell whether a day stands anywhere in the block where one could be stated."""
    return any(True for _ in _statements(tree, block, dates)) or any(
        True for _ in _in_lines(tree, block, dates)
    )


def block_lines(tree: Tree, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the ranges of texts that make up the lines of a block, without the title."""
    first = block.first_text
    title = block.title
    for index in range(block.first_text, block.last_text):
        if index == title.first_text or index == title.last_text or tree.texts[index] == "\n":
            if index > first and not title.first_text <= first < title.last_text:
                yield first, index
            first = index + (tree.texts[index] == "\n")
    if block.last_text > first and not title.first_text <= first < title.last_text:
        yield first, block.last_text


def headings_above(tree: Tree, blocks: list[Block], dates: DateFinder) -> list[DateHeading | None]:
    """Return for each block the date heading it stands under, None where there is none.

    Such a heading is a date line outside of all blocks, before this one, whose parent holds the block.
    """
    if not blocks:
        return []
    starts = [block.first for block in blocks]
    lines: list[Node] = []
    index = 0
    while index < blocks[-1].first:
        place = bisect_left(starts, index + 1) - 1
        if place >= 0 and index < blocks[place].last:
            index = blocks[place].last
            continue
        node = tree.nodes[index]
        if dates.is_date_line(node):
            lines.append(node)
            index = node.end
        else:
            index += 1
    counts = Counter(node.path for node in lines)
    above: list[DateHeading | None] = []
    ends = [node.index for node in lines]
    for block in blocks:
        near = reversed(lines[: bisect_left(ends, block.first)][-MAX_LOOK_BACK:])
        heading = next((line for line in near if _holds(line, block)), None)
        if heading is None:
            above.append(None)
        else:
            sure = heading.tag in HEADINGS or heading.tag == "dt" or counts[heading.path] > 1
            above.append(DateHeading(tree.text(heading), sure))
    return above


def _holds(heading: Node, block: Block) -> bool:
    """Tell whether the block stands in the section of a heading, itself wrapped at most twice."""
    section = heading.parent
    for _ in range(3):
        if section is None:
            return False
        if section.index <= block.first < section.end:
            return True
        section = section.parent
    return False


def from_url(url: str) -> PostedText | None:
    """Return the day or month that a permalink carries."""
    match = URL_DATE.search(url[:500])
    if match is None:
        return None
    return PostedText(raw=match[0], source=PostedSource.URL)


def with_heading(raw: str, heading: str, dates: DateFinder) -> str | None:
    """Complete a day without its year by the heading it stands under: "5 March" and "2019".

    None where the two together are no day.
    """
    for whole in (f"{raw} {heading}", f"{heading} {raw}", f"{heading}-{raw}", f"{heading}/{raw}"):
        reading = parse_posted(whole, language=dates.language)
        if reading is not None and reading.precision is Precision.DAY:
            return whole
    return None
