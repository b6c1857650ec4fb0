"""Everything that was ever fetched of a source, in the order of fetching, without the network."""

import heapq
import logging
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

from crawler.archive.exchange import archived_name
from crawler.archive.names import WalkFile, archive_folder, find_walk_files
from crawler.archive.reader import read_exchanges
from crawler.archive.stored import Stored
from crawler.fetch.fetched import Fetched
from crawler.readers.errors import SourceError

logger = logging.getLogger(__name__)


def replay_pages(
    data: Path,
    source: str,
    *,
    walks: Collection[str] | None = None,
    urls: Collection[str] | None = None,
    since: datetime | None = None,
) -> Iterator[Fetched]:
    """Yield the pages of a source's archive: answers with status 200, robots.txt left out.

    `walks`, `urls` and `since` (fetched then or later) each leave out what they do not name. An answer that
    was no page for the crawl either (too large, cut, wrongly compressed) is logged and left out. Where
    files are damaged, all that is readable is yielded first; then SourceError says where the damage is.
    """
    files = [file for file in find_walk_files(data, source) if walks is None or file.walk_id in walks]
    wanted_urls = None if urls is None else {archived_name(url) for url in urls}
    damage: list[SourceError] = []

    def is_wanted(stored: Stored) -> bool:
        return (
            stored.status == 200
            and not stored.is_robots
            and not stored.is_for_browser
            and (wanted_urls is None or stored.url in wanted_urls)
            and (since is None or stored.fetched_at >= since)
        )

    def read(file: WalkFile) -> Iterator[Fetched]:
        archive = archive_folder(data)
        name = file.final.relative_to(archive).as_posix()
        try:
            yield from filter(_is_page, read_exchanges(archive, name, is_wanted=is_wanted))
        except SourceError as error:
            damage.append(error)

    yield from _merge([(_begin_of(file), read(file)) for file in files])
    if damage:
        more = f" ({len(damage)} files are damaged)" if len(damage) > 1 else ""
        raise SourceError(damage[0].reason, damage[0].detail + more)


def _is_page(fetched: Fetched) -> bool:
    if fetched.failure is not None:
        logger.warning("%s of %s is no page: %s", fetched.url, fetched.fetched_at, fetched.detail)
    return fetched.failure is None


def _begin_of(file: WalkFile) -> datetime:
    """Return when the run began that wrote a file: nothing in it was fetched before."""
    return datetime.strptime(file.run_id.partition("-")[0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def _merge(files: list[tuple[datetime, Iterator[Fetched]]]) -> Iterator[Fetched]:
    """Merge files by time of fetching, no more of them open at once than overlap in time."""
    waiting = sorted(enumerate(files), key=lambda item: item[1][0], reverse=True)
    heads: list[tuple[datetime, int, Fetched, Iterator[Fetched]]] = []
    while waiting or heads:
        while waiting and (not heads or waiting[-1][1][0] <= heads[0][0]):
            number, (_, pages) = waiting.pop()
            _push(heads, number, pages)
        if heads:
            _, number, page, pages = heapq.heappop(heads)
            yield page
            _push(heads, number, pages)


def _push(
    heads: list[tuple[datetime, int, Fetched, Iterator[Fetched]]], number: int, pages: Iterator[Fetched]
) -> None:
    page = next(pages, None)
    if page is not None:
        heapq.heappush(heads, (page.fetched_at, number, page, pages))
