"""Which entries inherit a day, from the entry before or from headings, and which must not."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from crawler.readers import html, plain_text
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
TEXT = "A few words about it, and then some more of them."
LENGTHS = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}


def days_of(content: str) -> str:
    """Read a page; the day, month or year of each entry, "?" where nothing is known."""
    is_html = content.startswith("<")
    page = Page(
        content=content.encode(),
        address="page.html" if is_html else "page.txt",
        source="x",
        fetched_at=datetime(2024, 6, 1, 12, tzinfo=UTC),
        url="https://news.example/",
    )
    records = html.read(page) if is_html else plain_text.read(page)
    entries = [normalise(record) for record in records if isinstance(record, RawEntry)]
    kept = [entry for entry in entries if isinstance(entry, Entry)]
    assert [entry.title for entry in kept] == list(TITLES)
    return " ".join(
        entry.posted_on.isoformat()[: LENGTHS[entry.posted_precision]]
        if entry.posted_on is not None and entry.posted_precision is not None
        else "?"
        for entry in kept
    )


def in_html(*labels: str) -> str:
    blocks = (
        f'<article><h2><a href="/stories/{number}.html">{TITLES[number]}</a></h2>'
        f'<p class="posted">{label}</p><p>{TEXT}</p></article>'
        for number, label in enumerate(labels)
    )
    return f'<html lang="en"><body><main>{"".join(blocks)}</main></body></html>'


def in_text(*labels: str) -> str:
    return "\n".join(f"{title}\n{label}\n\n{TEXT}\n" for title, label in zip(TITLES, labels, strict=True))


ON = "Posted on: "
BLANKS = [
    pytest.param(
        "20 May 2024|-|-|17 May 2024|-|3 May 2024",
        "2024-05-20 2024-05-20 2024-05-20 2024-05-17 2024-05-17 2024-05-03",
        id="printed once a day",
    ),
    pytest.param(
        "-|20 May 2024|-|17 May 2024|3 May 2024|1 May 2024",
        "? 2024-05-20 2024-05-20 2024-05-17 2024-05-03 2024-05-01",
        id="the first has none before it",
    ),
    pytest.param(
        "-|-|20 May 2024|17 May 2024|3 May 2024|1 May 2024",
        "? ? 2024-05-20 2024-05-17 2024-05-03 2024-05-01",
        id="nor has the second",
    ),
    pytest.param(
        "20 May 2024|the 99th of May 2024|-|17 May 2024|3 May 2024|1 May 2024",
        "2024-05-20 ? ? 2024-05-17 2024-05-03 2024-05-01",
        id="behind a day that is not read",
    ),
    pytest.param(
        "20 May 2024|17 May 2024|May 2024|-|3 May 2024|1 May 2024",
        "2024-05-20 2024-05-17 2024-05 2024-05 2024-05-03 2024-05-01",
        id="behind a month",
    ),
    pytest.param(
        "20 May 2024|17 May|-|3 May 2024|-|1 May 2024",
        "2024-05-20 2024-05-17 2024-05-17 2024-05-03 2024-05-03 2024-05-01",
        id="behind no year",
    ),
]


@pytest.mark.parametrize("render", [in_html, in_text])
@pytest.mark.parametrize(("labels", "expected"), BLANKS)
def test_a_blank_label_means_the_day_of_the_entry_before(
    render: Callable[..., str], labels: str, expected: str
) -> None:
    assert days_of(render(*(ON + label.strip("-") for label in labels.split("|")))) == expected


def test_behind_an_entry_that_says_nothing_a_blank_label_is_unknown() -> None:
    labels = ["Posted on: 20 May 2024", "", "Posted on:", "Posted on: 3 May 2024", "Posted on:", "Posted on:"]
    page = in_html(*labels).replace('<p class="posted"></p>', "")
    assert days_of(page) == "2024-05-20 ? ? 2024-05-03 2024-05-03 2024-05-03"


def test_the_link_of_a_blank_entry_knows_its_day_better() -> None:
    labels = [ON + "20 May 2024", ON, ON, ON + "3 May 2024", ON, ON]
    page = in_html(*labels).replace("/stories/1.", "/2024/05/18/a.").replace("/stories/2.", "/2024/05/b.")
    assert days_of(page) == "2024-05-20 2024-05-18 2024-05 2024-05-03 2024-05-03 2024-05-03"


def sections(*parts: str, template: str = "<li><b>{2}</b> <a href='/p/{0}.html'>{1}</a></li>") -> str:
    """Make lists under headings: "2019 / May / 17 | 2 entries"; a part before "|" begins headings."""
    body, number = "", 0
    for part in parts:
        headings, _, days = part.partition("|")
        for heading in filter(None, map(str.strip, headings.split("/"))):
            level, _, text = heading.partition(":")
            body += f"<{level}>{text}</{level}>"
        items = []
        for day in days.split(";"):
            items.append(template.format(number, TITLES[number], day.strip()))
            number += 1
        body += f"<ul>{''.join(items)}</ul>"
    return f'<html lang="en"><body><main>{body}</main></body></html>'


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(
            ["h3:20 May 2024|;;", "h3:17 May 2024|;;"],
            "2024-05-20 2024-05-20 2024-05-20 2024-05-17 2024-05-17 2024-05-17",
            id="days",
        ),
        pytest.param(
            ["h3:17 May 2024|;;", "h3:20 May 2024|;;"],
            "2024-05-17 2024-05-17 2024-05-17 2024-05-20 2024-05-20 2024-05-20",
            id="oldest first",
        ),
        pytest.param(
            ["h2:2024/h3:20 May|;;", "h3:17 May|;", "h2:2023/h3:30 December|"],
            "2024-05-20 2024-05-20 2024-05-20 2024-05-17 2024-05-17 2023-12-30",
            id="days under years",
        ),
        pytest.param(
            ["h2:2024/h3:May|20;17;3", "h3:April|30;2", "h2:2023/h3:December|30"],
            "2024-05-20 2024-05-17 2024-05-03 2024-04-30 2024-04-02 2023-12-30",
            id="days in months in years",
        ),
        pytest.param(
            ["h2:2024/h3:May|;;", "h3:April|;", "h2:2023/h3:December|"],
            "2024-05 2024-05 2024-05 2024-04 2024-04 2023-12",
            id="months under years",
        ),
        pytest.param(
            ["h2:May 2024/h3:20|;;", "h3:17|;", "h2:April 2024/h3:30|"],
            "2024-05-20 2024-05-20 2024-05-20 2024-05-17 2024-05-17 2024-04-30",
            id="days under months",
        ),
        pytest.param(["h3:20 May|;;", "h3:17 May|;;"], "? ? ? ? ? ?", id="no year anywhere"),
        pytest.param(["h3:May|;;", "h3:April|;;"], "? ? ? ? ? ?", id="months of no year"),
        pytest.param(["h3:May|20;17;3", "h3:April|30;2;1"], "? ? ? ? ? ?", id="days in months of no year"),
        pytest.param(
            ["h3:20 May 2024|;;", "h3:17 May 2024|", "h3:From the archive|;"],
            "2024-05-20 2024-05-20 2024-05-20 2024-05-17 ? ?",
            id="a section without a day",
        ),
        pytest.param(
            ["h3:20 May 2024|;;", "h3:17 May 2024/h4:Sport|;;"],
            "2024-05-20 2024-05-20 2024-05-20 2024-05-17 2024-05-17 2024-05-17",
            id="a section of a day",
        ),
        pytest.param(
            ["h2:2024/h3:20 May|;;", "h3:17 May|", "h3:Undated|;"],
            "2024-05-20 2024-05-20 2024-05-20 2024-05-17 2024 2024",
            id="a section of a year",
        ),
        pytest.param(
            ["h2:2024/h3:May|20 May;17 May;3 April", "h3:April|30 April;2 April;1 April"],
            "2024-05-20 2024-05-17 2024-05 2024-04-30 2024-04-02 2024-04-01",
            id="another month's day",
        ),
    ],
)
def test_headings(parts: list[str], expected: str) -> None:
    assert days_of(sections(*parts)) == expected


def test_the_day_in_a_cell_of_several_rows_ends_with_them() -> None:
    cells = [
        "<td rowspan='2'>20 May 2024</td>",
        "",
        "<td rowspan='2'>17 May 2024</td>",
        "",
        "<td></td>",
        "<td></td>",
    ]
    rows = "".join(
        f"<tr>{cell}<td><a href='/p/{number}.html'>{TITLES[number]}</a></td></tr>"
        for number, cell in enumerate(cells)
    )
    page = f'<html lang="en"><body><table>{rows}</table></body></html>'
    assert days_of(page) == "2024-05-20 2024-05-20 2024-05-17 2024-05-17 ? ?"
