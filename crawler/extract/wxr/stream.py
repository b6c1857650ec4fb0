"""Make the tags of an export findable in its bytes: those of UTF-16 and the like are recoded."""

import codecs
import io
from typing import BinaryIO, cast

from crawler.extract.encoding import BYTE_ORDER_MARKS, UTF16_SAMPLE_BYTES, decode, find_encoding

# In these the bytes of tags are not those of ASCII, or may be parts of other characters.
RECODED = frozenset({"utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "iso2022_jp"})
READ_BYTES = 256 << 10


def with_ascii_tags(stream: BinaryIO, head: bytes, charset: str | None) -> tuple[BinaryIO, bool]:
    """Return the stream as it is, or as UTF-8 and True where its own encoding hides the tags.

    `head` is how it begins. A byte order mark counts first, then the NULs of UTF-16, then `charset`.
    """
    marked = next((encoding for mark, encoding in BYTE_ORDER_MARKS if head.startswith(mark)), None)
    evident = decode(head[:UTF16_SAMPLE_BYTES], charset=charset, is_html=False).encoding
    encoding = next((name for name in (marked, evident, find_encoding(charset)) if name in RECODED), None)
    if encoding is None or marked == "utf-8":
        return stream, False
    return cast(BinaryIO, io.BufferedReader(_Recoded(stream, encoding), READ_BYTES)), True


class _Recoded(io.RawIOBase):
    """A stream as UTF-8; what its encoding does not have is U+FFFD."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        super().__init__()
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""
        self._is_at_end = False

    def readable(self) -> bool:
        """Tell io that this is read from."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a part of the buffer; 0 at the end."""
        while not self._ready and not self._is_at_end:
            data = getattr(self._stream, "read1", self._stream.read)(READ_BYTES)
            self._is_at_end = not data
            text = self._decoder.decode(data, final=self._is_at_end)
            self._ready = text.encode("utf-8", "replace")
        data = self._ready[: len(buffer)]
        self._ready = self._ready[len(data) :]
        buffer[: len(data)] = data
        return len(data)
