"""The history of an entry: its versions in the order the source showed them.

A version is a content: a set of sightings with the same content hash. History is derived from the
set of sightings alone, so it is the same in whatever order pages were read: versions are numbered
by when each was first seen, and the current one is the one seen last. A page that is read again, or
an older page that is read late, brings no old content back.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Version:
    """One content of one entry, and when it was seen: microseconds since 1970, UTC."""

    entry_id: str
    content_hash: str
    first_seen: int
    last_seen: int


@dataclass(frozen=True, slots=True)
class History:
    """The versions of one entry, first to last as the source showed them; which one is current."""

    versions: tuple[Version, ...]
    current: int  # index into versions

    @property
    def first_seen(self) -> int:
        """When the entry was first seen."""
        return self.versions[0].first_seen

    @property
    def last_seen(self) -> int:
        """When the entry was last seen."""
        return max(version.last_seen for version in self.versions)


def derive_histories(versions: Iterable[Version]) -> dict[str, History]:
    """Order the versions of each entry. Equal times are settled by hash: any rule that is not arrival."""
    by_entry: dict[str, list[Version]] = defaultdict(list)
    for version in versions:
        by_entry[version.entry_id].append(version)
    histories = {}
    for entry_id, unordered in by_entry.items():
        ordered = sorted(unordered, key=lambda version: (version.first_seen, version.content_hash))
        newest = max(range(len(ordered)), key=lambda index: (ordered[index].last_seen, index))
        histories[entry_id] = History(tuple(ordered), newest)
    return histories
