"""Bring links into one form, so that the same address is the same text.

Follows what browsers do (the WHATWG URL standard) where it matters for safety: backslashes are
slashes, tabs and line breaks are nothing, user names are not part of a host.
"""

import re
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import unquote, urljoin

import idna

from pipelines.items import Issue
from pipelines.normalise.tracking import NOISY_FRAGMENT, PATH_SESSION, is_tracking

MAX_URL_CHARS = 8192  # beyond what servers accept; longer ones are data
MAX_RAW_CHARS = 4 * MAX_URL_CHARS  # with the spaces around it; each entry of a page looks at its address

_EDGES = "".join(map(chr, range(0x21)))  # C0 controls and space
_INNER = str.maketrans("", "", "\t\r\n")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_HTTP = re.compile(r"(https?):/*([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.IGNORECASE | re.DOTALL)
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.\-]{0,251}[a-z0-9_])?")
_USER_INFO = re.compile(r"(\s*(?:https?:)?[/\\]{2})[^/\\?#]*@", re.IGNORECASE)
_PORT = re.compile(r"[0-9]{0,5}")
_DEFAULT_PORTS = {"http": "80", "https": "443"}

_PERCENT = re.compile(r"%([0-9A-Fa-f]{2})|%")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_UNSAFE = re.compile(r"[^!#-;=?-\[\]_a-z~]")  # everything that may not stand in a URL as it is


def canonical_url(raw: str, base: str | None) -> tuple[str | None, Issue | None]:
    """Return the canonical http(s) URL of a link, and the issue when there is none.

    `base` is the page's own address. Query parameters and fragments stay unless `tracking` knows
    them as noise. An empty link gives neither URL nor issue.

    >>> canonical_url("../b/?p=7&utm_source=x#post-3", "HTTP://Example.com:80/a/c")
    ('http://example.com/b/?p=7#post-3', None)
    """
    link = _trim(raw[: MAX_RAW_CHARS + 1])
    if not link:
        return None, None
    if len(raw) > MAX_RAW_CHARS or len(link) > MAX_URL_CHARS:
        return None, Issue.UNSAFE_URL
    scheme = _SCHEME.match(link)
    if scheme is None:
        page = _trim(base) if base and len(base) <= MAX_RAW_CHARS else ""
        if not _HTTP.fullmatch(page):
            return None, Issue.RELATIVE_URL
        try:
            link = urljoin(page, link)
        except ValueError:  # brackets that are no address
            return None, Issue.UNSAFE_URL
    elif scheme[1].lower() not in _DEFAULT_PORTS:
        return None, Issue.UNSAFE_URL
    url = _normalise(link)
    return url, None if url else Issue.UNSAFE_URL


def without_user_info(link: str) -> str:
    """Return a link as it is written, but for the user and password in front of its host.

    >>> without_user_info("https://ann:secret@example.com/@ann"), without_user_info("/@ann")
    ('https://example.com/@ann', '/@ann')
    """
    match = _USER_INFO.match(link)
    return match[1] + link[match.end() :] if match else link


def without_fragment(url: str) -> str:
    """Return the URL of the document that a URL leads into."""
    return url.partition("#")[0]


def _trim(raw: str) -> str:
    link = raw.strip(_EDGES).translate(_INNER)
    if "\\" in link:
        end = min((i for i in (link.find("?"), link.find("#")) if i >= 0), default=len(link))
        link = link[:end].replace("\\", "/") + link[end:]
    return link


def _normalise(link: str) -> str | None:
    match = _HTTP.fullmatch(link)
    if match is None:
        return None
    scheme = match[1].lower()
    authority = _authority(match[2], scheme)
    if authority is None:
        return None
    path = _without_dots(_encode(PATH_SESSION.sub("", match[3])))
    url = f"{scheme}://{authority}{path}"
    if query := _query(match[4] or ""):
        url += f"?{query}"
    fragment = _encode(match[5] or "")
    if fragment and not NOISY_FRAGMENT.fullmatch(fragment):
        url += f"#{fragment}"
    return url


def _authority(text: str, scheme: str) -> str | None:
    host_and_port = text.rpartition("@")[2]
    if host_and_port.startswith("["):
        address, closed, port = host_and_port[1:].partition("]")
        host = _ipv6(address)
        if not closed or (port and not port.startswith(":")):
            return None
        port = port[1:]
    else:
        name, _, port = host_and_port.partition(":")
        host = _host(name)
    if host is None or not _PORT.fullmatch(port) or int(port or 0) > 65535:
        return None
    port = str(int(port)) if port else ""
    return host if port in ("", _DEFAULT_PORTS[scheme]) else f"{host}:{port}"


def _ipv6(address: str) -> str | None:
    try:
        return f"[{IPv6Address(address).compressed}]" if "%" not in address else None
    except AddressValueError:
        return None


def _host(name: str) -> str | None:
    name = unquote(name).lower()
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            return None
    name = name.removesuffix(".")
    return name if _HOST.fullmatch(name) and ".." not in name else None


def _query(query: str) -> str:
    kept = [part for part in query.split("&") if part and not is_tracking(unquote(part.partition("=")[0]))]
    return "&".join(_encode(part) for part in kept)


def _encode(text: str) -> str:
    """Percent-encode what must be, decode what need not be, and write the digits in upper case."""
    if "%" in text:
        text = _PERCENT.sub(_percent, text)
    return _UNSAFE.sub(lambda match: _percent_bytes(match[0]), text)


def _percent(match: re.Match[str]) -> str:
    if match[1] is None:
        return "%25"
    char = chr(int(match[1], 16))
    return char if char in _UNRESERVED else match[0].upper()


def _percent_bytes(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "replace"))


def _without_dots(path: str) -> str:
    """Resolve `.` and `..` (RFC 3986, 5.2.4)."""
    if "/." not in path:
        return path or "/"
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            if kept:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)
