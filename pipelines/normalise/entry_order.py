"""Decide the order of day and month in an entry's own all-numeric date."""

from pipelines.items import DayOrder, OrderEvidence, RawEntry
from pipelines.normalise.entry_dates import find_open_date
from pipelines.normalise.open_date import find_votes


def decide_entry_order(
    raw: RawEntry, dateline_raw: str | None = None
) -> tuple[DayOrder | None, OrderEvidence | None]:
    """Return the order and what decided it; (None, None) where it stays open or no date needs it.

    The user's word stands. What stands beside the date goes before what its page proves; where the two
    contradict each other, or the page was found to be doubtful, the date stays open.
    """
    if raw.day_order_evidence is OrderEvidence.DECLARED:
        return raw.day_order, raw.day_order_evidence
    written = find_open_date(raw, dateline_raw)
    page = raw.day_order if raw.day_order_evidence is not None else None
    votes = find_votes(written) if written is not None else ()
    orders = {vote.order for vote in votes}
    if not orders:
        return page, raw.day_order_evidence if page is not None else None
    if len(orders) > 1 or page not in (None, *orders):
        return None, None
    if page is None and raw.day_order_doubtful:
        return None, None
    return votes[0].order, votes[0].evidence
