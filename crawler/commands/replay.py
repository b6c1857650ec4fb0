"""`clipfile replay`: the page archive into the datasets, without the network."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from crawler.archive.names import archive_folder
from crawler.commands.report import print_report
from crawler.commands.terminal import DataOption, errors
from crawler.replay import replay_source
from crawler.report import ExitCode
from crawler.run import Run
from crawler.sources import find_source
from pipelines.store.workspace import Workspace


def replay(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Ids of sources; without any, all.")
    ] = None,
    data: DataOption = Path("data"),
    origin: Annotated[
        Path | None,
        typer.Option("--from", help="The workspace whose archive is read; without it, the one of --data."),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Only pages that were fetched on this day (UTC) or later."),
    ] = None,
    walk: Annotated[list[str] | None, typer.Option(help="Only pages of this walk; see walks/.")] = None,
    url: Annotated[list[str] | None, typer.Option(help="Only pages of this address.")] = None,
) -> None:
    """Read archived pages once more, with the same code as a crawl and no network.

    What is known is recognised: a replay into the same workspace adds what the present version reads
    better. Into an empty one (--from OLD --data NEW) it gives the same entries.
    """
    origin = origin or data
    folder = archive_folder(origin)
    archived = sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    unknown = sorted(set(sources or []) - set(archived))
    if unknown or not archived:
        found = ", ".join(archived) or "nothing"
        raise typer.BadParameter(f"{folder}: has {found}", param_hint=", ".join(unknown) or "--from")
    run = Run(data=data, source=archived[0], command=f"clipfile replay {' '.join(sources or [])}".strip())
    replayed = asyncio.run(
        _replay(
            run,
            origin,
            sources or archived,
            walks=walk,
            urls=url,
            since=since.replace(tzinfo=UTC) if since else None,
            is_copy=origin.resolve() != data.resolve(),
        )
    )
    print_report(run.report, Workspace(data.resolve()))
    if not replayed:
        errors.print("nothing in the archive is of that walk, address or time")
    raise typer.Exit(run.report.exit_code or (ExitCode.OK if replayed else ExitCode.INCOMPLETE))


async def _replay(
    run: Run,
    origin: Path,
    sources: list[str],
    *,
    walks: list[str] | None,
    urls: list[str] | None,
    since: datetime | None,
    is_copy: bool,
) -> int:
    found = 0
    async with run:
        for source in sources:
            declared = find_source(origin, source)
            found += await replay_source(
                run, origin, declared, walks=walks, urls=urls, since=since, is_copy=is_copy
            )
    return found
