"""Dates of other calendars, and where they are none."""

from datetime import date, timedelta

import pytest

from pipelines.items import Precision
from pipelines.normalise.calendar_jalali import find_jalali_day, is_leap
from pipelines.normalise.calendar_years import buddhist_year, era_year
from pipelines.normalise.dates import find_dates, parse_posted


@pytest.mark.parametrize(
    ("year", "nowruz"),
    [
        # The day of the March equinox if it falls before noon in Tehran, else the day after.
        (1304, date(1925, 3, 21)),
        (1357, date(1978, 3, 21)),
        (1375, date(1996, 3, 20)),
        (1398, date(2019, 3, 21)),
        (1399, date(2020, 3, 20)),
        (1400, date(2021, 3, 21)),
        (1403, date(2024, 3, 20)),
        (1404, date(2025, 3, 21)),
        (1408, date(2029, 3, 20)),
        (1409, date(2030, 3, 21)),
    ],
)
def test_the_jalali_year_begins_at_the_equinox(year: int, nowruz: date) -> None:
    assert find_jalali_day(year, 1, 1) == nowruz


def test_jalali_days_follow_each_other_without_a_gap() -> None:
    days = [
        day
        for year in range(1210, 1501)
        for month in range(1, 13)
        for number in range(1, 32)
        if (day := find_jalali_day(year, month, number)) is not None
    ]
    assert days == [days[0] + timedelta(days=number) for number in range(len(days))]
    assert sum(map(is_leap, range(1210, 1210 + 330))) == 80


@pytest.mark.parametrize("day", [(1403, 13, 1), (1403, 7, 31), (1404, 12, 30), (1403, 1, 0), (2024, 1, 1)])
def test_what_is_no_jalali_day(day: tuple[int, int, int]) -> None:
    assert find_jalali_day(*day) is None


@pytest.mark.parametrize(
    ("text", "language", "on"),
    [
        ("۲۸ اردیبهشت ۱۴۰۳ - ۱۱:۱۷", None, "2024-05-17"),
        ("جمعه ۲۸ اردیبهشت ۱۴۰۳", "fa", "2024-05-17"),
        ("22 بهمن 1357", "fa", "1979-02-11"),
        ("۱۴۰۳/۰۲/۲۸", None, "2024-05-17"),
        ("1403-2-28", "fa", "2024-05-17"),
        ("28/02/1403", "fa-IR", "2024-05-17"),
        ("2024/05/17", "fa", "2024-05-17"),
        ("17 พ.ค. 2567", None, "2024-05-17"),
        ("17 พฤษภาคม พ.ศ. 2567", None, "2024-05-17"),
        ("17 พ.ค. 67", None, "2024-05-17"),
        ("17/05/2567", "th", "2024-05-17"),
        ("๑๗ พฤษภาคม ๒๕๖๗", None, "2024-05-17"),
        ("17 พ.ค. 2024", "th", "2024-05-17"),
        ("17/05/67", "th", "2024-05-17"),
        ("2567-05-17", "th", "2024-05-17"),
        ("令和6年5月17日", None, "2024-05-17"),
        ("令和元年5月1日", "ja", "2019-05-01"),
        ("平成31年4月30日（火）", "ja", "2019-04-30"),
        ("昭和64年1月7日", "ja", "1989-01-07"),
        ("2024年(令和6年)5月17日", "ja", "2024-05-17"),
        ("令和6年（2024年）5月17日", "ja", "2024-05-17"),
        ("R6.5.17", "ja", "2024-05-17"),
        ("民國113年5月17日", None, "2024-05-17"),
        ("113-05-17", "zh-TW", "2024-05-17"),
        ("113年5月17日", "zh-Hant", "2024-05-17"),
    ],
)
def test_dates_of_other_calendars(text: str, language: str | None, on: str) -> None:
    reading = parse_posted(text, language=language)
    assert reading is not None
    assert reading.on.isoformat() == on
    assert reading.precision is Precision.DAY


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1403/02/28", None),
        ("1403/02/28", "ar"),
        ("1445/02/28", "fa"),  # a year of the lunar calendar, or one to come
        ("31 مهر 1403", "fa"),
        ("17/05/2567", "en"),
        ("17 พ.ค. 24", "th"),
        ("R6.5.17", "en"),
        ("R6.5.17.2", "ja"),
        ("令和6年2月30日", "ja"),
        ("113-05-17", "zh-CN"),
        ("212-05-17", "zh-TW"),
    ],
)
def test_what_could_be_of_any_calendar_is_of_none(text: str, language: str | None) -> None:
    assert parse_posted(text, language=language) is None


@pytest.mark.parametrize(
    ("text", "on", "precision"),
    [("令和6年5月", "2024-05-01", Precision.MONTH), ("令和6年", "2024-01-01", Precision.YEAR)],
)
def test_months_and_years_of_eras_are_those_of_everyone(text: str, on: str, precision: Precision) -> None:
    reading = parse_posted(text, language="ja")
    assert reading is not None
    assert (reading.on.isoformat(), reading.precision) == (on, precision)


def test_a_jalali_month_is_parts_of_two_months() -> None:
    assert parse_posted("اردیبهشت ۱۴۰۳", language="fa") is None


def test_other_calendars_inside_a_text() -> None:
    text = "発表日:令和6年5月17日 担当:総務課"
    (reading,) = find_dates(text, language="ja")
    assert (reading.on, text[slice(*reading.span)]) == (date(2024, 5, 17), "令和6年5月17日")


def test_years_counted_from_elsewhere() -> None:
    assert [buddhist_year(year) for year in (2567, 67, 2483, 20, 98)] == [2024, 2024, None, None, None]
    assert [era_year("昭和", year) for year in (1, 64, 65, 0)] == [1926, 1989, None, None]
    assert era_year("明治", 5) is None  # Japan had another calendar then


@pytest.mark.parametrize(
    ("text", "language", "on"),
    [
        ("9/20/02", "en", "2002-09-20"),
        ("17 apr. '24", "nl", "2024-04-17"),
        ("17 feb. ’24", "nl", "2024-02-17"),
        ("17 2024-05", None, "2024-05-17"),
        ("17 2024.05", "ko", "2024-05-17"),
        ("17 /2024-05", "zh", "2024-05-17"),
        ("2024 05-17", None, "2024-05-17"),
        ("05-17 2024", None, "2024-05-17"),
        ("17 2024年5月", "zh", "2024-05-17"),
    ],
)
def test_short_years_and_dates_in_boxes(text: str, language: str | None, on: str) -> None:
    reading = parse_posted(text, language=language)
    assert reading is not None
    assert (reading.on.isoformat(), reading.ambiguous) == (on, False)


def test_short_numbers_leave_the_order_open() -> None:
    reading = parse_posted("9/5/02", language="en")
    assert reading is not None
    assert (reading.on, reading.alternative_on) == (date(2002, 5, 9), date(2002, 9, 5))


@pytest.mark.parametrize("text", ["1.2.03", "9-5-02", "9/5/2", "costs 9/5/02 of it", "3 2024"])
def test_what_short_numbers_are_no_date(text: str) -> None:
    assert parse_posted(text, language="en") is None


@pytest.mark.parametrize("piece", ["令和", "1403/", "28 اردیبهشت ", "民國1年", "2024年(", "r6.", "(", " "])
def test_repeated_pieces_cost_no_more_than_their_length(piece: str) -> None:
    text = (piece * 400)[:400]
    assert find_dates(text, language="ja") == []
    assert find_dates(text, language="fa") == []
