"""Bytes that are almost of a format: whole files of it, cut, repeated, mixed and disturbed."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

MAX_BYTES = 1 << 20  # of a mutated file; what grows faster than its input shows before
# What parsers of any format stumble over.
TOKENS = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r\n\r\n", b"\x1b]0;x\x07"),
    b"=?utf-8?q?=ff?=",
    *(
        b"<![CDATA[",
        b"]]>",
        b"<!--",
        b"-->",
        b"&e;",
        b"&#0;",
        b"&#xd800;",
        b"<div>" * 300,
        b"</item>",
        b"<item>",
    ),
    b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>",
    *(
        b'"',
        b"'",
        b"[" * 2000,
        b"{" * 2000,
        b"\\u",
        b"9" * 400,
        b"-1",
        b"4294967296",
        b"NaN",
        b"--",
        b"../../",
    ),
    *(b"Content-Length: 99999999999", b"Content-Encoding: gzip", b"\nFrom x\n", b"WARC/1.0\r\n"),
    *(b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08"),
)


@dataclass(frozen=True, slots=True)
class Cut:
    """Leave out a piece."""

    at: float  # 0 … 1 of the length
    size: float

    def apply(self, content: bytes) -> bytes:
        start = int(self.at * len(content))
        return content[:start] + content[start + int(self.size * len(content)) :]


@dataclass(frozen=True, slots=True)
class Repeat:
    """Write a piece several times."""

    at: float
    size: int  # bytes
    times: int

    def apply(self, content: bytes) -> bytes:
        start = int(self.at * len(content))
        piece = content[start : start + self.size]
        times = min(self.times, MAX_BYTES // max(1, len(piece)))
        return content[:start] + piece * times + content[start + self.size :]


@dataclass(frozen=True, slots=True)
class Put:
    """Write something over what is there, or between."""

    at: float
    written: bytes
    is_over: bool

    def apply(self, content: bytes) -> bytes:
        start = int(self.at * len(content))
        behind = start + len(self.written) * self.is_over
        return content[:start] + self.written + content[behind:]


def mutated(seeds: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Return a strategy of disturbed files; undisturbed ones are among them."""
    place = st.floats(0, 1, exclude_max=True)
    pieces = st.builds(_piece, st.sampled_from(seeds), place, st.integers(1, 2000))
    changes = st.one_of(
        st.builds(Cut, place, st.floats(0, 1)),
        st.builds(Cut, place, st.floats(0, 0.01)),
        st.builds(Repeat, place, st.integers(1, 4000), st.integers(2, 500)),
        st.builds(Put, place, st.sampled_from(TOKENS), st.booleans()),
        st.builds(Put, place, st.binary(min_size=1, max_size=8), st.just(True)),
        st.builds(Put, place, pieces, st.booleans()),
    )
    return st.builds(_apply, st.sampled_from(seeds), st.lists(changes, max_size=6))


def _piece(content: bytes, at: float, size: int) -> bytes:
    start = int(at * len(content))
    return content[start : start + size]


def _apply(content: bytes, changes: Sequence[Cut | Repeat | Put]) -> bytes:
    for change in changes:
        content = change.apply(content)[:MAX_BYTES]
    return content
