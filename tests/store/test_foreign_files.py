"""Files in a workspace that Clipfile did not write, or that are cut: a message, never a guess (row 31)."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from crawler.readers.errors import SourceError
from crawler.readers.table import read_page
from pipelines.items import DropReason, Page
from pipelines.store.disk import Disk
from pipelines.store.errors import StoreError
from pipelines.store.maintain import verify_workspace
from pipelines.store.read import read_dataset
from tests.build import NOON
from tests.store.scenario import first_commit, second_commit


def parquet(columns: dict[str, list[object]]) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(columns), sink)
    return bytes(sink.getvalue())


def claim_rows(whole: bytes) -> bytes:
    """Make the footer claim another length than there is: it would begin in front of the file."""
    return whole[:-8] + (1 << 31).to_bytes(4, "little") + whole[-4:]


FOREIGN = {
    "empty": b"",
    "another magic": b"PAR2" + bytes(100) + b"PAR2",
    "no footer": b"PAR1" + bytes(100),
    "a footer longer than the file": claim_rows(parquet({"entry_id": ["a"]})),
    "a text": b"entry_id,title\n1,a\n",
    "a column of another type": parquet({"entry_id": ["a"], "title": [[1, 2]], "posted_on": [{"x": 1}]}),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_parquet_file_is_told_by_its_path_and_nothing_is_read_from_it(
    tmp_path: Path, name: str
) -> None:
    first_commit(tmp_path, Disk())
    path = next((tmp_path / "entries").resolve().rglob("*.parquet"))
    path.write_bytes(FOREIGN[name])
    with pytest.raises(StoreError, match="clipfile verify"):
        read_dataset(tmp_path, "entries")
    with pytest.raises(StoreError, match=r"unchanged|clipfile verify"):
        second_commit(tmp_path, Disk())
    assert any(str(path) in fault for fault in verify_workspace(tmp_path).faults)


def test_rows_that_no_commit_knows_are_told(tmp_path: Path) -> None:
    """A foreign file of our own columns: its entries are in no log."""
    first_commit(tmp_path, Disk())
    path = next((tmp_path / "entries").resolve().rglob("*.parquet"))
    table = pq.read_table(path, partitioning=None)
    column = table.schema.get_field_index("entry_id")
    foreign = table.set_column(column, table.schema.field(column), pa.array(["0" * 32] * len(table)))
    pq.write_table(foreign.slice(0, 1), path.with_name("part-00099.parquet"))
    assert verify_workspace(tmp_path).faults


def test_parquet_is_no_input() -> None:
    page = Page(content=parquet({"title": ["a"]}), address="a.html", source="local", fetched_at=NOON)
    with pytest.raises(SourceError) as refused:
        list(read_page(page))
    assert refused.value.reason is DropReason.BINARY_CONTENT
