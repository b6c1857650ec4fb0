"""Give the slots before a dateline's date their roles: Author, Outlet, Place, Country.

Positions are evidence: between the outlet and the country stands the place, and a name in front of
an outlet is its author. Where a slot's own words say what it is, they decide.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.normalise.attribution import Role, Segment
from pipelines.normalise.outlet import is_outlet
from pipelines.normalise.person import is_person
from pipelines.normalise.places import is_known_place
from pipelines.normalise.territory import find_country, find_foreign_country, find_mistyped_country, is_region
from pipelines.normalise.word_table import word_table

POSITIONS = 4  # Author, Outlet, Place, Country
MAX_SLOTS = 8
MAX_SLOT_WORDS = 14  # "Relatives of … of the … (…) in …"

_PIECE = re.compile(r"[^,،、()\s]+|\([^()]*\)|\s[-–—|·]\s|\s+|[,،、()]")
_JOIN = re.compile(r"\s(?:and|&|und|et|y|e|og|och|en|i|и|та|ve|و|＆)\s", re.IGNORECASE)
_VIA = re.compile(r"\s(?:for|via|@|on behalf of)\s")
NOTE = re.compile(r"\s(?:\(|(?:interviews|interviewed|talks|speaks|in conversation)\s(?!by\s))")
_LOWER_IN_NAMES = word_table(
    "of the and in for on to at by & de del della di da do dos das la le les los las el al du des",
    "d’ l’ et y e und der die dem den zu zur am im für von van het en i w z na och og website blog",
    "net online e.v. a.k.a.",
)
_BRACKETS = re.compile(r"\s\([^()]*\)")
_SMALL_NOTE = re.compile(r"\s\([a-zà-ÿ][^()]*\)\Z")  # "Harbour Post (weekly)"
_SHORTENED = word_table("'t ’t ‘t")  # van 't Hoff
_PREFIXED = re.compile(r"[a-z]{1,3}['’-]([^\W\d_])")  # el-Khatib, d'Arc
# Outlet words that are surnames too: beside another outlet, such a name may be a person's.
_SURNAMES = word_table("post day page star sun press wire world mirror echo bell mail record")


@dataclass(frozen=True, slots=True)
class Slot:
    """A piece between commas, without the spaces around it."""

    text: str
    start: int
    end: int


def split_slots(text: str, start: int, end: int) -> list[Slot]:
    """Cut at commas, but not inside parentheses; an empty slot of a doubled comma is kept."""
    slots: list[Slot] = []
    begin = start
    for piece in _PIECE.finditer(text, start, end):
        if piece[0] in (",", "،", "、") or (len(piece[0]) == 3 and piece[0][1] in "-–—|·"):
            slots.append(_slot(text, begin, piece.start()))
            begin = piece.end()
    slots.append(_slot(text, begin, end))
    if slots and not slots[-1].text:  # the comma before the date
        slots.pop()
    return slots


def is_name(text: str) -> bool:
    """Tell whether a slot can be a name at all: short, and its words capitalised or small ones."""
    if note := NOTE.search(text):
        text = _BRACKETS.sub("", text) if text[note.start() :].startswith(" (") else text[: note.start()]
    words = text.split()
    if not words or len(words) > MAX_SLOT_WORDS or any(c in ':;!?…\n“”"' for c in text):
        return False
    if len(words) == 1:
        return len(text) > 3 or text[0].isupper()
    if words[0].strip("(").islower() and not is_outlet(text):
        return False
    return all(_is_name_word(word) for word in words)


def _is_name_word(word: str) -> bool:
    if word in _SHORTENED:
        return True
    bare = word.strip("().,'’\"-–")
    if (prefixed := _PREFIXED.match(bare)) and prefixed[1].isupper():
        return True
    return not bare or not bare[0].islower() or bare.lower() in _LOWER_IN_NAMES or is_outlet(bare)


def assign_roles(slots: list[Slot], language: str | None) -> list[Segment]:
    """Return the segments of a dateline's slots, each with its role; what is unclear has none."""
    named = [slot for slot in slots if slot.text]
    has_gap = len(named) < len(slots)
    country = _country(named, language) if named else []
    if country:
        named = named[:-1]
    if len(named) > 1 and is_region(named[-1].text):  # "…, Springfield, Ohio": the place stands before it
        names, places = named[:-2], named[-2:-1]
    else:
        names, places = _split_places(named, has_country=bool(country), has_gap=has_gap, total=len(slots))
    no_outlet = has_gap and len(names) == 1 and len(slots) == POSITIONS and is_person(names[0].text)
    segments = list(_authors(names[0]) if no_outlet else _names(names))
    if places:
        segments.append(Segment(Role.PLACE, places[0].start, places[-1].end))
    return segments + country


def _country(slots: list[Slot], language: str | None) -> list[Segment]:
    """Return the country in the last slot, and a well-known place that lacks its comma before it."""
    last = slots[-1]
    if find_country(last.text, language) or (len(slots) > 1 and find_foreign_country(last.text)):
        return [Segment(Role.COUNTRY, last.start, last.end)]
    if (
        len(slots) >= 3
        and (len(slots) > 3 or is_known_place(slots[-2].text))
        and find_mistyped_country(last.text)
    ):
        return [Segment(Role.COUNTRY, last.start, last.end)]
    place, space, country = last.text.rpartition(" ")
    if space and find_country(country, language) and is_known_place(place.strip()):
        middle = last.end - len(country)
        return [
            Segment(Role.PLACE, last.start, last.start + len(place.rstrip())),
            Segment(Role.COUNTRY, middle, last.end),
        ]
    return []


def _split_places(
    slots: list[Slot], *, has_country: bool, has_gap: bool, total: int
) -> tuple[list[Slot], list[Slot]]:
    """Divide the slots before the country into names in front and places behind."""
    outlets = [
        index for index, slot in enumerate(slots) if is_outlet(slot.text) and not _is_surname(slots, index)
    ]
    if outlets:
        last = outlets[-1]
        if has_country and last == len(slots) - 1 and (parted := _part_place(slots[last])):
            return [*slots[:last], parted[0]], [parted[1]]
        behind = slots[last + 1 :]
        if not has_country and behind and not all(_is_place(slot) for slot in behind):
            behind = []
        return slots[: last + 1], behind
    if has_gap and has_country and total == POSITIONS:  # Author, , Place, Country
        return slots[:-1], slots[-1:]
    if len(slots) == 1 and is_known_place(slots[0].text):
        return [], slots
    known = next((i for i, slot in enumerate(slots) if i > 0 and is_known_place(slot.text)), None)
    if known is not None:
        return slots[:known], slots[known:]
    if has_country and len(slots) >= 2:
        return (slots[:1], slots[1:]) if len(slots) == 2 else (slots[:2], slots[2:])
    if len(slots) >= 3:
        return slots[:2], slots[2:]
    return slots, []


def _part_place(slot: Slot) -> tuple[Slot, Slot] | None:
    """Part "Harbour Post Oslo" where the comma is missing: in front of the country, the city is its place."""
    words = list(re.finditer(r"\S+", slot.text))
    for word in words[2:]:
        name, place = slot.text[: word.start()].rstrip(), slot.text[word.start() :]
        if is_known_place(place) and is_outlet(name.split()[-1]) and is_outlet(name):
            return Slot(name, slot.start, slot.start + len(name)), Slot(
                place, slot.start + word.start(), slot.end
            )
    return None


def _is_surname(slots: list[Slot], index: int) -> bool:
    words = slots[index].text.split()
    return (
        index == 0
        and len(words) == 2
        and words[1].lower() in _SURNAMES
        and words[0].lower() != "the"
        and len(slots) > 1
        and is_outlet(slots[1].text)
    )


def _is_place(slot: Slot) -> bool:
    """Tell whether a slot behind the outlet may be a place: well-known, or one word."""
    return is_known_place(slot.text) or (" " not in slot.text and slot.text[:1].isupper())


def _names(slots: list[Slot]) -> Iterator[Segment]:
    """Yield authors and outlets: the last slot is the outlet, names of people before it are authors."""
    if not slots:
        return
    if len(slots) == 1 and (via := _VIA.search(slots[0].text)):
        slot = slots[0]
        left = Slot(slot.text[: via.start()], slot.start, slot.start + via.start())
        right = Slot(slot.text[via.end() :], slot.start + via.end(), slot.end)
        if is_person(left.text):
            slots = [left, right]
    if _may_be_inverted(slots):
        slots = slots[2:]
    if not slots:
        return
    for index, slot in enumerate(slots[:-1]):
        slot = _person_of(slot)
        if all(is_person(part.text) for part in _parts(slot)):
            yield from _authors(slot)
        elif is_outlet(slot.text) and not _is_surname(slots, index):
            yield from _outlets(slot)
        elif index == 0 and (_is_surname(slots, index) or len(slot.text.split()) <= 3):
            yield Segment(
                Role.AUTHOR if _is_surname(slots, index) or is_outlet(slots[1].text) else Role.OUTLET,
                slot.start,
                slot.end,
            )
    yield from _outlets(slots[-1])


def _may_be_inverted(slots: list[Slot]) -> bool:
    """Tell whether names may begin with "Lee, Ann" or "Lee, Ann Marie": who that is cannot be told."""
    if len(slots) < 2 or " " in slots[0].text or is_outlet(slots[0].text) or is_outlet(slots[1].text):
        return False
    return " " not in slots[1].text or (len(slots) > 2 and is_person(slots[1].text))


def _person_of(slot: Slot) -> Slot:
    """Leave out what is said of a person: "Ann Lee (Professor of …)", "Ann Lee interviews Bo Ek"."""
    note = NOTE.search(slot.text)
    if note is None or not is_person(slot.text[: note.start()]):
        return slot
    return Slot(slot.text[: note.start()], slot.start, slot.start + note.start())


def _authors(slot: Slot) -> Iterator[Segment]:
    yield from (Segment(Role.AUTHOR, part.start, part.end) for part in _parts(slot))


def _outlets(slot: Slot) -> Iterator[Segment]:
    if (note := _SMALL_NOTE.search(slot.text)) and is_outlet(slot.text[: note.start()]):
        slot = Slot(slot.text[: note.start()], slot.start, slot.start + note.start())
    parts = _parts(slot)
    if len(parts) == 2 and _are_two(parts[0].text, parts[1].text):
        yield from (Segment(Role.OUTLET, part.start, part.end) for part in parts)
    else:
        yield Segment(Role.OUTLET, slot.start, slot.end)


def _are_two(left: str, right: str) -> bool:
    """Tell two outlets from one with "and" in its name: "Oil and Gas Journal" has its word at the end."""
    if is_outlet(left):
        return is_outlet(right) or len(right.split()) > 1
    if is_outlet(right):
        return right.lower().startswith("the ")
    return len(left.split()) > 1 and len(right.split()) > 1


def _parts(slot: Slot) -> list[Slot]:
    """Cut a slot at its "and"s: "Ana Ruiz y Soto" is one person."""
    if is_person(slot.text) and not all(" " in part.strip() for part in _JOIN.split(slot.text)):
        return [slot]
    parts: list[Slot] = []
    begin = 0
    for join in _JOIN.finditer(slot.text):
        parts.append(Slot(slot.text[begin : join.start()], slot.start + begin, slot.start + join.start()))
        begin = join.end()
    parts.append(Slot(slot.text[begin:], slot.start + begin, slot.end))
    return parts


def _slot(text: str, start: int, end: int) -> Slot:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Slot(text[start:end], start, end)
