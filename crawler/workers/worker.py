"""One worker: reads the pages it is sent, one after the other, and normalises what they give."""

import os
import pickle
import socket

from crawler.page_reading import PageReading
from crawler.sources_applied import apply_source
from crawler.workers.confine import address_space, confine
from crawler.workers.messages import Answer, receive, send
from pipelines.items import Drop, Entry
from pipelines.normalise.pipeline import normalise_or_quarantine


def work(connection: socket.socket) -> None:
    """Read pages until the other end is closed, or until this process has grown by much.

    It says its process id and gets (readers, bytes of memory). For each (page, source) it names the reader,
    then answers. Raises MemoryError where even the answer has no room.
    """
    send(connection, str(os.getpid()).encode())
    settings = receive(connection)
    if settings is None:
        return
    readers, memory_bytes = pickle.loads(settings)  # noqa: S301 - from the process that started this one
    confine(memory_bytes)
    most = (address_space() or 0) + memory_bytes // 4  # the rest is there for any page
    is_last = False
    while not is_last and (task := receive(connection)) is not None:
        page, source = pickle.loads(task)  # noqa: S301 - likewise
        reading = PageReading(
            page, source, readers, on_reader=lambda name: send(connection, (name or "").encode())
        )
        records = _read(reading)
        is_last = (address_space() or 0) > most
        send(connection, pickle.dumps(_answer(reading, records, is_last=is_last), pickle.HIGHEST_PROTOCOL))


def _read(reading: PageReading) -> tuple[Entry | Drop, ...]:
    """Return what the first item pipeline makes of the page's records; in the run, it passes that on."""
    return tuple(
        record if isinstance(record, Drop) else normalise_or_quarantine(apply_source(record, reading.source))
        for record in reading.records()
    )


def _answer(reading: PageReading, records: tuple[Entry | Drop, ...], *, is_last: bool) -> Answer:
    return Answer(
        records=records,
        facts=reading.facts,
        members=tuple(reading.members),
        dropped=reading.dropped,
        found=reading.found,
        reader=reading.reader,
        is_last=is_last,
    )
