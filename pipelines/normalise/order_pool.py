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

    Made from stored counts it needs neither `pages` nor `believed`: these only matter where the order
    is None, and until the next pooling such dates then stay open.
    """

    votes: tuple[VoteCount, ...] = ()  # kinds without a vote are left out; the strongest kind first
    order: DayOrder | None = None  # None: too few votes, or contradictions; then every page is on its own
    pages: Mapping[str, DayOrder] = field(default_factory=dict)  # by page id, where its dates prove one
    believed: frozenset[OrderEvidence] = frozenset()  # hints that decide the date beside which they stand


def pool(dates: Iterable[OpenDate]) -> SourceOrder:
    """Count the votes of a source's differently written dates, and decide its order where they agree."""
    distinct: dict[tuple[object, ...], OpenDate] = {}
    proofs: dict[str, set[DayOrder]] = defaultdict(set)
    for given in dates:
        votes = find_votes(given)
        distinct.setdefault(_key(given, votes), given)
        proofs[given.page_id].update(vote.order for vote in votes if vote.evidence in PROOFS)
    tally = count_votes(distinct.values())
    votes_by_kind = tuple(count for evidence in OrderEvidence if (count := _count(tally, evidence)))
    return SourceOrder(
        votes=votes_by_kind,
        order=_decided(tally),
        pages={page: next(iter(orders)) for page, orders in proofs.items() if len(orders) == 1},
        believed=_believed(tally),
    )


def decide(given: OpenDate, source: SourceOrder) -> tuple[DayOrder | None, OrderEvidence | None]:
    """Return the order of one date and what decided it; (None, None) where it stays open."""
    if given.read_order is not None:
        return given.read_order, given.read_evidence
    votes = find_votes(given)
    around = source.order or source.pages.get(given.page_id)
    if {vote.order for vote in votes} - {around} and around is not None:
        return None, None  # what stands beside the date contradicts all others
    believed = [vote for vote in votes if source.order or vote.evidence in source.believed | PROOFS]
    if len({vote.order for vote in votes}) == 1 and believed:
        return believed[0].order, believed[0].evidence
    if votes or around is None:
        return None, None
    return around, OrderEvidence.SOURCE if source.order is not None else OrderEvidence.PAGE


def _key(given: OpenDate, votes: tuple[Vote, ...]) -> tuple[object, ...]:
    """Return what of a date counts, so that it counts once however often and on whatever page it is met."""
    has_others = bool(given.other_days)
    return given.day_first_on, given.month_first_on, votes, has_others, is_certainly_future(given)


def _count(tally: Tally, evidence: OrderEvidence) -> VoteCount | None:
    by_day, by_month = (tally.counts.get(Vote(order, evidence), 0) for order in DayOrder)
    return (
        VoteCount(evidence=evidence, day_first=by_day, month_first=by_month) if by_day or by_month else None
    )


def _decided(tally: Tally) -> DayOrder | None:
    is_declared = tally.total(OrderEvidence.DECLARED) > 0
    is_enough = is_declared or sum(tally.counts.values()) >= MIN_DATES
    return find_order(tally, needed=MIN_DATES) if is_enough else None


def _believed(tally: Tally) -> frozenset[OrderEvidence]:
    return frozenset(evidence for evidence in OrderEvidence if tally.is_believed(evidence, needed=MIN_DATES))
