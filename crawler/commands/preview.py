"""`clipfile preview`: what would be extracted from pages, from where and why."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from crawler import preview as previewing
from crawler import show as showing
from crawler.commands.live_options import (
    AllowPrivateOption,
    ContactOption,
    ask_once,
    check_contact,
    check_url,
)
from crawler.commands.paths import check_paths, is_address
from crawler.commands.terminal import errors, output
from crawler.containers.files import find_files
from crawler.extract.feed_links import read_feed_links
from crawler.preview_table import make_preview
from crawler.report import ExitCode
from crawler.source_files import save_wrapper
from crawler.sources import UNDECLARED, Source, load_source
from pipelines.items import Page


def preview(
    given: Annotated[
        list[str], typer.Argument(metavar="PATH|URL...", help="Files or folders with pages, or one address.")
    ],
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
    contact: ContactOption = None,
    allow_private: AllowPrivateOption = False,
) -> None:
    """Show what would be extracted from pages, from where and why; write nothing but what --save asks for.

    An address is asked for once, politely, as a crawl would.
    """
    source = load_source(source_file) if source_file is not None else UNDECLARED
    feed_links = _load_feed(feed)
    if any(map(is_address, given)):
        page = _fetch(given, source, contact=contact, allow_private=allow_private)
        previews = previewing.preview_page(page, source=source, feed=feed_links)
    else:
        previews = _preview_files(list(map(Path, given)), source, feed_links, url, _load_addresses(urls))
    is_saved = True
    for found in previews:
        if as_json:
            typer.echo(previewing.as_json(found))
        else:
            output.print(make_preview(found, explain=explain))
        if save is not None:
            is_saved = _save(found, save) and is_saved
    raise typer.Exit(ExitCode.OK if is_saved else ExitCode.INCOMPLETE)


def _fetch(given: list[str], source: Source, *, contact: str | None, allow_private: bool) -> Page:
    """Return the page at the one address that is given; says why where there is none."""
    if len(given) > 1:
        raise typer.BadParameter("one address at a time, and no file beside it", param_hint="URL")
    url = check_url(given[0])
    source = replace(
        source,
        contact=check_contact(url, contact or source.contact),
        allow_private=allow_private or source.allow_private,
    )
    fetched = ask_once(url, source=source)
    if fetched.failure is not None or fetched.status != 200:
        errors.print(Text(showing.cell(f"{url}: {fetched.say_failure()}", limit=2000)))
        raise typer.Exit(ExitCode.INCOMPLETE)
    return fetched.as_page("preview", charset=source.encoding)


def _preview_files(
    paths: list[Path], source: Source, feed: list[str], url: str | None, addresses: dict[str, str]
) -> Iterator[previewing.Preview]:
    check_paths(paths)
    files = list(find_files(paths))
    if not files:
        raise typer.BadParameter(f"nothing to read in {', '.join(map(str, paths))}", param_hint="PATH")
    for path in files:
        name = _as_given(path, paths)
        address = url or addresses.get(name) or addresses.get(str(path))
        yield from previewing.preview_file(path, name=name, url=address, source=source, feed=feed)


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
