"""Send invented pages through real runs into a workspace, and read back what it says of their entries."""

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import Any

from crawler.run import Run
from pipelines.items import Page
from pipelines.store.read import read_dataset
from pipelines.store.readings import as_pages_say
from tests.simulation.invented import KnownSource

RUNS = 3
REPEATED = 0.3  # of the pages, met once more by a later run

DAY = ("posted_on", "posted_precision", "posted_source", "posted_ambiguous", "posted_alternative_on")
ENTRY = ("source", "entry_id", "title", "url", *DAY, "posted_order", "posted_order_evidence", "revision")

Row = dict[str, Any]


def deal_pages(sources: Iterable[KnownSource], chance: Random) -> list[list[Page]]:
    """Deal the pages to runs, in any order, some of them to a later run as well."""
    runs: list[list[Page]] = [[] for _ in range(RUNS)]
    for page in (page for source in sources for page in source.pages):
        first = chance.randrange(RUNS)
        runs[first].append(page)
        if first + 1 < RUNS and chance.random() < REPEATED:
            runs[chance.randrange(first + 1, RUNS)].append(page)
    for pages in runs:
        chance.shuffle(pages)
    return runs


def play(data: Path, runs: Sequence[Sequence[Page]]) -> None:
    """Ingest the pages into a workspace, run by run, each with its refresh at the end."""
    for pages in runs:
        asyncio.run(_ingest(data, pages))


async def _ingest(data: Path, pages: Sequence[Page]) -> None:
    async with Run(data=data, source="simulation", command="simulation") as run:
        for page in pages:
            await run.read(page)
    if run.report.error or run.report.sums_wrong:
        raise RuntimeError(f"the run failed: {run.report.error or run.report.sums_wrong}")


def read_entries(data: Path) -> list[Row]:
    """Read what `entries/` says, in an order that depends on nothing but the rows."""
    table = read_dataset(data, "entries", list(ENTRY))
    rows: list[Row] = table.sort_by([(name, "ascending") for name in ("source", "entry_id")]).to_pylist()
    return rows


def read_alone(data: Path) -> list[Row]:
    """Read what the page of each entry's first version says by itself."""
    rows: list[Row] = as_pages_say(read_dataset(data, "revisions")).to_pylist()
    return [row for row in rows if row["revision"] == 1]
