"""Dates of the lunar Hijri calendar, as Umm al-Qura counts it."""

from datetime import date, timedelta

import pytest

from pipelines.items import Calendar
from pipelines.normalise.calendar_hijri import FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR, find_hijri_day
from pipelines.normalise.dates import find_dates, parse_posted


@pytest.mark.parametrize(
    ("year", "first"),
    [
        # 1 Muharram as the Saudi calendar of these years has it.
        (1420, date(1999, 4, 17)),
        (1431, date(2009, 12, 18)),
        (1440, date(2018, 9, 11)),
        (1443, date(2021, 8, 9)),
        (1445, date(2023, 7, 19)),
        (1446, date(2024, 7, 7)),
        (1447, date(2025, 6, 26)),
    ],
)
def test_the_first_days_of_years(year: int, first: date) -> None:
    assert find_hijri_day(year, 1, 1) == first


def test_days_follow_each_other_without_a_gap() -> None:
    days = [
        day
        for year in range(FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR + 1)
        for month in range(1, 13)
        for number in range(1, 31)
        if (day := find_hijri_day(year, month, number)) is not None
    ]
    assert days == [days[0] + timedelta(days=number) for number in range(len(days))]


@pytest.mark.parametrize(
    "day", [(1364, 12, 1), (1501, 1, 1), (1445, 13, 1), (1445, 1, 31), (1445, 0, 1), (10**9, 1, 1)]
)
def test_what_is_no_day_of_the_calendar(day: tuple[int, int, int]) -> None:
    assert find_hijri_day(*day) is None


@pytest.mark.parametrize(
    ("text", "language", "on"),
    [
        ("14 رجب 1445", None, "2024-01-26"),
        ("١٤ رجب ١٤٤٥ هـ", "ar", "2024-01-26"),
        ("14 من شهر رجب لعام 1445هـ", "ar", "2024-01-26"),
        ("الجمعة 14 رَجَب 1445", "ar", "2024-01-26"),
        ("1 محرم 1446", "ar", "2024-07-07"),
        ("1 ربيع الأوّل 1445", "ar", "2023-09-16"),
        ("1 ربيع الاول 1445", None, "2023-09-16"),
        ("1 ربيع الآخر 1445", "ar", "2023-10-16"),
        ("1 ربيع الثاني 1445", "ar", "2023-10-16"),
        ("1 جمادى الأولى 1445", "ar", "2023-11-15"),
        ("1 جمادى الآخرة 1445", "ar", "2023-12-14"),
        ("1 جمادى الثانية 1445", "ar", "2023-12-14"),
        ("1 رمضان 1445", "ar", "2024-03-11"),
        ("1 ذو القعدة 1445", "ar", "2024-05-09"),
        ("1 ذي القعدة 1445", "ar", "2024-05-09"),
        ("1 ذو الحجة 1445", "ar", "2024-06-07"),
        ("1 ذی‌الحجه 1445 ه.ق", "fa", "2024-06-07"),
        ("۱ رمضان المبارک ۱۴۴۵ھ", "ur", "2024-03-11"),
        ("14 Rajab 1445 AH", "en", "2024-01-26"),
        ("Rajab 14, 1445", "en", "2024-01-26"),
        ("Posted: 1st of Sha'ban, 1445 A.H.", "en", "2024-02-11"),
        ("1 Dhū al-Qaʿdah 1445", "en", "2024-05-09"),
        ("1 Recep 1445", "tr", "2024-01-13"),
        ("1 Şevval 1445", "tr", "2024-04-10"),
        ("1 Zilhicce 1445", "tr", "2024-06-07"),
        ("1 Rabiul Awal 1445 H", "id", "2023-09-16"),
        ("1 Jumadil Akhir 1445 H", "id", "2023-12-14"),
        ("1 Syawal 1445H", "ms", "2024-04-10"),
        ("1445/07/14هـ", None, "2024-01-26"),
        ("14-07-1445 هـ", "en", "2024-01-26"),
        ("1445/07/14", "ar", "2024-01-26"),
        ("14/07/1445", "ar-SA", "2024-01-26"),
        ("14/7/1445 AH", "en", "2024-01-26"),
    ],
)
def test_a_hijri_day_is_read_and_its_calendar_told(text: str, language: str | None, on: str) -> None:
    reading = parse_posted(text, language=language)
    assert reading is not None
    assert (reading.on.isoformat(), reading.calendar) == (on, Calendar.HIJRI)
    assert not reading.ambiguous
    (found,) = find_dates(text, language=language)
    assert (found.on, found.span) == (reading.on, reading.span)


@pytest.mark.parametrize(
    "text",
    [
        "14 رجب 1445 هـ الموافق 26 يناير 2024",
        "14 رجب 1445 - 26 يناير 2024م",
        "26 يناير 2024 الموافق 14 رجب 1445هـ",
        "الجمعة 15 رجب 1445هـ - 26 يناير 2024م",  # a day later by observation
        "1445/07/14 - 2024/01/26",
        "جمعه 6 بهمن 1402 - 14 رجب 1445 - 26 January 2024",
    ],
)
def test_the_gregorian_day_decides_where_both_are_written(text: str) -> None:
    reading = parse_posted(text, language="ar")
    assert reading is not None
    assert (reading.on, reading.calendar) == (date(2024, 1, 26), Calendar.GREGORIAN)
    assert {found.on for found in find_dates(text, language="ar")} == {date(2024, 1, 26)}


def test_a_jalali_day_decides_over_a_hijri_one() -> None:
    reading = parse_posted("جمعه ۲۸ اردیبهشت ۱۴۰۳ - ۸ ذی القعده ۱۴۴۵", language="fa")
    assert reading is not None
    assert (reading.on, reading.calendar) == (date(2024, 5, 17), Calendar.JALALI)


def test_days_that_disagree_are_two_days() -> None:
    text = "14 رجب 1445 الموافق 5 يناير 2024"
    assert [found.on for found in find_dates(text)] == [date(2024, 1, 26), date(2024, 1, 5)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1445/07/14", None),
        ("1445/07/14", "fa"),
        ("1445/07/14", "ur"),
        ("1403/02/28", "ar"),
        ("31 رجب 1445", "ar"),
        ("14 رجب 2024", "ar"),
        ("14 Rajab 2024", "en"),
        ("رجب 1445", "ar"),
        ("14 books 1445 h", "en"),
        ("14 رجب 1645", "ar"),
    ],
)
def test_what_may_be_of_another_calendar_is_not_read(text: str, language: str | None) -> None:
    assert parse_posted(text, language=language) is None
    assert find_dates(text, language=language) == []
