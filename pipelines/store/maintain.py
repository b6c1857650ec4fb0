"""Checking a workspace, reading it with what is known now, building it anew: under the writer lock."""

import errno
from datetime import UTC, datetime
from pathlib import Path

from pipelines.store.aliases_file import load_aliases
from pipelines.store.commit import rebuild
from pipelines.store.disk import Disk
from pipelines.store.errors import store_errors
from pipelines.store.lock import WriterLock
from pipelines.store.refresh import count_refreshed
from pipelines.store.refreshed_rows import Refreshed
from pipelines.store.store import Store
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
    aliases = load_aliases(workspace.root)
    disk = Disk()
    with store_errors(workspace.root), WriterLock(workspace.state / "lock", now=datetime.now(UTC)):
        rebuild(workspace, disk, aliases)


def refresh_workspace(root: Path, *, dry_run: bool = False) -> Refreshed:
    """Read all that is stored with the aliases of now and the pooled order of each source's dates.

    Raises AliasesError, or StoreError where there is no workspace or it is locked. A dry run only counts.
    """
    workspace = Workspace(root.resolve())
    workspace.snapshot()
    check_format(workspace)
    aliases = load_aliases(workspace.root)
    if dry_run:
        return count_refreshed(workspace, aliases)
    with Store(root, run_id="refresh") as store:
        return store.refresh(everything=True)
