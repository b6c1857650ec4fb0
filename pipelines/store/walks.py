"""What a crawl asks the store before it fetches: walks that are done with, pages that are committed."""

from collections.abc import Collection
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.items import EndSign, WalkOutcome, WalkRead, WayKind
from pipelines.store.read import open_dataset
from pipelines.store.rows import Row


def load_walks(root: Path, source: str) -> list[Row]:
    """Load the rows of walks/ of a source, oldest first; raises StoreError where there is no workspace.

    >>> import tempfile
    >>> from pipelines.store.store import Store
    >>> with tempfile.TemporaryDirectory() as data:
    ...     with Store(Path(data), run_id="example"):
    ...         load_walks(Path(data), "riverside")
    []
    """
    table = open_dataset(root, "walks").to_table(filter=pc.field("source") == source)
    order = [("started_at", "ascending"), ("ended_at", "ascending"), ("walk_id", "ascending")]
    rows: list[Row] = table.sort_by(order).to_pylist()
    return rows


def load_archived(root: Path, source: str, walk_id: str) -> set[tuple[str, int]]:
    """Load (archive file, offset) of the pages of a walk that are committed."""
    table = open_dataset(root, "pages").to_table(
        columns=["archive_file", "archive_offset"],
        filter=(pc.field("source") == source)
        & (pc.field("walk_id") == walk_id)
        & pc.field("archive_file").is_valid(),
    )
    return set(zip(table["archive_file"].to_pylist(), table["archive_offset"].to_pylist(), strict=True))


def load_archived_pages(root: Path) -> list[tuple[str, int, str]]:
    """Load (archive file, offset, run id) of all pages that are archived."""
    columns = ["archive_file", "archive_offset", "run_id"]
    table = open_dataset(root, "pages").to_table(columns=columns, filter=pc.field("archive_file").is_valid())
    return list(zip(*(table[column].to_pylist() for column in columns), strict=True))


def load_visited(root: Path, source: str, walk_ids: Collection[str]) -> dict[str, datetime]:
    """Load when some walks of a source asked for each address last, of those that gave a page."""
    wanted = (pc.field("source") == source) & pc.field("walk_id").isin(pa.array(walk_ids, pa.string()))
    table = open_dataset(root, "pages").to_table(columns=["address", "fetched_at"], filter=wanted)
    latest = table.group_by("address").aggregate([("fetched_at", "max")])
    return dict(zip(latest["address"].to_pylist(), latest["fetched_at_max"].to_pylist(), strict=True))


def load_walk_reads(root: Path, source: str) -> list[WalkRead]:
    """Load the walks of a source as the records that they were stored from, oldest first."""
    return [_as_record(row) for row in load_walks(root, source)]


def _as_record(row: dict[str, Any]) -> WalkRead:
    values = {field.name: row[field.name] for field in fields(WalkRead)}
    values["way"] = WayKind(values["way"])
    values["outcome"] = WalkOutcome(values["outcome"])
    values["end_sign"] = values["end_sign"] and EndSign(values["end_sign"])
    return WalkRead(**values)
