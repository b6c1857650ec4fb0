"""Name a source after the host it is on."""

import ipaddress
import re
import unicodedata
from collections.abc import Container
from itertools import chain, count
from urllib.parse import urlsplit

from pipelines.items import stable_hash

MAX_CHARS = 60  # leaves room for a number behind
_NO_ID = re.compile(r"[^a-z0-9]+")


def name_source(url: str, taken: Container[str] = frozenset()) -> str:
    """Return an id for the source at an address that no other has.

    The whole host is in it: `harbour.example` and `harbour.test` are two publishers.

    >>> name_source("https://www.city-library.example/news/"), name_source("http://127.0.0.1:8080/")
    ('city-library-example', 'local-8080')
    >>> name_source("https://news.harbour.co.uk/", {"news-harbour-co-uk"})
    'news-harbour-co-uk-2'
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
        if labels[-1] == "localhost":
            labels.pop()
        return _as_id("-".join(labels))
    return "" if address.is_loopback else _as_id(f"host-{address}")


def _as_id(text: str) -> str:
    """Return what an id may hold of a text; letters of other alphabets as the network writes them.

    Without its dots the `ü` of one site would be the `u` of another.
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    name = plain if plain.isascii() else f"xn-{plain.encode('punycode').decode()}"
    name = _NO_ID.sub("-", name.lower()).strip("-")
    if len(name) <= MAX_CHARS:
        return name
    return f"{name[: MAX_CHARS - 9].rstrip('-')}-{stable_hash('host', plain)[:8]}"
