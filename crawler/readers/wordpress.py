"""Read the posts that WordPress gives as JSON: `/wp-json/wp/v2/posts`, best with `_embed`, or one of them.

The answers of WordPress.com (`/rest/v1.1/sites/…/posts`) have other fields: `wordpress_com` reads those.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from crawler.extract.encoding import decode
from crawler.extract.feeds.people import join_people, read_person
from crawler.extract.fragment import Fragment, read_fragment, read_title
from crawler.extract.json_records import JsonRecords, read_records
from crawler.extract.json_text import JsonError, list_at, text_at, value_at
from crawler.extract.wordpress_time import with_offset
from crawler.extract.xml import sniff_text
from crawler.readers import wordpress_com
from crawler.readers.binary import is_binary
from crawler.readers.errors import SourceError
from crawler.readers.evidence import evidence_of
from crawler.sources import UNDECLARED, Source
from pipelines.items import (
    Drop,
    DropReason,
    Page,
    PageFacts,
    PageIssue,
    PostedSource,
    PostedText,
    RawEntry,
    page_id_of,
)

NAME = "wordpress"
POSTS = re.compile(r'\[\s*\{|\{\s*"')  # a list of objects, or one
RENDERED = re.compile(r'"rendered"\s*:')
EMPTY = re.compile(r"\[\s*\]\s*")
ERROR = re.compile(r'\{\s*"code"\s*:\s*"[\w-]{1,100}"\s*,\s*"message"\s*:')
POSTS_NAME = re.compile(r"posts(?:\?.*)?|.*[?&]rest_route=.*posts.*")
TERMS = frozenset({"category", "post_tag"})
MAX_TERMS = 200
SAMPLE_CHARS = 200


def accepts(head: bytes, _media_type: str | None, name: str) -> bool:
    """Tell whether a page is of WordPress posts, one, many or none, or what WordPress says of a failure."""
    if is_binary(head):
        return False
    text = sniff_text(head)
    if EMPTY.fullmatch(text):
        return POSTS_NAME.fullmatch(name) is not None
    if ERROR.match(text) is not None or wordpress_com.is_answer(text):
        return True
    return POSTS.match(text) is not None and RENDERED.search(text) is not None


def read(
    page: Page, source: Source = UNDECLARED, *, explain: bool = False
) -> Iterator[RawEntry | Drop | PageFacts]:
    """Yield the entries of a list of posts in its order, then the facts of the page, or one drop.

    Where the page breaks off, the posts before that are read, and the one it breaks off in is dropped. How
    many posts and pages there are, WordPress says in headers, which a page does not have.
    """
    decoded = decode(page.content, charset=page.charset, is_html=False)
    try:
        found = read_records(decoded.text, wordpress_com.LIST)
    except JsonError as error:
        raise SourceError(DropReason.DAMAGED, f"no JSON: {error}") from error
    posts = found.records if found.records is not None else [_one_post(found.root)]
    page_id = page_id_of(page)
    issues: list[PageIssue] = [*decoded.issues, *([PageIssue.DAMAGED] if found.fault else [])]
    for position, post in enumerate(posts):
        blank = _blank(page, page_id, source, position)
        raw, met = _raw_entry(blank, post)
        issues.extend(met)
        yield replace(raw, evidence=tuple(evidence_of(raw))) if explain else raw
    if found.cut is not None:
        yield _cut_post(_blank(page, page_id, source, len(posts)), found)
    if not posts:
        yield Drop(
            source=page.source, page_id=page_id, reason=DropReason.EMPTY_LISTING, detail="a list of no posts"
        )
    yield PageFacts(encoding=decoded.encoding, rule=NAME, confidence=1.0, issues=tuple(dict.fromkeys(issues)))


def _one_post(answer: object) -> object:
    """Return the post that the answer is; raises SourceError where it is none."""
    if value_at(answer, "title", "rendered") is None and not wordpress_com.is_post(answer):
        raise _failure(answer)
    return answer


def _cut_post(blank: RawEntry, found: JsonRecords) -> Drop:
    return Drop(
        source=blank.source,
        page_id=blank.page_id,
        reason=DropReason.DAMAGED,
        detail=f"the list breaks off here: {found.fault}",
        locator=blank.locator,
        position=blank.position,
        sample=found.cut or None,
    )


def _failure(answer: object) -> SourceError:
    """Say what WordPress answered instead of posts."""
    code, message = text_at(answer, "code"), text_at(answer, "message")
    if code is None:
        return SourceError(DropReason.DAMAGED, "posts are expected, found something else")
    status = text_at(answer, "data", "status")
    detail = f"WordPress answers {code}: {message or ''}"[:500]
    if code.endswith("invalid_page_number"):
        return SourceError(DropReason.EMPTY_LISTING, detail)
    is_refused = status in {"401", "403"} or code.endswith(("forbidden", "not_logged_in", "cannot_access"))
    return SourceError(DropReason.LOGIN_WALL if is_refused else DropReason.ERROR_PAGE, detail)


def _blank(page: Page, page_id: str, source: Source, position: int) -> RawEntry:
    return RawEntry(
        source=page.source,
        page_id=page_id,
        position=position,
        locator=f"[{position}]",
        reader=NAME,
        rule=NAME,
        seen_at=page.fetched_at,
        page_url=page.url,
        language_hint=source.language,
    )


def _raw_entry(blank: RawEntry, post: object) -> tuple[RawEntry, tuple[PageIssue, ...]]:
    if wordpress_com.is_post(post):
        return wordpress_com.read_post(blank, post)
    excerpt, content = _fragment(post, "excerpt"), _fragment(post, "content")
    entry_id = text_at(post, "guid", "rendered")
    url = text_at(post, "link")
    entry = replace(
        blank,
        # As feeds give it: there it is escaped for XML, here it still is for HTML.
        source_entry_id=unescape(entry_id) if entry_id else None,
        title_raw=read_title(text_at(post, "title", "rendered") or "", is_html=True),
        url_raw=url,
        posted=_posted(post),
        byline_raw=_byline(post),
        byline_is_marked=True,
        body_raw=excerpt.body or content.body,
        text_raw=content.text,
        image_url_raw=(
            text_at(post, "_embedded", "wp:featuredmedia", 0, "source_url")
            or text_at(post, "jetpack_featured_media_url")
            or content.image_url
        ),
        categories=_categories(post),
    )
    return entry, excerpt.issues + content.issues


def _fragment(post: object, key: str) -> Fragment:
    """Return a text of a post; that of a post behind a password is the form that asks for it."""
    if value_at(post, key, "protected") is True:
        return Fragment()
    return read_fragment(text_at(post, key, "rendered") or "")


def _posted(post: object) -> tuple[PostedText, ...]:
    """Return when a post was posted: by the clock of the site, with how far that is from UTC.

    WordPress gives both times without a zone. The day that its pages show is the local one.
    """
    local, utc = text_at(post, "date"), text_at(post, "date_gmt")
    raw = with_offset(local, utc) if local and utc else local or (f"{utc}Z" if utc else None)
    return (PostedText(raw=raw, source=PostedSource.FEED),) if raw else ()


def _byline(post: object) -> str | None:
    authors = list_at(post, "_embedded", "author")
    names = [text_at(author, "name") for author in authors]
    return join_people([read_person(unescape(name)) for name in names if name])


def _categories(post: object) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for terms in list_at(post, "_embedded", "wp:term"):
        for number in range(min(len(list_at(terms)), MAX_TERMS)):
            name = text_at(terms, number, "name")
            if name and text_at(terms, number, "taxonomy") in TERMS:
                found.setdefault(unescape(name))
    return tuple(found)
