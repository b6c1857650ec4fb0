"""What became of everything a run was given; the sums must agree."""

from collections import Counter
from dataclasses import dataclass, field

from pipelines.items import DropReason, PageOutcome


@dataclass(slots=True)
class Tally:
    """What became of the blocks of a page, or of a run."""

    kept: int = 0
    repeated: int = 0
    dropped: int = 0
    quarantined: int = 0

    @property
    def found(self) -> int:
        """All blocks: every one ended in exactly one of the four."""
        return self.kept + self.repeated + self.dropped + self.quarantined


@dataclass(slots=True)
class RunCounts:
    """What a run has committed. The sums must agree: see `check`."""

    blocks: Tally = field(default_factory=Tally)
    new_entries: int = 0
    new_revisions: int = 0
    pages: Counter[PageOutcome] = field(default_factory=Counter)
    found: int = 0  # as the readers counted
    drops: Counter[DropReason] = field(default_factory=Counter)
    issues: Counter[str] = field(default_factory=Counter)
    commits: int = 0
    recovered_commits: int = 0

    def check(self) -> list[str]:
        """Return what does not add up, in words; empty when every block is accounted for."""
        wrong = []
        if self.found != self.blocks.found:
            wrong.append(f"readers found {self.found} blocks, {self.blocks.found} are accounted for")
        if self.blocks.kept != self.new_entries + self.new_revisions:
            wrong.append(
                f"{self.blocks.kept} kept is not {self.new_entries} new + {self.new_revisions} revised"
            )
        return wrong
