"""One row of delimited text → its cells; and what stands between them."""

import csv

DELIMITERS = (",", ";", "\t", "|")  # of equals, the first is the likelier
Cells = list[str]


def find_delimiter(head: str) -> str:
    """Return what stands between the cells of a head: what gives most of them.

    >>> find_delimiter("Titel;Link;Datum, Uhrzeit"), find_delimiter("title")
    (';', ',')
    """
    return max(DELIMITERS, key=lambda mark: len(read_cells(head, mark) or ()))


def read_cells(row: str, delimiter: str) -> Cells | None:
    """Return the cells of a row, verbatim but for their quotes; None where a quote is not closed.

    >>> read_cells('a,"b ""c"", d",', ","), read_cells('"He said "go" twice",b', ",")
    (['a', 'b "c", d', ''], ['He said "go" twice', 'b'])
    """
    row = row.rstrip("\r\n")
    if '"' not in row:
        return row.split(delimiter)
    try:
        return next(csv.reader([row], delimiter=delimiter, strict=True, skipinitialspace=True))
    except csv.Error:  # quotes that are not doubled inside a cell, or a cell beyond the limit of `csv`
        return _read_loosely(row, delimiter)


def _read_loosely(row: str, delimiter: str) -> Cells | None:
    """Take a quote inside a cell for text unless a cell may end behind it."""
    cells: Cells = []
    pieces = iter(row.split(delimiter))
    for piece in pieces:
        quoted = piece.lstrip(" ")
        if not quoted.startswith('"'):
            cells.append(piece)
            continue
        parts = [quoted[1:]]
        while not _is_end(parts[-1]):
            following = next(pieces, None)
            if following is None:
                return None
            parts.append(following)
        cells.append(delimiter.join(parts).rstrip(" ")[:-1].replace('""', '"'))
    return cells


def _is_end(piece: str) -> bool:
    """Tell whether a piece of a quoted cell ends it: with a quote that is not half of a doubled one."""
    piece = piece.rstrip(" ")
    return (len(piece) - len(piece.rstrip('"'))) % 2 == 1
