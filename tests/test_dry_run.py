"""A dry run says what the run would do, and leaves the workspace as it is, to the byte."""

import asyncio
import os
import random
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.cli import main
from crawler.report import Report
from crawler.run import Run
from pipelines.items import Page
from pipelines.store.disk import Disk
from pipelines.store.errors import StoreError
from pipelines.store.lock import WriterLock
from pipelines.store.scratch import PREFIX
from pipelines.store.store import Store
from tests.build import NOON
from tests.store.scenario import first_commit, second_commit

Tree = dict[str, tuple[int, int, int, bytes | str]]


def tree_of(root: Path) -> Tree:
    """Every path below a folder, with its kind, its times, its number of names and what it holds."""
    found: Tree = {}
    for path in [root, *sorted(root.rglob("*"))] if root.exists() else []:
        status = path.lstat()
        held: bytes | str = b""
        if path.is_symlink():
            held = os.readlink(path)
        elif path.is_file():
            held = path.read_bytes()
        found[str(path)] = (status.st_mode, status.st_mtime_ns, status.st_nlink, held)
    return found


@pytest.fixture(autouse=True)
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a folder for temporary files of its own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("temporary")))


def leftovers() -> set[str]:
    return {name for name in os.listdir(tempfile.gettempdir()) if name.startswith(PREFIX)}


def digest(number: int, days: list[str], *, edited: bool) -> Page:
    """A digest of seven entries from a window of all; in an edited one, their texts differ."""
    blocks = [
        f"Garden notes {entry}: beds and paths\n\nPosted on: {day}\n\n"
        f"The Garden Post:… Bed {entry} was dug over by {'two' if edited else 'one'}.\n"
        for entry, day in enumerate(days, number)
    ]
    return Page(
        content="\n".join(["Author: Riverside Library\n", *blocks]).encode(),
        address=f"digest-{number}.txt",
        source="local",
        fetched_at=NOON + timedelta(days=number + 99 * edited),
    )


def run(data: Path, pages: list[Page], *, dry_run: bool) -> Report:
    async def read_all() -> Report:
        async with Run(data=data, source="local", command="test", dry_run=dry_run) as started:
            before = tree_of(data) if dry_run else {}
            for one in pages:
                await started.read(one)
            assert not dry_run or tree_of(data) == before, "killed here, it would have left nothing"
        return started.report

    return asyncio.run(read_all())


def test_what_it_says_is_what_the_run_then_does(tmp_path: Path) -> None:
    """Runs of new, repeated, edited and unreadable pages, with dates whose order other pages decide."""
    choose = random.Random(7)
    days = [f"{choose.randint(1, 28):02}/{choose.randint(1, 12):02}/2020" for _ in range(40)]
    data = tmp_path / "data"
    seen = set()
    for _ in range(4):
        starts = [choose.randrange(0, 30) for _ in range(2)]
        pages = [digest(at, days[at : at + 7], edited=choose.random() < 0.4) for at in starts]
        pages.append(replace(pages[0], content=b"\0" * choose.randrange(9), address="broken.bin"))
        before = tree_of(data)
        tried = run(data, pages, dry_run=True)
        assert tree_of(data) == before
        done = run(data, pages, dry_run=False)
        assert tried.counts == done.counts
        assert tried.formats == done.formats
        assert (tried.exit_code, tried.sums_wrong) == (done.exit_code, [])
        seen |= {name for name in ("new_entries", "new_revisions") if getattr(done.counts, name)}
        seen |= {"repeated"} if done.counts.blocks.repeated else set()
    assert seen == {"new_entries", "new_revisions", "repeated"}, "the case is worth its name"


@pytest.fixture
def clipfile(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def call(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return int(end.value.code or 0), said.out, said.err

    return call


def test_the_command_says_so_and_makes_no_workspace(
    clipfile: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    page = digest(0, ["2024-03-09"] * 7, edited=False)
    (given / "digest.txt").write_bytes(page.content)
    (given / "empty.html").write_bytes(b"")
    before = tree_of(tmp_path)
    there = leftovers()
    code, out, _ = clipfile("ingest", given, "--data", tmp_path / "data", "--dry-run")
    assert code == 3
    assert "7 found = 7 kept (7 new, 0 revised)" in out
    assert out.endswith(f"dry run: nothing was written to {tmp_path / 'data'}\n")
    assert tree_of(tmp_path) == before
    assert leftovers() == there
    real_code, real_out, _ = clipfile("ingest", given, "--data", tmp_path / "data")
    assert real_code == code
    assert real_out.splitlines()[:-2] == out.splitlines()[:-1], "the same tables and sums"


def test_commits_of_a_run_that_was_killed_count_as_they_will(tmp_path: Path) -> None:
    first_commit(tmp_path, Disk())
    shown = os.readlink(tmp_path / "current")
    second_commit(tmp_path, Disk())
    (tmp_path / "current").unlink()
    (tmp_path / "current").symlink_to(shown)  # as a kill between the commit and the swap leaves it
    before = tree_of(tmp_path)
    tried = run(tmp_path, [], dry_run=True)
    assert tree_of(tmp_path) == before
    assert tried.counts.recovered_commits == 1
    assert tried.counts == run(tmp_path, [], dry_run=False).counts


def test_it_needs_no_lock(tmp_path: Path) -> None:
    first_commit(tmp_path, Disk())
    with WriterLock(tmp_path / "_state/lock", now=datetime.now(UTC)):
        before = tree_of(tmp_path)
        assert run(tmp_path, [digest(0, ["2024-03-09"] * 7, edited=False)], dry_run=True).exit_code == 0
        assert tree_of(tmp_path) == before


def test_it_leaves_nothing_where_it_is_cut_short(tmp_path: Path) -> None:
    there = leftovers()

    def cut_short() -> None:
        with Store(tmp_path / "data", run_id="run", dry_run=True) as store:
            assert store.workspace.root.name in leftovers() - there
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_short()
    assert leftovers() == there
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [("entries", None), ("aliases.csv", "kind,wrong\n"), ("_state/format.json", '{"format": 999}')],
)
def test_what_keeps_a_run_from_writing_keeps_it_from_trying(
    tmp_path: Path, name: str, content: str | None
) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    if content is None:
        path.mkdir()
    else:
        path.write_text(content)
    messages = set()
    for dry_run in (True, False):
        with pytest.raises(StoreError) as error, Store(tmp_path, run_id="run", dry_run=dry_run):
            pass
        messages.add(str(error.value))
    assert len(messages) == 1, messages
