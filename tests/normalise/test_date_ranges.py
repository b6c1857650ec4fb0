"""A range of days is no day, the number of an issue is none, and 20/03/04 is not sure."""

from datetime import UTC, date, datetime

import pytest

from crawler.extract.dates_in_lines import find_stated_day
from pipelines.items import Precision
from pipelines.normalise.dates import find_dates, parse_posted

FETCHED_AT = datetime(2020, 3, 5, 12, tzinfo=UTC)

RANGES = """\
4-6 March 2020
28 February - 3 March 2020
28.02. - 01.03.2020
4.-6. März 2020
13/14 March 2020
15 and 16 March 2020
15th and 16th of March 2020
March 4 - April 6, 2020
du 4 au 6 mars 2020
4 a 6 de março de 2020
с 4 по 6 марта 2020
4, 5 марта 2020
2020-03-04/2020-03-06
2020-03-04 – 2020-03-06
4 March 2020 - 6 March 2020
2020年3月4日～6日
2020년 3월 4일 ~ 6일""".splitlines()

NUMBERED = """\
Vol. 3, March 2020
Volume 3 March 2020
Nr. 3 März 2020
Heft 3, März 2020
№3 март 2020
n° 3 mars 2020
n.º 3 março 2020
numéro 3, mars 2020
Week 3 March 2020""".splitlines()


@pytest.mark.parametrize("text", RANGES)
def test_a_range_is_no_day_and_is_not_cut_to_one(text: str) -> None:
    assert parse_posted(text, fetched_at=FETCHED_AT) is None
    assert find_dates(f"Ann Lee, Harbour Post, {text}: the bridge") == []
    assert find_stated_day(f"By Ann Lee | {text}", None) is None


@pytest.mark.parametrize("text", NUMBERED)
def test_the_number_of_an_issue_is_no_day(text: str) -> None:
    assert [(r.on, r.precision) for r in find_dates(text)] in (
        [(date(2020, 3, 1), Precision.MONTH)],
        [],
    )
    assert parse_posted(text, fetched_at=FETCHED_AT) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("09:05 - 12 March 2020", 12),
        ("Covid-19 – 20 March 2020", 20),
        ("Daily News, p. 4, 5 March 2020", 5),
        ("Vol. 3, 4 March 2020", 4),
        ("No. 12, 13.03.2020", 13),
        ("Issue: 3 March 2020", 3),
        ("Nr. 12 vom 3. März 2020", 3),
        ("mar. 4 mars 2020", 4),
        ("Monday - 4 March 2020", 4),
        ("2020-03-04 – 10 reasons", 4),
    ],
)
def test_a_day_beside_another_number_is_found(text: str, day: int) -> None:
    assert [reading.on for reading in find_dates(text)] == [date(2020, 3, day)]


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("20/03/04", None),  # 4 March 2020, or 20 March 2004
        ("20/02/28", date(2020, 2, 28)),  # 2028 is not yet
        ("20/01/30", date(2020, 1, 30)),
        ("28/02/11", date(2011, 2, 28)),
        ("13/06/98", date(1998, 6, 13)),  # no month has 98 days
    ],
)
def test_a_year_of_two_digits_may_stand_first(text: str, on: date | None) -> None:
    reading = parse_posted(text, fetched_at=FETCHED_AT)
    assert (reading.on if reading is not None else None) == on
