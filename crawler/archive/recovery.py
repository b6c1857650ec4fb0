"""After a kill or a power cut: close the archive files left open, each cut after its last whole record."""

import io
import logging
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from crawler.archive.members import Member, MemberError
from crawler.archive.names import WalkFile, find_walk_files
from pipelines.store.disk import Disk, sync_folder
from pipelines.store.errors import StoreError, store_errors

logger = logging.getLogger(__name__)
READ_BYTES = 64 << 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """An archive file that was left open."""

    path: Path  # its final name
    kept_bytes: int  # 0 where it held no exchange and was removed
    cut_bytes: int  # behind the last whole record, kept nowhere


def recover(data: Path, source: str, *, disk: Disk | None = None) -> list[Recovered]:
    """Close what was left open of a source's archive, the oldest walk first.

    Call it only while no other run can be writing: the workspace is locked. Killed in the middle, it can
    be called again.
    """
    left_open = [file for file in find_walk_files(data, source) if file.is_open]
    return [_recover_file(file, disk or Disk()) for file in left_open]


def _recover_file(file: WalkFile, disk: Disk) -> Recovered:
    if file.final.exists():
        raise StoreError(f"{file.final}: is there twice, closed and as {file.path.name}. Move one away.")
    with store_errors(file.path):
        with file.path.open("r+b") as opened:
            size = os.fstat(opened.fileno()).st_size
            members, end = _find_end(opened)
            if end < size:
                opened.truncate(end)
            disk.fsync(opened.fileno(), file.path)
        has_exchanges = members > 2  # behind who wrote the file: a request and its answer
        if has_exchanges:
            disk.rename(file.path, file.final)
        else:
            disk.unlink(file.path)
        sync_folder(disk, file.path.parent)
    if end < size:
        logger.warning("%s: %d bytes of a torn record cut off", file.final, size - end)
    return Recovered(path=file.final, kept_bytes=end if has_exchanges else 0, cut_bytes=size - end)


def _find_end(file: BinaryIO) -> tuple[int, int]:
    """Return how many gzip members are whole, from the first on, and where the last of them ends.

    What stands behind a torn one is not looked for: only an unsynced end can be torn, nothing committed
    points into it, and bytes in there that look like a record may be those of a page.
    """
    members = end = 0
    rest = file.read(READ_BYTES)
    while rest:
        member = Member(file, rest)
        stream = io.BufferedReader(member, READ_BYTES)
        try:
            while stream.read(READ_BYTES):
                pass
        except MemberError:
            break
        members += 1
        end = file.tell() - len(member.rest)
        rest = member.rest or file.read(READ_BYTES)
    return members, end
