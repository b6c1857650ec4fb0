"""Write the exchanges of one walk in one run into one WARC file."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler.archive import records
from crawler.archive.exchange import Exchange, Rendering, archived_url
from crawler.archive.names import archive_folder, open_file_of
from crawler.archive.originals import Original, Originals
from pipelines.items import EXTRACTOR_VERSION
from pipelines.store.disk import Disk, make_folders, sync_folder
from pipelines.store.errors import StoreError, store_errors

MIN_REVISIT_BYTES = 256  # a smaller body takes less room than the reference to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where an exchange is: of its response or revisit record, as `pages/` stores it."""

    file: str  # below the archive, by the name that the file has once it is closed
    offset: int  # bytes
    record_id: str


class ArchiveWriter:
    """One archive file, open: what `write` has returned for is with the operating system.

    A killed process loses the exchange being written at most, a power cut what came after the last
    `sync`. Raises StoreError where the disk fails, and from then on at every write: bytes behind a torn
    record would be hidden by it.
    """

    def __init__(
        self,
        data: Path,
        *,
        source: str,
        walk_id: str,
        run_id: str,
        started_at: datetime,
        originals: Originals | None = None,
        disk: Disk | None = None,
    ) -> None:
        self._disk = disk or Disk()
        self._file = open_file_of(data, source, walk_id, run_id)
        self._originals = originals or Originals()
        self._offset = 0
        self._exchanges = 0
        self._is_synced = False
        self._error: StoreError | None = None
        self._root = archive_folder(data)
        with store_errors(self._root):
            make_folders(self._disk, self._file.path.parent)
            if self._file.final.exists():
                raise FileExistsError(17, "is already there and would be replaced", str(self._file.final))
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
            self._descriptor = os.open(self._file.path, flags, 0o644)
        try:
            self._append(_warcinfo(self._file.final.name, source, walk_id, run_id, started_at))
        except StoreError:
            os.close(self._descriptor)
            raise

    def write(self, exchange: Exchange) -> Location:
        """Add a request and its response; return where the response is."""
        record_id = records.new_record_id()
        request = records.request_member(exchange, response_id=record_id)
        offset = self._offset + len(request)
        answer = self._answer(exchange, record_id, offset)
        self._append(request + answer)  # at once, so that a kill between the two is rare
        self._exchanges += 1
        return Location(file=self._relative(), offset=offset, record_id=record_id)

    def write_rendering(self, rendering: Rendering) -> Location:
        """Add what a browser made of a response; return where it is."""
        location = Location(file=self._relative(), offset=self._offset, record_id=records.new_record_id())
        self._append(records.rendering_member(rendering, record_id=location.record_id))
        return location

    def sync(self) -> None:
        """Make everything written durable: before anything is committed that points at it."""
        if self._is_synced:
            return
        with store_errors(self._root):
            self._disk.fsync(self._descriptor, self._file.path)
            sync_folder(self._disk, self._file.path.parent)
        self._is_synced = True

    def close(self) -> None:
        """Give the file its final name, durably; without any exchange, remove it."""
        with store_errors(self._root):
            try:
                if self._error is not None:
                    os.ftruncate(self._descriptor, self._offset)  # a torn record has no reader
                self._disk.fsync(self._descriptor, self._file.path)
            finally:
                os.close(self._descriptor)
            if self._exchanges:
                self._disk.rename(self._file.path, self._file.final)
            else:
                self._disk.unlink(self._file.path)
            sync_folder(self._disk, self._file.path.parent)

    def _answer(self, exchange: Exchange, record_id: str, offset: int) -> bytes:
        """Return the response record, or the revisit record that stands for it."""
        url = archived_url(exchange.url)
        if exchange.status == 304:
            original = self._originals.find_last(url)
            return records.revisit_member(
                exchange, record_id=record_id, profile=records.NOT_MODIFIED, original=original
            )
        digest = records.digest_of(exchange.body)
        is_page = exchange.status == 200 and not exchange.is_truncated
        if is_page and len(exchange.body) >= MIN_REVISIT_BYTES:
            same = self._originals.find_same(digest)
            if same is not None:
                self._originals.add(same, url=url)
                return records.revisit_member(
                    exchange, record_id=record_id, profile=records.SAME_PAYLOAD, original=same
                )
        if is_page:
            self._originals.add(
                Original(
                    record_id=record_id,
                    url=url,
                    date=records.warc_date(exchange.fetched_at),
                    file=self._file.final.name,
                    offset=offset,
                    payload_digest=digest,
                )
            )
        return records.response_member(exchange, record_id=record_id, payload_digest=digest)

    def _append(self, data: bytes) -> None:
        if self._error is not None:
            raise self._error
        self._is_synced = False
        try:
            with store_errors(self._file.path):
                self._disk.write(self._descriptor, memoryview(data))
        except StoreError as error:
            self._error = error
            raise
        self._offset += len(data)

    def _relative(self) -> str:
        return self._file.final.relative_to(self._root).as_posix()


def _warcinfo(name: str, source: str, walk_id: str, run_id: str, started_at: datetime) -> bytes:
    fields = {
        "software": f"clipfile/{EXTRACTOR_VERSION}",
        "format": f"WARC File Format {records.WARC_VERSION}",
        "robots": "classic",  # obeyed: the word of the format for it
        "isPartOf": source,
        "description": f"walk {walk_id}, run {run_id}",
    }
    return records.warcinfo_member(fields, name=name, date=started_at)
