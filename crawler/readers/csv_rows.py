"""Read delimited text (commas, semicolons, tabs, bars) by the columns that its source declares."""

import io
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from crawler.extract.encoding import decode
from crawler.extract.rows.cells import read_cells
from crawler.extract.rows.columns import Columns
from crawler.extract.rows.delimited import Row, Table, open_table
from crawler.extract.rows.numbering import offsets_of
from crawler.readers.binary import is_binary
from crawler.readers.errors import SourceError
from crawler.readers.row_entries import SAMPLE_CHARS, TableRow, find_mapping, make_records, rule_of
from crawler.sources import UNDECLARED, Source
from pipelines.items import Drop, DropReason, Page, PageFacts, RawEntry, page_id_of

NAME = "csv"
CSV_TYPES = frozenset({"text/csv", "application/csv", "text/tab-separated-values", "text/x-csv"})
CSV_NAMES = (".csv", ".tsv", ".tab", ".psv")
OTHER_FORMATS = ("<", "{", "[")
SNIFFED_ROWS = 20
MIN_SHARE = 0.5  # of the first rows that are as wide as the head: texts with commas have hardly any
MIN_ALIKE, MAX_ALIKE = 3, 1000  # cells of a column that say how long each of them is
NEEDED = ("title", "url", "posted")  # without these, a row that is too short is half of one


def accepts(head: bytes, media_type: str | None, name: str) -> bool:
    """Tell whether a page that is called a table is one: most of its first rows are as wide as its head."""
    if not (media_type in CSV_TYPES or name.endswith(CSV_NAMES)) or is_binary(head):
        return False
    return is_table(decode(head, charset=None, is_html=False).text)


def is_table(head: str) -> bool:
    """Tell whether the beginning of a text is that of a table; its last line may be cut."""
    if head.lstrip().startswith(OTHER_FORMATS):
        return False
    table = open_table(io.StringIO(head, newline=""), max_chars=len(head))
    if table is None or len(table.names) < 2:
        return False
    rows = [row for row, _ in zip(table.rows, range(SNIFFED_ROWS), strict=False)][:-1]
    wide = sum(len(read_cells(row.text, table.delimiter) or ()) == len(table.names) for row in rows)
    return wide >= MIN_SHARE * len(rows)


def has_columns(head: bytes, columns: Columns) -> bool:
    """Tell whether the first line of a text names a declared title or link, between delimiters or alone."""
    if is_binary(head):
        return False
    text = decode(head, charset=None, is_html=False).text.lstrip()
    if text.startswith(OTHER_FORMATS):
        return False
    table = open_table(io.StringIO(text, newline=""), max_chars=len(text))
    return table is not None and bool({columns.title, columns.url} - {None} & set(table.names))


def read(
    page: Page, source: Source = UNDECLARED, *, explain: bool = False
) -> Iterator[RawEntry | Drop | PageFacts]:
    """Yield the facts of a table, then an entry or a drop for each row in order.

    Raises SourceError where nobody declared its columns, or it lacks one that is declared.
    """
    decoded = decode(page.content, charset=page.charset, is_html=False)
    text = decoded.text
    table = open_table(io.StringIO(text, newline=""), max_chars=len(text))
    if table is None:
        raise SourceError(DropReason.DAMAGED, "no line that names the columns of a table")
    names = table.names
    mapping = find_mapping(names, source, page, is_lacking=lambda _, name: names.count(name) != 1)
    yield PageFacts(encoding=decoded.encoding, rule=rule_of(mapping), confidence=1.0, issues=decoded.issues)
    needed = 0
    if mapping.columns is not None:
        declared = mapping.columns.named()
        needed = max(names.index(declared[field]) + 1 for field in NEEDED if field in declared)
    before, _ = offsets_of(page.name) or (0, 0)
    is_cut = not text.endswith(("\n", "\r"))
    rows = _read_rows(table, before, needed=needed or len(names), is_cut=is_cut)
    is_empty = True
    for record in make_records(rows, mapping, page, source, reader=NAME, explain=explain):
        is_empty = False
        yield record
    if is_empty:
        detail = f"a table of {len(names)} columns without rows"
        yield Drop(
            source=page.source, page_id=page_id_of(page), reason=DropReason.EMPTY_LISTING, detail=detail
        )


def _read_rows(table: Table, before: int, *, needed: int, is_cut: bool) -> Iterator[TableRow]:
    """Yield the rows with their cells; `is_cut`: the last line has no end, and may be half of one."""
    column = {name: number for number, name in reversed([*enumerate(table.names)])}
    last_cells: list[str] = []
    rows = iter(table.rows)
    row = next(rows, None)
    number = before
    while row is not None:
        following = next(rows, None)
        number += 1
        is_last = is_cut and following is None
        cells = read_cells(row.text, table.delimiter) if row.fault is None else None
        fault = _find_fault(row, cells, len(table.names), len(table.names) if is_last else needed)
        if fault is None and is_last and cells is not None and _is_half(cells[-1], last_cells):
            fault = f"ends inside its last cell, {cells[-1][:SAMPLE_CHARS]!r}, as far as the others tell"
        if fault is not None or cells is None:
            detail = f"row {number}: {fault}"
            yield TableRow(
                locator=f"row {number}", reason=row.reason, fault=detail, sample=row.text[:SAMPLE_CHARS]
            )
        else:
            if len(cells) >= len(table.names) and len(last_cells) < MAX_ALIKE:
                last_cells.append(cells[len(table.names) - 1])
            yield TableRow(
                locator=f"row {number}",
                look_up=partial(_look_up, column, cells),
                sample=row.text[:SAMPLE_CHARS],
            )
        row = following


def _look_up(column: Mapping[str, int], cells: Sequence[str], name: str) -> str | None:
    place = column.get(name, len(cells))
    return cells[place] if place < len(cells) else None


def _find_fault(row: Row, cells: Sequence[str] | None, width: int, needed: int) -> str | None:
    """Say why a row is none of the table; empty cells behind the others may be there or missing."""
    if row.fault is not None:
        return row.fault
    if cells is None:
        return "a quote that is not closed"
    if len(cells) < needed or any(cell.strip() for cell in cells[width:]):
        return f"{len(cells)} cells, where the head of the table has {width}"
    return None


def _is_half(cell: str, others: Sequence[str]) -> bool:
    """Tell whether a cell at the very end of a file lacks its end, which all others have alike.

    >>> _is_half("2020-01-1", ["2020-01-02", "2020-01-03", "2020-01-09"]), _is_half("b", ["a", "bc", "def"])
    (True, False)
    """
    if len(others) < MIN_ALIKE:
        return False
    lengths = {len(other) for other in others}
    endings = {other[-1:] for other in others}
    is_short = len(lengths) == 1 and len(cell) < len(others[0])
    return is_short or (len(endings) == 1 and not endings & {"", cell[-1:]} and not others[0][-1].isalnum())
