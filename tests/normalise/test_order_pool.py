"""What the dates of a source decide together, and what they leave open."""

from datetime import date
from itertools import permutations

import pytest

from pipelines.items import DayOrder, OrderEvidence
from pipelines.normalise.order_pool import OpenDate, SourceOrder, decide, make_open_date, pool

SEEN = date(2021, 6, 30)
DAY, MONTH = DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST
OPEN = (None, None)


def written(
    first: int,
    second: int,
    *,
    year: int = 2020,
    seen: date = SEEN,
    other: date | None = None,
) -> OpenDate:
    """Make the record of first/second/year, read by nobody yet."""
    by_day = date(year, second, first) if second <= 12 else None
    by_month = date(year, first, second) if first <= 12 else None
    return OpenDate(
        day_first_on=by_day,
        month_first_on=by_month,
        seen_on=seen,
        other_days=(other,) if other else (),
    )


PROOFS = [written(13, 1), written(14, 2), written(25, 3)]
ROGUE = written(1, 13)


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        pytest.param([], None, id="none"),
        pytest.param(PROOFS, DAY, id="three-proofs"),
        pytest.param(PROOFS[:2] * 9, None, id="a-date-met-often-is-one"),
        pytest.param([*PROOFS, ROGUE], None, id="a-contradiction-decides-nothing"),
        pytest.param([written(1, 13), written(2, 25), written(3, 31)], MONTH, id="month-first"),
        pytest.param(
            [written(d, 12, year=2021) for d in (1, 2, 3)],
            MONTH,
            id="the-other-days-are-to-come",
        ),
        pytest.param(
            [written(d, 2, other=date(2020, 2, d)) for d in (3, 4, 5)],
            DAY,
            id="days-of-links",
        ),
    ],
)
def test_a_source_has_an_order_where_its_dates_agree(dates: list[OpenDate], order: DayOrder | None) -> None:
    for given in list(permutations(dates))[:24] if len(dates) < 6 else [dates, dates[::-1]]:
        assert pool(given).order is order
        assert pool([*given, *given]) == pool(given)


def test_an_open_date_is_read_by_the_order_of_its_source() -> None:
    assert decide(written(3, 4), pool(PROOFS)) == (DAY, OrderEvidence.SOURCE)
    assert decide(written(3, 4), SourceOrder()) == OPEN


def test_in_a_contradictory_source_every_page_is_on_its_own() -> None:
    source = pool([*PROOFS, ROGUE])
    assert decide(written(3, 4), source) == OPEN
    assert decide(PROOFS[0], source) == (DAY, OrderEvidence.NUMBER)
    assert decide(ROGUE, source) == (MONTH, OrderEvidence.NUMBER)


def test_other_days_decide_where_three_agree_and_none_says_the_opposite() -> None:
    dates = [written(day, 4, other=date(2020, 4, day)) for day in (3, 5, 6)]
    assert decide(dates[0], pool(dates)) == (DAY, OrderEvidence.OTHER_DATE)
    assert decide(dates[0], pool(dates[:2])) == OPEN
    assert decide(dates[0], pool([*dates, ROGUE])) == OPEN
    assert decide(written(7, 4), pool(dates)) == (DAY, OrderEvidence.SOURCE)


def test_what_contradicts_its_source_stays_open() -> None:
    assert decide(written(3, 4, other=date(2020, 3, 4)), pool(PROOFS)) == OPEN


@pytest.mark.parametrize(
    ("evidence", "held", "contradicted"),
    [
        (OrderEvidence.NUMBER, OrderEvidence.NUMBER, (DAY, OrderEvidence.NUMBER)),
        (OrderEvidence.DECLARED, OrderEvidence.DECLARED, (DAY, OrderEvidence.DECLARED)),
        (OrderEvidence.OTHER_DATE, OrderEvidence.OTHER_DATE, OPEN),
        (OrderEvidence.NOT_FUTURE, OrderEvidence.NOT_FUTURE, OPEN),
        (OrderEvidence.PAGE, OrderEvidence.SOURCE, OPEN),
    ],
)
def test_what_the_page_decided_is_held_or_open_again_and_never_the_other_day(
    evidence: OrderEvidence, held: OrderEvidence, contradicted: tuple[DayOrder | None, OrderEvidence | None]
) -> None:
    given = make_open_date(
        posted_on=date(2020, 4, 3),
        posted_order=DAY,
        posted_order_evidence=evidence,
        seen_on=SEEN,
    )
    assert decide(given, pool(PROOFS)) == (DAY, held)
    assert decide(given, SourceOrder()) == (DAY, evidence)
    assert decide(given, SourceOrder(order=MONTH)) == contradicted


@pytest.mark.parametrize("order", DayOrder)
def test_pooling_again_gives_the_same(order: DayOrder) -> None:
    first = written(3, 4)
    assert first.on(order) is not None
    again = make_open_date(
        posted_on=first.on(order) or SEEN,
        posted_order=order,
        posted_order_evidence=OrderEvidence.SOURCE,
        seen_on=SEEN,
    )
    assert again == first
