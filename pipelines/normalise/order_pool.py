"""Pool what the dates of a source say about the order of day and month, over its pages and runs.

    OpenDate, of every entry with an all-numeric date ──pool──► SourceOrder
    OpenDate, SourceOrder ──decide──► order and evidence of that date, or (None, None): it stays open

Pure, and the same whatever the order in which dates come, how often one comes, and whether pooled
votes have been applied to its row before. Pooled votes only decide what a page left open: they never
change a date that its page decided.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from pipelines.items import DayOrder, OrderEvidence
from pipelines.normalise.open_date import OpenDate, Vote, find_own_vote, make_open_date

__all__ = ["OpenDate", "SourceOrder", "VoteCount", "decide", "make_open_date", "pool"]

MIN_DATES = 3  # written differently; fewer may all be of one hand that is not the source's


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCount:
    """How many differently written dates of a source say each order, by one kind of evidence."""

    evidence: OrderEvidence
    day_first: int
    month_first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOrder:
    """The votes of a source's dates, and what they decide; `SourceOrder()` has none.

    Made from stored counts it needs no `pages`: these only matter until the next pooling.
    """

    votes: tuple[VoteCount, ...] = ()  # kinds without a vote are left out; the strongest kind first
    order: DayOrder | None = None  # None: too few votes, or contradictions; then every page is on its own
    pages: Mapping[str, DayOrder | None] = field(default_factory=dict)  # by page id; None: contradictory


def pool(dates: Iterable[OpenDate]) -> SourceOrder:
    """Count the votes of a source's dates, and decide its order where they agree."""
    written: dict[OrderEvidence, dict[DayOrder, set[tuple[date | None, date | None]]]] = defaultdict(
        lambda: {order: set() for order in DayOrder}
    )
    pages: dict[str, DayOrder | None] = {}
    for given in dates:
        vote = _vote_of(given)
        if vote is not None:
            written[vote.evidence][vote.order].add((given.day_first_on, given.month_first_on))
            pages[given.page_id] = vote.order if pages.get(given.page_id, vote.order) is vote.order else None
    votes = tuple(
        VoteCount(
            evidence=evidence,
            day_first=len(written[evidence][DayOrder.DAY_FIRST]),
            month_first=len(written[evidence][DayOrder.MONTH_FIRST]),
        )
        for evidence in OrderEvidence
        if evidence in written
    )
    return SourceOrder(votes=votes, order=_decided(votes), pages=pages)


def decide(given: OpenDate, source: SourceOrder) -> tuple[DayOrder | None, OrderEvidence | None]:
    """Return the order of one date and what decided it; (None, None) where it stays open."""
    if given.read_order is not None:
        return given.read_order, given.read_evidence
    own = find_own_vote(given)
    around = source.order or source.pages.get(given.page_id)
    if own is not None:
        is_contradicted = around is not None and around is not own.order
        return (None, None) if is_contradicted else (own.order, own.evidence)
    if source.order is not None:
        return source.order, OrderEvidence.SOURCE
    return (around, OrderEvidence.PAGE) if around is not None else (None, None)


def _vote_of(given: OpenDate) -> Vote | None:
    """Return what a date adds to the pool: its own evidence, or the user's word, or its page's span."""
    if given.read_order is not None and given.read_evidence in (OrderEvidence.DECLARED, OrderEvidence.SPAN):
        return Vote(given.read_order, given.read_evidence)
    return find_own_vote(given)


def _decided(votes: tuple[VoteCount, ...]) -> DayOrder | None:
    day_first = sum(count.day_first for count in votes)
    month_first = sum(count.month_first for count in votes)
    if day_first and month_first:
        return None
    is_declared = any(count.evidence is OrderEvidence.DECLARED for count in votes)
    if max(day_first, month_first) < MIN_DATES and not is_declared:
        return None
    return DayOrder.DAY_FIRST if day_first else DayOrder.MONTH_FIRST
