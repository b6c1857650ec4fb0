"""What is known beside the pages, applied to versions: the user's names, the pooled order of day and month.

The log holds what each page says by itself. In the snapshot a version whose reading that changes keeps
the page's own in `as_read`, so that both can be told apart, and the one be had back from the other.
"""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.normalise.aliases import Aliases, NameKind
from pipelines.normalise.outlet import outlet_key
from pipelines.store.schema import AS_READ, READINGS

Patches = dict[int, dict[str, object]]  # by row, the columns of READINGS that become other ones

NAMES = ((NameKind.AUTHOR, "authors", "authors_raw"), (NameKind.OUTLET, "outlets", "outlets_raw"))


def as_pages_say(table: pa.Table) -> pa.Table:
    """Return versions of the snapshot with what their pages say by themselves."""
    as_read = table["as_read"]
    if as_read.null_count == len(as_read):
        return table
    was_changed = pc.is_valid(as_read)
    for name in READINGS:
        values = pc.if_else(was_changed, pc.struct_field(as_read, name), table[name])
        table = _with_column(table, name, values)
    return table


def with_readings(base: pa.Table, patches: Patches) -> pa.Table:
    """Change rows of versions as their pages say them, and keep in `as_read` what they said."""
    said: list[dict[str, object] | None] = [None] * base.num_rows
    if patches:
        rows = base.select(READINGS).take(pa.array(patches, pa.int64())).to_pylist()
        said_by_row = dict(zip(patches, rows, strict=True))
        for row, values in said_by_row.items():
            if any(values[name] != value for name, value in patches[row].items()):
                said[row] = values
    return _with_column(patch_rows(base, patches), "as_read", pa.array(said, AS_READ))


def patch_rows(table: pa.Table, patches: Patches) -> pa.Table:
    """Return the table with some values of some rows replaced."""
    for name in sorted({name for values in patches.values() for name in values}):
        column = table[name].to_pylist()
        for row, values in patches.items():
            if name in values:
                column[row] = values[name]
        table = _with_column(table, name, pa.array(column, table.schema.field(name).type))
    return table


def find_alias_patches(base: pa.Table, aliases: Aliases) -> Patches:
    """Find the rows in which a name has another canonical one."""
    patches: Patches = {}
    for kind, column, raw_column in NAMES if aliases else ():
        hits = _find_hits(base, aliases, kind, (column, raw_column))
        if not hits:
            continue
        pairs = zip(base[column].to_pylist(), base[raw_column].to_pylist(), strict=True)
        for row, (names, spellings) in enumerate(pairs):
            if not names or (hits.isdisjoint(names) and hits.isdisjoint(spellings or ())):
                continue
            canonical = list(aliases.canonicalise(kind, names, spellings))
            if canonical != names:
                patches.setdefault(row, {})[column] = canonical
                if kind is NameKind.OUTLET:
                    patches[row]["outlet_keys"] = list(dict.fromkeys(map(outlet_key, canonical)))
    return patches


def merge_patches(*found: Mapping[int, dict[str, object]]) -> Patches:
    """Join patches of different columns."""
    merged: Patches = {}
    for patches in found:
        for row, values in patches.items():
            merged.setdefault(row, {}).update(values)
    return merged


def find_differing(before: pa.Table, after: pa.Table, columns: tuple[str, ...]) -> list[int]:
    """Find the rows that differ in some columns."""
    first, second = before.select(columns), after.select(columns)
    if first.equals(second):
        return []
    pairs = zip(first.to_pylist(), second.to_pylist(), strict=True)
    return [row for row, (old, new) in enumerate(pairs) if old != new]


def _find_hits(base: pa.Table, aliases: Aliases, kind: NameKind, columns: tuple[str, ...]) -> set[str]:
    """Find the spellings that are known under another name: names repeat, so each is looked up once."""
    spellings: set[str] = set()
    for column in columns:
        spellings.update(pc.unique(pc.list_flatten(base[column])).to_pylist())
    return {name for name in spellings if (aliases.find(kind, name) or name) != name}


def _with_column(table: pa.Table, name: str, values: pa.Array) -> pa.Table:
    index = table.schema.get_field_index(name)
    if index < 0:
        return table.append_column(name, values)
    return table.set_column(index, table.schema.field(index), values)
