"""Parse XML from strangers: feeds and sitemaps, as they are written rather than as they should be.

Only what follows the beginning of the root element reaches the parser: no document type, so no entity
to expand and no file to open. Sections, comments and the entities of HTML are resolved before. What is
not well-formed then is balanced, and says so.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from html import escape, unescape
from html.entities import html5

from lxml import etree

from crawler.extract.xml_balance import balance
from pipelines.items import PageIssue

ROOT = re.compile(r"<(?:(\?)|(!--)|(!)|([A-Za-z_][\w.:-]{0,100}))")
MARK = re.compile(r"<!\[CDATA\[|<!--|<\?|&(?!(?:amp|lt|gt|quot|apos);)")
REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SURROGATE = re.compile("[\ud800-\udfff]")
# What PHP prints before a document when it has something to complain about: "<br />\n<b>Warning</b>: …".
COMPLAINT = frozenset({"br", "b"})


@dataclass(frozen=True, slots=True, kw_only=True)
class XmlDocument:
    """A parsed document; `fault` says what was wrong with it and where, None for nothing."""

    root: etree._Element
    fault: str | None = None
    cut_in: tuple[str, ...] = ()  # the elements that were still open where it broke off
    issues: tuple[PageIssue, ...] = ()


class XmlError(ValueError):
    """There is no element in it."""


def sniff_text(head: bytes) -> str:
    """Return the beginning of a document as text, good enough to see its markup: UTF-16 is ASCII and NULs."""
    return head.replace(b"\0", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe \t\r\n")


def find_root(text: str) -> tuple[int, str] | None:
    """Return where the root element begins, and its name, without prefix and in lower case.

    >>> find_root('<?xml version="1.0"?><!-- <a> --><rdf:RDF xmlns="x">')
    (33, 'rdf')
    """
    at = 0
    while (mark := ROOT.search(text, at)) is not None:
        instruction, _comment, declaration, name = mark.groups()
        if name is not None:
            declared = text.find("<?xml ", mark.end()) if name.lower() in COMPLAINT else -1
            if declared < 0:
                return mark.start(), name.rpartition(":")[2].lower()
            at = declared
        elif declaration is not None:
            at = _end_of_declaration(text, mark.end())
        else:
            at = _behind(text, "?>" if instruction else "-->", mark.end())
    return None


def parse_xml(text: str) -> XmlDocument:
    """Parse a decoded document; raises XmlError where it has no element."""
    found = find_root(text)
    if found is None:
        raise XmlError("no element in it")
    begin = found[0]
    mended = _mend("\n" * text.count("\n", 0, begin) + text[begin:])
    root, fault, is_limit = _parse(mended)
    if root is not None and fault is None:
        return XmlDocument(root=root)
    balanced, cut_in = balance(mended)
    root, _, is_limit_again = _parse(balanced)
    if root is None:
        raise XmlError(fault or "no element in it")
    limit = (PageIssue.PARSER_LIMIT,) if is_limit or is_limit_again else ()
    return XmlDocument(root=root, fault=fault, cut_in=cut_in, issues=(PageIssue.DAMAGED, *limit))


def _end_of_declaration(text: str, at: int) -> int:
    """Return where a document type ends, with the declarations in its brackets."""
    closing = text.find(">", at)
    opening = text.find("[", at)
    if 0 <= opening < closing:
        closing = text.find("]>", opening)
        closing = closing + 1 if closing >= 0 else _behind(text, "]", opening)
    return closing + 1 if closing >= 0 else len(text)


def _behind(text: str, mark: str, at: int) -> int:
    end = text.find(mark, at)
    return end + len(mark) if end >= 0 else len(text)


def _mend(text: str) -> str:
    """Resolve sections, comments and references; leave out what XML cannot hold. Lines stay lines."""
    parts = []
    at = 0
    while (mark := MARK.search(text, at)) is not None:
        parts.append(text[at : mark.start()])
        match mark[0]:
            case "&":
                part, at = _reference(text, mark.start())
            case "<![CDATA[":
                end = _behind(text, "]]>", mark.end())
                part, at = escape(text[mark.end() : end].removesuffix("]]>"), quote=False), end
            case opening:
                at = _behind(text, "-->" if opening == "<!--" else "?>", mark.end())
                part = "\n" * text.count("\n", mark.end(), at)
        parts.append(part)
    mended = "".join([*parts, text[at:]])
    if SURROGATE.search(mended):
        mended = mended.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return NOT_XML.sub("", mended)


def _reference(text: str, at: int) -> tuple[str, int]:
    """Return what a reference stands for; one that nothing is known of, and a bare sign, is text."""
    match = REFERENCE.match(text, at)
    if match is None:
        return "&amp;", at + 1
    decimal, hexadecimal, name = match.groups()
    if name is not None:
        known = html5.get(f"{name};")
        return (f"&amp;{name};" if known is None else escape(known)), match.end()
    number = int(decimal) if decimal else int(hexadecimal, 16)
    # Half a surrogate pair: the other half follows, and `_mend` joins them.
    char = chr(number) if 0xD800 <= number <= 0xDFFF else unescape(match[0])
    return escape(char), match.end()


def _parse(text: str) -> tuple[etree._Element | None, str | None, bool]:
    """Return the root, the first fault, and whether a limit of the parser was met."""
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=True,
    )
    root = None
    with suppress(etree.XMLSyntaxError):  # not one element; the log says so as well
        root = etree.fromstring(text.encode("utf-8"), parser)
    # A prefix that nobody declared is no fault: the name is clear.
    faults = [error for error in parser.error_log if error.level_name == "FATAL"]
    fault = f"{faults[0].message.strip()} (line {faults[0].line})" if faults else None
    return root, fault, any("LIMIT" in error.type_name for error in faults)
