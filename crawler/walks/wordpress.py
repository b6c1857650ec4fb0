"""Walk the posts of a WordPress site by its REST API, newest first, a hundred a page.

The API counts: X-WP-Total is the number of posts, X-WP-TotalPages that of pages (REST API handbook,
"Pagination"). `after` limits them to a window of time.
"""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.walks.archive import first_page
from crawler.walks.endings import end_walk, end_with_problem
from crawler.walks.listing import Ending, Listing
from crawler.walks.problems import Problem
from crawler.walks.walk import Walk, WalkedPage
from pipelines.items import EndSign, WalkRead

PER_PAGE = 100  # the most that the API gives


async def walk_wordpress(walk: Walk) -> WalkRead:
    """Walk the posts endpoint of a way; raises StoppedError when the run ends."""
    first = await first_page(walk)
    if first is None:
        return end_walk(walk, Ending(sign=EndSign.NOT_MODIFIED))
    if isinstance(first, Problem):
        return end_with_problem(walk, first)
    listing = Listing(walk=walk, first=first, next_of=_next_of, total_of=_total_of)
    return end_walk(walk, await listing.go_through(), listing=listing)


def posts_url(endpoint: str, page: int = 1) -> str:
    """Return the address of a page of posts, with authors and terms embedded.

    >>> posts_url("https://site.example/wp-json/wp/v2/posts", 2)
    'https://site.example/wp-json/wp/v2/posts?per_page=100&_embed=author%2Cwp%3Aterm&page=2'
    """
    parts = urlsplit(endpoint)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    query.setdefault("per_page", str(PER_PAGE))
    query.setdefault("_embed", "author,wp:term")
    query["page"] = str(page)
    return urlunsplit(parts._replace(query=urlencode(query)))


def _next_of(page: WalkedPage) -> str | None:
    query = dict(parse_qsl(urlsplit(page.url).query))
    number = int(query.get("page", "1"))
    total = page.fetched.headers.get("x-wp-totalpages", "")
    return (
        posts_url(page.url, number + 1)
        if total.isascii() and total.isdigit() and number < int(total)
        else None
    )


def _total_of(page: WalkedPage) -> int | None:
    total = page.fetched.headers.get("x-wp-total", "")
    return int(total) if total.isascii() and total.isdigit() else None
