"""Ask for a page and read it as a crawl would; every request is kept with its outcome, and counted."""

from dataclasses import dataclass, field, replace

from crawler.discovery.found import Attempt
from crawler.fetch.fetched import Fetch, Fetched
from crawler.fetch.mask import mask_url
from crawler.page_reading import PageReading
from crawler.readers.table import find_reader
from crawler.sources import Source
from crawler.sources_applied import apply_source
from pipelines.items import Drop, Entry, Page, PageFacts, RawEntry, WayKind
from pipelines.normalise.canonical_url import canonical_url
from pipelines.normalise.entry import normalise

MAX_REQUESTS = 15  # to a site that has not asked for us
MAX_DETAIL_CHARS = 300
KINDS = {"feed": WayKind.FEED, "wordpress": WayKind.WORDPRESS, "sitemap": WayKind.SITEMAP}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A page that came, and what is on it."""

    fetched: Fetched
    page: Page
    kind: WayKind  # how a page of its format is walked
    facts: PageFacts
    entries: tuple[Entry, ...]

    @property
    def url(self) -> str:
        """Where the page is, after redirects."""
        return self.fetched.final_url or self.fetched.url

    @property
    def identities(self) -> frozenset[str]:
        """What tells its entries from others: the address, or the title where there is none."""
        return frozenset(entry.url or entry.title or "" for entry in self.entries)


@dataclass(slots=True, kw_only=True)
class Looker:
    """Looks at pages of one site, few of them, and never twice at the same."""

    fetch: Fetch
    source: Source
    budget: int = MAX_REQUESTS
    attempts: list[Attempt] = field(default_factory=list)
    _seen: dict[str, Look | None] = field(default_factory=dict)

    async def look(self, url: str, why: str) -> Look | None:
        """Return the page at an address; None where none came, or enough was asked."""
        key = canonical_url(url, None)[0] or url
        if key in self._seen:
            return self._seen[key]
        fetched = await self.ask(url, why)
        look = None if fetched is None else self._read(fetched)
        self._seen[key] = look
        if look is not None:
            self._seen.setdefault(canonical_url(look.url, None)[0] or look.url, look)
        return look

    async def ask(self, url: str, why: str) -> Fetched | None:
        """Return an answer that has a body; None where there is none, or enough was asked."""
        if self.budget <= 0:
            return None
        self.budget -= 1
        fetched = await self.fetch(url)
        is_answer = fetched.failure is None and fetched.status == 200
        outcome = f"{len(fetched.content)} bytes" if is_answer else fetched.say_failure()
        attempt = Attempt(
            url=mask_url(url), why=why, outcome=outcome, failure=fetched.failure, status=fetched.status
        )
        self.attempts.append(attempt)
        return fetched if is_answer else None

    def _read(self, fetched: Fetched) -> Look:
        page = fetched.as_page(self.source.id, charset=self.source.encoding)
        reading = PageReading(page, source=self.source)
        made = [
            normalise(apply_source(record, self.source))
            for record in reading.records()
            if isinstance(record, RawEntry)
        ]
        entries = tuple(entry for entry in made if isinstance(entry, Entry))
        reader = find_reader(page)
        self.attempts[-1] = replace(self.attempts[-1], outcome=_say_reading(entries, reading.dropped))
        return Look(
            fetched=fetched,
            page=page,
            kind=KINDS.get(reader.name if reader else "", WayKind.ARCHIVE),
            facts=reading.facts,
            entries=entries,
        )


def _say_reading(entries: tuple[Entry, ...], dropped: Drop | None) -> str:
    if dropped is None:
        return f"{len(entries)} entries"
    return f"{dropped.reason}: {' '.join(dropped.detail.split())[:MAX_DETAIL_CHARS]}"
