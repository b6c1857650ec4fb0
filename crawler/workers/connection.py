"""The run's end of the socket to a worker, which must not wait for one worker while others have news."""

import asyncio
import socket
from collections.abc import Callable

from crawler.workers.messages import LENGTH


class Connection:
    """Messages to and from a worker. Both directions raise ConnectionError or EOFError where it has ended."""

    def __init__(self, end: socket.socket) -> None:
        end.setblocking(False)
        self._end = end

    async def send(self, message: bytes, *, seconds: float) -> None:
        """Send a message; raises TimeoutError where none of it is taken for so long."""
        for part in (LENGTH.pack(len(message)), message):
            view = memoryview(part)
            while view:
                view = view[await self._step(self._end.send, view, seconds, is_writing=True) :]

    async def receive(self, *, seconds: float) -> bytes:
        """Return the next message; raises TimeoutError where nothing of it comes for so long."""
        (size,) = LENGTH.unpack(await self._receive(LENGTH.size, seconds))
        return await self._receive(size, seconds)

    def close(self) -> None:
        """Close this end; the worker ends when it has read its page."""
        self._end.close()

    async def _receive(self, size: int, seconds: float) -> bytes:
        data = bytearray(size)
        view = memoryview(data)
        while view:
            received = await self._step(self._end.recv_into, view, seconds, is_writing=False)
            if not received:
                raise EOFError("the worker closed its connection")
            view = view[received:]
        return bytes(data)

    async def _step(
        self, step: Callable[[memoryview], int], view: memoryview, seconds: float, *, is_writing: bool
    ) -> int:
        """Do one step as soon as the socket allows.

        When the time is up it is tried once more: the run itself may have been busy for longer, with a
        commit or on a machine that was asleep, while the answer lay there.
        """
        try:
            return step(view)
        except BlockingIOError:
            await self._wait(seconds, is_writing=is_writing)
        try:
            return step(view)
        except BlockingIOError:
            raise TimeoutError from None

    async def _wait(self, seconds: float, *, is_writing: bool) -> None:
        """Wait until the socket is ready, or for so long."""
        loop = asyncio.get_running_loop()
        ready = asyncio.Event()
        add, remove = (
            (loop.add_writer, loop.remove_writer) if is_writing else (loop.add_reader, loop.remove_reader)
        )
        add(self._end, ready.set)
        try:
            async with asyncio.timeout(seconds):
                await ready.wait()
        except TimeoutError:
            return
        finally:
            remove(self._end)
