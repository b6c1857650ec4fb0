"""What the posts of an export have from its head: vocabularies, the site's address and language, authors."""

import re
from dataclasses import dataclass

from lxml import etree

from crawler.extract.feeds.element import PREFIXES, fields_of, first_text
from crawler.extract.feeds.xml_fields import find_language
from crawler.extract.page_address import resolve
from crawler.extract.xml import XmlError, parse_xml

CLOSING = "</channel></rss>"
DECLARATION = re.compile(r"""\sxmlns:([A-Za-z_][\w.-]{0,40})\s{0,9}=\s{0,9}["']([^"'<>&]{1,200})["']""")
MAX_DECLARATIONS = 50
USUAL = {
    "wp": "http://wordpress.org/export/1.2/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """The head of an export."""

    root_tag: str
    base: str | None = None  # what links resolve against
    language: str | None = None
    names: dict[str, str]  # of the authors, by login


def root_tag_of(tag: str) -> str:
    """Return the root's tag with the vocabularies that are known, and no more: it is read with each item.

    >>> root_tag_of('<rss xmlns:x="a:b" xmlns:wp="http://wordpress.org/export/1.0/">')[:48]
    '<rss xmlns:wp="http://wordpress.org/export/1.0/"'
    """
    declared = [
        (prefix, uri)
        for prefix, uri in DECLARATION.findall(tag)
        if uri.lower().replace("https://", "http://") in PREFIXES
    ]
    kept = dict(declared[:MAX_DECLARATIONS])
    first = {"wp": USUAL["wp"]}  # by which it is known for an export
    written = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in {**first, **USUAL, **kept}.items())
    return f'<rss{written} version="2.0">'


def read_blog(root_tag: str, head: str, url: str | None) -> Blog:
    """Read what is between the root's tag and the items; `url` is the export's own address, if it has one."""
    try:
        root = parse_xml(root_tag + head + CLOSING).root
    except XmlError:
        return Blog(root_tag=root_tag, base=url, names={})
    channel = next(root.iter("{*}channel"), root)
    fields = fields_of(channel)
    addresses = (first_text(fields, name) for name in ("wp:base_blog_url", "link", "wp:base_site_url"))
    own = next((found for text in addresses if text and (found := resolve(None, text))), None)
    return Blog(
        root_tag=root_tag,
        base=url or own,
        language=find_language(channel, fields),
        names=_names(fields.get("wp:author", [])),
    )


def _names(authors: list[etree._Element]) -> dict[str, str]:
    names: dict[str, str] = {}
    for author in authors:
        fields = fields_of(author)
        login, name = first_text(fields, "wp:author_login"), first_text(fields, "wp:author_display_name")
        parts = (first_text(fields, f"wp:author_{part}_name") for part in ("first", "last"))
        name = name or " ".join(part for part in parts if part)
        if login and name:
            names.setdefault(login, name)
    return names
