"""What the dates of one page prove about the order of day and month, and what they leave open."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from pipelines.items import (
    Calendar,
    DayOrder,
    Entry,
    Issue,
    OrderEvidence,
    PostedSource,
    PostedText,
    Precision,
    RawEntry,
)
from pipelines.normalise.day_order import settle_day_order
from pipelines.normalise.entry import normalise

DAY, MONTH = DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST
SEEN = datetime(2021, 6, 30, 12, tzinfo=UTC)


def entries(*stated: str, urls: tuple[str, ...] = (), seen_at: datetime = SEEN) -> list[Entry]:
    """Read a page whose entries state these days, in the links given as well."""
    raws = [
        RawEntry(
            source="paper",
            page_id="p",
            position=number,
            locator="",
            reader="html",
            rule="",
            seen_at=seen_at,
            page_url="https://paper.example/news/",
            title_raw=f"Entry {number}",
            url_raw=f"/{urls[number]}/entry-{number}" if number < len(urls) and urls[number] else None,
            posted=(PostedText(raw=text, source=PostedSource.LISTING),),
        )
        for number, text in enumerate(stated)
    ]
    normalised = [normalise(raw) for raw in settle_day_order(raws)]
    return [entry for entry in normalised if isinstance(entry, Entry)]


def decided(entry: Entry) -> tuple[DayOrder | None, OrderEvidence | None]:
    """Return the order of an entry's date and what decided it, nothing where it is open."""
    return (None, None) if entry.posted_ambiguous else (entry.posted_order, entry.posted_order_evidence)


PAGE, NUMBER, OTHER, FUTURE = (
    OrderEvidence.PAGE,
    OrderEvidence.NUMBER,
    OrderEvidence.OTHER_DATE,
    OrderEvidence.NOT_FUTURE,
)


@pytest.mark.parametrize(
    ("stated", "urls", "first"),
    [
        pytest.param(["13/01/2020"], (), (DAY, NUMBER), id="itself"),
        pytest.param(["05/01/2020", "13/01/2020"], (), (DAY, PAGE), id="above-12-elsewhere"),
        pytest.param(["05.01.20", "01.13.20"], (), (MONTH, PAGE), id="years-of-two-digits"),
        pytest.param(["03-04-2020", "13-01-2020", "01-13-2020"], (), (None, None), id="contradiction"),
        pytest.param(["03/04/2020"], ("2020/03/04",), (MONTH, OTHER), id="its-link"),
        pytest.param(
            ["05/04/2020", "03/04/2020", "02/04/2020"],
            ("", "2020/04/03", "2020/04/02"),
            (DAY, PAGE),
            id="links-of-others",
        ),
        pytest.param(
            ["03/04/2020", "05/04/2020", "06/04/2020"],
            ("2020/03/04", "2020/05/01", "2020/05/02"),
            (None, None),
            id="links-that-mostly-disagree",
        ),
        pytest.param(
            ["03/04/2020", "05/04/2020"], ("2020/03/04",), (None, None), id="one-link-may-be-chance"
        ),
        pytest.param(
            ["03/04/2020", "05/04/2020"], ("2020/03/04", "2020/04/05"), (None, None), id="links-contradict"
        ),
        pytest.param(
            ["03/04/2020", "13/04/2020"], ("2020/03/04",), (None, None), id="its-link-contradicts-the-page"
        ),
        pytest.param(["09/03/2021"], (), (DAY, FUTURE), id="the-other-day-is-to-come"),
        pytest.param(["07/08/2021"], (), (None, None), id="both-days-are-to-come"),
        pytest.param(["01/08/2021"], (), (None, None), id="an-issue-may-be-dated-ahead"),
        pytest.param(["05/03/2021", "24/12/2021"], (), (DAY, PAGE), id="above-12-and-to-come"),
        pytest.param(["09/03/2021", "10/09/2021"], (), (None, None), id="a-page-of-coming-days"),
        pytest.param(["05/05/2020"], (), (None, None), id="one-day-by-both"),
    ],
)
def test_the_order_of_a_date_is_decided_by_evidence(
    stated: list[str],
    urls: tuple[str, ...],
    first: tuple[DayOrder | None, OrderEvidence | None],
) -> None:
    assert decided(entries(*stated, urls=urls)[0]) == first


@pytest.mark.parametrize(
    "stated",
    [
        pytest.param(["01/04/2020", "01/03/2020", "01/02/2020"], id="issues-of-the-first"),
        pytest.param(["02/04/2020", "01/03/2020", "02/02/2020"], id="issues-of-about-the-first"),
        pytest.param(["08/05/2020", "08/05/2020", "07/05/2020", "05/05/2020"], id="several-a-day"),
    ],
)
def test_a_small_span_leads_the_reading_and_proves_nothing(stated: list[str]) -> None:
    for text, entry in zip(stated, entries(*stated), strict=True):
        first, second, year = map(int, text.split("/"))
        readings = {date(year, second, first), date(year, first, second)}
        assert {entry.posted_on, entry.posted_alternative_on} - {None} == readings
        assert entry.posted_ambiguous is (len(readings) == 2)
        assert entry.posted_order_evidence is None


def test_an_order_that_is_only_likelier_decides_no_dateline() -> None:
    (raw,) = settle_day_order([_raw("03/04/2020")])
    entry = normalise(replace(raw, day_order=DAY, body_raw="Ann Lee, Harbour Post, 05/06/2020:… The fleet."))
    assert isinstance(entry, Entry)
    assert (entry.posted_ambiguous, entry.dateline_on) == (True, None)


def test_the_words_of_the_user_stand() -> None:
    raw = replace(_raw("09/03/2021"), day_order=MONTH, day_order_evidence=OrderEvidence.DECLARED)
    entry = normalise(raw)
    assert isinstance(entry, Entry)
    assert decided(entry) == (MONTH, OrderEvidence.DECLARED)


def test_a_day_without_a_year_is_no_day_of_a_year() -> None:
    (entry,) = entries("Thursday, 5 March")
    assert (entry.posted_on, entry.posted_month_day) == (None, "--03-05")
    assert (entry.posted_precision, entry.issues) == (Precision.MONTH_DAY, (Issue.NO_YEAR,))
    assert (entry.posted_calendar, entry.posted_raw) == (None, "Thursday, 5 March")


def test_what_a_statement_lacks_is_read_from_its_completion() -> None:
    stated = PostedText(raw="5 March", completed="5 March 2019", source=PostedSource.LISTING)
    entry = normalise(replace(_raw(""), posted=(stated,)))
    assert isinstance(entry, Entry)
    assert (entry.posted_on, entry.posted_raw) == (date(2019, 3, 5), "5 March")
    assert (entry.posted_calendar, entry.posted_order) == (Calendar.GREGORIAN, None)


def _raw(stated: str) -> RawEntry:
    return RawEntry(
        source="paper",
        page_id="p",
        position=0,
        locator="",
        reader="html",
        rule="",
        seen_at=SEEN,
        title_raw="Entry",
        posted=(PostedText(raw=stated, source=PostedSource.LISTING),),
    )
