"""Archives made to hurt cost one bounded unit of work and one reason (security.md, rows 2 and 21)."""

import asyncio
import gzip
import io
import random
import struct
import tarfile
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.containers.limits import DEFAULT_LIMITS
from crawler.run import Run
from pipelines.store.read import read_dataset
from tests.containers.opening import PAGES, open_bytes, write
from tests.containers.test_tar import pack as pack_tar
from tests.containers.test_zip import pack as pack_zip

SMALL = replace(DEFAULT_LIMITS, ratio_free_bytes=1 << 20, members=1000)


def test_a_nested_bomb_ends_at_the_ratio_of_the_file() -> None:
    """Like 42.zip: each layer is harmless, the product is not."""
    bomb = pack_zip({"0.html": bytes(100_000)})
    for layer in range(3):
        bomb = pack_zip({f"{layer}-{copy}.zip": bomb for copy in range(16)})
    assert len(bomb) < 20_000
    result = open_bytes(bomb, limits=SMALL)
    assert "decompression_bomb" in result.reasons
    assert sum(map(len, result.contents)) < 200 * len(bomb) + (1 << 20)


def test_containers_in_containers_end_somewhere() -> None:
    content = pack_zip({"a.html": b"<p>"})
    for _ in range(4):
        content = pack_zip({"inner.zip": content})
    result = open_bytes(content)
    assert (result.pages, result.reasons) == ([], ["too_deep"])


def test_what_unpacks_to_a_container_again_and_again_ends_at_the_depth() -> None:
    """An archive that contains itself looks like this, without an end."""
    content = b"<p>"
    for _ in range(40):
        content = gzip.compress(content)
    result = open_bytes(content)
    assert (result.pages, result.reasons) == ([], ["too_deep"])


def test_members_that_share_their_bytes_are_a_bomb() -> None:
    """Overlapping entries: one kernel of bytes, claimed by every entry of the directory."""
    kernel = random.Random(1).randbytes(5000)
    one = pack_zip({"0": kernel}, zipfile.ZIP_STORED)
    start, end = one.index(b"PK\1\2"), one.index(b"PK\5\6")
    directory = one[start:end] * 100
    record = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 100, 100, len(directory), start, 0)
    result = open_bytes(one[:start] + directory + record)
    assert result.reasons[-1] == "decompression_bomb"
    assert len(result.pages) < 10


def test_a_member_that_claims_ten_bytes_gives_no_more_and_no_page() -> None:
    content = bytearray(pack_zip({"a.html": bytes(8 << 20)}))
    for mark, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        struct.pack_into("<L", content, content.index(mark) + offset, 10)
    result = open_bytes(bytes(content))
    assert (result.pages, result.reasons) == ([], ["damaged"])


def test_a_page_that_is_too_large_is_not_read_as_far_as_it_may_be() -> None:
    limits = replace(DEFAULT_LIMITS, page_bytes=100)
    assert open_bytes(pack_zip({"a.html": b"<p>" + bytes(98)}), limits=limits).reasons == ["too_large"]
    assert open_bytes(b"<p>" + b"x" * 98, limits=limits).reasons == ["too_large"]
    assert open_bytes(b"<p>" + b"x" * 97, limits=limits).reasons == []


@pytest.mark.parametrize("pack", [pack_zip, pack_tar], ids=["zip", "tar"])
def test_members_without_number_end_at_the_limit(pack) -> None:  # type: ignore[no-untyped-def]
    result = open_bytes(pack(dict.fromkeys(map(str, range(1500)), b"")), limits=SMALL)
    assert len(result.pages) == 1000
    assert result.reasons == ["too_many_members"]


@pytest.mark.parametrize("seed", range(20))
def test_no_damage_is_anything_but_a_drop(seed: int) -> None:
    """Bytes are changed, cut out and doubled at random: no exception, no page that was not there."""
    dice = random.Random(seed)
    pages = PAGES | {"inner.zip": pack_zip(PAGES), "inner.tgz": gzip.compress(pack_tar(PAGES))}
    whole = pack_zip(pages, dice.choice((0, 8, 12, 14))) if seed % 2 else pack_tar(pages)
    for _ in range(15):
        content = bytearray(whole)
        for _ in range(dice.randint(1, 4)):
            at = dice.randrange(8, len(content))
            match dice.randrange(3):
                case 0:
                    content[at] = dice.randrange(256)
                case 1:
                    del content[at : at + dice.randint(1, 600)]
                case _:
                    content[at:at] = content[at : at + dice.randint(1, 600)]
        result = open_bytes(bytes(content), limits=SMALL)
        assert "quarantined" not in result.reasons
        checked = [page.content for page in result.pages if ".tar!/" not in page.address and seed % 2]
        assert set(checked) - {b""} <= set(PAGES.values())  # a tar has no checksums of its members


def test_names_that_lead_out_write_nothing_anywhere(tmp_path: Path) -> None:
    """Also where a zip goes through staging, which the run leaves empty."""
    listing = "<html><body>" + "".join(
        f"<article><h2><a href='https://example.org/{day}'>Notes on bed number {day}</a></h2>"
        f"<time datetime='2024-04-{day}'>2024-04-{day}</time><p>What grew in it this year.</p></article>"
        for day in range(10, 16)
    )
    names = ["../../evil.html", str(tmp_path / "abs.html"), "a/../../evil2.html", "C:\\evil.html"]
    inputs = tmp_path / "in"
    inputs.mkdir()
    packed = pack_zip({name: f"{listing}<p>{name}".encode() for name in names})
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        info = tarfile.TarInfo("../pages.zip")
        info.size = len(packed)
        archive.addfile(info, io.BytesIO(packed))
    path = write(inputs / "pages.tar.gz", file.getvalue())

    async def read() -> Run:
        limits = replace(DEFAULT_LIMITS, spool_memory_bytes=1)
        async with Run(data=tmp_path / "data", source="local", command="test", limits=limits) as run:
            await run.read_files([path], source="local")
            assert list((tmp_path / "data/_state/tmp").iterdir()) == []
        return run

    run = asyncio.run(read())
    assert run.report.sums_wrong == []
    assert len(read_dataset(tmp_path / "data", "entries")) == 6
    assert sorted(child.name for child in tmp_path.iterdir()) == ["data", "in"]
    addresses = read_dataset(tmp_path / "data", "pages")["address"].to_pylist()
    assert f"{path}!/pages.tar!/../pages.zip!/../../evil.html" in addresses


def test_a_crc_is_compared() -> None:
    content = pack_zip({"a.html": b"<p>"}, zipfile.ZIP_STORED)
    stated = struct.pack("<L", zlib.crc32(b"<p>"))
    assert open_bytes(content.replace(stated, b"\1\2\3\4")).reasons == ["damaged"]
