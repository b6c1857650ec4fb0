"""Read the datelines of agencies that an excerpt begins with: "CITY (AGENCY) – text" and its relatives.

Every form ends with a dash. A place is one that is well-known or written in capitals beside an
agency; a word in capitals before a dash alone is more often a rubric ("UPDATE – …").
"""

import re

from pipelines.normalise.attribution import Attribution, AttributionForm, Role, Segment
from pipelines.normalise.attribution_values import MAX_DATELINE_CHARS, build
from pipelines.normalise.dates import find_dates
from pipelines.normalise.outlet import KNOWN_OUTLETS, is_outlet
from pipelines.normalise.places import is_known_place
from pipelines.normalise.slots import Slot, split_slots
from pipelines.normalise.territory import find_country
from pipelines.normalise.word_table import word_table

_DASH = r"\s*(?:\.?\s?[-–—]{1,2}|:|\.)\s*"
_NAME = r"[^()\n:;!?…–—]"
_FORMS = (
    # CITY, Region, 10 août (AGENCY) - text
    re.compile(rf"(?P<place>{_NAME}{{2,80}}?)\s?\((?P<outlet>{_NAME}{{2,50}})\){_DASH}(?=\S)"),
    # (AGENCY) - CITY, 1 SET - text
    re.compile(
        rf"\((?P<outlet>{_NAME}{{2,50}})\)\s*[-–—]\s*(?P<place>[^()\n:;!?…–—-]{{2,60}})\s*[-–—]\s*(?=\S)"
    ),
    # CITY, 10 фев — AGENCY. text
    re.compile(
        r"(?P<place>[^()\n:;!?…–—]{2,60}?)\s+[–—-]{1,2}\s+(?P<outlet>[^()\n:;!?…–—.]{2,30})[.:]\s+(?=\S)"
    ),
    # CITY, outlet.com - text
    re.compile(
        r"(?P<place>[^()\n:;!?…–—,]{2,40}),\s+(?P<outlet>[^()\n:;!?…–—,\s]{2,40})\s+[-–—]{1,2}\s+(?=\S)"
    ),
    # CITY – text, outlet.com - text
    re.compile(r"(?P<alone>[^()\n:;!?…–—]{2,60}?)\s*(?:\s-{1,2}\s|[–—])\s*(?=\S)"),
)
# 新华社北京6月14日电（记者 …）: agency, place, day, and often the reporters.
_CHINESE = re.compile(
    r"(?P<outlet>新华社|新华网|中新社|中新网|中国新闻网|人民网|央视网|央广网|中央社)(?P<place>[\u4e00-\u9fff]{2,8})"
    r"(?:\d{4}年)?(?:\d{1,2}月)\d{1,2}日(?:电|電|讯)?\s*"
    r"(?:[（(](?:记者)?\s*(?P<authors>[\u4e00-\u9fff、，,\s]{2,40})[）)])?\s*"
)
# 'According to the agency': به گزارش خبرگزاری مهر،
_ACCORDING = re.compile(r"به گزارش\s+(?P<outlet>[^،,.\n]{2,40})،\s*")
_RUBRICS = word_table(
    "update updated breaking exclusive watch video live opinion analysis review photos editorial",
    "column correction advertisement advertorial sponsored subscribe announcement interview",
    "commentary explainer obituary newsletter podcast background developing confirmed official",
    "important notice attention warning reminder spoiler question transcript factbox timeline",
    "highlights statement",
)
MIN_PLACE_LETTERS = 8  # of an unknown place in capitals; acronyms and rubrics are shorter


def find_agency(body: str, start: int, *, language: str | None = None) -> Attribution | None:
    """Return the agency's dateline that the text has at `start`.

    >>> line = find_agency("OSLO (Reuters) - The fleet returned", 0)
    >>> line.place, line.outlets, line.span[1]
    ('Oslo', ('Reuters',), 17)
    """
    head = body[start : start + MAX_DATELINE_CHARS]
    lead = len(head) - len(head.lstrip())
    head, start = head[lead:], start + lead
    for pattern in (_CHINESE, _ACCORDING):
        if match := pattern.match(head):
            return _build(head, start, match, _spans(match), AttributionForm.AGENCY, language)
    for pattern in _FORMS:
        match = pattern.match(head)
        if match is None:
            continue
        if "alone" in pattern.groupindex:
            return _alone(head, start, match, language)
        place, outlet = match["place"].strip(), match["outlet"].strip()
        if _is_pair(place, outlet):
            roles = [
                Segment(Role.OUTLET, *_trim(head, *match.span("outlet"))),
                *_place(head, match, language),
            ]
            return _build(head, start, match, roles, AttributionForm.AGENCY, language)
    return None


def _is_pair(place: str, outlet: str) -> bool:
    """Tell whether a name and one in brackets are a place and an agency."""
    first = place.split(",")[0].strip()
    if is_known_place(first):
        return is_outlet(outlet) or outlet.isupper() or len(outlet.split()) <= 4
    if outlet.casefold().strip(" .") in KNOWN_OUTLETS:
        return len(first.split()) <= 4 and not first[:1].islower()
    return first.isupper() and len(first) > 3 and first.casefold() not in _RUBRICS and is_outlet(outlet)


def _place(head: str, match: re.Match[str], language: str | None) -> list[Segment]:
    """Return place and country of the part before the agency; a region or a date behind it has no role."""
    slots = split_slots(head, *match.span("place"))
    if not slots:
        return []
    roles = [Segment(Role.PLACE, slots[0].start, slots[0].end)]
    roles += [
        Segment(Role.COUNTRY, slot.start, slot.end) for slot in slots[1:2] if _is_country(slot, language)
    ]
    return roles


def _is_country(slot: Slot, language: str | None) -> bool:
    text = slot.text.title() if slot.text.isupper() and len(slot.text) > 4 else slot.text
    return find_country(text, language) is not None


def _alone(head: str, start: int, match: re.Match[str], language: str | None) -> Attribution | None:
    """Read a place or an outlet's address with nothing but a dash behind it."""
    slots = split_slots(head, *match.span("alone"))
    if not slots or not slots[0].text or len(slots) > 2:
        return None
    first = slots[0]
    if (
        len(slots) == 1
        and (first.text.casefold() in KNOWN_OUTLETS or ("." in first.text and " " not in first.text))
        and is_outlet(first.text)
    ):
        return _build(
            head,
            start,
            match,
            [Segment(Role.OUTLET, first.start, first.end)],
            AttributionForm.AGENCY,
            language,
        )
    if len(slots) == 1 and " @ " in first.text:
        left, _, right = first.text.partition(" @ ")
        roles = [
            Segment(Role.OUTLET, first.start, first.start + len(left)),
            Segment(Role.OUTLET, first.end - len(right), first.end),
        ]
        return (
            _build(head, start, match, roles, AttributionForm.AGENCY, language) if is_outlet(left) else None
        )
    if not _is_place(slots, language):
        return None
    roles = [Segment(Role.PLACE, first.start, first.end)]
    if len(slots) == 2 and _is_country(slots[1], language):
        roles.append(Segment(Role.COUNTRY, slots[1].start, slots[1].end))
    return _build(head, start, match, roles, AttributionForm.PLACE_ONLY, language)


def _is_place(slots: list[Slot], language: str | None) -> bool:
    first = slots[0].text
    if len(slots) == 2:
        beside = slots[1].text
        known = is_known_place(beside) or _is_country(slots[1], language)
        return first.isupper() and (known or is_known_place(first))
    if is_known_place(first):
        return True
    letters = sum(map(str.isalpha, first))
    words = first.casefold().split()
    return first.isupper() and letters >= MIN_PLACE_LETTERS and len(words) == 1 and words[0] not in _RUBRICS


def _spans(match: re.Match[str]) -> list[Segment]:
    roles = [Segment(Role.OUTLET, *match.span("outlet"))]
    groups = match.re.groupindex
    if "place" in groups:
        roles.append(Segment(Role.PLACE, *match.span("place")))
    if "authors" in groups and match["authors"]:
        roles += [
            Segment(Role.AUTHOR, match.start("authors") + m.start(), match.start("authors") + m.end())
            for m in re.finditer(r"[\u4e00-\u9fff]{2,4}", match["authors"])
        ]
    return roles


def _build(
    head: str,
    start: int,
    match: re.Match[str],
    roles: list[Segment],
    form: AttributionForm,
    language: str | None,
) -> Attribution:
    taken = [(s.start, s.end) for s in roles]
    dates = [
        reading
        for reading in find_dates(head[: match.end()], language=language)
        if not any(start < reading.span[1] and reading.span[0] < end for start, end in taken)
    ]
    reading = dates[0] if len(dates) == 1 else None
    return build(form, head, roles, reading, end=match.end(), offset=start, language=language)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
