"""tar archives, as streams: members as they come; nothing is written under their names.

A link, a device or a pipe is dropped as `unsafe_name`; where a strange name such as `../x` belongs to a
regular file, the file is read and the name shown.
"""

import io
import tarfile
from collections.abc import Iterator
from dataclasses import replace

from crawler.containers.companions import kind_of_hidden_name
from crawler.containers.given import Input, PassedOver, Unreadable
from crawler.containers.limits import Budget
from crawler.containers.member_names import Names, member_time, time_of
from crawler.containers.streams import buffered
from crawler.containers.tar_headers import (
    BLOCK_BYTES,
    Header,
    TarStream,
    decode_header,
    read_headers,
)
from pipelines.items import DropReason

_LINKS = {tarfile.LNKTYPE: "a hard link", tarfile.SYMTYPE: "a symbolic link"}
_DEVICES = {tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE}
_NO_MEMBERS = {tarfile.DIRTYPE, b"V", b"D", b"N"}  # folders; GNU's labels, lists of folders, old long names
_WITHOUT_BYTES = {*_LINKS, *_DEVICES, tarfile.DIRTYPE}  # whatever size they state


def accepts(head: bytes, _name: str) -> bool:
    """Tell whether an input is a tar: its first header has the right sum of its bytes."""
    try:
        return len(head) >= BLOCK_BYTES and decode_header(head[:BLOCK_BYTES]) is not None
    except tarfile.HeaderError:
        return False


def open_tar(given: Input, budget: Budget) -> Iterator[Input | Unreadable | PassedOver]:
    """Yield the members in their order; raises SourceError where the archive breaks off."""
    tar = TarStream(given.stream)
    names = Names(given.address)
    for header in read_headers(tar):
        budget.add_member()
        size = 0 if header.kind in _WITHOUT_BYTES else header.size
        end = tar.position + size
        if header.kind not in _NO_MEMBERS:
            yield _member(header, tar, given, names.address(header.name))
        tar.skip(end - tar.position + -size % BLOCK_BYTES)


def _member(header: Header, tar: TarStream, given: Input, address: str) -> Input | Unreadable | PassedOver:
    if header.kind in _LINKS:
        return _refused(address, DropReason.UNSAFE_NAME, f"{_LINKS[header.kind]}; links are not followed")
    if header.kind in _DEVICES:
        return _refused(address, DropReason.UNSAFE_NAME, "a device or a pipe, not a regular file")
    if header.is_sparse:
        detail = "stored with its holes left out (sparse). Pack it anew without --sparse."
        return _refused(address, DropReason.UNKNOWN_FORMAT, detail)
    if header.kind == b"M":
        return _refused(address, DropReason.DAMAGED, "the rest of a file that begins in another archive")
    hidden = kind_of_hidden_name(header.name)
    if hidden is not None:
        return PassedOver(address=address, kind=hidden)
    return replace(
        given,
        stream=buffered(_Member(tar, header.size)),
        address=address,
        fetched_at=member_time(time_of(header.mtime), given),
        url=None,
        media_type=None,
        charset=None,
        depth=given.depth + 1,
    )


def _refused(address: str, reason: DropReason, detail: str) -> Unreadable:
    return Unreadable(address=address, reason=reason, detail=detail)


class _Member(io.RawIOBase):
    """The bytes of the member that the tar stands at; raises SourceError where they break off."""

    def __init__(self, tar: TarStream, size: int) -> None:
        super().__init__()
        self._tar = tar
        self._end = tar.position + size

    def readable(self) -> bool:
        """Tell io that this is read from."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a part of the buffer; 0 at the end."""
        data = self._tar.read(min(len(buffer), self._end - self._tar.position))
        buffer[: len(data)] = data
        return len(data)
