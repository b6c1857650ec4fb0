"""Normalise one entry: what the page wrote to typed values beside the verbatim text. Pure."""

from dataclasses import dataclass

from pipelines.items import EXTRACTOR_VERSION, DayOrder, Drop, DropReason, Entry, Issue, Precision, RawEntry
from pipelines.normalise.attribution import Attribution
from pipelines.normalise.attribution_columns import dateline_bounds, fill_columns
from pipelines.normalise.byline import find_byline
from pipelines.normalise.canonical_url import canonical_url, without_fragment, without_user_info
from pipelines.normalise.dateline import find_dateline
from pipelines.normalise.language import find_language
from pipelines.normalise.named_outlet import add_outlet
from pipelines.normalise.outlet import outlet_key
from pipelines.normalise.posted import decide_posted
from pipelines.normalise.read_more import find_read_more
from pipelines.normalise.repeated_title import find_title_at_end, find_title_at_start
from pipelines.normalise.text import clean_text

SAMPLE_CHARS = 200
SEPARATORS = " \t–—-:|·•,"  # between a day and the title behind it


def normalise(raw: RawEntry) -> Entry | Drop:
    """Return the entry, or a drop where it has neither title nor link nor text."""
    title, title_mended = _clean(raw.title_raw)
    body = _cut_body(raw, title)
    excerpt, excerpt_mended = _clean(body.excerpt_raw)
    text, text_mended = _clean(raw.text_raw)
    url, url_issue = _find_url(raw)
    if title is None and url is None and text is None and not (raw.body_raw or "").strip():
        return _drop(raw)
    byline = find_byline(
        raw.byline_raw or "", marked=True, language=raw.language_hint, day_order=_proved_order(raw)
    )
    byline_raw = raw.byline_raw
    if raw.outlet_raw and raw.outlet_raw.strip():
        byline_raw, byline = add_outlet(byline_raw, byline, raw.outlet_raw)
    who = fill_columns(
        raw.body_raw or "", body.dateline, byline_raw, byline, byline_is_marked=raw.byline_is_marked
    )
    posted = decide_posted(raw, body.dateline_raw)
    reading = posted.reading
    if title and reading is not None and reading.precision is Precision.DAY and posted.raw:
        title = _without_day(title, posted.raw)
    issues = (
        Issue.NO_TITLE if title is None else None,
        *posted.issues,
        url_issue,
        Issue.REPAIRED_TEXT if title_mended or excerpt_mended or text_mended else None,
    )
    return Entry(
        source=raw.source,
        page_id=raw.page_id,
        position=raw.position,
        locator=raw.locator,
        reader=raw.reader,
        rule=raw.rule,
        extractor_version=EXTRACTOR_VERSION,
        seen_at=raw.seen_at,
        source_entry_id=raw.source_entry_id,
        title=title,
        excerpt=excerpt,
        text=text,
        url=url,
        posted_on=reading.on if reading else None,
        posted_precision=posted.precision,
        posted_source=posted.source,
        posted_ambiguous=reading.ambiguous if reading else None,
        posted_alternative_on=reading.alternative_on if reading else None,
        posted_month_day=posted.month_day.iso if posted.month_day else None,
        posted_calendar=reading.calendar if reading else None,
        posted_order=reading.order if reading else None,
        posted_order_evidence=posted.order_evidence,
        posted_at=reading.at if reading else None,
        dateline_on=body.dateline.on if body.dateline else None,
        authors=who.authors,
        authors_review=who.authors_review,
        outlets=who.outlets,
        outlet_keys=tuple(outlet_key(outlet) for outlet in who.outlets),
        place=who.place,
        country=who.country,
        attribution_form=who.form,
        categories=_clean_all(raw.categories),
        image_url=canonical_url(raw.image_url_raw or "", raw.page_url)[0],
        language=find_language(excerpt or text or "", raw.language_hint),
        title_raw=raw.title_raw,
        excerpt_raw=body.excerpt_raw,
        posted_raw=posted.raw,
        posted_said=raw.posted[0].raw if raw.posted else None,
        dateline_raw=body.dateline_raw,
        byline_raw=byline_raw,
        authors_raw=who.authors_raw,
        outlets_raw=who.outlets_raw,
        attribution_spans=who.spans,
        url_raw=raw.url_raw and without_user_info(raw.url_raw),
        body_raw=raw.body_raw,
        text_raw=raw.text_raw,
        issues=tuple(issue for issue in issues if issue is not None),
    )


@dataclass(frozen=True, slots=True)
class _Body:
    """The parts of the running text: the dateline in front, and what is left of the rest."""

    dateline: Attribution | None
    dateline_raw: str | None
    excerpt_raw: str | None


def _cut_body(raw: RawEntry, title: str | None) -> _Body:
    """Cut the running text, verbatim: title, dateline, excerpt, repeated title, invitation to read on."""
    body = raw.body_raw or ""
    start = find_title_at_start(body, 0, title) if title else 0
    dateline = find_dateline(body, start, language=raw.language_hint, day_order=_proved_order(raw))
    dateline_raw = None
    if dateline is not None:
        start = dateline.span[1]
        dateline_raw = body[slice(*dateline_bounds(body, dateline))]
    end = max(start, find_read_more(body, len(body)))
    if title:
        end = find_title_at_end(body, start, end, title)
        end = max(start, find_read_more(body, end))
    return _Body(dateline, dateline_raw, body[start:end].strip() or None)


def _proved_order(raw: RawEntry) -> DayOrder | None:
    return raw.day_order if raw.day_order_evidence is not None else None


def _without_day(title: str, day: str) -> str:
    """Take the day of posting off the front of a title: it is no part of it.

    >>> _without_day("17.05.2024 – The bridge", "17.05.2024"), _without_day("2024 in review", "2024-05-17")
    ('The bridge', '2024 in review')
    """
    if not title.startswith(day):
        return title
    rest = title[len(day) :]
    words = rest.lstrip(SEPARATORS)
    return words if words and words != rest else title


def _find_url(raw: RawEntry) -> tuple[str | None, Issue | None]:
    """Return the entry's link; one to the listing itself leads to no entry, unless to a place in it."""
    url, issue = canonical_url(raw.url_raw or "", raw.page_url)
    if url is not None and raw.page_url is not None:
        page, _ = canonical_url(raw.page_url, None)
        if page is not None and url == without_fragment(page):
            return None, None
    return url, issue


def _clean(raw: str | None) -> tuple[str | None, bool]:
    if raw is None:
        return None, False
    text, mended = clean_text(raw)
    return text or None, mended


def _clean_all(raws: tuple[str, ...]) -> tuple[str, ...]:
    cleaned = (clean_text(raw)[0] for raw in raws)
    return tuple(dict.fromkeys(text for text in cleaned if text))


def _drop(raw: RawEntry) -> Drop:
    written = (raw.title_raw, raw.url_raw, raw.body_raw, *(statement.raw for statement in raw.posted))
    return Drop(
        source=raw.source,
        page_id=raw.page_id,
        reason=DropReason.NO_TITLE_OR_LINK,
        detail="expected a title, a link or a text; found none that is not blank",
        locator=raw.locator,
        position=raw.position,
        sample=" ".join(part for part in written if part)[:SAMPLE_CHARS] or None,
    )
