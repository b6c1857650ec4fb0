"""One worker as the run sees it, from its start to its end."""

import pickle
from dataclasses import dataclass

from crawler.readers.table import Reader
from crawler.sources import Source
from crawler.workers.connection import Connection
from crawler.workers.fork_server import WITHOUT, Ended, ForkServer, WorkersError, shared_server
from crawler.workers.messages import Answer, load_answer
from pipelines.items import Page

START_SECONDS = 120.0  # until a worker says that it is there; the server takes one or two to load


@dataclass(slots=True, kw_only=True, eq=False)
class WorkerProcess:
    """A process that reads pages, one at a time."""

    process_id: int
    connection: Connection
    server: ForkServer
    reader: str | None = None  # that reads, or read, the page it was last sent
    has_ended: bool = False
    ended: Ended | None = None  # how it did; None where nobody is left to tell

    async def ask(self, page: Page, source: Source, *, seconds: float) -> Answer:
        """Have a page read.

        Raises TimeoutError where that takes too long, EOFError or ConnectionError where the process ends
        over it, UnpicklingError where what it sends is no answer. After any of them, end it.
        """
        self.reader = None
        task = pickle.dumps((page, source), pickle.HIGHEST_PROTOCOL)
        await self.connection.send(task, seconds=seconds)
        reader = await self.connection.receive(seconds=seconds)
        self.reader = reader.decode("utf-8", "replace") or None
        return load_answer(await self.connection.receive(seconds=seconds))

    def end(self) -> None:
        """End the process if it runs, and remember how it ended; raises WorkersError."""
        if not self.has_ended:
            self.has_ended = True
            try:
                self.ended = self.server.end(self.process_id)
            finally:
                self.connection.close()  # not before: it would end by itself


async def start_worker(readers: tuple[Reader, ...], memory_bytes: int) -> WorkerProcess:
    """Start a worker; raises WorkersError where there can be none."""
    try:
        return await _start(shared_server(), readers, memory_bytes)
    except WorkersError:
        return await _start(shared_server(), readers, memory_bytes)  # where it was the server that ended


async def _start(server: ForkServer, readers: tuple[Reader, ...], memory_bytes: int) -> WorkerProcess:
    connection = Connection(server.fork())
    try:
        process_id = int(await connection.receive(seconds=START_SECONDS))
        worker = WorkerProcess(process_id=process_id, connection=connection, server=server)
        settings = pickle.dumps((readers, memory_bytes))
        await connection.send(settings, seconds=START_SECONDS)
    except (EOFError, ConnectionError, TimeoutError) as error:
        connection.close()
        raise WorkersError(f"no process to read pages can be started ({error!r}). {WITHOUT}") from error
    except BaseException:  # the run is stopped while it waits
        connection.close()
        raise
    return worker
