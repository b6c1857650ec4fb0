"""Walk a listing from its newest page to its end, and prove that nothing was missed on the way.

A listing shifts while it is walked: one new post moves every entry one place on, one that vanishes
moves them back, over the seam between a page that is read and one that is not. Three rules make the
proof:

- A seam is closed when the page before it is the same before and after the next page was fetched.
  Where it is not, what it says now is read too, and the next page is asked for again.
- What moves in above the pages that are read (new entries, or old ones with a new day) shows as a
  shift. At the end the walk starts over from the first page, until as many entries have been met as
  moved in, or past the last page where a shift was noticed.
- The end is a page that links to no next one and declares none, asked twice, and is not below the total
  it states. A page without entries, an error or a refusal is a gap, never the end.

Where the first page has no next one but links to months or years, these are its further pages
(periods.py), and the end is that of the last of them. In a sweep a month that is missing is a gap that the
walk goes on behind, so that one dead link does not hide all older months.

Two events that cancel each other between two requests cannot be told from none.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from crawler.walks.periods import MAX_EMPTY, MAX_MISSING, Periods, is_empty, is_refused
from crawler.walks.problems import Problem
from crawler.walks.walk import Walk, WalkedPage
from pipelines.items import EndSign, WalkOutcome
from pipelines.normalise.canonical_url import canonical_url

SEAM_TRIES = 6  # a listing that moves faster than it can be read is not complete
MAX_LAPS = 3
MAX_REPEATS = 3  # pages with nothing but what was met: some sites show their first page for ever
EVERYTHING = 1 << 30  # a shift so far that no entry is left to measure it by


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How far a walk came: to the end by a sign, or to a gap."""

    sign: EndSign | None = None
    gap: str | None = None
    resume_url: str | None = None  # the last page that is proved
    is_wanted: bool = False  # the user asked for no more


Decide = Callable[[WalkedPage, int], Awaitable[Ending | WalkedPage | None]]


@dataclass(slots=True, kw_only=True)
class Listing:
    """A listing, and what a walk of it has met so far."""

    walk: Walk
    next_of: Callable[[WalkedPage], str | None]
    total_of: Callable[[WalkedPage], int | None]  # how many entries the listing says it has
    first: WalkedPage  # its first page as it was seen last
    met: set[str] = field(default_factory=set)  # identities
    addresses: set[str] = field(default_factory=set)  # of the pages of this lap
    shift: int = 0  # how many entries moved in above what was read
    shifted_pages: int = 0  # how far down that was noticed
    proved_pages: int = 0  # how many in a row have nothing but what a complete walk has seen
    known_pages: int = 0  # how many in a row have nothing but what some walk has seen
    counted: int = 0  # pages, against the budget
    repeats: int = 0
    has_jumped: bool = False  # over pages that an earlier walk proved
    tried_jump: bool = False
    periods: Periods = field(default_factory=Periods)
    passed: set[str] = field(default_factory=set)  # months of this lap that are done, and what is missing
    missing: Ending | None = None  # the first gap of these

    async def go_through(self) -> Ending:
        """Walk to the end, to what is known, or to a gap."""
        if self.next_of(self.first) is None:
            self.periods = Periods.of_first_page(self.first)
        ending = await self._go_through()
        return self.missing or ending

    async def _go_through(self) -> Ending:
        ending, last = await self._walk_down(self._decide)
        if ending.gap or ending.sign is EndSign.KNOWN or last.url == self.first.url:
            return ending
        for _ in range(MAX_LAPS):
            again = await self.walk.page(self.first.url)
            if isinstance(again, Problem):
                return Ending(gap=str(again))
            self.first = again
            lap = Lap(listing=self, last=last, needed=self.shift, deepest=self.shifted_pages)
            self.shift = self.shifted_pages = 0
            found, _ = await self._walk_down(lap.decide)
            if found.gap:
                return found
            if not self.shift:
                return ending
            last = lap.last
        return Ending(gap=f"{self.first.url}: the listing moved whenever it was walked, {MAX_LAPS + 1} times")

    async def _walk_down(self, decide: Decide) -> tuple[Ending, WalkedPage]:
        """Go from the first page on until `decide` or the listing ends it; return the last page as well."""
        page, number, ends = self.first, 1, 0
        self.addresses, self.passed = {address_of(page.url)}, set()
        while True:
            decided = await decide(page, number)
            if isinstance(decided, Ending):
                return decided, page
            page = decided or page
            self.met.update(page.identities)
            url = self._next_url(page)
            if url is None:
                end = await self._confirm_end(page, number)
                ends += 1
                if isinstance(end, WalkedPage) and ends > SEAM_TRIES:
                    end = Ending(gap=f"{page.url}: says now this, now that")
                if isinstance(end, Ending):
                    return end, page
                page = end
                continue
            if self.periods.has(url):
                self._note_end_of_period(page)
            elif address_of(url) in self.addresses:
                return Ending(gap=f"{page.url}: links back to {url} as its next page"), page
            if urlsplit(url).hostname != urlsplit(page.fetched.final_url or page.url).hostname:
                return Ending(gap=f"{page.url}: the next page, {url}, is on another host"), page
            step = await self._step(page, number)
            if isinstance(step, Ending):
                return step, page
            page, following = step
            if following is not None:
                page = following
                number += 1
                self.addresses.add(address_of(page.url))
                if self.periods.has(page.url):
                    self.passed.add(page.url)

    def _next_url(self, page: WalkedPage) -> str | None:
        """Return the address of the next page, behind the last one of a month that of the next month."""
        url = self.next_of(page)
        if not self.periods.urls:
            return url
        self.periods.learn(page)
        if url is not None and not self.periods.has(url) and url not in self.passed:
            return url
        return self.periods.newest(left_out=self.passed)

    async def _decide(self, page: WalkedPage, number: int) -> Ending | WalkedPage | None:
        """End or cut short the first lap: what is known, what is wanted, what is too much."""
        walk = self.walk
        if walk.is_older_than_wanted(page):
            gap = f"only entries since {walk.since} were asked for"
            return Ending(gap=gap, resume_url=page.url, is_wanted=True)
        if not walk.is_sweep:
            self.proved_pages = self.proved_pages + 1 if walk.is_within(page, walk.proved) else 0
            self.known_pages = self.known_pages + 1 if walk.is_within(page, walk.known) else 0
        overlap = walk.source.overlap_pages
        if self.proved_pages > overlap or (self.proved_pages and self._next_url(page) is None):
            return Ending(sign=EndSign.KNOWN)
        if self.known_pages > overlap and not self.tried_jump:
            target = await self._find_jump()
            if target is not None:
                return target
        if number > 1 and not self.has_jumped:
            is_repeat = self.met.issuperset(page.identities) and not self.periods.has(page.url)
            self.repeats = self.repeats + 1 if is_repeat else 0
            if self.repeats > MAX_REPEATS:
                return Ending(gap=f"{page.url}: pages from here on only repeat earlier ones")
        # Pages that are known do not count: the next walk comes over them, and would never get further.
        self.counted += walk.is_sweep or not self.known_pages
        if self.counted >= walk.max_pages and self._next_url(page) is not None:
            gap = f"{self.counted} pages were read, as many as one walk may (max_pages)"
            return Ending(gap=gap, resume_url=page.url)
        return None

    async def _find_jump(self) -> WalkedPage | None:
        """Return the page where the proof of an earlier walk ends, where it still joins what is known."""
        self.tried_jump = True
        url = self.walk.before.resume_url
        if url is None or address_of(url) in self.addresses:
            return None
        page = await self.walk.page(url)
        if isinstance(page, Problem) or page.entries[0].content_hash not in self.walk.known:
            return None
        self.has_jumped = True
        self.passed |= self.periods.down_to(page)
        return page

    async def _step(self, page: WalkedPage, number: int) -> Ending | tuple[WalkedPage, WalkedPage | None]:
        """Fetch the next page and close the seam before it; return both as they are now.

        There is no next page where the listing has shrunk meanwhile.
        """
        for _ in range(SEAM_TRIES):
            fetched = await self._fetch_next(page)
            if fetched is None:
                return page, None
            following, again = fetched
            if isinstance(following, Problem):
                return Ending(gap=str(following), resume_url=page.url)
            if self.proved_pages or not self.walk.source.check_seams:
                return page, following
            if isinstance(again, Problem):
                return Ending(gap=str(again))
            if again.identities == page.identities:
                return again, following
            self._note_shift(page, again, number)
            if page.url == self.first.url:
                self.first = again
            page = again
        return Ending(gap=f"{page.url}: moved each of {SEAM_TRIES} times that it was read")

    async def _fetch_next(self, page: WalkedPage) -> tuple[WalkedPage | Problem, WalkedPage | Problem] | None:
        """Ask for the page behind one, and for that one again where its seam is checked; None without any.

        Months that say they are empty are passed over; in a sweep also those that do not come, with a note.
        """
        missing = empty = 0
        following: WalkedPage | Problem
        again: WalkedPage | Problem = page
        while (url := self._next_url(page)) is not None:
            if self.proved_pages or not self.walk.source.check_seams:
                following = await self.walk.page(url)
            else:
                following, again = await self.walk.page_and_before(url, page)
            if isinstance(following, WalkedPage):
                fault = self.periods.find_fault(page, following) if self.periods.has(url) else None
                if fault is None:
                    return following, again
                following = Problem(url=url, outcome=WalkOutcome.BROKEN, what=fault)
            if self.periods.has(url) and is_empty(following):
                empty += 1
            elif self.periods.urls and self.walk.is_sweep and not is_refused(following):
                missing += 1
                self._note_missing(str(following), page)
            else:
                return following, again
            if missing > MAX_MISSING or empty > MAX_EMPTY:
                return following, again
            self.passed.add(url)
        return None

    def _note_end_of_period(self, page: WalkedPage) -> None:
        """Note that a page should not be the last one of its month."""
        facts = page.reading.facts
        if facts.page_total and facts.page_number and facts.page_number < facts.page_total:
            of = f"page {facts.page_number} of {facts.page_total}"
            self._note_missing(f"{page.url}: {of} links to no next page", page)

    def _note_missing(self, gap: str, page: WalkedPage) -> None:
        self.missing = self.missing or Ending(gap=gap, resume_url=page.url)

    async def _confirm_end(self, page: WalkedPage, number: int) -> Ending | WalkedPage:
        """Ask for what seems to be the last page once more; return it where it is not the end."""
        facts = page.reading.facts
        if facts.page_total and facts.page_number and facts.page_number < facts.page_total:
            of = f"page {facts.page_number} of {facts.page_total}"
            return Ending(gap=f"{page.url}: {of} links to no next page", resume_url=page.url)
        again = await self.walk.page(page.url)
        if isinstance(again, Problem):
            return Ending(gap=str(again), resume_url=page.url)
        if again.identities != page.identities or self._next_url(again) is not None:
            self._note_shift(page, again, number)
            return again
        if not self.walk.source.check_seams:
            return Ending(gap="the seams between its pages were not checked (check_seams = false)")
        total = self.total_of(again)
        seen = len(self.walk.seen)
        if total is not None and not self.has_jumped and seen < total:
            return Ending(gap=f"{again.url}: counts {total} entries, {seen} were met")
        if total is not None or (facts.page_total and facts.page_total == facts.page_number):
            return Ending(sign=EndSign.TOTAL_AGREES)
        declared = again.reading.facts.declared_next
        if declared is not None and address_of(declared) not in self.addresses:
            what = f"declares a next page, {declared}, that does not look like one of this listing"
            return Ending(gap=f"{again.url}: {what}", resume_url=page.url)
        if self.periods.urls:
            return Ending(sign=EndSign.PERIODS_READ)
        return Ending(sign=EndSign.NO_NEXT_PAGE if number > 1 or self.has_jumped else EndSign.SINGLE_PAGE)

    def _note_shift(self, before: WalkedPage, after: WalkedPage, number: int) -> None:
        """Remember how many entries moved in above a page; what moved in on it has been met."""
        moved = shift_between(before.identities, after.identities)
        if moved > 0 and number > 1:
            self.shift += moved
            self.shifted_pages = max(self.shifted_pages, number)


@dataclass(slots=True, kw_only=True)
class Lap:
    """A second walk down the listing, as far as it needs to meet what moved in above."""

    listing: Listing
    last: WalkedPage  # the last page of the listing as it was seen last
    needed: int
    deepest: int = 0  # how far down a shift was noticed
    found: int = 0

    async def decide(self, page: WalkedPage, number: int) -> Ending | None:
        """End the lap when all are met, or could only stand further down than the walk was."""
        self.found += len(set(page.identities) - self.listing.met)
        if self.found < self.needed and number <= self.deepest:
            return None
        again = await self.listing.walk.page(self.last.url)
        if isinstance(again, Problem):
            return Ending(gap=str(again))
        moved = shift_between(self.last.identities, again.identities)
        self.last = again
        if moved > 0 and self.found < self.needed + moved:
            self.listing.shift += moved
            self.listing.shifted_pages = EVERYTHING
        return Ending()


def shift_between(before: tuple[str, ...], after: tuple[str, ...]) -> int:
    """Return how many places the first entries of a page moved on: > 0 for what moved in above the page.

    >>> shift_between(("a", "b", "c"), ("x", "a", "b")), shift_between(("a", "b", "c"), ("b", "c", "d"))
    (1, -1)
    """
    place = {one: index for index, one in enumerate(after)}
    moves = [place[one] - index for index, one in enumerate(before) if one in place]
    return sorted(moves[:3])[len(moves[:3]) // 2] if moves else EVERYTHING


def address_of(url: str) -> str:
    """Return an address without what only marks a session or a campaign."""
    return canonical_url(url, None)[0] or url
