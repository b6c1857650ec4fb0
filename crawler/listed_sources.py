"""The sources that a list of feeds (OPML) declares: which are new, and the file of each. Nothing is asked."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from crawler.config import ConfigError
from crawler.extract.opml import ListedFeed
from crawler.fetch.mask import mask_url
from crawler.new_source import comment, line, spell_contact, spell_manners
from crawler.show import cell
from crawler.source_files import write_source
from crawler.source_ids import name_source
from crawler.source_urls import is_public, read_url
from crawler.sources import Source, load_source, read_source, source_path
from pipelines.items import WayKind
from pipelines.normalise.canonical_url import canonical_url

MAX_FEEDS = 5_000  # a reader of news follows hundreds
MAX_NAME_CHARS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What becomes of a feed of the list: a new source; or none, since it is declared or refused."""

    url: str  # as the list has it, without a password
    source: Source | None = None
    site: str | None = None
    known: str | None = None  # where it is declared already
    refused: str | None = None  # why it is


def plan_sources(feeds: Sequence[ListedFeed], data: Path, manners: Source) -> list[Planned]:
    """Say what becomes of each feed, in the order of the list; raises ConfigError where there are too many.

    `manners` has what all new sources get: contact, delay, allow_private.
    """
    if len(feeds) > MAX_FEEDS:
        raise ConfigError(f"{len(feeds)} feeds; {MAX_FEEDS} are added at a time. Split the list.")
    declared = {path.stem: path for path in sorted((data / "sources").glob("*.toml"))}
    known = {_spelled(way.url): path.name for path in declared.values() for way in load_source(path).ways}
    taken = set(declared)
    planned = []
    for feed in feeds:
        shown = cell(mask_url(feed.url), limit=500)
        try:
            url = _check(feed.url, allow_private=manners.allow_private)
        except ValueError as error:
            planned.append(Planned(url=shown, refused=cell(str(error), limit=300)))
            continue
        if declared_in := known.get(_spelled(url)):
            planned.append(Planned(url=shown, known=declared_in))
            continue
        source_id = name_source(url, taken)
        taken.add(source_id)
        known[_spelled(url)] = f"{source_id}.toml"
        name = cell(feed.name, limit=MAX_NAME_CHARS) or None
        planned.append(Planned(url=url, source=replace(manners, id=source_id, name=name), site=feed.site))
    return planned


def write_listed(data: Path, planned: Sequence[Planned], *, origin: str, on: date) -> list[Path]:
    """Write the file of each new source, each whole or not at all; raises ConfigError.

    What was written before an error stays: the next time it is declared already.
    """
    written = []
    for one in planned:
        if one.source is None:
            continue
        path = source_path(data, one.source.id)
        text = _spell(one.source, one, origin=origin, on=on)
        read_source(tomllib.loads(text), path)  # what is written can be read
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigError(f"{path.parent}: {error.strerror}") from error
        write_source(path, text)
        written.append(path)
    return written


def _check(url: str, *, allow_private: bool) -> str:
    """Return an address that a crawl may begin at; raises ValueError."""
    if not url.lower().startswith(("http://", "https://")):
        raise ValueError("no address that begins with http:// or https://")
    url = read_url(url)
    if canonical_url(url, None)[0] is None:
        raise ValueError("no valid host in it")
    if not (allow_private or is_public(url)):
        raise ValueError("of this machine or a private network; say --allow-private to add it")
    return url


def _spelled(url: str) -> str:
    return canonical_url(url, None)[0] or url


def _spell(source: Source, planned: Planned, *, origin: str, on: date) -> str:
    parts = [
        comment(f"From the list {origin}, by clipfile add on {on.isoformat()}. All keys: docs/sources.md."),
        line("id", source.id) + (line("name", source.name) if source.name else ""),
        comment(f"Its site: {planned.site}") if planned.site else "",
        line("kind", WayKind.FEED.value) + line("url", planned.url),
        spell_contact(source),
        spell_manners(source),
    ]
    return "\n".join(part for part in parts if part)
