"""What the newest files of a source hold already, so that it is not kept again."""

import logging
from itertools import accumulate
from pathlib import Path

from crawler.archive.names import WalkFile, archive_folder, find_walk_files
from crawler.archive.originals import Original, Originals
from crawler.archive.reader import read_stored_exchanges
from crawler.archive.stored import Stored
from crawler.readers.errors import SourceError

logger = logging.getLogger(__name__)
# What is read of earlier files when one is begun: at most 0.3 s, and after an unchanged hour still the place
# of every original, for a revisit names it again.
MAX_FILES = 50
MAX_BYTES = 16 << 20


def load_originals(data: Path, source: str) -> Originals:
    """Return what the newest closed files of a source hold, as far back as is cheap to read."""
    closed = sorted(
        (file for file in find_walk_files(data, source) if not file.is_open), key=lambda file: file.run_id
    )
    originals = Originals()
    for file in reversed(_newest(closed)):
        _add_file(originals, archive_folder(data), file)
    return originals


def _newest(closed: list[WalkFile]) -> list[WalkFile]:
    newest = closed[: -MAX_FILES - 1 : -1]
    sizes = accumulate(file.path.stat().st_size for file in newest)
    return [file for file, size in zip(newest, sizes, strict=True) if size <= MAX_BYTES]


def _add_file(originals: Originals, archive: Path, file: WalkFile) -> None:
    try:
        for stored in read_stored_exchanges(archive, file.path.relative_to(archive).as_posix()):
            original = _original(stored, file.path.name)
            if original is not None:
                originals.add(original, url=stored.url)
    except SourceError as error:
        logger.warning("%s; its readable part is referred to all the same", error.detail)


def _original(stored: Stored, file: str) -> Original | None:
    """Return the record that holds what this answer says, itself or the one it refers to."""
    to = stored.refers_to
    if stored.payload_digest is None or stored.truncated is not None:
        return None
    if to is not None and to.record_id and to.url and to.date and to.file and to.offset is not None:
        return Original(
            record_id=to.record_id,
            url=to.url,
            date=to.date,
            file=to.file,
            offset=to.offset,
            payload_digest=stored.payload_digest,
        )
    if stored.is_revisit or stored.status != 200 or stored.offset is None:
        return None
    return Original(
        record_id=stored.record_id,
        url=stored.url,
        date=stored.date,
        file=file,
        offset=stored.offset,
        payload_digest=stored.payload_digest,
    )
