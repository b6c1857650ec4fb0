"""One writer at a time: an flock that the kernel releases when its holder dies, however it dies."""

import errno
import fcntl
import json
import os
import socket
from datetime import datetime
from pathlib import Path
from types import TracebackType

from pipelines.store.errors import WorkspaceLockedError


class WriterLock:
    """Hold the lock of a workspace in a `with` block; raises WorkspaceLockedError at once if it is taken."""

    def __init__(self, path: Path, *, now: datetime) -> None:
        self._path = path
        self._now = now
        self._file_descriptor = -1

    def __enter__(self) -> "WriterLock":
        self._file_descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(self._file_descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _read_holder(self._file_descriptor)
            os.close(self._file_descriptor)
            raise WorkspaceLockedError(
                f"{self._path.parent.parent}: {holder} is writing here. Wait until it is done, or stop it; "
                "reading is possible meanwhile."
            ) from None
        self._write_holder()
        return self

    def _write_holder(self) -> None:
        """Say who holds the lock; on a full disk it is held without saying so."""
        holder = {
            "process": os.getpid(),
            "host": socket.gethostname(),
            "since": self._now.isoformat(timespec="seconds"),
        }
        try:
            os.ftruncate(self._file_descriptor, 0)
            os.pwrite(self._file_descriptor, json.dumps(holder).encode(), 0)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                os.close(self._file_descriptor)
                raise

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        os.ftruncate(self._file_descriptor, 0)
        os.close(self._file_descriptor)


def _read_holder(file_descriptor: int) -> str:
    """Describe the holder; it may be about to write its name, or may have just let go."""
    try:
        holder = json.loads(os.pread(file_descriptor, 1000, 0))
        return f"process {holder['process']} on {holder['host']}, since {holder['since']},"
    except (ValueError, KeyError, TypeError):
        return "another process"
