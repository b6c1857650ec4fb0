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
    pages: Mapping[str, DayOrder] = field(default_factory=dict)  # by id, where numbers above 12 prove one


def pool(dates: Iterable[OpenDate]) -> SourceOrder:
    """Count the votes of a source's differently written dates, and decide its order where they agree."""
    distinct: dict[tuple[object, ...], OpenDate] = {}
    proofs: dict[str, set[DayOrder]] = defaultdict(set)
    for given in dates:
        distinct.setdefault(_key(given), given)
        if given.own_order is not None:
            proofs[given.page_id].add(given.own_order)
    tally = count_votes(distinct.values())
    votes = tuple(count for evidence in OrderEvidence if (count := _count(tally, evidence)) is not None)
    pages = {page_id: next(iter(orders)) for page_id, orders in proofs.items() if len(orders) == 1}
    return SourceOrder(votes=votes, order=_decided(tally), pages=pages)


def decide(given: OpenDate, source: SourceOrder) -> tuple[DayOrder | None, OrderEvidence | None]:
    """Return the order of one date and what decided it; (None, None) where it stays open."""
    if given.read_order is not None:
        return given.read_order, given.read_evidence
    votes = find_votes(given)
    orders = {vote.order for vote in votes}
    if votes and votes[0].evidence in PROOFS:
        return votes[0].order, votes[0].evidence
    if source.order is None or orders - {source.order}:
        return None, None  # too little is known, or what stands beside the date contradicts all others
    return source.order, votes[0].evidence if votes else OrderEvidence.SOURCE


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
