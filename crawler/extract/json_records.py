"""Read a list of records in JSON, as far as it is whole: what stands before a break is read all the same."""

import re
from dataclasses import dataclass

from crawler.extract.json_text import JsonError, load_json, parse_next, value_at

SAMPLE_CHARS = 200
SPACE = re.compile(r"[ \t\r\n]*+")  # RFC 8259, section 2


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonRecords:
    """The records of a document; `fault` says why it ends before its time, and where: None for nothing.

    `cut` is the beginning of what could not be read of the list, "" where it breaks off between two
    records; None where the list is whole.
    """

    root: object  # the document, of a broken one the members of its object that are whole
    records: list[object] | None  # None where a whole document has no such list
    fault: str | None = None
    cut: str | None = None


@dataclass(slots=True)
class _Broken:
    """What of a broken document has been read."""

    members: dict[str, object]
    records: list[object]
    cut: str | None = None


def read_records(text: str, key: str) -> JsonRecords:
    """Return the elements of a list, or of the list under `key` in an object.

    A document that breaks off, or goes on behind its end, gives the records that are whole in front of
    that. Raises JsonError where none is. Time is linear in the text.

    >>> read_records('{"a": 1, "items": [{"b": 2}, {"b": 3', "items").records
    [{'b': 2}]
    """
    try:
        root = load_json(text)
    except JsonError as error:
        broken = _read_broken(text, key)
        if not broken.records:
            raise
        return JsonRecords(root=broken.members, records=broken.records, fault=str(error), cut=broken.cut)
    if isinstance(root, list):
        return JsonRecords(root=root, records=root)
    found = value_at(root, key)
    return JsonRecords(root=root, records=found if isinstance(found, list) else None)


def _read_broken(text: str, key: str) -> _Broken:
    broken = _Broken({}, [])
    at = _skip(text, 0)
    if text.startswith("[", at):
        _read_list(text, at + 1, broken)
    elif text.startswith("{", at):
        _read_object(text, at + 1, key, broken)
    return broken


def _read_object(text: str, at: int, key: str, broken: _Broken) -> None:
    """Read members up to the break; the list under `key` element by element."""
    while True:
        try:
            name, at = parse_next(text, _skip(text, at))
            at = _skip(text, at)
            if not isinstance(name, str) or not text.startswith(":", at):
                return
            at = _skip(text, at + 1)
            if name == key and text.startswith("[", at):
                at = _read_list(text, at + 1, broken)
            else:
                broken.members[name], at = parse_next(text, at)
        except JsonError:  # the break, which the caller has told already
            return
        at = _skip(text, at)
        if not text.startswith(",", at):
            return
        at += 1


def _read_list(text: str, at: int, broken: _Broken) -> int:
    """Read elements up to the break, or the end of the list, and return where that is."""
    while True:
        at = _skip(text, at)
        if text.startswith("]", at):
            return at + 1
        try:
            element, end = parse_next(text, at)
        except JsonError:
            return _cut(text, at, broken)
        if end == len(text) and not isinstance(element, dict | list | str):
            return _cut(text, at, broken)  # a number may go on behind the break
        broken.records.append(element)
        at = _skip(text, end)
        if text.startswith(",", at):
            at += 1
        elif not text.startswith("]", at):
            return _cut(text, at, broken)


def _cut(text: str, at: int, broken: _Broken) -> int:
    broken.cut = text[at : at + SAMPLE_CHARS]
    return len(text)


def _skip(text: str, at: int) -> int:
    match = SPACE.match(text, at)
    return at if match is None else match.end()
