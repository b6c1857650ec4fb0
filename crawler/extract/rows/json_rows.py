"""JSON by line → objects, and what a dotted name leads to in one: https://jsonlines.org."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MAX_PARTS = 10  # of a dotted name
MAX_NAMES, MAX_NAMED_ROWS, MAX_LEVELS = 1_000, 100, 3


@dataclass(frozen=True, slots=True)
class JsonRow:
    """One line that is not blank: its object, or why it gives none."""

    number: int  # of the line, from 1
    text: str
    value: dict[str, object] | None = None
    fault: str = ""


class _RepeatedKeyError(ValueError):
    """An object says one thing twice, and nothing tells which is meant (RFC 8259, section 4)."""


def read_rows(lines: Iterable[str]) -> Iterator[JsonRow]:
    """Yield the rows of JSON by line; one that is no object, or says something twice, is a fault."""
    for number, line in enumerate(lines, 1):
        if line.strip("\ufeff \t\r\n\0"):
            yield _read_row(number, line)


def _read_row(number: int, line: str) -> JsonRow:
    try:
        value = json.loads(line, strict=False, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        return JsonRow(number, line, fault=f"no JSON: {error.msg} (column {error.colno})")
    except RecursionError:
        return JsonRow(number, line, fault="nested deeper than any entry")
    except ValueError as error:  # a key that is there twice; a number of more digits than Python converts
        return JsonRow(number, line, fault=str(error))
    if not isinstance(value, dict):
        return JsonRow(number, line, fault=f"an object is expected, found {line.strip()[:20]!r}")
    return JsonRow(number, line, value)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    if len(value) != len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise _RepeatedKeyError(f"the key {twice[:60]!r} is there twice")
    return value


def value_of(row: object, name: str) -> object:
    """Return what a name leads to: a key as it is written, else the way `a.b.0` through objects and lists.

    >>> value_of({"a": {"b": ["x"]}, "c.d": 1}, "a.b.0"), value_of({"c.d": 1}, "c.d"), value_of({}, "a.b")
    ('x', 1, None)
    """
    if isinstance(row, dict) and name in row:
        return row[name]
    parts = name.split(".", MAX_PARTS)
    for part in parts:
        if isinstance(row, dict):
            row = row.get(part)
        elif isinstance(row, list) and part.isascii() and part.isdecimal() and int(part[:9]) < len(row):
            row = row[int(part[:9])]
        else:
            return None
    return row


def names_of(rows: Iterable[JsonRow]) -> list[str]:
    """Return the names that lead to a value in the first rows, in their order; for messages and proposals."""
    found: dict[str, None] = {}
    for row, _ in zip((row for row in rows if row.value is not None), range(MAX_NAMED_ROWS), strict=False):
        for name in _names(row.value, 1):
            if len(found) < MAX_NAMES:
                found.setdefault(name)
    return list(found)


def _names(value: object, level: int) -> Iterator[str]:
    for key, inner in value.items() if isinstance(value, dict) else ():
        if isinstance(inner, dict) and inner and level < MAX_LEVELS:
            yield from (f"{key}.{name}" for name in _names(inner, level + 1))
        else:
            yield key
