"""All-numeric dates (03/04/2020) of the versions of a source: gathered, and read by the pooled order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.items import DayOrder, Issue, OrderEvidence, Precision
from pipelines.normalise.dates import parse_posted
from pipelines.normalise.order_pool import OpenDate, SourceOrder, decide, make_open_date
from pipelines.normalise.other_days import find_other_days
from pipelines.store.readings import Patches
from pipelines.store.segments import is_in

Row = dict[str, Any]
Decision = tuple[DayOrder | None, OrderEvidence | None]

DATE_COLUMNS = (
    *("posted_on", "posted_precision", "posted_ambiguous", "posted_alternative_on"),
    *("posted_order", "posted_order_evidence", "posted_at", "posted_raw", "issues"),
)
COLUMNS = ("entry_id", "content_hash", "reader", "url", "dateline_raw", "language", *DATE_COLUMNS)


def has_numeric(table: pa.Table) -> bool:
    """Tell whether a version has an all-numeric date."""
    return bool(pc.any(_is_numeric(table)).as_py())


def find_open_dates(base: pa.Table, seen: str) -> Iterator[tuple[int, Row, OpenDate]]:
    """Yield (row, columns, date) of versions with an all-numeric date; `seen` is the column of the time.

    All versions of an entry are in the table, as their pages say them: a form is evidence for the others.
    """
    is_numeric = _is_numeric(base)
    if not pc.any(is_numeric).as_py():
        return
    ids = set(base["entry_id"].filter(is_numeric).to_pylist())
    numbers = pc.indices_nonzero(is_in(base["entry_id"], ids)).to_pylist()
    rows: list[Row] = base.select([*COLUMNS, seen]).take(pa.array(numbers, pa.int64())).to_pylist()
    stated: dict[str, set[tuple[str, date]]] = defaultdict(set)
    for row in rows:
        if row["posted_on"] and row["posted_precision"] == Precision.DAY and not _is_open(row):
            stated[row["entry_id"]].add((row["reader"], row["posted_on"]))
    for number, row in zip(numbers, rows, strict=True):
        in_other_forms = {day for reader, day in stated[row["entry_id"]] if reader != row["reader"]}
        if (found := _make_open_date(row, row[seen], in_other_forms)) is not None:
            yield number, row, found


def find_date_patches(dates: Iterable[tuple[int, Row, OpenDate]], order: SourceOrder) -> Patches:
    """Find the versions whose date the source's dates decide otherwise than their page."""
    patches: Patches = {}
    for number, row, given in dates:
        if patch := _patch(row, given, decide(given, order)):
            patches[number] = patch
    return patches


def _is_numeric(table: pa.Table) -> pa.ChunkedArray:
    is_open = pc.fill_null(table["posted_ambiguous"], fill_value=False)
    is_day = pc.fill_null(pc.equal(table["posted_precision"], Precision.DAY.value), fill_value=False)
    return pc.and_(pc.or_(pc.is_valid(table["posted_order"]), is_open), is_day)


def _is_open(row: Row) -> bool:
    return bool(row["posted_order"] or row["posted_ambiguous"])


def _make_open_date(row: Row, seen_at: datetime, in_other_forms: set[date]) -> OpenDate | None:
    """Make the record of a row's date; None where it is none, or its two readings are one day."""
    on = row["posted_on"]
    if on is None or row["posted_precision"] != Precision.DAY or not _is_open(row) or on.day == on.month:
        return None
    order = DayOrder(row["posted_order"]) if row["posted_order"] else _find_order(row)
    if order is None:
        return None
    evidence = row["posted_order_evidence"]
    in_entry = find_other_days(row["url"], row["dateline_raw"], language=row["language"])
    return make_open_date(
        posted_on=on,
        posted_order=order,
        posted_order_evidence=OrderEvidence(evidence) if evidence else None,
        seen_on=seen_at.date(),
        other_days=tuple(sorted({*in_entry, *in_other_forms})),
    )


def _find_order(row: Row) -> DayOrder | None:
    """Tell by which order an ambiguous date was read that was stored before the order was."""
    reading = parse_posted(row["posted_raw"] or "", day_order=DayOrder.DAY_FIRST)
    if reading is None:
        return None
    orders = {row["posted_on"]: DayOrder.DAY_FIRST, row["posted_alternative_on"]: DayOrder.MONTH_FIRST}
    return orders.get(reading.on)


def _patch(row: Row, given: OpenDate, decision: Decision) -> dict[str, object]:
    order, evidence = decision
    if order is None:
        return {} if row["posted_ambiguous"] else _opened(row, given)
    on = given.on(order)
    if on == row["posted_on"] and not row["posted_ambiguous"]:
        if (row["posted_order"], row["posted_order_evidence"]) == decision:
            return {}
        return {"posted_order": order, "posted_order_evidence": evidence}
    return {
        "posted_on": on,
        "posted_ambiguous": False,
        "posted_alternative_on": None,
        "posted_order": order,
        "posted_order_evidence": evidence,
        "posted_at": _read_instant(row["posted_raw"], order, on),
        "issues": [issue for issue in row["issues"] or [] if issue != Issue.AMBIGUOUS_POSTED],
    }


def _opened(row: Row, given: OpenDate) -> dict[str, object]:
    """Take back what a page decided: its source says otherwise."""
    other = given.month_first_on if row["posted_on"] == given.day_first_on else given.day_first_on
    return {
        "posted_ambiguous": True,
        "posted_alternative_on": other,
        "posted_order_evidence": None,
        "posted_at": None,
        "issues": [*(row["issues"] or []), Issue.AMBIGUOUS_POSTED],
    }


def _read_instant(raw: str | None, order: DayOrder, on: date | None) -> datetime | None:
    """Read the time again, where the entry's own words have one and its zone."""
    reading = parse_posted(raw or "", day_order=order)
    return reading.at if reading is not None and reading.on == on else None
