"""What asking for an address gave: a response or a failure, never an exception of the network.

Every walk is written against `Fetch`, so it runs the same over Scrapy's engine, over the page archive
and over a table of pages in a test.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from crawler.fetch.mask import mask_url
from pipelines.items import Page


class Failure(StrEnum):
    """Why there is no response to read; what is worth another try was tried again."""

    ROBOTS = "robots"  # robots.txt does not allow it
    ROBOTS_UNAVAILABLE = "robots_unavailable"  # robots.txt answers 5xx or not at all: wait
    PRIVATE_ADDRESS = "private_address"  # loopback, private, link-local, …: refused without --allow-private
    UNSAFE_URL = "unsafe_url"  # neither http nor https, or one that hides its host
    DNS = "dns"
    CONNECTION = "connection"  # refused, reset, closed
    CERTIFICATE = "certificate"
    TIMEOUT = "timeout"
    TRUNCATED = "truncated"  # fewer bytes than announced
    TOO_LARGE = "too_large"  # also after decompression
    REDIRECTS = "redirects"  # a loop, or too many
    RENDERING = "rendering"  # the browser that runs the page's scripts gave up on it
    RETRY_LATER = "retry_later"  # the host asks for a longer pause than a run waits
    STOPPED = "stopped"  # the run is being ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """The answer to one request, after redirects and retries."""

    url: str  # as asked for
    fetched_at: datetime  # UTC
    final_url: str | None = None  # after redirects; None without a response
    status: int | None = None  # HTTP status; None without a response
    headers: Mapping[str, str] = field(default_factory=dict)  # names in lower case
    content: bytes = b""  # the body, decompressed
    archive_file: str | None = None  # below the workspace's archive folder
    archive_offset: int | None = None  # of the response record, bytes
    is_from_archive: bool = False  # answered without the network
    failure: Failure | None = None
    detail: str = ""  # of a failure, in words

    @property
    def is_not_modified(self) -> bool:
        """Tell whether the server says that the page is as the given validators say."""
        return self.status == 304

    def say_failure(self) -> str:
        """Say in words why there is no page: a failure, or a status other than 200."""
        said = str(self.failure) if self.failure is not None else f"answers {self.status}"
        return f"{said}: {self.detail}" if self.detail else said

    def as_page(self, source: str, *, charset: str | None = None) -> Page:
        """Make a page of a response; `charset` goes before the one that the server declares.

        Its address is masked, as it is in the archive and in the datasets.
        """
        url = mask_url(self.final_url or self.url)
        media_type, _, parameters = self.headers.get("content-type", "").partition(";")
        declared = [
            value.strip().strip("\"' ")
            for name, _, value in (part.partition("=") for part in parameters.split(";"))
            if name.strip().lower() == "charset"
        ]
        return Page(
            content=self.content,
            address=url,
            source=source,
            fetched_at=self.fetched_at,
            url=url,
            media_type=media_type.strip().lower() or None,
            charset=charset or (declared[0] if declared else None) or None,
        )


class Fetch(Protocol):
    """Asks for an address; raises nothing that the network or the server can cause."""

    async def __call__(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """Return the answer; with validators, a 304 where the page has not changed since."""
        ...
