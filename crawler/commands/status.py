"""`clipfile status`: how the declared sources stand."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from crawler import show as showing
from crawler.commands.terminal import DataOption, output
from crawler.printable import escape_unseen_in_json
from crawler.report import BROKE, ExitCode
from crawler.sources import load_sources
from crawler.status import WayStatus, as_json, find_status
from crawler.walks.endings import PROVING_ABSENCE

COLUMNS = ("source", "way", "outcome", "walked", "complete", "entries", "what is missing, or wrong")


def status(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Ids of sources; without any, all.")
    ] = None,
    data: DataOption = Path("data"),
    json_lines: Annotated[bool, typer.Option("--json", help="One JSON object a way into a source.")] = False,
) -> None:
    """Show of each source when it was crawled, what is proved of its completeness, and what is wrong.

    Ends with exit code 3 where something is missing or stale, with 4 where a source broke.
    """
    found = list(find_status(data, load_sources(data, sources or [])))
    if json_lines:
        for one in found:
            typer.echo(escape_unseen_in_json(json.dumps(as_json(one), ensure_ascii=False)))
    else:
        output.print(_make_table(found))
    raise typer.Exit(_exit_code(found))


def _exit_code(found: list[WayStatus]) -> ExitCode:
    if any(one.outcome in BROKE for one in found):
        return ExitCode.SOURCE_BROKE
    return ExitCode.INCOMPLETE if any(one.is_stale or one.outcome is None for one in found) else ExitCode.OK


def _make_table(found: list[WayStatus]) -> Table:
    table = Table(*COLUMNS, box=box.SIMPLE)
    for one in found:
        cells = (
            one.source,
            one.way,
            one.outcome or "never crawled",
            _when(one.walked_at),
            _proof(one),
            str(one.entries),
            _trouble(one),
        )
        table.add_row(*(Text(showing.cell(cell, limit=300)) for cell in cells))
    return table


def _proof(one: WayStatus) -> str:
    if one.complete_at is not None:
        return f"{_when(one.complete_at)} ({one.proof})"
    return "not proved" if one.way in PROVING_ABSENCE else "has no end to prove"


def _trouble(one: WayStatus) -> str:
    what = one.detail or one.gap or ""
    if not one.is_stale:
        return what
    since = f"stale since {_when(one.good_since)}" if one.good_since else "never read to its end"
    return f"{since}: {what}"


def _when(time: datetime | None) -> str:
    return f"{time:%Y-%m-%d %H:%M}" if time else ""
