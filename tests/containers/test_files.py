"""What lies among the files: links, pipes, devices and what cannot be read are told and cost nothing.

security.md, row 22. Each of these fails without its defence: a link would be followed, a pipe would
block, a loop would not end.
"""

import inspect
import os
import socket
import sys
from pathlib import Path

import pytest

from crawler.containers.files import find_files, open_file
from crawler.containers.given import Input, Unreadable
from tests.containers.opening import write


def reason_of(path: Path) -> tuple[str, str]:
    with open_file(path, source="local") as given:
        assert isinstance(given, Unreadable), given
        return str(given.reason), given.detail


def test_a_link_inside_a_folder_is_not_followed(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.html", b"<p>secret")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.html").symlink_to(secret)
    assert list(find_files([folder])) == [folder / "a.html"]
    assert reason_of(folder / "a.html") == (
        "not_a_regular_file",
        "a symbolic link; links are not followed",
    )


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    found = list(find_files([tmp_path]))
    assert [path.name for path in found] == ["a", "b", "loop"]
    assert {reason_of(path)[0] for path in found} == {"not_a_regular_file"}


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.html")
    assert reason_of(tmp_path / "a.html") == ("not_a_regular_file", "a named pipe, not a regular file")


def test_a_device_is_not_read() -> None:
    assert reason_of(Path("/dev/zero")) == ("not_a_regular_file", "a device, not a regular file")


def test_a_socket_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path has 108 bytes at most
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("a.html")
        assert reason_of(tmp_path / "a.html")[0] in ("unreadable_file", "not_a_regular_file")


def test_a_folder_with_the_name_of_a_page_is_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "x.html"
    folder.mkdir()
    page = write(folder / "y.html", b"<p>")
    assert list(find_files([tmp_path])) == [page]
    assert reason_of(folder) == ("not_a_regular_file", "a folder, not a regular file")


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not stop the superuser")
def test_what_may_not_be_read_says_so(tmp_path: Path) -> None:
    page = write(tmp_path / "a.html", b"<p>")
    page.chmod(0)
    assert reason_of(page) == ("unreadable_file", "Permission denied")


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    assert reason_of(tmp_path / "gone.html") == ("unreadable_file", "No such file or directory")


def test_an_empty_file_is_opened(tmp_path: Path) -> None:
    with open_file(write(tmp_path / "a.html", b""), source="local") as given:
        assert isinstance(given, Input)
        assert given.stream.read(1) == b""


def test_no_depth_of_folders_ends_the_search(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 150)
    deep.mkdir(parents=True)
    page = write(deep / "a.html", b"<p>")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 100)  # below what a frame for each folder takes
    try:
        found = list(find_files([tmp_path]))
    finally:
        sys.setrecursionlimit(limit)
    assert found == [page]


def test_a_time_that_is_no_date_is_told(tmp_path: Path) -> None:
    page = write(tmp_path / "a.html", b"<p>")
    os.utime(page, (0, 1 << 40))
    if page.stat().st_mtime < 1 << 40:
        pytest.skip("this file system has no such times")
    assert reason_of(page)[0] == "unreadable_file"
