"""What a feed says, of whatever format: verbatim, and its markup as running text."""

from dataclasses import dataclass

from pipelines.items import PageIssue, PostedText


class FeedError(ValueError):
    """It is no feed, or so damaged that no entry can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry of a feed; `is_cut` where the feed breaks off inside it."""

    locator: str
    entry_id: str | None = None
    title: str | None = None
    url: str | None = None
    base: str | None = None  # what its links resolve against
    posted: tuple[PostedText, ...] = ()
    byline: str | None = None
    body: str | None = None
    text: str | None = None
    image_url: str | None = None
    categories: tuple[str, ...] = ()
    language: str | None = None
    is_cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed; `fault` says what was wrong with it and where."""

    rule: str  # rss, rdf, atom, json-feed
    entries: tuple[FeedEntry, ...]
    encoding: str
    next_page: str | None = None  # the next older part of the feed
    title: str | None = None
    fault: str | None = None
    issues: tuple[PageIssue, ...] = ()
