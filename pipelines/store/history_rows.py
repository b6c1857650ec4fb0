"""The rows of entries and revisions, made of the versions of entries and their histories."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from pipelines.deduplicate.revisions import History, Version
from pipelines.store.filing import take_rows
from pipelines.store.readings import as_pages_say
from pipelines.store.schema import CONTENT, ENTRIES, REVISIONS


@dataclass(frozen=True, slots=True)
class Lent:
    """Fields that an entry has from another of its versions where the shown one says none of `by`."""

    names: tuple[str, ...]
    by: tuple[str, ...]

    def is_said(self, row: Mapping[str, object]) -> bool:
        """Tell whether a version says anything of these fields; an empty list says nothing."""
        return any(row[name] not in (None, []) for name in self.by)


NAMED = Lent(
    (
        *("authors", "authors_review", "authors_raw", "outlets", "outlet_keys", "outlets_raw"),
        *("place", "country", "attribution_form", "attribution_spans", "byline_raw"),
        *("dateline_on", "dateline_raw"),  # the spans count in it as well
    ),
    by=("authors", "authors_review", "outlets", "place", "country", "byline_raw", "dateline_raw"),
)
DATED = Lent(
    (
        *("posted_on", "posted_precision", "posted_source", "posted_ambiguous", "posted_alternative_on"),
        *("posted_month_day", "posted_calendar", "posted_order", "posted_order_evidence"),
        *("posted_at", "posted_raw"),
    ),
    by=("posted_on",),
)
LENT = (
    Lent(("title", "title_raw"), by=("title",)),
    Lent(("excerpt", "excerpt_raw"), by=("excerpt",)),
    Lent(("text",), by=("text",)),
    Lent(("url", "url_raw"), by=("url",)),
    DATED,
    NAMED,
    Lent(("categories",), by=("categories",)),
    Lent(("image_url",), by=("image_url",)),
    Lent(("language",), by=("language",)),
    Lent(("source_entry_id",), by=("source_entry_id",)),
)

# Of our reading, not of the source: not in `changed`.
NEVER_DIFFERS = {"issues", "posted_calendar", "posted_order", "posted_order_evidence", "attribution_spans"}
# What the other dates of a page, or of a source, decide of an all-numeric date.
BY_ORDER = {"posted_on", "posted_ambiguous", "posted_alternative_on", "posted_at"}


def make_entry_rows(known: pa.Table, histories: dict[str, History], missing: dict[str, int]) -> pa.Table:
    """Build the current row of each entry."""
    position = _positions(known)
    rows: list[int] = []
    derived: list[dict[str, object]] = []
    for entry_id in sorted(histories):
        history = histories[entry_id]
        version = history.current
        rows.append(position[entry_id, version.content_hash])
        derived.append(
            {
                "revision": history.shown.current + 1,
                "first_seen_at": history.first_seen,
                "last_seen_at": history.last_seen,
                "revised_at": version.first_seen,
                "missing_since_at": missing.get(entry_id),
            }
        )
    return _with_derived(_complete(known, rows, position, histories), derived, ENTRIES)


def make_revision_rows(known: pa.Table, histories: dict[str, History]) -> pa.Table:
    """Build the row of each version of each entry, numbered and compared within its form."""
    position = _positions(known)
    content = as_pages_say(known).select(CONTENT.names)  # what we know beside is no edit
    rows: list[int] = []
    derived: list[dict[str, object]] = []
    for entry_id in sorted(histories):
        history = histories[entry_id]
        for form in history.forms:
            before: dict[str, object] | None = None
            for number, version in enumerate(form.versions, start=1):
                row = position[entry_id, version.content_hash]
                after = content.slice(row, 1).to_pylist()[0] if len(form.versions) > 1 else {}
                rows.append(row)
                derived.append(
                    {
                        "revision": number,
                        "first_seen_at": history.first_seen,
                        "last_seen_at": version.last_seen,
                        "revised_at": version.first_seen,
                        "changed": _differing(before, after),
                    }
                )
                before = after
    return _with_derived(take_rows(known, rows), derived, REVISIONS)


def _complete(
    known: pa.Table, rows: list[int], position: dict[tuple[str, str], int], histories: dict[str, History]
) -> pa.Table:
    """Take the current versions, each with what it lacks and another version of the entry gives.

    A text dump has no links, an old listing no days: a form that cannot say a thing does not unsay it.
    """
    current = take_rows(known, rows)
    lacking = {lent: [not lent.is_said(row) for row in current.select(lent.by).to_pylist()] for lent in LENT}
    borrowed: dict[int, dict[str, object]] = {}
    for index, entry_id in enumerate(sorted(histories)):
        history = histories[entry_id]
        if len(history.versions) == 1:
            continue
        wanted = [lent for lent in LENT if lacking[lent][index]]
        for version in order_lenders(history) if wanted else ():
            other = known.slice(position[entry_id, version.content_hash], 1)
            for lent in list(wanted):
                row = other.select(lent.names).to_pylist()[0]
                if lent.is_said(row):
                    borrowed.setdefault(index, {}).update({name: row[name] for name in lent.names})
                    wanted.remove(lent)
    if not borrowed:
        return current
    completed = [{**row, **borrowed.get(index, {})} for index, row in enumerate(current.to_pylist())]
    return pa.Table.from_pylist(completed, schema=current.schema)


def order_lenders(history: History) -> list[Version]:
    """Return the versions in the order in which an entry takes from them what the current one lacks.

    The forms in order of preference, of each what was seen last.
    """
    return [
        version
        for form in history.forms
        for version in sorted(form.versions, key=lambda version: version.last_seen, reverse=True)
    ]


def _differing(before: dict[str, object] | None, after: dict[str, object]) -> list[str]:
    if before is None:
        return []
    left_out = NEVER_DIFFERS | BY_ORDER if _is_same_numeric_date(before, after) else NEVER_DIFFERS
    return [
        name
        for name, value in after.items()
        if name not in left_out and value != before[name] and not _is_undeclared(value, before[name])
    ]


def _is_same_numeric_date(before: dict[str, object], after: dict[str, object]) -> bool:
    """Tell whether two versions state one date in numbers, though it may be read otherwise in each."""
    if not all(row["posted_order"] or row["posted_ambiguous"] for row in (before, after)):
        return False
    return before["posted_raw"] == after["posted_raw"]


def _is_undeclared(value: object, other: object) -> bool:
    """Tell whether a list is null on one side: it was stored before its column was declared."""
    return (value is None and isinstance(other, list)) or (other is None and isinstance(value, list))


def _with_derived(table: pa.Table, derived: list[dict[str, object]], schema: pa.Schema) -> pa.Table:
    """Give the rows their derived columns, in the schema's order; what is not derived yet is null."""
    names = {name for row in derived[:1] for name in row}
    columns = []
    for column in schema:
        if column.name in names:
            columns.append(pa.array([row[column.name] for row in derived], column.type))
        elif column.name in table.column_names:
            columns.append(table[column.name])
        else:
            columns.append(pa.nulls(table.num_rows, column.type))
    return pa.table(columns, schema=schema)


def _positions(known: pa.Table) -> dict[tuple[str, str], int]:
    pairs = zip(known["entry_id"].to_pylist(), known["content_hash"].to_pylist(), strict=True)
    return {pair: index for index, pair in enumerate(pairs)}
