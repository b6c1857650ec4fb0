"""Pool what the dates of a source say about the order of day and month, over its pages and runs.

    OpenDate, of every entry with an all-numeric date ──pool──► SourceOrder
    OpenDate, SourceOrder ──decide──► order and evidence of that date, or (None, None): it stays open

Pure, and the same whatever the order in which dates come, how often one comes, and whether pooled
votes have been applied to its row before. Pooled votes decide what a page left open. They never turn a
date that its page decided into the other one: where they contradict what stands around or beside it, one
of the two is wrong, and it is open again.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.items import DayOrder, OrderEvidence
from pipelines.normalise.open_date import OpenDate, Vote, find_votes, is_certainly_future, make_open_date
from pipelines.normalise.order_votes import PROOFS, Tally, count_votes, find_order
from pipelines.normalise.other_days import find_other_days

__all__ = ["OpenDate", "SourceOrder", "VoteCount", "decide", "find_other_days", "make_open_date", "pool"]

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

    `decide` looks at nothing but counts and order: one made from stored ones decides the same.
    """

    votes: tuple[VoteCount, ...] = ()  # kinds without a vote are left out; the strongest kind first
    order: DayOrder | None = None  # None: too few votes, or contradictions; then every page is on its own


def pool(dates: Iterable[OpenDate]) -> SourceOrder:
    """Count the votes of a source's differently written dates, and decide its order where they agree."""
    distinct: dict[tuple[object, ...], OpenDate] = {}
    for given in dates:
        distinct.setdefault(_key(given), given)
    tally = count_votes(distinct.values())
    votes = tuple(count for evidence in OrderEvidence if (count := _count(tally, evidence)) is not None)
    return SourceOrder(votes=votes, order=_decided(tally))


def decide(given: OpenDate, source: SourceOrder) -> tuple[DayOrder | None, OrderEvidence | None]:
    """Return the order of one date and what decided it; (None, None) where it stays open."""
    if given.read_order is not None:
        return _confirm(given.read_order, given.read_evidence, source)
    votes = find_votes(given)
    orders = {vote.order for vote in votes}
    if votes and votes[0].evidence in PROOFS:
        return votes[0].order, votes[0].evidence
    if source.order is None or orders - {source.order}:
        return None, None  # too little is known, or what stands beside the date contradicts all others
    return source.order, votes[0].evidence if votes else OrderEvidence.SOURCE


def _confirm(
    order: DayOrder, evidence: OrderEvidence | None, source: SourceOrder
) -> tuple[DayOrder | None, OrderEvidence | None]:
    """Hold what a page decided against the order of its source."""
    if evidence in PROOFS or source.order is None:
        return order, evidence
    if order is not source.order:
        return None, None
    # The same, whichever of the pages that show the date was read first.
    return order, OrderEvidence.SOURCE if evidence is OrderEvidence.PAGE else evidence


def _key(given: OpenDate) -> tuple[object, ...]:
    """Return what of a date counts, so that it counts once however often and on whatever page it is met."""
    beside = find_votes(given), bool(given.other_days), is_certainly_future(given)
    return given.day_first_on, given.month_first_on, *beside


def _count(tally: Tally, evidence: OrderEvidence) -> VoteCount | None:
    by_day, by_month = (tally.counts.get(Vote(order, evidence), 0) for order in DayOrder)
    return (
        VoteCount(evidence=evidence, day_first=by_day, month_first=by_month) if by_day or by_month else None
    )


def _decided(tally: Tally) -> DayOrder | None:
    is_declared = tally.total(OrderEvidence.DECLARED) > 0
    is_enough = is_declared or sum(tally.counts.values()) >= MIN_DATES
    return find_order(tally, needed=MIN_DATES) if is_enough else None
