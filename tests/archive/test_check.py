"""`clipfile verify` tells of every place of the page archive that cannot be read again."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.archive.check import check_archive
from crawler.archive.writer import Location
from pipelines.store.store import Store
from tests.archive.build import PAGE, RUN, archive_file, make_exchange, write_walk
from tests.build import make_page, observe


@pytest.fixture
def kept(tmp_path: Path) -> list[Location]:
    """Three pages, the last of which is the same as the first, archived and committed."""
    bodies = (PAGE, PAGE.replace(b"nine", b"ten"), PAGE)
    places = write_walk(
        tmp_path, [make_exchange(seconds=number, body=body) for number, body in enumerate(bodies)]
    )
    with Store(tmp_path, run_id=RUN) as store:
        for number, place in enumerate(places):
            page_id = f"page-{number}"
            store.add(observe(number, page_id=page_id))
            store.add(make_page(1, page_id=page_id, archive_file=place.file, archive_offset=place.offset))
        store.commit()
    return places


def cut(path: Path, places: list[Location]) -> None:
    path.write_bytes(path.read_bytes()[: places[1].offset + 40])


def flip(path: Path, places: list[Location]) -> None:
    data = bytearray(path.read_bytes())
    data[places[1].offset + 60] ^= 0x10
    path.write_bytes(data)


def delete(path: Path, _: list[Location]) -> None:
    path.unlink()


def replace_by_another(path: Path, _: list[Location]) -> None:
    path.unlink()
    write_walk(path.parents[2], [make_exchange(url="https://digest.example/a-longer-address-than-before")])


def test_a_whole_archive_has_no_fault(tmp_path: Path, kept: list[Location]) -> None:
    assert len(kept) == 3
    assert list(check_archive(tmp_path)) == []


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (cut, [r"at byte {1}: the file breaks off in a gzip member\.", "at byte {2}: no answer"]),
        (flip, [r"at byte {1}: "]),
        (delete, ["3 pages are in it, and it is gone"]),
        (replace_by_another, ["at byte {0}: no answer", "at byte {1}: no answer", "at byte {2}: no answer"]),
    ],
)
def test_each_damage_is_told_with_its_place(
    tmp_path: Path, kept: list[Location], damage: Callable[[Path, list[Location]], None], expected: list[str]
) -> None:
    path = archive_file(tmp_path)
    damage(path, kept)
    faults = list(check_archive(tmp_path))
    places = [place.offset for place in kept]
    assert len(faults) == len(expected), faults
    for fault, pattern in zip(faults, expected, strict=True):
        assert fault.startswith(f"{path}: ")
        assert re.search(pattern.format(*places), fault), fault
        assert fault.endswith("Restore it from a backup.")


def test_the_torn_end_of_a_file_left_open_is_no_fault_but_a_page_in_it_is(
    tmp_path: Path, kept: list[Location]
) -> None:
    path = archive_file(tmp_path)
    still_open = path.rename(path.with_name(path.name + ".open"))
    with still_open.open("ab") as file:
        file.write(b"\x1f\x8b\x08torn")
    assert list(check_archive(tmp_path)) == []
    cut(still_open, kept)
    assert [fault.count("at byte") for fault in check_archive(tmp_path)] == [1, 1]
