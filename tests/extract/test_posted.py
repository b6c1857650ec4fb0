"""Which of the days on a page is the one an entry was posted on, and where none is."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from crawler.extract.other_days import DayKind, read_header
from crawler.extract.posted import from_url
from crawler.readers import html
from pipelines.items import Entry, Page, Precision, RawEntry
from pipelines.normalise.dates import parse_posted
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


def days_of(body: str, language: str = "en", titles: Sequence[str] = TITLES) -> list[str | None]:
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
    assert [entry.title for entry in kept] == list(titles)
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
    words = [f"<li>{link} Some words.</li>" for link in LINKS]
    lists = "".join(
        f"<h3>{day} May 2024 (showing 3 entries)</h3><ul>{items}</ul>"
        for day, items in ((20, "".join(words[:3])), (17, "".join(words[3:])))
    )
    assert days_of(jumps + lists) == ["2024-05-20"] * 3 + ["2024-05-17"] * 3


def under(headings: list[str], template: str, fragments: str) -> str:
    """Make lists of three entries each under headings."""
    items = [
        template.format(day.replace("_", " "), link=link)
        for day, link in zip(fragments.split(), LINKS, strict=True)
    ]
    return "".join(
        f"<h3>{heading}</h3><ul>{''.join(items[3 * place : 3 * place + 3])}</ul>"
        for place, heading in enumerate(headings)
    )


MONTHS = [*(f"2024-05-{day:02}" for day in (17, 13, 2)), *(f"2024-04-{day:02}" for day in (30, 9, 1))]


@pytest.mark.parametrize(
    ("headings", "fragments", "template", "language"),
    [
        (["May 2024", "April 2024"], "17 13 2 30 9 1", "<li><b>{0}</b> {link}</li>", "en"),
        (["Mayo 2024", "Abril 2024"], "17 13 2 30 9 1", "<li>{0}: {link}</li>", "es"),
        (["2024年5月", "2024年4月"], "17 13 2 30 9 1", "<li>{0}日 {link}</li>", "ja"),
        (["05/2024", "04/2024"], "17 13 2 30 9 1", "<li><i>{0}.</i> {link}</li>", "fr"),
        (["May 2024 (3)", "April 2024 (3)"], "17 13 2 30 9 1", "<li><b>{0}</b> {link}</li>", "en"),
        (
            ["<button type='button'>2024</button>"] * 2,
            "5/17 5/13 5/2 4/30 4/9 4/1",
            "<li>{0} {link}</li>",
            "ko",
        ),
        (["2024", "2024"], "5/17 5/13 5/2 4/30 4/9 4/1", "<li><b>{0}</b> {link}</li>", "ko"),
        (["2024", "2024"], "17/5 13/5 2/5 30/4 9/4 1/4", "<li>{link} <b>{0}</b></li>", "pt"),
        (["2024", "2024"], "17.05. 13.05. 02.05. 30.04. 09.04. 01.04.", "<li>{0} {link}</li>", "de"),
        (["2024", "2024"], "05-17 05-13 05-02 04-30 04-09 04-01", "<li>{link} <b>({0})</b></li>", "zh"),
        (["2024", "2024"], "May_17 May_13 May_2 April_30 April_9 April_1", "<li>{link} - {0}</li>", "en"),
    ],
)
def test_a_day_is_completed_by_the_heading_it_stands_under(
    headings: list[str], fragments: str, template: str, language: str
) -> None:
    assert days_of(under(headings, template, fragments), language) == MONTHS


@pytest.mark.parametrize(
    ("headings", "fragments"),
    [
        (["May 2024", "April 2024"], "1 2 3 1 2 3"),  # ranks
        (["May 2024", "April 2024"], "1. 2. 3. 4. 5. 6."),
        (["2024", "2023"], "4/5 3/5 5/5 4/5 4/5 2/5"),  # grades
        (["2024", "2023"], "2-1 3-0 1-1 4-2 0-2 1-3"),  # results
        (["May", "April"], "17 13 2 30 9 1"),  # no year anywhere
    ],
)
def test_other_short_numbers_are_no_days(headings: list[str], fragments: str) -> None:
    assert days_of(under(headings, "<li><b>{0}</b> {link}</li>", fragments)) == [None] * 6


def test_days_and_months_in_iso_order_need_no_number_above_twelve() -> None:
    page = under(["2024", "2023"], "<li><b>{0}</b> {link}</li>", "05-06 05-03 02-01 12-11 12-02 03-04")
    days = ["2024-05-06", "2024-05-03", "2024-02-01", "2023-12-11", "2023-12-02", "2023-03-04"]
    assert days_of(page, "zh") == days


def test_the_day_of_a_change_beside_that_of_posting_hides_nothing() -> None:
    meta = "<p><meta itemprop='dateModified' content='2024-05-30'><i itemprop='datePublished'>{0}</i></p>"
    assert days_of(each(f"<article><h2>{{link}}</h2>{meta}<p>A few words.</p></article>")) == MAY


def test_another_day_than_that_of_the_link_is_of_something_else() -> None:
    items = "".join(
        f'<li><b>{28 - place} May</b> <a href="/2024/05/{20 - place}/story">{title}</a></li>'
        for place, title in enumerate(TITLES)
    )
    assert days_of(f"<ul>{items}</ul>") == MAY


def test_a_cell_of_several_rows_states_the_day_of_each() -> None:
    cells = ["<td rowspan='3'>20.05.2024</td>", "", "", "<td rowspan='2'>17.05.2024</td>", "", "<td></td>"]
    table = f"<table><tr><th>Day</th><th>Title</th></tr>{each('<tr>{0}<td>{link}</td></tr>', *cells)}</table>"
    assert days_of(table) == ["2024-05-20"] * 3 + ["2024-05-17"] * 2 + [None]


@pytest.mark.parametrize("span", ["9007199254740991", "9" * 5_000], ids=["2^53 - 1", "beyond integers"])
def test_a_cell_that_claims_to_span_more_than_there_is_takes_no_memory(span: str) -> None:
    cells = ["<td rowspan='3'>20.05.2024</td>", "", "", f"<td rowspan='{span}'>17.05.2024</td>", "", ""]
    head = f"<tr><th colspan='{span}'>Day</th><th>Title</th></tr>"
    table = f"<table>{head}{each('<tr>{0}<td>{link}</td></tr>', *cells)}</table>"
    assert days_of(table) == ["2024-05-20"] * 3 + ["2024-05-17"] * 3


def test_a_date_that_opens_each_title_is_its_day() -> None:
    page = "".join(
        f'<h3><a href="/p/{place}">{day} – {title}</a></h3><p>A few words.</p>'
        for place, (day, title) in enumerate(zip(MAY, TITLES, strict=True))
    )
    assert days_of(page) == MAY  # and is no part of the title


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/news/t20240517_30719.html", "2024-05-17"),
        ("/20240517/story.html", "2024-05-17"),
        ("/press/20240517.html", "2024-05-17"),
        ("/story-20240517.html", "2024-05-17"),
        ("/2024/05/17/story", "2024-05-17"),
        ("/20241340/story.html", None),
        ("/id/202405171230", None),
        ("/x20240517y.html", None),
        ("/18990517/story", None),
    ],
)
def test_the_day_in_a_link(path: str, day: str | None) -> None:
    stated = from_url(f"https://news.example{path}")
    reading = parse_posted(stated.raw) if stated is not None else None
    assert (reading.on.isoformat() if reading is not None else None) == day


def test_a_day_without_its_year_is_completed_by_the_link() -> None:
    boxes = "".join(
        f'<div class="row"><div class="box"><span>{day}</span><span>May</span></div>'
        f'<div><h3><a href="/news/2024/0{month}/no-{day}">{title}</a></h3><p>Some words.</p></div></div>'
        for day, month, title in zip((20, 17, 13, 9, 2, 1), (5, 5, 5, 5, 5, 4), TITLES, strict=True)
    )
    days = [f"2024-05-{day:02}" for day in (20, 17, 13, 9, 2)]
    assert days_of(f"<div>{boxes}</div>") == [*days, None]  # the last link is of another month


@pytest.mark.parametrize(
    ("phrases", "language", "template"),
    [
        ("an hour ago | yesterday | 2 days ago | 3 days ago | 1 week ago | 2 weeks ago", "en", "<i>{0}</i>"),
        (
            "hace 1 hora | ayer | hace 2 días | hace 3 días | hace 1 semana | hace 2 semanas",
            "es",
            "<i>{0}</i>",
        ),
        ("1시간 전 | 어제 | 2일 전 | 3일 전 | 1주 전 | 2주 전", "ko", "<p><i>조회 5</i><i>{0}</i></p>"),
        (
            "1 hour ago | 1 day ago | 2 days ago | 3 days ago | 7 days ago | 14 days ago",
            "en",
            "<p>The Post · {0}</p>",
        ),
        (
            "Posted 1 hour ago | Posted 1 day ago | Posted 2 days ago | "
            "Posted 3 days ago | Posted 7 days ago | Posted 14 days ago",
            "en",
            "<p>{0}</p>",
        ),
    ],
)
def test_days_counted_back_from_the_day_of_the_page(phrases: str, language: str, template: str) -> None:
    items = each(
        f"<article><h3>{{link}}</h3>{template}<p>Some words of the text.</p></article>", *phrases.split(" | ")
    )
    days = ["2024-06-01", "2024-05-31", "2024-05-30", "2024-05-29", "2024-05-25", "2024-05-18"]
    assert days_of(items, language) == days


def test_how_long_ago_a_text_tells_of_is_no_day() -> None:
    text = "<p>It all began 3 days ago at the mill.</p><p>5 min read</p><p>12 comments</p>"
    assert days_of(each(f"<article><h3>{{link}}</h3>{text}</article>")) == [None] * 6


@pytest.mark.parametrize("month", ["2024.05", "2024-05", "May 2024", "/2024-05"])
def test_a_box_is_read_with_spaces_between_its_parts(month: str) -> None:
    boxes = each(f"<div><p class='box'><b>{{0}}</b><i>{month}</i></p><h3>{{link}}</h3><p>Text.</p></div>",
                 *["20", "19", "18", "17", "16", "15"])  # fmt: skip
    assert days_of(f"<main>{boxes}</main>") == MAY


def test_counts_before_the_titles_are_no_days() -> None:
    page = "<h1>Archive: May 2024</h1>" + "".join(
        f'<div class="post"><span class="n">{count}</span><h2>{link}</h2><p>A sentence about it.</p></div>'
        for count, link in zip((3, 12, 7, 1, 5, 9), LINKS, strict=True)
    )
    assert days_of(page) == [None] * len(TITLES)


@pytest.mark.parametrize(
    "line",
    [
        "<p>Born {0} March 1954</p>",
        "<p>Jane Doe, born {0} March 1954 in Riverside.</p>",
        "<p>Geboren: {0}.03.1954</p>",
        "<p>When: {0} July 2024</p>",
        "<p><b>Start:</b> <time datetime='2024-05-{0}'>{0} May</time></p>",
        "<p>The meeting takes place on {0} May 2024.</p>",
        "<p>Deadline: {0} May 2024</p>",
        "<p>{0}.05.24 EUR</p>",
        "<p>Version 1.{0}.2019</p>",
        "<p><span class='price'>{0}.12</span></p>",
    ],
)
def test_a_day_that_is_said_to_be_another_is_none_of_posting(line: str) -> None:
    block = f"<article><h2>{{link}}</h2>{line}<p>A few words about it.</p></article>"
    days = [str(day) for day in range(10, 16)]
    assert days_of(each(block, *days)) == [None] * 6
    dated = f"<article><h2>{{link}}</h2><p class='posted'>2024-05-03</p>{line}<p>A few words.</p></article>"
    assert days_of(each(dated, *days)) == ["2024-05-03"] * 6


def test_a_name_before_a_day_is_no_label_of_it() -> None:
    page = each("<article><h2>{link}</h2><p>Jane Last, {0} May 2024</p><p>A few words.</p></article>",
                *["20", "19", "18", "17", "16", "15"])  # fmt: skip
    assert days_of(page) == MAY


@pytest.mark.parametrize(
    ("shown", "declared", "day"),
    [
        ("17 May 2024", "2024-05-17T22:30:00Z", "2024-05-17"),
        ("17 May 2024", "2024-05-18T03:30:00Z", "2024-05-17"),  # the day it is listed under
        ("05/04/2024", "2024-04-05", "2024-04-05"),  # what is shown leaves open, the other decides
        ("May 2024", "2024-05-17", "2024-05-17"),
        ("", "2024-05-17", "2024-05-17"),
    ],
)
def test_a_clear_day_that_is_shown_goes_before_another_that_is_declared(
    shown: str, declared: str, day: str
) -> None:
    posts = ",".join(
        f'{{"@type": "BlogPosting", "headline": "{title}", "url": "/stories/{place}.html",'
        f' "datePublished": "{declared}"}}'
        for place, title in enumerate(TITLES)
    )
    script = f'<script type="application/ld+json">{{"@type": "Blog", "blogPost": [{posts}]}}</script>'
    block = "<article><h2>{link}</h2><p class='posted'>{0}</p><p>A few words about it.</p></article>"
    assert days_of(script + each(block, *[shown] * 6)) == [day] * 6
