"""What stands where the other entries of a listing have their day, and is no day, is kept as it is."""

from datetime import UTC, datetime

import pytest

from crawler.readers import html
from pipelines.items import Entry, Issue, Page, RawEntry
from pipelines.normalise.entry import normalise

TITLES = (
    "Harbour bridge reopens after repairs",
    "Town library extends its evening hours",
    "Orchard walk draws many visitors",
    "New ferry timetable starts next week",
    "Old mill to become a museum of paper",
    "School choir wins the regional contest",
)
TEXT = "The panes were counted twice, and one of them was broken again."
TEMPLATES = (
    '<div class="date">{day}</div>',
    '<div class="meta">Posted on: <span class="date">{day}</span></div>',
    '<div class="post-date">Posted on {day}</div>',
    "<time>{day}</time>",
)


def entries(template: str, days: dict[int, str]) -> list[Entry]:
    """Read a page of six entries, some with another day than the others."""
    posts = "".join(
        f'<div class="post"><h2><a href="/s/{place}.html">{title}</a></h2>'
        f"{template.format(day=days.get(place, f'2024-05-{20 - place}'))}<p>{TEXT}</p></div>"
        for place, title in enumerate(TITLES)
    )
    page = Page(
        content=f'<html lang="en"><body>{posts}</body></html>'.encode(),
        address="page.html",
        source="x",
        fetched_at=datetime(2024, 6, 1, 12, tzinfo=UTC),
        url="https://news.example/",
    )
    found = [normalise(record) for record in html.read(page) if isinstance(record, RawEntry)]
    return [entry for entry in found if isinstance(entry, Entry)]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("words", ["last Tuesday", "tomorrow", "Monday", "n/a", "—", "2020/13/45", "TBA"])
@pytest.mark.parametrize("places", [(0,), (2, 3), (5,)])
def test_an_unread_day_is_kept_with_its_issue(template: str, words: str, places: tuple[int, ...]) -> None:
    found = entries(template, dict.fromkeys(places, words))
    assert [entry.title for entry in found] == list(TITLES)
    for place, entry in enumerate(found):
        if place in places:
            assert entry.posted_on is None
            assert words in (entry.posted_raw or "")
            assert entry.issues == (Issue.UNREAD_POSTED,)
        else:
            assert str(entry.posted_on) == f"2024-05-{20 - place}"
        assert entry.excerpt == TEXT


def test_a_name_in_the_place_of_the_day_is_no_day() -> None:
    found = entries('<div class="date">{day}</div>', {2: "by Ada Brook"})
    assert found[2].posted_raw is None
    assert found[2].issues == (Issue.NO_POSTED,)


def test_a_text_in_an_element_that_is_not_named_for_the_day_stays_text() -> None:
    found = entries("<p>{day}</p>", {2: "A short note."})
    assert found[2].posted_raw is None
    assert "A short note." in (found[2].excerpt or "")
