"""Some workers, each with one page at a time; what a page does to its worker is a drop of that page."""

import asyncio
import os
import pickle
from dataclasses import dataclass

from crawler.containers.limits import Limits
from crawler.page_reading import PageReading, Read, read_as_dropped
from crawler.readers.table import Reader
from crawler.sources import Source
from crawler.workers.fork_server import Ended, shared_server
from crawler.workers.messages import Answer
from crawler.workers.protocol import NO_MEMORY_STATUS
from crawler.workers.worker_process import WorkerProcess, start_worker
from pipelines.items import DropReason, Page

# One a core.
DEFAULT_WORKERS = min(os.cpu_count() or 1, 4)
TRIES = 2  # a worker may end by no fault of its page: another program needed the memory, somebody killed it
NEAR = (
    0.5  # of the memory allowed: a process that ended by a signal with so much resident ended for lack of it
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lost:
    """What became of a page instead of an answer."""

    reason: DropReason
    detail: str
    may_be_chance: bool = False


class Workers:
    """Up to `count` processes, started when they are needed, until `close`."""

    def __init__(self, count: int, *, readers: tuple[Reader, ...], limits: Limits) -> None:
        self.count = count
        self._readers = readers
        self._limits = limits
        self._idle: asyncio.LifoQueue[WorkerProcess | None] = asyncio.LifoQueue()  # None: not started yet
        for _ in range(count):
            self._idle.put_nowait(None)
        self._workers: set[WorkerProcess] = set()

    def start(self) -> None:
        """Begin to load what workers need; takes no time here."""
        shared_server()

    def close(self) -> None:
        """End all workers, whatever they do; raises WorkersError."""
        for worker in list(self._workers):
            self._end(worker)

    async def read(self, page: Page, source: Source) -> Read:
        """Read a page; raises WorkersError where no process can be started."""
        worker = await self._idle.get()
        try:
            tries = 0
            while True:
                tries += 1
                if worker is None or worker.has_ended:
                    worker = await self._start()
                outcome = await self._ask(worker, page, source)
                if isinstance(outcome, Answer):
                    return _as_read(page, source, outcome)
                if tries == TRIES or not outcome.may_be_chance:
                    return read_as_dropped(page, source, outcome.reason, outcome.detail, reader=worker.reader)
        finally:
            self._idle.put_nowait(None if worker is None or worker.has_ended else worker)

    async def _start(self) -> WorkerProcess:
        worker = await start_worker(self._readers, self._limits.page_memory_bytes)
        self._workers.add(worker)
        return worker

    def _end(self, worker: WorkerProcess) -> None:
        self._workers.discard(worker)
        worker.end()

    async def _ask(self, worker: WorkerProcess, page: Page, source: Source) -> Answer | _Lost:
        """Have a worker read a page, and end it unless it answers and is good for another."""
        seconds = self._limits.page_seconds
        goes_on = False
        try:
            answer = await worker.ask(page, source, seconds=seconds)
            goes_on = not answer.is_last
        except TimeoutError:
            detail = f"{worker.reader}: not read after {seconds:g} seconds"
            return _Lost(reason=DropReason.TOO_SLOW, detail=detail)
        except pickle.UnpicklingError as error:  # a reader gives what is no record, or its process is damaged
            return _Lost(reason=DropReason.QUARANTINED, detail=f"{worker.reader}: {error}")
        except (EOFError, ConnectionError) as error:
            self._end(worker)
            return self._explain(worker, error)
        else:
            return answer
        finally:
            if not goes_on:
                self._end(worker)

    def _explain(self, worker: WorkerProcess, error: Exception) -> _Lost:
        """Tell from how a worker ended why it did."""
        allowed = self._limits.page_memory_bytes
        how = f"{error!r}" if worker.ended is None else worker.ended.says
        detail = f"{worker.reader}: the process that read it ended: {how}"
        if worker.ended is not None:
            detail += f", after it had taken {worker.ended.peak_bytes >> 20} MiB"
            if _lacked_memory(worker.ended, allowed):
                detail += f"; {allowed >> 20} MiB are allowed"
                return _Lost(reason=DropReason.TOO_MUCH_MEMORY, detail=detail)
        return _Lost(reason=DropReason.READER_CRASHED, detail=detail, may_be_chance=True)


def _lacked_memory(ended: Ended, allowed: int) -> bool:
    if ended.status == NO_MEMORY_STATUS:
        return True
    return ended.status < 0 and ended.peak_bytes > allowed * NEAR


def _as_read(page: Page, source: Source, answer: Answer) -> Read:
    reading = PageReading(page, source)
    reading.facts = answer.facts
    reading.members = list(answer.members)
    reading.dropped = answer.dropped
    reading.found = answer.found
    reading.reader = answer.reader
    return Read(reading, answer.records)
