"""Read an HTML page that may be a listing, and else one post: `clipfile ingest --posts`."""

from collections.abc import Iterator
from dataclasses import replace

from crawler.readers import html, post
from crawler.readers.table import READERS, Reader
from crawler.sources import UNDECLARED, Source
from pipelines.items import Drop, DropReason, Page, PageFacts, RawEntry

# What a page without entries may be, and yet a post; the reader of posts decides.
OPEN_REASONS = post.OPEN_REASONS | {DropReason.UNCERTAIN_LAYOUT}


def read(
    page: Page, source: Source = UNDECLARED, *, explain: bool = False
) -> Iterator[Page | RawEntry | Drop | PageFacts]:
    """Yield what the page gives as a listing; without entries, its post, or a drop with both reasons.

    The post's own address, where it was fetched or what it declares, is its permalink.
    """
    listing = list(html.read(page, source, explain=explain))
    drop = next((one for one in listing if isinstance(one, Drop) and one.position is None), None)
    if drop is None or drop.reason not in OPEN_REASONS:
        yield from listing
        return
    found = list(post.read(page, source, explain=explain))
    refused = next((one for one in found if isinstance(one, Drop)), None)
    if refused is None:
        yield from found
        return
    detail = f"{drop.detail}; as a post: {refused.reason}: {refused.detail}"
    yield from (replace(one, detail=detail) if one is drop else one for one in listing)


READERS_WITH_POSTS: tuple[Reader, ...] = tuple(
    replace(reader, read=read) if reader.name == html.NAME else reader for reader in READERS
)
