"""What identifies an entry: several keys, strongest first, and a hash of what its source says.

Keys and content are different hashes. Keys decide whether two observations are the same entry,
the content hash whether the later one says something new. Both are scoped by a rule version: a
changed rule gives other hashes, it does not silently change the meaning of stored ones.
"""

import re
import unicodedata
from urllib.parse import urlsplit, urlunsplit

from pipelines.items import Entry, Key, KeyKind, Observation, PostedSource, Precision, stable_hash
from pipelines.normalise.canonical_url import canonical_url

KEY_RULES = "k1"
CONTENT_RULES = "c2"
# Days that differ with when the same words are seen: what two pages or messages say is no edit.
NOT_OF_THE_ENTRY = frozenset({PostedSource.RELATIVE, PostedSource.MAIL})
INDEX = re.compile(r"/(?:index|default)\.(?:html?|php)\Z", re.IGNORECASE)
SLASHES = re.compile("/{2,}")


def identify(entry: Entry) -> Observation:
    """Attach keys and content hash to an entry."""
    return Observation(entry=entry, keys=find_keys(entry), content_hash=hash_content(entry))


def find_keys(entry: Entry) -> tuple[Key, ...]:
    """Return the entry's identity keys, strongest first; never empty.

    An ambiguous day gives a title_day key for both readings, since another page may settle it; which of
    them leads on this page makes no other entry of it.
    """
    title = fold(entry.title)
    keys = []
    if entry.source_entry_id and not _is_own_permalink(entry):
        keys.append(_key(entry, KeyKind.SOURCE_ID, entry.source_entry_id))
    keys.extend(_key(entry, KeyKind.PERMALINK, url) for url in _permalinks(entry))
    days = []
    if entry.posted_on and entry.posted_precision is Precision.DAY:
        days = sorted(day.isoformat() for day in (entry.posted_on, entry.posted_alternative_on) if day)
    if title:
        keys.extend(_key(entry, KeyKind.TITLE_DAY, title, day) for day in days)
    text = _plain(entry.excerpt or entry.text or "").casefold()
    keys.append(_key(entry, KeyKind.TITLE_TEXT, title, text, *days[:1]))
    return tuple(keys)


def hash_content(entry: Entry) -> str:
    """Hash what the source says of the entry, in one form; spacing and Unicode form are not content.

    The same words in a listing and in a feed are two contents: each form has a history of its own.

    Left out, because they change while nothing is edited: images (delivery parameters), relative
    dates ("3 days ago"), the day of a message, and everything that is our reading.
    """
    posted = None if entry.posted_source in NOT_OF_THE_ENTRY else entry.posted_said
    said = (
        entry.title_raw,
        posted,
        entry.byline_raw,
        entry.body_raw,
        entry.text_raw,
        entry.url or entry.url_raw,
        *entry.categories,
    )
    return stable_hash(CONTENT_RULES, entry.reader, *("" if part is None else _plain(part) for part in said))


def fold(text: str | None) -> str:
    """Fold a title or text for comparison: letters, marks and digits only, without case or form.

    >>> fold("Spring  Fair – the “Programme”!") == fold("SPRING FAIR: The Programme")
    True
    """
    if not text:
        return ""
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(char if char.isalnum() or unicodedata.combining(char) else " " for char in folded)
    return " ".join(kept.split()) or _plain(text)  # a title of symbols only stays itself


def _is_own_permalink(entry: Entry) -> bool:
    """Tell whether the source's id is the entry's address once more: then it is no name of its own kind.

    An id of another kind, which another feed of the same site gives, would contradict it.
    """
    entry_id = entry.source_entry_id
    if entry_id is None or entry.url is None:
        return False
    return entry_id in (entry.url, entry.url_raw) or _address(entry_id) == shorten(entry.url)


def _permalinks(entry: Entry) -> list[str]:
    """Return the addresses that lead to the entry: its link, and an id that is one, each also in short.

    Such an id is the link of the day it was posted, and stays when the title, and the link with it, is
    changed: `?p=123` is another way to the same post.
    """
    urls = [entry.url] if entry.url else []
    if entry.source_entry_id and not _is_own_permalink(entry):
        named, _ = canonical_url(entry.source_entry_id, None)
        urls += [named] if named else []
    spelled = dict.fromkeys([*urls, *map(shorten, urls)])
    return [url for url in spelled if not _is_home(url)]


def _address(text: str) -> str | None:
    url, _ = canonical_url(text, None)
    return shorten(url) if url else None


def shorten(url: str) -> str:
    """Return a canonical URL in the shortest of the spellings that sites use for one page, side by side.

    A feed keeps the scheme and host of the day it was set up and has what a template joined with one slash
    too many, a listing has the links of today, and a saved site those of a folder, with `index.html`.

    >>> shorten("http://www.town.example//notes/index.html?p=1")
    'https://town.example/notes?p=1'
    """
    parts = urlsplit(url)
    path = SLASHES.sub("/", INDEX.sub("", parts.path)).rstrip("/")
    return urlunsplit(("https", parts.netloc.removeprefix("www."), path, parts.query, parts.fragment))


def _is_home(url: str) -> bool:
    """Tell whether a link leads to a site and no page of it: it identifies no entry."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query and not parts.fragment


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _key(entry: Entry, kind: KeyKind, *parts: str) -> Key:
    return Key(kind=kind, value=stable_hash(KEY_RULES, entry.source, kind, *parts))
