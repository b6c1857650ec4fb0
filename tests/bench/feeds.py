"""The feeds of the real sites, by us and by feedparser: as many entries, the same titles, links and days.

The feeds lie beside the repository, not in it; feedparser is installed by `make bench`. A test runs this
as a process of its own: what is installed beside feedparser changes what Scrapy does.
"""

import json
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from crawler.readers import feed
from pipelines.deduplicate.identity import fold
from pipelines.items import Entry, Page, PostedSource, RawEntry
from pipelines.normalise.entry import normalise
from tests.bench.corpus import ABSENT, CORPUS

FOLDER = Path(__file__).parents[2] / ".venv/bench"
NO_PEER = f"skipped: feedparser is not in {FOLDER}; `make bench` installs it"
SAVED_AT = datetime(2026, 11, 1, tzinfo=UTC)  # later than every feed of the corpus
UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A feed by two readers: the entries, of each field how many agree of how many, and why others don't."""

    path: str
    ours: int
    theirs: int
    agree: dict[str, tuple[int, int]]  # of the entries where either has the field
    reasons: dict[str, int]
    unexplained: tuple[str, ...]


def main() -> None:
    """Print a line for each feed, the sums, why others differ; with --counts only how many, as JSON."""
    if not feeds():
        print(ABSENT)
        return
    warnings.simplefilter("ignore")  # of the peer's own
    try:
        peer = load_peer()
    except ModuleNotFoundError:
        print(NO_PEER)
        return
    if "--counts" in sys.argv:
        for path in feeds():
            print(json.dumps(count(path, peer)))
        return
    found = [compare(path, peer) for path in feeds()]
    print("== feeds of real sites: entries ours / feedparser's, and titles, links, days that agree ==")
    for one in found:
        fields = "  ".join(f"{name} {agree}/{all_}" for name, (agree, all_) in one.agree.items())
        print(f"{one.ours:4} /{one.theirs:4}  {fields}  {one.path}")
    reasons: Counter[str] = Counter()
    for one in found:
        reasons.update(one.reasons)
    equal = sum(one.ours == one.theirs for one in found)
    print(f"{equal} of {len(found)} feeds with as many entries, {sum(one.ours for one in found)} in all")
    print("\n".join(f"{count:4} {reason}" for reason, count in reasons.most_common()))


def feeds() -> list[Path]:
    """Return the feeds of the corpus; none where it is not there."""
    return sorted(CORPUS.glob("sites/*/feeds/*"))


def load_peer() -> Any:
    """Return the module feedparser; raises ModuleNotFoundError where it is not installed."""
    sys.path.append(str(FOLDER))
    import feedparser  # an optional tool

    return feedparser


def count(path: Path, peer: Any) -> dict[str, str | int]:
    """Count the entries of a feed by both."""
    content = path.read_bytes()
    ours = sum(isinstance(record, RawEntry) for record in feed.read(_page(content, path.name)))
    return {"path": path.name, "ours": ours, "theirs": len(_parse(content, peer))}


def compare(path: Path, peer: Any) -> Compared:
    """Read a feed by both, and pair their entries in order."""
    content = path.read_bytes()
    ours = list(read(content, path.name))
    theirs = _parse(content, peer)
    agree = {}
    reasons: Counter[str] = Counter()
    unexplained = []
    for name, look in FIELDS.items():
        verdicts = [(look(one, other), one, other) for one, other in zip(ours, theirs, strict=False)]
        told = [verdict for verdict in verdicts if verdict[0] is not None]
        agree[name] = (sum(not reason for reason, _, _ in told), len(told))
        reasons.update(reason for reason, _, _ in told if reason)
        unexplained += [f"{name}: {one.locator}" for reason, one, _ in told if reason == UNEXPLAINED]
    return Compared(
        path=str(path.relative_to(CORPUS / "sites")),
        ours=len(ours),
        theirs=len(theirs),
        agree=agree,
        reasons=dict(reasons),
        unexplained=tuple(unexplained),
    )


def read(content: bytes, name: str) -> Iterator[Entry]:
    """Yield the entries of a feed, normalised."""
    for record in feed.read(_page(content, name)):
        if isinstance(record, RawEntry) and isinstance(entry := normalise(record), Entry):
            yield entry


def _page(content: bytes, name: str) -> Page:
    return Page(content=content, address=name, source="bench", fetched_at=SAVED_AT)


def _parse(content: bytes, peer: Any) -> list[Any]:
    return list(peer.parse(content, sanitize_html=False, resolve_relative_uris=False).entries)


def _title(one: Entry, other: Any) -> str | None:
    """Return None where neither has a title, "" where they agree, else why not."""
    theirs = fold(str(other.get("title", "")))
    if not (one.title or theirs):
        return None
    return "" if fold(one.title) == theirs else UNEXPLAINED


def _link(one: Entry, other: Any) -> str | None:
    theirs = other.get("link") or ""
    if not (one.url_raw or theirs):
        return None
    if one.url_raw == theirs:
        return ""
    if one.url_raw == other.get("feedburner_origlink"):
        return "link: ours is that of before a counting service"
    if not theirs and one.url_raw == one.source_entry_id:
        return "link: ours is the guid, which is a permalink where the feed doesn't deny it"
    return UNEXPLAINED


def _day(one: Entry, other: Any) -> str | None:
    theirs = _their_day(other)
    ours = one.posted_at.date() if one.posted_at else one.posted_on
    if not (ours or theirs):
        return None
    if ours == theirs:
        return ""
    if ours is None and theirs is not None and theirs.year == 1:
        return "day: theirs is the zero time of Go, which stands for no day"
    if one.posted_source is PostedSource.URL:
        return "day: ours is in the link, theirs is that of the last change"
    if one.posted_on and (one.posted_raw or "").startswith(one.posted_on.isoformat()):
        return "day: ours is the day as written, theirs the one in UTC"
    return UNEXPLAINED


def _their_day(other: Any) -> date | None:
    parsed = other.get("published_parsed") or other.get("updated_parsed")
    return date(*parsed[:3]) if parsed else None


FIELDS: dict[str, Callable[[Entry, Any], str | None]] = {"title": _title, "link": _link, "day": _day}

if __name__ == "__main__":
    main()
