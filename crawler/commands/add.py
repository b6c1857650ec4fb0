"""`clipfile add`: find the ways into a site, show what they give, write the source file."""

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from crawler.commands.add_list import add_list
from crawler.commands.live_options import (
    AllowPrivateOption,
    ContactOption,
    DelayOption,
    ask,
    check_contact,
    check_url,
)
from crawler.commands.terminal import DataOption, errors, output
from crawler.config import ConfigError
from crawler.discovery.discover import discover
from crawler.discovery.found import Discovery, Ranked
from crawler.discovery.next_steps import next_step
from crawler.discovery.tables import attempts_table, entries_table, ways_table
from crawler.fetch.fetched import Fetch
from crawler.new_source import choose_path, write_new_source
from crawler.report import ExitCode
from crawler.source_keys import ID_RULE, is_source_id
from crawler.sources import Source


def add(
    url: Annotated[
        str, typer.Argument(help="The site, best its page that lists all posts; or an OPML file.")
    ],
    data: DataOption = Path("data"),
    source_id: Annotated[
        str | None, typer.Option("--id", help="The source's id; without it, after the host.")
    ] = None,
    name: Annotated[
        str | None, typer.Option(help="What people call it; without it, what the site calls itself.")
    ] = None,
    contact: ContactOption = None,
    delay: DelayOption = 1.0,
    allow_private: AllowPrivateOption = False,
    is_overwriting: Annotated[bool, typer.Option("--replace", help="Overwrite the source's file.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing: take the best way.")] = False,
) -> None:
    """Find the ways into a site, show what each would give, and declare the best as a source.

    Of an OPML file, every feed it lists becomes a source, and nothing is asked for.

    At most 15 pages are asked for, politely. The result is sources/ID.toml in the workspace, with comments;
    the ways that were not chosen are in it as well, ready to use. `clipfile crawl ID` is the next step.
    """
    is_asking = not yes and sys.stdin.isatty()
    if not yes and not is_asking:
        raise ConfigError("nobody to ask: this is no terminal; say --yes to take the best way that is found")
    if os.path.isfile(url):  # noqa: PTH113  what is too long for a path is no file
        if source_id is not None or name is not None or is_overwriting:
            raise typer.BadParameter("--id, --name and --replace are for one site, not for a list of feeds")
        manners = Source(id="listed", delay_seconds=delay, allow_private=allow_private)
        add_list(Path(url), data, manners, contact, is_asking=is_asking)
        return
    url = check_url(url)
    if source_id is not None and not is_source_id(source_id):
        raise typer.BadParameter(f"{source_id!r} is no source id: {ID_RULE}", param_hint="--id")
    contact = check_contact(url, contact, is_asking=is_asking)
    path = choose_path(data, url, source_id, is_overwriting=is_overwriting)
    source = Source(
        id=path.stem, name=name, contact=contact, delay_seconds=delay, allow_private=allow_private
    )
    found = _look(url, source)
    if found.ways:
        output.print(ways_table(found))
    if found.best is None:
        _say_nothing_found(found)
        raise typer.Exit(ExitCode.INCOMPLETE)
    chosen = _choose(found, is_asking=is_asking)
    output.print(Text(f"first entries of {chosen.found.way.url}"))
    output.print(entries_table(chosen.found))
    source = replace(source, name=name or found.name)
    write_new_source(path, source, found.ways, chosen=chosen.found.way, on=datetime.now(UTC).date())
    output.print(Text(f"{path}: written; next: clipfile crawl {path.stem}"))


def _look(url: str, source: Source) -> Discovery:
    async def look(fetch: Fetch) -> Discovery:
        return await discover(url, fetch, source=source)

    return ask(look, source=source)


def _choose(found: Discovery, *, is_asking: bool) -> Ranked:
    usable = [ranked for ranked in found.ways if ranked.is_usable]
    number = 1
    while is_asking and len(usable) > 1:
        number = typer.prompt(f"Which way, 1 to {len(usable)}", default=1, type=int)
        if 1 <= number <= len(usable):
            break
    return usable[number - 1]


def _say_nothing_found(found: Discovery) -> None:
    errors.print(Text(f"{found.url}: no way in that gives entries; what was tried:"))
    errors.print(attempts_table(found.attempts))
    errors.print(Text(f"Next: {next_step(found)}"))
