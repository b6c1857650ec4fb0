"""What the archive holds of a walk, so that an unfinished one goes on without asking the network again."""

import logging
from collections import defaultdict, deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urljoin

from w3lib.url import safe_url_string

from crawler.archive.exchange import archived_name
from crawler.archive.names import archive_folder, find_walk_files
from crawler.archive.reader import read_at, read_stored_exchanges
from crawler.archive.stored import Stored
from crawler.fetch.fetched import Failure, Fetched
from crawler.readers.errors import SourceError

logger = logging.getLogger(__name__)
MAX_REDIRECTS = 20  # more than a crawl follows
REDIRECTS = frozenset({301, 302, 303, 307, 308})


def is_retried(status: int) -> bool:
    """Tell whether a crawl asks again after this status: it is no answer to go on from."""
    return status == 429 or status >= 500


def unfinished_walks(data: Path, source: str, finished: Collection[str]) -> list[str]:
    """Return the walks of a source that have archive files and are not among the finished, oldest first."""
    walks = dict.fromkeys(file.walk_id for file in find_walk_files(data, source))
    return [walk for walk in walks if walk not in finished]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One exchange of a walk, without its body."""

    position: int  # in the walk: 0 for the first that was fetched
    file: str  # below the archive
    offset: int
    url: str
    status: int
    fetched_at: datetime
    location: str | None  # where it redirects to
    is_robots: bool


class WalkArchive:
    """The exchanges of one walk, each to be answered with once."""

    def __init__(self, archive: Path, kept: list[Kept]) -> None:
        self._archive = archive
        self.kept: tuple[Kept, ...] = tuple(kept)
        self._waiting: Mapping[str, deque[Kept]] = defaultdict(deque)
        for exchange in kept:
            if not is_retried(exchange.status):
                self._waiting[exchange.url].append(exchange)

    def exchanges(self, url: str) -> list[Kept]:
        """Return all exchanges of an address in the order of fetching, retried ones included."""
        name = archived_name(url)
        return [exchange for exchange in self.kept if exchange.url == name]

    def answer(self, url: str) -> Fetched | None:
        """Return the next answer to this address as the crawl got it, after redirects; None when used up.

        Each is given once: who asked twice gets the first answer the first time, the second one the
        second time. What had been retried is left out, and so is a chain of redirects that was cut off.
        """
        name = archived_name(url)
        waiting = self._waiting.get(name or "")
        while waiting:
            final = self._follow(waiting.popleft())
            fetched = None if final is None else self._read(final)
            if fetched is not None:
                return replace(
                    fetched, url=url, final_url=url if fetched.final_url == name else fetched.final_url
                )
        return None

    def left(self) -> set[tuple[str | None, int | None]]:
        """Return where the pages are that nobody has asked for: (file, offset)."""
        return {
            (exchange.file, exchange.offset)
            for waiting in self._waiting.values()
            for exchange in waiting
            if exchange.status == 200 and not exchange.is_robots
        }

    def _follow(self, exchange: Kept) -> Kept | None:
        """Return the end of a chain of redirects, each of its links used up; None where one is missing."""
        for _ in range(MAX_REDIRECTS):
            if exchange.location is None:
                return exchange
            following = self._take_after(_target(exchange.url, exchange.location), exchange.position)
            if following is None:
                return None
            exchange = following
        return None

    def _take_after(self, name: str, position: int) -> Kept | None:
        waiting = self._waiting.get(name, deque())
        for exchange in waiting:
            if exchange.position > position:
                waiting.remove(exchange)
                return exchange
        return None

    def _read(self, exchange: Kept) -> Fetched | None:
        """Read an answer; None, with a warning, where the archive has lost it: it is to be asked for anew."""
        try:
            fetched = read_at(self._archive, exchange.file, exchange.offset)
        except SourceError as error:
            logger.warning("asking again for %s: %s", exchange.url, error.detail)
            return None
        if fetched.failure is Failure.TRUNCATED:
            logger.warning("asking again for %s: %s", exchange.url, fetched.detail)
            return None
        return fetched


def _target(url: str, location: str) -> str:
    """Return where a redirect leads to, read as Scrapy reads it; empty where that is no address."""
    try:
        return archived_name(urljoin(url, safe_url_string(location.encode("latin-1")))) or ""
    except ValueError:
        return ""


def load_walk(data: Path, source: str, walk_id: str) -> WalkArchive:
    """Read which exchanges of a walk are archived, without bodies; damage is logged and stepped over."""
    archive = archive_folder(data)
    files = [file for file in find_walk_files(data, source) if file.walk_id == walk_id]
    runs = [_read_file(archive, file.final.relative_to(archive).as_posix()) for file in files]
    # Two runs may have begun in one second, so that their names do not tell which was first.
    ordered = sorted((run for run in runs if run), key=lambda run: run[0][1].fetched_at)
    return WalkArchive(archive, _number([stored for run in ordered for stored in run]))


def _read_file(archive: Path, file: str) -> list[tuple[str, Stored]]:
    found: list[tuple[str, Stored]] = []
    try:
        for stored in read_stored_exchanges(archive, file):
            found.append((file, replace(stored, headers=_location_only(stored.headers))))
    except SourceError as error:
        logger.warning("%s; what is readable of the walk is used", error.detail)
    return found


def _location_only(headers: Mapping[str, str]) -> Mapping[str, str]:
    return {"location": headers["location"]} if "location" in headers else {}


def _number(found: list[tuple[str, Stored]]) -> list[Kept]:
    return [
        Kept(
            position=position,
            file=file,
            offset=stored.offset,
            url=stored.url,
            status=stored.status,
            fetched_at=stored.fetched_at,
            location=stored.headers.get("location") if stored.status in REDIRECTS else None,
            is_robots=stored.is_robots,
        )
        for position, (file, stored) in enumerate(found)
        if stored.offset is not None and not stored.is_for_browser
    ]
