"""`clipfile aliases`: the names in the dataset, and which may be one."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from crawler.commands.terminal import DataOption, output
from crawler.printable import escape_unseen_in_json
from crawler.show import cell
from crawler.suggestions import suggest, write_suggestions
from pipelines.store.aliases_file import load_aliases
from pipelines.store.spellings import Spelling, load_spellings

COLUMNS = ("kind", "canonical", "spelling", "entries", "sources")


def aliases(
    data: DataOption = Path("data"),
    limit: Annotated[int, typer.Option(min=0, help="How many spellings; 0 for all.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a spelling, all of them.")] = False,
) -> None:
    """Show how authors and outlets are spelt, most frequent first, and suggest which spellings are one.

    The suggestions go to aliases.suggested.csv. Nothing is merged by itself: move the rows that are
    right to aliases.csv, and those that are wrong too, with the name itself as its canonical one.
    """
    table = load_aliases(data.resolve())
    spellings = load_spellings(data, table)
    suggestions = suggest(spellings, table)
    path = write_suggestions(data.resolve(), suggestions)
    if as_json:
        for spelling in spellings:
            typer.echo(escape_unseen_in_json(json.dumps(asdict(spelling), ensure_ascii=False)))
        return
    shown = spellings[: limit or None]
    output.print(_make_table(shown))
    output.print(
        Text(f"{len(shown)} of {len(spellings)} spellings; {len(suggestions)} suggestions in {path}")
    )


def _make_table(spellings: list[Spelling]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for name in COLUMNS:
        table.add_column(name, overflow="fold")
    for each in spellings:
        flag = " (letters of several scripts)" if each.mixed_script else ""
        values = (each.kind, each.canonical, each.spelling + flag, each.entries, list(each.sources))
        table.add_row(*(Text(cell(value)) for value in values))
    return table
