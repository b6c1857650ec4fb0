"""What tests are made of: records of a page that does not exist, with any field changed; blocks of a page."""

from datetime import UTC, date, datetime, timedelta

from crawler.extract.blocks import Block, cut_blocks
from crawler.extract.dates_in_tree import DateFinder
from crawler.extract.parser import parse
from crawler.extract.statements import StatementFinder
from pipelines.deduplicate.identity import identify
from pipelines.items import (
    Entry,
    Observation,
    PageOutcome,
    PageRead,
    PostedSource,
    Precision,
    WalkOutcome,
    WalkRead,
    WayKind,
)

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def make_entry(number: int = 1, **changes: object) -> Entry:
    fields: dict[str, object] = {
        "source": "local",
        "page_id": "page-1",
        "position": number,
        "locator": f"line {number}",
        "reader": "plain_text",
        "rule": "label_after_title",
        "extractor_version": "0",
        "seen_at": NOON,
        "title": f"Garden notes {number}",
        "title_raw": f"Garden notes {number}",
        "excerpt": f"Beds {number} were dug over.",
        "excerpt_raw": f"Beds {number} were dug over.",
        "body_raw": f"Beds {number} were dug over.",
        "url": f"https://example.org/notes/{number}",
        "url_raw": f"/notes/{number}",
        "posted_on": date(2020 + number % 3, 4, 1 + number % 28),
        "posted_precision": Precision.DAY,
        "posted_source": PostedSource.LISTING,
        "posted_ambiguous": False,
        "posted_raw": f"{2020 + number % 3}-04-{1 + number % 28}",
    }
    return Entry(**{**fields, **changes})  # type: ignore[arg-type]


def observe(number: int = 1, **changes: object) -> Observation:
    return identify(make_entry(number, **changes))


def make_page(found: int, **changes: object) -> PageRead:
    fields: dict[str, object] = {
        "page_id": "page-1",
        "source": "local",
        "address": "notes.txt",
        "url": None,
        "fetched_at": NOON,
        "media_type": None,
        "encoding": "utf-8",
        "size_bytes": 100,
        "sha256": "0" * 64,
        "reader": "plain_text",
        "outcome": PageOutcome.READ,
        "found": found,
    }
    return PageRead(**{**fields, **changes})  # type: ignore[arg-type]


def make_walk(**changes: object) -> WalkRead:
    fields: dict[str, object] = {
        "walk_id": "20240501T120000Z-0a1b2c",
        "source": "local",
        "way": WayKind.ARCHIVE,
        "url": "https://example.org/notes/",
        "started_at": NOON,
        "ended_at": NOON + timedelta(minutes=1),
        "outcome": WalkOutcome.OK,
        "is_complete": True,
        "is_sweep": True,
    }
    return WalkRead(**{**fields, **changes})  # type: ignore[arg-type]


def cut_page(body: str, title_tag: str) -> tuple[list[Block], StatementFinder]:
    """Cut an English page into the blocks of all elements of a tag."""
    tree = parse(f"<html lang=en><body>{body}</body></html>")
    finder = StatementFinder(tree, DateFinder(tree, "en"))
    return cut_blocks(tree, [node for node in tree.nodes if node.tag == title_tag], finder.dates), finder
