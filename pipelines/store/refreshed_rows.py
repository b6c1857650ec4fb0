"""The stored rows of a source, read anew with what is known beside its pages; only what differs is written.

Revisions first: what a page says is in them, so each row by itself gives the new one. Then the entries
of these: an entry shows the names and the day of the version that it has them from.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.deduplicate.revisions import Version, derive_histories
from pipelines.normalise.aliases import Aliases
from pipelines.normalise.order_pool import SourceOrder
from pipelines.store.day_orders import WANTED, order_segment, pool_order
from pipelines.store.filing import sort_rows
from pipelines.store.history_rows import DATED, NAMED, Lent, order_lenders
from pipelines.store.numeric_dates import find_date_patches, find_open_dates, has_numeric
from pipelines.store.parquet import Segment, find_segments, read_columns, read_rows, read_table
from pipelines.store.readings import (
    Patches,
    as_pages_say,
    find_alias_patches,
    find_differing,
    merge_patches,
    patch_rows,
    with_readings,
)
from pipelines.store.schema import ENTRIES, READINGS, REVISIONS
from pipelines.store.segments import is_in

BY_NAME = ("authors", "outlets", "outlet_keys")
BY_ORDER = tuple(name for name in READINGS if name.startswith("posted_"))
LIGHT = list(dict.fromkeys([*WANTED, "last_seen_at", "authors_raw", "outlets_raw", *NAMED.by]))


@dataclass(slots=True)
class Refreshed:
    """How many entries show something else, by cause, and in which sources dates are all-numeric."""

    entries: int = 0
    by_aliases: int = 0
    by_day_order: int = 0
    numeric: set[str] = field(default_factory=set)


def refresh_rows(
    snapshot: Path, sources: Iterable[str], aliases: Aliases, result: Refreshed
) -> Iterator[tuple[str, pa.Table]]:
    """Yield (relative path, table) of each segment of the sources that changes; count into `result`."""
    for source in sources:
        reader = _SourceReader(snapshot, source, aliases, pool_order(snapshot, source))
        yield from order_segment(snapshot, source, reader.order)
        homes: dict[str, Segment] = {}
        for segment in find_segments(snapshot, "revisions", source):
            stored = read_columns(segment.path, REVISIONS, LIGHT)
            if has_numeric(stored):
                result.numeric.add(source)
            new = reader.read(stored)
            if rows := find_differing(stored, new, (*READINGS, "as_read")):
                ids = stored["entry_id"].take(pa.array(rows, pa.int64())).to_pylist()
                homes.update(dict.fromkeys(ids, segment))
                whole = read_rows(segment.path, REVISIONS)
                for name in (*READINGS, "as_read"):
                    whole = whole.set_column(
                        REVISIONS.get_field_index(name), REVISIONS.field(name), new[name]
                    )
                yield segment.relative, sort_rows(whole)
        if homes:
            yield from _refresh_entries(reader, homes, result)


@dataclass(frozen=True, slots=True)
class _SourceReader:
    """Reads versions of a source as they are stored with what is known beside their pages."""

    snapshot: Path
    source: str
    aliases: Aliases
    order: SourceOrder

    def read(self, stored: pa.Table) -> pa.Table:
        base = as_pages_say(stored)
        by_order = find_date_patches(find_open_dates(base, "revised_at"), self.order)
        return with_readings(base, merge_patches(by_order, find_alias_patches(base, self.aliases)))


def _refresh_entries(
    reader: _SourceReader, homes: Mapping[str, Segment], result: Refreshed
) -> Iterator[tuple[str, pa.Table]]:
    """Yield the segments of entries that change; `homes` tells where the versions of changed ones are."""
    for segment in find_segments(reader.snapshot, "entries", reader.source):
        ids = homes.keys() & set(read_table(segment.path, ["entry_id"])["entry_id"].to_pylist())
        if not ids:
            continue
        versions = _read_versions(reader, {homes[entry_id] for entry_id in ids}, ids)
        stored = read_rows(segment.path, ENTRIES)
        patches = _find_patches(stored, versions)
        new = patch_rows(stored, patches)
        rows = find_differing(stored, new, READINGS)
        if not rows:
            continue
        result.entries += len(rows)
        result.by_aliases += len(find_differing(stored, new, BY_NAME))
        result.by_day_order += len(find_differing(stored, new, BY_ORDER))
        yield segment.relative, sort_rows(new)


def _read_versions(
    reader: _SourceReader, segments: set[Segment], ids: set[str]
) -> dict[str, dict[str, dict[str, Any]]]:
    """Read the versions of entries anew, by entry id and content hash."""
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for segment in sorted(segments, key=lambda segment: segment.relative):
        stored = read_columns(segment.path, REVISIONS, LIGHT)
        for row in reader.read(stored.filter(is_in(stored["entry_id"], ids))).to_pylist():
            found[row["entry_id"]][row["content_hash"]] = row
    return found


def _find_patches(stored: pa.Table, versions: Mapping[str, Mapping[str, dict[str, Any]]]) -> Patches:
    pairs = zip(stored["entry_id"].to_pylist(), stored["content_hash"].to_pylist(), strict=True)
    patches: Patches = {}
    for number, (entry_id, content_hash) in enumerate(pairs):
        if entry_id in versions:
            shown = versions[entry_id][content_hash]
            patches[number] = {"issues": shown["issues"]}
            for lent, columns in ((NAMED, BY_NAME), (DATED, BY_ORDER)):
                said = shown if lent.is_said(shown) else _find_lender(versions[entry_id], lent)
                if said is not None:
                    patches[number] |= {name: said[name] for name in columns}
    return patches


def _find_lender(versions: Mapping[str, dict[str, Any]], lent: Lent) -> dict[str, Any] | None:
    """Find the version whose fields an entry shows, where its current version has none."""
    if len(versions) == 1:
        return None
    histories = derive_histories(
        Version(row["entry_id"], row["reader"], row["content_hash"], row["revised_at"], row["last_seen_at"])
        for row in versions.values()
    )
    lenders = (
        versions[version.content_hash] for history in histories.values() for version in order_lenders(history)
    )
    return next((row for row in lenders if lent.is_said(row)), None)
