"""Read bylines: "By Ann Lee, Harbour Post", "Source: Harbour Post, 24.3.2020", "Ann Lee | 3 May 2020".

The whole text must be a byline. A cue ("by", "Source:") says what follows; a name without one counts
only where the page itself marks the text as the byline, since titles look the same.
"""

import re

from pipelines.items import DayOrder
from pipelines.normalise.attribution import Attribution, AttributionForm, Role, Segment
from pipelines.normalise.attribution_values import MAX_DATELINE_CHARS, build
from pipelines.normalise.byline_people import MAX_NAME_WORDS, cut_parts, find_people, is_weekday, until_stop
from pipelines.normalise.byline_pieces import Piece, cut_pieces
from pipelines.normalise.byline_words import (
    AUTHOR_CUES,
    CONNECTORS,
    GENRES,
    JOBS,
    NOISE,
    OTHER_CUES,
    OUTLET_CUES,
    PUBLISHED,
)
from pipelines.normalise.clock import find_clock
from pipelines.normalise.credit_line import find_credit
from pipelines.normalise.date_atoms import normalise_digits
from pipelines.normalise.date_words import load_tolerated
from pipelines.normalise.dates import DateReading, find_dates
from pipelines.normalise.jobs import is_job
from pipelines.normalise.outlet import is_outlet
from pipelines.normalise.person import is_person
from pipelines.normalise.places import is_known_place
from pipelines.normalise.slots import is_name
from pipelines.normalise.territory import find_country

_TOKEN = re.compile(r"\w+")
_PART_ENDS = re.compile(r"[|·•⋅\n,،、;:：@\d]|\s[-–—/]|[-–—]\s")  # where separators, labels and dates stand
_CUE_WORDS = frozenset(_TOKEN.findall(cue)[0] for cue in AUTHOR_CUES | OUTLET_CUES | OTHER_CUES | GENRES)
_HANDLE = re.compile(r"\(?[\w.+-]{0,60}@[\w.-]{1,60}\)?")
_WORD = re.compile(r"\S+")
_ACRONYM_BEHIND = re.compile(r"\s*\([A-Z]{2,8}\)\Z|》.{0,4}\Z")
_LAST_WORD = re.compile(r"[^\W\d_]+\.?,?\s*\Z")
MAX_WEEKDAY_CHARS = 20
MAX_ACRONYM_CHARS = 6


def find_byline(
    text: str, *, marked: bool = False, language: str | None = None, day_order: DayOrder | None = None
) -> Attribution | None:
    """Return the attribution of a text that is nothing but a byline; `marked` if the page says it is one.

    >>> find_byline("By Ann Lee and Bo Ek, Harbour Post | May 3, 2020").authors
    ('Ann Lee', 'Bo Ek')
    """
    if len(text) > MAX_DATELINE_CHARS or not text.strip():
        return None
    if not (marked or _may_be_cued(text)):
        return None
    dates = find_dates(text, language=language, day_order=day_order)
    pieces = [piece for piece in cut_pieces(_blank(text, dates)) if piece.cue is not Role.OTHER]
    credit = find_credit(text, dates[0].span[0] if dates else len(text)) if marked else []
    cued = bool(credit) or any(piece.cue is not None for piece in pieces)
    roles = credit or _roles(pieces, marked=marked, dated=bool(dates))
    found = {role.role for role in roles}
    if not found & {Role.AUTHOR, Role.OUTLET} and not (dates and Role.PLACE in found):
        return None
    if any(piece.cue is Role.OUTLET for piece in pieces):
        form = AttributionForm.LABELLED
    elif cued:
        form = AttributionForm.CUED
    else:
        form = AttributionForm.DATED if dates else AttributionForm.BYLINE
    reading = dates[0] if dates else None
    return build(form, text, roles, reading, end=len(text), offset=0, language=language)


def _may_be_cued(text: str) -> bool:
    """Tell cheaply whether a cue could open the text, or a part of it; all others need a mark of the page."""
    words = _TOKEN.findall(text.lower())
    if _CUE_WORDS.isdisjoint(words):
        return False
    return words[0] in _CUE_WORDS or _PART_ENDS.search(text) is not None


def _blank(text: str, dates: list[DateReading]) -> str:
    """Put a separator in the place of dates, times and handles, at the same length."""
    plain = normalise_digits(text)
    spans = [(_weekday_start(text, reading.span[0]), reading.span[1]) for reading in dates]
    spans += [match.span() for match in _HANDLE.finditer(text)]
    if clock := find_clock(_without(plain, spans)):
        spans.append(clock.span)
    return _without(text, spans)


def _weekday_start(text: str, date_start: int) -> int:
    """Move a date's start over a weekday in front of it, as in "Mon., March 23"."""
    match = _LAST_WORD.search(text, max(0, date_start - MAX_WEEKDAY_CHARS), date_start)
    return match.start() if match is not None and is_weekday(match[0].rstrip(", ")) else date_start


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + "|" + " " * (end - start - 1) + text[end:]
    return text


def _roles(pieces: list[Piece], *, marked: bool, dated: bool) -> list[Segment]:
    """Return the roles of a byline's pieces; none where a piece makes it anything but a byline.

    Where the page does not mark it as one, it has to begin with its cue, and all of it must be read:
    titles stand beside dates, and sentences begin with "by" and "por".
    """
    roles: list[Segment] = []
    first_cue = next((index for index, piece in enumerate(pieces) if piece.cue is not None), None)
    for index, piece in enumerate(pieces):
        before_cue = first_cue is not None and index < first_cue
        found = _piece_roles(piece, roles, lenient=marked or dated)
        if before_cue:  # a title may stand here, and looks like a name
            found = [segment for segment in found if segment.role is not Role.AUTHOR]
        if (
            marked
            or _is_small(piece.text)
            or (piece.cue is None and is_job(piece.text))
            or (found and first_cue is not None and not before_cue)
        ):
            roles += found
        else:
            return []
    return roles


def _piece_roles(piece: Piece, before: list[Segment], *, lenient: bool) -> list[Segment]:
    text, start, end = piece.text, piece.start, piece.end
    if piece.cue is Role.OUTLET:
        is_short = len(text.split()) <= MAX_NAME_WORDS and (is_outlet(text) or text[:1].isupper())
        if not (is_short or is_name(text)) or "//" in text:
            return []
        acronym = _ACRONYM_BEHIND.search(text)
        return [Segment(Role.OUTLET, start, start + acronym.start() if acronym else end)]
    if piece.cue is Role.AUTHOR:
        return [] if _is_small(text) and not is_person(text) else find_people(text, start, lenient=lenient)
    published = _behind_published(text)
    if published:
        return [Segment(Role.OUTLET, start + published, end)]
    has_names = any(segment.role in (Role.AUTHOR, Role.OUTLET) for segment in before)
    if is_known_place(text):
        return [Segment(Role.PLACE, start, end)]
    if has_names and find_country(text):
        return [Segment(Role.COUNTRY, start, end)]
    if is_job(text):
        return []
    parts = [(until_stop(part), at) for part, at in cut_parts(text, start)]
    if all(is_person(part) for part, _ in parts):
        return [Segment(Role.AUTHOR, at, at + len(part)) for part, at in parts]
    outlet = _without_job(text)
    if is_name(outlet) and (is_outlet(outlet) or (has_names and _is_acronym(outlet))):
        return [Segment(Role.OUTLET, start, start + len(outlet))]
    return []


def _behind_published(text: str) -> int:
    """Return where a name begins behind words such as "published in", 0 where there are none."""
    position = 0
    for word in _WORD.finditer(text):
        if word[0].lower() not in PUBLISHED:
            return position if position and word[0][:1].isupper() else 0
        position = word.end() + 1
    return 0


def _without_job(text: str) -> str:
    words = list(_WORD.finditer(text))
    while words and words[-1][0].lower() in JOBS | NOISE:
        words.pop()
    return text[: words[-1].end()] if words else ""


def _is_acronym(text: str) -> bool:
    return len(text) <= MAX_ACRONYM_CHARS and text.isupper() and any(c.isalpha() for c in text)


def _is_small(text: str) -> bool:
    """Tell whether a piece is weekdays, numbers and other small words only."""
    tolerated = load_tolerated()
    return all(
        word in tolerated or word in NOISE or word in CONNECTORS or not any(map(str.isalpha, word))
        for word in (match[0].lower().strip(".,:") for match in _WORD.finditer(text))
    )
