"""Formats for tests, whose pages say what becomes of the process that reads them."""

import ctypes
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from crawler.readers.table import READERS, Reader
from crawler.sources import Source
from pipelines.items import Drop, DropReason, Page, PageFacts, PostedSource, PostedText, RawEntry, page_id_of

Records = Iterator[Page | RawEntry | Drop | PageFacts]


def accepts_acts(_head: bytes, _type: str | None, name: str) -> bool:
    return name.endswith(".act")


def read_acts(page: Page, _source: Source, *, explain: bool) -> Records:
    """A title a line; a line that begins with `!` is done. `inside NAME` is a page inside the page."""
    for position, line in enumerate(page.content.decode().splitlines()):
        match line.split():
            case ["!", act, *arguments]:
                yield from ACTS[act](page, *arguments)
            case ["inside", *titles]:
                yield replace(
                    page,
                    content="\n".join(titles).encode(),
                    address=f"{page.address}!/{position}.act",
                    depth=page.depth + 1,
                )
            case _:
                yield entry(page, position, line)


def entry(page: Page, position: int, title: str) -> RawEntry:
    return RawEntry(
        source=page.source,
        page_id=page_id_of(page),
        position=position,
        locator=f"line {position}",
        reader="acts",
        rule="one a line",
        seen_at=page.fetched_at,
        title_raw=title,
        body_raw=f"About {title}.",
        posted=(PostedText(raw="2024-04-30", source=PostedSource.LISTING),),
    )


def read_address_nought(_page: Page) -> Records:
    ctypes.string_at(0)
    yield from ()


def kill_itself(_page: Page, name: str) -> Records:
    os.kill(os.getpid(), getattr(signal, name))
    yield from ()


def end_itself(_page: Page, status: str) -> Records:
    os._exit(int(status))
    yield from ()


def wait_for_ever(_page: Page) -> Records:
    while True:
        time.sleep(60)
    yield from ()


def match_for_ever(_page: Page) -> Records:
    """As native code does: without ever letting Python's own threads and signals in."""
    re.fullmatch("(a|aa)+b", "a" * 200)
    yield from ()


def take_memory(_page: Page, mebibytes: str) -> Records:
    yield entry(_page, 0, str(len(b"x" * (int(mebibytes) << 20)) >> 20))


def name_process(page: Page, folder: str) -> Records:
    """Leave the number of the process where the test looks: a link, since a file may hold nothing here."""
    Path(folder, f"{os.getpid()}-{page.name}").symlink_to(str(os.getpid()))
    yield from ()


def crash_once(page: Page, folder: str) -> Records:
    """Be killed from outside, as by a system that needs the memory, the first time only."""
    mark = Path(folder, "tried")
    if not mark.is_symlink():
        mark.symlink_to("once")
        os.kill(os.getpid(), signal.SIGKILL)
    yield entry(page, 0, "Asters")


def tell_environment(page: Page) -> Records:
    for position, name in enumerate(sorted(os.environ)):
        yield entry(page, position, f"{name} {os.environ[name]}")


def tell_open_files(page: Page) -> Records:
    for position, number in enumerate(sorted(os.listdir("/proc/self/fd"), key=int)):
        if os.path.lexists(f"/proc/self/fd/{number}"):
            yield entry(page, position, os.readlink(f"/proc/self/fd/{number}"))


def try_what_is_refused(page: Page, folder: str) -> Records:
    tries = (
        lambda: socket.create_connection(("127.0.0.1", 9)),
        lambda: subprocess.run(["/bin/true"], check=True),
        lambda: Path(folder, "written").write_text("more than nothing"),
    )
    for position, attempt in enumerate(tries):
        try:
            attempt()
        except OSError as error:
            yield entry(page, position, f"refused {position}: {error.strerror or error}")


def print_something(page: Page) -> Records:
    print("out of a worker")
    print("out of a worker", file=sys.stderr)
    yield entry(page, 0, "Irises")


def name_a_function(page: Page) -> Records:
    """As a process that a page has taken over: whoever loads this is told to call."""
    yield Drop(
        source=page.source,
        page_id=page_id_of(page),
        reason=DropReason.NO_TITLE_OR_LINK,
        detail=Call(),  # type: ignore[arg-type]
        position=0,
    )


class Call:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("exit 1",)


ACTS = {
    "segfault": read_address_nought,
    "signal": kill_itself,
    "exit": end_itself,
    "hang": wait_for_ever,
    "match": match_for_ever,
    "memory": take_memory,
    "name": name_process,
    "crash_once": crash_once,
    "environment": tell_environment,
    "files": tell_open_files,
    "refused": try_what_is_refused,
    "print": print_something,
    "function": name_a_function,
}
ACTING: tuple[Reader, ...] = (Reader("acts", accepts_acts, read_acts), *READERS)
