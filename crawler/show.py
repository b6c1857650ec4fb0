"""What `clipfile show` prints: rows of a dataset, as a table for people or JSON for programs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from rich import box
from rich.table import Table
from rich.text import Text

from crawler.printable import escape_unseen_in_json
from pipelines.store.read import read_newest

Row = dict[str, object]


class DatasetName(StrEnum):
    """The datasets of a workspace."""

    ENTRIES = "entries"
    REVISIONS = "revisions"
    SIGHTINGS = "sightings"
    PAGES = "pages"
    DROPS = "drops"
    KEYS = "keys"
    WALKS = "walks"
    DAY_ORDERS = "day_orders"


# What fits a terminal; --json has every column. Order of rows: newest first.
COLUMNS = {
    DatasetName.ENTRIES: ["posted_on", "title", "authors", "outlets", "place", "country", "source"],
    DatasetName.REVISIONS: ["posted_on", "revision", "title", "changed", "revised_at"],
    DatasetName.SIGHTINGS: ["seen_at", "entry_id", "page_id", "position"],
    DatasetName.PAGES: ["fetched_at", "address", "reader", "outcome", "found", "kept", "repeated", "dropped"],
    DatasetName.DROPS: ["address", "reason", "detail", "locator", "sample"],
    DatasetName.KEYS: ["kind", "key", "entry_id"],
    DatasetName.WALKS: [
        "started_at",
        "source",
        "way",
        "outcome",
        "is_complete",
        "end_sign",
        "entries",
        "gap",
    ],
    DatasetName.DAY_ORDERS: ["source", "evidence", "day_first", "month_first", "decided"],
}
NEWEST = {
    DatasetName.ENTRIES: ["posted_on", "first_seen_at", "entry_id"],
    DatasetName.REVISIONS: ["posted_on", "entry_id", "revision"],
    DatasetName.SIGHTINGS: ["seen_at", "entry_id"],
    DatasetName.PAGES: ["fetched_at", "address"],
    DatasetName.DROPS: ["run_id", "page_id", "locator"],
    DatasetName.KEYS: ["entry_id", "kind"],
    DatasetName.WALKS: ["started_at", "walk_id"],
    DatasetName.DAY_ORDERS: ["source", "evidence"],
}
CELL_CHARACTERS = 120


@dataclass(frozen=True, slots=True)
class Found:
    """The rows to show, of how many, and the folder they are in."""

    rows: list[Row]
    total: int
    folder: Path


def select_rows(data: Path, dataset: DatasetName, *, source: str | None, limit: int) -> Found:
    """Read the newest rows of a dataset; raises StoreError where there is no workspace."""
    rows, total = read_newest(data, dataset, NEWEST[dataset], source=source, limit=limit or None)
    return Found(rows, total, data / dataset)


def json_lines(found: Found) -> Iterator[str]:
    """Yield a JSON object a row, with every column; days and times as ISO 8601."""
    for row in found.rows:
        yield escape_unseen_in_json(json.dumps(row, ensure_ascii=False, default=_iso))


def make_table(found: Found, dataset: DatasetName) -> Table:
    """Lay the rows out for a terminal."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for name in COLUMNS[dataset]:
        table.add_column(name.replace("_", " "), overflow="fold")
    for row in found.rows:
        table.add_row(*(Text(cell(row[name])) for name in COLUMNS[dataset]))
    return table


def cell(value: object, *, limit: int = CELL_CHARACTERS) -> str:
    """Write a value short; text of pages is data, so control characters never reach the terminal."""
    if value is None:
        return ""
    if isinstance(value, list):
        text = "; ".join(str(part) for part in value)
    else:
        text = f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else str(value)
    text = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _iso(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
