"""The elements of a feed by name, whichever of its many namespaces they are in."""

from html import escape

from lxml import etree

# The namespaces of one vocabulary are many: drafts, mistakes, and what software writes all the same.
PREFIXES = {
    "": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://purl.org/net/rss1.1#": "",
    "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/rss": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://cyber.law.harvard.edu/rss": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/2005/atom": "atom",
    "http://www.w3.org/2005/atom/": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.w3.org/1999/xhtml": "xhtml",
    **{f"http://wordpress.org/export/1.{part}/": "wp" for part in range(4)},  # 1.2 is the latest, of 2012
    **{f"http://wordpress.org/export/1.{part}/excerpt/": "excerpt" for part in range(4)},
    "http://www.sitemaps.org/schemas/sitemap/0.9": "",
    "http://www.google.com/schemas/sitemap/0.9": "",
    "http://www.google.com/schemas/sitemap/0.84": "",
    "http://www.google.com/schemas/sitemap-news/0.9": "news",
    "http://www.google.com/schemas/sitemap-image/1.1": "image",
}
BASE = "{http://www.w3.org/XML/1998/namespace}base"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

Fields = dict[str, list[etree._Element]]


def name_of(element: etree._Element) -> str:
    """Return `prefix:name` in lower case, with the usual prefix of the vocabulary, none for the feed's own.

    A name of a vocabulary that nobody knows is no field of ours, and a prefix that nobody declared is
    taken at its word.
    """
    if not isinstance(element.tag, str):
        return ""  # a comment or an instruction
    namespace, _, name = element.tag.rpartition("}")
    prefix = PREFIXES.get(namespace[1:].lower().replace("https://", "http://"), "?")
    return f"{prefix}:{name}".lower() if prefix else name.lower()


def fields_of(element: etree._Element, *, own: str = "") -> Fields:
    """Return the children of an element by name; those of the vocabulary `own` without its prefix."""
    fields: Fields = {}
    for child in element:
        fields.setdefault(name_of(child).removeprefix(own), []).append(child)
    return fields


def text_of(element: etree._Element) -> str:
    """Return the text of an element, with that of the elements in it."""
    return "".join(map(str, element.itertext())).strip() if len(element) else (element.text or "").strip()


def first_text(fields: Fields, *names: str) -> str | None:
    """Return the first text that is not blank among fields, in the order of their names."""
    for name in names:
        for element in fields.get(name, ()):
            if text := text_of(element):
                return text
    return None


def markup_of(element: etree._Element) -> str:
    """Return what is in an element as HTML: its text, or, where it holds elements, these written out."""
    if not len(element):
        return element.text or ""
    for inner in element.iterdescendants():
        if isinstance(inner.tag, str):
            inner.tag = inner.tag.rpartition("}")[2].rpartition(":")[2]
    written = [str(etree.tostring(child, encoding="unicode", method="html")) for child in element]
    return "".join([escape(element.text or ""), *written])
