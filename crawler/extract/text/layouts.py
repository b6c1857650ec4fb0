"""Find the ways in which a text could be cut into entries: every candidate layout, unjudged.

Candidates come from what repeats on the page: item marks, underlines, rules, lines with a date or a
link, blocks under day headings. Order is meaning: of layouts that read the page equally well, the
first is taken.
"""

from collections.abc import Iterator

from crawler.extract.text.anchors import find_anchored
from crawler.extract.text.days import find_under_days
from crawler.extract.text.layout import MIN_STARTS, Layout
from crawler.extract.text.line import Line
from crawler.extract.text.marks import find_marked, find_underlined
from crawler.extract.text.rules import find_ruled


def find_layouts(lines: list[Line]) -> Iterator[Layout]:
    """Give every candidate layout that makes at least two entries."""
    for layout in (
        *find_marked(lines),
        *find_underlined(lines),
        *find_ruled(lines),
        *find_anchored(lines),
        *find_under_days(lines),
    ):
        if len(layout.starts) >= MIN_STARTS:
            yield layout
