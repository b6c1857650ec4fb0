"""What a run did: counts, sums, exit code, and the JSON that is kept of it."""

import json
import secrets
from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import IntEnum
from pathlib import Path

from crawler.dropped_pages import DroppedPage, DroppedPages
from crawler.format_counts import ByFormat
from crawler.page_reading import PageReading
from crawler.printable import escape_unseen_in_json
from crawler.replace_file import replace_file
from pipelines.items import EXTRACTOR_VERSION, PageIssue, PageOutcome, WalkOutcome, WalkRead
from pipelines.store.counts import RunCounts

BROKE = frozenset({WalkOutcome.BLOCKED, WalkOutcome.EMPTY, WalkOutcome.BROKEN, WalkOutcome.DEAD})
MAX_REMARKS = 100  # listed in a report; pages/ has all


class ExitCode(IntEnum):
    """How a run ends, for the shell."""

    OK = 0
    OUR_FAULT = 1
    USAGE = 2
    INCOMPLETE = 3  # something was dropped, a page lacks its declared layout, a walk has a gap
    SOURCE_BROKE = 4  # a source is blocked, empty where it was not, broken or dead


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRemark:
    """What a person should look at on a page that was read all the same."""

    address: str
    text: str


@dataclass(slots=True, kw_only=True)
class Report:
    """One run, from its start to its end; `error` is what ended it before its end."""

    run_id: str
    command: str
    version: str
    started_at: datetime
    ended_at: datetime | None = None
    committed: bool = False
    dry_run: bool = False  # nothing was written; all else is as if it had been
    pages: int = 0  # that the run was given
    passed_over: Counter[str] = field(default_factory=Counter)  # beside pages and entries, by kind
    formats: ByFormat = field(default_factory=ByFormat)
    inferred: Counter[tuple[str, str]] = field(
        default_factory=Counter
    )  # pages by source, and how it is known
    counts: RunCounts = field(default_factory=RunCounts)
    dropped_pages: DroppedPages = field(default_factory=DroppedPages)
    remarks: list[PageRemark] = field(default_factory=list)
    remarks_not_listed: int = 0
    walks: list[WalkRead] = field(default_factory=list)  # of a crawl, in the order in which they ended
    damages: list[str] = field(default_factory=list)  # of the page archive: what of it cannot be read
    stopped: list[str] = field(default_factory=list)  # sources whose walk waits for the next run
    error: str | None = None

    def add_remark(self, remark: PageRemark) -> None:
        """Remember a remark on a page, up to MAX_REMARKS; count the others."""
        if len(self.remarks) < MAX_REMARKS:
            self.remarks.append(remark)
        else:
            self.remarks_not_listed += 1

    def add_error(self, text: str) -> None:
        """Add what went wrong through our own fault; one source's does not hide another's."""
        self.error = f"{self.error}\n{text}" if self.error else text

    def add_damage(self, text: str) -> None:
        """Remember that a part of the page archive cannot be read: something is lost."""
        self.damages.append(text)

    def add_reading(self, reading: PageReading) -> None:
        """Remember what a person should know of a page that was read."""
        address = reading.page.address
        self.passed_over.update(dict(reading.facts.passed_over))
        if reading.dropped is not None:
            drop = reading.dropped
            self.dropped_pages.add(DroppedPage(address=address, reason=drop.reason, detail=drop.detail))
        if PageIssue.WRAPPER_MISSED in reading.facts.issues:
            lacks = "; ".join(reading.facts.missed)
            text = f"no declared wrapper fits, read without: {lacks}"
            self.add_remark(PageRemark(address=address, text=text))

    def keep_committed_walks(self) -> None:
        """Take the walks whose end is not in the store as stopped: the next run goes on with them."""
        lost = [walk.source for walk in self.walks if walk.walk_id not in self.counts.walks]
        self.walks = [walk for walk in self.walks if walk.walk_id in self.counts.walks]
        self.stopped = list(dict.fromkeys([*self.stopped, *lost]))

    @property
    def sums_wrong(self) -> list[str]:
        """What does not add up, in words. A run that was cut short, or failed to commit, need not add up."""
        if self.error or self.stopped or not self.committed:
            return []
        done = sum(self.counts.pages.values())
        wrong = self.counts.check() + self.formats.check(self.pages, self.counts)
        if done != self.pages:
            wrong.append(f"{self.pages} pages were given, {done} are accounted for")
        return wrong

    @property
    def exit_code(self) -> ExitCode:
        """Return OK only where every page was read, as declared, every block is in, and all is committed."""
        counts = self.counts
        quarantined = counts.pages[PageOutcome.QUARANTINED] or counts.blocks.quarantined
        if self.error or self.sums_wrong or not self.committed or quarantined:
            return ExitCode.OUR_FAULT
        outcomes = {walk.outcome for walk in self.walks}
        if outcomes & BROKE:
            return ExitCode.SOURCE_BROKE
        # A page of a walk that gave nothing is the walk's gap, or came when it was asked for again.
        lost_pages = counts.pages[PageOutcome.DROPPED] and not self.walks
        has_gap = WalkOutcome.PARTIAL in outcomes or self.stopped or self.damages
        if lost_pages or has_gap or counts.blocks.dropped or counts.issues[PageIssue.WRAPPER_MISSED]:
            return ExitCode.INCOMPLETE
        return ExitCode.OK

    def as_json(self) -> str:
        """Write the report as JSON, the same keys in the same order every time."""
        counts = self.counts
        document = {
            "run_id": self.run_id,
            "command": self.command,
            "version": self.version,
            "started_at": self.started_at.isoformat(),
            "ended_at": self.ended_at.isoformat() if self.ended_at else None,
            "exit_code": int(self.exit_code),
            "error": self.error,
            "committed": self.committed,
            "dry_run": self.dry_run,
            "pages": {
                "given": self.pages,
                **{outcome.value: counts.pages[outcome] for outcome in PageOutcome},
            },
            "passed_over": dict(sorted(self.passed_over.items())),
            "formats": self.formats.as_json(),
            "inferred_sources": [
                {"source": source, "evidence": evidence, "pages": number}
                for (source, evidence), number in sorted(self.inferred.items())
            ],
            "entries": {
                "found": counts.found,
                "kept": counts.blocks.kept,
                "new": counts.new_entries,
                "new_forms": counts.new_forms,
                "revised": counts.new_revisions,
                "repeated": counts.blocks.repeated,
                "dropped": counts.blocks.dropped,
                "quarantined": counts.blocks.quarantined,
            },
            "drops": {reason.value: number for reason, number in sorted(counts.drops.items())},
            "issues": dict(sorted(counts.issues.items())),
            "commits": counts.commits,
            "recovered_commits": counts.recovered_commits,
            "refreshed": {"by_aliases": counts.renamed, "by_day_order": counts.redated},
            "sums_wrong": self.sums_wrong,
            "dropped_pages": [
                {"address": page.address, "reason": page.reason.value, "detail": page.detail}
                for page in self.dropped_pages
            ],
            "dropped_pages_not_listed": self.dropped_pages.not_listed_as_json(),
            "walks": [_walk_json(walk) for walk in self.walks],
            "stopped": self.stopped,
            "damages": self.damages,
            "remarks": [{"address": remark.address, "text": remark.text} for remark in self.remarks],
            "remarks_not_listed": self.remarks_not_listed,
        }
        return escape_unseen_in_json(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


def new_report(command: str, started_at: datetime) -> Report:
    """Begin the report of a run, which gives the run its id."""
    run_id = f"{started_at:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
    return Report(run_id=run_id, command=command, version=EXTRACTOR_VERSION, started_at=started_at)


def _walk_json(walk: WalkRead) -> dict[str, object]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(walk).items()
    }


def write_report(report: Report, folder: Path) -> Path:
    """Write `<run_id>.json` into the folder at one instant; raises OSError, and then leaves nothing there."""
    path = folder / f"{report.run_id}.json"
    replace_file(path, report.as_json(), errors="backslashreplace")
    return path
