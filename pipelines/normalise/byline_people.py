"""Read who stands behind "by", and where a name ends."""

import re

from pipelines.normalise.attribution import Role, Segment
from pipelines.normalise.byline_words import JOBS, NOBODY, NOISE, STAFF, STAFF_WORDS, STOPS
from pipelines.normalise.date_words import load_weekdays
from pipelines.normalise.outlet import is_outlet
from pipelines.normalise.person import is_person
from pipelines.normalise.places import is_known_place
from pipelines.normalise.slots import is_name

_AND = re.compile(r"\s+(?:and|und|et|y|e|og|och|en|i|и|та|ve|و)\s+|\s*&\s*", re.IGNORECASE)
_IN = re.compile(r",?\s(?:in|en|à|aus|från|fra|из|в)\s")
_NOTED = re.compile(r"(?P<name>[^()]*[^()\s])\s?\((?P<note>[^()]{2,60})\)")
_WORD = re.compile(r"\S+")
MIN_ABBREVIATION_CHARS = 2  # "R." is an initial
MIN_WEEKDAY_CHARS = 6  # "Sun" and "Mar" are more than weekdays
MAX_NAME_WORDS = 5


def find_people(text: str, start: int, *, lenient: bool) -> list[Segment]:
    """Return who stands behind "by": people, or an agency; titles and outlets run on without a comma.

    A name of any other form, such as a user's, counts where `lenient`.
    """
    roles: list[Segment] = []
    for part, at in cut_parts(text, start):
        name, place = _before_place(until_stop(part))
        if place:
            roles.append(Segment(Role.PLACE, at + place, at + place + len(until_stop(part)) - place))
        if name.lower() in NOBODY:
            continue
        if STAFF & set(name.lower().split()):
            roles += _staff(name, at)
        elif noted := _NOTED.fullmatch(name):
            roles += _person_and_note(noted, at)
        elif is_outlet(name):
            roles += _person_and_outlet(name, at)
        elif is_person(name) or (lenient and _may_be_user(name)):
            roles.append(Segment(Role.AUTHOR, at, at + len(name)))
    return roles


def is_generic(name: str) -> bool:
    """Tell whether a name is an outlet's people without their names: "Staff", "the Editors"."""
    words = set(name.lower().strip(" .").split())
    return bool(words & STAFF) and words <= STAFF_WORDS


def _staff(name: str, at: int) -> list[Segment]:
    """Return the outlet of "Harbour Post Staff"; "Staff" is nobody, "HLNF Staff Report" a name of its own."""
    if is_generic(name):
        return []
    words = list(_WORD.finditer(name))
    while words[-1][0].lower() in STAFF_WORDS:
        words.pop()
    while words[0][0].lower() in STAFF_WORDS:
        words = words[1:]
    start, end = words[0].start(), words[-1].end()
    if is_outlet(name[start:end]):
        return [Segment(Role.OUTLET, at + start, at + end)]
    return [Segment(Role.AUTHOR, at, at + len(name))]


def _person_and_note(noted: re.Match[str], at: int) -> list[Segment]:
    """Divide "Ann Lee (Harbour Post)"; what else is said of a person in brackets is left out."""
    if not is_person(noted["name"]):
        return []
    roles = [Segment(Role.AUTHOR, at, at + noted.end("name"))]
    if is_outlet(noted["note"]):
        roles.append(Segment(Role.OUTLET, at + noted.start("note"), at + noted.end("note")))
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


def until_stop(part: str) -> str:
    """Cut a name where a job, a label, a weekday, a number or a network's name follows."""
    words = list(_WORD.finditer(part))
    for index, word in enumerate(words[1:], start=1):
        bare = word[0].lower().strip(".:,")
        shorter = part[: words[index - 1].end()]
        if bare in STOPS or bare in NOISE or word[0][0].isdigit() or is_weekday(word[0]):
            return shorter
        if bare in JOBS:
            if not bare.isascii():  # written behind the name without more ado
                return shorter
            person = part[: words[1].end()]
            return person if index >= 2 and is_person(person) else part
    return part


def is_weekday(word: str) -> bool:
    """Tell whether a word is a weekday, in full or with the full stop of an abbreviation."""
    return (
        (word.endswith(".") and len(word) > MIN_ABBREVIATION_CHARS) or len(word) >= MIN_WEEKDAY_CHARS
    ) and word.lower().strip(".,") in load_weekdays()


def cut_parts(text: str, start: int) -> list[tuple[str, int]]:
    """Cut at "and", with where each part stands."""
    parts: list[tuple[str, int]] = []
    begin = 0
    for join in _AND.finditer(text):
        parts.append((text[begin : join.start()], start + begin))
        begin = join.end()
    parts.append((text[begin:], start + begin))
    return [(part, at) for part, at in parts if part]
