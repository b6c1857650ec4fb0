"""What a single line of a text is taken for: labels in every language, days with company, marks, chrome."""

from datetime import UTC, datetime

import pytest

from crawler.extract.text.labels import LABELS, Label
from crawler.extract.text.line import Kind, Line
from crawler.extract.text.lines import read_lines

FETCHED_AT = datetime(2021, 4, 1, 12, 0, tzinfo=UTC)


def only_line(text: str) -> Line:
    (line,) = read_lines(text, fetched_at=FETCHED_AT)
    return line


def rows(label: Label) -> list[object]:
    return [
        pytest.param(word, id=f"{language}-{word}")
        for language, words in LABELS[label].items()
        for word in words.split("|")
    ]


@pytest.mark.parametrize("label", rows(Label.POSTED))
def test_every_label_for_the_day_is_read_with_a_day_and_blank(label: str) -> None:
    dated = only_line(f"{label}: 2021-03-25")
    assert (dated.kind, dated.date, dated.labelled) == (Kind.DATE, "2021-03-25", True)
    blank = only_line(f"{label}\xa0: ")
    assert (blank.kind, blank.date, blank.labelled) == (Kind.DATE, "", True)
    assert only_line(f"{label} 2021-03-25").kind is Kind.DATE


@pytest.mark.parametrize("label", rows(Label.LINK))
def test_every_label_for_a_link_is_read(label: str) -> None:
    line = only_line(f"{label}: https://example.org/a?b=1")
    assert (line.kind, line.url) == (Kind.LINK, "https://example.org/a?b=1")


@pytest.mark.parametrize("label", rows(Label.BYLINE))
def test_every_label_for_a_byline_is_read(label: str) -> None:
    assert only_line(f"{label}: Ada Brook").kind is Kind.BYLINE


@pytest.mark.parametrize("label", rows(Label.TAGS))
def test_every_label_for_categories_is_read(label: str) -> None:
    line = only_line(f"{label}: Gardens, Trains")
    assert (line.kind, line.text) == (Kind.TAGS, "Gardens, Trains")


DAYS = {
    "bare": ("March 25, 2021", "March 25, 2021", ""),
    "iso": ("2021-03-25", "2021-03-25", ""),
    "german": ("25. März 2021", "25. März 2021", ""),
    "weekday": ("Thursday, 25 March 2021", "Thursday, 25 March 2021", ""),
    "posted by": ("Posted on March 25, 2021 by Ada Brook", "March 25, 2021", "by Ada Brook"),
    "posted at a time": (
        "Posted on March 25, 2021 at 10:30 by Ada Brook",
        "March 25, 2021 at 10:30",
        "by Ada Brook",
    ),
    "by, then the day": ("Posted by Ada Brook on March 25, 2021", "March 25, 2021", "Posted by Ada Brook"),
    "between bars": ("By Ada Brook | March 25, 2021 | Gardens", "March 25, 2021", "By Ada Brook"),
    "bold label": ("**Posted on:** 2021/03/25", "2021/03/25", ""),
    "relative": ("Posted: 3 days ago", "3 days ago", ""),
    "yesterday": ("Posted: yesterday", "yesterday", ""),
    "another calendar": ("تاریخ انتشار: ۱۳۹۹/۱۲/۲۵", "۱۳۹۹/۱۲/۲۵", ""),
}


@pytest.mark.parametrize(("text", "day", "byline"), DAYS.values(), ids=DAYS.keys())
def test_lines_with_the_day(text: str, day: str, byline: str) -> None:
    line = only_line(text)
    assert (line.kind, line.date, line.byline) == (Kind.DATE, day, byline)


NO_DAYS = {
    "a year": "2021",
    "a title with a day in it": "Weekly digest of 25 March 2021, and what came of it",
    "a log line": "2021-03-25 10:00:01 worker 7 is idle",
    "a table row": "2021-03-25,7,12",
    "a word that begins like a label": "Dates and figs for the winter",
    "prose behind a label": "Posted: in the garden, under the tree",
    "a dateline": "Valley Post, March 25 2021:… The panes were counted twice before anybody was let in.",
    "a numbered title": "1. Oars, and how to count them",
}


@pytest.mark.parametrize("text", NO_DAYS.values(), ids=NO_DAYS.keys())
def test_lines_that_are_no_day(text: str) -> None:
    assert only_line(text).kind is Kind.TEXT


@pytest.mark.parametrize(
    "text",
    ["← Older posts", "Next page »", "Page 2 of 7", "1 2 3 … 9 Next", "© 2021 Valley Post", "3 Comments",
     "Ältere Beiträge", "Следующая страница", "次のページ", "下一页"],
)  # fmt: skip
def test_lines_of_the_page_and_not_of_an_entry(text: str) -> None:
    assert only_line(text).kind is Kind.CHROME


@pytest.mark.parametrize(
    "text", ["Read more", "Continue reading →", "[Weiterlesen …]", "続きを読む", "Читать далее »"]
)
def test_lines_that_lead_on(text: str) -> None:
    assert only_line(text).kind is Kind.MORE


MARKS = {
    "number": ("12. Beans", "1."),
    "number in brackets": ("[12] Beans", "[1]"),
    "number and parenthesis": ("12) Beans", "1)"),
    "wide number": ("１２、豆", "1、"),
    "heading": ("## Beans", "#2"),
    "bullet": ("• Beans", "•"),
    "bullet without a space": ("・豆", "・"),
    "bold": ("**Beans**", "**"),
}


@pytest.mark.parametrize(("text", "mark"), MARKS.values(), ids=MARKS.keys())
def test_marks(text: str, mark: str) -> None:
    line = only_line(text)
    assert (line.mark, line.text) == (mark, "豆" if "豆" in text else "Beans")
    assert line.raw == text


def test_day_below_its_label_is_one_line() -> None:
    line = only_line("Posted on:\n\n25 March 2021\n")
    assert (line.number, line.date, line.labelled) == (1, "25 March 2021", True)


def test_blank_lines_and_indents_are_counted() -> None:
    first, second = read_lines("Beans\n\n\n\tPeas\n")
    assert (first.number, first.blanks_before, first.indent) == (1, 0, 0)
    assert (second.number, second.blanks_before, second.indent) == (4, 2, 4)
