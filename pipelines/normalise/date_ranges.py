"""Tell numbers that are no day of their own: the end of a range ("4-6 March"), an issue ("Vol. 3, March").

The words are those that newspapers write between two days and in front of a number, by language.
"""

import re

from pipelines.normalise.date_atoms import Kind, Part
from pipelines.normalise.date_words import load_weekdays
from pipelines.normalise.word_table import word_table

_MAX_BETWEEN_CHARS = 30  # "th of this month until wednesday," is longer than any range has
_MAX_NUMBERING_CHARS = 14  # the longest of the words, with a full stop and a space
_MAX_DAY, _MAX_MONTH = 31, 12

_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]")
_SIGNS = frozenset("-–—‒‐‑−~～〜/&+→")
_COMMAS = frozenset(",、،")
_WORDS = word_table(
    "to until till til through thru and or bis und oder au à et ou al a hasta y e até ao tot en t/m i en til",
    "och og do až по до и або та й і ile ve s/d sampai hingga dan đến và și si la până έως και ως",
    "至 到 から と 及 和 부터 까지 و إلى الى حتى עד",
)
# Between two days beside the word that joins them: ordinal endings, articles and the rest of the first day.
_SMALL = word_table("st nd rd th er º ª го е ое the le el il den dem der de of . du")

_NUMBERING = re.compile(r"(?:([^\W\d_]+)(\.|\s)|(?:\bn\s?\.?\s?[°º]|\bn\.\s?o|№|#)\.?)\s*\Z")
_NUMBERING_WORDS = word_table(
    "vol volume vols no nr num number numbers issue iss edition ed heft nummer ausgabe band jahrgang jg jahr",
    "numéro numero número núm núms numer zeszyt tom číslo cislo ročník szám broj nro numru sayı cilt",
    "номер выпуск том випуск брой страница стр edición edicion edição edicao edizione édition fascicule tome",
    "uitgave editie utgave utgåva edisi",
    "page pp seite seiten página pagina strona part teil partie parte chapter kapitel chapitre capítulo",
    "week woche kw semaine semana settimana неделя hoofdstuk bladzijde sida side",
)
_SHORT_NUMBERING = word_table("p s n m v t c")  # with a full stop only: "p. 4", "S. 4"


def is_numbered(plain: str, part: Part) -> bool:
    """Tell whether a short number counts issues or pages and not days: "vol. 3", "№ 3", "week 3"."""
    if plain[part.end : part.end + 2] in {"st", "nd", "rd", "th"}:
        return False
    match = _NUMBERING.search(plain[max(0, part.start - _MAX_NUMBERING_CHARS) : part.start])
    if match is None:
        return False
    word, mark = match[1], match[2]
    return word is None or word in _NUMBERING_WORDS or (word in _SHORT_NUMBERING and mark == ".")


def ends_range(plain: str, parts: list[Part], index: int, day: int) -> bool:
    """Tell whether the date at `index`, of this day of the month, is the end of a range or list of days."""
    if index == 0:
        return False
    before = parts[index - 1]
    joint = _find_joint(plain[before.end : parts[index].start])
    if joint is None:
        return False
    earlier = parts[index - 2] if index > 1 and before.gap is not None else None
    if before.kind is Kind.MONTH:  # "28 February - 3 March", not the weekday of "mar - 4 mars"
        return joint not in _COMMAS and earlier is not None and earlier.kind is Kind.SHORT
    if before.kind is not Kind.SHORT or not _can_be_day(plain, before):
        return False
    if joint in _COMMAS:
        return before.value + 1 == day
    if earlier is not None and (earlier.kind is Kind.MONTH or _is_day_and_month(earlier, before)):
        return True
    return before.value < day


def begins_range(plain: str, parts: list[Part], index: int, day: int) -> bool:
    """Tell whether a later day is tied to the date that ends before `index`: "3月4日～6日", "2020/3/4–6"."""
    if index >= len(parts) or parts[index].kind is not Kind.SHORT or not day < parts[index].value <= _MAX_DAY:
        return False
    between = plain[parts[index - 1].end : parts[index].start]
    is_tied = between == between.strip() or plain[parts[index].end - 1] in "日號号일"
    return is_tied and _joins(between)


def are_joined(plain: str, before: int, after: int) -> bool:
    """Tell whether nothing but a word or sign of a range stands between two dates."""
    return after - before <= _MAX_BETWEEN_CHARS and _joins(plain[before:after])


def _joins(between: str) -> bool:
    joint = _find_joint(between)
    return joint is not None and joint not in _COMMAS


def _find_joint(between: str) -> str | None:
    """Return the one word or sign that joins two days, None where anything else stands between them."""
    if len(between) > _MAX_BETWEEN_CHARS:
        return None
    tokens = _TOKEN.findall(between)
    if len(tokens) == 3 and tokens[1] == "/" and "".join(tokens) in _WORDS:
        return "".join(tokens)
    joints = [token for token in tokens if token in _SIGNS or token in _COMMAS or token in _WORDS]
    if len(joints) > 1:  # "4, and 5", "4 e 5": an ending can be a word too
        joints = joints[-1:]
    for token in tokens:
        is_known = token in _SIGNS or token in _COMMAS or token in _WORDS or token in _SMALL
        if not is_known and token not in load_weekdays():
            return None
    return joints[0] if joints else None


def _can_be_day(plain: str, part: Part) -> bool:
    """Tell whether a number stands for itself: no minutes, no end of a name, no page."""
    ahead = plain[part.start - 1 : part.start]
    is_bound = ahead.isalpha() or ahead in (":", "#", "№") if ahead else False
    is_named = ahead in ("-", "–", "‑") and plain[part.start - 2 : part.start - 1].isalpha()
    is_day = 1 <= part.value <= _MAX_DAY
    return is_day and not (is_bound or is_named or is_numbered(plain, part))


def _is_day_and_month(first: Part, second: Part) -> bool:
    """Tell whether two short numbers are "28.02" and no time: in words, a time has a colon."""
    is_tied = second.start == first.end + 1
    return (
        is_tied and second.gap in (".", "/", "-") and 1 <= first.value <= _MAX_DAY and 1 <= second.value <= 12
    )
