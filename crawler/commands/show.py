"""`clipfile show`: the rows of a dataset."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from crawler import show as showing
from crawler.commands.terminal import DataOption, output


def show(
    data: DataOption = Path("data"),
    dataset: Annotated[
        showing.DatasetName, typer.Option(help="Which dataset.")
    ] = showing.DatasetName.ENTRIES,
    source: Annotated[str | None, typer.Option(help="Only of this source.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="How many rows; 0 for all.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a row, all columns.")] = False,
) -> None:
    """Show entries, newest first, or the rows of another dataset."""
    found = showing.select_rows(data, dataset, source=source, limit=limit)
    if as_json:
        for line in showing.json_lines(found):
            typer.echo(line)
        return
    output.print(showing.make_table(found, dataset))
    output.print(Text(f"{len(found.rows)} of {found.total} rows of {found.folder}"))
