"""Read one item of an export: whether it is a post that the site shows, and what the post says."""

from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from urllib.parse import urlsplit

from lxml import etree

from crawler.extract.feeds.element import Fields, fields_of, first_text, markup_of, text_of
from crawler.extract.feeds.feed import FeedEntry
from crawler.extract.feeds.people import read_person
from crawler.extract.feeds.xml_fields import MAX_CATEGORIES, find_link, find_title
from crawler.extract.fragment import Fragment, read_fragment
from crawler.extract.wordpress_time import with_offset
from crawler.extract.wxr.blog import CLOSING, Blog
from crawler.extract.wxr.raw_text import shown
from crawler.extract.xml import XmlError, parse_xml
from pipelines.items import PageIssue, PostedSource, PostedText

# The taxonomies of posts; WXR 1.0 calls a tag "tag", and writes each term a second time without a domain.
TERMS = frozenset({"", "category", "post_tag", "tag"})
MAX_META = 1_000
# Types that are no posts, of WordPress and of plugins in wide use: parts of pages, forms and what people
# sent with them, shops, forums. They may be "published" and have an address all the same.
NO_POSTS = frozenset(
    [
        "revision",
        "nav_menu_item",
        "custom_css",
        "customize_changeset",
        "oembed_cache",
        "user_request",
        "wp_block",
        "wp_template",
        "wp_template_part",
        "wp_global_styles",
        "wp_navigation",
        "wp_font_family",
        "wp_font_face",
        "acf-field",
        "acf-field-group",
        "acf-post-type",
        "acf-taxonomy",
        "wpcf7_contact_form",
        "mc4wp-form",
        "wpforms",
        "feedback",
        "flamingo_inbound",
        "ml-slider",
        "elementor_library",
        "elementor-hf",
        "et_pb_layout",
        "jp_pay_order",
        "jp_pay_product",
        "safecss",
        "product",
        "product_variation",
        "shop_order",
        "shop_order_refund",
        "shop_coupon",
        "shop_subscription",
        "tribe_organizer",
        "tribe_venue",
        "forum",
        "topic",
        "reply",
        "popup",
        "tablepress_table",
        "slide",
        "slider",
        "testimonial",
    ]
)
NO_DAY = ("0000-00-00", "-0001")  # of a post that has none, in its times and in its pubDate


class ItemKind(StrEnum):
    """What an item is; what is passed over is counted under this name."""

    POST = "post"
    DAMAGED = "damaged"
    UNPUBLISHED = "unpublished post"
    ATTACHMENT = "attachment"
    PAGE = "site page"  # "About us": no post, and in no listing
    MENU_ITEM = "menu item"
    OTHER = "other WordPress item"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item; `entry` where it is a post, `fault` where it is damaged."""

    kind: ItemKind
    item_id: str | None = None
    entry: FeedEntry | None = None
    picture_id: str | None = None  # of the attachment that the post is shown with
    attachment_url: str | None = None
    fault: str | None = None
    issues: tuple[PageIssue, ...] = ()


def read_item(text: str, blog: Blog, locator: str) -> Item:
    """Read an item; what hides whether it is published makes it damaged: a draft is never an entry."""
    try:
        document = parse_xml(f"{blog.root_tag}<channel>{text}{CLOSING}")
    except XmlError as error:
        return Item(kind=ItemKind.DAMAGED, fault=str(error))
    element = next(document.root.iter("{*}item"), None)
    fields = fields_of(element) if element is not None else {}
    is_cut = PageIssue.PARSER_LIMIT in document.issues
    if element is None or is_cut or (document.fault and not first_text(fields, "wp:status")):
        return Item(kind=ItemKind.DAMAGED, fault=document.fault, issues=document.issues)
    kind = _kind_of(fields)
    excerpt, content = _texts(fields) if kind is ItemKind.POST else (Fragment(), Fragment())
    return Item(
        kind=kind,
        item_id=first_text(fields, "wp:post_id"),
        entry=_entry(fields, blog, locator, excerpt, content) if kind is ItemKind.POST else None,
        picture_id=_picture_id(fields) if not _is_protected(fields) else None,
        attachment_url=first_text(fields, "wp:attachment_url"),
        issues=document.issues + excerpt.issues + content.issues,
    )


def _kind_of(fields: Fields) -> ItemKind:
    """Tell what an item is. What other software exports may lack type and status: then it is a post."""
    of_type = (first_text(fields, "wp:post_type") or "post").lower()
    status = (first_text(fields, "wp:status") or "publish").lower()
    match of_type:
        case "attachment":
            return ItemKind.ATTACHMENT
        case "page":
            return ItemKind.PAGE
        case "nav_menu_item":
            return ItemKind.MENU_ITEM
        case _ if of_type in NO_POSTS:
            return ItemKind.OTHER
        case _ if status != "publish":
            return ItemKind.UNPUBLISHED
        case "post":
            return ItemKind.POST
        case _:
            return ItemKind.POST if _has_page(fields) else ItemKind.OTHER


def _has_page(fields: Fields) -> bool:
    """Tell whether an item of a type that only this site knows is a post: it has a title, a text, a page.

    WordPress gives what is not public an address of the form `?post_type=x&p=7`.
    """
    try:
        path = urlsplit(first_text(fields, "link") or "").path
    except ValueError:
        return False
    texts = (first_text(fields, "title"), first_text(fields, "content:encoded", "excerpt:encoded"))
    return all(texts) and path not in ("", "/", "/index.php")


def _is_protected(fields: Fields) -> bool:
    return first_text(fields, "wp:post_password") is not None


def _texts(fields: Fields) -> tuple[Fragment, Fragment]:
    """Return excerpt and text; those of a post behind a password are not for everyone."""
    if _is_protected(fields):
        return Fragment(), Fragment()
    found = [fields.get(f"{name}:encoded") for name in ("excerpt", "content")]
    excerpt, content = (read_fragment(shown(markup_of(one[0]))) if one else Fragment() for one in found)
    return excerpt, content


def _entry(fields: Fields, blog: Blog, locator: str, excerpt: Fragment, content: Fragment) -> FeedEntry:
    creator = first_text(fields, "dc:creator")
    return FeedEntry(
        locator=locator,
        entry_id=first_text(fields, "guid"),
        title=find_title(fields),
        url=find_link(fields),
        base=blog.base,
        posted=_posted(fields),
        byline=read_person(unescape(blog.names.get(creator, creator))) if creator else None,
        body=excerpt.body or content.body,
        text=content.text,
        image_url=content.image_url,
        categories=_categories(fields),
        language=blog.language,
    )


def _posted(fields: Fields) -> tuple[PostedText, ...]:
    """Return when a post was posted: by the clock of the site, with how far that is from UTC."""
    times = (first_text(fields, name) for name in ("wp:post_date", "wp:post_date_gmt", "pubdate"))
    local, utc, published = (None if text is None or _is_no_day(text) else text for text in times)
    raw = with_offset(local, utc) if local and utc else local or (f"{utc}Z" if utc else published)
    return (PostedText(raw=raw, source=PostedSource.FEED),) if raw else ()


def _is_no_day(text: str) -> bool:
    return any(mark in text for mark in NO_DAY)


def _categories(fields: Fields) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for element in fields.get("category", ())[:MAX_CATEGORIES]:
        name = " ".join(unescape(text_of(element)).split())
        if name and (element.get("domain") or "") in TERMS:
            found.setdefault(name)
    return tuple(found)


def _picture_id(fields: Fields) -> str | None:
    metas: list[etree._Element] = fields.get("wp:postmeta", [])
    for meta in metas[:MAX_META]:
        inner = fields_of(meta)
        if first_text(inner, "wp:meta_key") == "_thumbnail_id":
            return first_text(inner, "wp:meta_value")
    return None
