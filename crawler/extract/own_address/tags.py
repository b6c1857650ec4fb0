"""The tags at the beginning of a document, in order, without those in comments, scripts and styles."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape

MAX_TAG_CHARS = 4_000
_TAG = re.compile(r"<(?:(!--)|(!\[cdata\[)|/?((?:[a-z_][\w.-]{0,40}:)?[a-z_][\w.-]{0,40}))")
# A quote that nothing closes ends with the tag, so that no character is looked at twice.
_ATTRIBUTE = re.compile(
    r"([a-z][a-z:-]{0,30})\s*=\s*(?:\"([^\"]*)(?:\"|$)|'([^']*)(?:'|$)|([^\s\"'>]+))", re.I
)
_RAW = frozenset({"script", "style", "title", "template"})  # in HTML, what is in them is no markup
_CDATA = "<![CDATA["


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening tag: its name and prefix in lower case; attributes; the text up to the next tag."""

    name: str
    prefix: str  # empty where it has none
    attributes: dict[str, str]
    text: str


def find_tags(text: str, names: Collection[str], stop: Collection[str], *, is_html: bool) -> Iterator[Tag]:
    """Yield the tags with certain names up to the first of those in `stop`; `text` is decoded as Latin-1.

    >>> found = find_tags("<!-- <link> --><link rel=a href='/b'><body>", {"link"}, {"body"}, is_html=True)
    >>> [tag.attributes for tag in found]
    [{'rel': 'a', 'href': '/b'}]
    """
    lower = text.lower()  # as long as the text: Latin-1 has no letter of which one becomes two
    at = 0
    while (mark := _TAG.search(lower, at)) is not None:
        comment, data, name = mark.groups()
        at = mark.end()
        if comment or data:
            at = _behind(lower, "-->" if comment else "]]>", at)
            continue
        prefix, _, name = name.rpartition(":")
        if name in stop:
            return
        if lower[mark.start() + 1] == "/":
            continue
        if is_html and name in _RAW:
            at = _behind(lower, f"</{name}", at)
        elif name in names:
            end = lower.find(">", at, at + MAX_TAG_CHARS)
            if end < 0:
                continue
            yield Tag(name, prefix, _attributes(text[at:end]), _text_behind(text, end + 1))
            at = end + 1


def _behind(text: str, mark: str, at: int) -> int:
    """Return the place behind a mark; the end of the text where it does not come."""
    found = text.find(mark, at)
    return len(text) if found < 0 else found + len(mark)


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, plain in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), _as_text(double or single or plain))
    return found


def _text_behind(text: str, at: int) -> str:
    """Return the text between a tag and the next, or the section of character data there."""
    piece = text[at : at + MAX_TAG_CHARS].lstrip()
    if piece[: len(_CDATA)].upper() == _CDATA:
        return _as_text(piece[len(_CDATA) :].partition("]]>")[0]).strip()
    return _as_text(piece.partition("<")[0]).strip()


def _as_text(value: str) -> str:
    return unescape(value.encode("latin-1").decode("utf-8", "replace"))
