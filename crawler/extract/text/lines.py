"""Read a text as lines, each with what it is by itself: a date, a link, a rule, a mark, plain text.

Nothing is decided here that needs a second line, but one thing: a label for the day with nothing
behind it takes the date from the next line, when that line is wholly a date. Blank lines are not
kept; each line knows how many stood before it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from crawler.extract.text.date_lines import (
    DATE_MAX_CHARS,
    DAY_MAX_CHARS,
    INLINE_MAX_CHARS,
    MAY_HOLD_YEAR,
    OPENING_CHARS,
    STRONG_SEPARATOR,
    find_byline_day,
    has_dateline,
    is_day,
    opens_with_day,
    read_date_line,
    split_titled_day,
)
from crawler.extract.text.labels import Label, find_label, is_more, is_page_chrome
from crawler.extract.text.line import Kind, Line
from pipelines.normalise.dates import find_dates

# Words that name an author without a colon behind them; the others begin titles too ("From …").
CUES_WITHOUT_COLON = frozenset(
    ("by", "written by", "posted by", "von", "par", "por", "door", "a cura di", "skrevet av")
) | {"מאת", "بقلم", "به قلم"}
TAGS_WITHOUT_COLON = frozenset(("posted in", "filed under", "filed in", "archivado en", "classé dans"))
TAB_COLUMNS = 4
# White space, and what is not seen either: zero-width and bidirectional controls, byte order marks.
INVISIBLE = (
    " \t\n\r\v\f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067"
    "\u2068\u2069\ufeff"
)


_NUMBERED = re.compile(
    r"(\(?[0-9]{1,4}(?:[.)\]]|\.\))|\[[0-9]{1,4}\]|#[0-9]{1,4}[.:)]?)[ \t\xa0\u3000]+"
    r"|([0-9０-９]{1,3}[、．]|（[0-9０-９]{1,3}）)\s*"  # Chinese and Japanese put no space behind a mark
)
_BULLET = re.compile(
    r"(?P<bullet>[-*+•◦▪■●○◆◇▼‣⁃·»►▶✦★☆–—※・])(?:[ \t\xa0\u3000]+|(?<=[■●○◆◇▼►▶★☆※・•])(?=[\w「『（《【]))"
)
_HEADING = re.compile(r"(?P<level>#{1,6})[ \t\xa0]+")
_BOLD = re.compile(r"(?P<mark>\*\*|__)(?P<text>[^*_]{1,300})(?P=mark)")
_RULE = re.compile(r"([-=*_~+#.•·─━═—–^<>])(?:[ \t]?\1){2,}")
_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_URL_LINE = re.compile(
    r"(?P<lead>[^:：<>\[\]/]{0,40}?[:：→»>]?\s{0,4})[<\[(]?(?P<url>https?://[^\s<>\"\]]{1,4000})[>\])]?\.?",
    re.IGNORECASE,
)
_PATH = re.compile(r"(?:/|\./|\.\./|\?)[^\s<>\"]{1,2000}")
_DIGIT = re.compile(r"\d")


def read_lines(text: str, *, fetched_at: datetime | None = None) -> Iterator[Line]:
    """Give the lines that are not blank, in order."""
    pending: Line | None = None  # a label for the day, with nothing behind it
    for line in _lines(text, fetched_at):
        if pending is not None:
            if line.kind is Kind.DATE and not line.labelled and line.blanks_before <= 1:
                yield replace(
                    line,
                    number=pending.number,
                    blanks_before=pending.blanks_before,
                    indent=pending.indent,
                    mark=pending.mark,
                    labelled=True,
                )
                pending = None
                continue
            yield pending
            pending = None
        if line.kind is Kind.DATE and line.labelled and not line.date:
            pending = line
        else:
            yield line
    if pending is not None:
        yield pending


def _lines(text: str, fetched_at: datetime | None) -> Iterator[Line]:
    blanks = 0
    for number, raw in enumerate(text.splitlines(), 1):
        text = raw.strip(INVISIBLE)
        if not text:
            blanks += 1
            continue
        head = raw[: len(raw) - len(raw.lstrip())]
        line = Line(
            number=number,
            raw=raw.strip(" \t"),
            text=text,
            kind=Kind.TEXT,
            blanks_before=blanks,
            indent=len(head) + (TAB_COLUMNS - 1) * head.count("\t"),
        )
        yield _read_line(line, fetched_at)
        blanks = 0


def _read_line(line: Line, fetched_at: datetime | None) -> Line:
    if len(line.text) <= DATE_MAX_CHARS and _RULE.fullmatch(line.text):
        return replace(line, kind=Kind.RULE)
    mark, rest = _split_mark(line.text)
    if mark:
        line = replace(line, mark=mark, text=rest)
    plain = line
    if len(line.text) <= DATE_MAX_CHARS and line.text[0] in "*_":  # "**Posted on:** 3 May 2020"
        plain = replace(line, text=line.text.replace("**", "").strip("*_ ") or line.text)
    labelled = _read_labelled(plain, fetched_at)
    if labelled is not None:
        return labelled
    return replace(_read_plain(plain, fetched_at), label=day_label(plain.text))


def _split_mark(text: str) -> tuple[str, str]:
    """Part an item mark from the line: its kind, and the text behind it.

    >>> [_split_mark(line) for line in ("1. Beans", "[12] Beans", "## Beans", "- Beans", "**Beans**")]
    [('1.', 'Beans'), ('[1]', 'Beans'), ('#2', 'Beans'), ('-', 'Beans'), ('**', 'Beans')]
    """
    if match := _HEADING.match(text):
        return f"#{len(match['level'])}", text[match.end() :].rstrip("# \t")
    if (match := _NUMBERED.match(text)) and not opens_with_day(text):
        return re.sub("[0-9０-９]+", "1", match[0].strip()), text[match.end() :]
    if match := _BULLET.match(text):
        return match["bullet"], text[match.end() :]
    if match := _BOLD.fullmatch(text):
        return match["mark"], match["text"]
    return "", text


def _read_labelled(line: Line, fetched_at: datetime | None) -> Line | None:
    """Read a line that opens with a label, None where it does not."""
    found = find_label(line.text)
    if found is None:
        return None
    rest, alone = found.rest, not found.rest
    match found.label:
        case Label.POSTED:
            line = replace(line, label=day_label(line.text))
            dated = read_date_line(rest, is_labelled=True, fetched_at=fetched_at) if rest else line
            if dated is not None:
                return replace(
                    line, kind=Kind.DATE, labelled=True, text=rest, date=dated.date, byline=dated.byline
                )
            # A day that no rule reads is still what the label says it is, if it is as short as one.
            if found.colon and len(rest) <= DATE_MAX_CHARS // 2 and any(map(str.isdecimal, rest)):
                return replace(line, kind=Kind.DATE, labelled=True, text=rest, date=rest)
        case Label.UPDATED if alone or read_date_line(rest, is_labelled=True, fetched_at=fetched_at):
            return replace(line, kind=Kind.UPDATED, labelled=True, text=rest)
        case Label.LINK if found.colon or _URL.match(rest):
            url = _find_url(rest)
            if url:
                return replace(line, kind=Kind.LINK, labelled=True, text=rest, url=url)
        case Label.BYLINE if rest and len(rest) <= DATE_MAX_CHARS and not _URL.search(rest):
            if found.colon or (_is_name(rest) and found.words.casefold() in CUES_WITHOUT_COLON):
                return _byline(line, line.text[: -len(rest)], rest, labelled=found.colon)
        case Label.TAGS if rest and (found.colon or found.words.casefold() in TAGS_WITHOUT_COLON):
            tags = STRONG_SEPARATOR.split(rest)[0]  # "Posted in Gardens, News | 3 comments"
            return replace(line, kind=Kind.TAGS, labelled=True, text=tags)
        case Label.TITLE if found.colon and rest:
            return replace(line, mark="title:", text=rest)
        case Label.BODY if found.colon:
            return replace(line, kind=Kind.BODY, labelled=True, text=rest)
        case _:
            pass
    return None


def day_label(text: str) -> str:
    """Return the label for the day that a line opens with, its colon included; empty where it has none.

    >>> day_label("Posted on : soon"), day_label("Posted yesterday"), day_label("Link: /a")
    ('posted on:', 'posted', '')
    """
    found = find_label(text)
    if found is None or found.label is not Label.POSTED:
        return ""
    return " ".join(found.words.casefold().split()) + (":" if found.colon or not found.rest else "")


def _byline(line: Line, cue: str, name: str, *, labelled: bool) -> Line:
    """Read "By Jane Doe" and "By Jane Doe on 3 May 2020"; the cue tells a name from an outlet."""
    if found := find_byline_day(name):
        return replace(line, kind=Kind.DATE, labelled=True, date=found[1], byline=cue + found[0])
    # "By Jane Doe | 3 May 2020 | Gardens"
    dated = read_date_line(line.text, is_labelled=False, fetched_at=None)
    if dated is not None:
        return replace(line, kind=Kind.DATE, labelled=True, date=dated.date, byline=dated.byline)
    return replace(line, kind=Kind.BYLINE, labelled=labelled)


def _read_plain(line: Line, fetched_at: datetime | None) -> Line:
    """Read a line without a label."""
    text = line.text
    if is_more(text):
        return replace(line, kind=Kind.MORE)
    if (match := _URL_LINE.fullmatch(text)) and (not match["lead"] or _leads_to_link(match["lead"])):
        return replace(line, kind=Kind.LINK, url=match["url"])
    if is_page_chrome(text):
        return replace(line, kind=Kind.CHROME)
    if not _DIGIT.search(text, 0, INLINE_MAX_CHARS):
        return line
    if len(text) <= DAY_MAX_CHARS and is_day(text, fetched_at):
        return replace(line, kind=Kind.DATE, date=text)
    if not MAY_HOLD_YEAR.search(text, 0, INLINE_MAX_CHARS):
        return line
    readings = find_dates(text[:INLINE_MAX_CHARS])
    if len(text) <= INLINE_MAX_CHARS and (parted := split_titled_day(text, readings)):
        line = replace(line, titled=parted[0], date=parted[1])
    day_first = bool(readings) and readings[0].span[0] <= OPENING_CHARS
    if (day_first or STRONG_SEPARATOR.search(text)) and not _URL.search(text, 0, DATE_MAX_CHARS):
        dated = read_date_line(text, is_labelled=False, fetched_at=fetched_at)
        if dated is not None:  # "3 May 2020 | Beans": the page decides whether a title or a name
            return replace(line, kind=Kind.DATE, date=dated.date, byline=dated.byline)
    return replace(line, dateline=has_dateline(text, readings)) if readings else line


def _leads_to_link(lead: str) -> bool:
    """Tell whether words before an address only say that one follows: "Read more: "."""
    words = lead.strip()
    return words[-1:] in ":：→»>" or is_more(words) or find_label(words) is not None


def _find_url(text: str) -> str:
    match = _URL.search(text)
    if match:
        return match[0].rstrip(".,;)]")
    return text if _PATH.fullmatch(text) else ""


def _is_name(text: str) -> bool:
    """Tell whether text behind "By" is a name: few words, the first no lower-case one."""
    first = text.split()[0]
    return len(text.split()) <= 8 and not first[0].islower() and text[-1] not in ".!?:;"
