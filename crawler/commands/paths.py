"""Paths on a command line, checked before anything is read."""

import re
from pathlib import Path

import typer

LIVE_PAGE = re.compile(r"https?:/", re.IGNORECASE)  # a Path has made one slash of two


def check_paths(paths: list[Path]) -> None:
    """Raise BadParameter for a path that is no file or folder."""
    for path in paths:
        if LIVE_PAGE.match(str(path)):
            raise typer.BadParameter(
                f"{path}: live pages are not read yet; save the page and name the file", param_hint="PATH"
            )
        try:
            path.lstat()
        except OSError as error:
            raise typer.BadParameter(f"{path}: {error.strerror}", param_hint="PATH") from None
