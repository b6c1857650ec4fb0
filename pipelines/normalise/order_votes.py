"""Weigh what several dates of a page or source say about the order of day and month."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipelines.items import DayOrder, OrderEvidence
from pipelines.normalise.open_date import OpenDate, Vote, find_votes, is_certainly_future

PROOFS = frozenset({OrderEvidence.NUMBER, OrderEvidence.DECLARED})
# A hint against so many proofs is a chance: the day of a link or dateline fell on the swapped day.
PROOFS_PER_CHANCE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Votes by kind and order, and what speaks against believing a kind."""

    counts: Mapping[Vote, int]
    misses: int  # dates beside which other days stand, and none is a reading of it
    has_future: bool  # a date that is later than its page by any reading: cover dates, coming events

    def total(self, evidence: OrderEvidence) -> int:
        """Return how many dates vote by this kind of evidence."""
        return sum(self.counts.get(Vote(order, evidence), 0) for order in DayOrder)

    def is_believed(self, evidence: OrderEvidence, *, needed: int = 1) -> bool:
        """Tell whether this kind is evidence here.

        Days of links and datelines are where most of them agree with the date beside them: a day of
        another event falls on one of the two readings by chance. The future rules nothing out where
        a page speaks of it.
        """
        if evidence is OrderEvidence.OTHER_DATE:
            return self.total(evidence) > self.misses and self.total(evidence) >= needed
        return evidence is not OrderEvidence.NOT_FUTURE or not self.has_future


def count_votes(dates: Iterable[OpenDate]) -> Tally:
    """Count every date given."""
    counts: Counter[Vote] = Counter()
    misses, has_future = 0, False
    for written in dates:
        votes = find_votes(written)
        counts.update(votes)
        has_future = has_future or is_certainly_future(written)
        agrees = any(vote.evidence in PROOFS | {OrderEvidence.OTHER_DATE} for vote in votes)
        misses += bool(written.other_days) and not agrees
    return Tally(counts=counts, misses=misses, has_future=has_future)


def find_order(tally: Tally, *, needed: int = 1) -> DayOrder | None:
    """Return the order that the votes agree on; None where they are too few or contradict each other.

    `needed` is how many dates must have another day beside them that agrees; proofs and the future
    count from the first.
    """
    proofs = {order for order in DayOrder if _count(tally, order, PROOFS)}
    if len(proofs) > 1:
        return None
    believed = frozenset(
        evidence
        for evidence in OrderEvidence
        if evidence not in PROOFS and tally.is_believed(evidence, needed=needed)
    )
    hints = {order: _count(tally, order, believed) for order in DayOrder}
    for order in proofs:
        against = sum(count for other, count in hints.items() if other is not order)
        return order if against * PROOFS_PER_CHANCE <= _count(tally, order, PROOFS) else None
    hinted = [order for order in DayOrder if hints[order]]
    return hinted[0] if len(hinted) == 1 else None


def _count(tally: Tally, order: DayOrder, kinds: frozenset[OrderEvidence]) -> int:
    return sum(tally.counts.get(Vote(order, evidence), 0) for evidence in kinds)
