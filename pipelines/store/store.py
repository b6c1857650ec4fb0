"""The one writer of a workspace: takes records, commits them in bounded steps.

Memory is bounded by a batch, whatever the size of the input: records wait in it until it is full,
old enough or the run ends, and are then resolved against what is known and committed together.
Records of several pages may come mixed; those of one page go into the batch when its end comes.
"""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType

import pyarrow as pa

from pipelines.items import Drop, Entry, Observation, PageRead
from pipelines.normalise.aliases import Aliases
from pipelines.store.aliases_file import load_aliases
from pipelines.store.batch import Record, make_rows
from pipelines.store.commit import apply_commit, recover, remove_old_versions, write_commit
from pipelines.store.counts import Ledger, RunCounts
from pipelines.store.disk import Disk, make_folders
from pipelines.store.errors import NotAWorkspaceError, StoreError, store_errors
from pipelines.store.lock import WriterLock
from pipelines.store.open_pages import OpenPages
from pipelines.store.refresh import refresh
from pipelines.store.refreshed_rows import Refreshed
from pipelines.store.schema import LOG, rows_to_table
from pipelines.store.scratch import ScratchDisk, scratch_of
from pipelines.store.workspace import Workspace, check_format

BATCH_RECORDS = 5_000  # twice as many took a tenth more memory at its peak
MAX_BATCH_RECORDS = 200_000  # pages beyond this are committed in parts, so that memory is bounded
BATCH_CHARACTERS = 12 << 20  # of texts: a commit holds about eight times as much
BATCH_AGE = timedelta(seconds=30)  # a kill costs at most this much reading


class Store:
    """Open a workspace for writing; use as a context manager, which holds the writer lock.

    Raises StoreError (WorkspaceLockedError, when another process writes) on entering, before anything
    is changed, and from `add` or `commit` when the disk fails; what was committed before stays. A dry run
    does and counts all the same in a copy, which is gone at the end.
    """

    def __init__(
        self,
        root: Path,
        *,
        run_id: str,
        disk: Disk | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        batch_records: int = BATCH_RECORDS,
        before_commit: Callable[[], None] = lambda: None,
        dry_run: bool = False,
    ) -> None:
        self.workspace = Workspace(root.resolve())
        self._ledger = Ledger()
        self._run_id = run_id
        self._disk = disk or Disk()
        self._clock = clock
        self._batch_records = batch_records
        self._before_commit = before_commit  # makes durable what records point at
        self._dry_run = dry_run
        self._open_pages = OpenPages()
        self._batch: list[Record] = []
        self._batch_characters = 0
        self._batch_began_at = clock()
        self._failed = False
        self._aliases = Aliases()
        self._exit = ExitStack()

    def __enter__(self) -> "Store":
        root = self.workspace.root
        if root.exists() and not root.is_dir():
            raise NotAWorkspaceError(f"{root}: is a file, not a folder. Choose another --data folder.")
        self._aliases = load_aliases(root)
        with store_errors(root), self._exit:
            if self._dry_run:
                self.workspace = self._exit.enter_context(scratch_of(self.workspace))
                self._disk = ScratchDisk()
            make_folders(self._disk, self.workspace.state)
            self._exit.enter_context(WriterLock(self.workspace.state / "lock", now=self._clock()))
            check_format(self.workspace)
            self._ledger.counts.recovered_commits = recover(self.workspace, self._disk, self._aliases)
            self._exit = self._exit.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._exit.close()

    @property
    def counts(self) -> RunCounts:
        """What has been committed so far."""
        return self._ledger.counts

    def add(self, record: Record) -> None:
        """Take a record; commit at the end of a page, when the batch is full or old.

        A page's PageRead comes after its entries: without it they are never committed. A walk's
        WalkRead comes after its last PageRead.
        """
        if isinstance(record, Observation | Drop):
            # What a page says of its entries together (which links identify none) needs the whole page.
            self._open_pages.add(record)
            if self._open_pages.records < MAX_BATCH_RECORDS:
                return
            self._take(self._open_pages.take_largest())
        elif isinstance(record, PageRead):
            self._take([*self._open_pages.take(record), record])
        else:
            self._take([record])
        if self._is_due():
            self.commit()

    def _take(self, records: Iterable[Record]) -> None:
        for record in records:
            self._batch.append(record)
            if isinstance(record, Observation):
                self._batch_characters += _characters(record.entry)

    def _is_due(self) -> bool:
        return (
            len(self._batch) >= self._batch_records
            or self._batch_characters >= BATCH_CHARACTERS
            or self._clock() - self._batch_began_at >= BATCH_AGE
        )

    def commit(self) -> None:
        """Make every page that has ended, and every walk, durable and visible; on return it is.

        What came of a page that has not ended yet stays out: a page that was cut off is read again.
        After a failure nothing more is taken: what the batch held must come from its pages again.
        """
        if self._failed:
            raise StoreError(f"{self.workspace.root}: an earlier commit of this run failed")
        batch, self._batch, self._batch_characters = self._batch, [], 0
        self._batch_began_at = self._clock()
        if not batch:
            return
        self._failed = True
        ledger = deepcopy(self._ledger)
        with store_errors(self.workspace.root):
            self._before_commit()
            made = make_rows(batch, self.workspace.snapshot(), self._run_id, ledger)
            tables = {name: rows_to_table(made[name], schema) for name, schema in LOG.items()}
            commit = write_commit(self.workspace, self._disk, self._run_id, tables)
            apply_commit(self.workspace, self._disk, commit, self._aliases)
            remove_old_versions(self.workspace, self._disk, now=self._clock())
        self._failed = False
        pa.default_memory_pool().release_unused()  # a commit needs several times what the reading does
        ledger.counts.commits += 1
        self._ledger = ledger

    def refresh(self, *, everything: bool = False) -> Refreshed:
        """Read what is stored with the aliases of now, and by what its sources' dates say together.

        To be called once, at the end of a run: of all sources where the aliases are other ones, or
        `everything` is asked for. A run that is killed before leaves it to the next.
        """
        if self._failed:
            raise StoreError(f"{self.workspace.root}: an earlier commit of this run failed")
        with store_errors(self.workspace.root):
            found = refresh(self.workspace, self._disk, self._aliases, everything=everything)
            remove_old_versions(self.workspace, self._disk, now=self._clock())
        self._ledger.counts.renamed += found.by_aliases
        self._ledger.counts.redated += found.by_day_order
        return found


def _characters(entry: Entry) -> int:
    """Return about how many characters the columns of an entry hold."""
    texts = (entry.body_raw, entry.text_raw, entry.text, entry.excerpt, entry.excerpt_raw)
    return sum(len(text) for text in texts if text) + 500
