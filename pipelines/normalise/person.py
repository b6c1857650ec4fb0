"""Tell names of people by their form, since no list holds them all."""

import re
from functools import lru_cache

from pipelines.normalise.outlet import is_outlet, is_rubric
from pipelines.normalise.word_table import word_table

MAX_NAME_CHARS = 60

# Small words inside names of people.
_PARTICLES = word_table(
    "de del della di da das do dos du d' la le los las el al bin ibn ben bint abu van von der den ter",
    "ten zu zum zur af av y e i o’ o' 't ’t ‘t mac mc st. st san dr dr. mr mr. mrs mrs. ms ms. prof prof.",
    "sir lord lady rev. jr jr. sr sr.",
)
_SMALL = word_table(
    "de del della di da das do dos du la le los las el al bin ibn ben van von der den ter ten y e"
)
# Capitalised in bylines and headings, but never in a name.
_NO_NAME = word_table(
    "the a an and or of in on at for from to by with about this that our your its is are was were not",
    "no all new breaking update exclusive opinion analysis video photo photos letter letters editor",
    "editorial special monday tuesday wednesday thursday friday saturday sunday north south east west",
    "united states popular demand appointment chapter",
)
_NAME_PART = re.compile(r"([-/])")
_INITIAL = re.compile(r"[^\W\d_]|(?:[^\W\d_]\.-?){1,3}|[A-Z]{2}")  # J, J.K., DJ
_EAST_ASIAN = re.compile(
    r"[\u3400-\u9fff々]{2,4}|[\u3400-\u9fff々]{1,3}[\u3040-\u309f]{1,4}|[\uac00-\ud7a3]{2,4}|[\u30a0-\u30ff]{2,8}[・·=][\u30a0-\u30ff]{2,8}"
)
_CASELESS = re.compile(r"[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff]")


@lru_cache(maxsize=4096)  # the names of a listing repeat
def is_person(name: str) -> bool:
    """Tell whether a name has the form of a person's: two to four capitalised words, no outlet's."""
    return _has_name_form(name) and not is_outlet(name) and not is_rubric(name)


def _has_name_form(name: str) -> bool:
    if len(name) > MAX_NAME_CHARS:
        return False
    if _EAST_ASIAN.fullmatch(name):
        return True
    words = [word for word in name.replace("\u00a0", " ").split(" ") if word]
    if any(not _is_name_word(word) for word in words):
        return False
    if words and (words[0].lower() in _NO_NAME or words[-1].lower() in _SMALL):
        return False
    if len(words) > 1 and words[0] == words[-1]:  # "Von Mensch zu Mensch"
        return False
    full = [word for word in words if word.lower() not in _PARTICLES and not _INITIAL.fullmatch(word)]
    if _has_acronym(full):
        return False
    return 2 <= len(words) <= 6 and 1 <= len(full) <= 4


def _is_name_word(word: str) -> bool:
    lower = word.lower()
    if lower in _NO_NAME and word != word.upper():
        return False
    if lower in _PARTICLES:
        return True
    letters = word.strip(".,’'\"“”")
    if not letters or any(c.isdigit() for c in word) or any(c in "()[]{}<>:;!?/@#&=|…" for c in word):
        return False
    return (
        letters[0].isupper()
        or _CASELESS.match(letters) is not None
        or letters[:2] in ("d’", "d'", "al", "el")
    )


def _has_acronym(words: list[str]) -> bool:
    """Tell whether capitals stand beside ordinary words ("XYZ Norge"), other than a surname's."""
    upper = [len(word) > 1 and word.isupper() for word in words]
    if not any(upper) or all(upper):
        return False
    return any(flag and len(word) <= 4 for flag, word in zip(upper, words, strict=True)) and not upper[-1]


def name_case(name: str) -> str:
    """Write names and surnames in capitals as names: GARCÍA becomes García, DJ stays.

    >>> name_case("Ana GARCÍA"), name_case("NEW YORK"), name_case("DJ Moore")
    ('Ana García', 'New York', 'DJ Moore')
    >>> name_case("TIRANA/ROME")
    'Tirana/Rome'
    """
    words = name.split(" ")
    return " ".join(_capitalise(word) if len(word) > 2 and word.isupper() else word for word in words)


def _capitalise(word: str) -> str:
    return "".join(part[:1] + part[1:].lower() for part in _NAME_PART.split(word))
