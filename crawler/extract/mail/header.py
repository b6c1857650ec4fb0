"""The header of a message or of one of its parts: its fields, as far as they tell what is in the body.

Fields are read one by one, so that a line which is none costs nothing but itself; what the value of a
field means is left to the standard library's `email`, in its old policy: the newer one parses whole
addresses and fails on hostile ones in many ways. Values are cut first, since some of it is quadratic.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from itertools import islice

from crawler.extract.encoding import find_encoding

MAX_FIELDS = 1_000  # of the same few names
MAX_VALUE_CHARS = 4_000
MAX_SUBJECT_CHARS = 1_000
MAX_DATE_CHARS = 100
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)  # older than mail as we know it: a clock that was never set
MAX_AHEAD = timedelta(days=2)  # clocks and zones; later than that, the clock is wrong

# The fields that are read, the others only being of no interest: a million of them cost nothing.
DELIVERY_FIELDS = ("to", "received", "message-id", "return-path", "delivered-to")
MACHINE_FIELDS = (
    *("message-id", "received", "return-path", "delivered-to", "mime-version", "content-type"),
    *(
        "content-transfer-encoding",
        "dkim-signature",
        "x-mozilla-status",
        "x-gmail-labels",
        "list-unsubscribe",
    ),
)
HUMAN_FIELDS = ("from", "to", "cc", "subject", "date", "reply-to", "sender", "list-id", "x-mailer")
BODY_FIELDS = ("content-disposition", "content-id", "content-location", "snapshot-content-location")
FIELD = re.compile(rb"[!-9;-~]{1,100}[ \t]{0,9}:")
KNOWN_FIELD = re.compile(
    # Folded lines belong to the field above them: RFC 5322, section 2.2.3.
    rb"^(%b)[ \t]{0,9}:([^\n]*(?:\n[ \t][^\n]*){0,400})"
    % "|".join({*MACHINE_FIELDS, *HUMAN_FIELDS, *BODY_FIELDS}).encode(),
    re.IGNORECASE | re.MULTILINE,
)
NO_HEADER = re.compile(rb"\r?\n")
END = re.compile(rb"\n\r?\n")
# What `email` raises where a parameter is continued in two ways at once, or its charset is none (RFC 2231).
BAD_PARAMETER = (TypeError, ValueError, LookupError)
CONTROLS = re.compile(r"[\0-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of a header, the first of each name, and where the body begins."""

    fields: Message
    body: int  # offset in bytes; the end of the content where the header breaks off
    is_cut: bool  # there is no blank line behind it

    @property
    def media_type(self) -> str:
        """The media type, `text/plain` where none is declared (RFC 2045, section 5.2)."""
        return self.fields.get_content_type()

    @property
    def charset(self) -> str | None:
        """The charset as declared."""
        return self.parameter("charset")

    @property
    def name(self) -> str | None:
        """The file name of an attachment."""
        try:
            name = self.fields.get_filename()
        except BAD_PARAMETER:
            return None
        return read_words(name) or None if name else None

    @property
    def is_attachment(self) -> bool:
        """Whether it is declared to be kept beside the text (RFC 2183)."""
        return self.get("Content-Disposition").partition(";")[0].strip().lower() == "attachment"

    def get(self, name: str) -> str:
        """Return the value of a field, unfolded; empty where there is none."""
        return str(self.fields.get(name, ""))

    def parameter(self, name: str) -> str | None:
        """Return a parameter of Content-Type."""
        try:
            return _text_of(self.fields.get_param(name))
        except BAD_PARAMETER:
            return None


@dataclass(frozen=True, slots=True)
class SentAt:
    """When a message was sent, verbatim and read, in the sender's zone."""

    raw: str
    at: datetime


def _text_of(parameter: object) -> str | None:
    """Return a parameter as text; one by RFC 2231 comes with its charset and language."""
    text = parameter[2] if isinstance(parameter, tuple) else parameter
    return text.strip() if isinstance(text, str) and text.strip() else None


def first_field(content: bytes) -> int:
    """Return where a message begins: behind a byte order mark and blank lines."""
    return len(content) - len(content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))


def read_header(content: bytes, first: int = 0, last: int | None = None) -> Header:
    """Read the header that begins at `first`; one that has no end ends with the content."""
    last = len(content) if last is None else last
    fields = Message()
    end = NO_HEADER.match(content, first, last) or END.search(content, first, last)
    body = end.end() if end is not None else last
    for field in islice(KNOWN_FIELD.finditer(content, first, body), MAX_FIELDS):
        name = field[1].decode("ascii")
        if name not in fields:
            fields[name] = _value(field[2])
    return Header(fields, body, end is None)


def _value(value: bytes) -> str:
    """Return the value of a field as text: UTF-8 (RFC 6532), else the bytes one by one."""
    value = value[: 4 * MAX_VALUE_CHARS]
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        text = value.decode("latin-1")
    return CONTROLS.sub(" ", text)[:MAX_VALUE_CHARS].strip()


def read_words(value: str) -> str:
    """Return a text with its encoded words decoded (RFC 2047), in one line without control characters.

    >>> read_words("=?utf-8?q?Caf=C3=A9?= =?utf-8?b?w6k=?= notes")
    'Caféé notes'
    """
    value = CONTROLS.sub(" ", value[:MAX_SUBJECT_CHARS])
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):  # base64 that is none
        pieces = [(value, None)]
    text = "".join(piece if isinstance(piece, str) else _decode_word(piece, name) for piece, name in pieces)
    return " ".join(CONTROLS.sub(" ", text).split())


def _decode_word(word: bytes, charset: str | None) -> str:
    if charset is None:  # between encoded words: as `decode_header` writes it
        return word.decode("raw-unicode-escape", "replace")
    return word.decode(find_encoding(charset) or "utf-8", "replace")


def find_sent_at(header: Header, *, received_at: datetime) -> SentAt | None:
    """Return when a message was sent: by its Date, else by its last relay.

    None where neither can be: before 1980, or later than the message was there.
    """
    for text in (header.get("Date"), header.get("Received").rpartition(";")[2]):
        moment = _read_date(text)
        if moment is not None and EARLIEST <= moment <= received_at + MAX_AHEAD:
            return SentAt(" ".join(text[:MAX_DATE_CHARS].split()), moment)
    return None


def _read_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text.strip()[:MAX_DATE_CHARS])
        moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
        moment.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment
