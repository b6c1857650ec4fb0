"""Crawl one source: take up what a stopped run left, then walk each of its ways.

No Scrapy in here: a `Fetch` for each walk and where to send records are given.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from crawler.archive.index import WalkArchive, load_walk, unfinished_walks
from crawler.archive.recovery import recover
from crawler.fetch.fetched import Fetch, Fetched
from crawler.fetch.mask import mask_url
from crawler.readers.errors import SourceError
from crawler.replay import mark_of, send_walk, way_of
from crawler.report import Report
from crawler.sources import Source, Way
from crawler.walks.kinds import WALKS
from crawler.walks.listing import address_of
from crawler.walks.problems import StoppedError
from crawler.walks.walk import Before, Walk
from pipelines.items import Drop, PageRead, RawEntry, WalkOutcome, WalkRead, WayKind
from pipelines.store.known import load_seen
from pipelines.store.walks import load_archived, load_visited, load_walk_reads

logger = logging.getLogger(__name__)

# A walk that was cut off is gone on with for so long; later, the listing has moved too far.
RESUMED_WITHIN = timedelta(hours=12)

Record = RawEntry | Drop | PageRead | WalkRead


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was asked for on the command line."""

    kinds: frozenset[WayKind] = frozenset(WayKind)
    is_full: bool = False  # sweep, whatever is known
    since: date | None = None
    max_pages: int | None = None


@dataclass(slots=True, kw_only=True)
class Crawl:
    """One run over sources: what it needs, and what came of it."""

    data: Path
    send_record: Callable[[Record], Awaitable[object]]  # down the item pipelines
    fetch_for: Callable[[Source, str], Fetch]  # of a source and a walk id
    report: Report
    wanted: Wanted = field(default_factory=Wanted)
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    pause_seconds: float = 5.0
    on_page: Callable[[Walk], None] = lambda _: None

    async def crawl(self, source: Source) -> None:
        """Walk the wanted ways of a source; raises StoreError where the disk fails."""
        recover(self.data, source.id)
        walks = load_walk_reads(self.data, source.id)
        left = unfinished_walks(self.data, source.id, {walk.walk_id for walk in walks})
        left = [walk_id for walk_id in left if not await self._give_up(source, walk_id, walks)]
        try:
            for way in source.ways:
                if way.kind in self.wanted.kinds:
                    await self._walk(source, way, walks, left)
        except StoppedError:
            self.report.stopped.append(source.id)

    async def _walk(self, source: Source, way: Way, earlier: list[WalkRead], left: list[str]) -> None:
        """Walk one way; a walk of it that was cut off is gone on with."""
        taken = next((walk_id for walk_id in reversed(left) if way_of(source, walk_id) == way), None)
        walk_id = taken or f"{self.clock():%Y%m%dT%H%M%SZ}-{mark_of(way)}"
        started_at = _started_at(walk_id)
        is_listing = way.kind is WayKind.ARCHIVE  # the other kinds have no scripts
        fetch = self.fetch_for(replace(source, javascript=source.javascript and is_listing), walk_id)
        archive, committed = WalkArchive(self.data, []), set[tuple[str | None, int | None]]()
        if taken is not None:
            archive = load_walk(self.data, source.id, walk_id)
            committed |= load_archived(self.data, source.id, walk_id)
            fetch = FromArchive(archive, fetch)
            logger.info(
                "%s: going on with %s: %d answers are archived", source.id, walk_id, len(archive.kept)
            )
        of_way = [one for one in earlier if (one.way, one.url) == (way.kind, mask_url(way.url))]
        complete = max((number for number, one in enumerate(of_way, 1) if one.is_complete), default=0)
        before = before_of(of_way)
        swept_at, interval = before.last_sweep_at, timedelta(days=source.sweep_days)
        walk = Walk(
            source=source,
            way=way,
            walk_id=walk_id,
            started_at=started_at,
            is_full=self.wanted.is_full,
            is_sweep=self.wanted.is_full or swept_at is None or started_at - swept_at >= interval,
            fetch=fetch,
            send=self._send,
            proved=load_seen(self.data, source.id, [one.walk_id for one in of_way[:complete]]),
            known=load_seen(self.data, source.id, [one.walk_id for one in of_way]),
            before=before,
            committed=committed,
            visited=self._visited(source, way, of_way),
            since=self.wanted.since,
            max_pages=min(source.max_pages, self.wanted.max_pages or source.max_pages),
            pause_seconds=self.pause_seconds,
            on_page=self.on_page,
            on_reading=self.report.add_reading,
        )
        ended = await WALKS[way.kind](walk)
        # A sweep that was asked for by hand is gone on with as the next walk that is due, which may not come
        # by all that the sweep had fetched.
        await self._send_archived(source, walk_id, way.kind, archive.left() - committed)
        await self._send(ended)
        self.report.walks.append(ended)

    def _visited(self, source: Source, way: Way, earlier: list[WalkRead]) -> dict[str, datetime]:
        if way.kind is not WayKind.SITEMAP:
            return {}
        visited = load_visited(self.data, source.id, [one.walk_id for one in earlier])
        return {address_of(url): time for url, time in visited.items()}

    async def _give_up(self, source: Source, walk_id: str, earlier: list[WalkRead]) -> bool:
        """End a cut-off walk that is too old to be gone on with, or whose way is declared no more.

        What it archived is stored; it proves nothing.
        """
        started_at = _started_at(walk_id)
        way = way_of(source, walk_id)
        if way is not None and self.clock() - started_at < RESUMED_WITHIN:
            return False
        kind = way.kind if way is not None else WayKind.ARCHIVE
        left = load_walk(self.data, source.id, walk_id).left()
        committed = load_archived(self.data, source.id, walk_id)
        await self._send_archived(source, walk_id, kind, left - committed)
        given_up = WalkRead(
            walk_id=walk_id,
            source=source.id,
            way=kind,
            url=mask_url(way.url) if way is not None else "",
            started_at=started_at,
            ended_at=started_at,
            outcome=WalkOutcome.PARTIAL,
            is_complete=False,
            is_sweep=False,
            gap="it was cut off, and not gone on with in time",
        )
        await self._send(given_up)
        earlier.append(given_up)
        return True

    async def _send_archived(
        self, source: Source, walk_id: str, kind: WayKind, places: set[tuple[str | None, int | None]]
    ) -> None:
        """Send the pages of a walk that the archive has in these places."""
        if not places:
            return
        try:
            await send_walk(self.data, source, walk_id, kind, self._send, places=places)
        except SourceError as error:  # behind the last page that is readable
            self.report.add_damage(f"{source.id}: {error.detail}")

    async def _send(self, record: Record) -> object:
        if isinstance(record, PageRead):
            self.report.pages += 1
        return await self.send_record(record)


@dataclass(frozen=True, slots=True)
class FromArchive:
    """A `Fetch` that gives what the archive holds of a walk, each answer once, before it asks anybody."""

    archive: WalkArchive
    fetch: Fetch

    async def __call__(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """Return the next archived answer of an address, or fetch one."""
        archived = self.archive.answer(url)
        return archived or await self.fetch(url, etag=etag, last_modified=last_modified)


def before_of(walks: list[WalkRead]) -> Before:
    """Sum up the earlier walks of a way, oldest first."""
    if not walks:
        return Before()
    latest = walks[-1]
    return Before(
        is_complete=latest.is_complete,
        resume_url=latest.resume_url,
        etag=latest.etag,
        last_modified=latest.last_modified,
        had_entries=any(walk.entries for walk in walks),
        last_sweep_at=max((walk.started_at for walk in walks if walk.is_sweep), default=None),
    )


def _started_at(walk_id: str) -> datetime:
    return datetime.strptime(walk_id[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
