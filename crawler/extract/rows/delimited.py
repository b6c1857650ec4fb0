"""Delimited text → header and rows, whatever is wrong with its quotes: RFC 4180, and what programs write.

Rows are told apart here; what is in their cells, `cells` reads. A quote that nothing closes costs its own
row and is told with its line. It takes the lines behind it along only where they may be its text.
Linear: lines are put back only behind a quote that was none, and in those no quote opens again.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from crawler.extract.rows.cells import DELIMITERS, find_delimiter, read_cells
from pipelines.items import DropReason

MAX_QUOTED_CHARS = 1 << 20  # of a cell over several lines; the longest posts have a tenth of that
MIN_ROWS_BEHIND = 3  # as wide as the header, behind a quote that nothing closes: they are no text of it
_SEPARATOR_LINE = re.compile(r"sep=([,;\t|])[\r\n]*", re.IGNORECASE)  # how Excel declares it
_INSIDE = re.compile(r'(?:[^"]++|"")*+("|\Z)')
# How a field ends behind its closing quote, and where one opens: at the beginning of a field only.
_ENDS = {mark: re.compile(rf" *(?:{re.escape(mark)}|[\r\n]|\Z)") for mark in DELIMITERS}
_OPENS = {mark: re.compile(rf'(?:^|{re.escape(mark)}) *"(?:[^"]++|"")*+("|\Z)') for mark in DELIMITERS}


@dataclass(frozen=True, slots=True)
class Row:
    """One row, verbatim with its line ends; `fault` says why where it cannot be read as one."""

    text: str
    line: int  # where it begins, 1 for the first line of the table
    fault: str | None = None
    reason: DropReason = DropReason.DAMAGED


@dataclass(frozen=True, slots=True)
class Table:
    """The head of a table, verbatim, and its rows as they are read on; blank lines are none."""

    head: str
    delimiter: str
    names: tuple[str, ...]  # of the columns, without white space around them
    rows: Iterator[Row]


class _State(Enum):
    CLOSED = auto()
    OPEN = auto()  # the line ends inside quotes
    BROKEN = auto()  # text follows the quote that should close the cell


class _Lines:
    """Lines with their numbers, of which some may be put back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._numbered = enumerate(lines, 1)
        self._back: deque[tuple[int, str]] = deque()

    def take(self) -> tuple[int, str] | None:
        return self._back.popleft() if self._back else next(self._numbered, None)

    def put_back(self, lines: list[tuple[int, str]]) -> None:
        self._back.extendleft(reversed(lines))


def open_table(lines: Iterable[str], *, max_chars: int) -> Table | None:
    """Read the head of a table; None where no line tells its columns.

    `lines` have their ends. One that is longer than `max_chars` is to be cut behind them, and is a fault.
    """
    source = _Lines(lines)
    head, delimiter = "", None
    while (first := source.take()) is not None:
        declared = _SEPARATOR_LINE.fullmatch(first[1])
        if declared is None and first[1].strip():
            break
        delimiter = declared[1] if declared else delimiter
        head += first[1]
    if first is None or len(first[1]) > max_chars:
        return None
    source.put_back([first])
    delimiter = delimiter or find_delimiter(first[1])
    row = next(_split(source, delimiter, 0, max_chars))
    names = read_cells(row.text, delimiter) if row.fault is None else None
    if names is None:
        return None
    return Table(
        head=head + row.text,
        delimiter=delimiter,
        names=tuple(name.strip() for name in names),
        rows=_split(source, delimiter, len(names), max_chars),
    )


def _split(lines: _Lines, delimiter: str, width: int, max_chars: int) -> Iterator[Row]:
    while (taken := lines.take()) is not None:
        number, line = taken
        if len(line) > max_chars:
            detail = f"line {number} has more than {max_chars} characters"
            yield Row("", number, detail, DropReason.TOO_LARGE)
        elif '"' in line and _state_behind(line, delimiter, is_inside=False) is _State.OPEN:
            yield _gather(lines, taken, delimiter, width)
        elif line.strip():
            yield Row(line, number)


def _state_behind(line: str, delimiter: str, *, is_inside: bool) -> _State:
    """Tell where a line ends: inside quotes or not."""
    position = 0
    if is_inside:
        cell = _INSIDE.match(line)
        if cell is None or not cell[1]:
            return _State.OPEN
        position = cell.end()
        if _ENDS[delimiter].match(line, position) is None:
            return _State.BROKEN
    closing = '"'
    for field in _OPENS[delimiter].finditer(line, position):
        closing = field[1]
    return _State.CLOSED if closing else _State.OPEN


def _gather(lines: _Lines, first: tuple[int, str], delimiter: str, width: int) -> Row:
    """Return the row that goes on over the next lines, as far as its quotes do."""
    number, opening = first
    behind: list[tuple[int, str]] = []
    size = len(opening)
    while size <= MAX_QUOTED_CHARS and (taken := lines.take()) is not None:
        behind.append(taken)
        size += len(taken[1])
        state = _state_behind(taken[1], delimiter, is_inside=True)
        if state is _State.CLOSED and size <= MAX_QUOTED_CHARS:
            return Row(opening + "".join(line for _, line in behind), number)
        if state is _State.BROKEN:
            lines.put_back(behind)
            return Row(opening, number, f"line {number} opens a quote that is closed nowhere")
    is_long = size > MAX_QUOTED_CHARS
    if _are_rows([line for _, line in behind], delimiter, width, all_of_them=not is_long):
        lines.put_back(behind)
        return Row(opening, number, f"line {number} opens a quote that is closed nowhere")
    if not is_long:
        last = behind[-1][0] if behind else number
        text = opening + "".join(line for _, line in behind)
        return Row(text, number, f"breaks off in line {last}, inside quotes that line {number} opens")
    return _pass_over(lines, number, delimiter)


def _are_rows(lines: list[str], delimiter: str, width: int, *, all_of_them: bool) -> bool:
    """Tell whether lines are rows of the table rather than text; the last one may be cut."""
    whole = [line for line in lines[:-1] if line.strip()]
    rows = sum(len(read_cells(line, delimiter) or ()) == width for line in whole)
    return width > 1 and rows >= MIN_ROWS_BEHIND and rows >= len(whole) * (1 if all_of_them else 0.5)


def _pass_over(lines: _Lines, number: int, delimiter: str) -> Row:
    """Leave out a quoted text that is longer than any, up to where it is closed."""
    last = number
    while (taken := lines.take()) is not None:
        last = taken[0]
        if _state_behind(taken[1], delimiter, is_inside=True) is not _State.OPEN:
            break
    detail = f"more than {MAX_QUOTED_CHARS} characters inside quotes that line {number} opens; "
    return Row("", number, f"{detail}left out up to line {last}", DropReason.TOO_LARGE)
