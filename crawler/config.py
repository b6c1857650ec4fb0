"""Read a person's TOML strictly: a table says which keys there are, and anything else is an error.

Every message names the file, the key, the value and, for a key nobody knows, the nearest that is known.
"""

import difflib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.fetch.mask import mask_text

MAX_VALUE_CHARS = 80  # of a value quoted in a message


class ConfigError(Exception):
    """A matter of what the user wrote; said before anything is read."""

    exit_code = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of a table: the field it fills, how its value is read, and what it is for."""

    field: str
    read: Callable[[object], object]  # raises TypeError or ValueError that says what is expected
    doc: str
    is_required: bool = False


def load_toml(path: Path) -> dict[str, object]:
    """Read a TOML file; raises ConfigError where it cannot be read or is no TOML."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: no valid TOML: {error}") from error


def read_table(
    table: Mapping[str, object], keys: Mapping[str, Key], *, path: Path, name: str = ""
) -> dict[str, Any]:
    """Return the fields that the keys of a table fill; raises ConfigError.

    `name` is what messages put before a key: "wrapper[2]."
    """
    for key in table:
        if key not in keys:
            raise ConfigError(f"{path}: {name}{key}: no such key{_nearest(key, keys)}")
    for key, known in keys.items():
        if known.is_required and key not in table:
            raise ConfigError(f"{path}: {name}{key} is missing: {known.doc}")
    return {keys[key].field: _read(value, keys[key], f"{path}: {name}{key}") for key, value in table.items()}


def _read(value: object, key: Key, where: str) -> object:
    try:
        return key.read(value)
    except (TypeError, ValueError) as error:
        raise ConfigError(f"{where} = {_quote(value)}: {error}") from error


def nearest(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """Return what of the known words is most like a word, in a half sentence; empty for none.

    >>> nearest("path_s", ("path", "tags"))
    "; did you mean 'path'?"
    """
    found = difflib.get_close_matches(word[:MAX_VALUE_CHARS], known, n=1, cutoff=0.5)
    return f"; did you mean {found[0]!r}?" if found else ""


def _nearest(key: str, keys: Mapping[str, Key]) -> str:
    return nearest(key, keys) or f"; known are {', '.join(keys)}"


def _quote(value: object) -> str:
    text = mask_text(repr(value))
    return text if len(text) <= MAX_VALUE_CHARS else f"{text[:MAX_VALUE_CHARS]}…"
