"""Read RSS of every version, RDF and Atom: one set of rules, since feeds mix their vocabularies."""

from collections.abc import Sequence

from lxml import etree

from crawler.extract.encoding import Decoded
from crawler.extract.feeds import xml_fields
from crawler.extract.feeds.element import Fields, fields_of, first_text, name_of
from crawler.extract.feeds.feed import Feed, FeedEntry, FeedError
from crawler.extract.feeds.posted import find_posted
from crawler.extract.fragment import Fragment
from crawler.extract.page_address import resolve
from crawler.extract.xml import XmlDocument, XmlError, parse_xml
from pipelines.items import PageIssue

# By the name of the root element; `is_feed` says which of the last two are feeds.
RULES = {"rss": "rss", "rdf": "rdf", "feed": "atom", "channel": "rss", "entry": "atom"}
ENTRIES = tuple(f"{{*}}{spell(name)}" for name in ("item", "entry") for spell in (str, str.title, str.upper))
CUT_IN = frozenset({"item", "entry"})
OLDER = ("next", "prev-archive")  # RFC 5005: the next older part of a paged, of an archived feed


def read_xml_feed(decoded: Decoded, url: str | None) -> Feed:
    """Return the entries of a feed in order; raises FeedError where it is none."""
    try:
        document = parse_xml(decoded.text)
    except XmlError as error:
        raise FeedError(f"no feed: {error}") from error
    root = document.root
    rule = RULES.get(name_of(root).rpartition(":")[2])
    if rule is None:
        raise FeedError(f"no feed: its root element is {name_of(root)[:100]}")
    found = list(root.iter(*ENTRIES))
    channel = root if rule == "atom" else next(root.iter("{*}channel", "{*}CHANNEL"), root)
    own = name_of(found[0] if found else channel).rpartition(":")[0]
    reader = _Reader(channel, url, f"{own}:" if own else "")
    is_cut = _is_last_cut(document)
    entries = [
        reader.read(element, f"//{_local(element)}[{number}]", is_cut=is_cut and number == len(found))
        for number, element in enumerate(found, 1)
    ]
    issues = (*decoded.issues, *document.issues, *reader.issues)
    return Feed(
        rule=rule,
        entries=tuple(entries),
        encoding=decoded.encoding,
        next_page=reader.find_next_page(),
        title=reader.title,
        fault=document.fault,
        issues=tuple(dict.fromkeys(issues)),
    )


def _is_last_cut(document: XmlDocument) -> bool:
    """Tell whether the last entry is not whole: the feed breaks off in it, or the parser gave up."""
    open_names = {name.rpartition(":")[2].lower() for name in document.cut_in}
    return bool(open_names & CUT_IN) or PageIssue.PARSER_LIMIT in document.issues


def _local(element: etree._Element) -> str:
    return name_of(element).rpartition(":")[2]


class _Reader:
    """What the entries of a feed have from it: language, authors, base; and what their texts met."""

    def __init__(self, channel: etree._Element, url: str | None, own: str) -> None:
        self.own = own
        self.fields = fields_of(channel, own=own)
        self.title = xml_fields.find_title(self.fields)
        is_feed = name_of(channel).rpartition(":")[2] != "entry"  # an entry's own address is no feed's
        self.url = url or (self._own_address() if is_feed else None)
        self.language = xml_fields.find_language(channel, self.fields)
        # RFC 4287, 4.2.1: the authors of a feed are those of its entries without any; a site's name is none.
        byline = xml_fields.find_byline(self.fields) if name_of(channel).endswith("feed") else None
        self.byline = byline if byline != self.title else None
        self.issues: list[PageIssue] = []

    def _own_address(self) -> str | None:
        """Return where the feed says it is, or at least which site it is of."""
        for link in (*xml_fields.links_of(self.fields, "self"), xml_fields.find_link(self.fields)):
            if link is not None and (address := resolve(None, link)) is not None:
                return address
        return None

    def find_next_page(self) -> str | None:
        for rel in OLDER:
            for link in xml_fields.links_of(self.fields, rel):
                address = resolve(self.url, link)
                if address is not None and address != self.url:
                    return address
        return None

    def read(self, element: etree._Element, locator: str, *, is_cut: bool) -> FeedEntry:
        fields = fields_of(element, own=self.own)
        url = xml_fields.find_link(fields)
        base = xml_fields.find_base(element, self.url)
        if url is not None and base != self.url and resolve(base, url) == base:
            url, base = base, self.url  # an entry whose base is its own address does not lead to the feed
        summary, content = xml_fields.find_texts(fields)
        self.issues.extend((*summary.issues, *content.issues))
        return FeedEntry(
            locator=locator,
            entry_id=first_text(fields, "guid", "id") or xml_fields.find_about(element),
            title=xml_fields.find_title(fields),
            url=url or xml_fields.find_about(element),
            base=base,
            posted=find_posted(
                xml_fields.texts_of(fields, *xml_fields.PUBLISHED),
                xml_fields.texts_of(fields, *xml_fields.UPDATED),
                url,
            ),
            byline=xml_fields.find_byline(fields) or self._inherited_byline(fields),
            body=summary.body or content.body,
            text=_full_text(summary, content),
            image_url=xml_fields.find_image(fields) or content.image_url or summary.image_url,
            categories=xml_fields.find_categories(fields),
            language=xml_fields.find_language(element, fields) or self.language,
            is_cut=is_cut,
        )

    def _inherited_byline(self, fields: Fields) -> str | None:
        """Return the authors of the feed that the entry was taken over from, else those of this one."""
        sources: Sequence[etree._Element] = fields.get("source", ())
        for source in sources:
            return xml_fields.find_byline(fields_of(source, own=self.own))
        return self.byline


def _full_text(summary: Fragment, content: Fragment) -> str | None:
    if content.lines:
        return content.text
    return summary.text if summary.is_full else None
