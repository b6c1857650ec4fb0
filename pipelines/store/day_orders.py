"""The order of day and month in the dates of a source: pooled from its versions, kept in `day_orders/`."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from pipelines.items import DayOrder, OrderEvidence
from pipelines.normalise.order_pool import OpenDate, SourceOrder, VoteCount, pool
from pipelines.store.numeric_dates import COLUMNS, find_open_dates
from pipelines.store.parquet import (
    find_segments,
    read_columns,
    read_table,
    segment_path,
)
from pipelines.store.readings import as_pages_say
from pipelines.store.schema import DAY_ORDERS, READINGS, REVISIONS, rows_to_table

WANTED = list(dict.fromkeys([*COLUMNS, *READINGS, "revised_at", "as_read"]))


def load_order(snapshot: Path, source: str) -> SourceOrder:
    """Load what is decided of a source's dates; an order without votes where nothing is."""
    rows = [
        row
        for segment in find_segments(snapshot, "day_orders", source)
        for row in read_table(segment.path, DAY_ORDERS.names).to_pylist()
    ]
    votes = tuple(
        VoteCount(
            evidence=OrderEvidence(row["evidence"]),
            day_first=row["day_first"],
            month_first=row["month_first"],
        )
        for row in rows
    )
    decided = {DayOrder(row["decided"]) for row in rows if row["decided"]}
    return SourceOrder(votes=votes, order=decided.pop() if decided else None)


def pool_order(snapshot: Path, source: str) -> SourceOrder:
    """Pool the dates of all versions of a source, as their pages say them."""
    return pool(_gather(snapshot, source))


def order_segment(snapshot: Path, source: str, order: SourceOrder) -> Iterator[tuple[str, pa.Table]]:
    """Yield (relative path, table) of the votes of a source where they are not as stored."""
    stored = load_order(snapshot, source)
    if (stored.votes, stored.order) == (order.votes, order.order):
        return
    rows: list[dict[str, object]] = [
        {
            "evidence": count.evidence,
            "day_first": count.day_first,
            "month_first": count.month_first,
            "decided": order.order,
        }
        for count in order.votes
    ]
    yield segment_path("day_orders", source, None, 0), rows_to_table(rows, DAY_ORDERS)


def _gather(snapshot: Path, source: str) -> Iterator[OpenDate]:
    for segment in find_segments(snapshot, "revisions", source):
        base = as_pages_say(read_columns(segment.path, REVISIONS, WANTED))
        yield from (given for _, _, given in find_open_dates(base, "revised_at"))
