"""One walk of one way into a source: asks for pages, keeps what is on them, says how it ended."""

import asyncio
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Container, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from crawler.fetch.fetched import Failure, Fetch, Fetched
from crawler.page_reading import PageReading
from crawler.sources import Source, Way
from crawler.walks.problems import Problem, StoppedError, problem_of_answer, problem_of_page
from crawler.walks.reading import Read, read_in_walk
from pipelines.deduplicate.pipeline import Deduplicate
from pipelines.items import (
    Drop,
    DropReason,
    Observation,
    PageIssue,
    PageRead,
    RawEntry,
    WalkOutcome,
    page_id_of,
    stable_hash,
)
from pipelines.normalise.pipeline import Normalise

EMPTY_TRIES = 3  # for a page without entries: sites show "no results" while they work on something
TRANSIENT = frozenset(
    {DropReason.EMPTY_PAGE, DropReason.EMPTY_LISTING, DropReason.ERROR_PAGE, DropReason.NO_ENTRIES}
)
RECENT_PAGES = 4
LEAVING = 10  # turns of the event loop that a request needs to leave; then a page takes the processor
BODY = re.compile(rb"<body[\s>]", re.IGNORECASE)
TAIL_BYTES = 100_000  # scripts and comments may stand behind the end

Send = Callable[[RawEntry | Drop | PageRead], Awaitable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenEntry:
    """An entry as a walk needs it."""

    identity: str  # tells it from the others of its source
    content_hash: str
    posted_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkedPage:
    """A page that was asked for, and its entries: at least one."""

    url: str
    fetched: Fetched
    reading: PageReading
    entries: tuple[SeenEntry, ...]

    @property
    def identities(self) -> tuple[str, ...]:
        """The entries in page order."""
        return tuple(entry.identity for entry in self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What earlier walks of the same way left."""

    is_complete: bool = False  # the latest walk was
    resume_url: str | None = None  # where the proof of the latest walk ends
    etag: str | None = None  # of its first page
    last_modified: str | None = None
    had_entries: bool = False
    last_sweep_at: datetime | None = None  # when the latest sweep began, whether it came to its end or not


@dataclass(slots=True, kw_only=True)
class Walk:
    """The state of a walk, and what it can do."""

    source: Source
    way: Way
    walk_id: str
    started_at: datetime
    is_sweep: bool  # go through all pages, whatever is known
    is_full: bool = False  # that was asked for by hand
    fetch: Fetch
    send: Send  # takes a record down the item pipelines and returns what they made of it
    proved: Container[str] = frozenset()  # content hashes that walks of this way met, up to the last complete
    known: Container[str] = frozenset()  # those of all walks of this way before this one
    before: Before = field(default_factory=Before)
    committed: Container[tuple[str | None, int | None]] = frozenset()  # places in the archive that are stored
    visited: Mapping[str, datetime] = field(default_factory=dict)  # when earlier walks asked for an address
    since: date | None = None  # stop at pages that are older
    max_pages: int = 5_000
    pause_seconds: float = 5.0  # before a page without entries is asked for again, longer each time
    on_page: Callable[["Walk"], None] = lambda _: None  # progress
    on_reading: Callable[[PageReading], None] = lambda _: None  # of every page that is kept
    seen: dict[str, str] = field(default_factory=dict)  # by identity the content hash seen last
    urls: set[str] = field(default_factory=set)  # asked for
    requests: int = 0
    pages: int = 0
    last: WalkedPage | None = None
    recent: dict[str, WalkedPage] = field(default_factory=dict)  # by page id
    has_ends: bool = False  # pages of this walk have their </html>
    broken_off: list[str] = field(default_factory=list)  # addresses of pages of which only a part came
    endless: list[str] = field(default_factory=list)  # addresses of pages that never had it
    fewest: int | None = None  # entries on a page that is not the last
    newest_on: date | None = None
    first: Fetched | None = None
    ended_at: datetime | None = None

    async def ask(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched | Problem:
        """Ask for an address; a Problem where there is no answer to read, StoppedError when the run ends."""
        self.requests += 1
        self.urls.add(url)
        fetched = await self.fetch(url, etag=etag, last_modified=last_modified)
        if fetched.failure is Failure.STOPPED:
            raise StoppedError
        self.first = self.first or fetched
        if fetched.failure is None and (fetched.status == 200 or fetched.is_not_modified):
            self.ended_at = fetched.fetched_at
            return fetched
        return problem_of_answer(fetched)

    async def page(self, url: str) -> WalkedPage | Problem:
        """Return the page of an address with its entries, which are on their way to the store."""
        is_new = url not in self.urls
        answer = await self.ask(url)
        if isinstance(answer, Problem):
            return answer
        return await self.read(answer, is_new=is_new)

    async def page_and_before(
        self, url: str, before: WalkedPage
    ) -> tuple[WalkedPage | Problem, WalkedPage | Problem]:
        """Return the page of an address, and the one before it as it is once that page was fetched.

        The second is asked for while the first is read.
        """
        is_new = url not in self.urls
        answer = await self.ask(url)
        if isinstance(answer, Problem):
            return answer, before
        asking = asyncio.create_task(self.ask(before.url))
        try:
            for _ in range(LEAVING):
                await asyncio.sleep(0)
            page = await self.read(answer, is_new=is_new)
            asked = await asking
        finally:
            asking.cancel()
        again = asked if isinstance(asked, Problem) else await self.read(asked, is_new=False)
        if isinstance(page, WalkedPage) and page.fetched is not answer:  # it was asked for again meanwhile
            again = await self.page(before.url)
        return page, again

    async def read(self, fetched: Fetched, *, is_new: bool = True) -> WalkedPage | Problem:
        """Read an answer as a page with entries; one without is asked for again before it is believed."""
        for attempt in range(1, EMPTY_TRIES + 1):
            page = fetched.as_page(self.source.id, charset=self.source.encoding)
            known = self.recent.get(page_id_of(page))
            if known is not None and self._says_nothing_new(known.entries):
                return replace(known, url=fetched.url, fetched=fetched)
            before = self.last.reading.page if self.last is not None else None
            read = read_in_walk(page, self.source, self.way.kind, before)
            reading = read.reading
            is_cut = not self.endless and self._is_cut(fetched, attempt)
            is_empty = reading.dropped is not None and reading.dropped.reason in TRANSIENT
            if is_cut and attempt == EMPTY_TRIES:
                return Problem(url=fetched.url, outcome=WalkOutcome.BROKEN, what="breaks off before its end")
            is_damaged = PageIssue.DAMAGED in reading.facts.issues
            if not (is_cut or is_empty or is_damaged) or attempt == EMPTY_TRIES:
                self.broken_off += [fetched.url] * is_damaged
                return await self._keep(fetched, read, is_new=is_new)
            await asyncio.sleep(0 if fetched.is_from_archive else self.pause_seconds * attempt)
            answer = await self.ask(fetched.url)
            if isinstance(answer, Problem):
                return answer
            fetched = answer
        raise AssertionError("the last attempt returns")

    def _is_cut(self, fetched: Fetched, attempt: int) -> bool:
        """Tell whether a page breaks off: it has no end, though others do, or was asked for once.

        Some sites never write the end.
        """
        tail = fetched.content[-TAIL_BYTES:].lower()
        has_end = b"</html" in tail or b"</body" in tail or BODY.search(fetched.content) is None
        if has_end:
            self.has_ends = True
        elif attempt == EMPTY_TRIES and not self.has_ends:
            self.endless.append(fetched.url)
            return False
        return not has_end

    async def _keep(self, fetched: Fetched, read: Read, *, is_new: bool) -> WalkedPage | Problem:
        """Send the records of a page, unless it says nothing that was not sent already."""
        reading = read.reading
        is_sent = (fetched.archive_file, fetched.archive_offset) in self.committed
        entries: tuple[SeenEntry, ...] = ()
        if is_sent or not is_new:
            entries = see_entries([peek(one) for one in read.records])
            is_sent = is_sent or self._says_nothing_new(entries)
        if not is_sent:
            entries = see_entries([await self.send(one) for one in read.records])
            self.on_reading(reading)
            await self.send(
                reading.page_read(
                    status=fetched.status,
                    archive_file=fetched.archive_file,
                    archive_offset=fetched.archive_offset,
                    walk_id=self.walk_id,
                )
            )
        if not entries:
            return problem_of_page(fetched, reading.dropped)
        self._count(reading, entries, is_new=is_new)
        self.on_page(self)
        walked = WalkedPage(url=fetched.url, fetched=fetched, reading=reading, entries=entries)
        self._remember(walked)
        return walked

    def _remember(self, page: WalkedPage) -> None:
        """Keep the first page and the latest, which are asked for again, so that they are read once."""
        self.last = page
        self.recent[page.reading.page_id] = page
        if len(self.recent) > RECENT_PAGES:
            del self.recent[list(self.recent)[1]]

    def _count(self, reading: PageReading, entries: tuple[SeenEntry, ...], *, is_new: bool) -> None:
        self.pages += is_new
        self.seen.update((one.identity, one.content_hash) for one in entries)
        days = [one.posted_on for one in entries if one.posted_on is not None]
        self.newest_on = max((day for day in (self.newest_on, *days) if day is not None), default=None)
        if reading.facts.next_page is not None:
            self.fewest = min(len(entries), self.fewest or len(entries))

    def _says_nothing_new(self, entries: tuple[SeenEntry, ...]) -> bool:
        """Tell whether all entries were seen in this walk, last of all as they are."""
        return all(self.seen.get(one.identity) == one.content_hash for one in entries)

    def is_within(self, page: WalkedPage, contents: Container[str]) -> bool:
        """Tell whether a page has nothing but entries that were met before, as they were."""
        return all(entry.content_hash in contents for entry in page.entries)

    def is_older_than_wanted(self, page: WalkedPage) -> bool:
        """Tell whether every entry of a page with a day is from before `since`."""
        days = [entry.posted_on for entry in page.entries if entry.posted_on is not None]
        return self.since is not None and bool(days) and max(days) < self.since


def peek(record: RawEntry | Drop) -> object:
    """Do what the pipelines before the store do."""
    return Deduplicate().process_item(Normalise().process_item(record))


def see_entries(found: list[object]) -> tuple[SeenEntry, ...]:
    """Name the entries among what the pipelines made of a page's records.

    The strongest key names an entry; where entries of the page share it, all keys together.
    """
    observed = [one for one in found if isinstance(one, Observation)]
    shared = Counter(one.keys[0].value for one in observed)
    return tuple(
        SeenEntry(
            identity=one.keys[0].value
            if shared[one.keys[0].value] == 1
            else stable_hash(*(key.value for key in one.keys)),
            content_hash=one.content_hash,
            posted_on=one.entry.posted_on,
        )
        for one in observed
    )
