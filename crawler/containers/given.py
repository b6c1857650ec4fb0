"""What the door hands in, and what comes of it once containers are opened."""

from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from pipelines.items import DropReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """Bytes that are not read yet: a file, or the member of a container; what they hold says what it is.

    `stream` stands at the beginning of the bytes and belongs to who opened it. That of a member is good
    until the next member is asked for, and need not be seekable. Reading it raises SourceError where the
    bytes break off, contradict their format or exceed a limit.
    """

    stream: BinaryIO
    address: str  # as that of a Page: the member of a container is "<container>!/<member>"
    source: str
    fetched_at: datetime
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    depth: int = 0  # how many containers it was taken out of

    @property
    def name(self) -> str:
        """The last part of the address, lower-case: `pages.zip`."""
        return self.address.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A path, or a part of a container, that gives no page, and why."""

    address: str
    reason: DropReason
    detail: str  # where in the container, what was expected and what was found
    format: str | None = None  # of the container, where it is one that broke off or met a limit
    members: int = 0  # what that container gave before
    depth: int = 0  # how many containers it is in; `expand` says so of what containers yield


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """What lies beside pages and never is one: pictures, styles, scripts. It is counted by kind only."""

    address: str
    kind: str  # "image", "style sheet", "script", "font", …: a word of `crawler.containers.companions`


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A container that was read to its end; told behind its last member."""

    address: str
    format: str
    source: str
    fetched_at: datetime
    members: int  # what it gave: pages, containers, what was passed over or could not be read
    depth: int = 0  # how many containers it was taken out of
