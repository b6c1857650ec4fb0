"""An exchange as an archive file holds it, without its body: what an index needs, and where the body is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.archive.frames import Damage, Record
from crawler.archive.http_message import HttpMessage, parse_response
from crawler.archive.records import (
    FOR_BROWSER,
    NOT_MODIFIED,
    PURPOSE,
    REFERS_TO_FILE,
    REFERS_TO_OFFSET,
    RENDERED_TYPE,
    RENDERING,
    ROBOTS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """The answer that a response or revisit record keeps."""

    url: str
    status: int
    headers: Mapping[str, str]  # names in lower case
    fetched_at: datetime
    date: str  # of fetching, as the file has it
    offset: int | None  # None where it can only be had by reading the file
    record_id: str
    payload_digest: str | None
    is_revisit: bool
    is_not_modified: bool  # a revisit that has no body: the server says it is as it was
    is_robots: bool
    is_for_browser: bool  # what a rendering was made of: no page
    truncated: str | None  # why the body is not whole, as the crawler that wrote it says
    refers_to: "Reference | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The record that has the body of a revisit."""

    url: str | None
    date: str | None
    record_id: str | None
    file: str | None  # name within the folder
    offset: int | None


def read_stored(record: Record) -> tuple[Stored, HttpMessage] | Damage | None:
    """Read a record; None for one that is neither an answer of an HTTP server nor our rendering of one."""
    fields = record.fields
    kind = fields.get("warc-type")
    url = fields.get("warc-target-uri", "").strip("<>")  # some wget versions write the brackets
    is_rendering = kind == "conversion" and fields.get(PURPOSE.lower()) == RENDERING
    if not (kind in ("response", "revisit") or is_rendering) or not url.startswith(("http:", "https:")):
        return None
    message = _as_answer(record.block) if is_rendering else parse_response(record.block)
    if kind == "revisit" and not record.block.strip():  # the head of the answer may be left out
        message = HttpMessage(status=200, headers={}, encodings=(), body=b"")
    fetched_at = _parse_date(fields.get("warc-date", ""))
    if message is None or fetched_at is None:
        missing = "HTTP response" if message is None else "WARC-Date"
        return Damage(offset=record.offset or 0, detail=f"a {kind} record has no readable {missing}")
    stored = Stored(
        url=url,
        status=message.status,
        headers=message.headers,
        fetched_at=fetched_at,
        date=fields.get("warc-date", ""),
        offset=record.offset,
        record_id=fields.get("warc-record-id", ""),
        payload_digest=fields.get("warc-payload-digest"),
        is_revisit=kind == "revisit",
        is_not_modified=kind == "revisit" and _is_not_modified(fields, message),
        is_robots=fields.get(PURPOSE.lower()) == ROBOTS,
        is_for_browser=fields.get(PURPOSE.lower()) == FOR_BROWSER,
        truncated=fields.get("warc-truncated"),
        refers_to=_reference(fields) if kind == "revisit" else None,
    )
    return stored, message


def _as_answer(content: bytes) -> HttpMessage:
    """Return a rendering as the answer that a crawl takes it for; only those with status 200 are rendered."""
    return HttpMessage(status=200, headers={"content-type": RENDERED_TYPE}, encodings=(), body=content)


def _is_not_modified(fields: Mapping[str, str], message: HttpMessage) -> bool:
    profile = fields.get("warc-profile", "")
    return message.status == 304 or profile.rpartition("/")[2] == NOT_MODIFIED.rpartition("/")[2]


def _reference(fields: Mapping[str, str]) -> Reference:
    offset = fields.get(REFERS_TO_OFFSET.lower(), "")
    return Reference(
        url=fields.get("warc-refers-to-target-uri"),
        date=fields.get("warc-refers-to-date"),
        record_id=fields.get("warc-refers-to"),
        file=fields.get(REFERS_TO_FILE.lower()),
        offset=int(offset) if offset.isascii() and offset.isdecimal() and len(offset) < 19 else None,
    )


def _parse_date(text: str) -> datetime | None:
    try:
        parsed = datetime.fromisoformat(text)
        return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # no date, or in UTC before the year 1
        return None
