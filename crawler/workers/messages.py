"""Messages between a run and its workers: pickles of known length over a socket of two ends."""

import io
import pickle
import socket
import struct
from dataclasses import dataclass, is_dataclass
from enum import Enum

from pipelines.items import Drop, Entry, Page, PageFacts

LENGTH = struct.Struct("!Q")  # bytes of the message that follows
_TIMES = frozenset({"date", "datetime", "timedelta", "timezone"})
_OURS = ("pipelines.", "crawler.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of a page: as `PageReading` has it, with the records it gave."""

    records: tuple[Entry | Drop, ...]
    facts: PageFacts
    members: tuple[Page, ...]
    dropped: Drop | None
    found: int
    reader: str | None
    is_last: bool  # the worker has grown, and ends


def send(connection: socket.socket, message: bytes) -> None:
    """Send a message whole; blocks."""
    connection.sendall(LENGTH.pack(len(message)))
    connection.sendall(message)


def receive(connection: socket.socket) -> bytes | None:
    """Receive a message whole; blocks. None where the other end is closed."""
    header = _receive(connection, LENGTH.size)
    return None if header is None else _receive(connection, LENGTH.unpack(header)[0])


def _receive(connection: socket.socket, size: int) -> bytes | None:
    data = bytearray(size)
    view = memoryview(data)
    while view:
        received = connection.recv_into(view)
        if not received:
            return None
        view = view[received:]
    return bytes(data)


def load_answer(message: bytes) -> Answer:
    """Read what a worker answered; raises UnpicklingError for anything that is no answer.

    A worker has read hostile pages with native code: what it sends may name records and dates only, so
    that it cannot make this process call anything.
    """
    try:
        answer = _Records(io.BytesIO(message)).load()
    except (ValueError, TypeError, AttributeError, LookupError, EOFError, ImportError) as error:
        raise pickle.UnpicklingError(f"no answer: {error!r}") from error
    if not isinstance(answer, Answer):
        raise pickle.UnpicklingError(f"no answer but {type(answer).__name__}")
    return answer


class _Records(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type:
        """Return the class of a record, of a value in one, or of a time."""
        if module == "datetime" and name in _TIMES:
            return super().find_class(module, name)  # type: ignore[no-any-return]
        if module.startswith(_OURS) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no record")
