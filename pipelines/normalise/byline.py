"""Read bylines: "By Ann Lee, Harbour Post", "Source: Harbour Post, 24.3.2020", "Ann Lee | 3 May 2020".

The whole text must be a byline. A cue ("by", "Source:") says what follows; a name without one counts
only where the page itself marks the text as the byline, since titles look the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.items import DayOrder
from pipelines.normalise.attribution import Attribution, AttributionForm, Role, Segment
from pipelines.normalise.attribution_values import MAX_DATELINE_CHARS, build
from pipelines.normalise.byline_words import (
    AUTHOR_CUES,
    BY_WORDS,
    CONNECTORS,
    GENRES,
    JOBS,
    LEADING,
    NEED_COLON,
    NOBODY,
    NOISE,
    OTHER_CUES,
    OUTLET_CUES,
    PUBLISHED,
    STAFF,
    STOPS,
)
from pipelines.normalise.clock import find_clock
from pipelines.normalise.credit_line import find_credit
from pipelines.normalise.date_atoms import normalise_digits
from pipelines.normalise.date_words import load_tolerated, load_weekdays
from pipelines.normalise.dates import DateReading, find_dates
from pipelines.normalise.jobs import is_job
from pipelines.normalise.outlet import is_outlet
from pipelines.normalise.person import is_person
from pipelines.normalise.places import is_known_place
from pipelines.normalise.slots import is_name
from pipelines.normalise.territory import find_country

_SEPARATOR = re.compile(r"\s*(?:[|·•⋅\n]|\s[-–—/]+\s|[,،、;]|\s[-–—]|[-–—]\s)\s*")
_AND = re.compile(r"\s+(?:and|und|et|y|e|og|och|en|i|и|та|ve|و)\s+|\s*&\s*", re.IGNORECASE)
_COLON = re.compile(r"[:：]|(?<=文)\s?[／・/]")
_TOKEN = re.compile(r"\w+")
_PART_ENDS = re.compile(r"[|·•⋅\n,،、;:：@\d]|\s[-–—/]|[-–—]\s")  # where separators, labels and dates stand
_CUE_WORDS = frozenset(_TOKEN.findall(cue)[0] for cue in AUTHOR_CUES | OUTLET_CUES | OTHER_CUES | GENRES)
MAX_LABEL_CHARS = 40
_HANDLE = re.compile(r"\(?[\w.+-]{0,60}@[\w.-]{1,60}\)?")
_IN = re.compile(r",?\s(?:in|en|à|aus|från|fra|из|в)\s")
_BY = re.compile(r"\sby\s", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_EDGES = "《》«»“”\"'„.,;/-–—|[]"
_ACRONYM_BEHIND = re.compile(r"\s*\([A-Z]{2,8}\)\Z|》.{0,4}\Z")
_LAST_WORD = re.compile(r"[^\W\d_]+\.?,?\s*\Z")
MAX_WEEKDAY_CHARS = 20
MIN_ABBREVIATION_CHARS = 2  # "R." is an initial
MIN_WEEKDAY_CHARS = 6  # "Sun" and "Mar" are more than weekdays
MAX_NAME_WORDS = 5
MAX_ACRONYM_CHARS = 6


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text between separators, and the cue that it stands behind."""

    text: str
    start: int
    end: int
    cue: Role | None


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
    pieces = [piece for piece in _cut(_blank(text, dates)) if piece.cue is not Role.OTHER]
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
    return match.start() if match is not None and _is_weekday(match[0].rstrip(", ")) else date_start


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + "|" + " " * (end - start - 1) + text[end:]
    return text


def _cut(text: str) -> list[_Piece]:
    """Cut at separators and before labels; each piece knows the cue it stands behind."""
    cuts = [match.span() for match in _SEPARATOR.finditer(text)]
    cuts += [(start, start) for start in _labels(text)]
    pieces: list[_Piece] = []
    begin = 0
    cue: Role | None = None
    for start, end in [*sorted(cuts), (len(text), len(text))]:
        if start < begin:
            continue
        piece = _behind_cue(text, begin, start)
        waiting, cue = cue, None
        if piece.text:
            pieces.append(
                piece
                if piece.cue is not None or waiting is None
                else _Piece(piece.text, piece.start, piece.end, waiting)
            )
        elif piece.cue is not None:
            cue = piece.cue  # "By" on a line of its own
        begin = end
    return pieces


def _labels(text: str) -> Iterator[int]:
    """Yield where labels begin: the one to three words before a colon that are a cue."""
    for colon in _COLON.finditer(text):
        words = list(_WORD.finditer(text, max(0, colon.start() - MAX_LABEL_CHARS), colon.start()))
        for word in words[-3:]:
            if _cue_of(text[word.start() : colon.start()]) is not None:
                yield word.start()
                break


def _cue_of(words: str) -> Role | None:
    """Return what follows a cue; OTHER for a date, a category."""
    words = " ".join(words.lower().split())
    genre, _, by = words.rpartition(" ")
    if words in AUTHOR_CUES or (by in BY_WORDS and genre in GENRES):
        return Role.AUTHOR
    if words in OUTLET_CUES:
        return Role.OUTLET
    return Role.OTHER if words in OTHER_CUES else None


def _behind_cue(text: str, start: int, end: int) -> _Piece:
    """Take the cue off the front of a piece."""
    start, end = _trim(text, start, end)
    if colon := _COLON.search(text, start, min(end, start + MAX_LABEL_CHARS)):
        cue = _cue_of(text[start : colon.start()])
        if cue is not None:
            return _Piece(*_stripped(text, colon.end(), end), cue)
    words = list(_WORD.finditer(text, start, end))
    for count in range(min(3, len(words)), 0, -1):
        phrase = text[start : words[count - 1].end()].lower()
        cue = _cue_of(phrase)
        if cue is Role.OTHER and (by := _BY.search(text, words[count - 1].end(), end)):
            return _Piece(*_stripped(text, by.end(), end), Role.AUTHOR)  # "Posted in News by …"
        if cue is not None and phrase not in NEED_COLON:
            return _Piece(*_stripped(text, words[count - 1].end(), end), cue)
    return _Piece(*_stripped(text, start, end), None)


def _roles(pieces: list[_Piece], *, marked: bool, dated: bool) -> list[Segment]:
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


def _piece_roles(piece: _Piece, before: list[Segment], *, lenient: bool) -> list[Segment]:
    text, start, end = piece.text, piece.start, piece.end
    if piece.cue is Role.OUTLET:
        is_short = len(text.split()) <= MAX_NAME_WORDS and (is_outlet(text) or text[:1].isupper())
        if not (is_short or is_name(text)) or "//" in text:
            return []
        acronym = _ACRONYM_BEHIND.search(text)
        return [Segment(Role.OUTLET, start, start + acronym.start() if acronym else end)]
    if piece.cue is Role.AUTHOR:
        return [] if _is_small(text) and not is_person(text) else _authors(text, start, lenient=lenient)
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
    parts = [(_until_stop(part), at) for part, at in _parts(text, start)]
    if all(is_person(part) for part, _ in parts):
        return [Segment(Role.AUTHOR, at, at + len(part)) for part, at in parts]
    outlet = _without_job(text)
    if is_name(outlet) and (is_outlet(outlet) or (has_names and _is_acronym(outlet))):
        return [Segment(Role.OUTLET, start, start + len(outlet))]
    return []


def _authors(text: str, start: int, *, lenient: bool) -> list[Segment]:
    """Return who stands behind "by": people, or an agency; titles and outlets run on without a comma.

    A name of any other form, such as a user's, counts where `lenient`.
    """
    roles: list[Segment] = []
    for part, at in _parts(text, start):
        name, place = _before_place(_until_stop(part))
        if place:
            roles.append(Segment(Role.PLACE, at + place, at + place + len(_until_stop(part)) - place))
        if name.lower() in NOBODY:
            continue
        if STAFF & set(name.lower().split()):
            roles.append(Segment(Role.AUTHOR, at, at + len(name)))
        elif is_outlet(name):
            roles += _person_and_outlet(name, at)
        elif is_person(name) or (lenient and _may_be_user(name)):
            roles.append(Segment(Role.AUTHOR, at, at + len(name)))
    return roles


def _before_place(name: str) -> tuple[str, int]:
    """Part "Ann Lee in Oslo": the person, and where a well-known place begins; 0 where there is none."""
    match = _IN.search(name)
    if match is None or not name[match.end() :][:1].isupper() or not is_person(name[: match.start()]):
        return name, 0
    return name[: match.start()], match.end() if is_known_place(name[match.end() :]) else 0


def _may_be_user(name: str) -> bool:
    words = name.split()
    return len(words) == 1 or (1 < len(words) <= MAX_NAME_WORDS and is_name(name))


def _person_and_outlet(name: str, at: int) -> list[Segment]:
    """Divide "Ann Lee Harbour Post": two words are a person where the rest is an outlet by itself."""
    words = list(_WORD.finditer(name))
    if len(words) >= 4:
        person, rest = name[: words[1].end()], name[words[2].start() :]
        if is_person(person) and is_outlet(rest):
            return [
                Segment(Role.AUTHOR, at, at + len(person)),
                Segment(Role.OUTLET, at + words[2].start(), at + len(name)),
            ]
    return [Segment(Role.OUTLET, at, at + len(name))]


def _until_stop(part: str) -> str:
    """Cut a name where a job, a label, a weekday, a number or a network's name follows."""
    words = list(_WORD.finditer(part))
    for index, word in enumerate(words[1:], start=1):
        bare = word[0].lower().strip(".:,")
        shorter = part[: words[index - 1].end()]
        if bare in STOPS or bare in NOISE or word[0][0].isdigit() or _is_weekday(word[0]):
            return shorter
        if bare in JOBS:
            if not bare.isascii():  # written behind the name without more ado
                return shorter
            person = part[: words[1].end()]
            return person if index >= 2 and is_person(person) else part
    return part


def _is_weekday(word: str) -> bool:
    """Tell whether a word is a weekday, in full or with the full stop of an abbreviation."""
    return (
        (word.endswith(".") and len(word) > MIN_ABBREVIATION_CHARS) or len(word) >= MIN_WEEKDAY_CHARS
    ) and word.lower().strip(".,") in load_weekdays()


def _behind_published(text: str) -> int:
    """Return where a name begins behind words such as "published in", 0 where there are none."""
    position = 0
    for word in _WORD.finditer(text):
        if word[0].lower() not in PUBLISHED:
            return position if position and word[0][:1].isupper() else 0
        position = word.end() + 1
    return 0


def _parts(text: str, start: int) -> list[tuple[str, int]]:
    """Cut at "and", with where each part stands."""
    parts: list[tuple[str, int]] = []
    begin = 0
    for join in _AND.finditer(text):
        parts.append((text[begin : join.start()], start + begin))
        begin = join.end()
    parts.append((text[begin:], start + begin))
    return [(part, at) for part, at in parts if part]


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


def _stripped(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Take quotes, connecting words and full stops off a piece's ends."""
    start, end = _trim(text, start, end)
    words = list(_WORD.finditer(text, start, end))
    while words and words[-1][0].lower().strip(".,") in CONNECTORS:
        words.pop()
    if words and len(words) > 1 and words[0][0].lower() in LEADING:
        words = words[1:]
    if not words:
        return "", start, start
    start, end = _trim(text, words[0].start(), words[-1].end())
    return text[start:end], start, end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in _EDGES):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGES):
        end -= 1
    return start, end
