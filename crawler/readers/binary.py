"""Tell text of any encoding from data: by the marks of known formats, then by control bytes."""

import codecs

_BYTE_ORDER_MARKS = (
    codecs.BOM_UTF8,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
)
# The first bytes of formats that can look like text for a while.
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"7z\xbc\xaf",
    b"Rar!",
    b"PAR1",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"RIFF",
    b"{\\rtf",
    b"%!PS",
    b"\x7fELF",
    b"SQLite format 3",
    b"\xd0\xcf\x11\xe0",
)
# What text uses of the C0 controls: tab, line ends, form feed, backspace in man pages, escape in logs
# and in ISO-2022, the old end-of-file mark, and the separators of old catalogues.
_TEXT_CONTROLS = b"\x08\t\n\x0b\x0c\r\x1a\x1b\x1c\x1d\x1e\x1f"
_CONTROLS = bytes(byte for byte in range(0x20) if byte not in _TEXT_CONTROLS)
MAX_CONTROL_SHARE = 0.02  # compressed and compiled data has more than 8 % of them


def is_binary(head: bytes) -> bool:
    """Tell whether the beginning of a file is data rather than text; a stray NUL is no data."""
    if head.startswith(_BYTE_ORDER_MARKS):
        return False
    if head.startswith(_MAGIC):
        return True
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > MAX_CONTROL_SHARE * len(head) and not _is_wide_text(head)


def _is_wide_text(head: bytes) -> bool:
    """Tell UTF-16 and UTF-32 without a mark: NULs stand at steady places, in no run of data.

    In UTF-16 of a script with few letters beyond ASCII, nearly every other byte is NUL, all on one
    side; in UTF-32 the first or the last byte of every four is.
    """
    if len(head) < 4:
        return False
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    one_sided = min(even, odd) <= 0.02 * half and max(even, odd) >= 0.1 * half
    quarters = [head[offset::4].count(0) for offset in range(4)]
    quarter = max(1, len(head) // 4)
    four_bytes = max(quarters[0], quarters[3]) >= 0.98 * quarter and min(quarters) <= 0.5 * quarter
    return one_sided or four_bytes
