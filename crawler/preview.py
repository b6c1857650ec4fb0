"""What would be extracted from a page, from where, and why; nothing is written."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date
from itertools import chain
from pathlib import Path

from crawler.containers.expand import Given, expand, expand_page
from crawler.containers.files import open_file
from crawler.containers.given import Opened, PassedOver, Unreadable
from crawler.extract.signals import of_feed
from crawler.extract.wrapper import Wrapper
from crawler.printable import escape_unseen_in_json
from crawler.readers import html
from crawler.readers.errors import SourceError
from crawler.readers.table import find_reader, read_page
from crawler.sources import UNDECLARED, Source
from crawler.sources_applied import apply_source
from pipelines.items import Drop, Entry, Evidence, Page, PageFacts, page_id_of
from pipelines.normalise.canonical_url import canonical_url
from pipelines.normalise.entry import normalise


@dataclass(frozen=True, slots=True, kw_only=True)
class Previewed:
    """An entry as a run would keep it, and where each of its fields was read."""

    entry: Entry
    evidence: tuple[Evidence, ...]

    @property
    def of_fields(self) -> dict[str, Evidence]:
        """The evidence for the value that each field has, by name; of a list, for its first."""
        first: dict[str, Evidence] = {}
        for evidence in self.evidence:
            if evidence.field != "posted_on" or evidence.raw == self.entry.posted_raw:
                first.setdefault(evidence.field, evidence)
        return first


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One page as a run would read it."""

    address: str
    url: str | None = None
    reader: str | None = None
    facts: PageFacts
    entries: tuple[Previewed, ...] = ()
    drops: tuple[Drop, ...] = ()
    page: Page | None = None  # the page itself; None for a file that could not be read
    not_in_force: str | None = None  # why no declared wrapper was tried, where there are any

    @property
    def blocks_within(self) -> str | None:
        """The locator of the innermost element that holds all the entries, None where there is none."""
        locators = [shown.entry.locator for shown in self.entries]
        if not locators or not all(locator.startswith("/") for locator in locators):
            return None
        steps = [locator.split("/") for locator in locators]
        shared = 0
        while shared < min(map(len, steps)) - 1 and len({step[shared] for step in steps}) == 1:
            shared += 1
        return "/".join(steps[0][:shared])


def preview_file(
    path: Path, *, name: str, url: str | None, source: Source = UNDECLARED, feed: Sequence[str] = ()
) -> Iterator[Preview]:
    """Read a file, and the pages in it, as `clipfile ingest` would; `name` is what to call it.

    `feed` holds the links of the page's own feed, where one is at hand.
    """
    with open_file(path, source="preview") as given:
        if isinstance(given, Unreadable):
            yield _of_unreadable(replace(given, address=name))
        else:
            yield from _preview(expand(replace(given, address=name, url=url)), source, feed)


def preview_page(page: Page, *, source: Source = UNDECLARED, feed: Sequence[str] = ()) -> Iterator[Preview]:
    """Read a page, and the pages in it, as a run would, whichever door it came by."""
    yield from _preview(iter((page,)), source, feed)


def _preview(given: Iterator[Given], source: Source, feed: Sequence[str]) -> Iterator[Preview]:
    waiting = [given]
    while waiting:
        match next(waiting[-1], None):
            case None:
                waiting.pop()
            case Page() as page:
                preview, members = _preview_page(page, source)
                waiting.append(chain.from_iterable(expand_page(member) for member in members))
                yield _compare_with_feed(preview, feed)
            case Unreadable() as unreadable:
                yield _of_unreadable(unreadable)
            case Opened() | PassedOver():
                pass  # what a container holds is shown page by page


def _of_unreadable(given: Unreadable) -> Preview:
    drop = Drop(source="preview", page_id="", reason=given.reason, detail=given.detail)
    return Preview(address=given.address, facts=PageFacts(), drops=(drop,))


def find_wrapper(preview: Preview) -> Wrapper | None:
    """Return the wrapper of a page that could be saved and declared, None where nothing is trusted."""
    is_from_blocks = preview.reader == html.NAME and preview.facts.layout_fingerprint is not None
    return html.induce_wrapper(preview.page) if is_from_blocks and preview.page is not None else None


def _preview_page(page: Page, source: Source) -> tuple[Preview, list[Page]]:
    facts = PageFacts()
    entries: list[Previewed] = []
    drops: list[Drop] = []
    members: list[Page] = []
    try:
        for record in read_page(page, source=source, explain=True):
            match record:
                case Page():
                    members.append(record)
                case PageFacts():
                    facts = record
                case Drop():
                    drops.append(record)
                case _:
                    made = normalise(apply_source(record, source))
                    if isinstance(made, Entry):
                        entries.append(Previewed(entry=made, evidence=record.evidence))
                    else:
                        drops.append(made)
    except SourceError as error:
        page_id = page_id_of(page)
        drops.append(Drop(source=page.source, page_id=page_id, reason=error.reason, detail=error.detail))
    reader = find_reader(page)
    day = page.fetched_at.astimezone(UTC).date()
    preview = Preview(
        address=page.address,
        url=page.url,
        reader=reader.name if reader else None,
        facts=facts,
        entries=tuple(entries),
        drops=tuple(drops),
        page=page,
        not_in_force=_why_not_in_force(source, day),
    )
    return preview, members


def _why_not_in_force(source: Source, day: date) -> str | None:
    if not source.wrappers or source.wrappers_on(day):
        return None
    declared = len(source.wrappers)
    return f"none of the {declared} declared wrappers is in force on {day}, when the page was fetched"


def _compare_with_feed(preview: Preview, feed: Sequence[str]) -> Preview:
    links = {canonical_url(link, preview.url)[0] or link for link in feed}
    found = {shown.entry.url for shown in preview.entries if shown.entry.url is not None}
    signal = of_feed(links, found)
    if signal is None:
        return preview
    return replace(preview, facts=replace(preview.facts, signals=(*preview.facts.signals, signal)))


def as_json(preview: Preview) -> str:
    """Write a preview as one line of JSON; the keys are part of the command's promise."""
    facts = preview.facts
    document = {
        "page": preview.address,
        "url": preview.url,
        "reader": preview.reader,
        "rule": facts.rule,
        "confidence": facts.confidence,
        "signals": {
            signal.name: {"value": signal.value, "reason": signal.reason} for signal in facts.signals
        },
        "runner_up": facts.runner_up,
        "missed": list(facts.missed),
        "not_in_force": preview.not_in_force,
        "blocks": {"count": len(preview.entries), "within": preview.blocks_within},
        "next": facts.next_page,
        "page_number": facts.page_number,
        "page_total": facts.page_total,
        "issues": list(facts.issues),
        "entries": [_entry_as_json(shown) for shown in preview.entries],
        "drops": [
            {"reason": drop.reason.value, "detail": drop.detail, "locator": drop.locator}
            for drop in preview.drops
        ],
    }
    return escape_unseen_in_json(json.dumps(document, ensure_ascii=False))


def _entry_as_json(shown: Previewed) -> dict[str, object]:
    entry = shown.entry
    return {
        "title": entry.title,
        "url": entry.url,
        "posted_on": entry.posted_on.isoformat() if entry.posted_on else None,
        "posted_precision": entry.posted_precision,
        "posted_source": entry.posted_source,
        "posted_ambiguous": entry.posted_ambiguous,
        "authors": list(entry.authors),
        "outlets": list(entry.outlets),
        "excerpt": entry.excerpt,
        "image_url": entry.image_url,
        "categories": list(entry.categories),
        "issues": list(entry.issues),
        "locator": entry.locator,
        "evidence": {
            name: {"rule": evidence.rule, "locator": evidence.locator}
            for name, evidence in shown.of_fields.items()
        },
    }
