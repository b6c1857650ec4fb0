"""Write what was learned of a source into its TOML, behind what a person wrote there."""

import json
import tomllib
from datetime import date
from pathlib import Path

from crawler.config import ConfigError
from crawler.extract.wrapper import SUFFIX, Wrapper
from crawler.replace_file import replace_file
from crawler.sources import load_source, read_source


def save_wrapper(path: Path, wrapper: Wrapper, *, url: str | None) -> bool:
    """Append a wrapper to a source's TOML; False where the file has the same already.

    A file that is not there is made, with the id after its name and the page's address as `url`.
    Nothing in it is changed. Raises ConfigError where the file is no source, or cannot be written.
    """
    known = load_source(path).wrappers if path.exists() else ()
    if wrapper in known:
        return False
    text = _read(path) if path.exists() else _spell_source(path.stem, url)
    text = f"{text}{'' if text.endswith(chr(10)) else chr(10)}\n{spell_wrapper(wrapper)}"
    try:
        written = read_source(tomllib.loads(text), path)
    except tomllib.TOMLDecodeError as error:  # as where `wrapper = […]` stands on one line
        raise ConfigError(f"{path}: a [[wrapper]] cannot be added behind what is there: {error}") from error
    if written.wrappers != (*known, wrapper):
        raise ConfigError(f"{path}: {wrapper.titles!r} cannot be spelled as a wrapper")
    write_source(path, text)
    return True


def spell_wrapper(wrapper: Wrapper) -> str:
    """Write a wrapper as the TOML table that `crawler.sources` reads."""
    values: dict[str, str | date | list[str] | None] = {
        "valid_from": wrapper.valid_from,
        "valid_until": wrapper.valid_until,
        "titles": wrapper.titles,
        "titles_by": None if wrapper.rule == SUFFIX else wrapper.rule,
        "dates": _spell_dates(wrapper),
        "links": wrapper.link_place,
        "byline": wrapper.byline_place,
        "excerpt": wrapper.excerpt_place,
        "image": wrapper.image_place,
        "categories": wrapper.category_place,
    }
    return "[[wrapper]]\n" + "".join(
        f"{key} = {spell(value)}\n" for key, value in values.items() if value is not None
    )


def _spell_dates(wrapper: Wrapper) -> list[str] | None:
    if wrapper.date_places is None:
        return None
    return [f"{place.path}@{place.part}".removesuffix("@") for place in wrapper.date_places]


def _spell_source(source_id: str, url: str | None) -> str:
    return f"id = {spell(source_id)}\n" + (f"url = {spell(url)}\n" if url is not None else "")


def spell(value: str | date | list[str]) -> str:
    """Write a value as TOML: its strings are JSON's, but for DEL, which TOML wants escaped."""
    if isinstance(value, list):
        return f"[{', '.join(map(spell, value))}]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode()  # line ends stay what they are
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error


def write_source(path: Path, text: str) -> None:
    """Write the file at one instant."""
    try:
        replace_file(path, text)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; nothing was changed") from error
