"""Read the entries that a page declares as JSON-LD: Article and its kinds, alone or in a list.

The page's own statement of its entries: it completes what stands in the blocks, and where a page
shows no list (a shell filled by JavaScript) it is one.
"""

import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

MAX_SCRIPT_CHARS = 2_000_000
MAX_ITEMS = 5_000
MAX_CATEGORIES = 50
ARTICLE_TYPES = ("article", "posting", "report")
LIST_KEYS = frozenset({"itemListElement", "blogPost", "blogPosts", "hasPart", "mainEntity", "item", "@graph"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredEntry:
    """An article as the page declares it, verbatim."""

    url: str  # empty where it is declared without one; only the article of a whole page can be
    title: str | None = None
    published: str | None = None
    author: str | None = None
    description: str | None = None
    image: str | None = None
    categories: tuple[str, ...] = ()
    is_article: bool = True  # else an item of a list, of whatever kind
    is_listed: bool = False  # part of a list of articles


def read_declared(scripts: list[str]) -> list[DeclaredEntry]:
    """Return the articles declared with an address, in order; what is no JSON is none."""
    found: dict[str, DeclaredEntry] = {}
    for script in scripts:
        for entry in _entries(_load(script)):
            if entry.url:
                found.setdefault(entry.url, entry)
    return list(found.values())[:MAX_ITEMS]


def read_articles(scripts: list[str]) -> list[DeclaredEntry]:
    """Return the articles declared, with an address or without, and no bare items of lists."""
    found: dict[tuple[str, str | None], DeclaredEntry] = {}
    for script in scripts:
        for entry in _entries(_load(script)):
            if entry.is_article:
                found.setdefault((entry.url, entry.title), entry)
    return list(found.values())[:MAX_ITEMS]


def _load(script: str) -> object:
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    if len(text) > MAX_SCRIPT_CHARS:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _entries(root: object) -> Iterator[DeclaredEntry]:
    queue: deque[tuple[object, bool]] = deque([(root, False)])
    seen = 0
    while queue and seen < MAX_ITEMS:
        item, is_listed = queue.popleft()
        seen += 1
        if isinstance(item, list):
            queue.extendleft((part, is_listed or len(item) > 1) for part in reversed(item))
        elif isinstance(item, dict):
            types = _types(item)
            if any("breadcrumb" in kind or "navigation" in kind for kind in types):
                continue
            entry = _entry(item, types, is_listed=is_listed)
            if entry is not None:
                yield entry
            if entry is not None and entry.url:
                continue
            queue.extendleft((item[key], is_listed) for key in sorted(LIST_KEYS & item.keys(), reverse=True))


def _types(item: dict[str, object]) -> list[str]:
    kind = item.get("@type")
    return [str(one).lower() for one in (kind if isinstance(kind, list) else [kind]) if one]


def _entry(item: dict[str, object], types: list[str], *, is_listed: bool) -> DeclaredEntry | None:
    is_article = any(kind.endswith(ARTICLE_TYPES) for kind in types)
    is_bare_item = "listitem" in types and "item" not in item and isinstance(item.get("url"), str)
    title = _text(item, "headline") or _text(item, "name")
    url = _text(item, "url") or _text(item, "mainEntityOfPage") or _text(item, "@id") or ""
    if not title or not (is_article or is_bare_item):
        return None
    return DeclaredEntry(
        url=url,
        title=title,
        published=_text(item, "datePublished"),
        author=_authors(item),
        description=_text(item, "description"),
        image=_text(item, "image"),
        categories=_categories(item),
        is_article=is_article,
        is_listed=is_listed,
    )


def _authors(item: dict[str, object]) -> str | None:
    """Return the names of all authors, as a byline gives them."""
    value = item.get("author")
    people = value if isinstance(value, list) else [value]
    names = [name for one in people[:20] if (name := _text({"author": one}, "author"))]
    return ", ".join(names) or None


def _categories(item: dict[str, object]) -> tuple[str, ...]:
    """Return sections and keywords; keywords in one text are divided by commas."""
    found: dict[str, None] = {}
    for key in ("articleSection", "keywords"):
        value = item.get(key)
        values = value if isinstance(value, list) else [value]
        for one in values[:MAX_CATEGORIES]:
            text = _text({key: one}, key) or ""
            parts = text.split(",") if key == "keywords" else [text]
            found.update(dict.fromkeys(filter(None, map(str.strip, parts))))
    return tuple(found)[:MAX_CATEGORIES]


def _text(item: dict[str, object], key: str) -> str | None:
    """Return a property as text: of an object its name, address or id, of a list the first."""
    value = item.get(key)
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        names = ("name", "url", "@id") if key == "author" else ("url", "@id", "name")
        value = next((value[name] for name in names if isinstance(value.get(name), str)), None)
    if not isinstance(value, str) or not value.strip():
        return None
    # JSON can spell half of a surrogate pair, which no encoding can write, and NUL, which few columns hold.
    whole = value.strip().encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "\ufffd")
