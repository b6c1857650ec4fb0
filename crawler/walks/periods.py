"""Archives by month or year as further pages of a listing whose first page has no next one.

They are walked the newest first, each with its own pagination. A month is a page of the listing like
any other, with one difference: that it is missing says nothing of those before it.

What a walk cannot see here is an entry whose day is changed from a month that was not read yet to one
that was: between months nothing shifts. The next sweep finds it.
"""

from collections.abc import Container
from dataclasses import dataclass, field

from crawler.extract.page_address import PageAddress, read_address
from crawler.walks.problems import Problem
from crawler.walks.walk import WalkedPage
from pipelines.items import DropReason, WalkOutcome

MAX_MISSING = 3  # months in a row: more, and something else is wrong
MAX_EMPTY = 24  # months in a row that say they have nothing: a calendar goes on like that for ever


@dataclass(slots=True, kw_only=True)
class Periods:
    """The months and years that a listing links to; none where its first page has a next one."""

    stem: str | None = None  # what their addresses share
    urls: dict[tuple[int, ...], str] = field(default_factory=dict)

    @classmethod
    def of_first_page(cls, page: WalkedPage) -> "Periods":
        """Begin with those of the first page; where that is a month itself, no other was asked for."""
        pages = page.reading.facts.period_pages
        own, first = _read(page), read_address(pages[0]) if pages else None
        if first is None or (own is not None and own.period and own.period_stem == first.period_stem):
            return cls()
        periods = cls(stem=first.period_stem)
        periods.learn(page)
        return periods

    def learn(self, page: WalkedPage) -> None:
        """Add those that only a later page links to."""
        for url in page.reading.facts.period_pages:
            address = read_address(url)
            if address is not None and address.period and address.period_stem == self.stem:
                self.urls.setdefault(address.period, url)

    def has(self, url: str) -> bool:
        """Tell whether an address is the first page of one of them."""
        address = read_address(url)
        return address is not None and not address.goes_on and self._period(address) is not None

    def newest(self, left_out: Container[str]) -> str | None:
        """Return the newest that is not left out."""
        return next((url for _, url in sorted(self.urls.items(), reverse=True) if url not in left_out), None)

    def down_to(self, page: WalkedPage) -> set[str]:
        """Return those that are not older than the one a page belongs to."""
        address = read_address(page.url)
        period = self._period(address) if address is not None else None
        return {url for each, url in self.urls.items() if period is not None and each >= period}

    def find_fault(self, before: WalkedPage, page: WalkedPage) -> str | None:
        """Say why what came for a month is not its page: the server sends us on, or ignores the month."""
        asked, came, last = read_address(page.url), _read(page), read_address(before.url)
        period = asked and asked.period
        if came is None or came.period != period:
            return f"leads to {page.fetched.final_url}"
        is_alike = last is not None and len(self._period(last) or ()) == len(period or ())
        if is_alike and before.identities == page.identities:
            return f"shows the entries of {before.url}"
        return None

    def _period(self, address: PageAddress) -> tuple[int, ...] | None:
        is_one = address.period_stem == self.stem and address.period in self.urls
        return address.period if is_one else None


def is_empty(problem: Problem) -> bool:
    """Tell whether a page says itself that it has no entries."""
    return problem.reason is DropReason.EMPTY_LISTING


def is_refused(problem: Problem) -> bool:
    """Tell whether nothing else should be asked for now."""
    return problem.outcome is WalkOutcome.BLOCKED


def _read(page: WalkedPage) -> PageAddress | None:
    return read_address(page.fetched.final_url or page.url)
