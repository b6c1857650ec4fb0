"""Every version of RSS and Atom gives its entries, in the namespaces it should have and in others."""

import pytest

from crawler.readers.table import find_reader, read_page
from pipelines.items import Page, RawEntry
from tests.build import NOON

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
ITEMS = "".join(
    f"<item><title>Post {number}</title><link>https://town.example/{number}</link></item>"
    for number in (1, 2)
)
ENTRIES = "".join(
    f'<entry><title>Post {number}</title><link href="https://town.example/{number}"/><id>tag:{number}</id></entry>'
    for number in (1, 2)
)


def rss(attributes: str, items: str = ITEMS) -> str:
    return f"<rss {attributes}><channel><title>Town</title>{items}</channel></rss>"


def rdf(namespace: str) -> str:
    return f'<rdf:RDF {RDF} xmlns="{namespace}"><channel><title>Town</title></channel>{ITEMS}</rdf:RDF>'


def prefixed(text: str, prefix: str) -> str:
    return text.replace("</", "\0").replace("<", f"<{prefix}:").replace("\0", f"</{prefix}:")


VERSIONS = {
    "0.90": rdf("http://my.netscape.com/rdf/simple/0.9/"),
    "0.90, other namespace": rdf("http://channel.netscape.com/rdf/simple/0.9/"),
    "0.91 Netscape": '<!DOCTYPE rss [<!ENTITY rsquo "&#8217;">]>' + rss('version="0.91"'),
    "0.91 Userland": rss('version="0.91"'),
    "0.92": rss(
        'version="0.92"', ITEMS.replace("</title>", '</title><source url="https://x.example/">X</source>')
    ),
    "0.93": rss('version="0.93"', ITEMS.replace("</link>", "</link><expirationDate>x</expirationDate>")),
    "0.94": rss('version="0.94" xmlns="http://backend.userland.com/rss"'),
    "1.0": rdf("http://purl.org/rss/1.0/"),
    "1.0 with prefixes": rdf("")
    .replace("xmlns=", "xmlns:r=")
    .replace('""', '"http://purl.org/rss/1.0/"')
    .replace(ITEMS, prefixed(ITEMS, "r")),
    "1.0 without namespaces": f"<rdf:RDF><channel><title>Town</title></channel>{ITEMS}</rdf:RDF>",
    "1.1": f'<Channel xmlns="http://purl.org/net/rss1.1#"><title>Town</title><items>{ITEMS}</items></Channel>',
    "2.0": rss('version="2.0"'),
    "2.0, namespace of Userland": rss('version="2.0" xmlns="http://backend.userland.com/rss2"'),
    "2.0, namespace of nobody": rss('version="2.0" xmlns="https://nobody.example/"'),
    "2.0, namespace of RSS 1.0": rss('version="2.0" xmlns="http://purl.org/rss/1.0/"'),
    "2.0, namespace of Atom": rss('version="2.0" xmlns="http://www.w3.org/2005/Atom"'),
    "2.0 without its version": rss(""),
    "2.0, other case": rss("", ITEMS.replace("item>", "Item>")).replace("rss", "RSS"),
    "2.0, items beside the channel": f"<rss><channel><title>Town</title></channel>{ITEMS}</rss>",
    "2.0 without a channel": f"<rss>{ITEMS}</rss>",
    "a channel without its root": f"<channel><title>Town</title>{ITEMS}</channel>",
    "2.0 behind text": "Notice: something in x on line 3\n\n<?xml version='1.0'?>" + rss(""),
    "2.0 behind comments": "<!-- <html> --><!--[if IE]><br/><![endif]-->" + rss(""),
    "2.0 with entries in a comment": rss("", f"<!-- {ITEMS} -->{ITEMS}"),
    "Atom 0.3": f'<feed version="0.3" xmlns="http://purl.org/atom/ns#">{ENTRIES}</feed>',
    "Atom 1.0": f'<feed xmlns="http://www.w3.org/2005/Atom">{ENTRIES}</feed>',
    "Atom without a namespace": f"<feed>{ENTRIES}</feed>",
    "Atom of a draft": f'<feed xmlns="http://purl.org/atom/ns#draft-ietf-atompub-format-08">{ENTRIES}</feed>',
    "Atom with prefixes": f'<a:feed xmlns:a="http://www.w3.org/2005/Atom">{prefixed(ENTRIES, "a")}</a:feed>',
}


def read(text: str) -> list[RawEntry]:
    page = Page(content=text.encode(), address="a.xml", source="town", fetched_at=NOON)
    return [record for record in read_page(page) if isinstance(record, RawEntry)]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_gives_its_entries(version: str) -> None:
    found = [(one.title_raw, one.url_raw) for one in read(VERSIONS[version])]
    assert found == [(f"Post {number}", f"https://town.example/{number}") for number in (1, 2)]


def test_an_atom_entry_on_its_own_is_an_entry() -> None:
    entry = '<entry xmlns="http://www.w3.org/2005/Atom"><title>Post</title><link href="https://town.example/1"/></entry>'
    assert [(one.title_raw, one.url_raw, one.page_url) for one in read(entry)] == [
        ("Post", "https://town.example/1", None)
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<channel href='/x'><item href='/a'><title>A</title></item></channel>", id="CDF"),
        pytest.param("<entry><word>salt</word></entry>", id="a dictionary"),
        pytest.param(f"<rdf:RDF {RDF}><rdf:Description/></rdf:RDF>", id="other RDF"),
        pytest.param("<!-- <rss><channel><item><title>A</title></item></channel></rss> -->", id="a comment"),
    ],
)
def test_what_is_no_feed_is_left_to_others(text: str) -> None:
    reader = find_reader(Page(content=text.encode(), address="a.xml", source="town", fetched_at=NOON))
    assert reader is not None
    assert reader.name != "feed"
