"""The files of a dataset as it grows: how large one becomes, and what happens to merged ids in it."""

from collections.abc import Collection, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.store.parquet import Segment, measure, segment_path

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
SEGMENT_BYTES = (
    16 << 20
)  # unpacked: a commit holds several times as much; full texts are larger than excerpts


def split_rows(
    name: str, source: str, year: int | None, number: int, table: pa.Table, *, filed: int = 0
) -> Iterator[tuple[str, pa.Table]]:
    """Cut a table into segments from `number` on: (relative path, rows).

    The first `filed` rows are in the first of them already, and stay there.
    """
    fitting = table.num_rows * SEGMENT_BYTES // max(table.nbytes, 1)  # rows of the mean size
    size = max(1, min(SEGMENT_ROWS[name], fitting))
    start, end = 0, max(size, filed)
    while start < table.num_rows:
        yield segment_path(name, source, year, number), table.slice(start, end - start)
        start, end = end, end + size
        number += 1


def is_full(segment: Segment) -> bool:
    """Tell whether new rows go into a new segment."""
    rows, size = measure(segment.path)
    return size >= SEGMENT_BYTES or rows >= SEGMENT_ROWS[segment.dataset]


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
