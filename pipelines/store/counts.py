"""What became of everything a run was given; the sums must agree."""

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto

from pipelines.items import Drop, DropReason, Observation, PageOutcome, PageRead


class Novelty(Enum):
    """What an observation says that was not known."""

    NONE = auto()
    ENTRY = auto()
    FORM = auto()  # a known entry as another reader reads it: no edit
    REVISION = auto()


@dataclass(slots=True)
class Tally:
    """What became of the blocks of a page, or of a run."""

    kept: int = 0
    repeated: int = 0
    dropped: int = 0
    quarantined: int = 0

    def add(self, other: "Tally") -> None:
        """Add what became of the blocks of another page."""
        self.kept += other.kept
        self.repeated += other.repeated
        self.dropped += other.dropped
        self.quarantined += other.quarantined

    @property
    def found(self) -> int:
        """All blocks: every one ended in exactly one of the four."""
        return self.kept + self.repeated + self.dropped + self.quarantined


@dataclass(slots=True)
class RunCounts:
    """What a run has committed. The sums must agree: see `check`."""

    blocks: Tally = field(default_factory=Tally)
    new_entries: int = 0
    new_forms: int = 0
    new_revisions: int = 0
    cut_off_kept: int = 0  # of pages committed in part of which the end has not come
    pages: Counter[PageOutcome] = field(default_factory=Counter)
    found: int = 0  # as the readers counted
    walks: set[str] = field(default_factory=set)  # ids
    drops: Counter[DropReason] = field(default_factory=Counter)
    issues: Counter[str] = field(default_factory=Counter)
    commits: int = 0
    recovered_commits: int = 0
    renamed: int = 0  # entries that aliases.csv gave other names than they had
    redated: int = 0  # entries whose day the other dates of their source decided, or opened

    def check(self) -> list[str]:
        """Return what does not add up, in words; empty when every block is accounted for."""
        wrong = []
        if self.found != self.blocks.found:
            wrong.append(f"readers found {self.found} blocks, {self.blocks.found} are accounted for")
        kept = self.blocks.kept + self.cut_off_kept
        if kept != self.new_entries + self.new_forms + self.new_revisions:
            wrong.append(
                f"{kept} kept is not {self.new_entries} new + {self.new_forms} in another form + "
                f"{self.new_revisions} revised"
            )
        return wrong


@dataclass(slots=True)
class Ledger:
    """Where every record of a run is entered: the counts, and the tallies of pages not yet done."""

    counts: RunCounts = field(default_factory=RunCounts)
    open_pages: dict[tuple[str, str], Tally] = field(default_factory=dict)  # by source and page id

    def see(self, observation: Observation, novelty: Novelty) -> None:
        """Enter an entry: a repeat, a new entry, or something new of a known one."""
        entry, counts = observation.entry, self.counts
        counts.issues.update(entry.issues)
        tally = self.open_pages.setdefault((entry.source, entry.page_id), Tally())
        if novelty is Novelty.NONE:
            tally.repeated += 1
            return
        tally.kept += 1
        counts.cut_off_kept += 1
        counts.new_entries += novelty is Novelty.ENTRY
        counts.new_forms += novelty is Novelty.FORM
        counts.new_revisions += novelty is Novelty.REVISION

    def drop(self, drop: Drop) -> None:
        """Enter a drop; that of a whole page is no block of it."""
        self.counts.drops[drop.reason] += 1
        if drop.position is None:
            return
        tally = self.open_pages.setdefault((drop.source, drop.page_id), Tally())
        if drop.reason is DropReason.QUARANTINED:
            tally.quarantined += 1
        else:
            tally.dropped += 1

    def close_page(self, page: PageRead) -> Tally:
        """Enter a page that is done with; return what became of its blocks."""
        tally = self.open_pages.pop((page.source, page.page_id), Tally())
        self.counts.pages[page.outcome] += 1
        self.counts.found += page.found
        self.counts.issues.update(page.issues)
        self.counts.blocks.add(tally)
        self.counts.cut_off_kept -= tally.kept
        return tally
