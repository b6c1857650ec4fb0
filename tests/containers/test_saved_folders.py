"""The folder that a browser puts beside a saved page holds none; any other folder does."""

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.containers.files import find_files
from crawler.containers.given import Input, PassedOver, Unreadable
from crawler.containers.saved_folders import KIND, MAX_HELD_BYTES, MemberFolders, folder_stem
from crawler.readers.errors import SourceError
from pipelines.items import DropReason
from tests.readers.messages import NOON

PAGE = b"<html><body>a page</body></html>"


@pytest.mark.parametrize(
    ("page", "folder"),
    [
        ("Town news.html", "Town news_files"),
        ("Liste.htm", "Liste-Dateien"),
        ("liste.htm", "liste_fichiers"),
        ("list.mht", "list.files"),
        ("list.xhtml", "list_archivos"),
        ("Список.html", "Список_файлы"),
    ],
)
def test_on_disk_the_folder_of_a_page_is_counted_and_not_read(tmp_path: Path, page: str, folder: str) -> None:
    (tmp_path / page).write_bytes(PAGE)
    (tmp_path / folder / "deep").mkdir(parents=True)
    for name in ("frame.html", "deep/dot.png"):
        (tmp_path / folder / name).write_bytes(PAGE)
    passed_over: Counter[str] = Counter()
    assert [path.name for path in find_files([tmp_path], passed_over=passed_over)] == [page]
    assert passed_over == {KIND: 2}


@pytest.mark.parametrize(
    "name", ["list-archive", "list_2020", "list_files2", "other_files", "_files", "list", "listfiles"]
)
def test_a_folder_that_no_browser_calls_so_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "list.html").write_bytes(PAGE)
    (tmp_path / name).mkdir()
    (tmp_path / name / "page.html").write_bytes(PAGE)
    assert len(list(find_files([tmp_path]))) == 2


def test_a_file_called_like_a_folder_is_read(tmp_path: Path) -> None:
    for name in ("list.html", "list_files"):
        (tmp_path / name).write_bytes(PAGE)
    assert len(list(find_files([tmp_path]))) == 2


class Broken(io.BytesIO):
    """What breaks off."""

    def read(self, _size: int | None = -1) -> bytes:
        raise SourceError(DropReason.DAMAGED, "breaks off")


def member(name: str, content: bytes = PAGE, stream: io.BytesIO | None = None) -> Input:
    return Input(
        stream=stream or io.BytesIO(content), address=f"a.zip!/{name}", source="local", fetched_at=NOON
    )


def sort(*members: Input) -> dict[str, object]:
    found = MemberFolders("a.zip").sort(members)
    return {
        one.address.removeprefix("a.zip!/"): one.stream.read() if isinstance(one, Input) else type(one)
        for one in found
    }


FRAME, LIST = "x/list_files/frame.html", "x/list.html"


def test_in_a_container_the_page_may_come_before_its_folder_or_behind_it() -> None:
    assert sort(member(LIST), member(FRAME)) == {LIST: PAGE, FRAME: PassedOver}
    assert sort(member(FRAME), member(LIST)) == {LIST: PAGE, FRAME: PassedOver}
    assert sort(member(FRAME), member("list.html")) == {FRAME: PAGE, "list.html": PAGE}
    assert sort(member("x\\list_files\\frame.html"), member("x\\list.html"))["x\\list.html"] == PAGE


def test_what_is_too_large_to_hold_is_given_whole() -> None:
    large = bytes(MAX_HELD_BYTES + 1)
    assert sort(member(FRAME, large), member(LIST)) == {FRAME: large, LIST: PAGE}


def test_what_was_held_where_the_container_breaks_off_is_told() -> None:
    def broken() -> Iterator[Input]:
        yield member(FRAME)
        raise SourceError(DropReason.DAMAGED, "breaks off")

    found: list[object] = []
    with pytest.raises(SourceError):
        found.extend(MemberFolders("a.zip").sort(broken()))
    assert [(type(one), one.address) for one in found] == [(Unreadable, f"a.zip!/{FRAME}")]  # type: ignore[attr-defined]


def test_a_member_that_breaks_off_is_told_at_its_place() -> None:
    found = list(MemberFolders("a.zip").sort([member(FRAME, stream=Broken()), member(LIST)]))
    assert [one.address for one in found] == [f"a.zip!/{FRAME}", f"a.zip!/{LIST}"]


def test_a_folder_has_a_page_to_belong_to() -> None:
    assert folder_stem("_files") is None
