"""Whose page is it: the address that a page gives as its own, and the evidence.

A function of the page alone, so that it is the same whatever else is read, and in whatever order: what
an entry is recognised by is scoped by its source. What the entries of a page link to is no evidence:
a press review links elsewhere.
"""

from collections.abc import Callable, Iterator

from crawler.extract.own_address.found import Found
from crawler.extract.own_address.header import of_message, of_web_archive
from crawler.extract.own_address.json_keys import of_json_feed, of_wordpress
from crawler.extract.own_address.markup import of_feed, of_html, of_sitemap
from crawler.extract.xml import sniff_text
from crawler.readers.table import READERS, Reader, find_reader
from pipelines.items import Page
from pipelines.normalise.canonical_url import canonical_url

HEAD_BYTES = 256 << 10  # looked at; a saved page can have its styles in front of what it declares


def _of_feed(head: str) -> Iterator[Found]:
    return of_json_feed(head) if head.startswith("{") else of_feed(head)


FINDERS: dict[str, Callable[[str], Iterator[Found]]] = {  # by reader; of other formats there is no telling
    "html": of_html,
    "feed": _of_feed,
    "wxr": of_feed,
    "wordpress": of_wordpress,
    "sitemap": of_sitemap,
    "mail": of_message,
    "mhtml": of_web_archive,
}


def find_publishers(page: Page, readers: tuple[Reader, ...] = READERS) -> Iterator[Found]:
    """Yield the addresses that a page gives as its own, in canonical form, the most trusted first."""
    for found in _statements(page, readers):
        url, _ = canonical_url(found.address, None)
        if url is not None:
            yield Found(url, found.evidence)


def _statements(page: Page, readers: tuple[Reader, ...]) -> Iterator[Found]:
    if page.url is not None:
        yield Found(page.url, "its own address")
    reader = find_reader(page, readers)
    finder = FINDERS.get(reader.name) if reader is not None else None
    if finder is not None:
        yield from finder(sniff_text(page.content[:HEAD_BYTES]))
