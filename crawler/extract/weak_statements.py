"""Find what may state the day of an entry where nothing states it in full: looked for last, and doubted."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from crawler.extract.blocks import Block
from crawler.extract.date_places import DatePlace, Statement, edge_lines, edge_nodes
from crawler.extract.dates_in_tree import MIN_DATE_CHARS, DateFinder, can_be_date
from crawler.extract.day_fragments import MAX_DAY_CHARS, find_numbers, is_day_alone, is_short_iso
from crawler.extract.tree import Tree

MAX_BOX_CHARS = 20  # "Sept17Tue2024"
MAX_RELATIVE_CHARS = 40  # "Posted about 3 weeks ago"
MAX_OPENING_CHARS = 40  # of a title: "Friday, 17 May 2024 – "
MIN_OF_ALL = 0.8  # what could mean something else states the day of nearly every entry, or of none
MAX_MONTH = 12  # a larger number in one of several shows that they are days and months
IN_EACH = frozenset({"day", "day line", "in title"})
MAX_TURNS = 0.4  # from one month to the next, days begin anew
COUNTS = re.compile(r"comment|count|repl(?:y|ies)|votes?\b|views?\b|likes?\b|score|share", re.IGNORECASE)
NOT_DAYS = re.compile(r"(?<![a-z])(?:price|cost|amount|version|rating|grade|result)", re.IGNORECASE)
PARTS_OF_A_LINE = re.compile(r"\s[|·•–—]\s|[|·•]")
# A date that opens a title is set off from it.
AFTER_DATE = re.compile(r"\s{0,3}(?:[-–—:|]\s{0,3}(?=\S)|[)\]】）]\s{0,3}(?=\S))")


def boxed(tree: Tree, block: Block, dates: DateFinder) -> Iterator[Statement]:
    """Find elements whose parts are a date only with spaces between them: <b>17</b><i>2024.05</i>."""
    covered = -1
    for node in edge_nodes(tree, block):
        if node.last_text <= covered or node.last_text < node.first_text + 2 or node.contains(block.title):
            continue
        if MIN_DATE_CHARS <= tree.size(node) <= MAX_BOX_CHARS:
            text = " ".join(" ".join(tree.texts[node.first_text : node.last_text]).split())
            if can_be_date(text) and dates.is_date_text(text):
                covered = node.last_text
                yield Statement(DatePlace(tree.place(node), "box"), text, node)


def day_alone(tree: Tree, block: Block, dates: DateFinder) -> Iterator[Statement]:
    """Find the first element or line before the title that is nothing but a day of the month."""
    for node in edge_nodes(tree, block):
        if node.index >= block.title.index:
            break
        if 0 < tree.size(node) <= MAX_DAY_CHARS and is_day_alone(text := tree.text(node)):
            yield Statement(DatePlace(tree.place(node), "day"), text, node)
            return
    for first, last in edge_lines(tree, block):
        if last > block.title.first_text:
            return
        if tree.chars[last] - tree.chars[first] <= MAX_DAY_CHARS:
            text = " ".join("".join(tree.texts[first:last]).split())
            if is_day_alone(text):
                owner = tree.owner(first)
                yield Statement(DatePlace(tree.place(owner), "day line"), text, owner)
                return


def relative(tree: Tree, block: Block, dates: DateFinder) -> Iterator[Statement]:
    """Find elements, and parts of short lines, that say nothing but "3 days ago"."""
    covered = -1
    found = False
    for node in edge_nodes(tree, block):
        if node.last_text <= covered or not 0 < tree.size(node) <= MAX_RELATIVE_CHARS:
            continue
        if node.index != block.title.index and dates.is_relative(text := tree.text(node)):
            covered, found = node.last_text, True
            yield Statement(DatePlace(tree.place(node), "relative"), text, node)
    for first, last in edge_lines(tree, block) if not found else []:
        if tree.chars[last] - tree.chars[first] > 3 * MAX_RELATIVE_CHARS:
            continue
        line = " ".join("".join(tree.texts[first:last]).split())
        for part in map(str.strip, PARTS_OF_A_LINE.split(line)):
            if len(part) <= MAX_RELATIVE_CHARS and dates.is_relative(part):
                owner = tree.owner(first)
                yield Statement(DatePlace(tree.place(owner), "relative line"), part, owner)


def in_title(tree: Tree, block: Block, dates: DateFinder) -> Iterator[Statement]:
    """Find a date that the title opens with, set off from its words: "17.05.2024 – The title"."""
    if tree.size(block.title) <= MIN_DATE_CHARS:
        return
    text = tree.text(block.title)[: 2 * MAX_OPENING_CHARS]
    day = dates.find_opening(text[:MAX_OPENING_CHARS])
    if day is not None and AFTER_DATE.match(text, day[1]):
        yield Statement(DatePlace(tree.place(block.title), "in title"), text[slice(*day)], block.title)


def are_likely(found: Sequence[list[Statement]]) -> bool:
    """Tell whether what was found in the blocks of a page are days: short forms may mean other things.

    A lone number may be a rank, 4/5 and 4.5 a grade, 2-1 a result; a title may be about a day.
    """
    stated = [statements[0] for statements in found if statements]
    if len(stated) < MIN_OF_ALL * len(found) and any(each.place.part in IN_EACH for each in stated):
        return False
    if any(NOT_DAYS.search(each.place.path) for each in stated if each.is_partial):
        return False
    alone = [find_numbers(each.raw) for each in stated if each.place.part in {"day", "day line"}]
    if any(COUNTS.search(each.place.path) for each in stated if each.place.part in {"day", "day line"}):
        return False
    if len(alone) > 1 and all(after[0] in {before[0] + 1, 1} for before, after in pairwise(alone)):
        return False
    if not _stand_in_order([each for each in stated if each.place.part in {"day", "day line"}]):
        return False
    open_pairs = [
        numbers
        for each in stated
        if each.is_partial and len(numbers := find_numbers(each.raw)) > 1 and not is_short_iso(each.raw)
    ]
    return not open_pairs or any(max(numbers) > MAX_MONTH for numbers in open_pairs)


def _stand_in_order(days: Sequence[Statement]) -> bool:
    """Tell whether lone numbers rise or fall within what holds the entries of a month: counts do neither."""
    holders = [
        next((node for node in before.node.ancestors() if node.contains(after.node)), None)
        for before, after in pairwise(days)
    ]
    outermost = min((holder.index for holder in holders if holder is not None), default=0)
    inside = [holder is not None and holder.index > outermost for holder in holders]
    steps = [
        find_numbers(after.raw)[0] - find_numbers(before.raw)[0]
        for (before, after), is_inside in zip(pairwise(days), inside, strict=True)
        if is_inside or not any(inside)
    ]
    rises, falls = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return min(rises, falls) <= MAX_TURNS * max(rises, falls)
