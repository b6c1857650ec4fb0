"""`clipfile refresh`: what is stored, read with what is known now."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from crawler.commands.terminal import DataOption, output
from pipelines.store.maintain import refresh_workspace


def refresh(
    data: DataOption = Path("data"),
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say how many entries would change.")
    ] = False,
) -> None:
    """Give what is stored the names of aliases.csv, and the order of day and month of its source.

    No page is read again, and no revision is made: entries and revisions show other values, what was
    read stays beside them. The end of every run does the same; this is for now, and for all sources.
    """
    found = refresh_workspace(data, dry_run=dry_run)
    verb = "would change" if dry_run else "changed"
    output.print(
        Text(
            f"{data}: {found.entries} entries {verb}: {found.by_aliases} by aliases.csv, "
            f"{found.by_day_order} by the order of day and month"
        )
    )
