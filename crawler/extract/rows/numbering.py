"""Which rows of a table a page holds, as its address says it: the pages of a long table are cut out of it."""

import re

_ROWS = re.compile(r"rows ([0-9]{1,15})-[0-9]{1,15}, line ([0-9]{1,15})")


def name_rows(first: int, last: int, line: int) -> str:
    """Name a page after its first row, its last, and the line of the table on which the first begins.

    >>> name_rows(501, 1000, 502)
    'rows 501-1000, line 502'
    """
    return f"rows {first}-{last}, line {line}"


def offsets_of(name: str) -> tuple[int, int] | None:
    """Return how many rows, and how many lines, of a table are before a page; None where it is whole.

    >>> offsets_of("rows 501-1000, line 502"), offsets_of("table.csv")
    ((500, 501), None)
    """
    found = _ROWS.fullmatch(name)
    return (int(found[1]) - 1, int(found[2]) - 1) if found else None
