"""`clipfile crawl`: live sources into the datasets."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from crawler.commands.report import print_report
from crawler.commands.terminal import DataOption, errors
from crawler.crawl import Wanted
from crawler.engine import run_spider
from crawler.report import ExitCode, new_report
from crawler.sources import load_sources
from crawler.spiders.sources import SourcesSpider
from crawler.walks.walk import Walk
from pipelines.store.workspace import Workspace


def crawl(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Ids of sources; without any, all.")
    ] = None,
    data: DataOption = Path("data"),
    full: Annotated[
        bool, typer.Option("--full", help="Walk every page, for edits and disappearances.")
    ] = False,
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Stop at pages whose entries are all older than this day."),
    ] = None,
    max_pages: Annotated[int | None, typer.Option(min=1, help="At most so many pages a walk.")] = None,
    delay: Annotated[
        float | None,
        typer.Option(min=0, max=3600, help="Seconds between two requests to a host, for all sources."),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also ask addresses of this machine and its network.")
    ] = False,
) -> None:
    """Read what is new on declared sources into the datasets.

    Only what is new is asked for, once a walk has come to the end of the archive; a source is walked whole
    again every `sweep_days`. Every response is archived before it is read. Stop it at any moment, even by
    force: the next crawl takes up what was fetched, and goes on.
    """
    wanted = Wanted(is_full=full, since=since.date() if since else None, max_pages=max_pages)
    changes: dict[str, object] = {"delay_seconds": delay, "allow_private": allow_private or None}
    given = {name: value for name, value in changes.items() if value is not None}
    declared = [replace(source, **given) for source in load_sources(data, sources or [])]  # type: ignore[arg-type]
    report = new_report(_spell_command(sources or [], wanted), datetime.now(UTC))
    with _progress() as on_page:
        is_closed = run_spider(
            SourcesSpider,
            data=data,
            sources=declared,
            report=report,
            wanted=wanted,
            on_page=on_page,
        )
    if not is_closed:
        errors.print("stopped; the next crawl goes on from what is archived")
        raise typer.Exit(ExitCode.INCOMPLETE)
    print_report(report, Workspace(data.resolve()))
    raise typer.Exit(report.exit_code)


def _spell_command(sources: list[str], wanted: Wanted) -> str:
    options = {
        "--full": wanted.is_full,
        f"--since {wanted.since}": wanted.since is not None,
        f"--max-pages {wanted.max_pages}": wanted.max_pages is not None,
    }
    return " ".join(
        ["clipfile crawl", *sources, *(option for option, is_given in options.items() if is_given)]
    )


@contextmanager
def _progress() -> Iterator[Callable[[Walk], None]]:
    """Give a function that shows how far a walk is; it draws on a terminal only."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as progress:
        tasks: dict[str, object] = {}

        def on_page(walk: Walk) -> None:
            if walk.walk_id not in tasks:
                tasks[walk.walk_id] = progress.add_task("", total=None)
            said = f"{walk.source.id} ({walk.way.kind}): {walk.pages} pages, {len(walk.seen)} entries"
            progress.update(tasks[walk.walk_id], description=said)  # type: ignore[arg-type]

        yield on_page
