"""Inputs → pages: containers are opened as they are read, at any depth, and never held as a whole."""

import io
import traceback
from collections.abc import Iterator
from dataclasses import replace

from crawler.containers.companions import kind_of_companion
from crawler.containers.given import Input, Opened, PassedOver, Unreadable
from crawler.containers.limits import DEFAULT_LIMITS, Budget, Limits
from crawler.containers.saved_folders import MemberFolders
from crawler.containers.streams import read_up_to, size_of, take_head
from crawler.containers.table import HEAD_BYTES, Container, find_container
from crawler.readers.errors import SourceError
from pipelines.items import DropReason, Page

Given = Page | Unreadable | Opened | PassedOver


def expand(given: Input, limits: Limits = DEFAULT_LIMITS) -> Iterator[Given]:
    """Yield the pages of an input in its order, and what became of everything else in it.

    Nothing that is in it raises: what breaks off or exceeds a limit is Unreadable, at its place.
    """
    yield from _expand(given, Budget(limits, file_bytes=size_of(given.stream)))


def expand_page(page: Page, limits: Limits = DEFAULT_LIMITS) -> Iterator[Given]:
    """Do the same with bytes that are there already: a page that a reader found inside another."""
    given = Input(
        stream=io.BytesIO(page.content),
        address=page.address,
        source=page.source,
        fetched_at=page.fetched_at,
        url=page.url,
        media_type=page.media_type,
        charset=page.charset,
        depth=page.depth,
    )
    yield from _expand(given, Budget(limits, file_bytes=len(page.content)))


def _expand(given: Input, budget: Budget) -> Iterator[Given]:
    try:
        head, stream = take_head(given.stream, HEAD_BYTES)
        given = replace(given, stream=stream)
        container = find_container(head, given.name)
        kind = kind_of_companion(head, given.media_type, given.name) if container is None else None
        if kind is not None and given.depth:  # a file that was named outright is not passed over
            yield PassedOver(address=given.address, kind=kind)
        elif container is None:
            yield _read_page(given, budget.limits)
        elif given.depth >= budget.limits.depth:
            detail = f"{given.depth} containers deep; {budget.limits.depth} are opened"
            yield _unreadable(given, SourceError(DropReason.TOO_DEEP, detail))
        else:
            yield from _open(container, given, budget)
    except Exception as error:  # what is ours is told apart in _unreadable
        yield _unreadable(given, error)


def _open(container: Container, given: Input, budget: Budget) -> Iterator[Given]:
    members = 0
    try:
        for member in MemberFolders(given.address).sort(container.open(given, budget)):
            members += 1
            if isinstance(member, Input):
                yield from _expand(member, budget)
            elif isinstance(member, Unreadable):
                yield replace(member, depth=given.depth + 1)
            else:
                yield member
    except Exception as error:  # what is ours is told apart in _unreadable
        yield replace(_unreadable(given, error), format=container.name, members=members)
    else:
        yield Opened(
            address=given.address,
            format=container.name,
            source=given.source,
            fetched_at=given.fetched_at,
            members=members,
            depth=given.depth,
        )


def _read_page(given: Input, limits: Limits) -> Page:
    content = read_up_to(given.stream, limits.page_bytes + 1)
    if len(content) > limits.page_bytes:
        detail = f"more than {limits.page_bytes} bytes, and no container. Split it into pages."
        raise SourceError(DropReason.TOO_LARGE, detail)
    return Page(
        content=content,
        address=given.address,
        source=given.source,
        fetched_at=given.fetched_at,
        url=given.url,
        media_type=given.media_type,
        charset=given.charset,
        depth=given.depth,
    )


def _unreadable(given: Input, error: Exception) -> Unreadable:
    """Say why an input ends here; what is no fault of its own is set aside with its traceback."""
    if isinstance(error, SourceError):
        reason, detail = error.reason, error.detail
    else:
        reason, detail = DropReason.QUARANTINED, "".join(traceback.format_exception(error))
    return Unreadable(address=given.address, reason=reason, detail=detail, depth=given.depth)
