"""The one writer of a workspace: takes records, commits them in bounded steps.

Memory is bounded by a batch, whatever the size of the input: records wait in it until it is full,
old enough or the run ends, and are then resolved against what is known and committed together.
"""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType

import pyarrow as pa

from pipelines.deduplicate.resolve import follow, resolve
from pipelines.items import Drop, DropReason, Observation, PageRead
from pipelines.store import rows
from pipelines.store.commit import apply_commit, recover, remove_old_versions, write_commit
from pipelines.store.counts import RunCounts, Tally
from pipelines.store.disk import Disk, make_folders
from pipelines.store.errors import StoreError
from pipelines.store.lock import WriterLock
from pipelines.store.lookup import load_keys, load_versions
from pipelines.store.rows import Row
from pipelines.store.schema import LOG, rows_to_table
from pipelines.store.snapshot import MERGED
from pipelines.store.workspace import Workspace, check_format

BATCH_RECORDS = 10_000  # about 40 MB of records; a commit of this size takes about a second
BATCH_CHARACTERS = 32 << 20  # full texts are larger than excerpts
BATCH_AGE = timedelta(seconds=30)  # a kill costs at most this much reading

Record = Observation | Drop | PageRead


class Store:
    """Open a workspace for writing; use as a context manager, which holds the writer lock.

    Raises StoreError (WorkspaceLockedError, when another process writes) on entering, before anything
    is changed, and from `add` or `commit` when the disk fails; what was committed before stays.
    """

    def __init__(
        self,
        root: Path,
        *,
        run_id: str,
        disk: Disk | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        batch_records: int = BATCH_RECORDS,
    ) -> None:
        self.workspace = Workspace(root.resolve())
        self.counts = RunCounts()
        self._run_id = run_id
        self._disk = disk or Disk()
        self._clock = clock
        self._batch_records = batch_records
        self._batch: list[Record] = []
        self._batch_characters = 0
        self._batch_began_at = clock()
        self._open_pages: dict[str, Tally] = {}
        self._failed = False
        self._exit = ExitStack()

    def __enter__(self) -> "Store":
        try:
            make_folders(self._disk, self.workspace.state)
            self._exit.enter_context(WriterLock(self.workspace.state / "lock", now=self._clock()))
            with self._exit:
                check_format(self.workspace)
                self.counts.recovered_commits = recover(self.workspace, self._disk)
                self._exit = self._exit.pop_all()
        except OSError as error:
            raise _disk_error(self.workspace.root, error) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._exit.close()

    def add(self, record: Record) -> None:
        """Take a record; commit when the batch is full or old. A page's PageRead comes after its entries."""
        self._batch.append(record)
        if isinstance(record, Observation):
            entry = record.entry
            self._batch_characters += len(entry.body_raw or "") + len(entry.text or "") + 500
        if (
            len(self._batch) >= self._batch_records
            or self._batch_characters >= BATCH_CHARACTERS
            or self._clock() - self._batch_began_at >= BATCH_AGE
        ):
            self.commit()

    def commit(self) -> None:
        """Make everything taken so far durable and visible; on return it is.

        After a failure nothing more is taken: what the batch held must come from its pages again.
        """
        if self._failed:
            raise StoreError(f"{self.workspace.root}: an earlier commit of this run failed")
        batch, self._batch, self._batch_characters = self._batch, [], 0
        self._batch_began_at = self._clock()
        if not batch:
            return
        self._failed = True
        try:
            tables = {
                name: rows_to_table(made, LOG[name]) for name, made in self._resolve_batch(batch).items()
            }
            commit = write_commit(self.workspace, self._disk, self._run_id, tables)
            apply_commit(self.workspace, self._disk, commit)
            remove_old_versions(self.workspace, self._disk, now=self._clock())
        except OSError as error:
            raise _disk_error(self.workspace.root, error) from error
        except (pa.ArrowException, ValueError, TypeError, LookupError) as error:
            raise StoreError(f"{self.workspace.root}: a commit failed by our fault: {error!r}") from error
        self._failed = False
        self.counts.commits += 1

    def _resolve_batch(self, batch: list[Record]) -> dict[str, list[Row]]:
        """Decide which entry each observation is of and whether it is new; return the rows to write."""
        snapshot = self.workspace.snapshot()
        observations = [record for record in batch if isinstance(record, Observation)]
        sources = sorted({observation.entry.source for observation in observations})
        known = load_keys(snapshot, observations)
        before = set(known.keys)
        resolution = resolve(observations, known)
        ids = {entry_id for entry_id in resolution.entry_ids if entry_id in before}
        versions = {
            (follow(resolution.merged, entry_id), content_hash)
            for entry_id, content_hash in load_versions(snapshot, sources, ids | set(resolution.merged))
        }
        made: dict[str, list[Row]] = {name: [] for name in LOG}
        known_ids = {entry_id for entry_id, _ in versions}
        remaining = iter(resolution.entry_ids)
        entry_sources: dict[str, str] = {}
        for record in batch:
            if isinstance(record, Observation):
                entry_id = next(remaining)
                entry_sources[entry_id] = record.entry.source
                tally = self._open_pages.setdefault(record.entry.page_id, Tally())
                self.counts.issues.update(record.entry.issues)
                made["sightings"].append(rows.sighting_row(record, entry_id, self._run_id))
                if (entry_id, record.content_hash) in versions:
                    tally.repeated += 1
                    continue
                tally.kept += 1
                versions.add((entry_id, record.content_hash))
                made["revisions"].append(rows.version_row(record, entry_id, self._run_id))
                if entry_id in known_ids:
                    self.counts.new_revisions += 1
                else:
                    self.counts.new_entries += 1
                    known_ids.add(entry_id)
            elif isinstance(record, Drop):
                self._count_drop(record)
                made["drops"].append(rows.drop_row(record, self._run_id))
            else:
                tally = self._open_pages.pop(record.page_id, Tally())
                self._count_page(record, tally)
                made["pages"].append(rows.page_row(record, tally, self._run_id))
        made["keys"] = rows.key_rows(resolution.new_keys, entry_sources)
        made["keys"] += [
            {"key": gone, "kind": MERGED, "entry_id": into, "source": entry_sources[into]}
            for gone, into in resolution.merged.items()
            if gone in before
        ]
        return made

    def _count_drop(self, drop: Drop) -> None:
        self.counts.drops[drop.reason] += 1
        if drop.position is None:
            return
        tally = self._open_pages.setdefault(drop.page_id, Tally())
        if drop.reason is DropReason.QUARANTINED:
            tally.quarantined += 1
        else:
            tally.dropped += 1

    def _count_page(self, page: PageRead, tally: Tally) -> None:
        self.counts.pages[page.outcome] += 1
        self.counts.found += page.found
        self.counts.issues.update(page.issues)
        total = self.counts.blocks
        total.kept += tally.kept
        total.repeated += tally.repeated
        total.dropped += tally.dropped
        total.quarantined += tally.quarantined


def _disk_error(root: Path, error: OSError) -> StoreError:
    """Say which file the disk refused and what to do."""
    path = error.filename or root
    hints = {
        28: "Free some space and run the same command again: it goes on from what is committed.",
        30: "The file system is read-only: choose another folder with --data.",
        13: "No permission: choose another folder with --data, or mend its permissions.",
    }
    hint = hints.get(error.errno or 0, "Run: clipfile verify")
    return StoreError(f"{path}: {error.strerror or error}. What was committed before is unchanged. {hint}")
