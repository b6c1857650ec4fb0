"""Read the attribution that an excerpt begins with: "Author, Outlet, Place, Country, January 12 2020:… text".

Everything but the date may be missing. What has not the form of names in front of a date is text.
"""

import re
from enum import Enum, auto

from pipelines.items import DayOrder
from pipelines.normalise.attribution import Attribution, AttributionForm, Role, Segment
from pipelines.normalise.attribution_values import build
from pipelines.normalise.date_words import UPDATE_WORDS
from pipelines.normalise.dates import find_dates
from pipelines.normalise.outlet import is_outlet
from pipelines.normalise.slots import MAX_SLOT_WORDS, MAX_SLOTS, Slot, assign_roles, is_name, split_slots
from pipelines.normalise.word_table import word_table

MAX_DATELINE_CHARS = 400

# What ends a dateline behind its date: ":…" in any spelling.
_STRONG_END = re.compile(r"\s*(?:[:：]\s*(…|\.{2,4})?|(…|\.{3,4}))\s*")
# What ends one only where the names before it are beyond doubt.
_WEAK_END = re.compile(r"\s*(?:[-–—|]\s|\n)\s*|\s*\.?\s*\Z")
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
    for reading in find_dates(head, language=language, day_order=day_order):
        end, trust = _find_end(head, reading.span[1])
        if end is None:
            continue
        # Names before this date stand before every later one too: this date decides.
        slots = _find_slots(head, reading.span[0], trust)
        roles = assign_roles(slots, language) if slots else []
        if not roles or (trust is _Trust.WEAK and not _has_proof(roles)):
            return None
        return build(AttributionForm.DIGEST, head, roles, reading, end=end, offset=start, language=language)
    return None


class _Trust(Enum):
    """How far the signs behind a date prove that a dateline ends there."""

    DIGEST = auto()  # ":…" is met nowhere else
    COLON = auto()
    WEAK = auto()


def _find_end(head: str, date_end: int) -> tuple[int | None, _Trust]:
    """Return where the text begins behind a date, None where the date is within a sentence."""
    if match := _STRONG_END.match(head, date_end):
        return match.end(), _Trust.DIGEST if match[1] or match[2] else _Trust.COLON
    match = _WEAK_END.match(head, date_end)
    return match.end() if match else None, _Trust.WEAK


def _find_slots(head: str, date_start: int, trust: _Trust) -> list[Slot]:
    """Return the slots before a date; none where they are not all names."""
    slots = [slot for slot in split_slots(head, 0, date_start) if not _WEEKDAY.fullmatch(slot.text)]
    named = [slot for slot in slots if slot.text]
    if trust is _Trust.DIGEST and len(named) > 1 and _is_note(named[0].text):
        slots.remove(named[0])  # "Ann Lee talks to Bo Ek, Harbour Post, …:…"
        named = named[1:]
    words = {word.strip(".:").lower() for slot in named for word in slot.text.split()}
    if not named or len(slots) > MAX_SLOTS or words & UPDATE_WORDS:
        return []
    if {slot.text.lower() for slot in named} & _NO_NAMES or named[-1].text.split()[-1].lower() in _NO_NAMES:
        return []
    if not all(is_name(slot.text) for slot in named):
        return []
    if len(named) == 1 and trust is not _Trust.DIGEST:
        # "Storm warning 12 January 2020: …" is a heading; "Harbour Post, 12 January 2020: …" is not.
        comma = head[named[0].end : date_start].strip() == ","
        proven = is_outlet(named[0].text) or " " in named[0].text
        return slots if trust is _Trust.COLON and comma and proven else []
    return slots


def _is_note(text: str) -> bool:
    return not is_name(text) and text[:1].isupper() and len(text.split()) <= MAX_SLOT_WORDS // 2


def _has_proof(roles: list[Segment]) -> bool:
    """Tell whether roles prove themselves without ":…": an outlet beside an author or a country."""
    found = {segment.role for segment in roles}
    return Role.OUTLET in found and bool(found & {Role.AUTHOR, Role.COUNTRY})
