"""Read the datelines of agencies that an excerpt begins with: "CITY (AGENCY) – text" and its relatives.

Every form ends with a dash. A place is one that is well-known or written in capitals beside an
agency; a word in capitals before a dash alone is more often a rubric ("UPDATE – …").
"""

import re

from pipelines.normalise.agency_names import ALSO_WORDS, SIGNS, is_country_slot, is_pair, is_place, is_sign
from pipelines.normalise.attribution import Attribution, AttributionForm, Role, Segment
from pipelines.normalise.attribution_values import MAX_DATELINE_CHARS, build
from pipelines.normalise.dates import find_dates
from pipelines.normalise.outlet import KNOWN_OUTLETS, is_outlet
from pipelines.normalise.places import is_known_place
from pipelines.normalise.slots import split_slots
from pipelines.normalise.territory import find_country

_DASH = r"\s*(?:\.?\s?[-–—]{1,2}|:|\.)\s*"
_NAME = r"[^()\n:;!?…–—]"
_FORMS = (
    # CITY, Region, 10 août (AGENCY) - text
    re.compile(rf"(?P<place>{_NAME}{{2,80}}?)\s?\((?P<outlet>{_NAME}{{2,50}})\){_DASH}(?=\S)"),
    # CITY. (AGENCY) text
    re.compile(r"(?P<place>[^()\n:;!?…–—.]{2,60}?)\.\s?\((?P<outlet>[A-Z]{2,6})\)\s+(?=\S)"),
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
_CAPITALS = re.compile(r"(?P<place>[^\W\d_][^()\n:;!?…–—.,]{3,40}):\s+(?=[^\W\d_])(?![a-zа-яё])")
# 【北京共同社】
_BRACKETED = re.compile(r"【(?P<outlet>[^】\n]{3,14})】\s*(?=\S)")
# (ANA) - text
_OPENING = re.compile(r"\((?P<outlet>[^\W\d_][^()\n]{1,29})\)\s*[-–—]{1,2}\s*(?=[^\W\d_a-z]|\d)")
MIN_PLACE_CHARS, MAX_PLACE_CHARS = 2, 8  # in front of an agency within brackets


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
    if (match := _BRACKETED.match(head)) and (roles := _bracketed(match)):
        return _build(head, start, match, roles, AttributionForm.AGENCY, language)
    for pattern in _FORMS:
        match = pattern.match(head)
        if match is None:
            continue
        if "alone" in pattern.groupindex:
            return _alone(head, start, match, language)
        place, outlet = match["place"].strip(), match["outlet"].strip()
        if is_known_place(place) and find_country(outlet, language):  # PARIS (France) – text
            roles = [
                Segment(Role.PLACE, *match.span("place")),
                Segment(Role.COUNTRY, *match.span("outlet")),
            ]
            return _build(head, start, match, roles, AttributionForm.PLACE_ONLY, language)
        if is_pair(place, outlet):
            roles = [*_outlets(head, match), *_place(head, match, language)]
            return _build(head, start, match, roles, AttributionForm.AGENCY, language)
    if (match := _OPENING.match(head)) and is_sign(match["outlet"]):
        roles = [Segment(Role.OUTLET, *match.span("outlet"))]
        return _build(head, start, match, roles, AttributionForm.AGENCY, language)
    return _capitals(head, start, language)


def _outlets(head: str, match: re.Match[str]) -> list[Segment]:
    """Return the agency, or the two of "(dpa/lno)"."""
    start, end = _trim(head, *match.span("outlet"))
    if not SIGNS.fullmatch(head, start, end):
        return [Segment(Role.OUTLET, start, end)]
    signs = re.compile(r"[^/]+").finditer(head, start, end)
    return [Segment(Role.OUTLET, *sign.span()) for sign in signs]


def _capitals(head: str, start: int, language: str | None) -> Attribution | None:
    """Read "NEW DELHI: Text": a well-known place in capitals in front of a sentence."""
    match = _CAPITALS.match(head)
    if match is None or not is_known_place(match["place"]) or not match["place"].isupper():
        return None
    roles = [Segment(Role.PLACE, *match.span("place"))]
    return _build(head, start, match, roles, AttributionForm.PLACE_ONLY, language)


def _place(head: str, match: re.Match[str], language: str | None) -> list[Segment]:
    """Return place and country of the part before the agency; a region or a date behind it has no role."""
    slots = split_slots(head, *match.span("place"))
    if not slots:
        return []
    roles = [Segment(Role.PLACE, slots[0].start, slots[0].end)]
    roles += [
        Segment(Role.COUNTRY, slot.start, slot.end) for slot in slots[1:2] if is_country_slot(slot, language)
    ]
    return roles


def _alone(head: str, start: int, match: re.Match[str], language: str | None) -> Attribution | None:
    """Read a place or an outlet's address with nothing but a dash behind it."""
    slots = split_slots(head, *match.span("alone"))
    if not slots or not slots[0].text or len(slots) > 2:
        return None
    first = slots[0]
    if (
        len(slots) == 1
        and not head[match.end()].islower()
        and first.text.casefold() not in ALSO_WORDS
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
    if not is_place(slots, head[match.end() :], language):
        return None
    roles = [Segment(Role.PLACE, first.start, first.end)]
    if len(slots) == 2 and is_country_slot(slots[1], language):
        roles.append(Segment(Role.COUNTRY, slots[1].start, slots[1].end))
    return _build(head, start, match, roles, AttributionForm.PLACE_ONLY, language)


def _bracketed(match: re.Match[str]) -> list[Segment]:
    """Divide what stands in 【】 into a well-known place and the agency behind it."""
    text, begin = match["outlet"], match.start("outlet")
    for length in range(MIN_PLACE_CHARS, min(MAX_PLACE_CHARS, len(text) - 1) + 1):
        if is_known_place(text[:length]) and is_outlet(text[length:]):
            return [
                Segment(Role.PLACE, begin, begin + length),
                Segment(Role.OUTLET, begin + length, match.end("outlet")),
            ]
    return []


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
