"""Which names the entries have, in which spellings, and how often: a scan of a few columns."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipelines.normalise.aliases import Aliases, NameKind
from pipelines.normalise.mixed_script import is_mixed_script
from pipelines.store.parquet import find_segments, find_sources, read_columns
from pipelines.store.readings import NAMES
from pipelines.store.schema import ENTRIES
from pipelines.store.workspace import Workspace, check_format


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One spelling of a name, and who has it."""

    kind: NameKind
    spelling: str
    canonical: str  # by aliases.csv as it is now
    entries: int
    sources: tuple[str, ...]
    example: str  # the id of an entry that has it: the lowest
    mixed_script: bool  # a word has letters of alphabets that look alike


def load_spellings(root: Path, aliases: Aliases) -> list[Spelling]:
    """Count the spellings in the entries of a workspace, most frequent first.

    A name stored before spellings were is counted as it is shown.
    """
    workspace = Workspace(root.resolve())
    snapshot = workspace.snapshot()
    check_format(workspace)
    counts: dict[tuple[NameKind, str, str], int] = defaultdict(int)
    sources: dict[tuple[NameKind, str, str], set[str]] = defaultdict(set)
    examples: dict[tuple[NameKind, str, str], str] = {}
    for source in find_sources(snapshot, "entries"):
        for segment in find_segments(snapshot, "entries", source):
            columns = ["entry_id", *(column for _, *both in NAMES for column in both)]
            table = read_columns(segment.path, ENTRIES, columns)
            for kind, column, raw_column in NAMES:
                for entry_id, name, spelling in _pairs(table, column, raw_column):
                    canonical = aliases.find(kind, spelling, name) or name
                    key = kind, spelling, canonical
                    counts[key] += 1
                    sources[key].add(source)
                    examples[key] = min(entry_id, examples.get(key, entry_id))
    found = [
        Spelling(
            kind=kind,
            spelling=spelling,
            canonical=canonical,
            entries=number,
            sources=tuple(sorted(sources[kind, spelling, canonical])),
            example=examples[kind, spelling, canonical],
            mixed_script=is_mixed_script(spelling),
        )
        for (kind, spelling, canonical), number in counts.items()
    ]
    return sorted(found, key=lambda each: (-each.entries, each.kind, each.spelling, each.canonical))


def _pairs(table: pa.Table, column: str, raw_column: str) -> list[tuple[str, str, str]]:
    """Return (entry id, name as shown, as spelt); a name that stands for two spellings has both."""
    pairs: list[tuple[str, str, str]] = []
    rows = zip(*(table[name].to_pylist() for name in ("entry_id", column, raw_column)), strict=True)
    for entry_id, names, spellings in rows:
        if not names:
            continue
        spelt = spellings or names
        shown = names if len(names) == len(spelt) else spelt
        pairs.extend((entry_id, name, spelling) for name, spelling in zip(shown, spelt, strict=True))
    return pairs
