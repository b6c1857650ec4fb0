"""What the store says when it cannot go on: what, where, and the next step."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa


class StoreError(Exception):
    """The workspace cannot be read or written; nothing that was committed is changed."""

    exit_code = 1


_HINTS = {
    errno.ENOSPC: "Free some space and run the same command again: it goes on from what is committed.",
    errno.EROFS: "The file system is read-only: choose another folder with --data.",
    errno.EACCES: "No permission: choose another folder with --data, or mend its permissions.",
}


@contextmanager
def store_errors(root: Path) -> Iterator[None]:
    """Turn what the disk or our own code raises on the way into a StoreError with the next step."""
    try:
        yield
    except OSError as error:
        path = error.filename or root
        hint = _HINTS.get(error.errno or 0, "Run: clipfile verify")
        raise StoreError(
            f"{path}: {error.strerror or error}. What was committed before is unchanged. {hint}"
        ) from error
    except (pa.ArrowException, ArithmeticError, ValueError, TypeError, LookupError) as error:
        raise StoreError(
            f"{root}: writing failed by our fault ({error!r}). What was committed before is unchanged. "
            "Please report it with the file that was being read."
        ) from error


class WorkspaceLockedError(StoreError):
    """Another process is writing to the workspace."""


class NotAWorkspaceError(StoreError):
    """The folder is no workspace, or one that this clipfile does not know: a matter of --data."""

    exit_code = 2
