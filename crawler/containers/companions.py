"""Tell what lies beside pages and never is one: pictures, sound, fonts, style sheets, scripts.

By content where it has a mark of its own; by media type or name for text, and only without markup.
"""

import re

_MARKS = (
    ("image", re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|BM.{4}\0{4}", re.S)),
    ("image", re.compile(rb"\0\0[\1\2]\0[^\0]|II\*\0|MM\0\*")),
    ("image", re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<svg[\s>]", re.S)),
    ("font", re.compile(rb"wOF[F2]|\0\x01\0\0|OTTO\0|true\0")),
    ("sound or film", re.compile(rb"ID3[\2-\4]|OggS\0|fLaC\0|RIFF....(?:WAVE|AVI )|FLV\x01", re.S)),
    ("sound or film", re.compile(rb"\0...ftyp|\x1aE\xdf\xa3", re.S)),
)
# What mail has beside its text.
_MAIL_MARKS = (
    ("calendar", re.compile(rb"BEGIN:VCALENDAR\b")),
    ("address card", re.compile(rb"BEGIN:VCARD\b")),
)
_TYPES = {
    "text/css": "style sheet",
    "text/javascript": "script",
    "application/javascript": "script",
    "application/x-javascript": "script",
}
_NAMES = {".css": "style sheet", ".js": "script", ".mjs": "script", ".map": "script", ".wasm": "script"}
_MARKUP = re.compile(rb"\s*<")
_DESKTOP = {"__macosx", "thumbs.db", "desktop.ini"}


def kind_of_companion(head: bytes, media_type: str | None, name: str) -> str | None:
    """Name the kind of a companion; None for whatever may be a page, or data that somebody must look at.

    >>> kind_of_companion(b"GIF89a\\1", None, "dot.html"), kind_of_companion(b"<html>", None, "a.css")
    ('image', None)
    """
    for kind, mark in (*_MARKS, *_MAIL_MARKS):
        if mark.match(head):
            return kind
    if _MARKUP.match(head):
        return None
    declared = _TYPES.get(media_type or "")
    return declared or next((kind for ending, kind in _NAMES.items() if name.endswith(ending)), None)


def kind_of_hidden_name(path: str) -> str | None:
    """Name the kind of what a path inside a container hides, as in folders on disk; None for the rest.

    >>> kind_of_hidden_name("__MACOSX/a.html"), kind_of_hidden_name("./notes/../a.html")
    ('desktop metadata', None)
    """
    parts = path.replace("\\", "/").split("/")
    if any(part.lower() in _DESKTOP for part in parts) or parts[-1] == ".DS_Store":
        return "desktop metadata"
    is_hidden = any(part.startswith(".") and part.strip(".") for part in parts)
    return "hidden file" if is_hidden else None
