"""What came of a script, crawl by crawl, for people to read."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from tests.live.oracle import Violation, Walk
from tests.live.scripts import Crawl, Script

MAX_SHOWN = 12


@dataclass(slots=True)
class Outcome:
    """The crawls of a script, and what was violated after the last of them."""

    script: Script
    lines: list[str] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)
    walks: int = 0
    complete: int = 0  # of the walks

    def add(self, number: int, end: str, walks: Sequence[Walk], violations: Sequence[Violation]) -> None:
        """Add a crawl."""
        self.walks += len(walks)
        self.complete += sum(walk.is_complete for walk in walks)
        told = ", ".join(
            f"{walk.way} {walk.first_tick}…{walk.last_tick}"
            f"{' complete' * walk.is_complete}{' sweep' * walk.is_sweep}"
            for walk in walks
        )
        self.lines.append(f"  crawl {number}: {end}; {told or 'no walk'}")
        self.violations += violations

    def __str__(self) -> str:
        script = self.script
        layout = ", ".join(f"{name}={value}" for name, value in asdict(script.layout).items() if value)
        declared = ", layout declared" if script.wrapper else ""
        head = f"seed {script.seed}: {len(script.days)} posts, {', '.join(script.ways)}{declared}; {layout}"
        faults = [
            f"  crawl {number}{' full' * crawl.is_full}: {_tell(crawl)}"
            for number, crawl in enumerate(script.crawls, 1)
        ]
        found = [f"  {violation}" for violation in self.violations[:MAX_SHOWN]]
        more = len(self.violations) - len(found)
        return "\n".join(
            [head, *faults[: len(self.lines)], *self.lines, *found, *([f"  and {more} more"] if more else [])]
        )


def _tell(crawl: Crawl) -> str:
    """Write a crawl in a line: what happens before it, then at which request."""
    before = [f"{event}" for event in crawl.before]
    during = [f"{tick}: {event}" for tick, event in crawl.during]
    faults = [f"{tick}: {fault.upper()}" for tick, fault in crawl.faults]
    return ", ".join([*before, *during, *faults]) or "quiet"
