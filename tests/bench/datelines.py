"""Datelines and bylines measured: how often each field is right, and the time a line takes.

The real lines and pages lie beside the repository; without them they are skipped, and that is said. A
truth that is less than a day (no year, a month, "8 hours ago") is no day, and null is right. Where day and
month could be swapped and nothing in the line decides, null is right, too, and counted apart.
"""

import json
import re
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.readers.table import read_page
from pipelines.items import RawEntry
from pipelines.normalise.attribution import Attribution
from pipelines.normalise.byline import find_byline
from pipelines.normalise.date_reading import DateReading
from pipelines.normalise.dateline import find_dateline
from pipelines.normalise.dates import find_dates, parse_posted
from pipelines.normalise.text import clean_text
from tests import real_page
from tests.bench.corpus import ABSENT, load_pages

HERE = Path(__file__).parent
DEV_LINES = HERE / "../../../shared/real/datelines_dev.jsonl"
TABLES = (
    ("invented lines", HERE.parent / "normalise" / "datelines.jsonl"),
    ("lines written blind", HERE.parent / "normalise" / "blind_datelines.jsonl"),
)
BYLINE_KINDS = {"byline", "byline_cued", "byline_bare", "labelled", "marked"}
MARKED_KINDS = {"byline_bare", "marked"}
FIELDS = ("author", "outlet", "place", "country", "date")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FETCHED_AT = datetime(2026, 11, 1, tzinfo=UTC)
REPEATS = 5

Row = dict[str, Any]


def main() -> None:
    """Print the shares that are right, every line that is not, and the time."""
    print("== datelines and bylines ==")
    if real_page.is_there():
        pairs = zip(real_page.entries(), real_page.truths(), strict=True)
        right = sum(entry == truth for entry, truth in pairs)
        print(f"a real digest page: every field right in {right} of {real_page.ENTRIES} entries")
    else:
        print(real_page.ABSENT)
    if DEV_LINES.is_file():
        _measure("real lines", [row | row.pop("truth") for row in _load(DEV_LINES)])
    else:
        print(f"skipped: {DEV_LINES} is not there; these lines belong to others")
    for name, path in TABLES:
        _measure(name, _load(path))
    pages = load_pages()
    if not pages:
        print(ABSENT)
        return
    entries = [record for page in pages for record in read_page(page) if isinstance(record, RawEntry)]
    bodies = [
        {"text": entry.body_raw, "language": entry.language_hint} for entry in entries if entry.body_raw
    ]
    print(f"beginnings of {len(bodies)} real entries: {_time(bodies):.0f} us of processor time each")


def _load(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _measure(name: str, rows: list[Row]) -> None:
    right: Counter[str] = Counter()
    rebuilt = open_days = open_misses = 0
    for row in rows:
        found = _read(row)
        if found is not None and found.on is None and any(map(_is_open, _dates(row, found))):
            open_days += 1
            open_misses += _truth(row)["date"] is not None
            row = row | {"date": None}
        wrong = [field for field, got in _values(row, found).items() if got != _truth(row)[field]]
        right.update(field for field in FIELDS if field not in wrong)
        right["all five"] += not wrong
        rebuilt += found is None or _rebuild(row["text"], found)
        if wrong:
            print(f"  {', '.join(wrong)}: {row['text'][:100]!r}")
    shares = ", ".join(f"{field} {100 * right[field] / len(rows):.1f} %" for field in (*FIELDS, "all five"))
    print(f"{len(rows)} {name}: {shares}")
    if open_misses:
        strict = 100 * (right["all five"] - open_misses) / len(rows)
        print(f"  {open_misses} days could be swapped and are left open; as misses: all five {strict:.1f} %")
    print(f"  {rebuilt} round trips; {_time(rows):.0f} us each")


def _read(row: Row) -> Attribution | None:
    text, language, kind = row["text"], row["language"], row.get("kind")
    if kind in BYLINE_KINDS:
        return find_byline(text, marked=kind in MARKED_KINDS, language=language)
    found = find_dateline(text, language=language)
    return found if found is not None or kind else find_byline(text, marked=True, language=language)


def _dates(row: Row, found: Attribution) -> list[DateReading]:
    return find_dates(row["text"][slice(*found.span)], language=row["language"])


def _is_open(reading: DateReading) -> bool:
    return reading.order_is_open


def _values(row: Row, found: Attribution | None) -> dict[str, object]:
    """Return what is read; a line that is a day of posting and nothing else is read as one."""
    posted = parse_posted(row["text"], fetched_at=FETCHED_AT) if found is None and "kind" not in row else None
    day = found.on if found else posted.on if posted and not posted.relative else None
    return {
        "author": [_fold(name) for name in (found.authors if found else ())],
        "outlet": [_fold(name) for name in (found.outlets if found else ())],
        "place": _fold(found.place or "") if found else "",
        "country": found.country if found else None,
        "date": day.isoformat() if day else None,
    }


def _truth(row: Row) -> dict[str, object]:
    return {
        "author": [_fold(name) for name in row["author"]],
        "outlet": [_fold(name) for name in row["outlet"]],
        "place": _fold(row["place"] or ""),
        "country": row["country"],
        "date": row["date"] if DAY.fullmatch(row["date"] or "") else None,
    }


def _fold(name: str) -> str:
    return clean_text(name)[0].casefold()


def _rebuild(text: str, found: Attribution) -> bool:
    return "".join(text[s.start : s.end] for s in found.segments) == text[slice(*found.span)]


def _time(rows: list[Row]) -> float:
    rounds = []
    for _ in range(REPEATS):
        started = time.process_time()
        for row in rows:
            find_dateline(row["text"], language=row["language"])
        rounds.append(time.process_time() - started)
    return 1e6 * min(rounds) / len(rows)


if __name__ == "__main__":
    main()
