"""The record of who is behind an entry, where and when, with the places of these in the text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AttributionForm(StrEnum):
    """How an attribution is written; it says how far it can be trusted."""

    DIGEST = "digest"  # Author, Outlet, Place, Country, January 12 2020:… text
    AGENCY = "agency"  # CITY (AGENCY) – text
    PLACE_ONLY = "place_only"  # CITY – text
    LABELLED = "labelled"  # Source: Outlet
    CUED = "byline_cue"  # By Author, Outlet
    DATED = "dated"  # Author, January 12 2020, where the page marks the byline
    BYLINE = "byline"  # Author, Outlet, where the page marks the byline


class Role(StrEnum):
    """What a piece of an attribution is; OTHER is the punctuation and the small words between."""

    AUTHOR = "author"
    OUTLET = "outlet"
    PLACE = "place"
    COUNTRY = "country"
    DATE = "date"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the raw text and its role."""

    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who, where and when, as an entry's text says itself.

    `segments` follow one another without gaps: together they are the attribution's raw text.
    """

    form: AttributionForm
    authors: tuple[str, ...] = ()  # names in capitals in the case of names
    authors_raw: tuple[str, ...] = ()  # the same as spelt
    outlets: tuple[str, ...] = ()
    place: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    on: date | None = None
    segments: tuple[Segment, ...]

    @property
    def span(self) -> tuple[int, int]:
        """Where the attribution stands in the text; the excerpt starts at its end."""
        return self.segments[0].start, self.segments[-1].end


def fill_segments(named: Iterable[Segment], start: int, end: int) -> tuple[Segment, ...]:
    """Put OTHER between and around the named segments, so that they cover start to end."""
    result: list[Segment] = []
    position = start
    for segment in sorted(named, key=lambda s: s.start):
        if segment.start > position:
            result.append(Segment(Role.OTHER, position, segment.start))
        result.append(segment)
        position = segment.end
    if position < end or not result:
        result.append(Segment(Role.OTHER, position, end))
    return tuple(result)
