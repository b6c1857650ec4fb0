"""Addresses that may be asked for: http or https, with a host that every reader of the address agrees on."""

import re
from urllib.parse import urlsplit

from crawler.fetch.fetched import Failure
from crawler.fetch.mask import mask_url
from crawler.fetch.refused import Refused

MAX_URL_CHARS = 8_000  # what servers and proxies take at most; RFC 9110 asks for that many
# Before the path a backslash is a slash to browsers and part of a user name to Python: the host differs.
# Scrapy writes it as %5C.
_TRICK = re.compile(r"\\|%5c", re.IGNORECASE)
_LINE_BREAKS = str.maketrans("", "", "\t\r\n")  # dropped from addresses by browsers and by urlsplit
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_.])?|[a-f0-9:.]+")  # also an IPv6 address


def safe_url(url: str) -> str:
    r"""Return an address without user and password; raises Refused where it is not to be asked for.

    >>> safe_url("http://user:secret@library.example:8080/a?b=1#c")
    'http://library.example:8080/a?b=1#c'
    >>> safe_url("http://good.example\\@evil.example/")
    Traceback (most recent call last):
    crawler.fetch.refused.Refused: unsafe_url: a backslash hides the host of http://evil.example/
    """
    url = url.strip().translate(_LINE_BREAKS)
    shown = mask_url(url)[:200]
    if len(url) > MAX_URL_CHARS:
        raise _unsafe(f"{len(url)} characters, {MAX_URL_CHARS} are enough: {shown}…")
    if _CONTROL.search(url):
        raise _unsafe(f"a control character in {shown!r}")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port  # a port out of range raises as well
    except ValueError as error:
        raise _unsafe(f"{error}: {shown}") from error
    if parts.scheme not in {"http", "https"}:
        raise _unsafe(f"only http and https are asked for: {shown}")
    if _TRICK.search(parts.netloc):
        raise _unsafe(f"a backslash hides the host of {shown}")
    if not host or not _is_host(host):
        raise _unsafe(f"no valid host in {shown}")
    return url.replace(parts.netloc, parts.netloc.rpartition("@")[2], 1)


def _is_host(host: str) -> bool:
    try:
        ascii_host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        return False
    return _HOST.fullmatch(ascii_host.lower()) is not None and all(
        len(label) <= 63
        for label in ascii_host.split(".")  # RFC 1035, section 2.3.4
    )


def _unsafe(detail: str) -> Refused:
    return Refused(Failure.UNSAFE_URL, detail)
