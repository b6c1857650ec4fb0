"""Tell cheaply where text may have been decoded wrongly, so that ftfy looks at little else.

UTF-8 writes a character as a lead byte and continuation bytes. Read in a one-byte encoding, these are
two characters of two small sets next to each other; without such a pair there is nothing to mend.
"""

import re

# The encodings that ftfy undoes.
_ENCODINGS = (
    "latin-1", "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso-8859-2", "mac_roman",
    "cp437",
)  # fmt: skip
_LEADS = range(0xC2, 0xF5)
_CONTINUATIONS = range(0x80, 0xC0)


def _characters(codes: range, encoding: str) -> str:
    """Return what bytes are in an encoding; those that it lacks are controls to lenient decoders."""
    decoded = (bytes([code]).decode(encoding, "ignore") or chr(code) for code in codes)
    return "".join(decoded) + "\ufffd"


def _pairs() -> str:
    leads = [_characters(_LEADS, encoding) for encoding in _ENCODINGS]
    ends = [_characters(_CONTINUATIONS, encoding) for encoding in _ENCODINGS]
    # A no-break space that became a space, and lone bytes of Windows' punctuation.
    others = ["[\u00c2\u00c3\u00e2\u00ce\u00d0\u00d9] ", "[\x80-\x9f]"]
    pairs = [f"[{re.escape(lead)}][{re.escape(end)}]" for lead, end in zip(leads, ends, strict=True)]
    # The one class in front keeps the many from being tried at every character.
    first = re.escape("".join(sorted(set("".join(leads)))))
    return f"(?=[{first}\x80-\x9f])(?:{'|'.join(pairs + others)})"


MAY_BE_MOJIBAKE = re.compile(_pairs())
