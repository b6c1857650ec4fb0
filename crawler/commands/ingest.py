"""`clipfile ingest`: local files into the datasets."""

import asyncio
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from crawler.commands.paths import check_paths
from crawler.commands.report import print_report
from crawler.commands.terminal import STOPPED, DataOption, errors
from crawler.containers.files import find_files
from crawler.limit_options import describe, read_limits
from crawler.readers.listing_or_post import READERS_WITH_POSTS
from crawler.readers.table import READERS
from crawler.run import Run
from crawler.source_keys import is_source_id
from crawler.source_naming import LOCAL, SourceNaming
from crawler.sources import find_source, load_declared
from crawler.workers.fork_server import shared_server
from crawler.workers.pool import DEFAULT_WORKERS
from pipelines.store.workspace import Workspace


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders; folders are read whole.")],
    data: DataOption = Path("data"),
    source: Annotated[
        str | None,
        typer.Option(
            help="Who published all of these listings. Without it, each page says so by its address."
        ),
    ] = None,
    posts: Annotated[
        bool, typer.Option("--posts", help="Read an HTML page that is no listing but one post as that post.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and write nothing to the workspace.")
    ] = False,
    workers: Annotated[
        int,
        typer.Option(
            min=0,
            max=256,
            help="Processes that read pages, up to 4 by default, one a core. With 0 this process reads them, "
            "without limits on time and memory, and a page can end it: for looking at a fault.",
        ),
    ] = DEFAULT_WORKERS,
    limit: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VALUE",
            help="What a file or page may cost; what goes beyond is dropped, and the run goes on. Give it "
            f"several times for several. By default {describe()}.",
        ),
    ] = None,
) -> None:
    """Read local digest pages into the datasets.

    What is there already is recognised: reading a page again adds nothing, an edited entry becomes a
    revision. Stop it at any moment; the next run goes on from what is committed. Names that begin with
    a dot are passed over in folders, and links are not followed. What sources/ID.toml in the workspace
    declares of the source is used. The same entry is recognised within one source: that is the site that
    a page says it is from, unless --source names another; pages without an address are of "local".
    """
    check_paths(paths)
    if source is not None and not is_source_id(source):
        raise typer.BadParameter(
            f"{source!r} is no source id: use lower-case letters, digits and hyphens, a letter first",
            param_hint="--source",
        )
    limits = read_limits(limit or [])
    if workers:
        shared_server()  # it loads while this process looks for the files
    declared = load_declared(data) if source is None else {source: find_source(data, source)}
    workspace = Workspace(data.resolve())
    own_paths = workspace.own_paths()
    total = sum(1 for _ in find_files(paths, leave_out=own_paths))
    if not total:
        raise typer.BadParameter(f"nothing to read in {', '.join(map(str, paths))}", param_hint="PATH")
    command = " ".join(["clipfile ingest", *map(str, paths), *([f"--source {source}"] if source else [])])
    run = Run(
        data=data,
        source=source or LOCAL,
        command=command,
        sources=declared,
        naming=SourceNaming(declared) if source is None else None,
        readers=READERS_WITH_POSTS if posts else READERS,
        dry_run=dry_run,
        limits=limits,
        workers=workers,
    )
    files = find_files(paths, leave_out=own_paths, passed_over=run.report.passed_over)
    try:
        asyncio.run(_ingest(run, _with_progress(files, total), source or LOCAL))
    except (KeyboardInterrupt, asyncio.CancelledError):
        run.report.error = run.report.error or "stopped before the first page"
        print_report(run.report, workspace)
        raise typer.Exit(STOPPED) from None
    print_report(run.report, workspace)
    raise typer.Exit(run.report.exit_code)


async def _ingest(run: Run, files: Iterable[Path], source: str) -> None:
    task = asyncio.current_task()
    if task is not None:  # a polite stop commits what was read; asyncio does the same for Ctrl-C
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    async with run:
        await run.read_files(files, source=source)


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
