"""Read our own export, `clipfile show entries --json`, without a mapping: the verbatim columns first."""

from collections.abc import Collection
from dataclasses import replace

from crawler.extract.rows.columns import Columns
from crawler.extract.rows.values import Lookup, Values, read_values, text_of
from pipelines.items import PostedSource, PostedText, Precision

COLUMNS = Columns(
    title="title_raw",
    url="url_raw",
    byline="byline_raw",
    excerpt="excerpt_raw",
    text="text",
    id="source_entry_id",
    image="image_url",
    categories="categories",
)
_MARKS = frozenset({"entry_id", "title_raw", "url_raw", "posted_raw", "posted_on", "excerpt_raw"})
# How much of an ISO day each precision vouches for: the rest is only the first day of a period.
_WRITTEN_CHARS = {Precision.DAY.value: 10, Precision.MONTH.value: 7, Precision.YEAR.value: 4}
_SOURCES = {source.value: source for source in PostedSource if source is not PostedSource.RELATIVE}


def is_own_export(names: Collection[str]) -> bool:
    """Tell whether columns are those of our own dataset of entries."""
    return set(names) >= _MARKS


def read_own_values(look_up: Lookup) -> Values:
    """Return the fields of an exported entry, but for its day."""
    values = read_values(COLUMNS, look_up)
    is_whole = values.url is not None and values.url.lower().startswith(("http://", "https://"))
    dateline = text_of(look_up("dateline_raw"))
    return replace(
        values,
        title=values.title or text_of(look_up("title")),
        url=values.url if is_whole else text_of(look_up("url")) or values.url,
        excerpt=" ".join(part for part in (dateline, values.excerpt) if part) or None,
    )


def read_own_posted(look_up: Lookup) -> tuple[PostedText, ...]:
    """Return the day as its page wrote it, with what it was read as by all that the page knew.

    What was ambiguous stays so. The time of the export does not count: "yesterday" is not read again.
    """
    raw, source = text_of(look_up("posted_raw")), text_of(look_up("posted_source"))
    day = (text_of(look_up("posted_on")) or "")[
        : _WRITTEN_CHARS.get(text_of(look_up("posted_precision")) or "", 0)
    ]
    is_settled = day and look_up("posted_ambiguous") is not True
    if raw is None and not day:
        return ()
    return (
        PostedText(
            raw=raw or day,
            source=_SOURCES.get(source or "", PostedSource.LISTING),
            completed=day if is_settled else None,
        ),
    )
