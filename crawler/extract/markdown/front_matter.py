"""Read the front matter of a text: fields between lines of `---` (YAML) or `+++` (TOML), and the rest.

Of YAML only what posts have is read: texts, and lists of texts. Nothing in it can name a type, an anchor
or a file; a field in another notation is left unread, and told. TOML is read by the standard library.
https://jekyllrb.com/docs/front-matter/, https://gohugo.io/content-management/front-matter/
"""

import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

MAX_CHARS = 8_000  # the front matter of posts has some hundred; a parser of TOML is quadratic in long keys
MAX_ITEMS = 200
_YAML = re.compile(r"\s{0,100}---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\s{0,100}\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"([A-Za-z_][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(.*))?")
_ITEM = re.compile(r"[ \t]*-(?:[ \t]+(.*))?")
_OTHER_NOTATIONS = ("|", ">", "&", "*", "{", "@", "`", "%")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields by name, lower-case, each a list of texts; the names of those whose notation is not read."""

    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unread: tuple[str, ...] = ()

    def first(self, *names: str) -> str | None:
        """Return the first text of the first of these fields that has one."""
        return next((self.fields[name][0] for name in names if self.fields.get(name)), None)


def split_front_matter(text: str) -> tuple[FrontMatter | None, str]:
    """Part the front matter from the text behind it; None where there is none.

    >>> found, rest = split_front_matter("---\\ntitle: 'It''s open'\\ntags: [a, b]\\n---\\nText\\n")
    >>> found.fields, rest
    ({'title': ("It's open",), 'tags': ('a', 'b')}, 'Text\\n')
    """
    head = text[:MAX_CHARS]
    if (match := _YAML.match(head)) is not None:
        found = _read_yaml(match[1].splitlines())
        return (found, text[match.end() :]) if found.fields or found.unread else (None, text)
    if (match := _TOML.match(head)) is not None:
        return _read_toml(match[1]), text[match.end() :]
    return None, text


def _read_toml(text: str) -> FrontMatter:
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return FrontMatter(unread=("+++",))
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in [*table.items(), *_items(table.get("taxonomies")), *_items(table.get("extra"))]:
        texts = tuple(_toml_texts(value))
        if texts:
            fields.setdefault(name.lower(), texts)
    return FrontMatter(fields)


def _items(value: object) -> Sequence[tuple[str, object]]:
    return list(value.items()) if isinstance(value, dict) else ()


def _toml_texts(value: object) -> list[str]:
    if isinstance(value, list):
        return [text for one in value[:MAX_ITEMS] if not isinstance(one, list) for text in _toml_texts(one)]
    if isinstance(value, date | datetime | time):
        return [value.isoformat()]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    return [str(value).strip()] if isinstance(value, str | int) and str(value).strip() else []


def _read_yaml(lines: Sequence[str]) -> FrontMatter:
    fields: dict[str, tuple[str, ...]] = {}
    unread: list[str] = []
    name = ""
    for line in lines:
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        item = _ITEM.fullmatch(line)
        found = _FIELD.fullmatch(line)
        if item is not None and name and len(fields.get(name, ())) < MAX_ITEMS:
            texts = _scalar(item[1] or "")
        elif found is not None:
            name = found[1].lower()
            if name in fields:
                unread.append(name)  # there twice: nothing tells which is meant
                continue
            texts = _value(found[2] or "")
            fields[name] = ()
        else:  # a line that goes on, or is further in: of a notation that is not read
            texts = None
        if texts is None:
            unread.append(name)
        elif name not in unread:
            fields[name] = (*fields.get(name, ()), *texts)
    known = {name: texts for name, texts in fields.items() if texts and name not in unread}
    return FrontMatter(known, tuple(dict.fromkeys(unread)))


def _value(text: str) -> tuple[str, ...] | None:
    """Read what stands behind a name: a text, or a list in brackets; None for any other notation."""
    text = text.strip()
    if not text.startswith("[") or text.startswith("[["):
        return _scalar(text)
    end = text.rfind("]")
    if end < 0 or (text[end + 1 :].strip() and not text[end + 1 :].lstrip().startswith("#")):
        return None
    items = [_scalar(part) for part in _split_list(text[1:end])]
    return None if None in items else tuple(one for item in items if item for one in item)


def _split_list(text: str) -> list[str]:
    """Split at the commas outside quotes."""
    return re.findall(r"""\s*("(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'|[^,]*+)[^,]*+(?:,|\Z)""", text)[:MAX_ITEMS]


def _scalar(text: str) -> tuple[str, ...] | None:
    text = text.strip()
    if text.startswith('"'):
        return _quoted(text)
    if text.startswith("'"):
        match = re.match(r"'((?:[^']|'')*+)'\s*(?:#.*)?\Z", text)
        return (match[1].replace("''", "'"),) if match else None
    if text.startswith(_OTHER_NOTATIONS):
        return None
    text = re.split(r"\s#", text, maxsplit=1)[0].strip()
    return () if text in _NOTHING else (text,)


def _quoted(text: str) -> tuple[str, ...] | None:
    """Read a text in double quotes: YAML escapes as JSON does, and more that nobody writes in a post."""
    match = re.match(r'("(?:[^"\\]|\\.)*+")\s*(?:#.*)?\Z', text)
    if match is None:
        return None
    try:
        value = json.loads(match[1], strict=False)
    except ValueError:
        return None
    return (value.strip(),) if isinstance(value, str) else None
