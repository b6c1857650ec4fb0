"""Turn the segments of an attribution into its values: clean names, country codes, the date."""

from collections.abc import Iterable

from pipelines.items import Precision
from pipelines.normalise.attribution import Attribution, AttributionForm, Role, Segment, fill_segments
from pipelines.normalise.date_reading import DateReading
from pipelines.normalise.person import name_case
from pipelines.normalise.territory import find_country, find_foreign_country, find_mistyped_country
from pipelines.normalise.text import clean_text

MAX_DATELINE_CHARS = 400


def build(
    form: AttributionForm,
    head: str,
    roles: Iterable[Segment],
    reading: DateReading | None,
    *,
    end: int,
    offset: int,
    language: str | None,
) -> Attribution:
    """Make the record of roles in head[:end], where `head` stands at `offset` of the text."""
    named = list(roles)
    authors: dict[str, str] = {}  # each once, with its first spelling
    for spelt in _texts(head, named, Role.AUTHOR):
        authors.setdefault(name_case(spelt), spelt)
    place = next(iter(_texts(head, named, Role.PLACE)), None)
    country = next(iter(_texts(head, named, Role.COUNTRY)), None)
    if reading is not None:
        named.append(Segment(Role.DATE, *reading.span))
    moved = (Segment(s.role, s.start + offset, s.end + offset) for s in named)
    return Attribution(
        form=form,
        authors=tuple(authors),
        authors_raw=tuple(authors.values()),
        outlets=_texts(head, named, Role.OUTLET),
        place=name_case(place) if place else None,
        country=_country_code(country, language) if country else None,
        on=reading.on if reading is not None and _is_certain(reading) else None,
        segments=fill_segments(moved, offset, offset + end),
    )


def _country_code(name: str, language: str | None) -> str | None:
    return find_country(name, language) or find_foreign_country(name) or find_mistyped_country(name)


def _is_certain(reading: DateReading) -> bool:
    return reading.precision is Precision.DAY and not reading.ambiguous


def _texts(head: str, segments: list[Segment], role: Role) -> tuple[str, ...]:
    found = (clean_text(head[s.start : s.end])[0] for s in segments if s.role is role)
    return tuple(dict.fromkeys(text for text in found if text))
