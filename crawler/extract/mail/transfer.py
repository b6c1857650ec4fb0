"""Undo what was done to bytes so that mail could carry them: transfer encodings, flowed lines."""

import binascii
import re
from collections.abc import Iterator

BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
NOT_BASE64 = bytes(byte for byte in range(256) if byte not in BASE64 and byte != ord("="))
RUN = re.compile(rb"[^=]+")
QUOTES = re.compile(rb">*")


def decode_transfer(raw: bytes, encoding: str) -> bytes:
    """Return the bytes of a part (RFC 2045, section 6); damage costs the bytes it is in.

    >>> decode_transfer(b"VG8=\\nd24=", " Base64 "), decode_transfer(b"=54own=", "quoted-printable")
    (b'Town', b'Town')
    """
    match encoding.partition(";")[0].strip().lower():
        case "base64":
            return b"".join(_decode_base64(raw))
        case "quoted-printable":
            return binascii.a2b_qp(raw)
        case _:
            return raw


def _decode_base64(raw: bytes) -> Iterator[bytes]:
    """Decode each run up to its padding: some programs pad every line, and binascii stops at the first."""
    for run in RUN.finditer(raw.translate(None, NOT_BASE64)):
        whole = run[0][:-1] if len(run[0]) % 4 == 1 else run[0]
        yield binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))


def unflow(text: bytes, *, removes_space: bool) -> bytes:
    """Join the lines of a text in format=flowed (RFC 3676) that end with a space.

    >>> unflow(b"A long \\nline\\n From here\\n-- \\nAnn", removes_space=False)
    b'A long line\\nFrom here\\n-- \\nAnn'
    """
    lines: list[bytes] = []
    open_at = -1  # the depth of quotation of a paragraph that goes on, -1 where none does
    for line in text.split(b"\n"):
        line = line.removesuffix(b"\r")
        quotes = QUOTES.match(line)
        depth = quotes.end() if quotes is not None else 0
        words = line[depth:].removeprefix(b" ")  # stuffed, so that "From" and ">" are none of the format
        is_signature = words == b"-- "
        if open_at == depth and not is_signature:
            lines.append(words)
        else:
            lines.append((b"\n" if lines else b"") + line[:depth] + (b" " if depth else b"") + words)
        open_at = depth if words.endswith(b" ") and not is_signature else -1
        if open_at >= 0 and removes_space:
            lines[-1] = lines[-1][:-1]
    return b"".join(lines)
