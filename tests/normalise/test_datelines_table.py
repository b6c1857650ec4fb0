"""Every line of an invented table is read in all its fields, and plain text gives none.

`datelines.jsonl`: `kind` says what the line is: the beginning of a text (`body`), a line by itself
(`byline`), or one that the page marks as the byline (`marked`).
"""

import json
from pathlib import Path
from typing import Any

import pytest

from pipelines.normalise.attribution import Attribution
from pipelines.normalise.byline import find_byline
from pipelines.normalise.dateline import find_dateline

ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for line in Path(__file__).with_name("datelines.jsonl").read_text(encoding="utf-8").splitlines()
]
MIN_ROWS, MIN_PLAIN, MIN_LANGUAGES = 250, 60, 15
FIELDS = ("author", "outlet", "place", "country", "date")


def read(row: dict[str, Any]) -> Attribution | None:
    if row["kind"] == "body":
        return find_dateline(row["text"], language=row["language"])
    return find_byline(row["text"], marked=row["kind"] == "marked", language=row["language"])


def test_the_table_is_wide() -> None:
    plain = [row for row in ROWS if not any(row[field] for field in FIELDS)]
    assert len(ROWS) >= MIN_ROWS
    assert len(plain) >= MIN_PLAIN
    assert len({row["language"] for row in ROWS}) >= MIN_LANGUAGES


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['language']}-{row['text'][:60]}" for row in ROWS])
def test_a_line_is_read_in_every_field(row: dict[str, Any]) -> None:
    found = read(row)
    if not any(row[field] for field in FIELDS):
        assert found is None
        return
    assert found is not None
    assert list(found.authors_raw) == row["author"]
    assert list(found.outlets) == row["outlet"]
    assert (found.place or "").casefold() == (row["place"] or "").casefold()
    assert found.country == row["country"]
    assert (found.on and found.on.isoformat()) == row["date"]
    if row["kind"] == "body":
        assert row["text"][found.span[1] :].lstrip().startswith(row["excerpt_begins"])
    assert "".join(row["text"][s.start : s.end] for s in found.segments) == row["text"][slice(*found.span)]
