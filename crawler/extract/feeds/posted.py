"""When an entry of a feed was posted."""

from collections.abc import Iterable

from crawler.extract.posted import MAX_STATEMENTS, from_url
from pipelines.items import PostedSource, PostedText


def find_posted(published: Iterable[str], updated: Iterable[str], url: str | None) -> tuple[PostedText, ...]:
    """Return every statement of the day, the most trusted first.

    The day of the last change is no day of posting. Atom allows a feed to give nothing else, and much
    software writes the day of posting there: it counts where neither another date nor the link tells,
    and `posted_source` says so.
    """
    days = [PostedText(raw=raw, source=PostedSource.FEED) for raw in published]
    from_link = from_url(url) if url else None
    linked = [from_link] if from_link is not None else []
    if not days:
        linked += [PostedText(raw=raw, source=PostedSource.FEED_UPDATED) for raw in updated]
    return tuple(dict.fromkeys([*days, *linked]))[:MAX_STATEMENTS]
