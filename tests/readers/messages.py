"""What people have their newsletters in, made by hand: messages, mailboxes, pages saved as MHTML."""

import base64
import quopri
from datetime import UTC, datetime

from crawler.containers.expand import expand_page
from crawler.containers.given import Opened, PassedOver, Unreadable
from crawler.readers.errors import SourceError
from crawler.readers.table import read_page
from pipelines.items import Drop, DropReason, Page, PageFacts, RawEntry
from tests.extract.themes import DAYS, SENTENCES, THEMES, TITLES, listing

NOON = datetime(2021, 6, 1, 12, tzinfo=UTC)
ADDRESS = "https://town.example/news/"
PAGE = listing(THEMES["wordpress classic"])
TEXT = "Town news\n\n" + "".join(
    f"{title}\nPosted on: {day}\n{text}\nhttps://town.example/2021/post-{place}/\n\n"
    for place, (title, day, text) in enumerate(zip(TITLES, DAYS, SENTENCES, strict=True))
)
DATE = "Sat, 29 May 2021 08:30:00 +0200"
HEADER = (
    "Return-Path: <desk@town.example>\n"
    "Received: from mx.example by in.example; Sat, 29 May 2021 06:31:00 +0000\n"
    "Message-ID: <1@town.example>\nFrom: Ann Roe <ann@town.example>\nTo: reader@home.example\n"
    f"Subject: =?utf-8?q?Town_news_=E2=80=93_May?=\nDate: {DATE}\nMIME-Version: 1.0\n"
)


def absolute(html: str) -> str:
    """A page with its links written whole, as mail and saved pages have them."""
    return html.replace('href="/', 'href="https://town.example/')


def part(content: bytes | str, media_type: str, *, encoding: str = "quoted-printable", more: str = "") -> str:
    """A part of a message."""
    data = content.encode() if isinstance(content, str) else content
    match encoding:
        case "base64":
            body = base64.encodebytes(data).decode()
        case "quoted-printable":
            body = quopri.encodestring(data).decode()
        case _:
            body = data.decode("latin-1")
    return f"Content-Type: {media_type}\nContent-Transfer-Encoding: {encoding}\n{more}\n{body}"


def divided(kind: str, *parts: str, boundary: str = "=_b1", more: str = "") -> str:
    """Parts together in one, with its header."""
    body = "".join(f"--{boundary}\n{each}\n" for each in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"{more}\n\n{body}--{boundary}--\n'


def message(body: str, header: str = HEADER) -> bytes:
    return (header + body).encode("latin-1")


HTML_PART = part(absolute(PAGE), "text/html; charset=utf-8")
TEXT_PART = part(TEXT, "text/plain; charset=utf-8", encoding="base64")
NEWSLETTER = message(divided("alternative", TEXT_PART, HTML_PART))


def mailbox(*messages: bytes, envelope: str = "From desk@town.example Sat May 29 06:31:00 2021") -> bytes:
    """A mailbox as mboxrd writes it (RFC 4155 and qmail's mbox(5))."""
    quoted = [b"\n".join(_quote(line) for line in one.split(b"\n")) for one in messages]
    return b"".join(envelope.encode() + b"\n" + one + b"\n" for one in quoted)


def _quote(line: bytes) -> bytes:
    return b">" + line if line.lstrip(b">").startswith(b"From ") else line


def saved_page(html: str, *, sender: str = "<Saved by Blink>", beside: tuple[str, ...] = ()) -> bytes:
    """A page as Chromium saves it in one file."""
    header = (
        f"From: {sender}\nSnapshot-Content-Location: {ADDRESS}\nSubject: Town news\nDate: {DATE}\n"
        "MIME-Version: 1.0\n"
    )
    root = part(html, "text/html", more=f"Content-ID: <frame-1@mhtml.blink>\nContent-Location: {ADDRESS}\n")
    return message(divided("related", root, *beside, more=';\n\ttype="text/html"'), header)


def page_of(content: bytes, name: str = "letter.eml", **changes: object) -> Page:
    fields: dict[str, object] = {"content": content, "address": name, "source": "local", "fetched_at": NOON}
    return Page(**{**fields, **changes})  # type: ignore[arg-type]


class Outcome:
    """All that comes of a file: entries, drops and what was passed over, of it and of what is in it."""

    def __init__(self, content: bytes, name: str = "letter.eml", **changes: object) -> None:
        self.entries: list[RawEntry] = []
        self.drops: list[Drop] = []
        self.facts: list[PageFacts] = []
        self.pages: list[Page] = []
        self.unreadable: list[Unreadable] = []
        self.passed_over: list[str] = []
        self.opened: list[Opened] = []
        self._expand(page_of(content, name, **changes))

    def _expand(self, page: Page) -> None:
        if page.depth > 4:  # as a run does
            self.unreadable.append(Unreadable(address=page.address, reason=DropReason.TOO_DEEP, detail=""))
            return
        for one in expand_page(page):
            match one:
                case Page():
                    self._read(one)
                case Unreadable():
                    self.unreadable.append(one)
                case PassedOver():
                    self.passed_over.append(one.kind)
                case Opened():
                    self.opened.append(one)

    def _read(self, page: Page) -> None:
        self.pages.append(page)
        members = []
        try:
            for record in read_page(page):
                match record:
                    case Page():
                        members.append(record)
                    case RawEntry():
                        self.entries.append(record)
                    case Drop():
                        self.drops.append(record)
                    case PageFacts():
                        self.facts.append(record)
        except SourceError as error:
            self.drops.append(Drop(source=page.source, page_id="", reason=error.reason, detail=error.detail))
        for member in members:
            self._expand(member)

    @property
    def titles(self) -> list[str | None]:
        return [entry.title_raw for entry in self.entries]

    @property
    def said(self) -> set[tuple[object, ...]]:
        """What the entries say, without where it was."""
        return {(e.title_raw, e.url_raw, e.body_raw, e.posted, e.byline_raw) for e in self.entries}
