"""What a source declares goes before what its pages suggest, and decides what they leave open."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from crawler.run import Run
from crawler.sources import Source
from crawler.sources_applied import apply_source
from pipelines.items import DayOrder, Entry, PostedSource, PostedText, RawEntry
from pipelines.normalise.entry import normalise
from pipelines.store.read import read_dataset

RAW = RawEntry(
    source="harbour-post",
    page_id="p",
    position=0,
    locator="/html/body/article[1]",
    reader="html",
    rule="suffix",
    seen_at=datetime(2024, 3, 15, 22, 30, tzinfo=UTC),
    title_raw="A bridge",
    language_hint="en-US",
    day_order=DayOrder.MONTH_FIRST,
)
EAST = Source(id="harbour-post", time_zone="Asia/Tokyo")  # nine hours ahead: there it is the 16th


def read(posted: str, source: Source) -> Entry:
    raw = replace(RAW, posted=(PostedText(raw=posted, source=PostedSource.LISTING),))
    made = normalise(apply_source(raw, source))
    assert isinstance(made, Entry)
    return made


def test_without_a_declaration_an_entry_stays_as_its_page_gave_it() -> None:
    assert apply_source(RAW, Source(id="harbour-post")) is RAW


def test_each_declaration_goes_before_the_pages() -> None:
    source = Source(id="harbour-post", language="pt", day_order=DayOrder.DAY_FIRST, time_zone="Europe/Lisbon")
    applied = apply_source(RAW, source)
    assert (applied.language_hint, applied.day_order, applied.time_zone) == (
        "pt",
        DayOrder.DAY_FIRST,
        "Europe/Lisbon",
    )
    assert apply_source(RAW, EAST).day_order is DayOrder.MONTH_FIRST


def test_the_day_order_decides_a_numeric_date() -> None:
    assert read("03/04/2020", Source(id="harbour-post")).posted_on == date(2020, 3, 4)
    declared = read("03/04/2020", Source(id="harbour-post", day_order=DayOrder.DAY_FIRST))
    assert (declared.posted_on, declared.posted_ambiguous) == (date(2020, 4, 3), False)


@pytest.mark.parametrize(
    ("posted", "posted_at"),
    [
        ("2024-03-05T08:00:00", datetime(2024, 3, 4, 23, 0, tzinfo=UTC)),
        ("March 5, 2024 at 8:00 am", datetime(2024, 3, 4, 23, 0, tzinfo=UTC)),
        ("2024-03-05T08:00:00+01:00", datetime(2024, 3, 5, 7, 0, tzinfo=UTC)),
        ("March 5, 2024 8:00 GMT", datetime(2024, 3, 5, 8, 0, tzinfo=UTC)),
        ("March 5, 2024 8:00 CST", None),  # Chicago or Shanghai: a zone is written, but not which
        ("March 5, 2024", None),
        ("March 2024", None),
    ],
)
def test_a_time_without_a_zone_is_an_instant_of_the_declared_zone(
    posted: str, posted_at: datetime | None
) -> None:
    assert read(posted, EAST).posted_at == posted_at
    assert read(posted, EAST).posted_on == date(2024, 3, 1 if posted == "March 2024" else 5)


def test_without_a_declared_zone_a_time_without_one_is_no_instant() -> None:
    assert read("2024-03-05T08:00:00", Source(id="harbour-post")).posted_at is None


def test_summer_time_counts() -> None:
    lisbon = Source(id="harbour-post", time_zone="Europe/Lisbon")
    assert read("2023-07-05T08:00:00", lisbon).posted_at == datetime(2023, 7, 5, 7, 0, tzinfo=UTC)
    assert read("2023-12-05T08:00:00", lisbon).posted_at == datetime(2023, 12, 5, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("posted", "at_home", "in_the_east"),
    [
        ("today", date(2024, 3, 15), date(2024, 3, 16)),
        ("yesterday", date(2024, 3, 14), date(2024, 3, 15)),
        ("5 hours ago", date(2024, 3, 15), date(2024, 3, 16)),
        ("9 hours ago", date(2024, 3, 15), date(2024, 3, 15)),
        ("3 days ago", date(2024, 3, 12), date(2024, 3, 13)),
    ],
)
def test_relative_days_are_counted_in_the_declared_zone(
    posted: str, at_home: date, in_the_east: date
) -> None:
    assert read(posted, Source(id="harbour-post")).posted_on == at_home
    assert read(posted, EAST).posted_on == in_the_east


def test_hours_back_over_a_change_to_summer_time_are_hours_of_the_clock() -> None:
    """In Lisbon, 2024-03-31 01:00 became 02:00; at 02:30 it had been the day before 2 hours ago, not 1."""
    lisbon = Source(id="harbour-post", time_zone="Europe/Lisbon")
    raw = replace(
        RAW,
        seen_at=datetime(2024, 3, 31, 1, 30, tzinfo=UTC),
        posted=(PostedText(raw="2 hours ago", source=PostedSource.LISTING),),
    )
    made = normalise(apply_source(raw, lisbon))
    assert isinstance(made, Entry)
    assert made.posted_on == date(2024, 3, 30)


def test_tomorrow_at_the_source_is_no_future() -> None:
    """Kiritimati is 14 hours ahead: its 17th begins on the 16th at 10:00 UTC."""
    east = Source(id="harbour-post", time_zone="Pacific/Kiritimati")
    assert read("2024-03-17", east).issues == ()
    assert read("2024-03-18", east).issues != ()


DIGEST = """<!doctype html><title>Digest</title><body><main>
<article><h2><a href="/1">Der Kapitän trägt ein schönes Gemälde</a></h2><p>03/04/2020</p></article>
<article><h2><a href="/2">Die Bäckerei öffnet früh für müde Gäste</a></h2><p>02/04/2020</p></article>
<article><h2><a href="/3">Süße Äpfel für die fröhlichen Schüler</a></h2><p>01/04/2020</p></article>
</main>"""


@pytest.mark.parametrize(
    ("source", "title", "posted_on"),
    [
        (Source(id="paper"), False, date(2020, 4, 3)),
        (Source(id="paper", encoding="mac-roman", day_order=DayOrder.MONTH_FIRST), True, date(2020, 3, 4)),
    ],
)
def test_files_of_a_source_are_read_as_it_declares(
    tmp_path: Path, source: Source, title: bool, posted_on: date
) -> None:
    """Mac Roman with a declaration of Latin 1, and numeric days that the page alone would read otherwise."""
    content = DIGEST.replace("<title>", "<meta charset=iso-8859-1><title>").encode("mac-roman")
    file = tmp_path / "page.html"
    file.write_bytes(content)

    async def ingest() -> None:
        run = Run(data=tmp_path / "data", source="paper", command="test", sources={"paper": source})
        async with run:
            await run.read_files([file], source="paper")

    asyncio.run(ingest())
    rows = read_dataset(tmp_path / "data", "entries").to_pylist()
    first = next(row for row in rows if row["url_raw"] == "/1")
    assert (first["title"] == "Der Kapitän trägt ein schönes Gemälde") is title
    assert first["posted_on"] == posted_on
