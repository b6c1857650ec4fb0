"""The bodies that revisit records of a WARC file refer to: earlier records of the same file.

Where the file can be read at any place, only places are remembered; of a stream, small bodies themselves.
"""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import BinaryIO

from crawler.archive.frames import Damage, read_frame_at
from crawler.archive.http_message import HttpMessage
from crawler.archive.stored import Stored, read_stored
from crawler.archive.window import can_go_back
from crawler.containers.limits import Budget

MAX_NAMES = 300_000  # of places; about 50 MB; a WARC of 1 GB has some 20,000 pages, of three names each
MAX_BODY_BYTES = 1 << 20  # of one that is kept in memory; listing pages have 55 KB in the mean
MAX_BODIES_BYTES = 48 << 20


@dataclass(frozen=True, slots=True)
class _Body:
    message: HttpMessage
    names: tuple[int, ...]


class Bodies:
    """Remembers the answers of one file that later ones may refer to."""

    def __init__(self, file: BinaryIO, budget: Budget, *, keep_bytes: int) -> None:
        self._file = file if can_go_back(file) else None
        self._budget = budget
        self._keep_bytes = keep_bytes
        self._places: OrderedDict[int, int] = OrderedDict()
        self._bodies: OrderedDict[int, _Body] = OrderedDict()  # by name; all names of one lie side by side
        self._bodies_bytes = 0
        self._given_bytes = 0

    def remember(self, stored: Stored, message: HttpMessage) -> None:
        """Keep in mind where the body is; the oldest are forgotten where there are too many."""
        names = _names(stored.payload_digest, stored.record_id, stored.url, stored.date)
        if self._file is not None and stored.offset is not None:
            for name in names:
                self._places.setdefault(name, stored.offset)
            while len(self._places) > MAX_NAMES:
                self._places.popitem(last=False)
        elif len(message.body) <= MAX_BODY_BYTES and names[0] not in self._bodies:
            self._keep(_Body(message, tuple(names)))

    def find(self, revisit: Stored) -> HttpMessage | None:
        """Return the answer that has the body of a revisit, None where this file does not have it any more.

        Raises SourceError where so much is referred to again and again that the file is a bomb.
        """
        to = revisit.refers_to
        digest = revisit.payload_digest
        names = _names(digest, to.record_id, to.url, to.date) if to else _names(digest, None, None, None)
        for name in names:
            body = self._bodies.get(name)
            message = body.message if body is not None else self._read(self._places.get(name), digest)
            if message is not None:
                self._given_bytes += len(message.body)
                packed = self._file.tell() if self._file is not None else self._given_bytes
                self._budget.add_unpacked(len(message.body), packed=packed, unpacked=self._given_bytes)
                return message
        return None

    def _keep(self, body: _Body) -> None:
        self._bodies_bytes += len(body.message.body)
        for name in body.names:
            self._bodies[name] = body
        while self._bodies_bytes > MAX_BODIES_BYTES:
            oldest = next(iter(self._bodies.values()))
            self._bodies_bytes -= len(oldest.message.body)
            for name in oldest.names:
                if self._bodies.get(name) is oldest:
                    del self._bodies[name]

    def _read(self, offset: int | None, digest: str | None) -> HttpMessage | None:
        """Read the answer at a place; the file is left where it stands."""
        if offset is None or self._file is None:
            return None
        stands = self._file.tell()
        record = read_frame_at(self._file, offset, keep_bytes=self._keep_bytes)
        self._file.seek(stands)
        read = None if isinstance(record, Damage) else read_stored(record)
        if read is None or isinstance(read, Damage):
            return None
        original, message = read
        is_other = None not in (digest, original.payload_digest) and digest != original.payload_digest
        return None if is_other else message


def _names(digest: str | None, record_id: str | None, url: str | None, date: str | None) -> list[int]:
    names = [digest, record_id, f"{date} {url}" if url and date else None]
    return [int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big") for name in names if name]
