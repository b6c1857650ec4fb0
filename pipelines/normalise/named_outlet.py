"""Put an outlet that the format names by itself behind the byline: no words have to tell what it is."""

from dataclasses import replace

from pipelines.normalise.attribution import Attribution, AttributionForm, Role, Segment
from pipelines.normalise.text import clean_text

SEPARATOR = ", "


def add_outlet(
    byline_raw: str | None, byline: Attribution | None, outlet_raw: str
) -> tuple[str, Attribution]:
    """Return the byline with the outlet behind it, and what is what in it.

    >>> text, found = add_outlet(None, None, "Blue Sky")
    >>> text, found.outlets, found.authors
    ('Blue Sky', ('Blue Sky',), ())
    """
    lead = byline_raw + SEPARATOR if byline_raw else ""
    text = lead + outlet_raw
    segments = byline.segments if byline is not None else ()
    read = segments[-1].end if segments else 0
    if read < len(lead):
        segments = (*segments, Segment(Role.OTHER, read, len(lead)))
    segments = (*segments, Segment(Role.OUTLET, len(lead), len(text)))
    outlet = clean_text(outlet_raw)[0]
    if byline is None:
        return text, Attribution(form=AttributionForm.LABELLED, outlets=(outlet,), segments=segments)
    outlets = tuple(dict.fromkeys((outlet, *byline.outlets)))
    return text, replace(byline, outlets=outlets, segments=segments)
