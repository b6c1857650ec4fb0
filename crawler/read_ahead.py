"""Pages are read several at a time, and taken in the order in which they were given."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass, field

from crawler.containers.expand import Given
from crawler.page_reading import Read
from pipelines.items import Page

MAX_BYTES = 64 << 20  # of pages that are read ahead, beside the one whose turn it is


@dataclass(slots=True)
class _Place:
    """Something given, and for a page its reading and, once that is done, what is inside it."""

    given: Given
    reading: asyncio.Task[Read] | None
    inside: "_Line | None" = None

    @property
    def size(self) -> int:
        return len(self.given.content) if isinstance(self.given, Page) else 0


@dataclass(slots=True)
class _Line:
    """What is given at one depth, in order: what is not asked for yet, and what was and waits its turn."""

    rest: Iterator[Given]
    places: deque[_Place] = field(default_factory=deque)


@dataclass(slots=True, kw_only=True)
class ReadAhead:
    """Give what an iterator gives, and behind each page what is inside it, to `take`, one after the other.

    `read` reads a page, `expand` yields what is inside a page that was read. At most `pages` are in work or
    wait to be taken, and MAX_BYTES of them but for the one whose turn it is.
    """

    read: Callable[[Page], Coroutine[None, None, Read]]
    expand: Callable[[Read], Iterator[Given]]
    take: Callable[[Given, Read | None], Awaitable[None]]
    pages: int
    _held: int = 0  # places that wait
    _held_bytes: int = 0
    _tasks: set[asyncio.Task[Read]] = field(default_factory=set)

    async def run(self, given: Iterator[Given]) -> None:
        """Go through all of it; whatever ends this ends the reading of what is not taken yet."""
        path = [_Line(given)]  # from the outermost line to the one whose turn it is
        try:
            while path:
                await asyncio.sleep(0)  # a signal to stop takes effect here, even where nothing is waited for
                place = await self._next(path)
                if place is None:
                    path.pop()
                    continue
                await self.take(place.given, place.reading.result() if place.reading else None)
                if place.reading is not None:
                    path.append(self._inside(place, place.reading))
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _next(self, path: list[_Line]) -> _Place | None:
        """Return the first place of the innermost line, read; None at its end."""
        line = path[-1]
        if not line.places and not self._pull(line):
            return None
        place = line.places[0]
        while True:
            for each in reversed(path):  # what comes next is asked for first
                self._fill(each)
            if place.reading is None or place.reading.done():
                break
            await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
            self._tasks = {task for task in self._tasks if not task.done()}
        line.places.popleft()
        self._held -= 1
        self._held_bytes -= place.size
        return place

    def _fill(self, line: _Line) -> None:
        """Ask for more of a line, and before that of what is inside its places, as far as there is room."""
        for place in line.places:
            if place.reading is not None and place.reading.done() and place.reading.exception() is None:
                self._fill(self._inside(place, place.reading))
        while self._held < self.pages and self._held_bytes < MAX_BYTES and self._pull(line):
            pass

    def _pull(self, line: _Line) -> bool:
        """Ask for the next of a line and begin to read it; False at its end."""
        given = next(line.rest, None)
        if given is None:
            return False
        task = None
        if isinstance(given, Page):
            task = asyncio.get_running_loop().create_task(self.read(given))
            self._tasks.add(task)
        place = _Place(given, task)
        line.places.append(place)
        self._held += 1
        self._held_bytes += place.size
        return True

    def _inside(self, place: _Place, reading: asyncio.Task[Read]) -> _Line:
        """Return the line of what is inside a page that was read."""
        if place.inside is None:
            place.inside = _Line(self.expand(reading.result()))
        return place.inside
