"""Read archived pages once more: as they were fetched, with what is declared of their source now."""

from collections.abc import Awaitable, Callable, Collection, Container
from datetime import datetime
from pathlib import Path

from crawler.archive.names import find_walk_files
from crawler.archive.replay import replay_pages
from crawler.extract.sitemap import is_sitemap
from crawler.page_reading import PageReading
from crawler.readers.errors import SourceError
from crawler.readers.table import HEAD_BYTES
from crawler.run import Run
from crawler.sources import Source, Way
from crawler.walks.reading import read_in_walk
from pipelines.items import Drop, Page, PageRead, RawEntry, WalkRead, WayKind, stable_hash
from pipelines.store.walks import load_walk_reads
from pipelines.store.workspace import Workspace

Record = RawEntry | Drop | PageRead | WalkRead
Send = Callable[[Record], Awaitable[object]]


async def replay_source(
    run: Run,
    origin: Path,
    source: Source,
    *,
    walks: Collection[str] | None = None,
    urls: Collection[str] | None = None,
    since: datetime | None = None,
    is_copy: bool = False,
) -> int:
    """Send the archived pages of a source down the pipelines; return how many there were.

    `is_copy` takes over how the walks ended as well, from which `missing_since_at` follows. Of a damaged
    archive everything that is readable is sent; the rest is the run's fault to tell.
    """
    has_walks = Workspace(origin.resolve()).current.is_symlink()  # an archive may be all there is
    ended = {walk.walk_id: walk for walk in (load_walk_reads(origin, source.id) if has_walks else [])}
    found = 0

    async def send(record: Record) -> object:
        run.report.pages += isinstance(record, PageRead)
        return await run.send(record)

    for walk_id in dict.fromkeys(file.walk_id for file in find_walk_files(origin, source.id)):
        if walks is None or walk_id in walks:
            way = way_of(source, walk_id)
            kind = ended[walk_id].way if walk_id in ended else way.kind if way else WayKind.ARCHIVE
            try:
                found += await send_walk(
                    origin, source, walk_id, kind, send, urls=urls, since=since, told=run.report.add_reading
                )
            except SourceError as error:
                run.report.add_damage(f"{source.id}: {error.detail}")
            if is_copy and walk_id in ended:
                await run.send(ended.pop(walk_id))
    for walk in ended.values() if is_copy else ():
        await run.send(walk)
    return found


async def send_walk(
    data: Path,
    source: Source,
    walk_id: str,
    kind: WayKind,
    send: Send,
    *,
    urls: Collection[str] | None = None,
    since: datetime | None = None,
    places: Container[tuple[str | None, int | None]] | None = None,
    told: Callable[[PageReading], None] = lambda _: None,
) -> int:
    """Send the archived pages of a walk, in order, each once however often it was fetched; count them.

    Raises SourceError behind the last readable page of a damaged archive. With `places`, only the pages
    there are sent; the others are read for their layout.
    """
    given: set[str] = set()
    before: Page | None = None
    for fetched in replay_pages(data, source.id, walks=[walk_id], urls=urls, since=since):
        page = fetched.as_page(source.id, charset=source.encoding)
        if kind is WayKind.SITEMAP and is_sitemap(page.content[:HEAD_BYTES]):
            continue  # it was asked for what it lists
        read = read_in_walk(page, source, kind, before)
        reading = read.reading
        before = page if reading.dropped is None else before
        is_wanted = places is None or (fetched.archive_file, fetched.archive_offset) in places
        if reading.page_id in given or not is_wanted:
            given.add(reading.page_id)
            continue
        given.add(reading.page_id)
        for record in read.records:
            await send(record)
        await send(
            reading.page_read(
                status=fetched.status,
                archive_file=fetched.archive_file,
                archive_offset=fetched.archive_offset,
                walk_id=walk_id,
            )
        )
        told(reading)
    return len(given)


def way_of(source: Source, walk_id: str) -> Way | None:
    """Return the declared way that a walk is of, None where there is none such any more."""
    return next((way for way in source.ways if walk_id.endswith(mark_of(way))), None)


def mark_of(way: Way) -> str:
    """Return what the walk ids of a way end with, so that a cut-off walk tells its way."""
    return stable_hash("way", way.kind, way.url)[:6]
