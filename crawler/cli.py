"""The `clipfile` command: parse arguments, call one function, say what came of it."""

import asyncio
import json
import logging
import re
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.text import Text

from crawler import preview as previewing
from crawler import show as showing
from crawler.config import ConfigError
from crawler.extract.feed_links import read_feed_links
from crawler.files import find_files, read_file
from crawler.preview_table import make_preview
from crawler.report import ExitCode, Report
from crawler.run import Run
from crawler.source_files import save_wrapper
from crawler.sources import UNDECLARED, find_source, is_source_id, load_source
from pipelines.items import EXTRACTOR_VERSION
from pipelines.store.errors import StoreError
from pipelines.store.maintain import rebuild_snapshot, verify_workspace
from pipelines.store.workspace import Workspace

app = typer.Typer(
    name="clipfile",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help=(
        "Digest pages in, trusted Parquet datasets out.\n\n"
        "Point it at files or folders with digest pages (HTML or plain text): "
        "`clipfile ingest PATH`. The entries are then in data/entries, a folder that pandas, Polars, "
        "DuckDB and Spark read: `clipfile show`."
    ),
    epilog=(
        "Exit codes: 0 all read; 1 our fault, or the disk's; 2 usage or configuration; "
        "3 something was dropped, or a page lacks its declared layout (the message says what)."
    ),
)
errors = Console(stderr=True, highlight=False, soft_wrap=True)
STOPPED = 130  # what shells give a command that Ctrl-C ended
LIVE_PAGE = re.compile(r"https?:/", re.IGNORECASE)  # a Path has made one slash of two
PIPED_WIDTH = 180  # characters of a table that goes to a file or another program
output = Console(
    highlight=False, soft_wrap=True, width=None if sys.stdout and sys.stdout.isatty() else PIPED_WIDTH
)

DataOption = Annotated[
    Path,
    typer.Option("--data", envvar="CLIPFILE_DATA", help="The workspace: the folder with the datasets."),
]


def _print_version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"clipfile {EXTRACTOR_VERSION}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=lambda value: _print_version(wanted=value),
            is_eager=True,
            help="Print the version and exit.",
        ),
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log what is done.")] = False,
) -> None:
    """Configure logging, once; the library itself never does."""
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING, format="%(levelname)s %(name)s: %(message)s"
    )


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders; folders are read whole.")],
    data: DataOption = Path("data"),
    source: Annotated[
        str,
        typer.Option(help="Who published these listings; the same entry is recognised within one source."),
    ] = "local",
) -> None:
    """Read local digest pages into the datasets.

    What is there already is recognised: reading a page again adds nothing, an edited entry becomes a
    revision. Stop it at any moment; the next run goes on from what is committed. Names that begin with
    a dot are passed over in folders, and links are not followed. What sources/ID.toml in the workspace
    declares of the source is used.
    """
    _check_paths(paths)
    if not is_source_id(source):
        raise typer.BadParameter(
            f"{source!r} is no source id: use lower-case letters, digits and hyphens, a letter first",
            param_hint="--source",
        )
    declared = find_source(data, source)
    workspace = Workspace(data.resolve())
    own_paths = workspace.own_paths()
    total = sum(1 for _ in find_files(paths, leave_out=own_paths))
    if not total:
        raise typer.BadParameter(f"nothing to read in {', '.join(map(str, paths))}", param_hint="PATH")
    command = " ".join(["clipfile ingest", *map(str, paths), f"--source {source}"])
    run = Run(data=data, source=source, command=command, sources={source: declared})
    files = find_files(paths, leave_out=own_paths)
    try:
        asyncio.run(_ingest(run, _with_progress(files, total), source))
    except (KeyboardInterrupt, asyncio.CancelledError):
        run.report.error = run.report.error or "stopped before the first page"
        _print_report(run.report, workspace)
        raise typer.Exit(STOPPED) from None
    _print_report(run.report, workspace)
    raise typer.Exit(run.report.exit_code)


def _check_paths(paths: list[Path]) -> None:
    for path in paths:
        if LIVE_PAGE.match(str(path)):
            raise typer.BadParameter(
                f"{path}: live pages are not read yet; save the page and name the file", param_hint="PATH"
            )
        try:
            path.lstat()
        except OSError as error:
            raise typer.BadParameter(f"{path}: {error.strerror}", param_hint="PATH") from None


async def _ingest(run: Run, files: Iterable[Path], source: str) -> None:
    task = asyncio.current_task()
    if task is not None:  # a polite stop commits what was read; asyncio does the same for Ctrl-C
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    async with run:
        for path in files:
            await run.read(read_file(path, source=source))


def _with_progress(files: Iterator[Path], total: int) -> Iterator[Path]:
    """Yield the files; on a terminal, draw how many are done."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as progress:
        yield from progress.track(files, total=total, description="reading pages")


def _print_report(report: Report, workspace: Workspace) -> None:
    """Say what a run did, the losses before the gains."""
    counts = report.counts
    for page in report.dropped_pages:
        errors.print(Text(showing.cell(f"{page.address}: {page.reason}: {page.detail}", limit=2000)))
    for remark in report.remarks:
        errors.print(Text(showing.cell(f"{remark.address}: {remark.text}", limit=2000)))
    if report.error:
        errors.print(Text(f"error: {report.error}"))
    if counts.recovered_commits:
        errors.print(f"{counts.recovered_commits} commits of a run that was stopped have been applied.")
    for fault in report.sums_wrong:
        errors.print(Text(f"error: the sums of this run do not agree: {fault}"))
    pages = ", ".join(f"{number} {outcome}" for outcome, number in sorted(counts.pages.items()))
    output.print(f"pages: {pages}")
    blocks = counts.blocks
    output.print(
        f"entries: {counts.found} found = {blocks.kept} kept ({counts.new_entries} new, "
        f"{counts.new_revisions} revised) + {blocks.repeated} repeated + {blocks.dropped} dropped "
        f"+ {blocks.quarantined} quarantined"
    )
    output.print(Text(f"datasets: {workspace.root}"))
    output.print(Text(f"report: {workspace.runs / report.run_id}.json"))


@app.command()
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
    _check_paths(paths)
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


@app.command()
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


@app.command()
def verify(
    data: DataOption = Path("data"),
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="First build the snapshot anew from the log.")
    ] = False,
) -> None:
    """Check that the workspace is whole: every file, every count, nothing doubled, nothing left over."""
    if rebuild:
        rebuild_snapshot(data)
    found = verify_workspace(data)
    for fault in found.faults:
        errors.print(Text(fault))
    rows = ", ".join(f"{number} {name}" for name, number in found.rows.items())
    state = f"{len(found.faults)} faults" if found.faults else "whole"
    output.print(Text(f"{data}: {state}; {found.commits} commits, {rows or 'no rows'}"))
    raise typer.Exit(ExitCode.OUR_FAULT if found.faults else ExitCode.OK)


def main(arguments: list[str] | None = None) -> None:
    """Run the command; a StoreError or ConfigError is a message, not a traceback."""
    try:
        app(arguments)
    except (ConfigError, StoreError) as error:
        errors.print(Text(f"error: {error}"))
        sys.exit(error.exit_code)
