"""Make records of the rows of a table, whichever way it is written."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from crawler.extract.fragment import Fragment, read_fragment, read_plain, read_title
from crawler.extract.rows.columns import Columns, nearest_name, propose, quote_names
from crawler.extract.rows.own_export import is_own_export, read_own_posted, read_own_values
from crawler.extract.rows.values import Lookup, Values, read_values
from crawler.readers.errors import SourceError
from crawler.readers.evidence import evidence_of
from crawler.source_files import spell
from crawler.sources import Source
from pipelines.items import Drop, DropReason, Page, PostedSource, PostedText, RawEntry, page_id_of
from pipelines.normalise.day_order import settle_day_order

SAMPLE_CHARS = 200
OWN_RULE, DECLARED_RULE = "clipfile export", "columns"
MARKUP = re.compile(
    r"<(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|img|blockquote|figure|table)(?:\s[^<>]{0,2000})?/?>",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column is what; None for our own export, which says it itself."""

    columns: Columns | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row: its place, and either what looks up its columns, or why it is left out."""

    locator: str
    look_up: Lookup | None = None
    reason: DropReason = DropReason.DAMAGED
    fault: str = ""
    sample: str = ""


def rule_of(mapping: Mapping) -> str:
    """Say how the entries of a table are found."""
    return OWN_RULE if mapping.columns is None else DECLARED_RULE


def find_mapping(
    names: Sequence[str], source: Source, page: Page, *, is_lacking: Callable[[str, str], bool]
) -> Mapping:
    """Return how a table with these columns is read; raises SourceError NO_MAPPING.

    `is_lacking(field, column)` says whether the table must have a declared column, and has not.
    """
    if is_own_export(names):
        return Mapping(None)
    if source.columns is None:
        proposed = {field: spell(name) for field, name in propose(names).named().items()}
        lines = ", ".join(f"{field} = {name}" for field, name in proposed.items()) or 'title = "…", url = "…"'
        raise SourceError(
            DropReason.NO_MAPPING,
            f"nobody declared which column is what: {quote_names(names)}. Write into "
            f"sources/{page.source}.toml, above its tables, if this is right: columns = {{ {lines} }}",
        )
    for field, name in source.columns.named().items():
        if is_lacking(field, name):
            raise SourceError(
                DropReason.NO_MAPPING,
                f"columns.{field} = {name!r}: there is no such column{nearest_name(name, names)}; "
                f"the columns are {quote_names(names)}",
            )
    return Mapping(source.columns)


def make_records(
    rows: Iterator[TableRow], mapping: Mapping, page: Page, source: Source, *, reader: str, explain: bool
) -> Iterator[RawEntry | Drop]:
    """Yield an entry or a drop for each row, in order."""
    make = partial(
        RawEntry,
        source=page.source,
        page_id=page_id_of(page),
        reader=reader,
        rule=rule_of(mapping),
        seen_at=page.fetched_at,
        page_url=page.url,
        language_hint=source.language,
        byline_is_marked=True,
    )
    drop = partial(Drop, source=page.source, page_id=page_id_of(page))
    records = [_read_row(row, mapping, position, make, drop) for position, row in enumerate(rows)]
    settled = iter(settle_day_order([record for record in records if isinstance(record, RawEntry)]))
    for record in records:
        if isinstance(record, Drop):
            yield record
            continue
        raw = next(settled)
        yield replace(raw, evidence=tuple(evidence_of(raw))) if explain else raw


def _read_row(
    row: TableRow, mapping: Mapping, position: int, make: Callable[..., RawEntry], drop: Callable[..., Drop]
) -> RawEntry | Drop:
    reason, fault = row.reason, row.fault
    if row.look_up is not None:
        if mapping.columns is None:
            values, posted = read_own_values(row.look_up), read_own_posted(row.look_up)
        else:
            values = read_values(mapping.columns, row.look_up)
            posted = (PostedText(raw=values.posted, source=PostedSource.LISTING),) if values.posted else ()
        if values.title is not None or values.url is not None:
            return make(position=position, locator=row.locator, posted=posted, **_fields(values))
        reason = DropReason.NO_TITLE_OR_LINK
        fault = f"{row.locator}: neither a title nor a link in the columns that have them"
    sample = row.sample[:SAMPLE_CHARS].strip() or None
    return drop(reason=reason, detail=fault, locator=row.locator, position=position, sample=sample)


def _fields(values: Values) -> dict[str, str | tuple[str, ...] | None]:
    excerpt, text = _fragment(values.excerpt), _fragment(values.text)
    return {
        "source_entry_id": values.id,
        "title_raw": read_title(values.title or "", is_html=False),
        "url_raw": values.url,
        "byline_raw": values.byline,
        "outlet_raw": values.outlet,
        "body_raw": excerpt.body or text.body,
        "text_raw": text.text,
        "image_url_raw": values.image or text.image_url,
        "categories": values.categories,
    }


def _fragment(text: str | None) -> Fragment:
    """Read a cell that holds markup where it shows that it does."""
    if text is None:
        return Fragment()
    return read_fragment(text) if MARKUP.search(text) else read_plain(text)
