"""Fill the columns of who is behind an entry from its dateline and its byline, each with its spans."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.items import AttributionSpan, SpanText
from pipelines.normalise.attribution import Attribution, AttributionForm

# A name without a cue was an author's in about half of the lines measured, unless markup says that it is.
BARE_FORMS = frozenset({AttributionForm.BYLINE, AttributionForm.DATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionColumns:
    """The columns of `Entry` that say who, where, and in which form; as documented there."""

    authors: tuple[str, ...] = ()
    authors_raw: tuple[str, ...] = ()
    authors_review: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    outlets_raw: tuple[str, ...] = ()
    place: str | None = None
    country: str | None = None
    form: AttributionForm | None = None
    spans: tuple[AttributionSpan, ...] = ()


def fill_columns(
    body: str,
    dateline: Attribution | None,
    byline_raw: str | None,
    byline: Attribution | None,
    *,
    byline_is_marked: bool,
) -> AttributionColumns:
    """Take each field from the first attribution that has it: the dateline's are the outlet's own words.

    Of a bare byline that nothing but its place on the page marks, only the names are kept, for people
    to review.
    """
    is_weak = byline is not None and byline.form in BARE_FORMS and not byline_is_marked
    found = [each for each in (dateline, byline) if each is not None]
    trusted = [each for each in found if each is not byline or not is_weak]
    who = next((each for each in trusted if each.authors), None)
    outlet = next((each for each in trusted if each.outlets), None)
    where = next((each for each in trusted if each.place or each.country), None)
    return AttributionColumns(
        authors=who.authors if who else (),
        authors_raw=who.authors_raw if who else (),
        authors_review=byline.authors if byline is not None and is_weak else (),
        outlets=outlet.outlets if outlet else (),
        outlets_raw=outlet.outlets if outlet else (),
        place=where.place if where else None,
        country=where.country if where else None,
        form=found[0].form if found else None,
        spans=(
            *_spans(SpanText.DATELINE, body, dateline),
            *_spans(SpanText.BYLINE, byline_raw or "", byline),
        ),
    )


def dateline_bounds(body: str, dateline: Attribution) -> tuple[int, int]:
    """Return where in the body the dateline stands, without the spaces around it."""
    begin, end = dateline.span
    raw = body[begin:end]
    return begin + len(raw) - len(raw.lstrip()), begin + len(raw.rstrip())


def _spans(text: SpanText, raw: str, found: Attribution | None) -> Iterator[AttributionSpan]:
    """Yield the segments, counted from where the stored text begins."""
    if found is None:
        return
    first, last = dateline_bounds(raw, found) if text is SpanText.DATELINE else found.span
    for segment in found.segments:
        start, end = max(segment.start, first), min(segment.end, last)
        if start < end:
            yield AttributionSpan(text=text, role=segment.role.value, start=start - first, end=end - first)
