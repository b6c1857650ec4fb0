"""What a look at a site gave: the ways in, and every request that was made for them."""

from dataclasses import dataclass
from datetime import date

from crawler.fetch.fetched import Failure
from crawler.sources import Way
from pipelines.items import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One request: what for, and what came of it."""

    url: str
    why: str
    outcome: str
    failure: Failure | None = None
    status: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How many entries a way leads to, and how far back."""

    entries: int  # counted, or estimated
    is_estimate: bool = False
    is_open: bool = False  # there are more behind what was looked at, nobody says how many
    pages: int | None = None  # of the listing, where it says so
    oldest_on: date | None = None  # the oldest day that was seen
    is_oldest_known: bool = False  # the end was looked at: nothing is older


@dataclass(frozen=True, slots=True, kw_only=True)
class WayFound:
    """One way in, with its first entries."""

    way: Way
    found_by: str
    entries: tuple[Entry, ...] = ()  # of its first page, feed or answer
    reach: Reach
    covers_given: bool = True  # leads to what the given page lists; a feed of a whole site may not

    def share(self, field: str) -> float:
        """Return how many of its first entries have a field, 0 … 1.

        `field` is an attribute of Entry.
        """
        if not self.entries:
            return 0.0
        return sum(bool(getattr(entry, field)) for entry in self.entries) / len(self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A way in its place among the others, with the reasons."""

    found: WayFound
    reasons: tuple[str, ...]
    is_usable: bool = True  # a crawl of it would give entries with titles


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """All that was learned of a site; `ways` has the best first."""

    url: str  # as given
    name: str | None = None  # as the site calls itself
    ways: tuple[Ranked, ...] = ()
    attempts: tuple[Attempt, ...] = ()

    @property
    def best(self) -> WayFound | None:
        """The way that a crawl should take; None where none gives entries."""
        return next((ranked.found for ranked in self.ways if ranked.is_usable), None)
