"""What would be extracted from a page, and from where; nothing is written."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rich import box
from rich.table import Table
from rich.text import Text

from crawler.files import Unreadable, read_file
from crawler.readers.errors import SourceError
from crawler.readers.table import find_reader, read_page
from crawler.show import cell
from pipelines.items import Drop, Entry, Page, PageFacts, page_id_of
from pipelines.normalise.entry import normalise

EXCERPT_CHARACTERS = 160  # of a table; --json has all of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One page as a run would read it."""

    address: str
    url: str | None = None
    reader: str | None = None
    facts: PageFacts
    entries: tuple[Entry, ...] = ()
    drops: tuple[Drop, ...] = ()


def preview_file(path: Path, *, name: str, url: str | None) -> Iterator[Preview]:
    """Read a file, and the pages in it, as `clipfile ingest` would; `name` is what to call it."""
    given = read_file(path, source="preview")
    if isinstance(given, Unreadable):
        drop = Drop(source="preview", page_id="", reason=given.reason, detail=given.detail)
        yield Preview(address=name, facts=PageFacts(), drops=(drop,))
        return
    waiting = [replace(given, address=name, url=url)]
    while waiting:
        page = waiting.pop()
        preview, members = _preview_page(page)
        waiting.extend(reversed(members))
        yield preview


def _preview_page(page: Page) -> tuple[Preview, list[Page]]:
    facts = PageFacts()
    entries: list[Entry] = []
    drops: list[Drop] = []
    members: list[Page] = []
    try:
        for record in read_page(page):
            match record:
                case Page():
                    members.append(record)
                case PageFacts():
                    facts = record
                case Drop():
                    drops.append(record)
                case _:
                    made = normalise(record)
                    if isinstance(made, Entry):
                        entries.append(made)
                    else:
                        drops.append(made)
    except SourceError as error:
        page_id = page_id_of(page)
        drops.append(Drop(source=page.source, page_id=page_id, reason=error.reason, detail=error.detail))
    reader = find_reader(page)
    preview = Preview(
        address=page.address,
        url=page.url,
        reader=reader.name if reader else None,
        facts=facts,
        entries=tuple(entries),
        drops=tuple(drops),
    )
    return preview, members


def as_json(preview: Preview) -> str:
    """Write a preview as one line of JSON; the keys are part of the command's promise."""
    document = {
        "page": preview.address,
        "url": preview.url,
        "reader": preview.reader,
        "rule": preview.facts.rule,
        "confidence": preview.facts.confidence,
        "runner_up": preview.facts.runner_up,
        "next": preview.facts.next_page,
        "entries": [_entry_as_json(entry) for entry in preview.entries],
        "drops": [
            {"reason": drop.reason.value, "detail": drop.detail, "locator": drop.locator}
            for drop in preview.drops
        ],
    }
    return json.dumps(document, ensure_ascii=False)


def _entry_as_json(entry: Entry) -> dict[str, object]:
    return {
        "title": entry.title,
        "url": entry.url,
        "posted_on": entry.posted_on.isoformat() if entry.posted_on else None,
        "posted_source": entry.posted_source,
        "posted_ambiguous": entry.posted_ambiguous,
        "authors": list(entry.authors),
        "outlets": list(entry.outlets),
        "excerpt": entry.excerpt,
        "locator": entry.locator,
    }


def make_table(preview: Preview) -> Table:
    """Lay a preview out for a terminal: how the page was read, then its entries."""
    facts = preview.facts
    how = [f"reader {preview.reader or 'none'}"]
    if facts.rule:
        how.append(f"rule {facts.rule}")
    if facts.confidence is not None:
        how.append(f"confidence {facts.confidence:.2f}")
    if facts.runner_up:
        how.append(f"runner-up {facts.runner_up}")
    if facts.next_page:
        how.append(f"next {facts.next_page}")
    heading = cell(f"{preview.address}: " + ", ".join(how), limit=1000)
    table = Table(title=Text(heading), title_justify="left", box=box.SIMPLE_HEAD, show_edge=False)
    for name in ("posted on", "how known", "title", "link", "authors", "outlets", "excerpt", "where"):
        table.add_column(name, overflow="fold")
    for entry in preview.entries:
        values = (
            *(entry.posted_on, entry.posted_source, entry.title, entry.url),
            *(list(entry.authors), list(entry.outlets), entry.excerpt, entry.locator),
        )
        table.add_row(*(Text(cell(value, limit=EXCERPT_CHARACTERS)) for value in values))
    for drop in preview.drops:
        table.add_row("", "", Text(f"dropped: {drop.reason}"), "", "", "", Text(cell(drop.detail, limit=400)))
    return table
