"""Exchanges as WARC records, each a gzip member of its own, so that one can be read without the others."""

import base64
import hashlib
import zlib
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from uuid import uuid4

from warcio.warcwriter import WARCWriter

from crawler.archive.exchange import Exchange, Rendering, archived_url, request_head, response_head
from crawler.archive.originals import Original

WARC_VERSION = "1.1"  # 1.0 has no fractions of a second, and the order of fetching is told by them
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
# Where the original is: as other crawlers that write revisits across files say it.
REFERS_TO_FILE = "WARC-Refers-To-Filename"
REFERS_TO_OFFSET = "WARC-Refers-To-File-Offset"
PURPOSE = "Clipfile-Purpose"  # a field of ours, which other tools pass over
ROBOTS = "robots.txt"
FOR_BROWSER = "for a rendering"  # the page without its scripts run, a script, data that one asked for
RENDERING = "rendering"
RENDERED_TYPE = "text/html; charset=utf-8"
GZIP_LEVEL = 4  # on listing pages of 40 KB: 0.7 ms, where 6 takes 1.5 ms and 9 takes 2.0 for 5 % less


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of an HTTP message as it is; warcio's own would percent-encode what is not ASCII."""

    headers_buff: bytes

    def compute_headers_buffer(self, _: object) -> None:
        """Keep the bytes; warcio asks for them to be made at this moment."""


def new_record_id() -> str:
    """Return a name that no other record has."""
    return f"<urn:uuid:{uuid4()}>"


def warc_date(moment: datetime) -> str:
    """Return a moment in UTC as WARC writes it, to the microsecond."""
    return f"{moment:%Y-%m-%dT%H:%M:%S.%f}Z"


def digest_of(*parts: bytes) -> str:
    """Return the digest of bytes as WARC writes it."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return "sha256:" + base64.b32encode(digest.digest()).decode("ascii")


def warcinfo_member(fields: dict[str, str], *, name: str, date: datetime) -> bytes:
    """Return the record that says who wrote the file, and how."""
    block = "".join(f"{key}: {value}\r\n" for key, value in fields.items()).encode()
    header = {
        "WARC-Record-ID": new_record_id(),
        "WARC-Date": warc_date(date),
        "WARC-Filename": name,
        "WARC-Block-Digest": digest_of(block),
    }
    return _member("warcinfo", "", header, None, block)


def request_member(exchange: Exchange, *, response_id: str) -> bytes:
    """Return the record of what was asked."""
    head = request_head(exchange)
    header = _common(exchange) | {
        "WARC-Record-ID": new_record_id(),
        "WARC-Concurrent-To": response_id,
        "WARC-Payload-Digest": digest_of(b""),
        "WARC-Block-Digest": digest_of(head),
    }
    return _member("request", archived_url(exchange.url), header, head)


def response_member(exchange: Exchange, *, record_id: str, payload_digest: str) -> bytes:
    """Return the record of what came back."""
    head = response_head(exchange)
    header = _common(exchange) | {
        "WARC-Record-ID": record_id,
        "WARC-Payload-Digest": payload_digest,
        "WARC-Block-Digest": digest_of(head, exchange.body),
    }
    if exchange.is_truncated:
        header["WARC-Truncated"] = "disconnect"
    return _member("response", archived_url(exchange.url), header, head, exchange.body)


def rendering_member(rendering: Rendering, *, record_id: str) -> bytes:
    """Return the record of what a browser made of a response: a conversion, in the words of the format.

    It is no answer of a server, so it has no HTTP head; its block is the page.
    """
    header = {
        "WARC-Record-ID": record_id,
        "WARC-Date": warc_date(rendering.rendered_at),
        "Content-Type": RENDERED_TYPE,
        "WARC-Block-Digest": digest_of(rendering.content),
        "WARC-Refers-To": rendering.response_id,
        PURPOSE: RENDERING,
    }
    return _member("conversion", archived_url(rendering.url), header, None, rendering.content)


def revisit_member(exchange: Exchange, *, record_id: str, profile: str, original: Original | None) -> bytes:
    """Return the record of an answer without its body: the original has it, or the server says nothing
    changed since one that the archive does not know.
    """
    head = response_head(exchange)
    header = _common(exchange) | {"WARC-Record-ID": record_id, "WARC-Profile": profile}
    if original is not None:
        header |= {
            "WARC-Refers-To": original.record_id,
            "WARC-Refers-To-Target-URI": original.url,
            "WARC-Refers-To-Date": original.date,
            REFERS_TO_FILE: original.file,
            REFERS_TO_OFFSET: str(original.offset),
            "WARC-Payload-Digest": original.payload_digest,
        }
    header["WARC-Block-Digest"] = digest_of(head)
    return _member("revisit", archived_url(exchange.url), header, head)


def _common(exchange: Exchange) -> dict[str, str]:
    header = {"WARC-Date": warc_date(exchange.fetched_at)}
    if exchange.ip_address is not None:
        header["WARC-IP-Address"] = exchange.ip_address
    if exchange.is_robots:
        header[PURPOSE] = ROBOTS
    elif exchange.is_for_browser:
        header[PURPOSE] = FOR_BROWSER
    return header


def _member(kind: str, url: str, header: dict[str, str], head: bytes | None, body: bytes = b"") -> bytes:
    """Return a record, compressed; digests must be in `header`, or warcio adds them by its own rule."""
    written = BytesIO()
    writer = WARCWriter(written, gzip=False, warc_version=WARC_VERSION)
    record = writer.create_warc_record(
        url,
        kind,
        payload=BytesIO(body),
        length=len(body),
        warc_headers_dict=header,
        http_headers=None if head is None else _Head(head),
    )
    writer.write_record(record)
    compress = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return compress.compress(written.getbuffer()) + compress.flush()
