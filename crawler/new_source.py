"""Write the file of a new source: the way that was chosen, and what else was found, ready to use."""

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from crawler.config import ConfigError
from crawler.discovery.found import Ranked
from crawler.discovery.ranking import describe_reach
from crawler.show import cell
from crawler.source_files import spell, write_source
from crawler.source_ids import name_source
from crawler.sources import Source, Way, load_source, read_source, source_path

MAX_COMMENT_CHARS = 300


def choose_path(data: Path, url: str, source_id: str | None, *, is_overwriting: bool) -> Path:
    """Return where the file of a new source will be; raises ConfigError where it is there already.

    Without an id it is named after the host. A site that has a source gets no second one by that.
    """
    if source_id is not None:
        path = source_path(data, source_id)
        if path.exists() and not is_overwriting:
            raise ConfigError(f"{path}: is there already; say --replace to overwrite it, or another --id")
        return path
    known = {path.stem: path for path in sorted((data / "sources").glob("*.toml"))}
    same = next((path for path in known.values() if _host(url) in map(_host, _urls(path))), None)
    if same is None:
        return source_path(data, name_source(url, known))
    if not is_overwriting:
        raise ConfigError(
            f"{same}: declares this site already; edit it, say --replace to overwrite it, or --id for a "
            "second source of the same site"
        )
    return same


def _urls(path: Path) -> list[str]:
    return [way.url for way in load_source(path).ways]


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower().removeprefix("www.")


def write_new_source(path: Path, source: Source, ways: Iterable[Ranked], *, chosen: Way, on: date) -> None:
    """Write a source's TOML with one way active; raises ConfigError where that is not possible.

    Of `source` its id, name, contact, delay and allow_private are written. `on` is the day of the look.
    """
    text = spell_new_source(source, ways, chosen=chosen, on=on)
    read_source(tomllib.loads(text), path)  # what is written can be read
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"{path.parent}: {error.strerror}") from error
    write_source(path, text)


def spell_new_source(source: Source, ways: Iterable[Ranked], *, chosen: Way, on: date) -> str:
    """Return the file's text; what is behind a # there is valid without it as well."""
    ways = tuple(ways)
    active = next(ranked for ranked in ways if ranked.found.way == chosen)
    parts = [
        comment(f"Found by clipfile add on {on.isoformat()}. All keys: docs/sources.md."),
        line("id", source.id) + _optional("name", source.name),
        _describe(active) + line("kind", chosen.kind.value) + line("url", chosen.url),
        spell_contact(source),
        spell_manners(source),
        _spell_expectation(active),
        *_spell_others([ranked for ranked in ways if ranked is not active]),
    ]
    return "\n".join(part for part in parts if part)


def spell_contact(source: Source) -> str:
    """Write whom the site may turn to, nothing where that is not known."""
    if source.contact is None:
        return ""
    return comment("In every request, so that whoever runs the site can reach you.") + line(
        "contact", source.contact
    )


def spell_manners(source: Source) -> str:
    """Write delay and private addresses, where they differ from what a source has without saying so."""
    text = ""
    if source.delay_seconds != Source(id=source.id).delay_seconds:
        text += f"delay_seconds = {source.delay_seconds:g}\n"
    if source.allow_private:
        text += comment("Its host may be this machine or in a private network.") + "allow_private = true\n"
    return text


def _spell_expectation(active: Ranked) -> str:
    """Suggest half of what is there now: an archive grows, and a page read wrongly has none."""
    half = max(1, active.found.reach.entries // 2)
    return comment("To be told when a crawl finds less than it should:") + _commented_out(
        f"[expect]\nentries = {half}\n"
    )


def _spell_others(others: list[Ranked]) -> Iterable[str]:
    if others:
        yield comment(
            "Further ways in. Without the # they are walked as well; the entry met by two ways is one entry."
        )
    for ranked in others:
        way = ranked.found.way
        table = "[[way]]\n" + line("kind", way.kind.value) + line("url", way.url)
        yield _describe(ranked) + _commented_out(table)


def _describe(ranked: Ranked) -> str:
    found = ranked.found
    reach = describe_reach(found.reach) if found.entries else ranked.reasons[0]
    return comment(f"{found.way.kind}: {reach} ({found.found_by})")


def line(key: str, value: str) -> str:
    """Write a key of one text."""
    return f"{key} = {spell(value)}\n"


def _optional(key: str, value: str | None) -> str:
    return line(key, value) if value else ""


def comment(text: str) -> str:
    """Write a comment of one line: a site's words are in it, and line ends could end it."""
    return f"# {cell(text, limit=MAX_COMMENT_CHARS)}\n"


def _commented_out(lines: str) -> str:
    return "".join(f"# {line}\n" for line in lines.splitlines())
