"""The day of a dateline is the outlet's, and none of posting."""

from datetime import UTC, datetime

from crawler.readers import html
from pipelines.items import Entry, Page, RawEntry
from pipelines.normalise.entry import normalise

TEXT = "The fleet came back to the harbour in the evening, and the people of the town stood on the quay."


def test_a_dateline_is_no_statement_of_posting() -> None:
    """Where the listing's own day is not read, the entry is without one."""
    blocks = "".join(
        f'<article class="post"><h2><a href="/a/{day}">The ferry sails on day {day}</a></h2>'
        f"<span>some time</span><p>Ann Lee, Harbour Post, March {day} 2020:… {TEXT}</p></article>"
        for day in range(14, 19)
    )
    page = Page(
        content=f"<!doctype html><html lang=en><body><main>{blocks}</main></body></html>".encode(),
        address="page.html",
        source="paper",
        fetched_at=datetime(2020, 6, 1, tzinfo=UTC),
        url="https://paper.example/news/",
    )
    entries = [normalise(raw) for raw in html.read(page) if isinstance(raw, RawEntry)]
    assert len(entries) == 5
    for entry in entries:
        assert isinstance(entry, Entry)
        assert entry.posted_on is None
