"""What a page does to the process that reads it costs that page, and nothing else."""

import asyncio
import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

import pytest

from crawler.cli import main
from crawler.containers.limits import DEFAULT_LIMITS, Limits
from crawler.report import ExitCode, Report
from crawler.run import Run
from crawler.workers.fork_server import shared_server
from pipelines.items import DropReason, Page
from pipelines.store.read import read_dataset
from tests.build import NOON
from tests.workers.readers import ACTING

SMALL = Limits(page_seconds=0.5, page_memory_bytes=256 << 20)
ROOT = Path(__file__).parents[2]


def page(text: str, name: str = "one.act") -> Page:
    return Page(content=text.encode(), address=name, source="local", fetched_at=NOON)


def run(data: Path, *pages: Page, workers: int = 2, limits: Limits = DEFAULT_LIMITS) -> Report:
    async def read_all() -> Report:
        started = Run(
            data=data, source="local", command="test", readers=ACTING, workers=workers, limits=limits
        )
        async with started:
            await started.read_pages(iter(pages))
        return started.report

    return asyncio.run(read_all())


def titles(data: Path) -> list[str]:
    return sorted(read_dataset(data, "entries")["title"].to_pylist())


def drops(data: Path) -> list[tuple[str, str]]:
    return [(row["reason"], row["detail"]) for row in read_dataset(data, "drops").to_pylist()]


@pytest.mark.parametrize(
    ("act", "reason", "evidence"),
    [
        ("segfault", DropReason.READER_CRASHED, "SIGSEGV"),
        ("signal SIGABRT", DropReason.READER_CRASHED, "SIGABRT"),
        ("signal SIGKILL", DropReason.READER_CRASHED, "SIGKILL"),
        ("exit 3", DropReason.READER_CRASHED, "exit status 3"),
        ("exit 0", DropReason.READER_CRASHED, "exit status 0"),
        ("hang", DropReason.TOO_SLOW, "0.5 seconds"),
        ("match", DropReason.TOO_SLOW, "0.5 seconds"),
        ("memory 512", DropReason.TOO_MUCH_MEMORY, ""),
        ("function", DropReason.QUARANTINED, ""),
    ],
)
def test_a_page_that_ends_its_process_is_dropped_by_name_and_the_run_goes_on(
    tmp_path: Path, act: str, reason: DropReason, evidence: str
) -> None:
    given = [page("Roses"), page(f"Lost\n! {act}", "bad.act"), *(page(f"Tulips {n}") for n in range(9))]
    report = run(tmp_path, *given, limits=SMALL)
    assert report.sums_wrong == []
    assert report.error is None
    ours = reason is DropReason.QUARANTINED
    assert report.exit_code is (ExitCode.OUR_FAULT if ours else ExitCode.INCOMPLETE)
    assert {"Roses", *(f"Tulips {n}" for n in range(9))} <= set(titles(tmp_path))
    ((found, detail),) = drops(tmp_path)
    assert found == reason
    assert evidence in detail
    (row,) = (row for row in read_dataset(tmp_path, "pages").to_pylist() if row["address"] == "bad.act")
    assert row["reader"] == "acts"


def test_a_process_that_is_killed_once_is_no_fault_of_its_page(tmp_path: Path) -> None:
    report = run(tmp_path / "data", page(f"! crash_once {tmp_path}"))
    assert report.exit_code is ExitCode.OK
    assert titles(tmp_path / "data") == ["Asters"]


def test_many_crashes_cost_as_many_pages(tmp_path: Path) -> None:
    given = [page("! segfault" if n % 2 else f"Tulips {n}", f"{n}.act") for n in range(20)]
    report = run(tmp_path, *given)
    assert report.sums_wrong == []
    assert report.counts.drops == {DropReason.READER_CRASHED: 10}
    assert len(titles(tmp_path)) == 10


def test_order_and_content_are_the_same_with_any_number_of_workers(tmp_path: Path) -> None:
    inside = ["inside Rose Fern", "inside Sage"]
    lines = [[*(f"Lily {n} {line}" for line in range(n % 7)), *inside * (n % 3)] for n in range(40)]
    given = [page("\n".join(titles), f"{n}.act") for n, titles in enumerate(lines)]
    made = {}
    for workers in (0, 1, 2, 4):
        report = run(tmp_path / str(workers), *given, workers=workers)
        assert report.sums_wrong == []
        rows = {}
        for name in ("entries", "revisions", "sightings", "pages", "drops"):
            table = read_dataset(tmp_path / str(workers), name)
            rows[name] = table.select([c for c in table.column_names if c != "run_id"]).to_pylist()
        made[workers] = rows
    assert made[0]["pages"]
    assert made[0] == made[1] == made[2] == made[4]


def test_the_processes_of_a_run_end_with_it(tmp_path: Path) -> None:
    run(tmp_path / "data", *(page(f"! name {tmp_path}", f"{n}.act") for n in range(6)))
    named = {int(os.readlink(path)) for path in tmp_path.glob("*-*.act")}
    assert named
    assert not any(is_running(number) for number in named)


def test_a_worker_sees_no_secret_no_file_of_the_store_and_no_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIPFILE_TOKEN", "a secret")
    shared_server().close()  # the next one is started with what is in the environment now
    acts = ["environment", "files", f"refused {tmp_path}"]
    run(tmp_path / "data", *(page(f"! {act}", f"{n}.act") for n, act in enumerate(acts)))
    said = titles(tmp_path / "data")
    assert any(title.startswith("PYTHONPATH ") for title in said)
    assert not any("secret" in title for title in said)
    files = [title for title in said if title.startswith(("/", "socket:"))]
    assert {title.split(":")[0] for title in files} <= {"/dev/null", "socket"}
    assert sum(title.startswith("socket") for title in files) <= 1
    assert sum(title.startswith("refused") for title in said) == 3
    assert not (tmp_path / "written").read_bytes()


def test_a_worker_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, page("! print"))
    assert titles(tmp_path) == ["Irises"]
    assert capfd.readouterr() == ("", "")


def test_a_server_that_was_killed_is_started_again(tmp_path: Path) -> None:
    os.kill(shared_server().process_id, signal.SIGKILL)
    report = run(tmp_path, page("Roses"), page("Tulips"))
    assert report.exit_code is ExitCode.OK
    assert titles(tmp_path) == ["Roses", "Tulips"]


LOOKS = 1200  # a minute, where a worker ends within one on the slowest machine


# A run over pages that hang, in a process of its own: it says so when one of its workers is at work.
HANGING = """
import asyncio, pathlib, sys
from crawler.run import Run
from tests.workers.readers import ACTING
from tests.workers.test_workers import page

async def main():
    folder = sys.argv[1]
    run = Run(data=pathlib.Path(folder, "data"), source="local", command="test", readers=ACTING, workers=2)
    async with run:
        await run.read_pages(page(f"! name {folder}\\n! match", f"{n}.act") for n in range(9))

asyncio.run(main())
"""


def test_no_worker_survives_a_run_that_is_killed(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", HANGING, str(tmp_path)], cwd=ROOT)
    while len(named := list(tmp_path.glob("*-*.act"))) < 2:
        assert process.poll() is None
        time.sleep(0.05)
    workers = [int(os.readlink(path)) for path in named]
    process.kill()
    process.wait()
    for _ in range(LOOKS):
        left = [number for number in workers if is_running(number)]
        if not left:
            break
        time.sleep(0.05)
    for number in left:
        os.kill(number, signal.SIGKILL)
    assert left == []


def is_running(process_id: int) -> bool:
    """Tell whether a process runs; one that has ended, and whose end nobody has asked for, does not."""
    try:
        return Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def test_a_run_that_can_start_no_process_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As where the machine has no process, or no file descriptor, left."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    shared_server().close()
    monkeypatch.setattr(subprocess, "Popen", refuse)
    (tmp_path / "a.txt").write_text("Nothing", "utf-8")
    with pytest.raises(SystemExit) as end:
        main(["ingest", str(tmp_path / "a.txt"), "--data", str(tmp_path / "data"), "--workers", "1"])
    said = capsys.readouterr().err
    assert end.value.code == 1
    assert "Traceback" not in said
    assert "--workers 0" in " ".join(said.split())
