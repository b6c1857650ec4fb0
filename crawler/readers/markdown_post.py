"""Make a record of a post in Markdown by its front matter, as Jekyll, Hugo and note-takers write it."""

import re

from crawler.extract.feeds.people import join_people, read_person
from crawler.extract.fragment import Fragment
from crawler.extract.markdown.front_matter import FrontMatter
from crawler.sources import Source
from pipelines.items import Page, PostedSource, PostedText, RawEntry, page_id_of

TITLES = ("title", "headline")
LINKS = ("link", "permalink", "canonical_url", "canonical", "url", "external_url", "source")
DAYS = (
    "date",
    "published",
    "publishdate",
    "pubdate",
    "published_at",
    "published_on",
    "publish_date",
    "posted",
    "posted_on",
)
AUTHORS = ("author", "authors", "byline", "by")
SUMMARIES = ("description", "summary", "excerpt", "abstract")
IMAGES = ("image", "cover", "featured_image", "thumbnail", "cover_image")
CATEGORIES = ("categories", "category", "tags", "tag", "keywords")
IDS = ("id", "guid", "uuid")
# https://jekyllrb.com/docs/posts/: the day of a post is that in its file's name where no field says it.
DAY_IN_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-")
HAS_DIGIT = re.compile(r"\d")


def find_missing(front: FrontMatter | None, name: str) -> str | None:
    """Say why a text is no post by its front matter; None where it is one."""
    if front is None:
        return "no front matter that names a post"
    if "true" in front.fields.get("draft", ()) or "false" in front.fields.get("published", ()):
        return "a draft, as its front matter says"
    if not front.fields:
        return "its front matter cannot be read"
    if front.first(*TITLES) is None:
        return "its front matter has no title"
    if _link(front) is None and not _posted(front, name):
        return "its front matter names neither a day nor a link"
    return None


def read_post(page: Page, front: FrontMatter, text: Fragment, source: Source, *, reader: str) -> RawEntry:
    """Return the post that a text is; its front matter has a title, and a day or a link."""
    summary = front.first(*SUMMARIES)
    names = [name for key in AUTHORS for name in front.fields.get(key, ())]
    tags = [tag for key in CATEGORIES for tag in front.fields.get(key, ())]
    return RawEntry(
        source=page.source,
        page_id=page_id_of(page),
        position=0,
        locator="front matter",
        reader=reader,
        rule="front matter",
        seen_at=page.fetched_at,
        page_url=page.url,
        language_hint=source.language or front.first("lang", "language"),
        source_entry_id=front.first(*IDS),
        title_raw=front.first(*TITLES),
        url_raw=_link(front),
        posted=_posted(front, page.name),
        byline_raw=join_people([read_person(_plain(name)) for name in names]),
        byline_is_marked=True,
        body_raw=summary or text.body,
        text_raw=text.text,
        image_url_raw=front.first(*IMAGES) or text.image_url,
        categories=tuple(dict.fromkeys(_plain(tag) for tag in tags)),
    )


def _link(front: FrontMatter) -> str | None:
    """Return the address of the post: whole, or from the root of its site; a pattern is none."""
    for name in LINKS:
        link = front.first(name)
        if link and link.lower().startswith(("http://", "https://")):
            return link
    link = front.first("permalink", "url")
    return link if link and link.startswith("/") and ":" not in link else None


def _posted(front: FrontMatter, name: str) -> tuple[PostedText, ...]:
    stated = next((day for key in DAYS if (day := front.first(key)) and HAS_DIGIT.search(day)), None)
    if stated is not None:
        return (PostedText(raw=stated, source=PostedSource.META),)
    in_name = DAY_IN_NAME.match(name)
    return (PostedText(raw=in_name[1], source=PostedSource.URL),) if in_name else ()


def _plain(text: str) -> str:
    """Take the brackets of a link between notes off: [[Ann Lee]]."""
    return text[2:-2] if text.startswith("[[") and text.endswith("]]") else text
