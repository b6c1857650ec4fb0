"""WARC files for the tests, written by warcio as crawlers do."""

from collections.abc import Iterable, Mapping
from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SITE = "https://digest.example"
HTML = (("Content-Type", "text/html; charset=utf-8"),)


def listing(first: int, count: int = 4) -> bytes:
    """Write a listing page whose entries no other number gives."""
    blocks = "".join(
        f'<article><h2><a href="/news/{number}/">Ferry number {number} leaves the old harbour</a></h2>'
        f'<time datetime="2024-03-{number % 28 + 1:02}">{number % 28 + 1} March 2024</time>'
        f"<p>The {number}th ferry of the season was full, and the captain said so twice.</p></article>"
        for number in range(first, first + count)
    )
    return f"<!doctype html><html lang=en><title>News</title><main>{blocks}</main></html>".encode()


class WarcFile:
    """Writes one WARC file, record by record."""

    def __init__(self, *, is_gzip: bool = True) -> None:
        self._written = BytesIO()
        self._writer = WARCWriter(self._written, gzip=is_gzip)
        self.offsets: list[int] = []
        self.add("warcinfo", "", b"software: test\r\n")

    def response(
        self,
        url: str,
        body: bytes,
        *,
        status: str = "200 OK",
        headers: Iterable[tuple[str, str]] = HTML,
        kind: str = "response",
        fields: Mapping[str, str] | None = None,
        day: int = 1,
    ) -> "WarcFile":
        """Add the answer of a server."""
        head = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
        return self.add(kind, url, body, head=head, fields=fields, day=day)

    def add(
        self,
        kind: str,
        url: str,
        body: bytes,
        *,
        head: StatusAndHeaders | None = None,
        fields: Mapping[str, str] | None = None,
        day: int = 1,
        media_type: str | None = None,
    ) -> "WarcFile":
        """Add a record of any kind."""
        record = self._writer.create_warc_record(
            url,
            kind,
            payload=BytesIO(body),
            length=len(body),
            http_headers=head,
            warc_headers_dict={"WARC-Date": f"2024-05-{day:02}T08:00:00Z"} | dict(fields or {}),
            warc_content_type=media_type or "",
        )
        self.offsets.append(self._written.tell())
        self._writer.write_record(record)
        return self

    def bytes(self) -> bytes:
        """Return what is written so far."""
        return self._written.getvalue()
