"""Find the lines above titles that state the day of each: where they do, blocks begin at them.

In a flat run nothing but order tells whether a line between two titles belongs to the one above or to
the one below. A line with a day above the very first title, and none of its kind below the last, does;
so does a day on the title's own line.
"""

from crawler.extract.dates_in_tree import DateFinder, can_be_date
from crawler.extract.tree import Node, Tree
from pipelines.items import Precision
from pipelines.normalise.dates import find_dates

LEAD_LINES = 3  # the nearest above a title: below the one with the day an outlet, a category
MAX_LEAD_CHARS = 160  # longer lines are text
MIN_LED = 0.9  # of the titles; fewer stand under headings, each of several entries
MAX_TAIL_LINES = 40


def find_leads(tree: Tree, roots: list[Node], end: int, dates: DateFinder) -> list[int] | None:
    """Return the text at which each block of a flat run begins; None where no lines with a day open them.

    `roots` are the elements of the titles, `end` is the text at which the last block ends.
    """
    leads: list[int | None] = []
    kind = -1
    done = 0
    for root in roots:
        begin = max(done, root.parent.first_text if root.parent is not None else 0)
        lead = _lead(tree, begin, root.first_text, dates)
        if lead is not None and not leads:
            kind = kind_of(tree, lead)
        leads.append(lead if lead is not None and kind_of(tree, lead) == kind else None)
        if leads[0] is None:
            return None
        done = root.last_text
    if len(leads) - leads.count(None) < MIN_LED * len(leads):
        return None
    starts = [root.first_text if lead is None else lead for root, lead in zip(roots, leads, strict=True)]
    on_its_line = not any(
        "\n" in tree.texts[at : root.first_text] for at, root in zip(starts, roots, strict=True)
    )
    return starts if on_its_line or not has_day_below(tree, done, end, kind, dates) else None


def _lead(tree: Tree, begin: int, end: int, dates: DateFinder) -> int | None:
    """Return where the last line with a day before a title begins."""
    stop, lines = end, 0
    for index in range(end - 1, begin - 2, -1):
        if index >= begin and tree.texts[index] != "\n":
            continue
        if tree.chars[stop] > tree.chars[index + 1]:
            lines += 1
            if _states_day(tree, index + 1, stop, dates):
                return index + 1
            if lines == LEAD_LINES:
                return None
        stop = index
    return None


def has_day_below(tree: Tree, begin: int, end: int, kind: int, dates: DateFinder) -> bool:
    """Tell whether a line of the same kind with a day follows the last title: then each follows its own."""
    first, lines = begin, 0
    for index in range(begin, end + 1):
        if index < end and tree.texts[index] != "\n":
            continue
        if tree.chars[index] > tree.chars[first]:
            lines += 1
            if _states_day(tree, first, index, dates) and kind_of(tree, first) == kind:
                return True
            if lines == MAX_TAIL_LINES:
                return False
        first = index + 1
    return False


def _states_day(tree: Tree, first: int, last: int, dates: DateFinder) -> bool:
    if tree.chars[last] - tree.chars[first] > MAX_LEAD_CHARS:
        return False
    text = " ".join("".join(tree.texts[first:last]).split())
    if dates.is_partial_text(text.strip(" -–—:|·•")):
        return True
    return can_be_date(text) and any(
        reading.precision is Precision.DAY for reading in find_dates(text, language=dates.language)
    )


def kind_of(tree: Tree, first: int) -> int:
    """Return the path of the element that the first words of a line stand in."""
    while tree.chars[first + 1] == tree.chars[first]:
        first += 1
    return tree.owner(first).path
