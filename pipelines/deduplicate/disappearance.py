"""When an entry has disappeared from its source: never by one look, only by two proofs.

An entry that was once met on a way into its source (its listing, its API) has disappeared when two
walks of that way, each of which saw all that the way shows, began after the entry was last seen
anywhere. It is missing since the first of them ended. This follows from the set of sightings and the
set of walks alone, in whatever order they came.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Way = tuple[str, str]  # kind and address
PROOFS = 2  # one walk can miss what moved while it was read


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A walk of one way into a source: microseconds since 1970, UTC."""

    walk_id: str
    way: Way
    started: int
    ended: int
    is_proof: bool  # it is complete, and saw all of the way by itself


@dataclass(frozen=True, slots=True)
class Walks:
    """The walks of a source: which way each took, and those that prove an absence, by way, oldest first."""

    way_of: Mapping[str, Way]
    proofs: Mapping[Way, list[Walk]]

    @property
    def horizon(self) -> int | None:
        """Return from when on a sighting shows that an entry has not disappeared; None: none has."""
        enough = [walks[-PROOFS].started for walks in self.proofs.values() if len(walks) >= PROOFS]
        return max(enough, default=None)


def gather_walks(walks: Iterable[Walk]) -> Walks:
    """Sort walks by way; of several with one id, which contradict each other, the one that proves least."""
    by_id: dict[str, Walk] = {}
    for walk in sorted(walks, key=lambda walk: (walk.is_proof, walk.way, walk.started, walk.ended)):
        by_id.setdefault(walk.walk_id, walk)
    proofs: dict[Way, list[Walk]] = {}
    for walk in sorted(by_id.values(), key=lambda walk: (walk.started, walk.ended, walk.walk_id)):
        if walk.is_proof:
            proofs.setdefault(walk.way, []).append(walk)
    return Walks({walk.walk_id: walk.way for walk in by_id.values()}, proofs)


def find_missing_since(last_seen: int, ways: Iterable[Way], walks: Walks) -> int | None:
    """Return since when an entry that was met on these ways is missing; None where it is not proved."""
    since = []
    for way in ways:
        later = [walk for walk in walks.proofs.get(way, ()) if walk.started > last_seen]
        if len(later) >= PROOFS:
            since.append(later[0].ended)
    return min(since, default=None)
