"""Read a post as WordPress.com gives it: https://developer.wordpress.com/docs/api/1.1/get/sites/%24site/posts/.

The day is by the clock of the site, with its distance from UTC; title and texts are HTML.
"""

import re
from dataclasses import replace
from html import unescape

from crawler.extract.feeds.people import read_person
from crawler.extract.fragment import read_fragment, read_title
from crawler.extract.json_text import text_at, value_at
from pipelines.items import PageIssue, PostedSource, PostedText, RawEntry

LIST = "posts"  # what the posts are under, in an answer of many
POSTS = re.compile(r'\{\s*"found"\s*:\s*\d+\s*,\s*"posts"\s*:\s*\[')
POST = re.compile(r'(?:\[\s*)?\{\s*"ID"\s*:\s*\d+\s*,\s*"site_ID"\s*:')
TERMS = ("categories", "tags")
MAX_TERMS = 200


def is_answer(text: str) -> bool:
    """Tell whether a document that begins so holds posts of WordPress.com."""
    return POSTS.match(text) is not None or POST.match(text) is not None


def is_post(post: object) -> bool:
    """Tell whether a record is a post by the fields that only WordPress.com has."""
    return value_at(post, "site_ID") is not None and value_at(post, "URL") is not None


def read_post(blank: RawEntry, post: object) -> tuple[RawEntry, tuple[PageIssue, ...]]:
    """Return the entry, and what its texts met. A post behind a password has the form that asks for it."""
    is_open = not text_at(post, "password")
    excerpt, content = (
        read_fragment((text_at(post, key) or "") if is_open else "") for key in ("excerpt", "content")
    )
    day, guid, name = text_at(post, "date"), text_at(post, "guid"), text_at(post, "author", "name")
    entry = replace(
        blank,
        source_entry_id=unescape(guid) if guid else None,
        title_raw=read_title(text_at(post, "title") or "", is_html=True),
        url_raw=text_at(post, "URL"),
        posted=(PostedText(raw=day, source=PostedSource.FEED),) if day else (),
        byline_raw=read_person(unescape(name)) if name else None,
        byline_is_marked=True,
        body_raw=excerpt.body or content.body,
        text_raw=content.text,
        image_url_raw=text_at(post, "featured_image") or content.image_url,
        categories=_categories(post),
    )
    return entry, excerpt.issues + content.issues


def _categories(post: object) -> tuple[str, ...]:
    """Return the names of categories and tags, which are objects by name."""
    found: dict[str, None] = {}
    for key in TERMS:
        terms = value_at(post, key)
        for name in list(terms)[:MAX_TERMS] if isinstance(terms, dict) else []:
            found.setdefault(unescape(text_at(terms, name, "name") or name))
    return tuple(found)
