"""The data dictionary, written from the schema: `python -m pipelines.store.dictionary > docs/datasets.md`.

It exists because pandas and Polars drop the descriptions that the files carry.
"""

import pyarrow as pa

from pipelines.store.schema import BY_YEAR, DATASETS, PARTITION

PURPOSE = {
    "entries": "One row per entry, as it is now.",
    "revisions": "One row per version of every entry: the same columns, and what changed.",
    "sightings": "One row each time an entry was seen on a page in a run.",
    "pages": "One row per page and run: where it came from, how it was read, what came of it.",
    "drops": "One row per page or block that was left out, with the reason.",
    "walks": "One row per walk of one way into a source: how it ended, and what it proves.",
    "day_orders": "One row per source and kind of evidence: which of day and month its dates have first.",
    "keys": "What identifies each entry; written by clipfile for itself.",
}

HEADER = """\
# The datasets

Written from the schema by `python -m pipelines.store.dictionary`. Each dataset is a folder of Parquet
files below the workspace, partitioned as `source=<id>/` (entries and revisions also by `year=<yyyy>/`).
Names are stable: columns may be added, the meaning of one does not change. Times are UTC.

A column is null where the value is not known; `issues` says why. `*_raw` columns hold what the page
wrote, verbatim. In `revisions/`, `last_seen_at` and `revised_at` are of that version, `missing_since_at` is
null.
"""


def render() -> str:
    """Write the dictionary as Markdown."""
    parts = [HEADER]
    for name, schema in DATASETS.items():
        partition = [PARTITION.field("source"), *([PARTITION.field("year")] if name in BY_YEAR else [])]
        parts.append(f"\n## {name}\n\n{PURPOSE[name]}\n\n| column | type | meaning |\n| --- | --- | --- |\n")
        parts.extend(_row(field) for field in [*schema, *partition])
    return "".join(parts)


def _row(field: pa.Field) -> str:
    kind = str(field.type).replace("item: ", "").replace("[day]", "").replace("<", "\\<").replace(">", "\\>")
    return f"| {field.name} | {kind} | {field.metadata[b'description'].decode()} |\n"


if __name__ == "__main__":
    print(render(), end="")
