"""Where a listing states the day of each entry: in its block, in a heading above, in its URL.

What a block states is learned over all blocks of the page, since one block alone does not tell the
day of the entry from a day that its text speaks of: the place that states a day in most blocks wins.
"""

import re
from collections import Counter
from itertools import islice

from crawler.extract.blocks import Block
from crawler.extract.dates_in_tree import DIGIT
from crawler.extract.day_fragments import complete, find_numbers
from crawler.extract.statements import DatePlace, Statement, StatementFinder
from crawler.extract.text.labels import Label, find_label
from crawler.extract.tree import Node, Tree
from crawler.extract.weak_statements import are_likely
from pipelines.items import PostedSource, PostedText, Precision
from pipelines.normalise.dates import parse_posted

MIN_DIRECT = 0.5  # where fewer blocks have an element for the day, it may stand inside a line
MIN_COVERAGE = 0.3  # a place that states a day in fewer blocks is part of the text
MAX_STATEMENTS = 4
MAX_LABEL_CHARS = 30  # "Posted on:"
MAX_SAMPLE = 3  # of the blocks, to see how much of a date they state
MAX_ROWS = 200  # below a cell that spans several

URL_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([/-])(?:(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?=[/.-]|$)|(0[1-9]|1[0-2])(?=/[^/]))"
)
# 20240517 as a step of its own, or the beginning or end of one; "/t20240517_123.html" is one system's.
URL_COMPACT_DATE = re.compile(
    r"(?<=/)t?((?:199|20[0-4])\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[_./-]|$)"
    r"|(?<=[_-])((?:199|20[0-4])\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[./]|$)"
)
UPDATED = re.compile(r"updat|modif|edited|revis|aktualis|mise-a-jour", re.IGNORECASE)
PUBLISHED = re.compile(r"publi|posted|date|time|created", re.IGNORECASE)


def learn_places(blocks: list[Block], finder: StatementFinder) -> list[DatePlace]:
    """Return the places that state the day of an entry, the most trusted first."""
    found = [finder.of_posting(finder.in_elements(block)) for block in blocks]
    if _are_coarse(found, finder.dates.language):  # the month of a box with the day beside it
        found = [
            finder.of_posting(finder.boxed(block)) or known
            for known, block in zip(found, blocks, strict=True)
        ]
    blank = _count_blank(blocks, found, finder.tree)
    weak = (finder.boxed, finder.without_year, finder.relative, finder.in_title, finder.day_alone)
    for look in (finder.in_lines, *weak, finder.marked):
        if sum(map(bool, found)) + blank.total() < MIN_DIRECT * len(blocks):
            more = [
                [] if known else finder.of_posting(look(block))
                for known, block in zip(found, blocks, strict=True)
            ]
            if are_likely(more):
                found = [known or new for known, new in zip(found, more, strict=True)]
    times = Counter(statement.place for statements in found for statement in statements)
    in_blocks = Counter(
        place for statements in found for place in {statement.place for statement in statements}
    )
    for place in in_blocks:
        in_blocks[place] += blank[place.path]
    order = {place: number for number, place in enumerate(times)}

    def trust(place: DatePlace) -> float:
        return (
            in_blocks[place] / len(blocks)
            + 0.3 * (place.part in {"datetime", "content"})
            + 0.2 * bool(PUBLISHED.search(place.path))
            - 0.3 * (times[place] > 1.5 * in_blocks[place])
            - 0.01 * order[place]
        )

    usual = [place for place in order if in_blocks[place] >= MIN_COVERAGE * len(blocks)]
    # The day of a change is not the day of posting; where it is the only day, themes only call it so.
    posted = [place for place in usual if not UPDATED.search(place.path)] or usual
    return sorted(posted, key=trust, reverse=True)


def _count_blank(blocks: list[Block], found: list[list[Statement]], tree: Tree) -> Counter[str]:
    """Count by path the blocks with nothing but the label where others have their day behind it."""
    places = tuple({statement.place: None for statements in found for statement in statements})
    nodes = [
        node
        for block, statements in zip(blocks, found, strict=True)
        if not statements and places
        for node in blank_labels(block, places, tree)[:1]
    ]
    return Counter(tree.place(node) for node in nodes if tree.size(node))


def _are_coarse(found: list[list[Statement]], language: str | None) -> bool:
    """Tell whether the first blocks that state anything state no more than a month."""
    stated = list(islice((statements for statements in found if statements), MAX_SAMPLE))
    readings = (parse_posted(each.raw, language=language) for statements in stated for each in statements)
    return bool(stated) and all(
        reading is not None and reading.precision is not Precision.DAY for reading in readings
    )


def statements_of(block: Block, places: tuple[DatePlace, ...], finder: StatementFinder) -> list[Statement]:
    """Return what a block states of its day in these places, in their order."""
    rank = {place: number for number, place in enumerate(places)}
    # The same class below another element is the same field: of a first entry that is set off.
    by_step = {(_last_step(place), place.part) for place in places if "." in _last_step(place)}
    parts = {place.part for place in places}
    found = finder.in_elements(block)
    if {"piece", "line"} & parts:
        found = found + finder.in_lines(block)
    if {"partial", "partial line"} & parts:
        found = found + finder.without_year(block)
    for look, its_parts in (
        (finder.boxed, {"box"}),
        (finder.relative, {"relative", "relative line"}),
        (finder.in_title, {"in title"}),
        (finder.day_alone, {"day", "day line"}),
    ):
        if its_parts & parts:
            found = found + look(block)
    if "marked" in parts:
        found = found + finder.marked(block)
    found = finder.of_posting(found)
    known = [statement for statement in found if statement.place in rank]
    if known:
        return sorted(known, key=lambda statement: rank[statement.place])
    return [s for s in found if (_last_step(s.place), s.place.part) in by_step] or _of_other_fullness(
        block, places, finder
    )


def _of_other_fullness(
    block: Block, places: tuple[DatePlace, ...], finder: StatementFinder
) -> list[Statement]:
    """Return the day at a known place, without its year where the other blocks have it, or the other way.

    Many sites leave out the year of what they posted this year. Two numbers may mean something else.
    """
    whole = {place.path for place in places if place.part in {"text", "piece", "line"}}
    partial = {place.path for place in places if place.part in {"partial", "partial line"}}
    if whole:
        found = [s for s in finder.without_year(block) if s.place.path in whole and not find_numbers(s.raw)]
        if found:
            return finder.of_posting(found)
    if not partial:
        return []
    return finder.of_posting(
        [s for s in finder.in_elements(block) or finder.in_lines(block) if s.place.path in partial]
    )


def _last_step(place: DatePlace) -> str:
    return place.path.rpartition("/")[2]


def blank_labels(block: Block, places: tuple[DatePlace, ...], tree: Tree) -> list[Node]:
    """Return where a block has the place of its day, or the label in it, but no day.

    WordPress prints the day once for all entries of that day and leaves the others' places blank.
    """
    paths = {place.path for place in places if place.part in {"text", "datetime", "piece", "line"}}
    blank = []
    for node in block.nodes(tree):
        if node.index == block.title.index or tree.place(node) not in paths:
            continue
        text = tree.text(node) if tree.size(node) <= MAX_LABEL_CHARS else "0"
        label = find_label(text) if text else None
        if label is not None and label.label is Label.POSTED and not label.rest:
            return [node]  # whatever else stands in a place of the same path
        if DIGIT.search(text) is not None:
            return []  # a day that is not read is not blank
        step = tree.place(node).rpartition("/")[2]
        if text.endswith((":", "：")) or (not text and PUBLISHED.search(step) is not None):
            blank.append(node)
    return blank


def from_url(url: str) -> PostedText | None:
    """Return the day or month that a permalink carries."""
    match = URL_DATE.search(url[:500])
    if match is not None:
        return PostedText(raw=match[0], source=PostedSource.URL)
    match = URL_COMPACT_DATE.search(url[:500])
    return (
        PostedText(raw="-".join(filter(None, match.groups())), source=PostedSource.URL)
        if match is not None
        else None
    )


def with_url(fragment: str, stated: PostedText, language: str | None) -> PostedText | None:
    """Complete a day by the year and month in the link of its entry; None where these are others.

    A link with another day of the month knows better: the fragment is of an event, say.
    """
    year, month, *day = re.split("[/-]", stated.raw)
    whole = complete(fragment, f"{year}-{int(month):02}", language)
    reading = parse_posted(whole, language=language) if whole is not None else None
    if whole is None or reading is None or (day and reading.on.day != int(day[0])):
        return None
    return PostedText(raw=fragment, source=PostedSource.URL, completed=whole)


def reaches_into(stated: Node, block: Block, tree: Tree) -> bool:
    """Tell whether the cell of a day spans the rows down to that of a block, as for entries of one day."""
    cell = next((node for node in (stated, *islice(stated.ancestors(), 3)) if node.tag in {"td", "th"}), None)
    rows = cell.get("rowspan").strip() if cell is not None else ""
    row = next((node for node in (block.root, *islice(block.root.ancestors(), 3)) if node.tag == "tr"), None)
    if cell is None or cell.parent is None or row is None or not (rows.isascii() and rows.isdigit()):
        return False
    at = cell.parent
    for _ in range(min(int(rows[:4]), MAX_ROWS) - 1):
        if at.end >= len(tree.nodes):
            return False
        at = tree.nodes[at.end]
        if at.tag != "tr" or at.parent is not cell.parent.parent:
            return False
        if at is row:
            return True
    return False
