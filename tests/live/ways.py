"""The ways into an invented site beside its listing: feed, WordPress API, sitemap, the posts' own pages."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from tests.live.posts import Post

FEED_POSTS = 10  # what WordPress gives
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write_feed(posts: Sequence[Post], base_url: str) -> str:
    """Write RSS 2.0 of the newest posts."""
    items = "".join(
        f"<item><title>{escape(post.title)}</title><link>{base_url}{post.path}</link>"
        f'<guid isPermaLink="false">riverside:{post.number}</guid>'
        f"<pubDate>{format_datetime(post.posted_at)}</pubDate>"
        f"<description>{escape(post.body)}</description></item>\n"
        for post in posts
    )
    return (
        f'{XML}<rss version="2.0"><channel><title>Riverside Reading Rooms</title><link>{base_url}/</link>'
        f"<description>What is on.</description>\n{items}</channel></rss>\n"
    )


def write_sitemap(posts: Sequence[Post], base_url: str) -> str:
    """Write a sitemap of all posts."""
    urls = "".join(
        f"<url><loc>{base_url}{post.path}</loc><lastmod>{post.day.isoformat()}</lastmod></url>\n"
        for post in posts
    )
    return f'{XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'


def write_post_page(post: Post) -> str:
    """Write the page of one post."""
    return (
        f'<!doctype html>\n<html lang="{post.language}"><head><meta charset="utf-8">'
        f"<title>{escape(post.title)}</title></head><body><article><h1>{escape(post.title)}</h1>"
        f'<time datetime="{post.posted_at.isoformat()}">{post.day.isoformat()}</time>'
        f"<p>{escape(post.body)}</p></article></body></html>\n"
    )


def write_calendar(year: int, month: int) -> str:
    """Write a month without posts that leads to the next month."""
    year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Calendar</title></head><body>'
        "<p>Nothing this month.</p>"
        f'<a rel="next" href="/calendar/{year}/{month}/">Next month</a></body></html>'
    )


def write_wordpress(
    posts: Sequence[Post], query: Mapping[str, str], *, base_url: str, most: int
) -> tuple[int, dict[str, str], str, list[Post]]:
    """Answer /wp-json/wp/v2/posts: status, headers, body, and the posts that are on it."""
    chosen = [post for post in posts if _is_in_window(post, query)]
    if query.get("order", "desc") == "asc":
        chosen.reverse()
    size = min(int(query.get("per_page", "10")), most)
    number = int(query.get("page", "1"))
    start = int(query["offset"]) if "offset" in query else (number - 1) * size
    total_pages = -(-len(chosen) // size)
    headers = {"X-WP-Total": str(len(chosen)), "X-WP-TotalPages": str(total_pages)}
    if number > max(total_pages, 1):
        error = {"code": "rest_post_invalid_page_number", "data": {"status": 400}}
        return 400, {}, json.dumps(error), []
    shown = chosen[start : start + size]
    return 200, headers, json.dumps([_as_json(post, base_url) for post in shown]), shown


def _is_in_window(post: Post, query: Mapping[str, str]) -> bool:
    after, before = query.get("after"), query.get("before")
    return (after is None or post.posted_at > _instant(after)) and (
        before is None or post.posted_at < _instant(before)
    )


def _instant(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _as_json(post: Post, base_url: str) -> dict[str, object]:
    posted = post.posted_at.strftime("%Y-%m-%dT%H:%M:%S")
    return {
        "id": post.number,
        "date": posted,
        "date_gmt": posted,
        "modified_gmt": posted,
        "link": f"{base_url}{post.path}",
        "title": {"rendered": escape(post.title)},
        "content": {"rendered": f"<p>{escape(post.body)}</p>\n"},
        "excerpt": {"rendered": f"<p>{escape(post.body)}</p>\n"},
        "categories": [],
        "tags": [],
    }
