"""Cut what has one row after another into pages of rows as it is read: CSV and JSON by line, of any size.

A page has the head of the table, then its rows, verbatim but for UTF-16, which becomes UTF-8. The cuts
depend on nothing behind them: a file that has grown gives the same pages again, and new ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from crawler.containers.given import Input, Unreadable
from crawler.containers.limits import Budget
from crawler.containers.text_lines import TextLines
from crawler.extract.rows.delimited import Row, open_table
from crawler.extract.rows.numbering import name_rows
from crawler.extract.xml import sniff_text
from crawler.readers import csv_rows, json_lines
from crawler.readers.errors import SourceError
from pipelines.items import DropReason, Page

MIN_BYTES = 64 << 10  # all that `accepts` is shown; what is smaller is a page as it is
PAGE_BYTES = 1 << 20  # about: a page ends with the row that reaches it


def accepts_csv(head: bytes, name: str) -> bool:
    """Tell whether an input is a table of delimited text that is worth cutting; it must be called one."""
    return len(head) >= MIN_BYTES and csv_rows.accepts(head, None, name)


def accepts_json_lines(head: bytes, name: str) -> bool:
    """Tell whether an input has an object in each line, and is worth cutting."""
    if len(head) < MIN_BYTES or not json_lines.accepts(head, None, name):
        return False
    return name.endswith(json_lines.JSON_LINES_NAMES) or json_lines.is_by_line(sniff_text(head))


def open_csv(given: Input, budget: Budget) -> Iterator[Page | Unreadable]:
    """Yield pages of rows, and what of the table cannot be read as a row."""
    text = TextLines(given.stream, newline="")
    max_chars = budget.limits.page_bytes
    table = open_table(text.lines(max_chars), max_chars=max_chars)
    if table is None:
        raise SourceError(DropReason.DAMAGED, "no line that names the columns of a table")
    yield from _cut(_Pages(given, budget, text, "text/csv", table.head), table.rows)


def open_json_lines(given: Input, budget: Budget) -> Iterator[Page | Unreadable]:
    """Yield pages of objects, and what is too long to be one."""
    text = TextLines(given.stream, newline="\n")
    max_chars = budget.limits.page_bytes
    rows = _rows_of(text.lines(max_chars), max_chars)
    yield from _cut(_Pages(given, budget, text, "application/x-ndjson"), rows)


def _rows_of(lines: Iterator[str], max_chars: int) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if len(line) > max_chars:
            detail = f"line {number} has more than {max_chars} characters"
            yield Row("", number, detail, DropReason.TOO_LARGE)
        elif line.strip("\ufeff \t\r\n\0"):
            yield Row(line, number)


@dataclass(slots=True)
class _Pages:
    """The rows that are not yet given as a page."""

    given: Input
    budget: Budget
    text: TextLines
    media_type: str
    head: str = ""
    row: int = 0  # the number of the last row that was read
    waiting: list[Row] = field(default_factory=list)
    size: int = 0  # in characters

    def add(self, row: Row) -> bool:
        """Take a row; True where a page is full."""
        self.waiting.append(row)
        self.size += len(row.text)
        return self.size >= PAGE_BYTES

    def flush(self, *, is_empty: bool = False) -> Iterator[Page]:
        """Yield what is waiting as a page; of a table without rows its head alone."""
        if not self.waiting and not is_empty:
            return
        self.budget.add_member()
        line = self.waiting[0].line if self.waiting else 1
        name = name_rows(self.row - len(self.waiting) + 1, self.row, line)
        content = self.text.encode(self.head + "".join(row.text for row in self.waiting))
        self.waiting, self.size = [], 0
        given = self.given
        yield Page(
            content=content,
            address=f"{given.address}!/{name}",
            source=given.source,
            fetched_at=given.fetched_at,
            url=given.url,
            media_type=self.media_type,
            charset=self.text.charset or given.charset,
            depth=given.depth + 1,
        )


def _cut(pages: _Pages, rows: Iterator[Row]) -> Iterator[Page | Unreadable]:
    """Give pages as they are full; where the stream breaks off, first what was whole, then the error."""
    broken: SourceError | None = None
    while broken is None:
        try:
            row = next(rows, None)
        except SourceError as error:
            broken = error
            continue
        if row is None:
            break
        if row.fault is not None:
            yield from pages.flush()  # so that the rows of a page follow one another
        pages.row += 1
        if row.fault is not None:
            pages.budget.add_member()
            address = f"{pages.given.address}!/row {pages.row}, line {row.line}"
            yield Unreadable(address=address, reason=row.reason, detail=row.fault)
        elif pages.add(row):
            yield from pages.flush()
    yield from pages.flush(is_empty=pages.row == 0 and broken is None)
    if broken is not None:
        raise SourceError(broken.reason, f"{broken.detail}; behind row {pages.row}")
