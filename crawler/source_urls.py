"""The addresses that a source file may name, and whose they are."""

import ipaddress
import re
from urllib.parse import parse_qsl, urlsplit

from crawler.config_values import read_text
from pipelines.normalise.tracking import PATH_SESSION, SESSION_NAMES

MAX_URL_CHARS = 2_000
# Query parameters whose values let their holder in. Not `key`, which numbers things as often.
SECRET_NAMES = frozenset(
    {"password", "passwd", "pwd", "secret", "client_secret", "token", "access_token", "auth_token"}
    | {"authtoken", "api_key", "apikey", "api_token", "auth", "sig", "signature", "credential", "credentials"}
)
# White space and backslashes, which browsers and libraries read in different ways.
_UNCLEAR = re.compile(r"[\s\\\x00-\x1f\x7f]")
# Names that no public registry gives out: RFC 6761, RFC 6762, RFC 8375, and ICANN's .internal.
_PRIVATE_ENDS = ("localhost", "local", "internal", "home.arpa", "test")


def read_url(value: object) -> str:
    """Read an address that a crawl may begin at; raises ValueError that says what is wrong with it."""
    url = read_text(value)
    if len(url) > MAX_URL_CHARS:
        raise ValueError(f"{len(url)} characters; an address has up to {MAX_URL_CHARS}")
    if _UNCLEAR.search(url):
        raise ValueError("an address has no white space or backslashes in it")
    parts = urlsplit(url)
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"{url!r} is no address that begins with http:// or https://")
    if parts.port == 0:
        raise ValueError("port 0 cannot be connected to")
    if _has_credentials(url):
        raise ValueError("user names, passwords and tokens are not kept in source files; leave them out")
    if name := _find_session(url):
        raise ValueError(f"{name} names one visit; leave it out")
    return url


def read_urls(value: object) -> tuple[str, ...]:
    """Read one address or a list of them."""
    return tuple(read_url(one) for one in (value if isinstance(value, list) else [value]))


def is_public(url: str) -> bool:
    """Tell whether an address is somebody's on the internet, as far as its host's name tells.

    >>> is_public("https://library.example/news"), is_public("http://127.0.0.1:8080/"), is_public("http://nas/")
    (True, False, False)
    """
    host = (urlsplit(url).hostname or "").rstrip(".")
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:  # a name
        return "." in host and not any(host.endswith(f".{end}") for end in _PRIVATE_ENDS)


def _has_credentials(url: str) -> bool:
    parts = urlsplit(url)
    if parts.username is not None or parts.password is not None:
        return True
    return any(name.lower() in SECRET_NAMES for name, _ in parse_qsl(parts.query, keep_blank_values=True))


def _find_session(url: str) -> str | None:
    if PATH_SESSION.search(url):
        return "the part behind ';'"
    names = (name for name, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True))
    return next((name for name in names if name.lower() in SESSION_NAMES), None)
