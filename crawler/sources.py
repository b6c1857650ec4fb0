"""A declared source: who publishes the listings, the ways in and, where a person says so, the layout.

`<data>/sources/<id>.toml`; every key is a line of the tables in `source_keys` and `wrapper_keys`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from crawler.column_keys import read_columns
from crawler.config import ConfigError, load_toml, nearest, read_table
from crawler.extract.rows.columns import Columns
from crawler.extract.wrapper import Wrapper
from crawler.source_keys import EXPECT_KEYS, ID_RULE, SOURCE_KEYS, WAY_KEYS, is_source_id
from crawler.source_urls import is_public
from crawler.wrapper_keys import read_wrapper
from pipelines.items import DayOrder, WayKind


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
    javascript: bool = False  # a browser runs the scripts of its listing pages, which have no entries without
    allow_private: bool = False  # addresses that are not public: loopback, private networks
    expect: Expectation = Expectation()
    columns: Columns | None = None  # which column of its tables is what

    def wrappers_on(self, day: date) -> tuple[tuple[int, Wrapper], ...]:
        """Return the wrappers in force for pages fetched on a day (UTC), each with its number from 1."""
        return tuple(
            (number, wrapper) for number, wrapper in enumerate(self.wrappers, 1) if wrapper.is_valid_on(day)
        )


UNDECLARED = Source(id="undeclared")  # what is known of a source without a file


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


def load_declared(data: Path) -> dict[str, Source]:
    """Return all that a workspace declares, by id; raises ConfigError."""
    return {source_id: load_source(source_path(data, source_id)) for source_id in _declared_ids(data)}


def _declared_ids(data: Path) -> list[str]:
    return sorted(path.stem for path in (data / "sources").glob("*.toml") if not path.name.startswith("."))


def load_sources(data: Path, ids: Sequence[str] = ()) -> list[Source]:
    """Return the sources that a crawl is for: those named, or all that have an address, in order of id.

    Raises ConfigError for whatever would keep one of them from being crawled.
    """
    known = _declared_ids(data)
    for source_id in ids:
        if source_id not in known:
            declared = nearest(source_id, tuple(known)) or f"; declared are {', '.join(known) or 'none'}"
            raise ConfigError(
                f"{source_path(data, source_id)}: no such source{declared}; add one: clipfile add URL"
            )
    loaded = [load_source(source_path(data, source_id)) for source_id in dict.fromkeys(ids or known)]
    sources = [source for source in loaded if ids or source.ways]
    if not sources:
        raise ConfigError(f"{data / 'sources'}: no source with a url to crawl; add one: clipfile add URL")
    for source in sources:
        _check_crawl(source, source_path(data, source.id))
    return sources


def _check_crawl(source: Source, path: Path) -> None:
    if not source.ways:
        raise ConfigError(f"{path}: url is missing: where its listing is, for a crawl")
    public = next((way.url for way in source.ways if is_public(way.url)), None)
    if public is not None and source.contact is None:
        raise ConfigError(
            f"{path}: contact is missing: whoever runs {public} must be able to reach you; add a line "
            'like contact = "you@your-domain.example", or the address of a page about your crawl'
        )


def read_source(table: dict[str, object], path: Path) -> Source:
    """Make a source of a parsed TOML file; `path` is what messages call it, and its name the id."""
    values = read_table(table, SOURCE_KEYS, path=path)
    source_id: str = values.setdefault("id", path.stem)
    if source_id != path.stem:
        raise ConfigError(f"{path}: id = {source_id!r}: the file is named {path.stem!r}; make both the same")
    if not is_source_id(source_id):
        raise ConfigError(f"{path}: {source_id!r} is no source id: {ID_RULE}")
    urls, kind = values.pop("urls", ()), values.pop("kind", None)
    if kind is not None and not urls:
        raise ConfigError(f"{path}: kind = {kind.value!r}: it says how url is read, and there is no url")
    ways = tuple(Way(kind=kind or WayKind.ARCHIVE, url=url) for url in urls)
    further = tuple(
        Way(**read_table(one, WAY_KEYS, path=path, name=f"way[{number}]."))
        for number, one in enumerate(values.pop("ways", ()), 1)
    )
    _check_ways((*ways, *further), path)
    wrappers = tuple(
        read_wrapper(one, path, number) for number, one in enumerate(values.pop("wrappers", ()), 1)
    )
    expect = Expectation(**read_table(values.pop("expect", {}), EXPECT_KEYS, path=path, name="expect."))
    columns = values.pop("columns", None)
    return Source(
        **values,
        ways=(*ways, *further),
        wrappers=wrappers,
        expect=expect,
        columns=None if columns is None else read_columns(columns, path),
    )


def _check_ways(ways: tuple[Way, ...], path: Path) -> None:
    """Refuse an address that is there twice: it would be walked twice."""
    seen: set[str] = set()
    for way in ways:
        if way.url in seen:
            raise ConfigError(f"{path}: {way.url!r} is there twice; one way in is enough")
        seen.add(way.url)
