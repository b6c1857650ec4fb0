"""The keys of a declared wrapper, and how its tables are read."""

import re
from dataclasses import replace
from pathlib import Path

from crawler.config import ConfigError, Key, nearest, read_table
from crawler.config_values import read_day, read_text, read_word
from crawler.extract.places import parse_way, split_part
from crawler.extract.statements import DatePlace
from crawler.extract.wrapper import DATE_PARTS, SUFFIX, TITLE_RULES, Wrapper


def read_wrapper(table: dict[str, object], path: Path, number: int) -> Wrapper:
    """Make the wrapper of the `number`-th table [[wrapper]] of a file; raises ConfigError."""
    name = f"wrapper[{number}]"
    wrapper = Wrapper(**{"rule": SUFFIX, **read_table(table, WRAPPER_KEYS, path=path, name=f"{name}.")})
    if wrapper.valid_from and wrapper.valid_until and wrapper.valid_from > wrapper.valid_until:
        raise ConfigError(
            f"{path}: {name}.valid_from = {wrapper.valid_from}: later than valid_until, {wrapper.valid_until}"
        )
    try:
        _check_titles(wrapper)
    except ValueError as error:
        raise ConfigError(f"{path}: {name}.titles = {wrapper.titles!r}: {error}") from error
    return replace(wrapper, confidence=1.0)


def _check_titles(wrapper: Wrapper) -> None:
    if wrapper.rule == SUFFIX:
        parse_way(wrapper.titles)
    elif wrapper.rule == "list" and re.fullmatch(r"[^#]+#\d{1,6}", wrapper.titles, re.ASCII) is None:
        raise ValueError("a path, # and the number of the list from 0 is expected")


def _rule(value: object) -> str:
    return read_word(value, TITLE_RULES)


def _date_places(value: object) -> tuple[DatePlace, ...]:
    if not isinstance(value, list):
        raise TypeError('a list of places is expected: ["div.meta/time@datetime"]')
    return tuple(_date_place(read_text(one)) for one in value)


def _date_place(text: str) -> DatePlace:
    way, part = split_part(text)
    if part is not None and part not in DATE_PARTS:
        raise ValueError(
            f"@{part} is no part of a place; known are {', '.join(DATE_PARTS)}{nearest(part, DATE_PARTS)}"
        )
    parse_way(way)
    return DatePlace(way, part or "")


def _place(value: object) -> str:
    text = read_text(value)
    parse_way(text)
    return text


def _image_place(value: object) -> str:
    text = read_text(value)
    parse_way(split_part(text)[0])
    return text


WRAPPER_KEYS = {
    "valid_from": Key(field="valid_from", read=read_day, doc="first day on which such pages were fetched"),
    "valid_until": Key(field="valid_until", read=read_day, doc="last day on which such pages were fetched"),
    "titles": Key(field="titles", read=read_text, doc="where the titles are", is_required=True),
    "titles_by": Key(field="rule", read=_rule, doc="how `titles` is meant: suffix, or as induction saved it"),
    "dates": Key(
        field="date_places", read=_date_places, doc="where the day is, the most trusted first; [] for nowhere"
    ),
    "links": Key(field="link_place", read=_place, doc="where the link is when the title is none"),
    "byline": Key(field="byline_place", read=_place, doc="where the author is"),
    "excerpt": Key(field="excerpt_place", read=_place, doc="where the text is"),
    "image": Key(field="image_place", read=_image_place, doc="where the picture is"),
    "categories": Key(field="category_place", read=_place, doc="where the categories and tags are"),
}
