"""`aliases.suggested.csv`: rows for the user to look at, in the form of aliases.csv."""

import csv
import io
from pathlib import Path

from crawler.replace_file import replace_file
from pipelines.normalise.aliases import COLUMNS, Aliases, NameKind, escape_formula
from pipelines.normalise.lookalikes import find_lookalikes
from pipelines.store.errors import store_errors
from pipelines.store.spellings import Spelling

SUGGESTIONS_NAME = "aliases.suggested.csv"
Row = tuple[str, str, NameKind, str]


def suggest(spellings: list[Spelling], aliases: Aliases) -> list[Row]:
    """Return (raw, canonical, kind, note) of spellings that may be another name, most alike first.

    A spelling that has a row in the table, to another name or to itself, is decided and not repeated.
    """
    found: list[tuple[float, Row]] = []
    for kind in NameKind:
        of_kind = [each for each in spellings if each.kind is kind]
        by_name = {each.spelling: each for each in reversed(of_kind)}
        canonical = {each.spelling: each.canonical for each in of_kind}
        for pair in find_lookalikes(kind, [each.spelling for each in of_kind]):
            into = canonical[pair.commoner]
            if (kind, pair.rarer) in aliases.exact or canonical[pair.rarer] == into or pair.rarer == into:
                continue
            note = _note(by_name[pair.rarer], by_name[pair.commoner], pair.similarity)
            found.append((pair.similarity, (pair.rarer, into, kind, note)))
    return [row for _, row in sorted(found, key=lambda each: (-each[0], each[1]))]


def write_suggestions(root: Path, rows: list[Row]) -> Path:
    """Replace the file of suggestions at one instant; raises StoreError where the disk fails."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([escape_formula(cell) for cell in row] for row in rows)
    path = root / SUGGESTIONS_NAME
    with store_errors(root):
        replace_file(path, text.getvalue())
    return path


def _note(rarer: Spelling, commoner: Spelling, similarity: float) -> str:
    """Say why: how alike, in how many entries, and where to look."""
    return (
        f"{similarity:.0%} alike; {rarer.entries} entries and {commoner.entries}; "
        f"see {rarer.example} and {commoner.example}"
    )
