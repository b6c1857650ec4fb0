"""What a run says when it is over."""

import shlex
from collections.abc import Iterator

from rich.text import Text

from crawler import show as showing
from crawler.commands.formats import print_formats
from crawler.commands.sources import print_sources
from crawler.commands.terminal import errors, output
from crawler.printable import escape_unseen_in_lines
from crawler.report import Report
from pipelines.items import EndSign, WalkOutcome, WalkRead
from pipelines.store.workspace import Workspace


def print_report(report: Report, workspace: Workspace) -> None:
    """Say what a run did, the losses before the gains."""
    counts = report.counts
    for walk in report.walks:
        to = output if walk.outcome is WalkOutcome.OK else errors
        to.print(Text(showing.cell(describe_walk(walk), limit=2000)))
    for source in report.stopped:
        errors.print(Text(f"{source}: stopped; the next crawl goes on from here"))
    for damage in report.damages:
        errors.print(Text(showing.cell(f"archive: {damage}", limit=2000)))
    for line in describe_dropped(report, workspace):
        errors.print(Text(showing.cell(line, limit=2000)))
    for remark in report.remarks:
        errors.print(Text(showing.cell(f"{remark.address}: {remark.text}", limit=2000)))
    if report.remarks_not_listed:
        errors.print(f"… and {report.remarks_not_listed} more pages of which the same is to be said")
    if report.error:
        errors.print(Text(escape_unseen_in_lines(f"error: {report.error}")))
    if counts.recovered_commits:
        applied = "would be" if report.dry_run else "have been"
        errors.print(f"{counts.recovered_commits} commits of a run that was stopped {applied} applied.")
    for fault in report.sums_wrong:
        errors.print(Text(f"error: the sums of this run do not agree: {fault}"))
    print_sources(report.inferred)
    print_formats(report.formats, report.passed_over)
    pages = ", ".join(f"{number} {outcome}" for outcome, number in sorted(counts.pages.items()))
    output.print(f"pages: {pages or 'none'}")
    blocks = counts.blocks
    forms = f"{counts.new_forms} in another form, " if counts.new_forms else ""
    output.print(
        f"entries: {counts.found} found = {blocks.kept} kept ({counts.new_entries} new, {forms}"
        f"{counts.new_revisions} revised) + {blocks.repeated} repeated + {blocks.dropped} dropped "
        f"+ {blocks.quarantined} quarantined"
    )
    if counts.renamed:
        output.print(f"names: {counts.renamed} entries that were there have other names by aliases.csv")
    if counts.redated:
        output.print(
            f"days: {counts.redated} entries are read by the other dates of their source: day_orders/"
        )
    if report.dry_run:
        output.print(Text(f"dry run: nothing was written to {workspace.root}"))
        return
    output.print(Text(f"datasets: {workspace.root}"))
    kept = workspace.runs / f"{report.run_id}.json"
    if kept.is_file():
        output.print(Text(f"report: {kept}"))


def describe_dropped(report: Report, workspace: Workspace) -> Iterator[str]:
    """Yield a line for each dropped page that is listed, and for those that are not what shows them."""
    pages = report.dropped_pages
    for (file, reason), listed in pages.groups():
        for page in listed:
            yield f"{page.address}: {page.reason}: {page.detail}"
        if more := pages.more[file, reason]:
            yield f"… and {more} more of {file}: {reason}"
    if not pages.not_listed:
        return
    if others := pages.others.total():
        reasons = ", ".join(f"{reason} {number}" for reason, number in sorted(pages.others.items()))
        yield f"… and {others} of other files: {reasons}"
    command = f"clipfile show --dataset drops --limit 0 --data {shlex.quote(str(workspace.root))}"
    when = "after the run itself" if report.dry_run else "all of them"
    yield f"{pages.not_listed} dropped pages are not shown; {when}: {command}"


PROOFS = {
    EndSign.TOTAL_AGREES: "complete: its last page, as many as it counts",
    EndSign.NO_NEXT_PAGE: "complete: no page follows",
    EndSign.PERIODS_READ: "complete: all its archives by month or year",
    EndSign.SINGLE_PAGE: "complete: a single page",
    EndSign.KNOWN: "what is new is read, down to what was known",
    EndSign.NOT_MODIFIED: "nothing new: its first page is not modified",
    EndSign.WHOLE_FILE: "read to its end",
}


def describe_walk(walk: WalkRead) -> str:
    """Say in a line how a walk ended, on what evidence, and what it took."""
    reason = walk.detail or walk.gap or (PROOFS[walk.end_sign] if walk.end_sign else "")
    return (
        f"{walk.source} {walk.way} {walk.url}: {walk.outcome}: {reason} "
        f"({walk.pages} pages, {walk.entries} entries, {walk.requests} requests)"
    )
