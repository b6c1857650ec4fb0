"""`clipfile verify`: that the workspace is whole."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from crawler.archive.check import check_archive
from crawler.commands.terminal import DataOption, errors, output
from crawler.printable import escape_unseen_in_lines
from crawler.report import ExitCode
from pipelines.store.maintain import rebuild_snapshot, verify_workspace


def verify(
    data: DataOption = Path("data"),
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="First build the snapshot anew from the log.")
    ] = False,
) -> None:
    """Check that the workspace is whole: files, page archive, counts; nothing doubled, nothing left over."""
    if rebuild:
        rebuild_snapshot(data)
    found = verify_workspace(data)
    faults = [*found.faults, *check_archive(data)]
    for fault in faults:
        errors.print(Text(escape_unseen_in_lines(fault)))
    rows = ", ".join(f"{number} {name}" for name, number in found.rows.items())
    state = f"{len(faults)} faults" if faults else "whole"
    output.print(Text(f"{data}: {state}; {found.commits} commits, {rows or 'no rows'}"))
    raise typer.Exit(ExitCode.OUR_FAULT if faults else ExitCode.OK)
