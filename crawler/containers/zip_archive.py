"""zip archives: the members of the directory, or, where that is lost, those that say where they are."""

import stat
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from crawler.containers.companions import kind_of_hidden_name
from crawler.containers.given import Input, PassedOver, Unreadable
from crawler.containers.limits import Budget
from crawler.containers.member_names import Names, member_time
from crawler.containers.spool import make_seekable
from crawler.containers.streams import buffered, read_up_to, size_of
from crawler.containers.wacz import WaczSigns, is_index
from crawler.containers.zip_behind import HEAD_BYTES, Behind, describe_front, find_begin, is_program
from crawler.containers.zip_directory import END, LOCAL, Directory, find_directory, read_directory
from crawler.containers.zip_entry import ZipEntry
from crawler.containers.zip_members import Member, find_unread_method, read_local_header
from crawler.containers.zip_recovery import read_first_names, recover_members
from crawler.readers.errors import SourceError
from pipelines.items import DropReason

_SPANNED = (b"PK\7\x08PK\3\4", b"PK00PK\3\4")
# Documents that are zips: their parts are no pages. This stands behind the first header.
_OFFICE = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis.opendocument")
_NAME_AT = 30

Given = Input | Unreadable | PassedOver


def accepts(head: bytes, _name: str) -> bool:
    """Tell whether an input is a zip, and no document of an office program, which is a zip as well."""
    return head.startswith((LOCAL, END, *_SPANNED)) and not head.startswith(_OFFICE, _NAME_AT)


def open_zip(given: Input, budget: Budget) -> Iterator[Given]:
    """Yield the members in the order of the directory; raises SourceError where that, or a part, is lost."""
    with make_seekable(given.stream, budget.limits) as (stream, broken_off):
        opened = _Zip(stream, given, budget)
        size = size_of(stream) or 0
        directory = None if broken_off else find_directory(stream, size)
        if directory is not None and opened.is_whole(directory):
            yield from opened.listed_members(directory, size)
            return
        try:
            yield from opened.recovered_members()
        except SourceError as error:
            raise broken_off or error from error


def open_zip_behind(given: Input, budget: Budget) -> Iterator[Given]:
    """Yield the members of a zip that has something else in front, by its directory alone.

    Raises SourceError where there is none; what is in front is told where it is no program.
    """
    with make_seekable(given.stream, budget.limits) as (stream, broken_off):
        size = size_of(stream) or 0
        head = read_up_to(stream, HEAD_BYTES)
        begin = find_begin(stream, size)
        if broken_off is not None or begin is None:
            raise broken_off or SourceError(DropReason.BINARY_CONTENT, describe_front(head))
        behind = cast(BinaryIO, Behind(stream, begin))
        opened = _Zip(behind, given, budget)
        directory = find_directory(behind, size - begin)
        if directory is None or not opened.is_whole(directory):
            raise SourceError(DropReason.DAMAGED, f"zip: {describe_front(head)}")
        if not is_program(head):
            detail = f"zip: it begins with {head[:16]!r}, a zip follows; what is before it is not read"
            yield Unreadable(address=given.address, reason=DropReason.BINARY_CONTENT, detail=detail)
        yield from opened.listed_members(directory, size - begin)


class _Zip:
    """One zip, and what was learned of it."""

    def __init__(self, stream: BinaryIO, given: Input, budget: Budget) -> None:
        self._stream = stream
        self._given = given
        self._budget = budget
        self._names = Names(given.address)
        self._signs = WaczSigns(given.name)

    def is_whole(self, directory: Directory) -> bool:
        """Tell whether the directory can be read to its end, and look what kind of zip it is."""
        entries = 0
        try:
            for entry in read_directory(self._stream, directory):
                self._signs.add(entry.name)
                entries += 1
        except SourceError:
            return False  # recovering tells where
        is_emptied = not entries and directory.start > 0
        return not is_emptied and entries % (1 << 16) == directory.entries % (1 << 16)

    def listed_members(self, directory: Directory, size: int) -> Iterator[Given]:
        packed = 0
        for entry in read_directory(self._stream, directory):
            self._budget.add_member()
            packed += min(entry.packed_bytes or 0, size)
            if packed > 2 * size:  # one size that is wrong ends nothing: its member is damaged
                detail = f"zip: members overlap; they state {packed} bytes in a file of {size}"
                raise SourceError(DropReason.DECOMPRESSION_BOMB, detail)
            if not entry.is_folder:
                yield self._member(entry)

    def recovered_members(self) -> Iterator[Given]:
        for name in read_first_names(self._stream):
            self._signs.add(name)
        for recovered in recover_members(self._stream, self._budget):
            self._budget.add_member()
            self._signs.add(recovered.entry.name)
            if not recovered.entry.is_folder:
                yield self._member(recovered.entry, recovered.member)

    def _member(self, entry: ZipEntry, opened: Member | None = None) -> Given:
        """Open a member; one that cannot be opened costs itself alone."""
        address = self._names.address(entry.name)
        hidden = kind_of_hidden_name(entry.name)
        if self._signs.is_wacz and is_index(entry.name):
            hidden = "index"
        if hidden is not None:
            return PassedOver(address=address, kind=hidden)
        try:
            stream = self._open(entry, opened)
        except SourceError as error:
            return Unreadable(address=address, reason=error.reason, detail=error.detail)
        return replace(
            self._given,
            stream=stream,
            address=address,
            fetched_at=member_time(entry.written_at, self._given),
            url=None,
            media_type=None,
            charset=None,
            depth=self._given.depth + 1,
        )

    def _open(self, entry: ZipEntry, opened: Member | None) -> BinaryIO:
        if entry.mode and stat.S_IFMT(entry.mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise SourceError(DropReason.UNSAFE_NAME, "a link or a device, not a regular file")
        if entry.is_encrypted:
            raise SourceError(DropReason.ENCRYPTED, "it needs a password. Unpack it yourself.")
        unread = find_unread_method(entry)
        if unread is not None:
            raise SourceError(DropReason.UNKNOWN_FORMAT, unread)
        if opened is None:
            _, start = read_local_header(self._stream, entry.header_at)
            opened = Member(self._stream, entry, start, self._budget)
        return buffered(opened)
