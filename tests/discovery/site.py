"""An invented site for discovery: pages by path, and a fetch that answers from them without a network."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from crawler.fetch.fetched import Failure, Fetched

HOST = "https://gazette.example"
NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
NEWEST = date(2024, 5, 31)

Answer = str | bytes | tuple[int, Mapping[str, str], str] | Failure


@dataclass(slots=True)
class FakeSite:
    """Answers by address without its host; 404 for all others, and remembers what it was asked."""

    answers: Mapping[str, Answer]
    asked: list[str] = field(default_factory=list)

    async def __call__(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        path = url.removeprefix(HOST) or "/"
        self.asked.append(path)
        answer = self.answers.get(path, (404, {}, "not here"))
        if isinstance(answer, Failure):
            return Fetched(url=url, fetched_at=NOW, failure=answer, detail="said in words")
        status, headers, body = answer if isinstance(answer, tuple) else (200, {}, answer)
        content = body if isinstance(body, bytes) else body.encode()
        final = headers.get("x-final-url", url)
        return Fetched(
            url=url, fetched_at=NOW, final_url=final, status=status, headers=headers, content=content
        )


def day_of(number: int) -> date:
    """The day of a post; number 1 is the newest."""
    return NEWEST - timedelta(days=3 * (number - 1))


def title_of(number: int) -> str:
    return f"What the harbour council said on its meeting number {1000 - number}"


def listing(first: int, last: int, *, head: str = "", foot: str = "", folder: str = "/posts") -> str:
    """A page with posts from number `first` to `last`."""
    return page(
        f"<main>{''.join(_post(number, folder) for number in range(first, last + 1))}</main>{foot}", head=head
    )


def _post(number: int, folder: str) -> str:
    return (
        f"<article class=post><h2><a href='{folder}/{number}/'>{title_of(number)}</a></h2>"
        f"<time datetime='{day_of(number)}'>{day_of(number):%B %d, %Y}</time>"
        f"<p>The council met in the old hall and spoke about quay {number} for most of the evening.</p>"
        "</article>"
    )


def page(body: str, *, head: str = "") -> str:
    head = f"<head><title>The Gazette</title>{head}</head>"
    return f"<!doctype html><html lang=en>{head}<body>{body}</body></html>"


def pager(number: int, total: int | None = None, *, folder: str = "") -> str:
    """Links to the other pages of a listing, with the last one's number where `total` is given."""
    links = f"<a href='{folder}/page/{number + 1}/'>Older posts</a>"
    if total is not None:
        links += f" <span>Page {number} of {total}</span>"
    return f"<nav class=pagination>{links}</nav>"


def feed(first: int, last: int, *, folder: str = "/posts") -> str:
    items = "".join(
        f"<item><title>{title_of(number)}</title><link>{HOST}{folder}/{number}/</link>"
        f"<guid>{HOST}{folder}/{number}/</guid><pubDate>{day_of(number):%a, %d %b %Y} 08:00:00 GMT</pubDate>"
        f"<description>About quay {number}.</description></item>"
        for number in range(first, last + 1)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Gazette</title>{items}</channel></rss>"


def posts(first: int, last: int) -> str:
    """What the WordPress API answers."""
    return json.dumps(
        [
            {
                "id": number,
                "date": f"{day_of(number)}T08:00:00",
                "date_gmt": f"{day_of(number)}T08:00:00",
                "guid": {"rendered": f"{HOST}/?p={number}"},
                "link": f"{HOST}/posts/{number}/",
                "title": {"rendered": title_of(number)},
                "excerpt": {"rendered": "<p>About a quay.</p>", "protected": False},
                "content": {"rendered": "<p>About a quay, at length.</p>", "protected": False},
            }
            for number in range(first, last + 1)
        ]
    )


def sitemap(*paths: str) -> str:
    urls = "".join(f"<url><loc>{HOST}{path}</loc></url>" for path in paths)
    return f"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>"


FEED_LINK = "<link rel=alternate type='application/rss+xml' href='/feed/'>"
API_LINK = "<link rel='https://api.w.org/' href='/wp-json/'>"
API_POSTS = "/wp-json/wp/v2/posts"
API_FIRST = f"{API_POSTS}?_embed=author,wp:term,wp:featuredmedia"
API_OLDEST = f"{API_FIRST}&per_page=1&order=asc"
