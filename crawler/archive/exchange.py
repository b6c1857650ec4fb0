"""One request and its response, as bytes of HTTP without what must not be kept."""

import re
from dataclasses import dataclass
from datetime import datetime
from http.client import responses
from urllib.parse import urlsplit

from w3lib.url import safe_url_string

from crawler.fetch.mask import mask_url
from crawler.fetch.refused import Refused
from crawler.fetch.safe_url import safe_url

# Whoever has these can act as the reader. Set-Cookie too: cookies are off, nothing reads them again.
_CREDENTIALS = frozenset(
    {b"authorization", b"proxy-authorization", b"cookie", b"cookie2", b"set-cookie", b"set-cookie2"}
)
# Headers that hold addresses, and so may hold what is masked in ours.
_ADDRESSES = frozenset({b"location", b"content-location", b"referer", b"refresh", b"link"})
# The body is no longer cut into chunks; a reader that believed this header would look for them.
_OF_THE_WIRE = frozenset({b"transfer-encoding"})
_CONTROL = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]+")
_NOT_IN_ADDRESS = re.compile(r"[^\x21-\x7e]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What was sent and what came back."""

    url: str  # as asked for; masked before anything of it is written
    fetched_at: datetime  # UTC, when the response was there
    status: int
    request_headers: tuple[tuple[bytes, bytes], ...] = ()
    response_headers: tuple[tuple[bytes, bytes], ...] = ()
    body: bytes = b""  # as received: still compressed, no longer in chunks
    method: str = "GET"
    protocol: str = "HTTP/1.1"
    ip_address: str | None = None  # of the server
    is_robots: bool = False  # asked for by us, not by the walk
    is_for_browser: bool = False  # what a browser makes a page of: the page is a rendering, kept by itself
    is_truncated: bool = False  # the connection broke before the end of the body


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """What a browser made of a page by running its scripts."""

    url: str  # of the page, after redirects
    rendered_at: datetime  # UTC
    content: bytes  # HTML in UTF-8
    response_id: str  # of the record that it was made of


def archived_url(url: str) -> str:
    """Return an address as the archive names it: masked, and without its fragment.

    >>> archived_url("https://u:p@h.example/x y?token=abc#top")
    'https://h.example/x%20y?token=***'
    """
    return _NOT_IN_ADDRESS.sub(_quote, mask_url(url.partition("#")[0]))


def archived_name(url: str) -> str | None:
    """Return how the archive names what a crawl asks for as `url`; None for what it would not ask for.

    >>> archived_name(" https://u@h.example/été?a=<b>#top")
    'https://h.example/%C3%A9t%C3%A9?a=%3Cb%3E'
    """
    try:
        return archived_url(safe_url_string(safe_url(url)))  # Scrapy's requests do the second
    except (Refused, ValueError):
        return None


def request_head(exchange: Exchange) -> bytes:
    """Return request line and headers, up to and with the blank line."""
    parts = urlsplit(archived_url(exchange.url))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    line = f"{exchange.method} {target} HTTP/1.1".encode("ascii")
    headers = exchange.request_headers
    if not any(name.lower() == b"host" for name, _ in headers):
        headers = ((b"Host", parts.netloc.encode("ascii")), *headers)
    return _head(line, headers)


def response_head(exchange: Exchange) -> bytes:
    """Return status line and headers, up to and with the blank line."""
    protocol = exchange.protocol if exchange.protocol.startswith("HTTP/1.") else "HTTP/1.1"
    line = f"{protocol} {exchange.status} {responses.get(exchange.status, '')}".encode("ascii")
    return _head(line, exchange.response_headers)


def _head(first_line: bytes, headers: tuple[tuple[bytes, bytes], ...]) -> bytes:
    lines = [first_line]
    for name, value in headers:
        lowered = name.lower()
        if lowered in _CREDENTIALS:
            continue
        if lowered in _OF_THE_WIRE:
            name = b"X-Orig-" + name
        if lowered in _ADDRESSES:
            value = mask_url(value.decode("latin-1")).encode("latin-1")
        lines.append(_CONTROL.sub(b" ", name) + b": " + _CONTROL.sub(b" ", value))
    return b"\r\n".join(lines) + b"\r\n\r\n"


def _quote(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))
