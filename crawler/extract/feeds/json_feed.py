"""Read JSON Feed, versions 1 and 1.1: https://www.jsonfeed.org/version/1.1/."""

from crawler.extract.encoding import Decoded
from crawler.extract.feeds.feed import Feed, FeedEntry, FeedError
from crawler.extract.feeds.people import join_people, read_person
from crawler.extract.feeds.posted import find_posted
from crawler.extract.feeds.xml_fields import TAG_LANGUAGE
from crawler.extract.fragment import Fragment, read_fragment, read_plain
from crawler.extract.json_records import read_records
from crawler.extract.json_text import JsonError, list_at, text_at
from crawler.extract.page_address import resolve
from pipelines.items import PageIssue

RULE = "json-feed"
MAX_PEOPLE = 50


def read_json_feed(decoded: Decoded, url: str | None) -> Feed:
    """Return the entries of a feed in order, those before a break; raises FeedError where there are none."""
    try:
        found = read_records(decoded.text, "items")
    except JsonError as error:
        raise FeedError(f"no feed: {error}") from error
    root = found.root
    if not isinstance(root, dict) or found.records is None:
        raise FeedError("no feed: it has no list of items")
    base = url or text_at(root, "feed_url") or text_at(root, "home_page_url")
    title = text_at(root, "title")
    byline = _byline(root)
    of_feed = FeedEntry(
        locator="", base=base, byline=byline if byline != title else None, language=_language(root)
    )
    issues: list[PageIssue] = [*decoded.issues, *([PageIssue.DAMAGED] if found.fault else [])]
    entries = []
    for number, item in enumerate(found.records):
        entry, met = _read_item(item, f"items[{number}]", of_feed)
        entries.append(entry)
        issues.extend(met)
    if found.cut is not None:
        entries.append(FeedEntry(locator=f"items[{len(entries)}]", body=found.cut or None, is_cut=True))
    next_page = resolve(base, text_at(root, "next_url") or "")
    return Feed(
        rule=RULE,
        entries=tuple(entries),
        encoding=decoded.encoding,
        next_page=next_page if next_page != base else None,
        title=title,
        fault=found.fault,
        issues=tuple(dict.fromkeys(issues)),
    )


def _read_item(item: object, locator: str, of_feed: FeedEntry) -> tuple[FeedEntry, tuple[PageIssue, ...]]:
    """Return an entry, with what the feed says of those that don't say it, and what its texts met."""
    summary, content = _texts(item)
    link = text_at(item, "url") or text_at(item, "external_url")
    entry = FeedEntry(
        locator=locator,
        entry_id=text_at(item, "id"),
        title=text_at(item, "title"),
        url=link,
        base=of_feed.base,
        posted=find_posted(_texts_at(item, "date_published"), _texts_at(item, "date_modified"), link),
        byline=_byline(item) or of_feed.byline,
        body=summary.body or content.body,
        text=content.text,
        image_url=text_at(item, "image") or text_at(item, "banner_image") or content.image_url,
        categories=tuple(dict.fromkeys(tag for tag in _tags(item) if tag)),
        language=_language(item) or of_feed.language,
    )
    return entry, (*summary.issues, *content.issues)


def _texts_at(item: object, key: str) -> list[str]:
    text = text_at(item, key)
    return [text] if text else []


def _tags(item: object) -> list[str | None]:
    tags = list_at(item, "tags")
    return [text_at(tags, number) for number in range(len(tags))]


def _texts(item: object) -> tuple[Fragment, Fragment]:
    summary, html, plain = (text_at(item, key) for key in ("summary", "content_html", "content_text"))
    content = read_fragment(html) if html else read_plain(plain or "")
    return read_plain(summary or ""), content


def _byline(item: object) -> str | None:
    """Return the names of the authors; version 1 has one, outside a list."""
    people = [*list_at(item, "authors")[:MAX_PEOPLE]]
    names = [text_at(person, "name") for person in people] or [text_at(item, "author", "name")]
    return join_people([read_person(name) for name in names if name])


def _language(item: object) -> str | None:
    language = text_at(item, "language")
    return language if language and TAG_LANGUAGE.fullmatch(language) else None
