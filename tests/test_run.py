"""A run accounts for every page and block, whatever happens to them."""

import asyncio
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from crawler.containers.expand import expand
from crawler.containers.files import find_files, open_file
from crawler.containers.given import Input
from crawler.containers.limits import DEFAULT_LIMITS
from crawler.readers.errors import SourceError
from crawler.readers.table import READERS, Reader
from crawler.report import ExitCode, Report
from crawler.run import Run
from crawler.source_naming import SourceNaming
from crawler.sources import Source
from pipelines.deduplicate import pipeline as deduplicate_stage
from pipelines.items import (
    Drop,
    DropReason,
    Entry,
    Page,
    PageFacts,
    PostedSource,
    PostedText,
    RawEntry,
    page_id_of,
)
from pipelines.normalise import pipeline as normalise_stage
from pipelines.store.maintain import verify_workspace
from pipelines.store.read import read_dataset
from tests.build import NOON

SAMPLES = Path(__file__).parents[1] / "data/samples/pages"


def page(text: str, **changes: object) -> Page:
    fields: dict[str, object] = {
        "content": text.encode(),
        "address": "notes.x",
        "source": "local",
        "fetched_at": NOON,
    }
    return Page(**{**fields, **changes})  # type: ignore[arg-type]


def raw_entry(of: Page, position: int, title: str) -> RawEntry:
    return RawEntry(
        source=of.source,
        page_id=page_id_of(of),
        position=position,
        locator=f"line {position}",
        reader="lines",
        rule="one a line",
        seen_at=of.fetched_at,
        title_raw=title,
        body_raw=f"About {title}.",
        posted=(PostedText(raw="2024-04-30", source=PostedSource.LISTING),),
    )


def read_lines(of: Page, _source: Source, *, explain: bool) -> Iterator[Page | RawEntry | Drop | PageFacts]:
    """A format for tests: a title a line; some lines are commands."""
    assert not explain, "a run asks for no evidence"
    yield PageFacts(encoding="utf-8", next_page="https://example.org/2")
    for position, line in enumerate(of.content.decode().splitlines()):
        match line.split():
            case ["crash"]:
                raise ZeroDivisionError("our fault")
            case ["broken"]:
                raise SourceError(DropReason.DAMAGED, "ends in the middle")
            case ["page", *titles]:
                yield replace(
                    of,
                    content="\n".join(titles).encode(),
                    address=f"{of.address}!/{position}.x",
                    depth=of.depth + 1,
                )
            case ["nest"]:
                yield replace(of, address=f"{of.address}!/nest.x", depth=of.depth + 1)
            case ["skip"]:
                yield Drop(
                    source=of.source,
                    page_id=page_id_of(of),
                    reason=DropReason.NO_TITLE_OR_LINK,
                    detail="nothing in it",
                    position=position,
                )
            case _:
                yield raw_entry(of, position, line)


LINES = (Reader("lines", lambda _head, _type, name: name.endswith(".x"), read_lines), *READERS)


def run(data: Path, *pages: Page) -> Report:
    async def read_all() -> Report:
        async with Run(data=data, source="local", command="test", readers=LINES) as started:
            for one in pages:
                await started.read(one)
        return started.report

    return asyncio.run(read_all())


def titles(data: Path) -> list[str]:
    return sorted(read_dataset(data, "entries")["title"].to_pylist())


def test_entries_drops_and_facts_of_a_page_are_accounted_for(tmp_path: Path) -> None:
    report = run(tmp_path, page("Roses\nskip\nTulips"))
    assert report.exit_code is ExitCode.INCOMPLETE
    assert titles(tmp_path) == ["Roses", "Tulips"]
    row = read_dataset(tmp_path, "pages").to_pylist()[0]
    assert (row["found"], row["kept"], row["dropped"], row["outcome"]) == (3, 2, 1, "read")
    assert (row["encoding"], row["next_page"]) == ("utf-8", "https://example.org/2")
    assert report.sums_wrong == []


def test_a_page_that_makes_our_code_fail_is_set_aside_and_the_run_goes_on(tmp_path: Path) -> None:
    report = run(tmp_path, page("Roses\ncrash\nTulips"), page("Lilies"))
    assert report.exit_code is ExitCode.OUR_FAULT
    assert titles(tmp_path) == ["Lilies", "Roses"]
    drop = read_dataset(tmp_path, "drops").to_pylist()[0]
    assert drop["reason"] == "quarantined"
    assert "ZeroDivisionError: our fault" in drop["detail"]
    assert sorted(read_dataset(tmp_path, "pages")["outcome"].to_pylist()) == ["quarantined", "read"]
    assert report.sums_wrong == []


@pytest.mark.parametrize(
    ("stage", "step"),
    [(normalise_stage, "normalise"), (deduplicate_stage, "identify")],
    ids=["normalise", "identify"],
)
def test_an_entry_that_makes_our_code_fail_is_set_aside_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: ModuleType, step: str
) -> None:
    keep = getattr(stage, step)

    def fail_on_tulips(item: RawEntry | Entry) -> object:
        if item.title_raw == "Tulips":
            raise ZeroDivisionError("our fault")
        return keep(item)

    monkeypatch.setattr(stage, step, fail_on_tulips)
    report = run(tmp_path, page("Roses\nTulips\nLilies"))
    assert report.exit_code is ExitCode.OUR_FAULT
    assert titles(tmp_path) == ["Lilies", "Roses"]
    assert report.counts.blocks.quarantined == 1
    assert report.sums_wrong == []
    assert read_dataset(tmp_path, "drops").to_pylist()[0]["sample"] == "Tulips | About Tulips."


def test_a_page_that_contradicts_its_format_keeps_what_was_read(tmp_path: Path) -> None:
    report = run(tmp_path, page("Roses\nbroken"))
    assert report.exit_code is ExitCode.INCOMPLETE
    assert titles(tmp_path) == ["Roses"]
    assert report.counts.drops == {DropReason.DAMAGED: 1}


def test_pages_in_a_container_are_pages(tmp_path: Path) -> None:
    report = run(tmp_path, page("page Roses Tulips\npage Lilies"))
    assert report.exit_code is ExitCode.OK
    assert report.pages == 3
    assert titles(tmp_path) == ["Lilies", "Roses", "Tulips"]
    addresses = read_dataset(tmp_path, "pages")["address"].to_pylist()
    assert addresses == ["notes.x", "notes.x!/0.x", "notes.x!/1.x"]


def test_containers_in_containers_end_somewhere(tmp_path: Path) -> None:
    report = run(tmp_path, page("nest"))
    assert report.pages == DEFAULT_LIMITS.depth + 2
    assert report.counts.drops == {DropReason.TOO_DEEP: 1}


def test_the_report_is_written_even_when_the_run_is_cut_short(tmp_path: Path) -> None:
    async def stopped() -> None:
        async with Run(data=tmp_path, source="local", command="test", readers=LINES) as started:
            await started.read(page("Roses"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        asyncio.run(stopped())
    assert titles(tmp_path) == ["Roses"]
    report = json.loads(next((tmp_path / "runs").glob("*.json")).read_text("utf-8"))
    assert report["error"].startswith("stopped before the end")
    assert report["committed"] is True
    assert verify_workspace(tmp_path).faults == []


def test_any_order_of_the_samples_in_runs_of_their_own_gives_the_same_entries(tmp_path: Path) -> None:
    """All but where a value was read, and the id where a form without links came first."""
    files = list(find_files([SAMPLES]))
    assert len(files) >= 12
    together, apart = tmp_path / "together", tmp_path / "apart"
    pages = []
    for path in files:
        with open_file(path, source="samples") as given:
            assert isinstance(given, Input)
            pages.extend(expand(given))
    run(together, *(one for one in pages if isinstance(one, Page)))
    random.Random(7).shuffle(pages)
    for one in pages:
        assert isinstance(one, Page)
        run(apart, one)
    differing = {"entry_id", "page_id", "locator", "position", "rule", "reader", "last_seen_at", "run_id"}

    def content(data: Path, name: str) -> list[str]:
        table = read_dataset(data, name)
        kept = table.select([column for column in table.column_names if column not in differing])
        return sorted(json.dumps(row, default=str, sort_keys=True) for row in kept.to_pylist())

    assert content(together, "entries") == content(apart, "entries")
    assert content(together, "revisions") == content(apart, "revisions")


def test_imports_go_one_way() -> None:
    """Crawler → pipelines → pipelines.items; Parquet in the store, trees in the readers' rooms."""
    root = Path(__file__).parents[1]
    rooms = {
        "pipelines": ("crawler", ()),
        "pyarrow": ("pyarrow", ("pipelines/store/",)),
        "lxml": ("lxml", ("crawler/extract/", "crawler/readers/")),
        "bs4": ("bs4", ("crawler/extract/", "crawler/readers/")),
    }
    for name, (module, allowed) in rooms.items():
        folders = ["pipelines"] if name == "pipelines" else ["crawler", "pipelines"]
        for folder in folders:
            for path in (root / folder).rglob("*.py"):
                relative = path.relative_to(root).as_posix()
                lines = path.read_text("utf-8").splitlines()
                found = [line for line in lines if line.startswith((f"import {module}", f"from {module}"))]
                assert not found or relative.startswith(allowed or ("-",)), (relative, found)


def test_a_fault_of_ours_in_naming_the_source_costs_the_page_and_no_other(tmp_path: Path) -> None:
    class Failing(SourceNaming):
        def find_source(self, page: Page, readers: tuple[Reader, ...] = READERS) -> tuple[str, str]:
            if b"Tulips" in page.content:
                raise ZeroDivisionError("ours")
            return super().find_source(page, readers)

    async def read_all() -> Report:
        started = Run(data=tmp_path, source="local", command="test", readers=LINES, naming=Failing({}))
        async with started:
            await started.read_pages(iter([page("Tulips"), page("Roses", address="b.x")]))
        return started.report

    report = asyncio.run(read_all())
    assert titles(tmp_path) == ["Roses"]
    assert report.exit_code is ExitCode.OUR_FAULT
    assert report.counts.drops == {DropReason.QUARANTINED: 1}
    assert report.sums_wrong == []
