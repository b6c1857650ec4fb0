"""Reading a workspace: never blocks, is never blocked, sees one whole snapshot."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as pads

from pipelines.store.errors import StoreError
from pipelines.store.parquet import DAMAGE
from pipelines.store.schema import BY_YEAR, DATASETS, PARTITION
from pipelines.store.workspace import Workspace, check_format


def open_dataset(root: Path, name: str) -> pads.Dataset:
    """Open a dataset of a workspace as of now, whatever is committed meanwhile.

    `source` and, for entries and revisions, `year` are columns too. Raises StoreError where there is
    no workspace, or one of a newer clipfile.
    """
    workspace = Workspace(root.resolve())
    snapshot = workspace.snapshot()
    check_format(workspace)
    partition = PARTITION if name in BY_YEAR else pa.schema([PARTITION.field("source")])
    schema = pa.schema([*DATASETS[name], *partition])
    if not (snapshot / name).is_dir():  # declared after the last commit
        return pads.dataset(schema.empty_table())
    return pads.dataset(
        snapshot / name,
        schema=schema,
        format="parquet",
        partitioning=pads.partitioning(partition, flavor="hive"),
    )


def read_dataset(root: Path, name: str, columns: list[str] | None = None) -> pa.Table:
    """Read a dataset whole; raises StoreError where a file is damaged."""
    try:
        return open_dataset(root, name).to_table(columns=columns)
    except DAMAGE as error:
        raise StoreError(f"{root / name}: {str(error).splitlines()[0]}. Run: clipfile verify") from error


def read_newest(
    root: Path, name: str, order: list[str], *, source: str | None, limit: int | None
) -> tuple[list[dict[str, Any]], int]:
    """Read the rows that come first when sorted by `order`, all descending, and count all of them."""
    table = read_dataset(root, name)
    if source is not None:
        table = table.filter(pc.field("source") == source)
    newest = table.sort_by([(column, "descending") for column in order]).slice(0, limit)
    if name in BY_YEAR:
        newest = refresh_last_seen(root, newest, name)
    return newest.to_pylist(), table.num_rows


def refresh_last_seen(root: Path, table: pa.Table, name: str) -> pa.Table:
    """Give rows of entries or revisions their `last_seen_at` as of now, from sightings.

    No file is rewritten because an entry was seen once more, so the stored value is that of the
    entry's last change.
    """
    keys = ["entry_id"] if name == "entries" else ["entry_id", "content_hash"]
    ids = pa.array(table["entry_id"].unique().to_pylist(), pa.string())
    seen = open_dataset(root, "sightings").to_table(
        columns=[*keys, "seen_at"], filter=pc.field("entry_id").isin(ids)
    )
    newest = seen.group_by(keys).aggregate([("seen_at", "max")])
    last = dict(
        zip(zip(*(newest[key].to_pylist() for key in keys), strict=True), newest["seen_at_max"], strict=True)
    )
    rows = zip(*(table[key].to_pylist() for key in keys), strict=True)
    column = table.schema.get_field_index("last_seen_at")
    values = pa.array([last[row] for row in rows], table.schema.field(column).type)
    return table.set_column(column, table.schema.field(column), values)
