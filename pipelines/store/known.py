"""Which contents and keys of a source are stored, in 16 bytes each: a walk stops at what is known."""

from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.store.read import open_dataset
from pipelines.store.snapshot import MERGED

HASH_BYTES = 16


class KnownEntries:
    """A set of stored hashes, each 32 hex digits: content hashes of versions, and identity keys."""

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

    def __contains__(self, value: str) -> bool:
        wanted = bytes.fromhex(value)
        return self[bisect_left(self, wanted)] == wanted


def load_known(root: Path, source: str) -> KnownEntries:
    """Load what is stored of a source; raises StoreError where there is no workspace."""
    of_source = pc.field("source") == source
    versions = open_dataset(root, "revisions").to_table(columns=["content_hash"], filter=of_source)
    keys = open_dataset(root, "keys").to_table(
        columns=["key"], filter=of_source & (pc.field("kind") != MERGED)
    )
    return KnownEntries(
        pa.chunked_array([*versions["content_hash"].chunks, *keys["key"].chunks], type=pa.string())
    )
