"""Tell messages and pages saved as MHTML from texts, by the fields they begin with."""

from crawler.extract.mail.header import (
    DELIVERY_FIELDS,
    FIELD,
    HUMAN_FIELDS,
    MACHINE_FIELDS,
    Header,
    first_field,
    read_header,
)

MIN_FIELDS = 3
SAVED_BY = "saved by "


def is_message(head: bytes, media_type: str | None, name: str) -> bool:
    """Tell whether bytes are a message: by several known fields, of which a person writes not all.

    Media type and name decide where a message has hardly any.
    """
    # Nobody writes MACHINE_FIELDS by hand: a digest that begins with "From: the editors" has none of them.
    known = _known(_read(head), (*MACHINE_FIELDS, *HUMAN_FIELDS))
    if media_type == "message/rfc822":
        return bool(known)
    if name.endswith(".eml") and len(known) >= MIN_FIELDS - 1:
        return True
    return len(known) >= MIN_FIELDS and not known.isdisjoint(MACHINE_FIELDS)


def is_saved_page(head: bytes) -> bool:
    """Tell whether bytes are a page with what it is made of, as browsers save it (RFC 2557)."""
    header = _read(head)
    if not _known(header, ("mime-version", "content-type")) or _known(header, DELIVERY_FIELDS):
        return False
    if header.get("Snapshot-Content-Location") or header.get("Content-Location"):
        return True
    sender = header.get("From").lower()
    return SAVED_BY in sender or (not sender and header.media_type == "multipart/related")


def _read(head: bytes) -> Header:
    """Read the header that bytes begin with; an empty one where they begin with anything else."""
    first = first_field(head)
    return read_header(head, first) if FIELD.match(head, first) is not None else read_header(b"")


def _known(header: Header, names: tuple[str, ...]) -> set[str]:
    return {name for name in names if name in header.fields}
