"""An all-numeric date with the year last (03/04/2020), and what its own entry says of its order."""

from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.items import DayOrder, OrderEvidence

# A page fetched in the evening may already carry the next day's date, east of where it was fetched.
MAX_AHEAD = timedelta(days=1)
# Issues are dated ahead, by the month or quarter that begins within weeks; what is later is no day of these.
MAX_POST_DATED = timedelta(days=62)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDate:
    """The two readings of such a date, and the facts beside it that may tell which is right.

    A reading is None where the numbers name no day by that order (13 is no month); at least one is a
    day. A date whose two readings are the same day (05/05/2020) needs no order and is not one of these.
    """

    day_first_on: date | None
    month_first_on: date | None
    other_days: tuple[date, ...] = ()  # of the same entry, each from a text that is no open date itself
    seen_on: date  # when the page was fetched, or the file written: no entry was posted much later
    form: str = (
        ""  # its separators and how many digits its year has: a page's dates of one form are of one hand
    )
    read_order: DayOrder | None = None  # what the page's reading decided, and by what; None while it is open
    read_evidence: OrderEvidence | None = None

    def on(self, order: DayOrder) -> date | None:
        """Return the day that is meant by this order."""
        return self.day_first_on if order is DayOrder.DAY_FIRST else self.month_first_on

    @property
    def own_order(self) -> DayOrder | None:
        """The order that a number above 12 in the date itself proves."""
        if self.month_first_on is None:
            return DayOrder.DAY_FIRST
        return DayOrder.MONTH_FIRST if self.day_first_on is None else None


@dataclass(frozen=True, slots=True)
class Vote:
    """One order, and the evidence for it."""

    order: DayOrder
    evidence: OrderEvidence


def make_open_date(
    *,
    posted_on: date,
    posted_order: DayOrder,
    posted_order_evidence: OrderEvidence | None,
    seen_on: date,
    other_days: tuple[date, ...] = (),
) -> OpenDate:
    """Make the record from an entry's columns: the other reading is `posted_on` with its numbers swapped.

    An order decided by the source's pooled votes (evidence SOURCE) is no reading of the page, so that
    rows to which pooled votes were applied before give the same as rows to which they were not.
    """
    other = _swapped(posted_on)
    is_day_first = posted_order is DayOrder.DAY_FIRST
    is_read = posted_order_evidence not in (None, OrderEvidence.SOURCE)
    return OpenDate(
        day_first_on=posted_on if is_day_first else other,
        month_first_on=other if is_day_first else posted_on,
        other_days=other_days,
        seen_on=seen_on,
        read_order=posted_order if is_read else None,
        read_evidence=posted_order_evidence if is_read else None,
    )


def find_votes(written: OpenDate) -> tuple[Vote, ...]:
    """Return what a date's own numbers say, or else what each of the facts beside it says."""
    if written.own_order is not None:
        return (Vote(written.own_order, OrderEvidence.NUMBER),)
    if written.read_order is not None and written.read_evidence is OrderEvidence.DECLARED:
        return (Vote(written.read_order, OrderEvidence.DECLARED),)
    return tuple(vote for vote in (_by_other_day(written), _by_future(written)) if vote is not None)


def is_certainly_future(written: OpenDate) -> bool:
    """Tell whether a date is later than its page by every reading."""
    days = [day for order in DayOrder if (day := written.on(order)) is not None]
    return min(days) > written.seen_on + MAX_AHEAD


def _by_other_day(written: OpenDate) -> Vote | None:
    agreed = [order for order in DayOrder if written.on(order) in written.other_days]
    return Vote(agreed[0], OrderEvidence.OTHER_DATE) if len(agreed) == 1 else None


def _by_future(written: OpenDate) -> Vote | None:
    by_day, by_month = written.day_first_on, written.month_first_on
    if by_day is None or by_month is None:
        return None
    is_told = max(by_day, by_month) > written.seen_on + MAX_POST_DATED
    if not is_told or min(by_day, by_month) > written.seen_on + MAX_AHEAD:
        return None
    return Vote(DayOrder.DAY_FIRST if by_day < by_month else DayOrder.MONTH_FIRST, OrderEvidence.NOT_FUTURE)


def _swapped(day: date) -> date | None:
    """Return the day with its numbers of day and month swapped.

    >>> _swapped(date(2020, 3, 4)), _swapped(date(2020, 3, 13))
    (datetime.date(2020, 4, 3), None)
    """
    return day.replace(month=day.day, day=day.month) if day.day <= 12 else None
