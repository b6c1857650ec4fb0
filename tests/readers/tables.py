"""Tables for tests: rows of invented entries, and what comes of their bytes."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from crawler.containers.expand import expand
from crawler.containers.given import Input, Opened, PassedOver, Unreadable
from crawler.containers.limits import DEFAULT_LIMITS, Limits
from crawler.page_reading import PageReading
from crawler.sources import Source, read_source
from pipelines.items import Drop, Page, RawEntry

COLUMNS = {"title": "headline", "url": "link", "posted": "date", "byline": "by", "excerpt": "about"}
SOURCE = read_source({"columns": COLUMNS}, Path("riverside.toml"))
UNMAPPED = Source(id="riverside")
HEAD = "headline,link,by,about,date\n"


@dataclass
class Outcome:
    """What was read, what was left out, and on which pages."""

    entries: list[RawEntry] = field(default_factory=list)
    drops: list[Drop] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    readers: set[str | None] = field(default_factory=set)

    @property
    def titles(self) -> list[str | None]:
        return [entry.title_raw for entry in self.entries]

    @property
    def told(self) -> str:
        """Every loss, in words."""
        return "\n".join([*(one.detail for one in self.drops), *(one.detail for one in self.unreadable)])


def rows(count: int) -> Iterator[str]:
    for number in range(count):
        about = f'"The ""old"" bridge, part {number},\nopens again."' if number % 3 else "Panes were counted."
        day = f"2020-01-{number % 28 + 1:02}"
        yield f"Story {number},https://riverside.example/{number},Ann Lee,{about},{day}\n"


def open_bytes(
    content: bytes,
    name: str,
    source: Source = SOURCE,
    *,
    limits: Limits = DEFAULT_LIMITS,
    media_type: str | None = None,
) -> Outcome:
    given = Input(
        stream=io.BytesIO(content),
        address=f"/digests/{name}",
        source="riverside",
        fetched_at=datetime(2024, 5, 1, tzinfo=UTC),
        media_type=media_type,
    )
    outcome = Outcome()
    for one in expand(given, limits):
        match one:
            case Unreadable():
                outcome.unreadable.append(one)
            case Page():
                _read(PageReading(one, source), outcome)
            case Opened() | PassedOver():
                pass
    return outcome


def _read(reading: PageReading, outcome: Outcome) -> None:
    for record in reading.records():
        if isinstance(record, RawEntry):
            outcome.entries.append(record)
        else:
            outcome.drops.append(record)
    outcome.addresses.append(reading.page.address)
    outcome.readers.add(reading.page_read().reader)
