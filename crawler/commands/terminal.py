"""What every command shares with the person in front of it: two consoles and the option `--data`."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

STOPPED = 130  # what shells give a command that Ctrl-C ended
PIPED_WIDTH = 180  # characters of a table that goes to a file or another program
errors = Console(
    stderr=True,
    highlight=False,
    soft_wrap=True,
    width=None if sys.stderr and sys.stderr.isatty() else PIPED_WIDTH,
)
output = Console(
    highlight=False, soft_wrap=True, width=None if sys.stdout and sys.stdout.isatty() else PIPED_WIDTH
)

DataOption = Annotated[
    Path,
    typer.Option("--data", envvar="CLIPFILE_DATA", help="The workspace: the folder with the datasets."),
]
