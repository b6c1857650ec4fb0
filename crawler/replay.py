"""Read archived pages once more: as they were fetched, with what is declared of their source now."""

from collections.abc import Awaitable, Callable, Collection
from datetime import datetime
from pathlib import Path

from crawler.archive.names import WalkFile
from crawler.archive.replay import replay_pages
from crawler.fetch.fetched import Fetched
from crawler.page_reading import PageReading
from crawler.readers.errors import SourceError
from crawler.run import Run
from crawler.sources import Source
from crawler.sources_applied import apply_source
from pipelines.items import Drop, PageRead, RawEntry, WalkRead
from pipelines.store.walks import load_walk_reads

Record = RawEntry | Drop | PageRead | WalkRead


async def replay_source(
    run: Run,
    origin: Path,
    source: Source,
    *,
    walks: Collection[str] | None = None,
    urls: Collection[str] | None = None,
    since: datetime | None = None,
    is_copy: bool = False,
) -> None:
    """Send the archived pages of a source down the pipelines, each once a walk however often it was fetched.

    `is_copy` takes over how the walks ended as well, from which `missing_since_at` follows. Of a damaged
    archive everything that is readable is sent; the rest is the run's fault to tell.
    """
    given: set[tuple[str | None, str]] = set()
    try:
        for fetched in replay_pages(origin, source.id, walks=walks, urls=urls, since=since):
            reading = read_fetched(fetched, source)
            key = (_walk_id_of(fetched.archive_file), reading.page_id)
            if key not in given:
                given.add(key)
                run.report.pages += 1
                await send_fetched(reading, fetched, run.send)
                run.report.add_reading(reading)
    except SourceError as error:
        run.report.add_damage(f"{source.id}: {error.detail}")
    if is_copy:
        for walk in load_walk_reads(origin, source.id):
            await run.send(walk)


def read_fetched(fetched: Fetched, source: Source) -> PageReading:
    """Make a page of an answer, and begin to read it."""
    return PageReading(fetched.as_page(source.id, charset=source.encoding), source)


async def send_fetched(
    reading: PageReading, fetched: Fetched, send: Callable[[Record], Awaitable[object]]
) -> None:
    """Send the records of an archived page down the pipelines, then the page."""
    for record in reading.records():
        await send(apply_source(record, reading.source) if isinstance(record, RawEntry) else record)
    await send(
        reading.page_read(
            status=fetched.status,
            archive_file=fetched.archive_file,
            archive_offset=fetched.archive_offset,
            walk_id=_walk_id_of(fetched.archive_file),
        )
    )


def _walk_id_of(archive_file: str | None) -> str | None:
    named = WalkFile.parse(Path(archive_file)) if archive_file is not None else None
    return named.walk_id if named is not None else None
