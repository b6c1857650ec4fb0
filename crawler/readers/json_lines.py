"""Read JSON by line: an object a row, by the columns its source declares, or our own export."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from crawler.extract.encoding import decode
from crawler.extract.rows.json_rows import JsonRow, names_of, read_rows, value_of
from crawler.extract.rows.numbering import offsets_of
from crawler.extract.xml import sniff_text
from crawler.readers.binary import is_binary
from crawler.readers.errors import SourceError
from crawler.readers.row_entries import SAMPLE_CHARS, TableRow, find_mapping, make_records, rule_of
from crawler.sources import UNDECLARED, Source
from pipelines.items import Drop, DropReason, Page, PageFacts, RawEntry

NAME = "json_lines"
JSON_LINES_TYPES = frozenset({"application/jsonl", "application/x-ndjson", "application/x-jsonlines"})
JSON_LINES_NAMES = (".jsonl", ".ndjson", ".jsonlines")
BY_LINE = re.compile(r'\{[ \t]*"[^\n]*\}[ \t]*\r?\n\s*\{[ \t]*"')
LONG_LINE = re.compile(r'\{[ \t]*"[^\n]*')
# Without the first two an entry is none; one without the third is, but not all of a table's.
NEEDED = ("title", "url", "posted")
MIN_ROWS = 3  # fewer may lack a key that others have


def accepts(head: bytes, media_type: str | None, name: str) -> bool:
    """Tell whether a page holds objects, one a line; a line that is longer than the head may be one."""
    if is_binary(head):
        return False
    text = sniff_text(head)
    if not text.startswith("{"):
        return False
    is_called = media_type in JSON_LINES_TYPES or name.endswith(JSON_LINES_NAMES)
    return is_called or is_by_line(text) or LONG_LINE.fullmatch(text) is not None


def is_by_line(text: str) -> bool:
    """Tell whether a text begins with an object in a line of its own, and a second one."""
    return BY_LINE.match(text) is not None


def read(
    page: Page, source: Source = UNDECLARED, *, explain: bool = False
) -> Iterator[RawEntry | Drop | PageFacts]:
    """Yield the facts of the page, then an entry or a drop for each row in order.

    Raises SourceError where nobody declared its columns, or it lacks one that is declared.
    """
    decoded = decode(page.content, charset=page.charset, is_html=False)
    rows = list(read_rows(decoded.text.split("\n")))
    if all(row.value is None for row in rows):
        raise SourceError(
            DropReason.DAMAGED, f"no object in {len(rows)} lines; {rows[0].fault if rows else ''}"
        )
    mapping = find_mapping(names_of(rows), source, page, is_lacking=partial(_is_lacking, rows))
    yield PageFacts(encoding=decoded.encoding, rule=rule_of(mapping), confidence=1.0, issues=decoded.issues)
    before, _ = offsets_of(page.name) or (0, 0)
    yield from make_records(_table_rows(rows, before), mapping, page, source, reader=NAME, explain=explain)


def _table_rows(rows: Sequence[JsonRow], before: int) -> Iterator[TableRow]:
    for number, row in enumerate(rows, before + 1):
        locator, sample = f"row {number}", row.text[:SAMPLE_CHARS]
        if row.value is None:
            yield TableRow(locator=locator, fault=f"{locator}: {row.fault}", sample=sample)
        else:
            yield TableRow(locator=locator, look_up=partial(value_of, row.value), sample=sample)


def _is_lacking(rows: Sequence[JsonRow], field: str, name: str) -> bool:
    """Tell whether no row has a key that entries need; others may be left out wherever they are empty."""
    if field not in NEEDED or (field == "posted" and len(rows) < MIN_ROWS):
        return False
    return not any(_has(row.value, name) for row in rows if row.value is not None)


def _has(value: dict[str, object], name: str) -> bool:
    return name in value or value_of(value, name) is not None
