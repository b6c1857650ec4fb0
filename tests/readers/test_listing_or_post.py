"""With --posts a page is a listing where it has a list, else the one post on it, else what it was before."""

import asyncio
from pathlib import Path

import pytest

from crawler.page_reading import PageReading
from crawler.readers.listing_or_post import READERS_WITH_POSTS
from crawler.readers.table import READERS
from crawler.run import Run
from pipelines.items import Drop, DropReason, Page, RawEntry
from pipelines.store.read import read_dataset
from tests.build import NOON

TEXT = (
    "<p>The beds along the wall were dug over by hand, and seeds were sown in the first week of May.</p>" * 12
)
LINK = '<link rel="canonical" href="https://river-post.example/2024/05/beds">'
POST = (
    f"<!doctype html><html><head><title>Beds and paths - River Post</title>{LINK}"
    '<meta property="og:type" content="article">'
    '<meta property="article:published_time" content="2024-05-04T10:00:00+02:00"></head>'
    "<body class='single-post'><article><h1>Beds and paths</h1><time>4 May 2024</time>"
    f"{TEXT}</article></body></html>"
)
LISTING = (
    "<!doctype html><html><head><title>River Post</title></head><body><main>"
    + "".join(
        f"<article><h2><a href='https://river-post.example/2024/05/{name}'>{title}</a></h2>"
        f"<time>{day} May 2024</time><p>The beds along wall {day} were dug over by hand.</p></article>"
        for day, name, title in [
            (4, "beds", "Beds and paths"),
            *((day, f"notes-{day}", f"Garden notes {day}: walls") for day in range(5, 12)),
        ]
    )
    + "</main></body></html>"
)


def read(content: str | bytes, *, posts: bool = True, url: str | None = None) -> list[RawEntry | Drop]:
    data = content.encode() if isinstance(content, str) else content
    page = Page(content=data, address="page.html", source="local", fetched_at=NOON, url=url)
    return list(PageReading(page, readers=READERS_WITH_POSTS if posts else READERS).records())


def test_one_article_is_one_post_where_that_is_asked_for() -> None:
    (left_out,) = read(POST, posts=False)
    assert isinstance(left_out, Drop)
    assert left_out.reason is DropReason.SINGLE_ARTICLE
    (entry,) = read(POST)
    assert isinstance(entry, RawEntry)
    assert (entry.reader, entry.title_raw) == ("post", "Beds and paths")
    assert entry.url_raw == "https://river-post.example/2024/05/beds"


def test_where_it_was_fetched_is_the_permalink_where_it_declares_none() -> None:
    (entry,) = read(POST.replace(LINK, ""), url="https://river-post.example/a")
    assert isinstance(entry, RawEntry)
    assert entry.url_raw == "https://river-post.example/a"


def test_a_listing_is_read_as_before() -> None:
    assert read(LISTING) == read(LISTING, posts=False)
    assert len(read(LISTING)) == 8


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("<html><body><form><input type=password></form></body></html>", id="login"),
        pytest.param(
            "<html><head><title>404</title></head><body><h1>Page not found</h1></body></html>", id="error"
        ),
        pytest.param("<html><body><p>Beds.</p></body></html>", id="nothing"),
        pytest.param(b"<html>\0\xff<div>" * 50, id="damaged"),
    ],
)
def test_what_is_neither_keeps_its_reason(content: str | bytes) -> None:
    (before,) = read(content, posts=False)
    (after,) = read(content)
    assert isinstance(before, Drop)
    assert isinstance(after, Drop)
    assert after.reason is before.reason
    assert after.detail.startswith(before.detail)


@pytest.mark.parametrize("tenth", range(10))
def test_a_post_that_breaks_off_is_itself_or_no_entry(tenth: int) -> None:
    for record in read(POST.encode()[: len(POST) * tenth // 10]):
        assert isinstance(record, Drop) or record.url_raw == "https://river-post.example/2024/05/beds"


@pytest.mark.parametrize("order", [(LISTING, POST), (POST, LISTING)])
def test_the_post_and_its_entry_in_the_listing_are_one(tmp_path: Path, order: tuple[str, str]) -> None:
    async def read_all() -> None:
        async with Run(data=tmp_path, source="s", command="x", readers=READERS_WITH_POSTS) as run:
            for number, content in enumerate(order):
                address = f"{number}.html"
                await run.read(Page(content=content.encode(), address=address, source="s", fetched_at=NOON))

    asyncio.run(read_all())
    rows = read_dataset(tmp_path, "entries").to_pylist()
    assert len(rows) == 8
    assert [row["reader"] for row in rows if row["title"] == "Beds and paths"] == ["html"]
