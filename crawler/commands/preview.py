"""`clipfile preview`: what would be extracted from pages, from where and why."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from crawler import preview as previewing
from crawler import show as showing
from crawler.commands.paths import check_paths
from crawler.commands.terminal import errors, output
from crawler.extract.feed_links import read_feed_links
from crawler.files import find_files
from crawler.preview_table import make_preview
from crawler.report import ExitCode
from crawler.source_files import save_wrapper
from crawler.sources import UNDECLARED, load_source


def preview(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders with pages.")],
    url: Annotated[str | None, typer.Option(help="The page's own address, for its relative links.")] = None,
    urls: Annotated[
        Path | None, typer.Option(help="A JSON file that maps each file to its own address.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a page.")] = False,
    explain: Annotated[bool, typer.Option(help="Also list where each field of each entry is from.")] = False,
    source_file: Annotated[
        Path | None, typer.Option(help="A source's TOML, whose wrappers are tried first.")
    ] = None,
    feed: Annotated[
        Path | None, typer.Option(help="The pages' own feed, a file: are its entries among those found?")
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(help="A source's TOML, to which what was induced is added; made where there is none."),
    ] = None,
) -> None:
    """Show what would be extracted from pages, from where and why; write nothing but what --save asks for."""
    check_paths(paths)
    addresses = _load_addresses(urls)
    source = load_source(source_file) if source_file is not None else UNDECLARED
    feed_links = _load_feed(feed)
    is_saved = True
    files = list(find_files(paths))
    if not files:
        raise typer.BadParameter(f"nothing to read in {', '.join(map(str, paths))}", param_hint="PATH")
    for path in files:
        name = _as_given(path, paths)
        address = url or addresses.get(name) or addresses.get(str(path))
        for found in previewing.preview_file(path, name=name, url=address, source=source, feed=feed_links):
            if as_json:
                typer.echo(previewing.as_json(found))
            else:
                output.print(make_preview(found, explain=explain))
            if save is not None:
                is_saved = _save(found, save) and is_saved
    raise typer.Exit(ExitCode.OK if is_saved else ExitCode.INCOMPLETE)


def _save(found: previewing.Preview, path: Path) -> bool:
    """Add the wrapper of a page to a source's TOML and say so; False where there is none to save."""
    wrapper = previewing.find_wrapper(found)
    if wrapper is None:
        errors.print(Text(showing.cell(f"{found.address}: no list that is sure enough to save", limit=2000)))
        return False
    is_new = save_wrapper(path, wrapper, url=found.url)
    errors.print(Text(f"{path}: {'wrapper added' if is_new else 'has this wrapper already'}"))
    return True


def _load_feed(path: Path | None) -> list[str]:
    """Read the links of a feed that is given as evidence."""
    if path is None:
        return []
    try:
        links = read_feed_links(path.read_bytes())
    except (OSError, ValueError) as error:
        raise typer.BadParameter(f"{path}: {error}", param_hint="--feed") from error
    if not links:
        raise typer.BadParameter(f"{path}: no entry with a link in it; is it a feed?", param_hint="--feed")
    return links


def _load_addresses(path: Path | None) -> dict[str, str]:
    """Read the map of files to addresses; its files are as given on the command line, or absolute."""
    if path is None:
        return {}
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise typer.BadParameter(f"{path}: {error}", param_hint="--urls") from error
    if not isinstance(found, dict):
        raise typer.BadParameter(f"{path}: a JSON object of file: address is needed", param_hint="--urls")
    return {str(name): str(address) for name, address in found.items()}


def _as_given(path: Path, paths: list[Path]) -> str:
    """Name a file as the command line does: a path given, or below a folder given."""
    for given in paths:
        real = given.resolve()
        if path == real:
            return str(given)
        if path.is_relative_to(real):
            return str(given / path.relative_to(real))
    return str(path)
