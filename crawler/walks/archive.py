"""Walk an archive: listing pages, each with a link to the next older one."""

from crawler.walks.endings import end_walk, end_with_problem
from crawler.walks.listing import Ending, Listing
from crawler.walks.problems import Problem
from crawler.walks.walk import Walk, WalkedPage
from pipelines.items import EndSign, WalkRead


async def walk_archive(walk: Walk) -> WalkRead:
    """Walk the listing of a way; raises StoppedError when the run ends."""
    first = await first_page(walk)
    if first is None:
        return end_walk(walk, Ending(sign=EndSign.NOT_MODIFIED))
    if isinstance(first, Problem):
        return end_with_problem(walk, first)
    listing = Listing(walk=walk, first=first, next_of=_next_of, total_of=lambda _: None)
    return end_walk(walk, await listing.go_through(), listing=listing)


async def first_page(walk: Walk) -> WalkedPage | Problem | None:
    """Return the first page of a way, None where the server says that it is as the walk before left it.

    That question is only asked where the walk before was complete: after any other there is more to read.
    """
    before = walk.before
    if walk.is_sweep or not before.is_complete or not (before.etag or before.last_modified):
        return await walk.page(walk.way.url)
    answer = await walk.ask(walk.way.url, etag=before.etag, last_modified=before.last_modified)
    if isinstance(answer, Problem):
        return answer
    return None if answer.is_not_modified else await walk.read(answer)


def _next_of(page: WalkedPage) -> str | None:
    return page.reading.facts.next_page
