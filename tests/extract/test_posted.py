"""Which of the days on a page is the one an entry was posted on, and where none is."""

from datetime import UTC, datetime

import pytest

from crawler.extract.other_days import DayKind, read_header
from crawler.readers import html
from pipelines.items import Entry, Page, Precision, RawEntry
from pipelines.normalise.entry import normalise

TITLES = (
    "Harbour bridge reopens after repairs",
    "Town library extends its evening hours",
    "Orchard walk draws many visitors",
    "New ferry timetable starts next week",
    "Old mill to become a museum of paper",
    "School choir wins the regional contest",
)
LINKS = [f'<a href="/stories/{place}.html">{title}</a>' for place, title in enumerate(TITLES)]


def days_of(body: str, language: str = "en") -> list[str | None]:
    """Read a page; the day of each entry, None where it has none or only a month."""
    page = Page(
        content=f'<html lang="{language}"><body>{body}</body></html>'.encode(),
        address="page.html",
        source="x",
        fetched_at=datetime(2024, 6, 1, 12, tzinfo=UTC),
        url="https://news.example/",
    )
    entries = [normalise(record) for record in html.read(page) if isinstance(record, RawEntry)]
    kept = [entry for entry in entries if isinstance(entry, Entry)]
    assert [entry.title for entry in kept] == list(TITLES)
    return [
        entry.posted_on.isoformat() if entry.posted_on and entry.posted_precision is Precision.DAY else None
        for entry in kept
    ]


def each(template: str, *values: str) -> str:
    """Repeat a template for all titles: `{link}`, and `{0}`, or the value of each in turn."""
    given = list(values) or [f"2024-05-{20 - place:02}" for place in range(len(TITLES))]
    return "".join(template.format(value, link=link) for value, link in zip(given, LINKS, strict=True))


MAY = [f"2024-05-{20 - place:02}" for place in range(len(TITLES))]


@pytest.mark.parametrize(
    "header",
    [
        "<th>Closing date</th><th>Notice</th><th>Date posted</th>",
        "<th>Date</th><th>Notice</th><th>Published</th>",
        "<th>Frist</th><th>Titel</th><th>Datum</th>",
        "<th>最終更新</th><th>件名</th><th>掲載日</th>",
    ],
)
def test_the_header_of_a_column_says_which_day_is_of_posting(header: str) -> None:
    rows = each("<tr><td>2024-05-28</td><td>{link}</td><td>{0}</td></tr>")
    assert days_of(f"<table><tr>{header}</tr>{rows}</table>") == MAY


def test_a_column_of_another_day_alone_is_none_of_posting() -> None:
    rows = each("<tr><td>{link}</td><td>7</td><td>{0}</td></tr>")
    table = f"<table><thead><tr><th>Topic</th><th>Replies</th><th>Activity</th></tr></thead>{rows}</table>"
    assert days_of(table) == [None] * len(TITLES)


def test_a_cell_may_carry_its_header() -> None:
    row = '<tr><td data-label="Deadline">2024-05-28</td><td>{link}</td><td data-label="Posted">{0}</td></tr>'
    assert days_of(f"<table>{each(row)}</table>") == MAY


def test_in_a_row_of_fewer_cells_no_column_is_known() -> None:
    rows = each("<tr><td>{link}</td><td>{0}</td></tr>")
    header = "<tr><th>Group</th><th>Closing date</th><th>Topic</th></tr>"
    assert days_of(f"<table>{header}{rows}</table>") == MAY


@pytest.mark.parametrize(
    "day",
    [
        '<time itemprop="startDate" datetime="{0}">{0}</time>',
        '<meta itemprop="dateModified" content="{0}">',
        '<p><span itemprop="validThrough">{0}</span></p>',
        '<abbr class="dtstart" title="{0}">{0}</abbr>',
    ],
)
def test_properties_of_other_days_are_none_of_posting(day: str) -> None:
    assert days_of(each(f"<article><h2>{{link}}</h2>{day}<p>A few words.</p></article>")) == [None] * 6
    dated = f"<article><h2>{{link}}</h2>{day}<p class='posted'>2024-05-03</p></article>"
    assert days_of(each(dated)) == ["2024-05-03"] * 6


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Date posted", DayKind.POSTED),
        ("Published / updated", DayKind.POSTED),
        ("Дата публикации", DayKind.POSTED),
        ("発表日", DayKind.POSTED),
        ("Last updated", DayKind.OTHER),
        ("Date de clôture", DayKind.OTHER),
        ("Fecha de cierre", DayKind.OTHER),
        ("마감일", DayKind.OTHER),
        ("Date", DayKind.OPEN),
        ("Calendar", DayKind.OPEN),
        ("", DayKind.OPEN),
    ],
)
def test_headers(header: str, kind: DayKind) -> None:
    assert read_header(header) is kind


def test_a_day_behind_a_label_in_its_line_heads_nothing() -> None:
    about = "<p><b>Starting:</b> <i>1 May 2024</i><br><b>Ending:</b> <i>17 May 2024</i></p>"
    assert days_of(f"{about}<ul>{each('<li>{link} <i>by the clerk</i></li>')}</ul>") == [None] * 6


def test_links_to_the_days_are_not_headings_of_them() -> None:
    jumps = "<nav><ul><li>20 May 2024</li><li>17 May 2024</li></ul></nav>"
    lists = "".join(
        f"<h3>{day} May 2024 (showing 3 entries)</h3><ul>{''.join(f'<li>{link} Words.</li>' for link in links)}</ul>"
        for day, links in ((20, LINKS[:3]), (17, LINKS[3:]))
    )
    assert days_of(jumps + lists) == ["2024-05-20"] * 3 + ["2024-05-17"] * 3
