"""A response as it is kept in a record: status, headers, and the body as it came."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

from warcio.bufferedreaders import ChunkedDataReader

_STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})(?: .*)?")
_HEAD_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpMessage:
    """A response, its body still compressed where the server did so."""

    status: int
    headers: Mapping[str, str]  # names in lower case; of a repeated one the last value
    encodings: tuple[bytes, ...]  # values of Content-Encoding, all of them
    body: bytes


def parse_response(block: bytes) -> HttpMessage | None:
    """Read the block of a response or revisit record; None where it is no HTTP response."""
    end = _HEAD_END.search(block)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    first, *lines = head.split(b"\n")
    status = _STATUS_LINE.fullmatch(first.rstrip(b"\r"))
    if status is None:
        return None
    headers = _parse_headers(lines)
    if headers.get(b"transfer-encoding", [b""])[-1].strip().lower() == b"chunked":
        body = _join_chunks(body)
    return HttpMessage(
        status=int(status[1]),
        headers={name.decode("latin-1"): values[-1].decode("latin-1") for name, values in headers.items()},
        encodings=tuple(headers.get(b"content-encoding", [])),
        body=body,
    )


def _parse_headers(lines: list[bytes]) -> dict[bytes, list[bytes]]:
    headers: dict[bytes, list[bytes]] = {}
    for line in lines:
        name, colon, value = line.partition(b":")
        if colon and not line[:1].isspace():  # a continued line is of headers that nothing here reads
            headers.setdefault(name.strip().lower(), []).append(value.strip())
    return headers


def _join_chunks(body: bytes) -> bytes:
    """Take a body out of its chunks; some crawlers did so already, and left the header."""
    joined: bytes = ChunkedDataReader(io.BytesIO(body)).read()
    return joined
