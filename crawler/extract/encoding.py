"""Turn the bytes of a page into text, whatever their encoding; pure, and never raises.

The first of these that fits decides:

1. a byte order mark;
2. UTF-16 and ISO-2022-JP, which give themselves away by their NULs and escapes;
3. UTF-8 without a fault, or with so few that nothing else is likely;
4. the encoding the door declares, then the one the page declares, without a fault, unless it puts
   signs into the words of the page's language;
5. a declared encoding with few faults: they stay visible as U+FFFD and the page is flagged;
6. what the statistics of the bytes suggest, among the encodings used on the web; the page is flagged.
"""

import codecs
import re
from dataclasses import dataclass, replace

from bs4.dammit import EncodingDetector
from charset_normalizer import from_bytes

from pipelines.items import PageIssue

DECLARATION_BYTES = 4096  # where a page may declare its encoding; the HTML standard asks for 1024
SAMPLE_BYTES = 65_536  # what the statistics are made on
UTF16_SAMPLE_BYTES = 1024

BYTE_ORDER_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What pages call an encoding and what browsers read: https://encoding.spec.whatwg.org/#names-and-labels.
# Keys are Python's names; only these are ever used, since some of Python's other codecs are quadratic.
WEB_ENCODINGS = {
    "utf-8": "utf-8",
    "utf-16": "utf-16-le",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "cp1252": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "shift_jis": "cp932",
    "cp932": "cp932",
    "euc_jp": "euc_jp",
    "iso2022_jp": "iso2022_jp",
    "euc_kr": "cp949",
    "cp949": "cp949",
    "mac-roman": "mac-roman",
    "mac-cyrillic": "mac-cyrillic",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "cp866": "cp866",
    **{name: name for name in ("cp874", *(f"cp{number}" for number in (1250, 1251, *range(1253, 1259))))},
    **{f"iso8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
}
UNKNOWN_TO_PYTHON = {  # labels of the same standard that `codecs.lookup` does not know
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-gbk": "gb18030",
    "x-euc-jp": "euc_jp",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "windows-874": "cp874",
    "dos-874": "cp874",
    "windows-949": "cp949",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "koi8-ru": "koi8-u",
    "iso-8859-8-i": "iso8859-8",
    "logical": "iso8859-8",
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
}

# The statistics take short accented text for a neighbouring language; the page's own `lang` narrows them.
LANGUAGE_ENCODINGS: dict[str, tuple[str, ...]] = {
    language: encodings
    for languages, encodings in (
        ("ca da de en es fi fr ga gl is it nb nl nn no pt sq sv", ("cp1252",)),
        ("bs cs hr hu pl ro sk sl", ("cp1250", "iso8859_2")),
        ("be bg mk ru sr uk", ("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866")),
        ("et lt lv", ("cp1257",)),
        ("ar fa ur", ("cp1256",)),
        ("el", ("cp1253", "iso8859_7")),
        ("tr", ("cp1254",)),
        ("he", ("cp1255", "iso8859_8")),
        ("vi", ("cp1258",)),
        ("th", ("cp874",)),
        ("ja", ("cp932", "euc_jp")),
        ("ko", ("cp949",)),
        ("zh", ("gb18030", "big5")),
    )
    for language in languages.split()
}
ANY_LANGUAGE = (
    *("cp1252", "cp1250", "iso8859_2", "cp1251", "koi8_r", "iso8859_5", "cp1253", "iso8859_7", "cp1254"),
    *("cp1255", "cp1256", "cp1257", "cp1258", "cp874", "gb18030", "big5", "euc_jp", "cp932", "cp949"),
)

HTML_LANGUAGE = re.compile(rb"""<html\s[^>]{0,500}?\blang\s{0,9}=\s{0,9}["']?([a-z]{2})\b""", re.I)
BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
SIGN_IN_WORD = re.compile(r"[^\W\d_][¡¢£¤¥¦§¨©¬®¯°±²³´¶¸¹¼½¾¿](?=[^\W\d_])")
MIN_SIGNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a page, how its bytes were read, and what that may have cost."""

    text: str
    encoding: str  # Python's name of the codec
    issues: tuple[PageIssue, ...] = ()


def decode(content: bytes, *, charset: str | None, is_html: bool) -> Decoded:
    """Decode the bytes of a page; `charset` is what its door declared, in any spelling.

    Bytes the encoding does not have become U+FFFD, NULs are removed; both are flagged.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding)
    evident = _self_evident(content)
    if evident or _decodes(content, "utf-8"):
        return _decoded(content, evident or "utf-8")
    declared = [
        name for name in (find_encoding(charset), declared_encoding(content, is_html=is_html)) if name
    ]
    if _is_nearly_utf8(content, is_declared="utf-8" in declared):
        return _decoded(content, "utf-8")
    for encoding in declared:
        if _decodes(content, encoding) and not _spoils_words(content, encoding):
            return _decoded(content, encoding)
    for encoding in declared:
        if (
            encoding != "utf-8"
            and _has_few_faults(content, encoding)
            and not _spoils_words(content, encoding)
        ):
            return _decoded(content, encoding)
    guessed = _decoded(content, _likely_encoding(content))
    return replace(guessed, issues=(*guessed.issues, PageIssue.GUESSED_ENCODING))


def find_encoding(label: str | None) -> str | None:
    """Return the codec that browsers read a label with, None when it is no web encoding.

    >>> find_encoding(" ISO-8859-1 ")
    'cp1252'
    """
    name = (label or "").strip(" \t\r\n\"'").lower()
    if not name or len(name) > 40 or not name.isascii() or not name.isprintable():
        return None
    if name in UNKNOWN_TO_PYTHON:
        return UNKNOWN_TO_PYTHON[name]
    try:
        return WEB_ENCODINGS.get(codecs.lookup(name).name)
    except LookupError:
        return None


def declared_encoding(content: bytes, *, is_html: bool) -> str | None:
    """Return the codec that the page itself declares in <meta> or <?xml?>, None when it declares none."""
    head = content[:DECLARATION_BYTES].lstrip()
    declared = EncodingDetector.find_declared_encoding(head, is_html=is_html, search_entire_document=True)
    encoding = find_encoding(declared)
    # Who could read the declaration knows that it is not UTF-16; the standard reads UTF-8 there.
    return "utf-8" if encoding and encoding.startswith("utf-16") else encoding


def _decoded(content: bytes, encoding: str) -> Decoded:
    issues: list[PageIssue] = []
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
        issues.append(PageIssue.REPLACEMENT_CHARACTERS)
    if "\0" in text:
        text = text.replace("\0", "")
        issues.append(PageIssue.NUL_BYTES)
    return Decoded(text=text, encoding=encoding, issues=tuple(issues))


def _self_evident(content: bytes) -> str | None:
    head = content[:UTF16_SAMPLE_BYTES]
    pairs = len(head) // 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    # Markup is ASCII, so a third of the characters at least have a NUL on one side, and only there.
    if pairs >= 4 and max(even, odd) * 3 >= pairs and min(even, odd) * 20 <= pairs:
        return "utf-16-le" if odd > even else "utf-16-be"
    if (b"\x1b$B" in content or b"\x1b$@" in content) and _decodes(content, "iso2022_jp"):
        return "iso2022_jp"
    return None


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_nearly_utf8(content: bytes, *, is_declared: bool) -> bool:
    """Tell whether the faults are accidents (a cut at the end, a pasted byte) in a page of UTF-8.

    Bytes of another encoding hardly ever form a valid sequence, so these outnumber the faults only
    in UTF-8. Where UTF-8 is declared, a couple of faults and nothing else is still UTF-8.
    """
    faults = content.decode("utf-8", "replace").count("\ufffd") - content.count(b"\xef\xbf\xbd")
    beyond_ascii = len(BEYOND_ASCII.findall(content))
    sequences = (beyond_ascii - faults) // 4  # of at most four bytes each: never too many
    return sequences > faults * (1 if is_declared else 4) or (is_declared and faults <= 2)


def _has_few_faults(content: bytes, encoding: str) -> bool:
    faults = content.decode(encoding, "replace").count("\ufffd")
    return faults * 50 <= len(BEYOND_ASCII.findall(content))


def _spoils_words(content: bytes, encoding: str) -> bool:
    """Tell whether an encoding that is unusual for the page's language reads letters of it as signs.

    Where `Wiadomości` comes out as `Wiadomo¶ci`, the declaration is one that nobody looked at.
    """
    usual = _encodings_of_language(content)
    if usual is None or encoding in {find_encoding(name) for name in usual}:
        return False
    signs = len(SIGN_IN_WORD.findall(content[:SAMPLE_BYTES].decode(encoding, "replace")))
    return signs >= MIN_SIGNS and signs * 10 >= len(BEYOND_ASCII.findall(content[:SAMPLE_BYTES]))


def _encodings_of_language(content: bytes) -> tuple[str, ...] | None:
    language = HTML_LANGUAGE.search(content[:DECLARATION_BYTES])
    return LANGUAGE_ENCODINGS.get(language[1].decode().lower()) if language else None


def _likely_encoding(content: bytes) -> str:
    known = _encodings_of_language(content) or ANY_LANGUAGE
    # Markup only dilutes the statistics: they see the lines that have something to tell.
    lines = [line for line in content.splitlines() if BEYOND_ASCII.search(line)]
    sample = b"\n".join(lines)[:SAMPLE_BYTES]
    best = from_bytes(sample, cp_isolation=list(known)).best()
    return (best and find_encoding(best.encoding)) or "cp1252"
