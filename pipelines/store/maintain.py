"""Checking a workspace and building it anew, under the writer lock."""

import errno
from datetime import UTC, datetime
from pathlib import Path

from pipelines.store.commit import rebuild
from pipelines.store.disk import Disk
from pipelines.store.errors import store_errors
from pipelines.store.lock import WriterLock
from pipelines.store.verify import Verification, verify
from pipelines.store.workspace import Workspace, check_format


def verify_workspace(root: Path) -> Verification:
    """Check a workspace while nobody writes to it; raises StoreError where it is none or is locked.

    Changes nothing: what a killed run left is reported, not cleared.
    """
    workspace = Workspace(root.resolve())
    workspace.snapshot()
    try:
        with WriterLock(workspace.state / "lock", now=datetime.now(UTC)):
            return verify(root)
    except OSError as error:
        if error.errno not in (errno.EROFS, errno.EACCES):
            raise
        return verify(root)  # not ours to write to: nor to lock


def rebuild_snapshot(root: Path) -> None:
    """Build the snapshot anew from the log; raises StoreError where the log is incomplete or damaged."""
    workspace = Workspace(root.resolve())
    workspace.snapshot()
    check_format(workspace)
    disk = Disk()
    with store_errors(workspace.root), WriterLock(workspace.state / "lock", now=datetime.now(UTC)):
        rebuild(workspace, disk)
