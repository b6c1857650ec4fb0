"""Walk a feed: the newest entries, and older ones where the feed has pages (RFC 5005).

A feed shows the newest entries only, so it is complete no further back than the first look at it. From
one look to the next nothing is missed as long as the two have an entry in common.
"""

from crawler.walks.archive import first_page
from crawler.walks.endings import end_walk, end_with_problem
from crawler.walks.listing import Ending, Listing
from crawler.walks.problems import Problem
from crawler.walks.walk import Walk
from pipelines.items import EndSign, WalkRead


async def walk_feed(walk: Walk) -> WalkRead:
    """Read a feed, and its older pages where it has any; raises StoppedError when the run ends."""
    first = await first_page(walk)
    if first is None:
        return end_walk(walk, Ending(sign=EndSign.NOT_MODIFIED))
    if isinstance(first, Problem):
        return end_with_problem(walk, first)
    if first.reading.facts.next_page is not None:
        listing = Listing(
            walk=walk, first=first, next_of=lambda page: page.reading.facts.next_page, total_of=lambda _: None
        )
        return end_walk(walk, await listing.go_through(), listing=listing)
    is_joined = any(entry.content_hash in walk.known for entry in first.entries)
    if walk.before.had_entries and not is_joined:
        gap = "none of its entries was there before: some may have come and gone. Crawl more often"
        return end_walk(walk, Ending(gap=gap))
    return end_walk(walk, Ending(sign=EndSign.WHOLE_FILE))
