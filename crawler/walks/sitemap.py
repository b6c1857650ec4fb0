"""Walk a sitemap: the posts that it lists, each read as a page of one entry.

What it lists is asked for once, and again when its `lastmod` is later than that. That an address is no
longer listed proves nothing, so a sitemap never tells that an entry has disappeared.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from dateutil.parser import isoparse

from crawler.extract.sitemap import SitemapError, SitemapPage, read_sitemap
from crawler.fetch.fetched import Fetched
from crawler.walks.endings import end_walk, end_with_problem
from crawler.walks.listing import Ending, address_of
from crawler.walks.problems import Problem
from crawler.walks.walk import Walk
from pipelines.items import EndSign, WalkOutcome, WalkRead

MAX_SITEMAPS = 500  # an index of indices may name any number


@dataclass(slots=True)
class Listed:
    """What the sitemaps of a walk list."""

    pages: dict[str, SitemapPage] = field(default_factory=dict)  # by address, in order of listing
    faults: list[str] = field(default_factory=list)


async def walk_sitemap(walk: Walk) -> WalkRead:
    """Read the posts that a sitemap lists, and those of the sitemaps it names; raises StoppedError."""
    before = walk.before
    is_asked = before.is_complete and not walk.is_full
    answer = await walk.ask(
        walk.way.url,
        etag=before.etag if is_asked else None,
        last_modified=before.last_modified if is_asked else None,
    )
    if isinstance(answer, Problem):
        return end_with_problem(walk, answer)
    if answer.is_not_modified:
        return end_walk(walk, Ending(sign=EndSign.NOT_MODIFIED))
    listed = Listed()
    await _read_sitemaps(walk, answer, listed)
    if not listed.pages:
        what = listed.faults[0] if listed.faults else "it lists no page"
        return end_with_problem(walk, Problem(url=answer.url, outcome=WalkOutcome.EMPTY, what=what))
    return end_walk(walk, await _read_posts(walk, listed))


async def _read_sitemaps(walk: Walk, first: Fetched, listed: Listed) -> None:
    """Read a sitemap and those that it names, each once."""
    waiting, met = [first.url], {first.url}
    answers: dict[str, Fetched | Problem] = {first.url: first}
    while waiting:
        url = waiting.pop(0)
        answer = answers.pop(url, None) or await walk.ask(url)
        if isinstance(answer, Problem):
            listed.faults.append(str(answer))
            continue
        try:
            sitemap = read_sitemap(answer.content)
        except SitemapError as error:  # the others may be readable
            listed.faults.append(f"{url}: {error}")
            continue
        if sitemap.fault is not None:
            listed.faults.append(f"{url}: {sitemap.fault}")
        listed.pages.update((page.loc, page) for page in sitemap.pages)
        for child in sitemap.children:
            if child.loc not in met and len(met) < MAX_SITEMAPS:
                met.add(child.loc)
                waiting.append(child.loc)
            elif child.loc not in met:
                listed.faults.append(f"{url}: names more than {MAX_SITEMAPS} sitemaps")


async def _read_posts(walk: Walk, listed: Listed) -> Ending:
    """Ask for every post that is new, or changed since it was asked for."""
    problems = list(listed.faults)
    for page in _wanted(walk, listed):
        if walk.pages >= walk.max_pages:
            return Ending(gap=f"{walk.pages} pages were read, as many as one walk may (max_pages)")
        read = await walk.page(page.loc)
        if isinstance(read, Problem):
            problems.append(str(read))
    if problems:
        return Ending(gap=f"{len(problems)} of its pages gave no entry; the first: {problems[0]}")
    return Ending(sign=EndSign.WHOLE_FILE)


def _wanted(walk: Walk, listed: Listed) -> Iterator[SitemapPage]:
    for page in listed.pages.values():
        asked_at = walk.visited.get(address_of(page.loc))
        changed_at = _read_time(page.lastmod)
        is_new = walk.is_full or asked_at is None or (changed_at is not None and changed_at > asked_at)
        is_wanted = walk.since is None or changed_at is None or changed_at.date() >= walk.since
        if is_new and is_wanted:
            yield page


def _read_time(text: str | None) -> datetime | None:
    """Read a W3C date; a day counts to its end, one that is none is as good as missing."""
    if not text:
        return None
    try:
        time = isoparse(text.strip())
    except (ValueError, OverflowError):
        return None
    if len(text.strip()) <= len("2020-01-31"):
        time = time.replace(hour=23, minute=59)
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)
