"""Reading a workspace: never blocks, is never blocked, sees one whole snapshot."""

from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as pads

from pipelines.store.errors import StoreError
from pipelines.store.schema import BY_YEAR, DATASETS, PARTITION
from pipelines.store.workspace import Workspace, check_format


def open_dataset(root: Path, name: str) -> pads.Dataset:
    """Open a dataset of a workspace as of now, whatever is committed meanwhile.

    `source` and, for entries and revisions, `year` are columns too. Raises StoreError where there is
    no workspace, or one of a newer clipfile.
    """
    workspace = Workspace(root.resolve())
    check_format(workspace)
    partition = PARTITION if name in BY_YEAR else pa.schema([PARTITION.field("source")])
    return pads.dataset(
        workspace.snapshot() / name,
        schema=pa.schema([*DATASETS[name], *partition]),
        format="parquet",
        partitioning=pads.partitioning(partition, flavor="hive"),
    )


def read_dataset(root: Path, name: str, columns: list[str] | None = None) -> pa.Table:
    """Read a dataset whole; raises StoreError where a file is damaged."""
    try:
        return open_dataset(root, name).to_table(columns=columns)
    except (pa.ArrowInvalid, OSError) as error:
        raise StoreError(f"{root / name}: {str(error).splitlines()[0]}. Run: clipfile verify") from error
