"""Hold a stream that cannot go back, for a format that is read from its end: in memory, then in staging."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from crawler.containers.limits import Limits
from crawler.readers.errors import SourceError
from pipelines.items import DropReason

_STEP_BYTES = 1 << 18


@contextmanager
def make_seekable(stream: BinaryIO, limits: Limits) -> Iterator[tuple[BinaryIO, SourceError | None]]:
    """Yield a stream that can go back, as far as the given one goes, and the error it breaks off with.

    What is large goes to a file that has no name (or loses it at once), so that nothing is left behind.
    """
    if stream.seekable():
        yield stream, None
        return
    folder = None if limits.staging is None else str(limits.staging)
    with tempfile.SpooledTemporaryFile(limits.spool_memory_bytes, dir=folder) as spool:
        held = cast(BinaryIO, spool)
        broken_off = _copy(stream, held, limits)
        held.seek(0)
        yield held, broken_off


def _copy(stream: BinaryIO, held: BinaryIO, limits: Limits) -> SourceError | None:
    size = 0
    try:
        while data := stream.read(_STEP_BYTES):
            size += len(data)
            if size > limits.spool_bytes:
                detail = f"more than {limits.spool_bytes} bytes inside a container. Unpack it yourself."
                return SourceError(DropReason.TOO_LARGE, detail)
            _write(held, data)
    except SourceError as error:
        return error
    return None


def _write(held: BinaryIO, data: bytes) -> None:
    try:
        held.write(data)
    except OSError as error:
        detail = f"no room to unpack it: {error.strerror or error}. Free some, or unpack it yourself."
        raise SourceError(DropReason.UNREADABLE_FILE, detail) from error
