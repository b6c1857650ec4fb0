"""Read JSON from strangers: bounded, and its texts such as every encoding can write."""

import json
from collections.abc import Callable
from typing import TypeVar

Parsed = TypeVar("Parsed")
DECODER = json.JSONDecoder(strict=False)


class JsonError(ValueError):
    """It is no JSON, or JSON that nobody writes on purpose."""


def load_json(text: str) -> object:
    """Parse JSON; raises JsonError, which says what is wrong and where.

    >>> load_json("[" * 100_000)
    Traceback (most recent call last):
    crawler.extract.json_text.JsonError: nested deeper than any list of entries
    """
    return _tell(lambda: json.loads(text, strict=False))


def parse_next(text: str, at: int) -> tuple[object, int]:
    """Parse the value that begins at a place, and return it with where it ends; raises JsonError."""
    return _tell(lambda: DECODER.raw_decode(text, at))


def _tell(parse: Callable[[], Parsed]) -> Parsed:
    try:
        return parse()
    except json.JSONDecodeError as error:
        raise JsonError(f"{error.msg} (line {error.lineno}, column {error.colno})") from error
    except RecursionError as error:
        raise JsonError("nested deeper than any list of entries") from error
    except ValueError as error:  # a number of more digits than Python converts
        raise JsonError(str(error)) from error


def text_at(value: object, *keys: str | int) -> str | None:
    """Return the text at the end of a way through objects and lists, None where it is not there or blank.

    >>> text_at({"title": {"rendered": " A "}, "tags": ["b"]}, "title", "rendered")
    'A'
    """
    found = value_at(value, *keys)
    if isinstance(found, int) and not isinstance(found, bool):
        found = str(found) if abs(found) < 10**18 else None
    if not isinstance(found, str) or not found.strip():
        return None
    # JSON can spell half of a surrogate pair, which no encoding can write, and NUL, which few columns hold.
    whole = found.strip().encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\0", "\ufffd")


def value_at(value: object, *keys: str | int) -> object:
    """Return what is at the end of a way through objects and lists, None where it is not there."""
    for key in keys:
        if isinstance(value, dict) and isinstance(key, str):
            value = value.get(key)
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            value = value[key]
        else:
            return None
    return value


def list_at(value: object, *keys: str | int) -> list[object]:
    """Return the list at the end of a way, an empty one where there is none."""
    found = value_at(value, *keys)
    return found if isinstance(found, list) else []
