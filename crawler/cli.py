"""The `clipfile` command: which commands there are; each is a file of `crawler.commands`."""

import crawler.allocation  # noqa: F401  # isort: skip  # before anything that allocates
import logging
import sys
from typing import Annotated

import typer
from rich.text import Text

from crawler.commands.add import add
from crawler.commands.aliases import aliases
from crawler.commands.crawl import crawl
from crawler.commands.ingest import ingest
from crawler.commands.preview import preview
from crawler.commands.refresh import refresh
from crawler.commands.replay import replay
from crawler.commands.show import show
from crawler.commands.status import status
from crawler.commands.terminal import errors
from crawler.commands.verify import verify
from crawler.commands.why import why
from crawler.config import ConfigError
from crawler.printable import PrintableLines, escape_unseen_in_lines
from crawler.workers.fork_server import WorkersError
from pipelines.items import EXTRACTOR_VERSION
from pipelines.store.errors import StoreError

app = typer.Typer(
    name="clipfile",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help=(
        "Digest pages in, trusted Parquet datasets out.\n\n"
        "Point it at files or folders with digest pages: `clipfile ingest PATH`. Or at a site: "
        "`clipfile add URL`, then `clipfile crawl`, as often as you like. The entries are then in "
        "data/entries, a folder that pandas, Polars, DuckDB and Spark read: `clipfile show`."
    ),
    epilog=(
        "Exit codes: 0 all is well; 1 our fault or the disk's, or another run is writing here; 2 usage or "
        "configuration; 3 something is missing: dropped, a gap in a walk, a declared layout that no longer "
        "fits; 4 a source is blocked, empty, broken or dead. The message says what, and what to do."
    ),
)


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
    handler = logging.StreamHandler()
    handler.setLevel(logging.INFO if verbose else logging.WARNING)  # of the handler: Scrapy sets its logger's
    handler.setFormatter(PrintableLines("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.INFO)


for command in (
    add,
    aliases,
    crawl,
    ingest,
    preview,
    refresh,
    replay,
    show,
    status,
    verify,
    why,
):  # in the order of --help
    app.command()(command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command; a StoreError or ConfigError is a message, not a traceback."""
    try:
        app(arguments)
    except (ConfigError, StoreError, WorkersError) as error:
        errors.print(Text(escape_unseen_in_lines(f"error: {error}")))
        sys.exit(error.exit_code)


if __name__ == "__main__":  # python -m crawler.cli
    main()
