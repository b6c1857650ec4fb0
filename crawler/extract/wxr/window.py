"""A window on a stream that is searched from its beginning to its end, no byte more than a few times."""

import re
from typing import BinaryIO

READ_BYTES = 256 << 10


class Window:
    """The bytes of a stream from `keep_from` on; every position counts from the stream's beginning.

    Searches go forwards only: where one asks for a text again, it begins no earlier than the time before.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.is_at_end = False
        self._stream = stream
        self._bytes = b""
        self._fault: Exception | None = None  # of the stream, behind what was read
        self._base = 0
        self._found: dict[bytes, int] = {}  # where a text is next
        self._absent_before: dict[bytes, int] = {}

    @property
    def end(self) -> int:
        """How far the stream was read."""
        return self._base + len(self._bytes)

    def fill(self, keep_from: int) -> None:
        """Read on; what is before `keep_from` is given up."""
        cut = min(max(keep_from - self._base, 0), len(self._bytes))
        kept = self._bytes[cut:]
        # As much as is kept: then all copying together is no more than twice the stream.
        more = self._read(max(READ_BYTES, len(kept)))
        self.is_at_end = not more
        self._base += cut
        self._bytes = kept + more

    def _read(self, size: int) -> bytes:
        """Read so many bytes; what the stream raises behind some of them is raised the next time."""
        if self._fault is not None:
            raise self._fault
        read = getattr(self._stream, "read1", self._stream.read)  # `read` loses what came before an error
        parts: list[bytes] = []
        try:
            while size > 0 and (part := read(size)):
                parts.append(part)
                size -= len(part)
        except Exception as error:
            if not parts:
                raise
            self._fault = error
        return b"".join(parts)

    def part(self, start: int, end: int) -> bytes:
        """Return the bytes between two positions, as far as they are there."""
        return self._bytes[max(start - self._base, 0) : max(end - self._base, 0)]

    def search(
        self, pattern: re.Pattern[bytes], start: int, end: int | None = None
    ) -> re.Match[bytes] | None:
        """Search what is there; `position_of` tells where a match is in the stream."""
        until = len(self._bytes) if end is None else max(end - self._base, 0)
        return pattern.search(self._bytes, max(start - self._base, 0), until)

    def position_of(self, match: re.Match[bytes]) -> tuple[int, int]:
        """Return where a match that was just found begins and ends in the stream."""
        return self._base + match.start(), self._base + match.end()

    def find(self, text: bytes, start: int, end: int | None = None) -> int | None:
        """Return where a text is next in what is there, None where it is not."""
        until = len(self._bytes) if end is None else max(end - self._base, 0)
        found = self._bytes.find(text, max(start - self._base, 0), until)
        return None if found < 0 else self._base + found

    def find_ahead(self, text: bytes, start: int, keep_from: int | None, max_bytes: int) -> int | None:
        """Return where a text is next, reading on as far as needed.

        None where the stream ends before, or where more than `max_bytes` would have to be kept. Nothing
        is kept where `keep_from` is None.
        """
        if self._found.get(text, -1) >= start:
            return self._found[text]
        at = max(start, self._absent_before.get(text, 0))
        while (found := self.find(text, at)) is None:
            at = max(at, self.end - len(text) + 1)
            self._absent_before[text] = at
            if self.is_at_end or (keep_from is not None and self.end - keep_from > max_bytes):
                return None
            self.fill(at if keep_from is None else keep_from)
        self._found[text] = found
        return found
