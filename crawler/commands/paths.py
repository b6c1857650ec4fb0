"""Paths on a command line, checked before anything is read."""

import re
from pathlib import Path

import typer

ADDRESS = re.compile(r"https?:/", re.IGNORECASE)  # a Path has made one slash of two


def is_address(text: str) -> bool:
    """Tell whether an argument names a page of a site rather than a file."""
    return ADDRESS.match(text) is not None


def check_paths(paths: list[Path]) -> None:
    """Raise BadParameter for a path that is no file or folder."""
    for path in paths:
        if is_address(str(path)):
            raise typer.BadParameter(
                f"{path}: an address, and a file or folder is expected here; for a site: clipfile add URL, "
                "then clipfile crawl",
                param_hint="PATH",
            )
        try:
            path.lstat()
        except OSError as error:
            raise typer.BadParameter(f"{path}: {error.strerror}", param_hint="PATH") from None
