"""Read a text as lines, each with what it is by itself: a date, a link, a rule, a mark, plain text.

Nothing is decided here that needs a second line, but one thing: a label for the day with nothing
behind it takes the date from the next line, when that line is wholly a date. Blank lines are not
kept; each line knows how many stood before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from crawler.extract.text_digest_labels import Label, find_label, is_more, is_page_chrome
from pipelines.items import Precision
from pipelines.normalise.date_reading import DateReading
from pipelines.normalise.dates import find_dates, parse_posted

DATE_MAX_CHARS = 120  # the longest line that can be a date with a byline and categories around it
INLINE_MAX_CHARS = 300  # the longest title with a date on its own line
DATELINE_MAX_CHARS = 200  # how far into a paragraph a dateline is looked for
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


class Kind(StrEnum):
    """What a line is by itself."""

    TEXT = "text"
    BODY = "body"  # labelled as the text of an entry
    DATE = "date"
    UPDATED = "updated"
    LINK = "link"
    BYLINE = "byline"
    TAGS = "tags"
    MORE = "more"
    RULE = "rule"
    CHROME = "chrome"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank."""

    number: int  # 1-based, as an editor counts
    raw: str  # the whole line, verbatim but for the spaces around it
    text: str  # without its mark and without its label
    kind: Kind
    blanks_before: int
    indent: int
    mark: str = ""  # the kind of item mark it opens with: "#2", "1.", "[1]", "-", "**", "title:"
    labelled: bool = False
    date: str = ""  # what stands for the day on a DATE line, or beside the title of an inline item
    url: str = ""
    byline: str = ""  # written on the line of the date
    titled: str = ""  # what is left of an inline item without its date
    dateline: bool = False  # running text that opens with names, a date and a colon


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
_SEPARATORS = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+|\s*,\s+")
_STRONG_SEPARATOR = re.compile(r"\s*[|·•]\s*")
# "… by Jane Doe": what may stand between a date and a name.
_BY = re.compile(
    r"[\s,]*(?:by|von|par|por|di|da|door|av|af|od|przez|автор|автора|от|від|بقلم|oleh|yazan)[:\s]\s*(?P<name>\S.*)",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r"(?:\s+(?:on|am|le|el|op|den|dnia|il|em)|\s*[,|·•–—-])?\s*$", re.IGNORECASE)
_TIME = re.compile(
    r",?\s{0,3}(?:at|um|à|a las|kl\.|om|o|в)?\s{0,3}"
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?: Uhr)?",
    re.IGNORECASE,
)
# What a date among other words must have; it spares most lines the search for one.
_DIGIT = re.compile(r"\d")
_MAY_HOLD_YEAR = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_INLINE_AFTER = re.compile(r"\s*[–—|:·•]\s*|\s+-\s+|\t\s*|\s{2,}")
_INLINE_BEFORE = re.compile(r"(?:\s[–—|·•-]\s*|\s*[|·•]\s*|\t|\s{2,}|\s*[(\[])$")


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
    return _read_labelled(plain) or _read_plain(plain, fetched_at)


def _split_mark(text: str) -> tuple[str, str]:
    """Part an item mark from the line: its kind, and the text behind it.

    >>> [_split_mark(line) for line in ("1. Beans", "[12] Beans", "## Beans", "- Beans", "**Beans**")]
    [('1.', 'Beans'), ('[1]', 'Beans'), ('#2', 'Beans'), ('-', 'Beans'), ('**', 'Beans')]
    """
    if match := _HEADING.match(text):
        return f"#{len(match['level'])}", text[match.end() :].rstrip("# \t")
    if (match := _NUMBERED.match(text)) and not _opens_with_day(text):
        return re.sub("[0-9０-９]+", "1", match[0].strip()), text[match.end() :]
    if match := _BULLET.match(text):
        return match["bullet"], text[match.end() :]
    if match := _BOLD.fullmatch(text):
        return match["mark"], match["text"]
    return "", text


def _opens_with_day(text: str) -> bool:
    """Tell "3. Mai 2020 …" from a numbered item."""
    if not _MAY_HOLD_YEAR.search(text, 0, DATE_MAX_CHARS):
        return False
    readings = find_dates(text[:DATE_MAX_CHARS])
    return bool(readings) and readings[0].span[0] == 0


def _read_labelled(line: Line) -> Line | None:
    """Read a line that opens with a label, None where it does not."""
    found = find_label(line.text)
    if found is None:
        return None
    rest, alone = found.rest, not found.rest
    match found.label:
        case Label.POSTED:
            dated = _date_with_company(rest, from_start=True) if rest else line
            if dated is not None:
                return replace(
                    line, kind=Kind.DATE, labelled=True, text=rest, date=dated.date, byline=dated.byline
                )
            # A day that no rule reads is still what the label says it is, if it is as short as one.
            if found.colon and len(rest) <= DATE_MAX_CHARS // 2 and any(map(str.isdecimal, rest)):
                return replace(line, kind=Kind.DATE, labelled=True, text=rest, date=rest)
        case Label.UPDATED if alone or _date_with_company(rest, from_start=True):
            return replace(line, kind=Kind.UPDATED, labelled=True, text=rest)
        case Label.LINK if found.colon or _URL.match(rest):
            url = _find_url(rest)
            if url:
                return replace(line, kind=Kind.LINK, labelled=True, text=rest, url=url)
        case Label.BYLINE if rest and len(rest) <= DATE_MAX_CHARS and not _URL.search(rest):
            if found.colon or (_is_name(rest) and found.words.casefold() in CUES_WITHOUT_COLON):
                return _byline(line, line.text[: -len(rest)], rest, labelled=found.colon)
        case Label.TAGS if rest and (found.colon or found.words.casefold() in TAGS_WITHOUT_COLON):
            tags = _STRONG_SEPARATOR.split(rest)[0]  # "Posted in Gardens, News | 3 comments"
            return replace(line, kind=Kind.TAGS, labelled=True, text=tags)
        case Label.TITLE if found.colon and rest:
            return replace(line, mark="title:", text=rest)
        case Label.BODY if found.colon:
            return replace(line, kind=Kind.BODY, labelled=True, text=rest)
        case _:
            pass
    return None


def _byline(line: Line, cue: str, name: str, *, labelled: bool) -> Line:
    """Read "By Jane Doe" and "By Jane Doe on 3 May 2020"; the cue tells a name from an outlet."""
    readings = find_dates(name)
    if readings and readings[-1].span[0] > 2 and not name[readings[-1].span[1] :].strip(" ."):
        start = readings[-1].span[0]
        written = _BEFORE_DATE.sub("", name[:start])
        return replace(line, kind=Kind.DATE, labelled=True, date=name[start:], byline=cue + written)
    dated = _date_with_company(line.text, from_start=False)  # "By Jane Doe | 3 May 2020 | Gardens"
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
    if len(text) <= DATE_MAX_CHARS and _is_day(text, fetched_at):
        return replace(line, kind=Kind.DATE, date=text)
    if not _MAY_HOLD_YEAR.search(text, 0, INLINE_MAX_CHARS):
        return line
    readings = find_dates(text[:INLINE_MAX_CHARS])
    if len(text) <= INLINE_MAX_CHARS:
        line = _read_inline(line, readings)
    if len(text) <= DATE_MAX_CHARS and not _URL.search(text):
        dated = _date_with_company(text, from_start=False)
        if dated is not None:  # "3 May 2020 | Beans": the page decides whether a title or a name
            return replace(line, kind=Kind.DATE, date=dated.date, byline=dated.byline)
    return replace(line, dateline=_has_dateline(text, readings)) if readings else line


def _is_day(text: str, fetched_at: datetime | None) -> bool:
    """Tell whether the text is wholly a date; a bare year may be anything."""
    reading = parse_posted(text, fetched_at=fetched_at)
    return reading is not None and reading.precision is not Precision.YEAR


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


def _date_with_company(text: str, *, from_start: bool) -> Line | None:
    """Read a date with a byline, categories or a count of comments on the same line.

    Only `date` and `byline` of the answer say anything. With a label before it the date stands
    first; without one, every part between separators must be short and one of them wholly a date.
    """
    if len(text) > DATE_MAX_CHARS:
        return None
    shell = Line(number=0, raw=text, text=text, kind=Kind.DATE, blanks_before=0, indent=0)
    if from_start and _is_day(text, None):
        return replace(shell, date=text)
    parts = _STRONG_SEPARATOR.split(text)
    days = [part for part in parts if part and _is_day(part, None)]
    if len(parts) > 1 and len(days) == 1:
        others = [part for part in parts if part and part is not days[0] and not part[0].isdecimal()]
        return replace(shell, date=days[0], byline=others[0] if others else "")
    readings = find_dates(text)
    if not readings or readings[0].span[0] > 2:
        return None
    end = readings[0].span[1]
    if time := _TIME.match(text, end):
        end = time.end()
    day, tail = text[:end].strip(), text[end:]
    if match := _BY.fullmatch(tail):
        return replace(shell, date=day, byline=match["name"])
    if from_start and (not tail.strip() or _SEPARATORS.match(tail) or tail[0] in " \xa0(./年日"):
        return replace(shell, date=day, byline=_SEPARATORS.sub("", tail, count=1).strip(" ().") or "")
    return None


def _read_inline(line: Line, readings: list[DateReading]) -> Line:
    """Part a title from a date on the same line: "3 May 2020 – Beans", "Beans (3 May 2020)"."""
    for reading in readings:
        start, end = reading.span
        day = line.text[start:end]
        if reading.precision is Precision.YEAR or _CLOCK.search(day):
            continue
        head, tail = line.text[:start].rstrip("([ "), line.text[end:]
        if not head:
            separator = _INLINE_AFTER.match(tail.lstrip(")]"))
            titled = tail.lstrip(")]")[separator.end() :] if separator else ""
            if titled and not _CLOCK.match(titled):
                return replace(line, date=day, titled=titled)
        elif not tail.strip(" )].") and (before := _INLINE_BEFORE.search(line.text[:start])):
            return replace(line, date=day, titled=line.text[: before.start()])
    return line


def _has_dateline(text: str, readings: list[DateReading]) -> bool:
    """Tell whether running text opens as "Outlet, Place, 3 May 2020:"."""
    for reading in readings:
        start, end = reading.span
        after = text[end : end + 2].lstrip()
        if start > 2 and end <= DATELINE_MAX_CHARS and after[:1] in (":", "：") and len(text) > end + 20:
            return True
    return False
