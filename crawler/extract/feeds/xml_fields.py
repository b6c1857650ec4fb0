"""Read the fields of one entry of an XML feed, or of its head, from its elements by name."""

import re
from collections.abc import Iterator

from lxml import etree

from crawler.extract.feeds.element import BASE, LANGUAGE, Fields, fields_of, first_text, markup_of, text_of
from crawler.extract.feeds.people import join_people, read_person
from crawler.extract.fragment import Fragment, read_fragment, read_plain, read_title
from crawler.extract.page_address import resolve

LINKS = ("link", "atom:link", "atom10:link")
PUBLISHED = ("pubdate", "published", "atom:published", "issued", "dc:date", "dcterms:issued", "created")
UPDATED = ("updated", "atom:updated", "modified", "dcterms:modified")
SUMMARIES = ("description", "summary", "atom:summary", "media:description")
CONTENTS = ("content:encoded", "content", "atom:content", "xhtml:body", "xhtml:div")
CATEGORIES = ("category", "atom:category", "dc:subject")
IMAGES = ("media:thumbnail", "media:content", "enclosure", "itunes:image", "image")
TAG_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:\?.{0,500})?\Z", re.IGNORECASE)
HTML_TYPES = frozenset({"html", "text/html", "xhtml", "application/xhtml+xml"})
TEXT_TYPES = frozenset({"", "text", "text/plain"})
MAX_CATEGORIES = 200


def find_title(fields: Fields) -> str | None:
    """Return the title in one line, without markup."""
    for name in ("title", "atom:title", "dc:title", "media:title"):
        for element in fields.get(name, ()):
            is_html = _type_of(element) in HTML_TYPES or len(element) > 0
            if title := read_title(markup_of(element), is_html=is_html):
                return title
    return None


def links_of(fields: Fields, rel: str) -> Iterator[str]:
    """Yield the links of a relation, those to HTML first."""
    found = [
        link
        for name in LINKS
        for link in fields.get(name, ())
        if link.get("href") and link.get("rel", "alternate").strip().lower() == rel
    ]
    for link in sorted(found, key=lambda link: link.get("type", "text/html") not in HTML_TYPES):
        href = (link.get("href") or "").strip()
        own_base = link.get(BASE)
        yield href if own_base is None else (resolve(find_base(link, None), href) or href)


def find_link(fields: Fields) -> str | None:
    """Return where the entry leads: the address from before a counting service, the link, the permalink."""
    if original := first_text(fields, "feedburner:origlink"):
        return original
    # In Atom links are attributes: an element with text in it is RSS.
    if text := first_text(fields, "link"):
        return text
    if alternate := next(links_of(fields, "alternate"), None):
        return alternate
    for guid in fields.get("guid", ()):
        text = text_of(guid)
        if guid.get("isPermaLink", "true").strip().lower() != "false" and text.startswith(("http", "/")):
            return text
    return None


def find_about(element: etree._Element) -> str | None:
    """Return the address that RDF names an item by."""
    for name, value in element.attrib.items():
        if str(name).endswith("}about") and value.strip():
            return str(value).strip()
    return None


def find_base(element: etree._Element, url: str | None) -> str | None:
    """Return what links in an element resolve against: the feed's address, then each `xml:base` inwards."""
    for step in reversed([element, *element.iterancestors()]):
        base = step.get(BASE)
        if base is not None:
            url = resolve(url, base) or url
    return url


def texts_of(fields: Fields, *names: str) -> Iterator[str]:
    """Yield the texts of fields that are not blank, in the order of their names."""
    for name in names:
        for element in fields.get(name, ()):
            if text := text_of(element):
                yield text


def find_byline(fields: Fields) -> str | None:
    """Return the names of the authors, as a byline gives them."""
    for name in ("author", "atom:author", "dc:creator", "itunes:author"):
        people: list[str | None] = []
        for element in fields.get(name, ()):
            names = fields_of(element).get("name") or fields_of(element).get("atom:name") or [element]
            people.extend(read_person(text_of(one)) for one in names if not len(one))
        if found := join_people(people):
            return found
    return None


def find_texts(fields: Fields) -> tuple[Fragment, Fragment]:
    """Return summary and content; each is empty where there is none."""
    return _first_fragment(fields, SUMMARIES), _first_fragment(fields, CONTENTS)


def _first_fragment(fields: Fields, names: tuple[str, ...]) -> Fragment:
    for element in _with_group(fields, names):
        fragment = _fragment_of(element)
        if fragment.lines or fragment.image_url:
            return fragment
    return Fragment()


def _fragment_of(element: etree._Element) -> Fragment:
    kind = _type_of(element)
    if element.get("src") or element.get("mode") == "base64" or (kind not in HTML_TYPES | TEXT_TYPES):
        return Fragment()  # elsewhere, or no text
    if kind.startswith("text") and element.get("type") and not len(element) and not element.get("mode"):
        return read_plain(text_of(element))
    return read_fragment(markup_of(element))


def _type_of(element: etree._Element) -> str:
    return element.get("type", "").partition(";")[0].strip().lower()


def _with_group(fields: Fields, names: tuple[str, ...]) -> Iterator[etree._Element]:
    """Yield fields by name, also those that a `media:group` holds."""
    groups = [fields_of(group) for name in ("media:group", "media:content") for group in fields.get(name, ())]
    for name in names:
        for each in (fields, *groups):
            yield from each.get(name, ())


def find_image(fields: Fields) -> str | None:
    """Return the address of the picture that the entry is shown with."""
    for element in _with_group(fields, IMAGES):
        address = (element.get("url") or element.get("href") or "").strip()
        if not address and not len(element):
            address = (element.text or "").strip()
        elif not address:
            address = first_text(fields_of(element), "url") or ""
        if address and _is_picture(element, address):
            return address
    return None


def _is_picture(element: etree._Element, address: str) -> bool:
    if str(element.tag).endswith(("thumbnail", "image")):
        return address.startswith(("http", "/"))
    kind = element.get("type", "").strip().lower()
    return (
        element.get("medium") == "image"
        or kind.startswith("image/")
        or (not kind and PICTURE.search(address[-600:]) is not None)
    )


def find_categories(fields: Fields) -> tuple[str, ...]:
    """Return the categories and tags, each once, in order."""
    found: dict[str, None] = {}
    for name in CATEGORIES:
        for element in fields.get(name, ())[:MAX_CATEGORIES]:
            text = element.get("label") or element.get("term") or text_of(element)
            if text.strip():
                found.setdefault(" ".join(text.split()))
    return tuple(found)


def find_language(element: etree._Element, fields: Fields) -> str | None:
    """Return the language that an entry, or the head of a feed, declares."""
    stated = first_text(fields, "language", "dc:language")
    inner = next((one.get(LANGUAGE) for one in fields.get("content", ()) if one.get(LANGUAGE)), None)
    for text in (inner, stated, element.get(LANGUAGE), _outer_language(element)):
        if text and TAG_LANGUAGE.fullmatch(text.strip()):
            return text.strip()
    return None


def _outer_language(element: etree._Element) -> str | None:
    root = element.getroottree().getroot()
    return root.get(LANGUAGE)
