"""Read a digest page of plain text: find its own repeated structure, then read the entries by it.

Nothing is known about the page beforehand. Every way to cut it into entries that its lines suggest
(`layouts`) is tried (`fields`) and judged (`score`); the best
one reads the page, if it is good enough. Pure; linear in the size of the text.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.extract.text.fields import Fields, read_fields
from crawler.extract.text.layout import Layout
from crawler.extract.text.layouts import find_layouts
from crawler.extract.text.line import Kind, Line
from crawler.extract.text.lines import read_lines
from crawler.extract.text.page_labels import settle_days
from crawler.extract.text.score import score_layout
from crawler.extract.years import complete_years
from pipelines.items import DropReason, PostedSource, PostedText

# A million lines take some 270 MB here and several minutes; who has that has a dump to split.
MAX_LINES = 1_000_000
# On a long page every layout is tried on its beginning, and only the best few on all of it.
TRIAL_LINES, TRIAL_RULES = 2000, 3
MIN_SCORE = 0.5
MIN_UNDATED_SCORE = 0.75  # links and headings repeat in documents of any kind; days do not
MIN_LABELLED = 2  # two entries are enough where both carry a label for the day
MIN_ENTRIES = 3  # two alike blocks are a layout, three are a list
SAMPLE_CHARS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEntry:
    """One entry, verbatim, and the number of its first line."""

    line: int
    title: str | None = None
    posted: tuple[PostedText, ...] = ()
    posted_blank: bool = False
    url: str | None = None
    byline: str | None = None
    body: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The entries of a page, and by which layout; or none, and why."""

    entries: tuple[TextEntry, ...] = ()
    rule: str | None = None
    confidence: float = 0.0
    runner_up: str | None = None
    reason: DropReason | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Reading:
    score: float
    layout: Layout
    fields: list[Fields]


def read_digest(text: str, *, fetched_at: datetime | None = None, max_lines: int = MAX_LINES) -> Digest:
    """Read the entries of a plain-text digest page, in page order."""
    lines: list[Line] = []
    for line in read_lines(text, fetched_at=fetched_at):
        if len(lines) == max_lines:
            return Digest(
                reason=DropReason.TOO_LARGE,
                detail=f"more than {max_lines:,} lines that are not blank; split the file",
            )
        lines.append(line)
    if not lines:
        return Digest(reason=DropReason.EMPTY_PAGE, detail="expected text, found white space only")
    lines = settle_days(lines, fetched_at=fetched_at)
    readings = _readings(lines, _likely_rules(lines))
    best = readings[0] if readings else None
    if best is None or best.score < _score_needed(best):
        return Digest(
            reason=DropReason.UNCERTAIN_LAYOUT if best and best.score > 0 else DropReason.NO_ENTRIES,
            detail=_what_was_found(lines, best),
        )
    runner_up = next((other.layout.rule for other in readings[1:] if other.fields != best.fields), None)
    return Digest(
        entries=tuple(_entries(best, fetched_at)),
        rule=best.layout.rule,
        confidence=round(best.score, 3),
        runner_up=runner_up,
    )


def _score_needed(reading: _Reading) -> float:
    dated = sum(fields.date is not None for fields in reading.fields)
    return MIN_SCORE if 2 * dated >= len(reading.fields) else MIN_UNDATED_SCORE


def _likely_rules(lines: list[Line]) -> frozenset[str] | None:
    """Return the rules that read the beginning of a long page best; None for a page that is not long."""
    if len(lines) <= TRIAL_LINES:
        return None
    return frozenset(reading.layout.rule for reading in _readings(lines[:TRIAL_LINES], None)[:TRIAL_RULES])


def _readings(lines: list[Line], rules: frozenset[str] | None) -> list[_Reading]:
    """Read the page by every layout of these rules, the best first; of equals the first proposed."""
    readings = []
    for layout in find_layouts(lines):
        if rules is not None and layout.rule not in rules:
            continue
        fields = [read_fields(lines, layout, number) for number in range(len(layout.starts))]
        labelled = sum(entry.date_labelled for entry in fields)
        if len(fields) >= (MIN_LABELLED if labelled >= MIN_LABELLED else MIN_ENTRIES):
            readings.append(_Reading(score_layout(lines, layout, fields), layout, fields))
    return sorted(readings, key=lambda reading: -reading.score)


def _entries(reading: _Reading, fetched_at: datetime | None) -> list[TextEntry]:
    """Give each entry its day: its own, or the one it stands under."""
    posted = _days(reading)
    if fetched_at is not None:
        latest_on = fetched_at.astimezone(UTC).date()
        posted = complete_years(posted, language=None, latest_on=latest_on)
    return [
        TextEntry(
            line=fields.line,
            title=fields.title,
            posted=(day,) if day is not None else (),
            posted_blank=fields.date == "",
            url=fields.url,
            byline=fields.byline,
            body=fields.body,
            tags=fields.tags,
        )
        for fields, day in zip(reading.fields, posted, strict=True)
    ]


def _days(reading: _Reading) -> list[PostedText | None]:
    """Return what states the day of each entry, None where nothing does."""
    days: list[PostedText | None] = []
    last: str | None = None
    headings = sum(fields.date is not None for fields in reading.fields)
    under_headings = reading.layout.grouped and headings < len(reading.fields)
    for fields in reading.fields:
        own = fields.date or None
        inherits = own is None and (fields.date is not None or reading.layout.grouped)
        day = own or (last if inherits else None)
        is_heading = under_headings and not fields.date_labelled
        source = PostedSource.INHERITED if own is None or is_heading else PostedSource.LISTING
        days.append(PostedText(raw=day, source=source) if day else None)
        # Behind an entry whose day is not read, a blank label would inherit that day, and not the one before.
        last = own or (last if inherits else None)
    return days


def _what_was_found(lines: list[Line], best: _Reading | None) -> str:
    dates = sum(line.kind is Kind.DATE for line in lines)
    links = sum(line.kind is Kind.LINK for line in lines)
    marks = sum(bool(line.mark) for line in lines)
    found = f"found {len(lines)} lines, {dates} with a date, {links} with a link, {marks} with an item mark"
    nearest = (
        f"; nearest layout {best.layout.rule}, score {best.score:.2f} of {_score_needed(best)}"
        if best
        else ""
    )
    return f"expected entries that repeat a title with a date, link or byline; {found}{nearest}"
