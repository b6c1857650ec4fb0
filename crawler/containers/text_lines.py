"""A stream of bytes as lines of text that can be written back byte by byte; bounded."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from crawler.containers.streams import take_head
from crawler.extract.encoding import decode

SNIFFED_BYTES = 4096
SKIPPED_CHARS = 1 << 16
WIDE_ENCODINGS = ("utf-16", "utf-32")  # in these a line end is more than a byte


class TextLines:
    """The lines of a stream, with their ends; `newline` as `open` has it.

    Only where line ends, quotes and delimiters are is known of them: each byte is a character, since those
    are bytes of their own in every encoding but UTF-16 and UTF-32. These are decoded.
    """

    def __init__(self, stream: BinaryIO, *, newline: str) -> None:
        head, stream = take_head(stream, SNIFFED_BYTES)
        encoding = decode(head, charset=None, is_html=False).encoding or ""
        is_wide = encoding.startswith(WIDE_ENCODINGS)
        has_mark = not is_wide and head.startswith(codecs.BOM_UTF8)
        if has_mark:
            stream.read(len(codecs.BOM_UTF8))
        self.charset = "utf-8" if is_wide or has_mark else None  # of what `encode` returns; None: as declared
        self._encoding = "utf-8" if is_wide else "latin-1"
        self._file = io.TextIOWrapper(
            stream, encoding=encoding if is_wide else "latin-1", errors="replace", newline=newline
        )

    def lines(self, max_chars: int) -> Iterator[str]:
        """Yield the lines; of one that is longer, a character more than that, without its end."""
        while line := self._file.readline(max_chars + 1):
            if len(line) > max_chars:
                while (rest := self._file.readline(SKIPPED_CHARS)) and not rest.endswith(("\n", "\r")):
                    pass
            yield line.removeprefix("\ufeff")

    def encode(self, text: str) -> bytes:
        """Return the bytes of lines: those of the stream, or UTF-8 where it is UTF-16 or UTF-32."""
        return text.encode(self._encoding)
