"""Where an entry comes from: its versions form by form, who lent what, and the pages, keys and drops."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.deduplicate.resolve import follow
from pipelines.deduplicate.revisions import History, Version, derive_histories
from pipelines.store.errors import StoreError
from pipelines.store.history_rows import LENT, Lent, order_lenders
from pipelines.store.parquet import DAMAGE
from pipelines.store.read import open_dataset, refresh_last_seen
from pipelines.store.snapshot import MERGED

Row = dict[str, Any]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Loan:
    """Fields that the shown version does not say, and the version that the entry has them from."""

    names: tuple[str, ...]
    version: Row


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that the datasets say of one entry."""

    entry: Row
    shown: Row  # the version that is shown
    history: History
    versions: list[Row]  # form by form in order of preference, each first to last
    loans: list[Loan]
    pages: dict[str, Row]  # by page_id, those that the versions were read from
    keys: list[Row]
    drops: list[Row]  # of these pages


def find_entries(root: Path, text: str, url: str | None) -> list[Row]:
    """Find entries by id, beginning of an id, or canonical URL; also by one that was merged into them.

    Raises StoreError where there is no workspace, or one that is damaged.
    """
    if url is not None:
        of_versions = _read(root, "revisions", pc.field("url") == url, ["entry_id"])
        ids = {row["entry_id"] for row in of_versions}
    else:
        begins = pc.starts_with(pc.field("entry_id"), text.lower())
        ids = {row["entry_id"] for row in _read(root, "entries", begins, ["entry_id"])}
        rows = _read(root, "keys", pc.field("kind") == MERGED, ["key", "entry_id"])
        merged = {row["key"]: row["entry_id"] for row in rows}
        ids |= {follow(merged, gone) for gone in merged if gone.startswith(text.lower())}
    columns = ["entry_id", "source", "posted_on", "title", "url"]
    return sorted(_read(root, "entries", _is_in("entry_id", ids), columns), key=lambda row: row["entry_id"])


def explain_entry(root: Path, entry_id: str) -> Explanation:
    """Gather what is known of an entry; raises StoreError where it is not there, or the workspace damaged."""
    of_entry = pc.field("entry_id") == entry_id
    rows = _read_fresh(root, "entries", of_entry)
    if not rows:
        raise StoreError(f"{root}: no entry {entry_id}")
    entry = rows[0]
    by_hash = {row["content_hash"]: row for row in _read_fresh(root, "revisions", of_entry)}
    history = derive_histories(_version(row) for row in by_hash.values())[entry_id]
    shown = by_hash[history.current.content_hash]
    lenders = [by_hash[version.content_hash] for version in order_lenders(history)]
    page_ids = {row["page_id"] for row in by_hash.values()}
    pages = _read(root, "pages", _is_in("page_id", page_ids))
    return Explanation(
        entry=entry,
        shown=shown,
        history=history,
        versions=[by_hash[version.content_hash] for version in history.versions],
        loans=list(_find_loans(shown, lenders)),
        pages={row["page_id"]: row for row in sorted(pages, key=lambda row: str(row["fetched_at"]))},
        keys=_read(root, "keys", of_entry),
        drops=_read(root, "drops", _is_in("page_id", page_ids)),
    )


def _find_loans(shown: Row, lenders: list[Row]) -> Iterable[Loan]:
    for lent in LENT:
        lender = None if lent.is_said(shown) else _first_that_says(lent, lenders)
        if lender is not None:
            yield Loan(tuple(name for name in lent.names if lender[name] not in (None, [])), lender)


def _first_that_says(lent: Lent, lenders: list[Row]) -> Row | None:
    return next((row for row in lenders if lent.is_said(row)), None)


def _version(row: Row) -> Version:
    first, last = (
        (row[name] - _EPOCH) // timedelta(microseconds=1) for name in ("revised_at", "last_seen_at")
    )
    return Version(row["entry_id"], row["reader"], row["content_hash"], first, last)


def _is_in(column: str, values: Iterable[str]) -> pc.Expression:
    return pc.field(column).isin(pa.array(sorted(values), pa.string()))


def _read(root: Path, name: str, wanted: pc.Expression, columns: list[str] | None = None) -> list[Row]:
    try:
        rows: list[Row] = open_dataset(root, name).to_table(columns=columns, filter=wanted).to_pylist()
    except DAMAGE as error:
        raise StoreError(f"{root / name}: {str(error).splitlines()[0]}. Run: clipfile verify") from error
    return rows


def _read_fresh(root: Path, name: str, wanted: pc.Expression) -> list[Row]:
    try:
        table = open_dataset(root, name).to_table(filter=wanted)
        rows: list[Row] = refresh_last_seen(root, table, name).to_pylist() if table.num_rows else []
    except DAMAGE as error:
        raise StoreError(f"{root / name}: {str(error).splitlines()[0]}. Run: clipfile verify") from error
    return rows
