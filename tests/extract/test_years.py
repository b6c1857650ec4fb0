"""The years of days that are written without one: from what stands around them, or from their order."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import pytest

from crawler.extract.missing_years import Day, MonthDay, find_years
from crawler.readers import html, plain_text
from pipelines.items import Entry, Page, Precision, RawEntry
from pipelines.normalise.entry import normalise

FETCHED = datetime(2024, 6, 1, 12, tzinfo=UTC)
TITLES = (
    "Harbour bridge reopens after repairs",
    "Town library extends its evening hours",
    "Orchard walk draws many visitors",
    "New ferry timetable starts next week",
    "Old mill to become a museum of paper",
    "School choir wins the regional contest",
)


def read_raw(content: str, *, url: str | None = None, fetched_at: datetime = FETCHED) -> list[RawEntry]:
    is_html = content.startswith("<")
    page = Page(
        content=content.encode(),
        address="page.html" if is_html else "page.txt",
        source="x",
        fetched_at=fetched_at,
        url=url or "https://news.example/",
    )
    records = html.read(page) if is_html else plain_text.read(page)
    return [record for record in records if isinstance(record, RawEntry)]


def days_of(content: str, *, url: str | None = None, fetched_at: datetime = FETCHED) -> list[str | None]:
    """Read a page; the day of each entry, its month or year where no more is known, None without any."""
    entries = list(map(normalise, read_raw(content, url=url, fetched_at=fetched_at)))
    kept = [entry for entry in entries if isinstance(entry, Entry)]
    assert kept
    assert [entry.title for entry in kept] == list(TITLES[: len(kept)])
    length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
    return [
        entry.posted_on.isoformat()[: length[entry.posted_precision]]
        if entry.posted_on is not None and entry.posted_precision is not None
        else None
        for entry in kept
    ]


def article(number: int, day: str) -> str:
    posted = f'<p class="posted">{day}</p>' if day is not None else ""
    link = f'<a href="/stories/{number}.html">{TITLES[number]}</a>'
    return f"<article><h2>{link}</h2>{posted}<p>A few words about it, and some more.</p></article>"


def listing(*days: str) -> str:
    return f'<html lang="en"><body><main>{"".join(map(article, range(len(days)), days))}</main></body></html>'


def digest(*days: str) -> str:
    entries = (
        f"{TITLES[number]}\nPosted on: {day}\n\nA few words about it, and then some more of them.\n"
        for number, day in enumerate(days)
    )
    return "\n".join(entries)


MAY_2023 = ["2023-05-20", "2023-05-17", "2023-05-03"]


def d(text: str) -> Day:
    year, _, rest = text.partition("-") if len(text) == 10 else ("", "", text)
    month, _, day = rest.partition("-")
    return date(int(year), int(month), int(day)) if year else MonthDay(int(month), int(day))


@pytest.mark.parametrize(
    ("days", "years"),
    [
        pytest.param("2024-05-20 05-17 2024-05-03", "- 2024 -", id="between two of the same year"),
        pytest.param("2024-01-10 12-28 2023-12-02", "- 2023 -", id="between two years"),
        pytest.param("2024-02-09 01-05 12-28 2023-12-03", "- 2024 2023 -", id="counts down from January"),
        pytest.param("05-28 05-03 2024-04-12 2024-03-01", "2024 2024 - -", id="above the first complete day"),
        pytest.param("05-28 05-03 2024-04-12", "2024 2024 -", id="one complete day and the day of the page"),
        pytest.param("02-03 01-04 12-28 2023-12-12", "2024 2024 2023 -", id="the same over a year's end"),
        pytest.param("2024-05-20 2024-05-03 04-01 03-01", "- - ? ?", id="below the last one any year fits"),
        pytest.param("2024-05-20 05-17 2022-05-03", "- ? -", id="more than one year fits"),
        pytest.param("2024-05-20 05-25 2024-05-03", "- ? -", id="no year fits"),
        pytest.param("05-28 05-20 05-03 04-12", "? ? ? ?", id="no year anywhere"),
        pytest.param("2023-11-10 2023-12-02 01-08 2024-02-01", "- - 2024 -", id="oldest first"),
        pytest.param("2024-03-01 2024-04-01 2024-04-20 05-12", "- - - 2024", id="oldest first to the end"),
        pytest.param("2019-03-01 2024-05-20 05-17 2024-05-03", "- - 2024 -", id="below a sticky entry"),
        pytest.param("03-15 2024-05-20 05-17 2024-05-03", "? - 2024 -", id="a sticky entry has no year"),
        pytest.param("05-25 2023-05-20 05-17 2023-05-03", "? - 2023 -", id="two years fit on top"),
        pytest.param("03-15 2024-03-10 2024-03-08 2024-03-05", "2024 - - -", id="the first near the next"),
        pytest.param("05-25 2024-03-10 2024-03-08 2024-03-05", "? - - -", id="the first far from the next"),
        pytest.param("2024-05-03 2024-05-20 04-12 2024-04-01 2024-05-30", "- - ? - -", id="in no order"),
        pytest.param("2024-05-20 03-15 04-12 2024-03-01", "- ? ? -", id="no order without year"),
        pytest.param("2024-07-20 05-25 2024-05-03", "- ? -", id="later than the page"),
        pytest.param("2025-01-01 2025-01-01 02-29 2024-01-01", "- - ? -", id="days after the page"),
        pytest.param("2024-05-20 02-29 2023-03-03", "- 2024 -", id="29 February has few years"),
        pytest.param("2024-05-20 none 05-17 none 2024-05-03", "- - 2024 - -", id="others between"),
    ],
)  # fmt: skip
def test_the_year_that_keeps_the_run(days: str, years: str) -> None:
    given = [None if text == "none" else d(text) for text in days.split()]
    expected = [int(year) if year.isdecimal() else None for year in years.split()]
    assert find_years(given, FETCHED.date()) == expected


@pytest.mark.parametrize("render", [listing, digest])
def test_a_day_without_year_between_complete_ones(render: Callable[..., str]) -> None:
    days = ("20 May 2024", "17 May", "3 May 2024", "28 December", "12 December 2023", "1 December 2023")
    expected = ["2024-05-20", "2024-05-17", "2024-05-03", "2023-12-28", "2023-12-12", "2023-12-01"]
    assert days_of(render(*days)) == expected


@pytest.mark.parametrize("render", [listing, digest])
def test_a_page_without_any_year_stays_without(render: Callable[..., str]) -> None:
    days = ("28 May", "17 May", "3 May", "28 April", "12 April", "1 April")
    assert days_of(render(*days)) == [None] * 6


@pytest.mark.parametrize("render", [listing, digest])
def test_what_the_page_writes_stays_verbatim(render: Callable[..., str]) -> None:
    entries = read_raw(render("20 May 2024", "17 May", "3 May 2024", "1 May 2024"))
    stated = [entry.posted[0] for entry in entries]
    assert [each.raw for each in stated] == ["20 May 2024", "17 May", "3 May 2024", "1 May 2024"]
    assert [each.completed for each in stated] == [None, "17 May 2024", None, None]
    normal = [entry for entry in map(normalise, entries) if isinstance(entry, Entry)]
    assert (normal[1].posted_raw, normal[1].posted_said) == ("17 May", "17 May")


def test_the_day_a_file_was_written_only_bounds() -> None:
    page = listing("28 May", "17 May", "3 May 2023", "28 April 2023", "12 April 2023", "1 April 2023")
    years_later = datetime(2026, 6, 1, tzinfo=UTC)
    assert days_of(page, fetched_at=years_later)[:2] == [None, None]
    same_year = datetime(2023, 12, 1, tzinfo=UTC)
    assert days_of(page, fetched_at=same_year)[:2] == ["2023-05-28", "2023-05-17"]


@pytest.mark.parametrize(
    ("url", "head", "days", "expected"),
    [
        ("https://news.example/2023/", "", "20 May|17 May|3 May", MAY_2023),
        ("https://news.example/2023/05/page/2/", "", "20 May|17 May|3 May", MAY_2023),
        ("https://news.example/?m=202305", "", "20 May|17 May|3 May", MAY_2023),
        (None, "<h1>Monthly Archives: May 2023</h1>", "20 May|17 May|3 May", MAY_2023),
        (None, "<h1>Archive – 2023</h1>", "20 May|17 May|3 May", MAY_2023),
        ("https://news.example/2023/05/", "", "20 May|17 April|3 May", [None] * 3),  # another month
        ("https://news.example/2023/", "", "3 March|28 December|12 December", [None] * 3),  # two years
        ("https://news.example/2024/", "", "20 December|17 May|3 May", [None] * 3),  # later than the page
        ("https://event.example/2023/news/", "", "20 May|17 May|3 May", [None] * 3),  # of the event
        (None, "<h1>Budget 2023</h1>", "20 May|17 May|3 May", [None] * 3),
        ("https://news.example/2023/", "<h1>News – 2022</h1>", "20 May|17 May|3 May", [None] * 3),
    ],
)  # fmt: skip
def test_the_period_of_the_page_has_the_year(
    url: str | None, head: str, days: str, expected: Sequence[str | None]
) -> None:
    page = listing(*days.split("|")).replace("<main>", f"{head}<main>")
    assert days_of(page, url=url) == expected


def test_the_archive_that_a_day_links_to_has_its_year() -> None:
    days = [f'<a href="/2023/05/{day:02}/">{day} May</a>' for day in (20, 17, 3)]
    assert days_of(listing(*days)) == MAY_2023
