"""The files of a dataset as it grows: how large one becomes, and what happens to merged ids in it."""

from collections.abc import Collection, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.store.parquet import Segment, count_rows, segment_path

# A segment is rewritten when it is touched: its size bounds the memory and the writing of a commit.
SEGMENT_ROWS = {
    "entries": 20_000,
    "revisions": 20_000,
    "sightings": 50_000,
    "pages": 20_000,
    "drops": 20_000,
    "keys": 50_000,
    "walks": 20_000,
}
SEGMENT_BYTES = 32 << 20  # of a Parquet file; full texts are larger than excerpts


def split_rows(
    name: str, source: str, year: int | None, number: int, table: pa.Table
) -> Iterator[tuple[str, pa.Table]]:
    """Cut a table into segments from `number` on: (relative path, rows)."""
    size = SEGMENT_ROWS[name]
    for start in range(0, table.num_rows, size):
        yield segment_path(name, source, year, number), table.slice(start, size)
        number += 1


def is_full(segment: Segment) -> bool:
    """Tell whether new rows go into a new segment."""
    if segment.path.stat().st_size >= SEGMENT_BYTES:
        return True
    return count_rows(segment.path) >= SEGMENT_ROWS[segment.dataset]


def with_ids(table: pa.Table, merged: dict[str, str]) -> pa.Table:
    """Return the table with the ids that are no more replaced by those they are part of."""
    renamed = rename_ids(table, merged)
    return table if renamed is None else renamed


def rename_ids(table: pa.Table, merged: dict[str, str]) -> pa.Table | None:
    """Do what `with_ids` does; None where the table has none of the ids."""
    if not merged or not pc.any(is_in(table["entry_id"], merged)).as_py():
        return None
    ids = [merged.get(entry_id, entry_id) for entry_id in table["entry_id"].to_pylist()]
    index = table.column_names.index("entry_id")
    return table.set_column(index, table.schema.field(index), pa.array(ids, pa.string()))


def is_in(column: pa.ChunkedArray, ids: Collection[str]) -> pa.ChunkedArray:
    """Mark the rows whose id is one of the given."""
    return pc.is_in(column, value_set=pa.array(sorted(ids), pa.string()))
