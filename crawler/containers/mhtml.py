"""Open a page saved as MHTML (RFC 2557), as Chromium, Internet Explorer and add-ons write it.

The page is its root part; frames, pictures and styles beside it are what it is made of.
"""

from collections.abc import Iterator
from datetime import UTC
from typing import BinaryIO, cast

from crawler.containers.companions import kind_of_companion
from crawler.containers.given import Input, PassedOver
from crawler.containers.limits import Budget
from crawler.containers.streams import UpToBreak, read_up_to
from crawler.extract.mail.header import find_sent_at
from crawler.extract.mail.parts import Part, Parts, find_parts
from crawler.extract.mail.sniff import is_saved_page
from crawler.extract.saved_from import is_web_address
from crawler.readers.errors import SourceError
from pipelines.items import DropReason, Page

SNIFFED_BYTES = 1024


def accepts(head: bytes, _name: str) -> bool:
    """Tell whether an input is a saved page by the fields of its header."""
    return is_saved_page(head)


def open_mhtml(given: Input, budget: Budget) -> Iterator[Page | PassedOver]:
    """Yield the page, with its address and when it was saved, and what is beside it.

    Raises SourceError where the file breaks off; where that is in the page itself, the page is not
    given: what stands last in it may be half.
    """
    limit = budget.limits.page_bytes
    stream = UpToBreak(given.stream)
    content = read_up_to(cast(BinaryIO, stream), limit + 1)
    saved = find_parts(content)
    root = _find_root(saved)
    if len(content) > limit and (root is None or root.is_open):
        raise SourceError(DropReason.TOO_LARGE, f"mhtml: more than {limit} bytes before the page ends")
    if root is None:
        raise SourceError(DropReason.DAMAGED, f"mhtml: no part of {len(content)} bytes is HTML")
    if root.is_cut:
        raise SourceError(DropReason.DAMAGED, f"mhtml: the page breaks off at byte {len(content)}")
    for part in saved.parts:
        budget.add_member()
        if part is root:
            yield _page(given, saved, part)
        else:
            yield PassedOver(address=f"{given.address}!/{part.number}", kind=_kind(part))
    if len(content) > limit:
        raise SourceError(DropReason.TOO_LARGE, f"mhtml: more than {limit} bytes; the page was among them")
    if stream.error is not None:
        raise stream.error
    if saved.is_cut:
        raise SourceError(DropReason.DAMAGED, f"mhtml: breaks off at byte {len(content)}, behind the page")


def _find_root(saved: Parts) -> Part | None:
    """Return the part that is declared to be the page, else the first that is HTML."""
    pages = [part for part in saved.parts if part.is_html]
    start = saved.header.parameter("start")
    declared = [part for part in pages if start and part.header.get("Content-ID").strip() == start]
    return next(iter(declared or pages), None)


def _page(given: Input, saved: Parts, root: Part) -> Page:
    sent_at = find_sent_at(saved.header, received_at=given.fetched_at)
    named = (root.header.get("Content-Location"), saved.header.get("Snapshot-Content-Location"))
    addresses = ("".join(name.split()) for name in named)  # folded where it is long
    url = next((address for address in addresses if is_web_address(address)), given.url)
    return Page(
        content=root.decoded(),
        address=f"{given.address}!/{root.number}.html",
        source=given.source,
        fetched_at=sent_at.at.astimezone(UTC) if sent_at is not None else given.fetched_at,
        url=url,
        media_type=root.media_type,
        charset=root.header.charset,
        depth=given.depth + 1,
    )


def _kind(part: Part) -> str:
    if part.is_html:
        return "frame"
    head = part.decoded()[:SNIFFED_BYTES]
    return kind_of_companion(head, part.media_type, "") or "part of a saved page"
