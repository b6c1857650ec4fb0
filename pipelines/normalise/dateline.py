"""Find who is behind an entry: in the first words of its text, and in what its page marks as the byline."""

from dataclasses import replace

from pipelines.items import DayOrder
from pipelines.normalise.agency import find_agency
from pipelines.normalise.attribution import Attribution
from pipelines.normalise.byline import find_byline
from pipelines.normalise.digest import find_digest


def find_dateline(
    body: str, start: int = 0, *, language: str | None = None, day_order: DayOrder | None = None
) -> Attribution | None:
    """Return the attribution that a text begins with at `start`; the excerpt starts at its end.

    The digest form comes first, since its ":…" cannot be mistaken. A byline counts where it has the
    first line to itself.
    """
    digest = find_digest(body, start, language=language, day_order=day_order)
    if digest is not None:
        return digest
    agency = find_agency(body, start, language=language)
    return agency if agency is not None else _first_line(body, start, language, day_order)


def _first_line(
    body: str, start: int, language: str | None, day_order: DayOrder | None
) -> Attribution | None:
    lead = len(body[start:]) - len(body[start:].lstrip())
    line_end = body.find("\n", start + lead)
    if line_end < 0:
        return None
    line = find_byline(body[start:line_end], language=language, day_order=day_order)
    if line is None:
        return None
    moved = (replace(s, start=s.start + start, end=s.end + start) for s in line.segments)
    return replace(line, segments=tuple(moved))
