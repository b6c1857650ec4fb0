"""Six entries in every format, with hostile fields put in: what one door refuses, another must not let in."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from crawler.containers.expand import expand_page
from crawler.page_reading import PageReading
from crawler.sources import UNDECLARED, read_source
from pipelines.items import Drop, Entry, Page, RawEntry
from pipelines.normalise.entry import normalise

NOON = datetime(2021, 6, 1, 12, tzinfo=UTC)
URL = "https://town.example/list/"
COLUMNS = {"title": "title", "url": "link", "posted": "day", "byline": "by", "excerpt": "text"}
DECLARED = read_source({"columns": COLUMNS}, Path("town.toml"))
COUNT = 6


@dataclass(frozen=True)
class Post:
    title: str = "The title of post {}"
    link: str = "/p/{}"
    by: str = "Ann Lee"
    text: str = "Words about post {}, as many as make a line."
    day: str = "2021-05-0{}"

    def number(self, number: int) -> "Post":
        return Post(*(text.replace("{}", str(number)) for text in vars(self).values()))

    def escaped(self) -> "Post":
        return Post(*map(escape, vars(self).values()))


def publish(post: Post, door: str, *, cover: str = "", number: int = 0) -> Page:
    """Return the page of one format that has the post six times, numbered from 1.

    `cover` is markup that stands for the word COVER in the fields; `number` tells pages of one format apart.
    """
    posts = [post.number(number) for number in range(1, COUNT + 1)]
    name, text = _write(posts, door)
    if name == "a.rss":  # markup in a text
        cover = escape(escape(cover))
    content = text.replace("COVER", cover).encode("utf-8", "surrogatepass")
    return Page(content=content, address=f"{number}/{name}", source="town", fetched_at=NOON, url=URL)


def read_through(post: Post, door: str) -> tuple[list[Entry], list[Drop]]:
    return read_page_whole(publish(post, door))


def read_page_whole(page: Page) -> tuple[list[Entry], list[Drop]]:
    """Read a page and what is inside it, as a run does."""
    entries, drops = [], []
    for record in _records(page):
        made = normalise(record) if isinstance(record, RawEntry) else record
        if isinstance(made, Entry):
            entries.append(made)
        else:
            drops.append(made)
    return entries, drops


def _records(page: Page) -> Iterator[RawEntry | Drop]:
    for found in expand_page(page):
        if isinstance(found, Page):
            is_table = "/a.csv" in found.address or "/a.jsonl" in found.address
            reading = PageReading(found, source=DECLARED if is_table else UNDECLARED)
            yield from reading.records()
            for member in reading.members:
                yield from _records(member)


def _write(posts: list[Post], door: str) -> tuple[str, str]:
    safe = [post.escaped() for post in posts]
    match door:
        case "html" | "mail":
            blocks = "".join(
                f'<article><h2><a href="{one.link}">{one.title}</a></h2><time>{one.day}</time>'
                f'<p class="author">By {one.by}</p><p>{one.text}</p></article>'
                for one in safe
            )
            html = f"<!doctype html><meta charset=utf-8><body>{blocks}"
            header = "From: Ann <ann@town.example>\nSubject: News\nDate: Sat, 29 May 2021 08:30:00 +0200\n"
            header += "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
            return ("a.html", html) if door == "html" else ("a.eml", f"{header}{html}</body>\n")
        case "rss":
            items = "".join(
                f"<item><title>{one.title}</title><link>{one.link}</link><author>{one.by}</author>"
                f"<pubDate>{one.day}T00:00:00Z</pubDate><description>{escape(one.text)}</description></item>"
                for one in safe
            )
            return "a.rss", f"<rss version='2.0'><channel>{items}</channel></rss>"
        case "atom":
            items = "".join(
                f'<entry><title>{one.title}</title><link href="{one.link}"/><author><name>{one.by}</name>'
                f"</author><published>{one.day}T00:00:00Z</published><summary>{one.text}</summary></entry>"
                for one in safe
            )
            return "a.atom", f'<feed xmlns="http://www.w3.org/2005/Atom">{items}</feed>'
        case "markdown":
            blocks = "".join(
                f"## [{one.title}]({one.link})\n\n*{one.day}*\n\nBy {one.by}\n\n{one.text}\n\n"
                for one in posts
            )
            return "a.md", f"# Digest\n\n{blocks}"
        case "text":
            return "a.txt", "".join(
                f"{one.title}\nPosted on: {one.day}\nBy {one.by}\n{one.text}\nLink: {one.link}\n\n"
                for one in posts
            )
        case "csv":
            file = io.StringIO()
            rows = [[one.title, one.link, one.day, one.by, one.text] for one in posts]
            csv.writer(file).writerows([list(COLUMNS.values()), *rows])
            return "a.csv", file.getvalue()
    return _write_json(posts, safe, door)


def _write_json(posts: list[Post], safe: list[Post], door: str) -> tuple[str, str]:
    match door:
        case "json-ld":
            declared = [
                {"@type": "Article", "headline": one.title, "url": one.link, "datePublished": one.day}
                | {"author": {"name": one.by}, "image": one.link, "description": one.text}
                for one in posts
            ]
            script = json.dumps(declared).replace("<", "\\u003c")
            return "a.html", f"<!doctype html><body><script type=application/ld+json>{script}</script>"
        case "json feed":
            items = [
                {"id": str(number), "title": one.title, "url": one.link, "image": one.link}
                | {"date_published": one.day, "content_text": one.text, "authors": [{"name": one.by}]}
                for number, one in enumerate(posts)
            ]
            version = "https://jsonfeed.org/version/1.1"
            return "a.json", json.dumps({"version": version, "items": items})
        case "wordpress":
            found = [
                {
                    "id": number,
                    "link": one.link,
                    "title": {"rendered": one.title},
                    "date": f"{one.day}T08:00:00",
                }
                | {"content": {"rendered": one.text}, "excerpt": {"rendered": one.text}}
                for number, one in enumerate(safe)
            ]
            return "posts.json", json.dumps(found)
        case "json lines":
            rows = [
                {"title": one.title, "link": one.link, "by": one.by, "day": one.day, "text": one.text}
                for one in posts
            ]
            return "a.jsonl", "".join(json.dumps(row) + "\n" for row in rows)
    raise ValueError(door)


JSON_DOORS = ("json-ld", "json feed", "wordpress", "json lines")
DOORS = ("html", "mail", "rss", "atom", "csv", "markdown", *JSON_DOORS)
