"""Which of the pages that a run dropped are listed: a few of each file and reason, the others counted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.items import DropReason

INSIDE = "!/"  # between the address of a container and that of what it holds
MAX_LISTED = 100  # pages in all; drops/ has every one
MAX_OF_FILE = 5  # pages of one file by one reason: one archive or mailbox can drop thousands
Group = tuple[str, DropReason]  # file, reason


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedPage:
    """A page that gave nothing, for the person who ran the command."""

    address: str
    reason: DropReason
    detail: str

    @property
    def file(self) -> str:
        """The file that the page is, or is in; its URL where it was fetched."""
        return self.address.split(INSIDE, 1)[0]


@dataclass(slots=True)
class DroppedPages:
    """The first pages of each file and reason, how many more it has, and how many other files have."""

    _listed: dict[Group, list[DroppedPage]] = field(default_factory=dict)
    more: Counter[Group] = field(default_factory=Counter)  # pages not listed, of files that are
    others: Counter[DropReason] = field(default_factory=Counter)  # pages of files that are not
    _count: int = 0

    def add(self, page: DroppedPage) -> None:
        """List the page or count it; what is held is bounded by MAX_LISTED."""
        group = (page.file, page.reason)
        has_room = self._count < MAX_LISTED
        if has_room and len(self._listed.get(group, ())) < MAX_OF_FILE:
            self._listed.setdefault(group, []).append(page)
            self._count += 1
        elif group in self._listed:
            self.more[group] += 1
        else:
            self.others[page.reason] += 1

    def __iter__(self) -> Iterator[DroppedPage]:
        """Yield the pages listed, those of a file and reason together."""
        for pages in self._listed.values():
            yield from pages

    def groups(self) -> Iterator[tuple[Group, list[DroppedPage]]]:
        """Yield each file and reason with the pages listed of it."""
        yield from self._listed.items()

    @property
    def not_listed(self) -> int:
        """How many pages are only counted."""
        return self.more.total() + self.others.total()

    def not_listed_as_json(self) -> dict[str, object]:
        """Count the pages that are not listed, by file and reason where pages of the same are."""
        return {
            "pages": self.not_listed,
            "of_listed_files": [
                {"file": file, "reason": reason.value, "pages": number}
                for (file, reason), number in self.more.items()
            ],
            "of_other_files": {reason.value: number for reason, number in sorted(self.others.items())},
        }
