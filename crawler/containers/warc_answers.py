"""What a record of a WARC file gives: a page, something that is passed over, or a place that is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from crawler.archive.frames import Damage, Record
from crawler.archive.http_message import HttpMessage
from crawler.archive.stored import Stored, read_stored
from crawler.containers.companions import kind_of_companion
from crawler.containers.given import Input, PassedOver, Unreadable
from crawler.containers.limits import Budget
from crawler.containers.warc_bodies import Bodies
from crawler.fetch.content_encoding import undo_encodings
from crawler.fetch.fetched import Failure, Fetched
from crawler.fetch.refused import Refused
from crawler.readers.binary import is_binary
from crawler.readers.errors import SourceError
from pipelines.items import DropReason, Page

FORMAT = "warc"
_KINDS = {"image": "image", "font": "font", "audio": "sound or film", "video": "sound or film"}
_HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Answers:
    """Reads the records of one file, in their order."""

    given: Input
    budget: Budget
    bodies: Bodies

    def read(self, record: Record) -> Page | PassedOver | Unreadable:
        """Return what a record gives."""
        address = f"{self.given.address}!/{record.place}"
        read = read_stored(_as_response(record))
        if isinstance(read, Damage):
            return Unreadable(address=address, reason=read.reason, detail=read.detail, format=FORMAT)
        if read is None:
            return PassedOver(address=address, kind=_kind_of_record(record.fields))
        stored, message = read
        address = f"{address} {stored.url}"
        try:
            return self._read(stored, message, address) or PassedOver(
                address=address, kind="answer without content"
            )
        except SourceError as error:
            if error.reason is DropReason.DECOMPRESSION_BOMB and stored.is_revisit:
                raise  # the file is one, not this record
            return Unreadable(address=address, reason=error.reason, detail=error.detail, format=FORMAT)

    def _read(self, stored: Stored, message: HttpMessage, address: str) -> Page | PassedOver | None:
        kind = _kind_without_page(stored) or _kind_by_type(stored, message)
        if kind is not None:
            return PassedOver(address=address, kind=kind)
        if stored.is_revisit:
            original = self.bodies.find(stored)
            if original is None:
                if stored.is_not_modified and not stored.payload_digest:
                    return PassedOver(address=address, kind="answer that nothing changed")
                raise SourceError(DropReason.BODY_ELSEWHERE, _describe_reference(stored))
            message = original
            stored = replace(stored, headers={**original.headers, **stored.headers})
            if (kind := _kind_by_type(stored, message)) is not None:
                return PassedOver(address=address, kind=kind)
        elif message.body:
            self.bodies.remember(stored, message)
        if not message.body:
            return None
        return self._page(stored, message, address)

    def _page(self, stored: Stored, message: HttpMessage, address: str) -> Page | PassedOver:
        if stored.truncated is not None:
            raise SourceError(DropReason.DAMAGED, f"cut when it was kept: {stored.truncated}")
        content, headers = self._decode(stored, message)
        fetched = Fetched(
            url=stored.url, fetched_at=stored.fetched_at, status=200, headers=headers, content=content
        )
        page = fetched.as_page(self.given.source)
        kind = kind_of_companion(content[:_HEAD_BYTES], page.media_type, _name_of(stored.url))
        if kind is not None:
            return PassedOver(address=address, kind=kind)
        return replace(
            page,
            address=address.removesuffix(stored.url) + (page.url or ""),  # masked
            depth=self.given.depth + 1,
        )

    def _decode(self, stored: Stored, message: HttpMessage) -> tuple[bytes, Mapping[str, str]]:
        """Return the content, and the headers as they are for it.

        Some crawlers keep the body as decompressed and the header as it came: a body that is text although
        the header says otherwise is left as it is.
        """
        limit = self.budget.limits.page_bytes
        headers = {name: value for name, value in stored.headers.items() if name != "content-encoding"}
        if len(message.body) > limit:
            raise SourceError(DropReason.TOO_LARGE, f"a body of more than {limit} bytes")
        try:
            content, _ = undo_encodings(message.body, message.encodings, max_bytes=limit)
        except Refused as refused:
            if refused.failure is Failure.TOO_LARGE:
                raise SourceError(DropReason.TOO_LARGE, refused.detail) from refused
            if is_binary(message.body[:_HEAD_BYTES]):
                raise SourceError(DropReason.DAMAGED, refused.detail) from refused
            content = message.body
        self.budget.add_unpacked(len(content), packed=len(message.body), unpacked=len(content))
        return content, headers


def _as_response(record: Record) -> Record:
    """Return a resource, or a conversion by another tool, as the answer that would have brought it."""
    fields = record.fields
    if fields.get("warc-type") not in ("resource", "conversion") or "clipfile-purpose" in fields:
        return record
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {fields.get('content-type', '')}\r\n\r\n".encode()
    return replace(record, fields={**fields, "warc-type": "response"}, block=head + record.block)


def _kind_of_record(fields: Mapping[str, str]) -> str:
    kind = fields.get("warc-type", "")
    if kind in ("request", "metadata", "warcinfo", "continuation"):
        return f"{kind} record"
    if fields.get("warc-target-uri", "").strip("<>").startswith("dns:"):
        return "DNS answer"
    return "record of another protocol"


def _kind_without_page(stored: Stored) -> str | None:
    if stored.is_robots or _path_of(stored.url) == "/robots.txt":
        return "robots.txt"
    if stored.is_for_browser:
        return "answer for a browser"
    if stored.status == 200 or stored.is_not_modified:
        return None
    return "redirect" if 300 <= stored.status < 400 else "answer without a page"


def _kind_by_type(stored: Stored, message: HttpMessage) -> str | None:
    """Name the kind by the declared type, of what is data indeed: nothing needs to be unpacked for that."""
    main_type = stored.headers.get("content-type", "").partition("/")[0].strip().lower()
    kind = _KINDS.get(main_type)
    return kind if kind is not None and is_binary(message.body[:_HEAD_BYTES]) else None


def _describe_reference(stored: Stored) -> str:
    to = stored.refers_to
    where = [to.file, to.record_id, to.url, to.date] if to is not None else []
    said = " ".join(one for one in where if one) or stored.payload_digest or "nothing"
    return f"captured again; the body is in another record that this file does not have: {said[:500]}"


def _name_of(url: str) -> str:
    return _path_of(url).rpartition("/")[2].lower()


def _path_of(url: str) -> str:
    """Return the path of an address, empty where it is broken."""
    try:
        return urlsplit(url).path
    except ValueError:  # a bracket that opens and never closes
        return ""
