"""`clipfile why`: where an entry comes from."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from crawler import why as explaining
from crawler.commands.terminal import DataOption, output
from pipelines.store.explain import explain_entry


def why(
    entry: Annotated[str, typer.Argument(help="An entry id, the beginning of one, or a URL.")],
    data: DataOption = Path("data"),
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Say why an entry reads as it does: which form is shown, from which page, and who says otherwise.

    Where several entries are meant, the first of them are listed.
    """
    matches = explaining.find(data, entry)
    if not matches:
        raise typer.BadParameter(
            f"no entry in {data} has this id or URL: {entry!r}. Ids are in: clipfile show --json",
            param_hint="ENTRY",
        )
    if len(matches) > 1:
        for line in explaining.candidate_lines(matches):
            output.print(Text(line))
        raise typer.BadParameter(f"{len(matches)} entries are meant; name one by its id", param_hint="ENTRY")
    found = explain_entry(data, matches[0]["entry_id"])
    if as_json:
        typer.echo(explaining.as_json(found))
        return
    for line in explaining.as_lines(found):
        output.print(Text(line))
