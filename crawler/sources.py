"""A declared source: who publishes the listings, and, where a person says so, how they are laid out.

`<data>/sources/<id>.toml`; every key is a line of the tables below, and `docs/sources.md` shows them.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from crawler.config import ConfigError, Key, load_toml, nearest, read_table
from crawler.extract.places import parse_way, split_part
from crawler.extract.statements import DatePlace
from crawler.extract.wrapper import DATE_PARTS, SUFFIX, TITLE_RULES, Wrapper
from pipelines.items import DayOrder, WayKind

SOURCE_ID = re.compile(r"[a-z][a-z0-9-]{0,63}")
MAX_TEXT_CHARS = 20_000  # a whole way down, each of its classes as long as the tree keeps them


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way into a source."""

    kind: WayKind
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """The least that a crawl of a source should find; None for no expectation."""

    entries: int | None = None  # in the first walk, or in a sweep
    entries_per_page: int | None = None
    newest_within_days: int | None = None  # of the time of the crawl


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publisher of listings; without wrappers, every page is read by induction."""

    id: str
    name: str | None = None
    ways: tuple[Way, ...] = ()  # walked in this order
    wrappers: tuple[Wrapper, ...] = ()  # tried in this order
    language: str | None = None  # BCP 47; goes before what pages declare
    time_zone: str | None = None  # IANA name, for times without a zone and relative days
    day_order: DayOrder | None = None  # goes before what pages suggest
    encoding: str | None = None  # goes before what server and pages declare
    contact: str | None = None  # mail address or URL in the user agent; required for public hosts
    delay_seconds: float = 1.0  # between two requests to a host; robots.txt may ask for more
    max_pages: int = 5_000  # of one walk
    overlap_pages: int = 1  # pages of known entries that are walked before an incremental walk stops
    sweep_days: int = 30  # after so many days a walk goes through all pages, for edits and disappearances
    check_seams: bool = True  # ask for a page again after the next one: did the listing shift meanwhile?
    allow_private: bool = False  # addresses that are not public: loopback, private networks
    expect: Expectation = Expectation()

    def wrappers_on(self, day: date) -> tuple[tuple[int, Wrapper], ...]:
        """Return the wrappers in force for pages fetched on a day (UTC), each with its number from 1."""
        return tuple(
            (number, wrapper) for number, wrapper in enumerate(self.wrappers, 1) if wrapper.is_valid_on(day)
        )


UNDECLARED = Source(id="undeclared")  # what is known of a source without a file


def is_source_id(text: str) -> bool:
    """Tell whether a text can name a source: it becomes a folder, a file and a partition value.

    >>> is_source_id("city-library"), is_source_id("1"), is_source_id("../x")
    (True, False, False)
    """
    return SOURCE_ID.fullmatch(text) is not None


def source_path(data: Path, source_id: str) -> Path:
    """Return where a workspace keeps the declaration of a source."""
    return data / "sources" / f"{source_id}.toml"


def find_source(data: Path, source_id: str) -> Source:
    """Return what is declared of a source, only its id where nothing is; raises ConfigError."""
    path = source_path(data, source_id)
    return load_source(path) if path.exists() else Source(id=source_id)


def load_source(path: Path) -> Source:
    """Read a source's TOML; raises ConfigError that names file, key and value."""
    return read_source(load_toml(path), path)


def read_source(table: dict[str, object], path: Path) -> Source:
    """Make a source of a parsed TOML file; `path` is what messages call it, and its name the id."""
    values = read_table(table, SOURCE_KEYS, path=path)
    source_id: str = values.setdefault("id", path.stem)
    if source_id != path.stem:
        raise ConfigError(f"{path}: id = {source_id!r}: the file is named {path.stem!r}; make both the same")
    if not is_source_id(source_id):
        raise ConfigError(f"{path}: {source_id!r} is no source id: {ID_RULE}")
    tables = enumerate(values.pop("wrappers", ()), 1)
    ways = tuple(Way(kind=WayKind.ARCHIVE, url=url) for url in values.pop("urls", ()))
    wrappers = tuple(_read_wrapper(one, path, number) for number, one in tables)
    return Source(**values, ways=ways, wrappers=wrappers)


def _read_wrapper(table: dict[str, object], path: Path, number: int) -> Wrapper:
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


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text that is not empty is expected")
    if len(value) > MAX_TEXT_CHARS:
        raise ValueError(f"{len(value)} characters; {MAX_TEXT_CHARS} are enough")
    return value.strip()


def _id(value: object) -> str:
    text = _text(value)
    if not is_source_id(text):
        raise ValueError(ID_RULE)
    return text


def _urls(value: object) -> tuple[str, ...]:
    urls = tuple(_text(one) for one in (value if isinstance(value, list) else [value]))
    for url in urls:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(f"{url!r} is no address that begins with http:// or https://")
    return urls


def _day(value: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError("a day is expected, without quotes: 2019-01-31")
    return value


def _rule(value: object) -> str:
    text = _text(value)
    if text not in TITLE_RULES:
        raise ValueError(f"one of {', '.join(TITLE_RULES)} is expected{nearest(text, TITLE_RULES)}")
    return text


def _date_places(value: object) -> tuple[DatePlace, ...]:
    if not isinstance(value, list):
        raise TypeError('a list of places is expected: ["div.meta/time@datetime"]')
    return tuple(_date_place(_text(one)) for one in value)


def _date_place(text: str) -> DatePlace:
    way, part = split_part(text)
    if part is not None and part not in DATE_PARTS:
        raise ValueError(
            f"@{part} is no part of a place; known are {', '.join(DATE_PARTS)}{nearest(part, DATE_PARTS)}"
        )
    parse_way(way)
    return DatePlace(way, part or "")


def _place(value: object) -> str:
    text = _text(value)
    parse_way(text)
    return text


def _image_place(value: object) -> str:
    text = _text(value)
    parse_way(split_part(text)[0])
    return text


def _tables(value: object) -> tuple[dict[str, object], ...]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise TypeError("tables are expected, each under a line [[wrapper]]")
    return tuple(value)


ID_RULE = "lower-case letters, digits and hyphens are expected, a letter first"
SOURCE_KEYS = {
    "id": Key(field="id", read=_id, doc="the source's id; the file is named after it"),
    "name": Key(field="name", read=_text, doc="what people call the source"),
    "url": Key(field="urls", read=_urls, doc="the address of its listing, or a list of addresses"),
    "wrapper": Key(field="wrappers", read=_tables, doc="where entries are on its pages, tried in order"),
}
WRAPPER_KEYS = {
    "valid_from": Key(field="valid_from", read=_day, doc="the first day on which such pages were fetched"),
    "valid_until": Key(field="valid_until", read=_day, doc="the last day on which such pages were fetched"),
    "titles": Key(field="titles", read=_text, doc="where the titles are", is_required=True),
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
