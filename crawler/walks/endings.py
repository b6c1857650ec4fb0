"""From how a walk ended to the record of it: outcome, what is proved, and what a person can do."""

from crawler.fetch.mask import mask_text, mask_url
from crawler.walks.listing import Ending, Listing
from crawler.walks.problems import Problem
from crawler.walks.walk import Walk
from pipelines.items import EndSign, WalkOutcome, WalkRead, WayKind

# A feed leaves out what is old, and a sitemap is no listing: that they lack an entry proves nothing.
PROVING_ABSENCE = {WayKind.ARCHIVE, WayKind.WORDPRESS}
RELYING_ON_BEFORE = {EndSign.KNOWN, EndSign.NOT_MODIFIED}


def end_with_problem(walk: Walk, problem: Problem) -> WalkRead:
    """Record a walk that got no entries from its first page."""
    outcome, detail = problem.outcome, str(problem)
    if outcome is WalkOutcome.BROKEN and walk.before.had_entries:
        detail += f". Has the layout changed? Run: clipfile preview {walk.way.url}"
    return _record(walk, outcome=outcome, ending=Ending(gap=detail), detail=detail)


def end_walk(walk: Walk, ending: Ending, listing: Listing | None = None) -> WalkRead:
    """Record a walk that came to an ending."""
    has_jumped = listing is not None and listing.has_jumped
    if ending.sign is not None and walk.broken_off:
        ending = Ending(gap=f"{walk.broken_off[0]}: breaks off, however often it is asked for")
    unmet = _unmet_expectation(walk, ending)
    outcome = WalkOutcome.OK if ending.sign or ending.is_wanted else WalkOutcome.PARTIAL
    if unmet is not None:
        outcome = WalkOutcome.EMPTY
    return _record(walk, outcome=outcome, ending=ending, detail=unmet, has_jumped=has_jumped)


def _record(
    walk: Walk, *, outcome: WalkOutcome, ending: Ending, detail: str | None, has_jumped: bool = False
) -> WalkRead:
    first = walk.first
    is_not_modified = ending.sign is EndSign.NOT_MODIFIED
    headers = first.headers if first is not None and first.status in {200, 304} else {}
    saw_all = ending.sign is not None and ending.sign not in RELYING_ON_BEFORE and not has_jumped
    before = walk.before
    return WalkRead(
        walk_id=walk.walk_id,
        source=walk.source.id,
        way=walk.way.kind,
        url=mask_url(walk.way.url),
        started_at=walk.started_at,
        ended_at=walk.ended_at or walk.started_at,
        outcome=outcome,
        is_complete=ending.sign is not None,
        # A source that gave nothing has not been swept: the next walk shall try.
        is_sweep=walk.way.kind in PROVING_ABSENCE and walk.pages > 0 and (walk.is_sweep or saw_all),
        end_sign=ending.sign,
        pages=walk.pages,
        requests=walk.requests,
        entries=len(walk.seen),
        gap=ending.gap and mask_text(ending.gap),
        # A masked address leads nowhere: the next walk begins at the first page.
        resume_url=ending.resume_url if ending.resume_url == mask_url(ending.resume_url or "") else None,
        etag=headers.get("etag") or (before.etag if is_not_modified else None),
        last_modified=headers.get("last-modified") or (before.last_modified if is_not_modified else None),
        detail=detail and mask_text(detail),
    )


def _unmet_expectation(walk: Walk, ending: Ending) -> str | None:
    """Say which expectation of the source the walk falls under, None where it meets all."""
    expect, fewest = walk.source.expect, walk.fewest
    entries = len(walk.seen)
    if ending.sign is EndSign.NOT_MODIFIED:
        return None
    if expect.entries is not None and ending.sign not in RELYING_ON_BEFORE and entries < expect.entries:
        return f"{entries} entries, at least {expect.entries} are expected (expect.entries)"
    if expect.entries_per_page is not None and fewest is not None and fewest < expect.entries_per_page:
        return (
            f"a page with {fewest} entries, at least {expect.entries_per_page} are expected "
            f"(expect.entries_per_page). Has the layout changed? Run: clipfile preview {walk.way.url}"
        )
    if expect.newest_within_days is not None and walk.newest_on is not None:
        age = (walk.started_at.date() - walk.newest_on).days
        if age > expect.newest_within_days:
            return (
                f"the newest entry is of {walk.newest_on}, {age} days ago; {expect.newest_within_days} are "
                "expected at most (expect.newest_within_days)"
            )
    return None
