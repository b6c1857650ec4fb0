"""What a workspace holds after a crawl, as the oracle reads it."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pipelines.items import WayKind
from pipelines.store.read import read_dataset
from tests.live.oracle import Row, Walk


def read_rows(data: Path, name: str, times: Sequence[datetime]) -> list[Row]:
    """Read entries or revisions."""
    return [_row(one, times) for one in read_dataset(data, name).to_pylist()]


def read_walks(data: Path, times: Sequence[datetime], *, since_tick: int, known: set[str]) -> list[Walk]:
    """Read the walks of a crawl that began at a tick: those whose ids are not known, which become so.

    Some times are stored to the second, so that a walk may seem to begin before its crawl.
    """
    rows = [row for row in read_dataset(data, "walks").to_pylist() if row["walk_id"] not in known]
    known.update(row["walk_id"] for row in rows)
    return [_walk(row, times, since_tick) for row in rows]


def tick_at(times: Sequence[datetime], at: datetime) -> int:
    """Return the last tick that was at a time or before it; -1 for none."""
    return bisect_right(times, at) - 1


def _row(row: dict[str, Any], times: Sequence[datetime]) -> Row:
    missing = row["missing_since_at"]
    return Row(
        url=row["url"] or "",
        title=row["title"] or "",
        text=f"{row['excerpt'] or ''}\n{row['text'] or ''}",
        posted_on=row["posted_on"],
        missing_tick=None if missing is None else tick_at(times, missing),
    )


def _walk(row: dict[str, Any], times: Sequence[datetime], since_tick: int) -> Walk:
    return Walk(
        way=WayKind(row["way"]),
        first_tick=max(tick_at(times, row["started_at"]), since_tick),
        last_tick=max(tick_at(times, row["ended_at"]), since_tick),
        is_complete=row["is_complete"],
        is_sweep=row["is_sweep"],
    )
