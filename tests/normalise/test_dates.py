"""Dates as pages write them, and what is not one."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.items import DayOrder, Precision
from pipelines.normalise.dates import find_dates, parse_posted

FETCHED = datetime(2024, 3, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020/01/12", "2020-01-12"),
        ("2020-1-2", "2020-01-02"),
        ("20200112", "2020-01-12"),
        ("Posted on: 2020/01/12", "2020-01-12"),
        ("Jan 10th, 2020", "2020-01-10"),
        ("Jan. 10, 2020", "2020-01-10"),
        ("Tue., March 24, 2020", "2020-03-24"),
        ("Tuesday, 26 October 2021", "2021-10-26"),
        ("the 2nd of October, 2022", "2022-10-02"),
        ("10-Jan-2020", "2020-01-10"),
        ("12 Jan 20", "2020-01-12"),
        ("16/02/12", "2012-02-16"),
        ("12/31/2019", "2019-12-31"),
        ("31/12/2019", "2019-12-31"),
        ("Published March 5, 2021 at 5:04 pm", "2021-03-05"),
        ("12. Juni 2017", "2017-06-12"),
        ("Veröffentlicht am 12. Juni 2017 um 10.30 Uhr", "2017-06-12"),
        ("4. Jänner 2019", "2019-01-04"),
        ("Publié le 3 août 2019 à 10h30", "2019-08-03"),
        ("1er fe\u0301vrier 2018", "2018-02-01"),
        ("27 de abril de 2022", "2022-04-27"),
        ("22 de setiembre del 2021 a las 21:05h", "2021-09-22"),
        ("Il 5 Marzo 2024 - 15:42", "2024-03-05"),
        ("5 d’abril de 2020", "2020-04-05"),
        ("12 de março de 2020 às 08h15", "2020-03-12"),
        ("zondag 12 januari 2020", "2020-01-12"),
        ("den 12 januari 2020 kl. 10.30", "2020-01-12"),
        ("12. tammikuuta 2020", "2020-01-12"),
        ("31 stycznia 2020, 10:00", "2020-01-31"),
        ("12. ledna 2020", "2020-01-12"),
        ("2020. január 12.", "2020-01-12"),
        ("2020 m. sausio 12 d.", "2020-01-12"),
        ("2020. gada 12. janvāris", "2020-01-12"),
        ("12 ianuarie 2020", "2020-01-12"),
        ("8 Ocak 2020 Çarşamba", "2020-01-08"),
        ("Опубликовано 7 мая 2019 г.", "2019-05-07"),
        ("12 січня 2020", "2020-01-12"),
        ("12 Ιανουαρίου 2020", "2020-01-12"),
        ("2020年1月12日", "2020-01-12"),
        ("2024年1月15日(月) 20時36分", "2024-01-15"),
        ("2020년 1월 12일", "2020-01-12"),
        ("2020. 1. 12.", "2020-01-12"),
        ("ngày 12 tháng 1 năm 2020", "2020-01-12"),
        ("13 Tháng Năm, 2020", "2020-05-13"),
        ("13 tháng Mười Hai, 2020", "2020-12-13"),
        ("12 มกราคม 2020", "2020-01-12"),
        ("12 ม.ค. 2020", "2020-01-12"),
        ("١٣ يناير ٢٠٢٠", "2020-01-13"),
        ("12 كانون الثاني 2020", "2020-01-12"),
        ("۱۲ ژانویهٔ ۲۰۲۰", "2020-01-12"),
        ("12 בינואר 2020", "2020-01-12"),
        ("१२ जनवरी २०२०", "2020-01-12"),
        ("12 Januari 2020 pukul 10.30", "2020-01-12"),
        ("12 Jan 22 10:30", "2022-01-12"),
        ("Sun Jan 12 10:00:00 UTC 2020", "2020-01-12"),
        ("12 jan. 2020 à 10 h 30", "2020-01-12"),
        ("mar 12 may 2020", "2020-05-12"),
    ],
)
def test_a_written_day_is_read(text: str, expected: str) -> None:
    reading = parse_posted(text)
    assert reading is not None
    assert reading.on == date.fromisoformat(expected)
    assert reading.precision is Precision.DAY
    assert not reading.ambiguous


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("12 January", id="no year is no date"),
        pytest.param("12 January 10:30", id="a time is no year"),
        pytest.param("31 February 2020", id="no such day, and not its month either"),
        pytest.param("2020/13/01", id="no such month"),
        pytest.param("رجب 1445", id="a lunar month is parts of two months"),
        pytest.param("14 رجب 1445 الموافق 5 يناير 2024", id="two calendars that contradict each other"),
        pytest.param("1398/10/14", id="Jalali in numbers"),
        pytest.param("12/01/2563", id="Buddhist, but nothing is Thai"),
        pytest.param("12 يناير 1441", id="Hijri year"),
        pytest.param("平成40年1月12日", id="a year its era does not have"),
        pytest.param("12-14 January 2020", id="a range"),
        pytest.param("listopad 2020", id="October in one language, November in another"),
        pytest.param("Updated: 5 January 2020", id="updated is not posted"),
        pytest.param("Version 10.12.2020.1", id="a version"),
        pytest.param("January 5, 2020 by A. Writer", id="more than a date"),
        pytest.param("3 days ago", id="relative without the day of fetching"),
        pytest.param("Page 2 of 15", id="a page number"),
        pytest.param("²", id="a digit that is no decimal digit"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_not_a_whole_date_is_not_read(text: str) -> None:
    assert parse_posted(text) is None


@pytest.mark.parametrize(
    ("text", "on", "precision"),
    [
        ("January 2020", date(2020, 1, 1), Precision.MONTH),
        ("2020年1月", date(2020, 1, 1), Precision.MONTH),
        ("2020-01", date(2020, 1, 1), Precision.MONTH),
        ("01/2020", date(2020, 1, 1), Precision.MONTH),
        ("2020", date(2020, 1, 1), Precision.YEAR),
    ],
)
def test_less_than_a_day_says_so(text: str, on: date, precision: Precision) -> None:
    reading = parse_posted(text)
    assert reading is not None
    assert (reading.on, reading.precision) == (on, precision)


def test_indentation_does_not_count() -> None:
    text = "\n\t" + " " * 300 + "Posted on:\n" + "\u00a0" * 90 + "12  January\n 2020 \n\n"
    reading = parse_posted(text)
    assert reading is not None
    assert (reading.on, text[slice(*reading.span)]) == (date(2020, 1, 12), "12  January\n 2020")


def test_colliding_month_needs_its_language() -> None:
    polish = parse_posted("3 listopada 2020", language="pl")
    croatian = parse_posted("3 listopada 2020", language="hr-HR")
    assert polish is not None
    assert croatian is not None
    assert (polish.on.month, croatian.on.month) == (11, 10)


@pytest.mark.parametrize(
    ("language", "order", "on", "alternative"),
    [
        (None, None, date(2020, 4, 3), date(2020, 3, 4)),
        ("en", None, date(2020, 4, 3), date(2020, 3, 4)),
        ("en-US", None, date(2020, 3, 4), date(2020, 4, 3)),
        ("en-US", DayOrder.DAY_FIRST, date(2020, 4, 3), None),
        (None, DayOrder.MONTH_FIRST, date(2020, 3, 4), None),
    ],
)
def test_open_order_is_flagged_unless_the_page_proves_it(
    language: str | None, order: DayOrder | None, on: date, alternative: date | None
) -> None:
    reading = parse_posted("03/04/2020", language=language, day_order=order)
    assert reading is not None
    assert (reading.on, reading.alternative_on, reading.ambiguous) == (
        on,
        alternative,
        alternative is not None,
    )


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2020-01-12T10:00:00Z", datetime(2020, 1, 12, 10, tzinfo=UTC)),
        ("2020-01-12T23:30:00.5-05:00", datetime(2020, 1, 13, 4, 30, tzinfo=UTC)),
        ("20200112T100000Z", None),
        ("Sun, 12 Jan 2020 10:00:00 +0100", datetime(2020, 1, 12, 9, tzinfo=UTC)),
        ("January 12, 2020 - 10:30 PM EST", datetime(2020, 1, 13, 3, 30, tzinfo=UTC)),
        ("January 12, 2020, 12:05 am GMT", datetime(2020, 1, 12, 0, 5, tzinfo=UTC)),
        ("January 12, 2020 10:30", None),
        ("Published: 12 Jan 2020, 10:30 GMT+2", datetime(2020, 1, 12, 8, 30, tzinfo=UTC)),
        ("12 Jan 2020 10:30 (UTC-5:30)", datetime(2020, 1, 12, 16, tzinfo=UTC)),
        pytest.param("January 12, 2020 10:30 CST", None, id="two zones share the letters"),
        pytest.param("03/04/2020 10:30 GMT", None, id="the day itself is open"),
    ],
)
def test_a_moment_needs_time_and_zone(text: str, at: datetime | None) -> None:
    reading = parse_posted(text)
    assert reading is not None
    assert reading.at == at


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("3 days ago", date(2024, 3, 12)),
        ("Posted: 3 days ago", date(2024, 3, 12)),
        ("yesterday", date(2024, 3, 14)),
        ("13 hours ago", date(2024, 3, 14)),
        ("a day ago", date(2024, 3, 14)),
        ("vor 3 Tagen", date(2024, 3, 12)),
        ("il y a 2 semaines", date(2024, 3, 1)),
        ("hace un día", date(2024, 3, 14)),
        ("3 дня назад", date(2024, 3, 12)),
        ("٣ أيام", None),
        ("قبل ٣ أيام", date(2024, 3, 12)),
        ("3天前", date(2024, 3, 12)),
        ("2 months ago", date(2024, 1, 1)),
        ("in 3 days", None),
        ("5 min ago", date(2024, 3, 15)),
        ("3 시간 전", date(2024, 3, 15)),
        ("about 2 days ago", date(2024, 3, 13)),
        ("Yesterday, 10:30 am", date(2024, 3, 14)),
        ("Today at 10:30", date(2024, 3, 15)),
        ("3 books ago", None),
    ],
)
def test_relative_dates_count_from_the_day_of_fetching(text: str, on: date | None) -> None:
    reading = parse_posted(text, fetched_at=FETCHED)
    assert (reading.on if reading else None) == on
    assert reading is None or reading.relative


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("A Writer, The Harbour Post, January 12 2020:… Text", ["January 12 2020"]),
        ("of 2020-01-12, seen 14 January 2020.", ["2020-01-12", "14 January 2020"]),
        ("In March 2020 it began", ["March 2020"]),
        ("What 2020 was like", []),
        ("In 2020 May Smith arrived", []),
        ("He left in April. 2020 was better", []),
        ("Lines 10, 11 and 12 of 2020", []),
        ("server 10.12.2020.4", []),
        ("31 February 2020", []),
    ],
)
def test_dates_inside_text_are_found_in_place(text: str, spans: list[str]) -> None:
    assert [text[slice(*reading.span)] for reading in find_dates(text)] == spans


HOSTILE = [
    "january " * 20000,
    "1" * 20000,
    "²" * 100,
    "1 " * 5000,
    "," * 200_000,
    " " * 200_000,
    "(" * 100_000,
    "?" * 20000,
    "1/" * 60,
    "12 " * 40,
    "10:00 " * 20,
    "\ud800 2020",
    "9999-99-99",
    "0 days ago",
    "999 years ago",
    "2020-01-12T99:99:99+99:99",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_gives_no_date(text: str) -> None:
    reading = parse_posted(text, fetched_at=FETCHED)
    assert reading is None or reading.relative
    assert all(reading.span[1] <= 400 for reading in find_dates(text))


SCRAPS = "1|9|12|31|99|2020|1398|/|-|.|,|:|th|de|Mai|may|月|日|年|T|Z|+01:00|ago|days|\u200f|٣|²|İ|ß"
PIECES = st.lists(st.sampled_from(SCRAPS.split("|")) | st.text(max_size=4), max_size=30)


@given(PIECES)
def test_any_text_is_read_or_not_but_never_fails(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for given_text in (text, text.replace(" ", "")):
        readings = find_dates(given_text)
        whole = parse_posted(given_text, fetched_at=FETCHED)
        for reading in [*readings, *([whole] if whole else [])]:
            assert 0 <= reading.span[0] < reading.span[1] <= len(given_text)
            assert reading.relative or 1800 <= reading.on.year <= 2199


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
    ):
        reading = parse_posted(text)
        assert reading is not None
        assert reading.on == day
