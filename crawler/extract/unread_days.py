"""Keep what stands where the other blocks of a page have their day, and is none: "tomorrow", "n/a".

The entry then has a statement of its day that no rule reads, and not none at all. Only elements named
for the day, or with a label for it, are looked at; in others, a text may stand in the place of the day.
"""

from crawler.extract.blocks import Block
from crawler.extract.bylines import is_byline
from crawler.extract.date_places import DatePlace, Statement, edge_nodes
from crawler.extract.dates_in_tree import MAX_DATE_CHARS
from crawler.extract.posted import PUBLISHED
from crawler.extract.statements import StatementFinder
from crawler.extract.text.labels import Label, find_label

PLACES_OF_ELEMENTS = frozenset({"text", "datetime", "box", "partial", "relative"})


def find_unread(block: Block, places: tuple[DatePlace, ...], finder: StatementFinder) -> list[Statement]:
    """Return the first unread statement at a known place of a block that states no day; none if blank."""
    tree = finder.tree
    paths = {place.path for place in places if place.part in PLACES_OF_ELEMENTS}
    for node in edge_nodes(tree, block) if paths else ():
        place = tree.place(node)
        if place not in paths or node.contains(block.title) or block.title.contains(node):
            continue
        text = tree.text(node).strip() if 0 < tree.size(node) <= MAX_DATE_CHARS else ""
        label = find_label(text) if text else None
        is_labelled = label is not None and label.label is Label.POSTED
        if not is_labelled and PUBLISHED.search(place.rpartition("/")[2]) is None:
            continue
        is_blank = not text or text.endswith((":", "：")) or (label is not None and not label.rest)
        if not is_blank and not is_byline(text):
            return finder.of_posting([Statement(DatePlace(place, "marked"), text, node)])
    return []
