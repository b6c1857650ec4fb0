"""Read a message: a newsletter's HTML as pages are read, or its text as plain text is; never both."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from functools import partial

from crawler.extract.mail.header import SentAt, find_sent_at, read_words
from crawler.extract.mail.parts import Part, Parts, find_parts
from crawler.extract.mail.sniff import is_message
from crawler.extract.mail.transfer import unflow
from crawler.readers import html, plain_text
from crawler.readers.binary import is_binary
from crawler.sources import UNDECLARED, Source
from pipelines.items import (
    Drop,
    DropReason,
    Evidence,
    Page,
    PageFacts,
    PageIssue,
    PostedSource,
    PostedText,
    RawEntry,
    page_id_of,
)

NAME = "mail"
HEAD_BYTES = 4096
MAX_BODIES = 100  # texts of one message that are read as its own; newsletters have one
TOGETHER = frozenset({"multipart/alternative", "multipart/related"})
# What mail programs say to each other, and what is no page by its type; pictures are known by content.
PASSED_OVER = frozenset(
    {
        "text/calendar",
        "application/ics",
        "text/vcard",
        "text/x-vcard",
        "text/directory",
        "application/ms-tnef",
    }
    | {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
    | {"message/delivery-status", "message/disposition-notification", "text/rfc822-headers"}
    | {"message/external-body", "text/x-amp-html", "text/watch-html"}
)


def accepts(head: bytes, media_type: str | None, name: str) -> bool:
    """Tell whether a page is a message by the fields of its header."""
    return is_message(head, media_type, name)


def read(
    page: Page, source: Source = UNDECLARED, *, explain: bool = False
) -> Iterator[Page | RawEntry | Drop | PageFacts]:
    """Yield what is attached to a message, the facts, then its entries, or one drop.

    The addresses of people are not kept. An entry was seen when the message was sent; one that states no
    day has that day, which is a weaker kind. Of a message that breaks off, the last entry is dropped: half
    a link is another link.
    """
    message = find_parts(page.content)
    sent_at = find_sent_at(message.header, received_at=page.fetched_at)
    if sent_at is not None:
        page = replace(page, fetched_at=sent_at.at.astimezone(UTC))
    bodies, attached = _sort(message)
    for part in attached:
        if part is not message.cut_part:
            yield _attachment(page, part)
    read_body = partial(_read_body, page, source, sent_at, explain=explain)
    kept, facts = _read_bodies(bodies, message, read_body)
    entries = [record for record in kept if isinstance(record, RawEntry)]
    issues = (PageIssue.DAMAGED,) if message.is_cut else ()
    yield replace(facts, issues=tuple(dict.fromkeys((*facts.issues, *issues))))
    yield from kept if entries else ()
    yield from _what_is_missing(page, message, kept, has_attached=bool(attached))


@dataclass(frozen=True, slots=True)
class _Body:
    part: Part
    content: bytes
    is_html: bool


def _sort(message: Parts) -> tuple[list[_Body], list[Part]]:
    """Tell the message's own texts, in the order in which they are tried, from what is attached to it."""
    bodies: list[_Body] = []
    attached: list[Part] = []
    for part in message.parts:
        body = _as_body(part) if len(bodies) < MAX_BODIES else None
        if body is not None:
            bodies.append(body)
        elif part.media_type not in PASSED_OVER and part.header.body < part.last:
            attached.append(part)
    return bodies, attached


def _as_body(part: Part) -> _Body | None:
    header = part.header
    is_beside = header.is_attachment or (
        header.name is not None and bool(part.within) and TOGETHER.isdisjoint(part.within)
    )
    if is_beside or not (part.is_html or part.media_type == "text/plain"):
        return None
    content = part.decoded()
    head = content[:HEAD_BYTES]
    if is_binary(head):
        return None
    is_html = html.accepts(head, part.media_type, "")
    if not is_html and (header.parameter("format") or "").lower() == "flowed":
        content = unflow(content, removes_space=(header.parameter("delsp") or "").lower() == "yes")
    return _Body(part, content, is_html)


def _attachment(page: Page, part: Part) -> Page:
    """Return what is attached as a page: its content says what it is."""
    name = (part.header.name or "part").replace("/", "_").replace("\\", "_")
    return Page(
        content=part.decoded(),
        address=f"{page.address}!/{part.number}/{name}",
        source=page.source,
        fetched_at=page.fetched_at,
        media_type=part.media_type,
        charset=part.header.charset,
        depth=page.depth + 1,
    )


_Records = tuple[list[RawEntry | Drop], PageFacts]


def _read_bodies(bodies: list[_Body], message: Parts, read_body: "partial[_Records]") -> _Records:
    """Return the records of the HTML texts; where they have no entries, those of the others.

    In a message that breaks off, the text beside the HTML is none of its own: the HTML that is missing
    would give the same entries, in other words.
    """
    first: _Records | None = None
    for is_html in (True, False):
        records: list[RawEntry | Drop] = []
        facts: PageFacts | None = None
        for body in (each for each in bodies if each.is_html is is_html and each.content.strip()):
            if not is_html and message.is_cut and "multipart/alternative" in body.part.within:
                continue
            read, found = read_body(body, len(records), is_cut=body.part is message.cut_part)
            has_entries = any(isinstance(record, RawEntry) for record in read)
            if has_entries or not records:
                facts = found if facts is None or has_entries else facts
                records = [*(each for each in records if isinstance(each, RawEntry)), *read]
        if facts is not None and any(isinstance(record, RawEntry) for record in records):
            return records, facts
        if facts is not None and first is None:
            first = records, facts
    return first or ([], PageFacts())


def _read_body(
    page: Page,
    source: Source,
    sent_at: SentAt | None,
    body: _Body,
    position: int,
    *,
    explain: bool,
    is_cut: bool,
) -> _Records:
    inner = replace(
        page,
        content=body.content,
        media_type="text/html" if body.is_html else "text/plain",
        charset=body.part.header.charset,
    )
    kind, reader = ("html", html.read) if body.is_html else ("text", plain_text.read)
    page_id = page_id_of(page)
    facts = PageFacts()
    records: list[RawEntry | Drop] = []
    for record in reader(inner, source, explain=explain):
        match record:
            case PageFacts():
                facts = _of_message(record, kind)
            case RawEntry():
                entry = replace(
                    record,
                    page_id=page_id,
                    position=position + len(records),
                    locator=f"part {body.part.number}, {record.locator}",
                    reader=NAME,
                    rule=f"{kind}: {record.rule}",
                )
                records.append(_with_day(entry, sent_at, explain=explain))
            case Drop():
                records.append(replace(record, page_id=page_id))
    if is_cut and records and isinstance(last := records[-1], RawEntry):
        records[-1] = _cut_entry(last, page)
    return records, facts


def _of_message(facts: PageFacts, kind: str) -> PageFacts:
    """Return the facts without what leads on from page to page: a message is no page of a listing."""
    return replace(
        facts,
        rule=f"{kind}: {facts.rule}" if facts.rule else None,
        next_page=None,
        declared_next=None,
        page_number=None,
        page_total=None,
        period_pages=(),
    )


def _with_day(entry: RawEntry, sent_at: SentAt | None, *, explain: bool) -> RawEntry:
    if entry.posted or sent_at is None:
        return entry
    day = PostedText(raw=sent_at.raw, source=PostedSource.MAIL, completed=sent_at.at.date().isoformat())
    why = Evidence(field="posted_on", rule="mail Date", locator="header", raw=sent_at.raw)
    return replace(entry, posted=(day,), evidence=(*entry.evidence, why) if explain else ())


def _cut_entry(entry: RawEntry, page: Page) -> Drop:
    return Drop(
        source=page.source,
        page_id=entry.page_id,
        reason=DropReason.DAMAGED,
        detail=f"the message breaks off in this entry, at byte {len(page.content)}",
        locator=entry.locator,
        position=entry.position,
        sample=(entry.title_raw or entry.body_raw or "")[: html.SAMPLE_CHARS] or None,
    )


def _what_is_missing(
    page: Page, message: Parts, kept: list[RawEntry | Drop], *, has_attached: bool
) -> Iterator[Drop]:
    """Yield why a message has no entries, else what it lost beside them."""
    blank = Drop(source=page.source, page_id=page_id_of(page), reason=DropReason.DAMAGED, detail="")
    subject = read_words(message.header.get("Subject"))[:100]
    detail = f"the message {subject!r}"
    breaks_off = f"{detail} breaks off at byte {len(page.content)}"
    if any(isinstance(record, RawEntry) for record in kept):
        position = len(kept)
        if message.is_cut and not isinstance(kept[-1], Drop):
            yield replace(blank, detail=breaks_off, position=position)
            position += 1
        if message.left_out is not None:
            reason, what = message.left_out
            yield replace(blank, reason=reason, detail=f"{detail}, {what}", position=position)
    elif message.is_cut:
        yield replace(blank, detail=breaks_off)
    elif message.left_out is not None:
        reason, what = message.left_out
        texts = [f"; in the texts before: {drop.detail}" for drop in kept[:1] if isinstance(drop, Drop)]
        yield replace(blank, reason=reason, detail=f"{detail}, {what}{''.join(texts)}")
    elif kept and isinstance(drop := kept[0], Drop):
        yield replace(drop, detail=f"{detail}: {drop.detail}")
    elif not has_attached:
        yield replace(blank, reason=DropReason.EMPTY_PAGE, detail=f"{detail} has no text")
