"""Decide the day an entry was posted from what the page states about it, the most trusted first."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from pipelines.items import DayOrder, Issue, OrderEvidence, PostedSource, Precision, RawEntry
from pipelines.normalise.date_reading import DateReading
from pipelines.normalise.entry_dates import before_update, load_zone, local_time, read_statement
from pipelines.normalise.entry_order import decide_entry_order
from pipelines.normalise.month_day import MonthDay, find_month_day
from pipelines.normalise.open_date import MAX_AHEAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """The reading that counts, where it is known from, the entry's own words, and what is open."""

    reading: DateReading | None = None
    order_evidence: OrderEvidence | None = None  # of an all-numeric date that is not ambiguous
    month_day: MonthDay | None = None  # where no statement says more
    source: PostedSource | None = None
    raw: str | None
    issues: tuple[Issue, ...]

    @property
    def precision(self) -> Precision | None:
        """How much of the day is stated."""
        if self.month_day is not None:
            return Precision.MONTH_DAY
        return self.reading.precision if self.reading is not None else None


def decide_posted(raw: RawEntry, dateline_raw: str | None = None) -> Posted:
    """Return the first statement that reads as a day, one that is not in the page's future if there is one.

    What it leaves open (day and month, or the day of a month) is decided by the other statements and
    by the day of the entry's own dateline, where one of them agrees with it, and by the page.
    """
    verbatim = "" if raw.posted_blank else raw.posted[0].raw if raw.posted else None
    if not raw.posted:
        return Posted(raw=verbatim, issues=(Issue.NO_POSTED,))
    order, evidence = decide_entry_order(raw, dateline_raw)
    read = [(each.source, found) for each in raw.posted if (found := read_statement(each, raw, order))]
    kept = [(source, reading) for source, found in read if (reading := _not_ahead(found, raw))]
    # The clock of a file can be wrong, so a day that is written is kept, and marked.
    future = (Issue.FUTURE_POSTED,) if read and not kept else ()
    kept = kept or read
    if not kept:
        return _without_year(raw, verbatim)
    source, reading = kept[0]
    if reading.precision is not Precision.DAY:
        source, reading = next((other for other in kept if _is_within(other[1], reading)), kept[0])
    return Posted(
        reading=_with_instant(reading, raw.time_zone),
        order_evidence=_evidence_of(reading, evidence),
        source=PostedSource.RELATIVE if reading.relative else source,
        raw=verbatim,
        issues=future + ((Issue.AMBIGUOUS_POSTED,) if reading.ambiguous else ()),
    )


def _without_year(raw: RawEntry, verbatim: str | None) -> Posted:
    """Return the first statement of a day and a month, where no statement says of which year."""
    for statement in raw.posted:
        found = find_month_day(before_update(statement.completed or statement.raw), raw.language_hint)
        if found is not None:
            return Posted(month_day=found, source=statement.source, raw=verbatim, issues=(Issue.NO_YEAR,))
    return Posted(raw=verbatim, issues=(Issue.UNREAD_POSTED,))


def _evidence_of(reading: DateReading, decided: OrderEvidence | None) -> OrderEvidence | None:
    if reading.order is None or reading.ambiguous:
        return None
    return decided if reading.order_is_open else OrderEvidence.NUMBER


def _is_within(day: DateReading, period: DateReading) -> bool:
    """Tell whether one statement names a certain day of the month or year that another names."""
    same_month = day.on.month == period.on.month or period.precision is Precision.YEAR
    return (
        day.precision is Precision.DAY and not day.ambiguous and day.on.year == period.on.year and same_month
    )


def _with_instant(reading: DateReading, time_zone: str | None) -> DateReading:
    """Tell the instant of a time without a zone, where the source's zone is known."""
    is_open = reading.ambiguous or reading.precision is not Precision.DAY
    if time_zone is None or reading.time_of_day is None or is_open:
        return reading
    at = datetime.combine(reading.on, reading.time_of_day, load_zone(time_zone))
    return replace(reading, at=at.astimezone(UTC))


def _not_ahead(reading: DateReading, raw: RawEntry) -> DateReading | None:
    """Drop a day later than the page; of an open date, put the reading first that is not, or is likelier."""
    latest = local_time(raw).date() + MAX_AHEAD
    if reading.alternative_on is None:
        return reading if reading.on <= latest else None
    if min(reading.on, reading.alternative_on) > latest:
        return None
    is_likely = reading.order is (raw.day_order or reading.order)
    is_past = reading.on <= latest
    leads = is_past if (reading.alternative_on <= latest) is not is_past else is_likely
    return reading if leads else _other_way(reading, reading.alternative_on)


def _other_way(reading: DateReading, other: date) -> DateReading:
    order = DayOrder.MONTH_FIRST if reading.order is DayOrder.DAY_FIRST else DayOrder.DAY_FIRST
    return replace(reading, on=other, alternative_on=reading.on, order=order)
