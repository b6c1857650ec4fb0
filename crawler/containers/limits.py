"""How much one file may cost, whatever it claims; and the count of what it has cost so far."""

from dataclasses import dataclass
from pathlib import Path

from crawler.readers.errors import SourceError
from pipelines.items import DropReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may cost; beyond, it is dropped with the reason named here, and the run goes on."""

    page_bytes: int = 64 << 20  # too_large: one page, unpacked; listing pages have 55 KB in the mean
    depth: int = 4  # too_deep: a zip in a zip is a habit, five deep is an attack
    members: int = 5_000_000  # too_many_members: of one file, at all depths together
    unpacked_bytes: int = 1 << 40  # too_large: what one file unpacks to, at all depths together
    ratio: int = 200  # decompression_bomb: unpacked to packed bytes; of real pages about 5 to 40
    ratio_free_bytes: int = 16 << 20  # unpacked before the ratio counts: short repetitive files exceed it
    decoder_bytes: int = 128 << 20  # too_much_memory: a decoder's own; `xz -9` takes 65 MB, `zstd -19` 8 MB
    spool_memory_bytes: int = 16 << 20  # held in memory of a zip inside a container; beyond, in `staging`
    spool_bytes: int = 16 << 30  # too_large: a zip inside a container, which is read from its end
    staging: Path | None = None  # folder for such a zip: a file without a name; None for the system's own
    page_seconds: float = 60.0  # too_slow: reading one page; 40 ms in the mean
    page_memory_bytes: int = 4 << 30  # too_much_memory: of the process that reads a page


DEFAULT_LIMITS = Limits()


@dataclass(slots=True)
class Budget:
    """What one file has cost so far, at all depths together; raises SourceError where that is too much."""

    limits: Limits
    file_bytes: int | None = None  # size of the outermost file, where it is known
    members: int = 0
    unpacked_bytes: int = 0

    def add_member(self) -> None:
        """Count a member before it is opened."""
        self.members += 1
        if self.members > self.limits.members:
            raise SourceError(DropReason.TOO_MANY_MEMBERS, f"more than {self.limits.members} members")

    def add_unpacked(self, size: int, *, packed: int, unpacked: int) -> None:
        """Count bytes that were unpacked, and of this stream so far: packed bytes read, unpacked given."""
        self.unpacked_bytes += size
        limits = self.limits
        if self.unpacked_bytes > limits.unpacked_bytes:
            raise SourceError(DropReason.TOO_LARGE, f"unpacks to more than {limits.unpacked_bytes} bytes")
        self._check_ratio(packed, unpacked)
        if self.file_bytes is not None:  # each layer and member may keep to it, and all together not
            self._check_ratio(self.file_bytes, self.unpacked_bytes)

    def _check_ratio(self, packed: int, unpacked: int) -> None:
        limits = self.limits
        if unpacked > limits.ratio_free_bytes and unpacked > limits.ratio * max(packed, 1):
            raise SourceError(
                DropReason.DECOMPRESSION_BOMB,
                f"{packed} bytes unpack to {unpacked} and more; {limits.ratio} times as many are allowed",
            )
