"""The headers of a tar archive: ustar (POSIX.1-1988), pax (POSIX.1-2001), GNU and V7.

The standard library decodes a header; what it does around that is left out: it reads a long name or
the records of pax as large as they claim to be, and keeps each header for as long as the archive is open.
"""

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from crawler.containers.streams import read_up_to
from crawler.readers.errors import SourceError
from pipelines.items import DropReason

BLOCK_BYTES = tarfile.BLOCKSIZE
EXTENSION_BYTES = 1 << 20  # of a long name, or of the records of one pax header; paths have 4096 at most
_USED_RECORDS = ("path", "size", "mtime", "GNU.sparse.major", "GNU.sparse.map", "GNU.sparse.size")
_MORE_HOLES, _STILL_MORE_HOLES = 482, 504  # flags that a block with more of the map of holes follows (GNU)
_LONG_NAMES = {tarfile.GNUTYPE_LONGNAME: True, tarfile.GNUTYPE_LONGLINK: False}
_PAX = {tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE}


@dataclass(frozen=True, slots=True)
class Header:
    """What a tar says of one member; its bytes follow."""

    name: str  # bytes that are no UTF-8 as \\xNN
    kind: bytes  # one of the types of `tarfile`; what holds bytes is `tarfile.REGTYPE`
    size: int
    mtime: float
    is_sparse: bool


class TarStream:
    """The blocks of a tar, read forward only."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.position = 0  # bytes read

    def read(self, size: int) -> bytes:
        """Read so many bytes; raises SourceError where there are fewer."""
        data = read_up_to(self.stream, size)
        self.position += len(data)
        if len(data) < size:
            raise SourceError(DropReason.DAMAGED, f"tar: breaks off at byte {self.position}")
        return data

    def skip(self, size: int) -> None:
        """Read over so many bytes."""
        while size:
            size -= len(self.read(min(size, 1 << 16)))


def decode_header(block: bytes) -> tarfile.TarInfo | None:
    """Decode one block; None at the mark of the end, raises tarfile.HeaderError where it is no header."""
    if block.count(0) == len(block):
        return None
    return tarfile.TarInfo.frombuf(block, "utf-8", "backslashreplace")


def read_headers(tar: TarStream) -> Iterator[Header]:
    """Yield headers up to the mark of the end; the caller moves `tar` behind the member's bytes.

    Raises SourceError, with the position, where a header is missing or damaged.
    """
    of_all: dict[str, str] = {}  # pax records for all members that follow
    own: dict[str, str] = {}  # for the next one
    while True:
        start = tar.position
        header = _read_header(tar)
        if header is None:
            return
        kind = header.type
        if kind in _LONG_NAMES or kind in _PAX or kind == tarfile.XGLTYPE:
            data = _read_extension(tar, header)
            if kind in _LONG_NAMES:
                if _LONG_NAMES[kind]:
                    own["path"] = data.split(b"\0", 1)[0].decode("utf-8", "backslashreplace")
            else:
                (of_all if kind == tarfile.XGLTYPE else own).update(_parse_records(data, start))
            continue
        yield _apply(header, {**of_all, **own}, start)
        own = {}


def _read_header(tar: TarStream) -> tarfile.TarInfo | None:
    start = tar.position
    block = tar.read(BLOCK_BYTES)
    try:
        header = decode_header(block)
    except tarfile.HeaderError as error:
        raise SourceError(DropReason.DAMAGED, f"tar: no header at byte {start}: {error}") from error
    if header is not None and header.size < 0:
        raise SourceError(DropReason.DAMAGED, f"tar: a size of {header.size} at byte {start}")
    if header is not None and header.type == tarfile.GNUTYPE_SPARSE and block[_MORE_HOLES]:
        while tar.read(BLOCK_BYTES)[_STILL_MORE_HOLES]:
            continue
    return header


def _read_extension(tar: TarStream, header: tarfile.TarInfo) -> bytes:
    if header.size > EXTENSION_BYTES:
        detail = (
            f"tar: {header.size} bytes of name or records at byte {tar.position}; {EXTENSION_BYTES} are read"
        )
        raise SourceError(DropReason.TOO_LARGE, detail)
    data = tar.read(header.size)
    tar.skip(-header.size % BLOCK_BYTES)
    return data


def _parse_records(data: bytes, start: int) -> Iterator[tuple[str, str]]:
    """Yield the records of a pax header: `<length> <keyword>=<value>\\n`, as far as they are used."""
    position = 0
    while position < len(data) and data[position]:
        length_text, _, _ = data[position : position + 20].partition(b" ")
        length = int(length_text) if length_text.isdigit() else 0
        record = data[position : position + length]
        if len(record) < length or not record.endswith(b"\n"):  # nor is there one of length 0
            raise SourceError(DropReason.DAMAGED, f"tar: damaged pax records in the header at byte {start}")
        keyword, _, value = record[len(length_text) + 1 : -1].partition(b"=")
        name = keyword.decode("utf-8", "backslashreplace")
        if name in _USED_RECORDS:
            yield name, value.decode("utf-8", "backslashreplace")
        position += length


def _apply(header: tarfile.TarInfo, records: dict[str, str], start: int) -> Header:
    size = records.get("size", str(header.size))
    if not (size.isascii() and size.isdigit() and len(size) < 20):
        raise SourceError(DropReason.DAMAGED, f"tar: a size of {size[:40]!r} in the header at byte {start}")
    is_regular = header.isreg() or header.type not in tarfile.SUPPORTED_TYPES  # POSIX: unknown is regular
    try:
        mtime = float(records.get("mtime", header.mtime))
    except ValueError:
        mtime = 0.0
    return Header(
        name=records.get("path", header.name),
        kind=tarfile.REGTYPE if is_regular and header.type != b"V" else header.type,
        size=int(size),
        mtime=mtime,
        is_sparse=header.type == tarfile.GNUTYPE_SPARSE or any(key.startswith("GNU.") for key in records),
    )
