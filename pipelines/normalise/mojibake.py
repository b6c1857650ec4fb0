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
    """Write a character class; bytes that an encoding lacks are kept as controls by lenient decoders."""
    characters = {bytes([code]).decode(encoding, "ignore") or chr(code) for code in codes}
    return "[" + re.escape("".join(sorted(characters | {"\ufffd"}))) + "]"


def _pairs() -> str:
    pairs = (_characters(_LEADS, e) + _characters(_CONTINUATIONS, e) for e in _ENCODINGS)
    # A no-break space that became a space, and lone bytes of Windows' punctuation.
    return "|".join([*pairs, "[\u00c2\u00c3\u00e2\u00ce\u00d0\u00d9] ", "[\x80-\x9f]"])


MAY_BE_MOJIBAKE = re.compile(_pairs())
