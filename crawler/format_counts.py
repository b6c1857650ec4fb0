"""What a run was given and found, by format: of a page the reader's name, of a container its own."""

from collections import Counter
from dataclasses import dataclass, field

from pipelines.items import DropReason, PageRead
from pipelines.store.counts import RunCounts

UNREADABLE = "unreadable"  # no page came of it, and no container is to blame
UNKNOWN = "unknown"  # a page that no reader accepts


@dataclass(slots=True, kw_only=True)
class FormatCounts:
    """Of one format; what has two formats, as a page in an archive, counts in each where it belongs."""

    files: int = 0  # on disk, by the outermost format
    pages: int = 0  # as `pages/` has them: a container is one of them, what is in it are others
    members: int = 0  # what containers gave, and pages inside pages
    entries: int = 0  # found, as the readers counted: with dropped blocks
    drops: Counter[DropReason] = field(default_factory=Counter)  # of whole pages and of blocks


@dataclass(slots=True)
class ByFormat:
    """The counts of a run by name of the format; empty where a run is not given files."""

    counts: dict[str, FormatCounts] = field(default_factory=dict)

    def add(self, end: PageRead, *, depth: int, members: int, drops: Counter[DropReason]) -> None:
        """Count a page, a container or a path that is done with; `depth` 0 is a file itself."""
        name = end.reader or (UNREADABLE if end.sha256 is None else UNKNOWN)
        of_format = self.counts.setdefault(name, FormatCounts())
        of_format.files += depth == 0
        of_format.pages += 1
        of_format.members += members
        of_format.entries += end.found
        of_format.drops.update(drops)

    def check(self, pages: int, counts: RunCounts) -> list[str]:
        """Return in words what does not add up to the totals of the run."""
        if not self.counts:
            return []
        sums = {
            "pages": (sum(one.pages for one in self.counts.values()), pages),
            "entries": (sum(one.entries for one in self.counts.values()), counts.found),
            "drops": (sum(one.drops.total() for one in self.counts.values()), counts.drops.total()),
        }
        return [
            f"the formats have {ours} {what}, the run has {total}"
            for what, (ours, total) in sums.items()
            if ours != total
        ]

    def as_json(self) -> dict[str, object]:
        """Return the counts for the report, in order of name."""
        return {
            name: {
                "files": one.files,
                "pages": one.pages,
                "members": one.members,
                "entries": one.entries,
                "drops": {reason.value: number for reason, number in sorted(one.drops.items())},
            }
            for name, one in sorted(self.counts.items())
        }
