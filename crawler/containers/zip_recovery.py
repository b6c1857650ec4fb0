"""The members of a zip without a directory: cut, or damaged at its end; from one local header to the next."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from crawler.containers.limits import Budget
from crawler.containers.streams import read_up_to, size_of
from crawler.containers.zip_directory import CENTRAL, LOCAL
from crawler.containers.zip_entry import ZipEntry
from crawler.containers.zip_members import (
    DESCRIPTOR,
    STORED,
    Member,
    find_unread_method,
    read_descriptor,
    read_local_header,
)
from crawler.readers.errors import SourceError
from pipelines.items import DropReason

_DESCRIPTOR_BYTES = 24  # the longest
_STEP_BYTES = 1 << 18
_SPANNED = (DESCRIPTOR, b"PK00")  # what may stand before the first member (APPNOTE.TXT 8.5.4)


@dataclass(frozen=True, slots=True)
class Recovered:
    """A member, and its open stream where only that tells where it ends."""

    entry: ZipEntry
    member: Member | None


def recover_members(stream: BinaryIO, budget: Budget) -> Iterator[Recovered]:
    """Yield the members as far as each tells where the next one is.

    Raises SourceError at the end, in any case: that the directory is missing is a loss as well.
    """
    at = _first_at(stream)
    while True:
        stream.seek(at)
        mark = read_up_to(stream, 4)
        if mark != LOCAL:
            what = "its directory cannot be read" if mark == CENTRAL else "here should be a member"
            at = min(at, size_of(stream) or 0)
            raise SourceError(DropReason.DAMAGED, f"zip: breaks off or is damaged at byte {at}: {what}")
        entry, start = read_local_header(stream, at)
        if entry.packed_bytes is not None:
            yield Recovered(entry, None)
            at = start + entry.packed_bytes
        elif entry.is_encrypted or entry.method == STORED or find_unread_method(entry) is not None:
            entry, at = _search_descriptor(stream, entry, start)
            yield Recovered(entry, None)
        else:
            member = Member(stream, entry, start, budget)
            yield Recovered(entry, member)
            at = _find_end(member, entry)


def read_first_names(stream: BinaryIO) -> Iterator[str]:
    """Yield the names of the members as far as their headers alone tell where the next one is."""
    try:
        at = _first_at(stream)
        while True:
            entry, start = read_local_header(stream, at)
            yield entry.name
            if entry.packed_bytes is None:
                return
            at = start + entry.packed_bytes
    except SourceError:
        return  # recovering tells where


def _first_at(stream: BinaryIO) -> int:
    stream.seek(0)
    return 4 if read_up_to(stream, 4) in _SPANNED else 0


def _search_descriptor(stream: BinaryIO, entry: ZipEntry, start: int) -> tuple[ZipEntry, int]:
    """Find the end of a member that is not unpacked: the descriptor that states the size up to itself.

    Without one, the member goes on beyond the file, and reading it breaks off.
    """
    at, window = start, b""
    while True:
        stream.seek(at + len(window))
        more = read_up_to(stream, _STEP_BYTES)
        window += more
        found = window.find(DESCRIPTOR)
        while 0 <= found <= len(window) - 12:  # its sizes have 4 bytes at least
            size = at + found - start
            if int.from_bytes(window[found + 8 : found + 12], "little") == size % (1 << 32):
                crc, descriptor_bytes = read_descriptor(stream, start + size)
                unpacked = size if entry.method == STORED and not entry.is_encrypted else None
                measured = replace(entry, packed_bytes=size, unpacked_bytes=unpacked, crc=crc)
                return measured, start + size + descriptor_bytes
            found = window.find(DESCRIPTOR, found + 1)
        if not more:
            end = at + len(window)
            return replace(entry, packed_bytes=end - start + 1), end + 1
        keep = min(len(window), _DESCRIPTOR_BYTES)
        at, window = at + len(window) - keep, window[len(window) - keep :]


def _find_end(member: Member, entry: ZipEntry) -> int:
    """Read what its reader has left of a member; its end is known also where its CRC is wrong."""
    buffer = memoryview(bytearray(io.DEFAULT_BUFFER_SIZE))
    try:
        while member.readinto(buffer):
            continue
    except SourceError as error:
        if member.end_at is None:
            detail = f"zip: breaks off in the member at byte {entry.header_at}: {error.detail}"
            raise SourceError(error.reason, detail) from error
    assert member.end_at is not None  # set at the end of every member of unknown size
    return member.end_at
