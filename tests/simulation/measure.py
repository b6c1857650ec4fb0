"""Read invented pages by the whole path, and compare the days with the known ones."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from random import Random

from crawler.readers.table import read_page
from pipelines.items import Entry, PostedSource, Precision, RawEntry
from pipelines.normalise.entry import normalise
from pipelines.normalise.order_pool import OpenDate, decide, find_other_days, make_open_date, pool
from tests.simulation.invented import KnownPage, invent


class Outcome(StrEnum):
    """What became of an entry's day."""

    RIGHT = "right"
    AMBIGUOUS = "ambiguous"  # marked, and the known day is one of the two readings
    UNKNOWN = "unknown"  # no day is given
    WRONG = "silently wrong"
    MISSED = "entry not found"


class Measured:
    """Counts of outcomes, by the page alone and with the pooled votes of the source."""

    def __init__(self) -> None:
        self.alone: Counter[Outcome] = Counter()
        self.pooled: Counter[Outcome] = Counter()
        self.errors: list[str] = []
        self.pages = 0

    def add(self, known: Iterable[KnownPage]) -> None:
        """Read the pages of one source."""
        found = [(page, _read(page)) for page in known]
        source = pool(
            given for _, entries in found for entry in entries.values() if (given := _open(entry)) is not None
        )
        for page, entries in found:
            self.pages += 1
            for title, day in page.days.items():
                entry = entries.get(title)
                given = _open(entry) if entry is not None else None
                if entry is not None and entry.posted_source is PostedSource.URL:
                    day = page.link_days[title]  # it claims no more than what the link says
                self._count(self.alone, page, title, day, _readings(entry))
                order = decide(given, source)[0] if given is not None else None
                on = given.on(order) if given is not None and order is not None else None
                self._count(self.pooled, page, title, day, (on,) if on is not None else _readings(entry))

    def _count(
        self,
        counts: Counter[Outcome],
        page: KnownPage,
        title: str,
        day: date,
        readings: tuple[date, ...] | None,
    ) -> None:
        if readings is None:
            counts[Outcome.MISSED] += 1
        elif not readings:
            counts[Outcome.UNKNOWN] += 1
        elif day not in readings:
            counts[Outcome.WRONG] += 1
            self.errors.append(f"{page.page.address}: {title}: {day} is read as {readings}")
        else:
            counts[Outcome.RIGHT if len(readings) == 1 else Outcome.AMBIGUOUS] += 1


def simulate(pages: int, seed: int) -> Measured:
    """Read about so many pages of invented sources."""
    chance, measured, number = Random(seed), Measured(), 0
    while measured.pages < pages:
        measured.add(invent(chance, number))
        number += 1
    return measured


def report(measured: Measured) -> Iterator[str]:
    """Say what came of them, a line each."""
    for name, counts in (("by the page alone", measured.alone), ("pooled by source", measured.pooled)):
        total = counts.total()
        shares = ", ".join(
            f"{outcome} {counts[outcome]} ({counts[outcome] / total:.2%})" for outcome in Outcome
        )
        yield f"{measured.pages} pages, {total} entries, {name}: {shares}"
    yield from measured.errors[:20]


def _read(known: KnownPage) -> dict[str, Entry]:
    raws = (record for record in read_page(known.page) if isinstance(record, RawEntry))
    entries = [entry for entry in map(normalise, raws) if isinstance(entry, Entry)]
    return {entry.title: entry for entry in entries if entry.title is not None}


def _readings(entry: Entry | None) -> tuple[date, ...] | None:
    """Return the one day an entry is said to be of, or the two it may be of; None without an entry."""
    if entry is None:
        return None
    if entry.posted_on is None or entry.posted_precision is not Precision.DAY:
        return ()
    other = entry.posted_alternative_on if entry.posted_ambiguous else None
    return (entry.posted_on, other) if other is not None else (entry.posted_on,)


def _open(entry: Entry) -> OpenDate | None:
    """Return the record that the store makes of a row for pooling."""
    if entry.posted_on is None or entry.posted_order is None:
        return None
    return make_open_date(
        page_id=entry.page_id,
        posted_on=entry.posted_on,
        posted_order=entry.posted_order,
        posted_order_evidence=entry.posted_order_evidence,
        seen_on=entry.seen_at.date(),
        other_days=find_other_days(entry.url, entry.dateline_raw, language=entry.language),
    )
