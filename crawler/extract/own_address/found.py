"""An address that speaks for where a document is from, and when several are of one site."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipelines.normalise.canonical_url import canonical_url


@dataclass(frozen=True, slots=True)
class Found:
    """An address, verbatim, and for people where it stood."""

    address: str
    evidence: str


def site_of(address: str) -> str | None:
    """Return host and port of an absolute web address, None where it is none; www. is no difference.

    >>> site_of("HTTPS://www.River-Post.example:443/news"), site_of("http://[::1]:8080/"), site_of("/news")
    ('river-post.example', '[::1]:8080', None)
    """
    url, _ = canonical_url(address, None)
    return urlsplit(url).netloc.removeprefix("www.") if url else None


def one_site(addresses: Iterable[str]) -> str | None:
    """Return the beginning of the site that all addresses are of; None where they are of several, or none.

    >>> one_site(["https://a.example/1", "http://www.a.example/2"]), one_site(["https://a.example/", "x"])
    ('https://a.example/', None)
    """
    first, sites = None, set()
    for address in addresses:
        first = first or address
        sites.add(site_of(address))
    if first is None or len(sites) != 1 or None in sites:
        return None
    url = urlsplit(canonical_url(first, None)[0] or "")
    return f"{url.scheme}://{url.netloc}/"
