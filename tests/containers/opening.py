"""What the tests of containers share: an invented set of pages, and what opening bytes gives."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from crawler.containers.expand import Given, expand
from crawler.containers.given import Input, Opened, PassedOver, Unreadable
from crawler.containers.limits import DEFAULT_LIMITS, Limits
from pipelines.items import Page
from tests.build import NOON

PAGES = {
    f"notes/{number}.html": f"<html><p>Garden notes {number}: {'beds ' * number}</p></html>".encode()
    for number in range(1, 6)
}


@dataclass(frozen=True)
class Result:
    """What came of some bytes, by kind."""

    given: list[Given]

    @property
    def pages(self) -> list[Page]:
        return [one for one in self.given if isinstance(one, Page)]

    @property
    def contents(self) -> list[bytes]:
        return [page.content for page in self.pages]

    @property
    def names(self) -> list[str]:
        return [page.address.split("!/", 1)[1] for page in self.pages]

    @property
    def unreadable(self) -> list[Unreadable]:
        return [one for one in self.given if isinstance(one, Unreadable)]

    @property
    def reasons(self) -> list[str]:
        return [str(one.reason) for one in self.unreadable]

    @property
    def opened(self) -> list[str]:
        return [one.format for one in self.given if isinstance(one, Opened)]

    @property
    def passed_over(self) -> list[str]:
        return [one.kind for one in self.given if isinstance(one, PassedOver)]


class Forward(io.RawIOBase):
    """A stream that cannot go back, and gives a few bytes at a time."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._rest = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._rest.read(min(len(buffer), 1000))
        buffer[: len(data)] = data
        return len(data)


def open_bytes(
    content: bytes, name: str = "pages.bin", *, limits: Limits = DEFAULT_LIMITS, can_go_back: bool = True
) -> Result:
    stream = io.BytesIO(content) if can_go_back else cast(BinaryIO, io.BufferedReader(Forward(content)))
    given = Input(stream=stream, address=name, source="local", fetched_at=NOON)
    return Result(list(expand(given, limits)))


def cuts(content: bytes) -> list[bytes]:
    """Cut it at every tenth of its length."""
    return [content[: len(content) * tenth // 10] for tenth in range(1, 10)]


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
