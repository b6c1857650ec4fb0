"""Compare the days that a workspace gives invented entries with the known ones."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from pipelines.items import PostedSource, Precision
from tests.simulation.invented import KnownSource, invent
from tests.simulation.playing import ENTRY, Row, deal_pages, play, read_alone, read_entries

BATCH = 40  # sources in a workspace
SAMPLE = 8  # one batch in so many is played twice, its pages and runs in another order


class Outcome(StrEnum):
    """What became of an entry's day."""

    RIGHT = "right"
    AMBIGUOUS = "ambiguous"  # marked, and the known day is one of the two readings
    UNKNOWN = "unknown"  # no day is given
    WRONG = "silently wrong"
    MISSED = "entry not found"
    DOUBLED = "entry found twice"


SOUND = frozenset({Outcome.RIGHT, Outcome.AMBIGUOUS, Outcome.UNKNOWN})
# Where its day stands depends on the page: beside an entry, or above the one before it. Of pages that show
# the same entry, the log has the one that was read first.
OF_FIRST_PAGE = frozenset({"posted_source"})


@dataclass(slots=True)
class Measured:
    """Counts of outcomes, by the page alone and in `entries/`; what else there should not be."""

    alone: Counter[Outcome] = field(default_factory=Counter)
    stored: Counter[Outcome] = field(default_factory=Counter)
    pages: int = 0
    invented: int = 0  # rows of `entries/` that are no known entry
    replayed: int = 0  # entries of batches that were played in another order as well
    differing: Counter[str] = field(default_factory=Counter)  # of these, by column, not the same by both
    errors: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing is silently wrong, lost, doubled, invented or a matter of order."""
        outcomes = self.alone.keys() | self.stored.keys()
        return outcomes <= SOUND and not self.invented and self.differing.keys() <= OF_FIRST_PAGE

    def add(self, sources: Sequence[KnownSource], chance: Random, *, is_replayed: bool) -> None:
        """Play the pages of some sources."""
        with TemporaryDirectory() as folder:
            data = Path(folder) / "data"
            play(data, deal_pages(sources, chance))
            rows = read_entries(data)
            self.pages += sum(len(source.pages) for source in sources)
            self._count(self.alone, "alone", sources, read_alone(data))
            self._count(self.stored, "stored", sources, rows)
            known = {(source.name, title) for source in sources for title in source.days}
            self.invented += sum((row["source"], row["title"]) not in known for row in rows)
            if is_replayed:
                again = Path(folder) / "again"
                play(again, deal_pages(sources, chance))
                self._compare(rows, read_entries(again))

    def _count(
        self, counts: Counter[Outcome], where: str, sources: Sequence[KnownSource], rows: Iterable[Row]
    ) -> None:
        found: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in rows:
            found[row["source"], row["title"]].append(row)
        for source in sources:
            for title, day in source.days.items():
                given = found[source.name, title]
                is_of_link = len(given) == 1 and given[0]["posted_source"] == PostedSource.URL
                # A day from a link claims no more than what the link says.
                known = source.link_days[title] if is_of_link else day
                outcome = _judge(given, known)
                counts[outcome] += 1
                if outcome not in SOUND:
                    readings = [_readings(row) for row in given]
                    self.errors.append(f"{outcome}, {where}: {source.name}, {title}: {known}, {readings}")

    def _compare(self, rows: Sequence[Row], others: Sequence[Row]) -> None:
        before, after = ({(row["source"], row["entry_id"]): row for row in each} for each in (rows, others))
        self.replayed += len(rows)
        for key in sorted(before.keys() | after.keys()):
            first, second = before.get(key, {}), after.get(key, {})
            columns = [name for name in ENTRY if first.get(name) != second.get(name)]
            self.differing.update(columns)
            if set(columns) - OF_FIRST_PAGE:
                told = "; ".join(f"{name} {first.get(name)} or {second.get(name)}" for name in columns)
                self.errors.append(f"by order, {key[0]}, {(first or second)['title']}: {told}")


def simulate(pages: int, seed: int) -> Measured:
    """Play about so many pages of invented sources."""
    chance, measured, number = Random(seed), Measured(), 0
    while measured.pages < pages:
        sources: list[KnownSource] = []
        while len(sources) < BATCH and measured.pages + sum(len(each.pages) for each in sources) < pages:
            sources.append(invent(chance, number))
            number += 1
        measured.add(sources, chance, is_replayed=(number - len(sources)) // BATCH % SAMPLE == 0)
    return measured


def report(measured: Measured) -> Iterator[str]:
    """Say what came of them, a line each."""
    for name, counts in (("by the page alone", measured.alone), ("in entries/", measured.stored)):
        total = counts.total()
        shares = ", ".join(
            f"{outcome} {counts[outcome]} ({counts[outcome] / total:.2%})" for outcome in Outcome
        )
        yield f"{measured.pages} pages, {total} entries, {name}: {shares}"
    yield f"{measured.invented} rows of entries/ are no known entry"
    differing = dict(measured.differing) or "none"
    yield f"{measured.replayed} entries with pages and runs in another order; other values: {differing}"
    yield from measured.errors[:20]


def _judge(given: Sequence[Row], day: date) -> Outcome:
    if len(given) != 1:
        return Outcome.DOUBLED if given else Outcome.MISSED
    readings = _readings(given[0])
    if not readings:
        return Outcome.UNKNOWN
    if day not in readings:
        return Outcome.WRONG
    return Outcome.RIGHT if len(readings) == 1 else Outcome.AMBIGUOUS


def _readings(row: Row) -> tuple[date, ...]:
    """Return the one day an entry is said to be of, or the two it may be of."""
    if row["posted_on"] is None or row["posted_precision"] != Precision.DAY:
        return ()
    other = row["posted_alternative_on"] if row["posted_ambiguous"] else None
    return (row["posted_on"], other) if other is not None else (row["posted_on"],)
