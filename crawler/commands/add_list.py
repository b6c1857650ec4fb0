"""`clipfile add FILE`: declare the feeds that an OPML file lists, without asking for any of them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from crawler.commands.live_options import check_contact
from crawler.commands.terminal import errors, output
from crawler.config import ConfigError
from crawler.extract.opml import FeedList, OpmlError, is_opml, read_opml
from crawler.listed_sources import Planned, plan_sources, write_listed
from crawler.report import ExitCode
from crawler.show import cell
from crawler.source_urls import is_public
from crawler.sources import Source

MAX_BYTES = 16 << 20  # a feed has about 200 bytes in a list
HEAD_BYTES = 4096


def add_list(path: Path, data: Path, manners: Source, contact: str | None, *, is_asking: bool) -> None:
    """Show what becomes of each feed, ask, and write; exits with 3 where one was refused or is missing."""
    listed = _load(path)
    planned = plan_sources(listed.feeds, data, manners)
    new = [one for one in planned if one.source is not None]
    public = next((one.url for one in new if is_public(one.url)), None)
    if public is not None:
        contact = check_contact(public, contact, is_asking=is_asking)
        planned = [
            one if one.source is None else replace(one, source=replace(one.source, contact=contact))
            for one in planned
        ]
    output.print(_table(planned))
    if new and is_asking and not typer.confirm(f"Write {len(new)} files?"):
        output.print(Text("nothing was written"))
        return
    written = write_listed(data, planned, origin=path.name, on=datetime.now(UTC).date())
    refused = sum(one.refused is not None for one in planned)
    known = len(planned) - refused - len(written)
    following = "; next: clipfile crawl" if written else ""
    output.print(
        Text(f"{len(written)} sources written, {known} declared already, {refused} refused{following}")
    )
    if listed.fault:
        errors.print(Text(f"{path}: not read to its end: {cell(listed.fault, limit=300)}"))
    if refused or listed.fault or not planned:
        raise typer.Exit(ExitCode.INCOMPLETE)


def _load(path: Path) -> FeedList:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    if len(content) > MAX_BYTES:
        raise ConfigError(f"{path}: more than {MAX_BYTES} bytes. Split the list.")
    if not is_opml(content[:HEAD_BYTES]):
        raise ConfigError(f"{path}: no OPML; to read a file: clipfile ingest {path}")
    try:
        return read_opml(content)
    except OpmlError as error:
        raise ConfigError(f"{path}: {error}") from error


def _table(planned: list[Planned]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for column in ("source", "name", "feed", "what"):
        table.add_column(column, overflow="fold")
    for one in planned:
        if one.source is not None:
            row = (one.source.id, one.source.name or "", one.url, "new")
        elif one.refused is not None:
            row = ("", "", one.url, f"refused: {one.refused}")
        else:
            row = ("", "", one.url, f"declared in {one.known}")
        table.add_row(*(Text(cell(value, limit=500)) for value in row))
    return table
