"""The own address of a saved page, a feed, an export or a sitemap."""

import re
from collections.abc import Iterator
from itertools import islice

from crawler.extract.own_address.found import Found, one_site
from crawler.extract.own_address.tags import find_tags

# WordPress names its own interfaces so; of 14 feeds that such pages name, 4 were on the host of a service.
INTERFACES = frozenset({"https://api.w.org/", "edituri", "pingback"})
ORDER = ("its canonical link", "its og:url", "its base address", "the interface of its site")
MAX_LOCATIONS = 1_000
BESIDE = frozenset({"image", "video"})  # extensions of sitemaps: what they name can be on any host
# As Internet Explorer and Chrome write it, and as SingleFile does: in the first comment of the page.
_SAVED_FROM = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,2000})", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"Page saved with SingleFile\s{1,9}url:\s{0,9}(https?://[^\s<>]{1,2000})")
MAX_LEAD_CHARS = 4_000  # before the comment: the document type and the start of <html>


def of_html(head: str) -> Iterator[Found]:
    """Yield where a saved page is from: its own address first, then what it declares to be it."""
    for mark in (_SAVED_FROM, _SINGLE_FILE):
        if (saved := mark.search(head[:MAX_LEAD_CHARS])) is not None:
            yield Found(saved[1], "the address it was saved from")
    declared: dict[str, str] = {}  # the first absolute one of each: a mirror's tools make some relative
    for tag in find_tags(head, {"link", "meta", "base"}, {"body"}, is_html=True):
        get = tag.attributes.get
        address = get("content" if tag.name == "meta" else "href", "")
        if "//" not in address:
            continue
        rel = set(get("rel", "").lower().split()) if tag.name == "link" else set()
        if "canonical" in rel:
            declared.setdefault("its canonical link", address)
        elif rel & INTERFACES:
            declared.setdefault("the interface of its site", address)
        elif tag.name == "meta" and "og:url" in {get("property", "").lower(), get("name", "").lower()}:
            declared.setdefault("its og:url", address)
        elif tag.name == "base":
            declared.setdefault("its base address", address)
    for evidence in ORDER:
        if evidence in declared:
            yield Found(declared[evidence], evidence)


def of_feed(head: str) -> Iterator[Found]:
    """Yield the site that a feed, or a WordPress export, is of, then where the feed itself is.

    A feed can be on the host of a service; where it is on the site's own, its address says more.
    """
    site, own = None, None
    for tag in find_tags(head, {"link"}, {"item", "entry"}, is_html=False):
        rel, href = tag.attributes.get("rel", "alternate").lower(), tag.attributes.get("href")
        if rel == "self":
            own = own or href
        elif rel == "alternate":
            site = site or href or tag.text
    if own and site and one_site([site, own]):
        yield Found(own, "the feed's own address")
    if site:
        yield Found(site, "the feed's link")
    if own:
        yield Found(own, "the feed's own address")


def of_sitemap(head: str) -> Iterator[Found]:
    """Yield the site of which all pages of a sitemap are."""
    tags = find_tags(head, {"loc"}, (), is_html=False)
    found = (tag.text for tag in tags if tag.prefix not in BESIDE and "://" in tag.text)
    if (site := one_site(islice(found, MAX_LOCATIONS))) is not None:
        yield Found(site, "the addresses in it")
