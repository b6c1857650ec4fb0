"""Tell the places and agencies of datelines from the words of headings and sentences."""

import re

from pipelines.normalise.outlet import KNOWN_OUTLETS, is_outlet
from pipelines.normalise.person import is_person
from pipelines.normalise.places import is_known_place
from pipelines.normalise.slots import Slot
from pipelines.normalise.territory import find_country
from pipelines.normalise.word_table import word_table

# Of agencies, as German papers print them: (dpa/lno).
SIGNS = re.compile(r"[^\W\d_]{2,5}(?:/[^\W\d_]{2,5})?")
_RUBRICS = word_table(
    "update updated breaking exclusive watch video live opinion analysis review photos editorial",
    "column correction advertisement advertorial sponsored subscribe announcement interview",
    "commentary explainer obituary newsletter podcast background developing confirmed official",
    "important notice attention warning reminder spoiler question transcript factbox timeline",
    "highlights statement audio photo files file news gallery recap",
)
_SMALL = word_table(
    "of the and for de del della di da do dos du des la le y e und der die das für van voor i"
)
SIGN_LETTERS = (3, 6)  # fewer are languages and sections: "(EN) – text", "(TV) – text"
MAX_AGENCY_WORDS = 4
_SMALL_CITY_LANGUAGES = frozenset({"de", "id", "ms", "nl", "da", "nb", "no", "sv"})
_SENTENCE_END = re.compile(r"[.!?…](?:\s|$)|\n")
_INNER_DASH = re.compile(r"\s[-–—]\s")
MIN_SENTENCE_WORDS = 4
MIN_TOWN_LETTERS = 8
_TOWN_ENDINGS = ("ville", "burg", "burgh", "borough", "grad", "abad", "heim", "dorf", "stadt")
# Well-known places and outlets that are ordinary words as well: a dash behind them proves nothing.
ALSO_WORDS = word_table(
    "nice reading male mobile split orange bath tours victoria santiago georgia phoenix salvador",
    "fox slate wired vice medium quartz sky vox salon mehr globo fars dw rt aa ap beta ani wam hina",
)


def is_pair(place: str, outlet: str) -> bool:
    """Tell whether a name and one in brackets are a place and an agency."""
    first = place.split(",")[0].strip()
    if _is_acronym_of(first, outlet):  # "NATO (North Atlantic …) – text"
        return False
    if is_known_place(first) or all(map(is_known_place, first.split("/"))):
        if not _is_capitalised(outlet):
            return SIGNS.fullmatch(outlet) is not None
        least = 1 if "," in place else 2  # "BEIJING, Nov. 5 (Name)" is more than "BEIJING (Name)"
        many = least <= len(outlet.split()) <= MAX_AGENCY_WORDS and first.isupper() and not is_person(outlet)
        return is_outlet(outlet) or outlet.isupper() or many or not _is_cased(outlet)
    if outlet.casefold().strip(" .") in KNOWN_OUTLETS:
        return len(first.split()) <= 4 and not first[:1].islower()
    return (
        first.isupper()
        and len(first) > 3
        and first.casefold() not in _RUBRICS
        and is_outlet(outlet)
        and _is_capitalised(outlet)
    )


def is_sign(text: str) -> bool:
    """Tell whether what stands in brackets in front of a text is an agency: known as one, or its letters."""
    folded = text.casefold()
    if folded in _RUBRICS or find_country(text):
        return False
    if folded in KNOWN_OUTLETS:
        return text.isupper() or folded not in ALSO_WORDS
    return text.isalpha() and text.isupper() and len(text) in range(*SIGN_LETTERS)


def _is_capitalised(name: str) -> bool:
    """Tell whether no word of a name but the small ones is in lower case: sentences hold others."""
    return not any(word[0].islower() and word not in _SMALL for word in name.split())


def _is_cased(text: str) -> bool:
    return text.lower() != text.upper()


def _is_acronym_of(short: str, name: str) -> bool:
    words = [word for word in name.split() if word[0].isupper()]
    return len(words) > 1 and short.isupper() and "".join(word[0] for word in words) in (short, short + "S")


def is_place(slots: list[Slot], rest: str, language: str | None) -> bool:
    """Tell whether slots in front of a dash and `rest` are a place by themselves, without an agency."""
    first = slots[0].text
    if len(slots) == 2:
        beside = slots[1].text
        known = is_known_place(beside) or is_country_slot(slots[1], language)
        return first.isupper() and (known or is_known_place(first))
    if first != first.upper():
        return _is_written_small(first, rest, language)
    is_town = first.isalpha() and len(first) >= MIN_TOWN_LETTERS and first.casefold().endswith(_TOWN_ENDINGS)
    return (is_known_place(first) and first.casefold() not in ALSO_WORDS) or is_town


def _is_written_small(place: str, rest: str, language: str | None) -> bool:
    """Tell whether "Jakarta - Text" is a dateline: where it isn't usual in capitals, before a sentence."""
    if language is None or language[:2] not in _SMALL_CITY_LANGUAGES or not is_known_place(place):
        return False
    sentence = _SENTENCE_END.split(rest, maxsplit=1)[0]
    words = sentence.split()
    return (
        len(words) >= MIN_SENTENCE_WORDS
        and words[0][0].isupper()
        and any(word.islower() for word in words)
        and not is_known_place(words[0].strip(",."))
        and _INNER_DASH.search(sentence) is None
    )


def is_country_slot(slot: Slot, language: str | None) -> bool:
    """Tell whether a slot is a country, in capitals or not."""
    text = slot.text.title() if slot.text.isupper() and len(slot.text) > 4 else slot.text
    return find_country(text, language) is not None
