"""Name a source after the host it is on."""

import ipaddress
import re
import unicodedata
from collections.abc import Container
from itertools import chain, count
from urllib.parse import urlsplit

MAX_CHARS = 60  # leaves room for a number behind
_NO_ID = re.compile(r"[^a-z0-9]+")


def name_source(url: str, taken: Container[str] = frozenset()) -> str:
    """Return an id for the source at an address that no other has.

    >>> name_source("https://www.city-library.example/news/"), name_source("http://127.0.0.1:8080/")
    ('city-library', 'local-8080')
    >>> name_source("https://news.harbour.co.uk/", {"news-harbour"})
    'news-harbour-2'
    """
    parts = urlsplit(url)
    port = f"-{parts.port}" if parts.port is not None else ""
    stem = _name_host((parts.hostname or "").rstrip(".").lower())
    if not stem:
        stem = "local"
    elif not stem[0].isalpha():
        stem = f"site-{stem}"
    stem = f"{stem[: MAX_CHARS - len(port)].rstrip('-')}{port}"
    names = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return next(name for name in names if name not in taken)


def _name_host(host: str) -> str:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        labels = host.removeprefix("www.").split(".")
        return _as_id("-".join(_without_suffix(labels)))
    return "" if address.is_loopback else _as_id(f"host-{address}")


def _without_suffix(labels: list[str]) -> list[str]:
    """Leave out what a registry adds: `.example`, and `.co.uk`, which is as short as no name is."""
    if labels[-1] == "localhost":
        return labels[:-1]
    is_double = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return labels[: -2 if is_double else -1] or labels


def _as_id(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    if len(plain) < len(text) / 2:  # another script: as the network writes it
        plain = f"xn-{text.encode('punycode').decode()}"
    return _NO_ID.sub("-", plain.lower()).strip("-")
