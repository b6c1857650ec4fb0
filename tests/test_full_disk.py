"""A crawl on a disk that fails: nothing is said to be done that is not, and the next crawl does it."""

import errno
import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.items import WayKind
from pipelines.store.maintain import verify_workspace
from pipelines.store.read import read_dataset
from tests.live.command import AT_ONCE, ROOT, declare
from tests.servers import Answer, serving
from tests.walks.site import archive

# The disk of the store is full when the run commits; that of the page archive is another one.
FULL = f"""
import pipelines.store.store as store
from tests.store.faults import FailingDisk
store.Disk = lambda: FailingDisk({{fail_at}}, {errno.ENOSPC})
{AT_ONCE[2]}
"""


def crawl(data: Path, code: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code, "crawl", "--data", str(data)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("fail_at", [0, 3, 20], ids=["at once", "in the log", "in the snapshot"])
def test_nothing_is_said_to_be_done_that_is_not_committed(tmp_path: Path, fail_at: int) -> None:
    html = {"Content-Type": "text/html; charset=utf-8"}
    pages = {path: Answer(body=str(page).encode(), headers=html) for path, page in archive(3, 1).items()}
    with serving(pages) as server:
        declare(tmp_path, server.url, [WayKind.ARCHIVE])
        assert crawl(tmp_path, AT_ONCE[2]).returncode == 0
        (before,) = (tmp_path / "runs").glob("*.json")
        more = archive(23, 1)
        server.routes = {path: Answer(body=str(page).encode(), headers=html) for path, page in more.items()}
        failed = crawl(tmp_path, FULL.format(fail_at=fail_at))
        assert failed.returncode == 1
        assert ": ok: " not in failed.stdout + failed.stderr
        assert "riverside: stopped; the next crawl goes on" in failed.stderr
        assert "No space left on device. What was committed before is unchanged." in failed.stderr
        assert "sums" not in failed.stderr
        for path in set((tmp_path / "runs").glob("*.json")) - {before}:
            report = json.loads(path.read_text("utf-8"))
            assert "No space left" in report["error"]
            assert (report["committed"], report["walks"], report["sums_wrong"]) == (False, [], [])
            path.write_text(json.dumps(report | {"sums_wrong": ["as runs before this one said"]}), "utf-8")
        again = crawl(tmp_path, AT_ONCE[2])
    assert again.returncode == 0, again.stderr
    assert read_dataset(tmp_path, "entries").num_rows == 23
    assert verify_workspace(tmp_path).faults == []
