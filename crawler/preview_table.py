"""Lay a preview out for a terminal: how the page was read and why, then its entries."""

from collections import Counter
from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from crawler.preview import Preview
from crawler.show import cell
from pipelines.items import Entry, Precision

EXCERPT_CHARACTERS = 160  # of a table; --json has all of it
LINE_CHARACTERS = 1000
MAX_RULES = 3  # of a field; the rarer ones are in --json and --explain


def make_preview(preview: Preview, *, explain: bool) -> RenderableType:
    """Return the lines about a page and the table of its entries; to explain adds where each field is."""
    about = [Text("  " + cell(line, limit=LINE_CHARACTERS)) for line in _about(preview)]
    lines = [Text(cell(preview.address, limit=LINE_CHARACTERS)), *about]
    tables = [_entries(preview)]
    if explain and preview.entries:
        tables.append(_evidence(preview))
    return Group(*lines, *tables)


def _about(preview: Preview) -> Iterator[str]:
    facts = preview.facts
    how = [f"reader {preview.reader or 'none'}"]
    if facts.rule:
        how.append(f"rule {facts.rule}")
    if facts.confidence is not None:
        how.append(f"confidence {facts.confidence:.2f}")
    yield ", ".join(how)
    if preview.entries:
        within = f" within {preview.blocks_within}" if preview.blocks_within else ""
        yield f"blocks: {len(preview.entries)}{within}"
    for name, rules in _rules(preview).items():
        said = "; ".join(f"{rule} ({count})" for rule, count in rules.most_common(MAX_RULES))
        yield f"{name}: {said}"
    for signal in facts.signals:
        yield f"signal {signal.name} {signal.value:.2f}: {signal.reason}"
    if facts.runner_up:
        yield f"runner-up: {facts.runner_up}"
    for missed in facts.missed:
        yield f"does not fit: {missed}"
    if preview.not_in_force:
        yield preview.not_in_force
    if facts.issues:
        yield f"issues: {', '.join(facts.issues)}"
    if facts.page_number or facts.next_page:
        of_total = f" of {facts.page_total}" if facts.page_total else ""
        yield f"page {facts.page_number or '?'}{of_total}, next {facts.next_page or 'none'}"


def _rules(preview: Preview) -> dict[str, Counter[str]]:
    """Count for each field by which rules it was read."""
    rules: dict[str, Counter[str]] = {}
    for shown in preview.entries:
        for name, evidence in shown.of_fields.items():
            rules.setdefault(name, Counter())[evidence.rule] += 1
    return rules


COLUMNS = ("posted on", "how known", "title", "link", "authors", "outlets", "excerpt", "issues", "where")


def _entries(preview: Preview) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for name in COLUMNS:
        table.add_column(name, overflow="fold")
    for shown in preview.entries:
        entry = shown.entry
        values = (
            *(_written_day(entry), entry.posted_source, entry.title, entry.url),
            *(list(entry.authors), list(entry.outlets), entry.excerpt, list(entry.issues), entry.locator),
        )
        table.add_row(*(Text(cell(value, limit=EXCERPT_CHARACTERS)) for value in values))
    for drop in preview.drops:
        table.add_row("", "", Text(f"dropped: {drop.reason}"), "", "", "", Text(cell(drop.detail, limit=400)))
    return table


def _written_day(entry: Entry) -> str | None:
    """Write a day as exactly as it is known: 2024-03 where the page says no more."""
    if entry.posted_on is None:
        return None
    length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(entry.posted_precision or Precision.DAY, 10)
    swapped = " (or day and month swapped)" if entry.posted_ambiguous else ""
    return entry.posted_on.isoformat()[:length] + swapped


def _evidence(preview: Preview) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for name in ("entry", "field", "rule", "where", "what stood there"):
        table.add_column(name, overflow="fold")
    for number, shown in enumerate(preview.entries, 1):
        for evidence in shown.evidence:
            values = (number, evidence.field, evidence.rule, evidence.locator, evidence.raw)
            table.add_row(*(Text(cell(value, limit=EXCERPT_CHARACTERS)) for value in values))
    return table
