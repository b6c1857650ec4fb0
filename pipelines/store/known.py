"""Which contents of a source walks have met, in 16 bytes each: a walk stops at what is known."""

from bisect import bisect_left
from collections.abc import Collection, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.store.read import open_dataset

HASH_BYTES = 16


class KnownEntries:
    """A set of hashes, each 32 hex digits."""

    def __init__(self, hashes: pa.ChunkedArray) -> None:
        ordered = pc.unique(hashes).sort()
        self._packed = bytes.fromhex("".join(ordered.to_pylist()))

    def __len__(self) -> int:
        return len(self._packed) // HASH_BYTES

    def __getitem__(self, index: int) -> bytes:
        """Return the hash at a place in their order."""
        return self._packed[index * HASH_BYTES : (index + 1) * HASH_BYTES]

    def __iter__(self) -> Iterator[str]:
        return (self[index].hex() for index in range(len(self)))

    def __contains__(self, value: object) -> bool:
        if not isinstance(value, str):
            return False
        wanted = bytes.fromhex(value)
        return self[bisect_left(self, wanted)] == wanted


def load_seen(root: Path, source: str, walk_ids: Collection[str]) -> KnownEntries:
    """Load the content hashes of what some walks of a source met; raises StoreError without a workspace."""
    of_source = pc.field("source") == source
    pages = open_dataset(root, "pages").to_table(
        columns=["page_id"], filter=of_source & pc.field("walk_id").isin(pa.array(walk_ids, pa.string()))
    )
    on_them = pc.field("page_id").isin(pages["page_id"].unique())
    seen = open_dataset(root, "sightings").to_table(columns=["content_hash"], filter=of_source & on_them)
    return KnownEntries(seen["content_hash"])
