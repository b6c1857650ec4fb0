"""Read the attribution that an excerpt begins with: "Author, Outlet, Place, Country, January 12 2020:… text".

Everything but the date may be missing. What has not the form of names in front of a date is text.
"""

import re

from pipelines.items import DayOrder
from pipelines.normalise.attribution import Attribution, AttributionForm, Role, Segment
from pipelines.normalise.attribution_values import build
from pipelines.normalise.dates import find_dates
from pipelines.normalise.slots import MAX_SLOTS, Slot, assign_roles, is_name, split_slots
from pipelines.normalise.word_table import word_table

MAX_DATELINE_CHARS = 400

# What ends a dateline behind its date: ":…" in any spelling.
_STRONG_END = re.compile(r"\s*(?:[:：]\s*(?:…|\.{2,4})?|…|\.{3,4})\s*")
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
    start += len(body[start : start + MAX_DATELINE_CHARS]) - len(
        body[start : start + MAX_DATELINE_CHARS].lstrip()
    )
    head = body[start : start + MAX_DATELINE_CHARS]
    for reading in find_dates(head, language=language, day_order=day_order):
        end, strong = _find_end(head, reading.span[1])
        if end is None:
            continue
        slots = [slot for slot in split_slots(head, 0, reading.span[0]) if not _WEEKDAY.fullmatch(slot.text)]
        if not _are_names(slots, strong=strong):
            return None  # the text before this date is before every later one
        roles = assign_roles(slots, language)
        if strong or _has_proof(roles):
            return build(
                AttributionForm.DIGEST, head, roles, reading, end=end, offset=start, language=language
            )
    return None


def _find_end(head: str, date_end: int) -> tuple[int | None, bool]:
    """Return where the text begins behind a date, and whether by ":…"."""
    if match := _STRONG_END.match(head, date_end):
        return match.end(), True
    if match := _WEAK_END.match(head, date_end):
        return match.end(), False
    return None, False


def _are_names(slots: list[Slot], *, strong: bool) -> bool:
    named = [slot for slot in slots if slot.text]
    if not named or len(slots) > MAX_SLOTS:
        return False
    if (
        any(slot.text.lower() in _NO_NAMES for slot in named)
        or named[-1].text.split()[-1].lower() in _NO_NAMES
    ):
        return False
    return all(is_name(slot.text) for slot in named) and (strong or len(named) > 1)


def _has_proof(roles: list[Segment]) -> bool:
    """Tell whether roles prove themselves without ":…": an outlet beside an author or a country."""
    found = {segment.role for segment in roles}
    return Role.OUTLET in found and bool(found & {Role.AUTHOR, Role.COUNTRY})
