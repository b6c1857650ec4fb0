"""Compressed streams are unpacked in bounded steps, whatever they claim to be."""

import bz2
import gzip
import lzma
import os
import sys
import tracemalloc
from dataclasses import replace

import pytest

from crawler.containers.limits import DEFAULT_LIMITS
from tests.containers.opening import cuts, open_bytes

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PAGE = b"<html><p>Garden notes: " + bytes(range(32, 127)) * 40 + b"</p></html>"
PACKERS = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zstd": zstd.compress,
}
by_format = pytest.mark.parametrize("name", PACKERS)


def pack_lzma(content: bytes) -> bytes:
    return lzma.compress(content, format=lzma.FORMAT_ALONE)


@by_format
def test_a_packed_page_is_a_page_under_the_name_without_the_ending(name: str) -> None:
    ending = {"gzip": "gz", "bzip2": "bz2", "xz": "xz", "zstd": "zst"}[name]
    result = open_bytes(PACKERS[name](PAGE), f"notes.html.{ending}")
    assert result.contents == [PAGE]
    assert result.names == ["notes.html"]
    assert result.opened == [name]


def test_lzma_without_a_mark_is_told_by_its_header() -> None:
    assert open_bytes(pack_lzma(PAGE), "notes.html.lzma").contents == [PAGE]
    assert open_bytes(b"]\0\0\1\2\3 no size or dictionary \xff\xff\xff").opened == []


@by_format
@pytest.mark.parametrize("wrong", ["notes.html", "notes.zip", "notes", ".gz"])
def test_content_decides_whatever_the_name_says(name: str, wrong: str) -> None:
    assert open_bytes(PACKERS[name](PAGE), wrong).contents == [PAGE]


@by_format
def test_many_members_are_one_stream_and_padding_is_none(name: str) -> None:
    pack = PACKERS[name]
    assert open_bytes(pack(PAGE[:99]) + pack(b"") + pack(PAGE[99:]) + bytes(1024)).contents == [PAGE]


@by_format
def test_what_follows_and_is_something_else_is_told_and_costs_nothing(name: str) -> None:
    packed = PACKERS[name](PAGE)
    result = open_bytes(packed + b"signature of something else")
    assert result.contents == [PAGE]
    assert result.reasons == ["damaged"]
    assert f"from byte {len(packed)} on" in result.unreadable[0].detail


@by_format
def test_a_cut_stream_gives_no_half_page_and_says_where_it_ends(name: str) -> None:
    for cut in cuts(PACKERS[name](PAGE)):
        result = open_bytes(cut, "notes.html")
        assert result.pages == []
        assert result.reasons == ["damaged"]
        assert f"breaks off at byte {len(cut)}" in result.unreadable[0].detail


@by_format
def test_the_last_bits_of_the_input_may_hold_more_than_one_step_of_output(name: str) -> None:
    content = PAGE + b"a" * 300_000 + b"!"
    assert open_bytes(PACKERS[name](content)).contents == [content]


@by_format
def test_a_bomb_is_left_when_it_exceeds_the_ratio(name: str) -> None:
    limits = replace(DEFAULT_LIMITS, ratio_free_bytes=1 << 20)
    bomb = PACKERS[name](bytes(16 << 20))
    tracemalloc.start()
    result = open_bytes(bomb, "notes.html.gz", limits=limits)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert result.pages == []
    assert result.reasons == ["decompression_bomb"]
    assert peak < 12 << 20  # it has 16 MB; the dictionary of xz alone takes 8


def test_packing_in_packing_is_charged_to_the_file() -> None:
    """Each layer may keep to the ratio where both together do not."""
    inner = gzip.compress(bytes(150_000) + os.urandom(850))  # 147:1
    bomb = gzip.compress(inner * 60)  # 59:1
    alone = replace(DEFAULT_LIMITS, ratio_free_bytes=1 << 10)
    assert open_bytes(inner, limits=alone).reasons == []
    assert open_bytes(bomb, limits=alone).reasons == ["decompression_bomb"]


def test_a_decoder_that_wants_too_much_memory_is_not_served() -> None:
    limits = replace(DEFAULT_LIMITS, decoder_bytes=1 << 20)
    wide = zstd.compress(os.urandom(1 << 16) * 64, options={zstd.CompressionParameter.window_log: 22})
    for packed in (lzma.compress(PAGE, preset=6), pack_lzma(PAGE), wide):
        assert open_bytes(packed, limits=limits).reasons == ["too_much_memory"]


def test_zstd_frames_to_skip_are_skipped() -> None:
    skipped = b"\x50\x2a\x4d\x18\x04\0\0\0abcd"
    assert open_bytes(skipped + zstd.compress(PAGE) + skipped).contents == [PAGE]


def test_a_damaged_stream_says_where() -> None:
    packed = bytearray(gzip.compress(os.urandom(5000)))
    packed[-6] ^= 1  # in the checksum
    assert "before byte" in open_bytes(bytes(packed)).unreadable[0].detail
