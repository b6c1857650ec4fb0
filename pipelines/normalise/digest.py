"""Read the attribution that an excerpt begins with: "Author, Outlet, Place, Country, January 12 2020:… text".

Everything but the date may be missing. What has not the form of names in front of a date is text.
"""

import re
from enum import Enum, auto

from pipelines.items import DayOrder
from pipelines.normalise.attribution import Attribution, AttributionForm, Role, Segment
from pipelines.normalise.attribution_values import build
from pipelines.normalise.byline_people import is_generic
from pipelines.normalise.date_words import UPDATE_WORDS
from pipelines.normalise.dates import find_dates
from pipelines.normalise.jobs import is_job
from pipelines.normalise.mistyped_month import find_mistyped_date
from pipelines.normalise.outlet import is_outlet
from pipelines.normalise.places import is_known_place
from pipelines.normalise.slots import (
    MAX_SLOT_WORDS,
    MAX_SLOTS,
    NOTE,
    Slot,
    assign_roles,
    is_name,
    split_slots,
)
from pipelines.normalise.territory import find_country
from pipelines.normalise.word_table import word_table

MAX_DATELINE_CHARS = 400

# What ends a dateline behind its date: ":…" in any spelling.
_STRONG_END = re.compile(r"\s*(?:[:：]\s*(…|\.{2,4})?|(…|\.{3,4}))\s*")
_DIGEST_END = re.compile(r"[:：]\s?(?:…|\.{3})\s*")
MAX_UNDATED_CHARS = 160
# What ends one only where the names before it are beyond doubt.
_WEAK_END = re.compile(r"\s*(?:[-–—|]\s|\n)\s*|\s*\.?\s*\Z")
_LEAD = re.compile(r"(?:special(?:ly)? (?:to|for)|writing (?:in|for)|for)\s+(?=\S)", re.IGNORECASE)
MAX_LOWER_NAME_WORDS = 3  # more are a sentence
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?", re.IGNORECASE)
# Before a date, these begin a sentence.
_NO_NAMES = word_table(
    "on in at since until till from by before after during posted published updated last dated",
    "between as of for am im vom seit le du depuis el desde il dal em no na op sinds den posted_on",
    "published_on date",
)


def find_digest(
    body: str, start: int = 0, *, language: str | None = None, day_order: DayOrder | None = None
) -> Attribution | None:
    """Return the digest dateline that the text has at `start`, None where it begins with text.

    >>> line = find_digest("Ann Lee, Harbour Post, Oslo, Norway, January 12 2020:… The fleet")
    >>> line.authors, line.outlets, line.place, line.country, line.span[1]
    (('Ann Lee',), ('Harbour Post',), 'Oslo', 'NO', 55)
    """
    head = body[start : start + MAX_DATELINE_CHARS]
    lead = len(head) - len(head.lstrip())
    head, start = head[lead:], start + lead
    readings = find_dates(head, language=language, day_order=day_order)
    if not readings and _DIGEST_END.search(head, 0, MAX_UNDATED_CHARS):
        mistyped = find_mistyped_date(head)
        readings = [mistyped] if mistyped and _find_end(head, mistyped.span[1])[1] is _Trust.DIGEST else []
    for reading in readings:
        end, trust = _find_end(head, reading.span[1])
        if end is None:
            continue
        # Names before this date stand before every later one too: this date decides.
        slots = _find_slots(head, reading.span[0], end, trust)
        roles = assign_roles(slots, language) if slots else []
        if not roles or (trust is _Trust.WEAK and not _has_proof(roles)):
            return None
        return build(AttributionForm.DIGEST, head, roles, reading, end=end, offset=start, language=language)
    return _find_undated(head, start, language)


def _find_undated(head: str, start: int, language: str | None) -> Attribution | None:
    """Read "Outlet, Place, Country:… text": the end is that of a digest, and its roles prove themselves."""
    sign = _DIGEST_END.search(head, 0, MAX_UNDATED_CHARS)
    if sign is None:
        return None
    slots = _find_slots(head, sign.start(), sign.end(), _Trust.DIGEST)
    roles = assign_roles(slots, language) if slots else []
    if not roles or not _has_proof(roles) or not any(is_outlet(slot.text) for slot in slots):
        return None
    return build(AttributionForm.DIGEST, head, roles, None, end=sign.end(), offset=start, language=language)


class _Trust(Enum):
    """How far the signs behind a date prove that a dateline ends there."""

    DIGEST = auto()  # ":…" is met nowhere else
    COLON = auto()  # or "…" alone: headings end so as well
    WEAK = auto()


def _find_end(head: str, date_end: int) -> tuple[int | None, _Trust]:
    """Return where the text begins behind a date, None where the date is within a sentence."""
    if match := _STRONG_END.match(head, date_end):
        return match.end(), _Trust.DIGEST if match[1] else _Trust.COLON
    match = _WEAK_END.match(head, date_end)
    return match.end() if match else None, _Trust.WEAK


def _find_slots(head: str, date_start: int, text_start: int, trust: _Trust) -> list[Slot]:
    """Return the slots before a date; none where they are not all names."""
    slots = [slot for slot in split_slots(head, 0, date_start) if not _WEEKDAY.fullmatch(slot.text)]
    slots = [_without_lead(slot) for slot in slots if not is_job(slot.text)]
    slots = [slot for slot in slots if not is_generic(slot.text)]
    named = [slot for slot in slots if slot.text]
    if trust is _Trust.DIGEST and len(named) > 1 and _is_note(named[0].text):
        slots.remove(named[0])  # "Ann Lee talks to Bo Ek, Harbour Post, …:…"
        named = named[1:]
    words = {word.strip(".:").lower() for slot in named for word in slot.text.split()}
    if not named or len(slots) > MAX_SLOTS or words & UPDATE_WORDS:
        return []
    if {slot.text.lower() for slot in named} & _NO_NAMES or named[-1].text.split()[-1].lower() in _NO_NAMES:
        return []
    if not (all(is_name(slot.text) for slot in named) or (trust is _Trust.DIGEST and _is_lower_line(named))):
        return []
    if trust is _Trust.WEAK:
        return slots if len(named) > 1 else []
    if trust is _Trust.COLON:
        # "Summer Fair, Oslo, 12 January 2020: the programme" is a heading.
        comma = "," in head[named[-1].end : date_start]
        proven = any(is_outlet(slot.text) for slot in named) and (comma or len(named) > 1)
        return slots if proven and not head[text_start : text_start + 1].islower() else []
    return slots


def _without_lead(slot: Slot) -> Slot:
    """Take "special to" off the name of an outlet."""
    lead = _LEAD.match(slot.text)
    return Slot(slot.text[lead.end() :], slot.start + lead.end(), slot.end) if lead else slot


def _is_lower_line(named: list[Slot]) -> bool:
    """Tell whether names are written in lower case throughout: each slot but the first says what it is."""
    known = [
        is_outlet(slot.text) or is_known_place(slot.text) or bool(find_country(slot.text)) for slot in named
    ]
    is_short = (
        len(named[0].text.split()) <= MAX_LOWER_NAME_WORDS and len(named) > 1 and is_outlet(named[1].text)
    )
    return any(is_outlet(slot.text) for slot in named) and all(known[1:]) and (known[0] or is_short)


def _is_note(text: str) -> bool:
    if NOTE.search(text):
        return False
    return not is_name(text) and text[:1].isupper() and len(text.split()) <= MAX_SLOT_WORDS // 2


def _has_proof(roles: list[Segment]) -> bool:
    """Tell whether roles prove themselves without ":…": an outlet beside an author or a country."""
    found = {segment.role for segment in roles}
    return Role.OUTLET in found and bool(found & {Role.AUTHOR, Role.COUNTRY})
