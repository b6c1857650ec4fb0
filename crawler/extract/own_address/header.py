"""The own address of a message and of a saved web archive: what their headers say."""

import re
from collections.abc import Iterator

from crawler.extract.own_address.found import Found

_FOLD = re.compile(r"\r?\n[ \t]+")
_BLANK = re.compile(r"\r?\n[ \t]*\r?\n")
_DOMAIN = r"([a-z0-9][a-z0-9.-]{1,251}[a-z0-9])"
_LIST = re.compile(rf"<(?:[^<>@\s]{{0,200}}@)?{_DOMAIN}>", re.IGNORECASE)  # RFC 2919, 3
_SENDER = re.compile(rf"@{_DOMAIN}(?=[\s>,;)]|$)", re.IGNORECASE)
_LOCATION = re.compile(r"^(?:snapshot-)?content-location:\s{0,9}(https?://\S{1,2000})", re.I | re.MULTILINE)


def of_message(head: str) -> Iterator[Found]:
    """Yield the domain of the list that a message came by, or of who sent it.

    The name of a list is the publisher's where it is under the sender's domain, as of a newsletter on a
    service for many, or where people post to it; else it is the service's that sent it.
    """
    fields = _fields(head)
    name = _LIST.search(fields.get("list-id", ""))
    sender = _SENDER.search(fields.get("from", ""))
    takes_posts = "mailto:" in fields.get("list-post", "").lower()  # RFC 2369, 3.4: NO where it takes none
    if name is not None and (sender is None or takes_posts or _is_below(name[1], sender[1])):
        yield Found(f"https://{name[1]}/", "its mailing list")
    if sender is not None:
        yield Found(f"https://{sender[1]}/", "the domain of its sender")


def of_web_archive(head: str) -> Iterator[Found]:
    """Yield where the page in an MHTML file was saved from: RFC 2557, 4, and a field of Chrome's."""
    if (location := _LOCATION.search(head)) is not None:
        yield Found(location[1], "the address it was saved from")


def _fields(head: str) -> dict[str, str]:
    """Return the fields of a header, each as it is first given, unfolded: RFC 5322, 2.2.3."""
    blank = _BLANK.search(head)
    fields: dict[str, str] = {}
    for line in _FOLD.sub(" ", head[: blank.start()] if blank else head).splitlines():
        name, _, value = line.partition(":")
        fields.setdefault(name.strip().lower(), value)
    return fields


def _is_below(name: str, domain: str) -> bool:
    return f".{name}".lower().endswith(f".{domain}".lower())
