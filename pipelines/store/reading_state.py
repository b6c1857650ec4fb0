"""What the rows of a snapshot are read with: which aliases, and which sources wait to be pooled.

It is a file of the snapshot, so that it changes at the same instant as the rows it speaks of.
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.store.errors import StoreError
from pipelines.store.parquet import find_sources

STATE_NAME = "readings.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingState:
    """`aliases` is the fingerprint of those that every row has; sources are by id."""

    aliases: str = ""
    numeric: frozenset[str] = frozenset()  # have all-numeric dates
    unpooled: frozenset[str] = frozenset()  # of these, those with news since their dates were pooled

    def after_commit(self, sources: set[str], numeric: set[str]) -> "ReadingState":
        """Return the state after a commit with rows of some sources, all-numeric dates in some."""
        all_numeric = self.numeric | numeric
        return replace(self, numeric=all_numeric, unpooled=self.unpooled | (all_numeric & sources))

    def as_json(self) -> bytes:
        """Write it the same way every time."""
        values = {
            "aliases": self.aliases,
            "numeric": sorted(self.numeric),
            "unpooled": sorted(self.unpooled),
        }
        return json.dumps(values).encode()


def load_state(snapshot: Path) -> ReadingState:
    """Load the state of a snapshot; of one written before there was any, nothing is known of its dates."""
    path = snapshot / STATE_NAME
    try:
        found = json.loads(path.read_bytes())
        return ReadingState(
            aliases=str(found["aliases"]),
            numeric=frozenset(found["numeric"]),
            unpooled=frozenset(found["unpooled"]),
        )
    except FileNotFoundError:
        sources = frozenset(find_sources(snapshot, "revisions"))
        return ReadingState(numeric=sources, unpooled=sources)
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(f"{path}: damaged. Run: clipfile verify --rebuild") from error
