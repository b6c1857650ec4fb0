"""Read the answers of a WARC file, ours or another tool's, as if they had just been fetched."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from crawler.archive.frames import Damage, read_frame_at, read_frames
from crawler.archive.http_message import HttpMessage
from crawler.archive.names import existing
from crawler.archive.stored import Stored, read_stored
from crawler.fetch.content_encoding import undo_encodings
from crawler.fetch.fetched import Failure, Fetched
from crawler.fetch.refused import Refused
from crawler.readers.errors import SourceError
from crawler.settings import DOWNLOAD_MAXSIZE
from pipelines.items import DropReason

HEAD_BYTES = 1 << 20  # of a block, when only the headers are asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large a body may be, as it is kept and once it is decompressed."""

    body_bytes: int = DOWNLOAD_MAXSIZE

    @property
    def block_bytes(self) -> int:
        """How much of a block is read: one byte more tells that it is too large."""
        return self.body_bytes + HEAD_BYTES + 1


DEFAULT_LIMITS = Limits()


def read_exchanges(
    archive: Path,
    file: str,
    *,
    is_wanted: Callable[[Stored], bool] = lambda _: True,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Fetched]:
    """Yield the answers of a file in the order in which they were kept, bodies decompressed.

    What cannot be had of one answer (its body is too large, damaged, or kept in a record that is not
    there) is its `failure`. Where the file itself is damaged, or lacks such a record, everything readable is
    yielded first, and SourceError with the first such place is raised at the end. `file` is below `archive`.
    """
    damage: list[Damage] = []
    yield from _read_answers(archive, file, is_wanted, limits, damage)
    raise_damage(file, sorted(damage, key=lambda one: one.offset))


def find_damage(archive: Path, file: str) -> tuple[set[int], list[Damage]]:
    """Read a file to its end; return where the readable answers begin, and every place that is damaged."""
    damage: list[Damage] = []
    answers = _read_answers(archive, file, lambda _: True, DEFAULT_LIMITS, damage)
    offsets = {answer.archive_offset for answer in answers if answer.archive_offset is not None}
    return offsets - {one.offset for one in damage}, sorted(damage, key=lambda one: one.offset)


def _read_answers(
    archive: Path, file: str, is_wanted: Callable[[Stored], bool], limits: Limits, damage: list[Damage]
) -> Iterator[Fetched]:
    """Yield the wanted answers of a file; at the end, `damage` has what could not be read."""
    bodies = _Bodies(archive, file, limits)
    with existing(archive, file).open("rb") as opened:
        for record in read_frames(opened, keep_bytes=limits.block_bytes):
            read = record if isinstance(record, Damage) else read_stored(record)
            if isinstance(read, Damage):
                damage.append(read)
            elif read is not None:
                bodies.remember(read[0])
                if is_wanted(read[0]):
                    yield bodies.fetched(*read)
    damage.extend(bodies.lost)


def read_stored_exchanges(archive: Path, file: str) -> Iterator[Stored]:
    """Yield the answers of a file without their bodies; raises as `read_exchanges` does."""
    damage: list[Damage] = []
    with existing(archive, file).open("rb") as opened:
        for record in read_frames(opened, keep_bytes=HEAD_BYTES):
            read = record if isinstance(record, Damage) else read_stored(record)
            if isinstance(read, Damage):
                damage.append(read)
            elif read is not None:
                yield read[0]
    raise_damage(file, damage)


def read_at(archive: Path, file: str, offset: int, *, limits: Limits = DEFAULT_LIMITS) -> Fetched:
    """Read the answer whose record begins at an offset; SourceError where none can be read there."""
    stored, message = _read_message(archive, file, offset, limits)
    return _Bodies(archive, file, limits).fetched(stored, message)


def raise_damage(file: str, damage: list[Damage]) -> None:
    """Raise the first of the places that could not be read, and say how many more there are."""
    if damage:
        first, *others = damage
        more = f", and at {len(others)} more places" if others else ""
        raise SourceError(first.reason, f"{file}: at byte {first.offset}: {first.detail}{more}")


def _read_message(archive: Path, file: str, offset: int, limits: Limits) -> tuple[Stored, HttpMessage]:
    path = existing(archive, file)
    if not path.is_file():
        raise SourceError(DropReason.DAMAGED, f"{file}: is no longer in the archive")
    with path.open("rb") as opened:
        record = read_frame_at(opened, offset, keep_bytes=limits.block_bytes)
    read = record if isinstance(record, Damage) else read_stored(record)
    if isinstance(read, Damage):
        raise_damage(file, [replace(read, offset=offset)])
    if read is None or isinstance(read, Damage):
        raise SourceError(DropReason.DAMAGED, f"{file}: at byte {offset}: no answer of a server")
    return read


class _Bodies:
    """Gives answers their bodies; remembers where the originals of later revisits are in a file."""

    def __init__(self, archive: Path, file: str, limits: Limits) -> None:
        self._archive = archive
        self._file = file
        self._limits = limits
        self.lost: list[Damage] = []  # of answers whose body another record has, and that is not there
        self._offsets: dict[bytes, int] = {}  # of records that a revisit could name, by a hash of the name

    def fetched(self, stored: Stored, message: HttpMessage) -> Fetched:
        """Return the answer with its body, or the failure that keeps it from having one."""
        asked = Fetched(
            url=stored.url,
            fetched_at=stored.fetched_at,
            archive_file=self._file,
            archive_offset=stored.offset,
            is_from_archive=True,
        )
        try:
            content, headers = (
                (b"", stored.headers) if stored.is_not_modified else self._read(stored, message)
            )
        except Refused as error:
            return replace(asked, failure=error.failure, detail=error.detail)
        except SourceError as error:
            self.lost.append(Damage(offset=stored.offset or 0, detail=f"its body is lost: {error.detail}"))
            return replace(asked, failure=Failure.TRUNCATED, detail=error.detail)
        return replace(asked, final_url=stored.url, status=stored.status, headers=headers, content=content)

    def remember(self, stored: Stored) -> None:
        """Keep in mind where a record is that later ones may refer to."""
        if stored.offset is None or stored.is_revisit or stored.status != 200:
            return
        for key in _keys(stored.record_id, stored.url, stored.date):
            self._offsets[key] = stored.offset

    def _read(self, stored: Stored, message: HttpMessage) -> tuple[bytes, dict[str, str]]:
        """Return the decompressed body, and the headers as they are for it."""
        if stored.truncated is not None:
            raise Refused(Failure.TRUNCATED, f"cut when it was kept: {stored.truncated}")
        body = self._find_body(stored) if stored.is_revisit else message.body
        if len(body) > self._limits.body_bytes:
            raise Refused(Failure.TOO_LARGE, f"more than {self._limits.body_bytes} bytes")
        content, left = undo_encodings(body, message.encodings, max_bytes=self._limits.body_bytes)
        headers = {name: value for name, value in stored.headers.items() if name != "content-encoding"}
        if left is not None:
            headers["content-encoding"] = left
        return content, headers

    def _find_body(self, stored: Stored) -> bytes:
        """Return the body of the record that a revisit refers to, as it was received."""
        file, offset = self._locate(stored)
        original, message = _read_message(self._archive, file, offset, self._limits)
        if original.is_revisit or original.payload_digest != stored.payload_digest:
            raise SourceError(
                DropReason.DAMAGED, f"{file}: at byte {offset}: not the body that is referred to"
            )
        return message.body

    def _locate(self, stored: Stored) -> tuple[str, int]:
        to = stored.refers_to
        if to is not None and to.file is not None and to.offset is not None and Path(to.file).name == to.file:
            return (Path(self._file).parent / to.file).as_posix(), to.offset
        for key in () if to is None else _keys(to.record_id, to.url, to.date):
            if key in self._offsets:
                return self._file, self._offsets[key]
        raise SourceError(DropReason.DAMAGED, "the record that has the body is not in this file")


def _keys(record_id: str | None, url: str | None, date: str | None) -> list[bytes]:
    names = [record_id, f"{date} {url}" if url and date else None]
    return [hashlib.sha256(name.encode()).digest()[:12] for name in names if name]
