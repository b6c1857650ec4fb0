"""The declared Arrow schema of every dataset, each column with its meaning.

Declared, never inferred: a batch of nulls must not decide a type. A test compares these with the
records in `pipelines.items`. `docs/datasets.md` is written from them.
"""

from collections.abc import Iterable

import pyarrow as pa

FORMAT_VERSION = 1  # of the workspace; a newer one is refused

TIMESTAMP = pa.timestamp("us", tz="UTC")
TEXTS = pa.list_(pa.string())
SPANS = pa.list_(
    pa.struct([("text", pa.string()), ("role", pa.string()), ("start", pa.int32()), ("end", pa.int32())])
)


def _schema(*columns: tuple[str, pa.DataType, str]) -> pa.Schema:
    return pa.schema([pa.field(name, kind, metadata={"description": text}) for name, kind, text in columns])


CONTENT = _schema(
    ("title", pa.string(), "normalised title"),
    ("excerpt", pa.string(), "normalised text of the entry without dateline, repeated title and 'read more'"),
    ("text", pa.string(), "full text where the listing, feed or export carries it"),
    ("url", pa.string(), "canonical permalink"),
    ("posted_on", pa.date32(), "day the source listed it; first day of the period if less is known"),
    ("posted_precision", pa.string(), "day, month, year or monthday (no year): how much was written"),
    ("posted_source", pa.string(), "how posted_on is known: listing, inherited_same_day, feed, meta, …"),
    ("posted_ambiguous", pa.bool_(), "true where day and month could be swapped"),
    ("posted_alternative_on", pa.date32(), "the other reading of an ambiguous posted_on"),
    ("posted_month_day", pa.string(), "day and month where no year is known: --01-12 (ISO 8601, XSD)"),
    ("posted_calendar", pa.string(), "calendar it is written in: gregorian, jalali, hijri, buddhist, …"),
    ("posted_order", pa.string(), "day_first or month_first: how an all-numeric date was read"),
    ("posted_order_evidence", pa.string(), "what decided that order; null while it is ambiguous"),
    ("posted_at", TIMESTAMP, "instant it was posted, where a time is written and its zone known"),
    ("dateline_on", pa.date32(), "date inside the dateline: the day the outlet gave it"),
    ("authors", TEXTS, "who wrote it, from byline or dateline, by the names of aliases.csv"),
    ("authors_review", TEXTS, "names in a form that is right in half of the cases: for people to look at"),
    ("outlets", TEXTS, "who published it, by the names of aliases.csv"),
    ("outlet_keys", TEXTS, "outlets folded for grouping: case, accents, 'the', spacing"),
    ("place", pa.string(), "place in the dateline"),
    ("country", pa.string(), "country in the dateline, ISO 3166-1 alpha-2"),
    ("attribution_form", pa.string(), "form of the dateline or byline that was matched"),
    ("categories", TEXTS, "categories and tags as the source gives them"),
    ("image_url", pa.string(), "canonical URL of the entry's image"),
    ("language", pa.string(), "language of the text, BCP 47; null when unsure"),
    ("source_entry_id", pa.string(), "the source's own id: feed guid, WordPress post id"),
    ("title_raw", pa.string(), "title, verbatim"),
    ("excerpt_raw", pa.string(), "excerpt, verbatim"),
    ("posted_raw", pa.string(), "the entry's own statement of its day, verbatim; '' for an empty label"),
    ("dateline_raw", pa.string(), "dateline, verbatim"),
    ("byline_raw", pa.string(), "byline, verbatim"),
    ("authors_raw", TEXTS, "authors as spelt there"),
    ("outlets_raw", TEXTS, "outlets as spelt there"),
    ("attribution_spans", SPANS, "pieces of dateline_raw and byline_raw with their roles, in characters"),
    ("url_raw", pa.string(), "link, verbatim"),
    ("issues", TEXTS, "what is missing or open: no_posted, ambiguous_posted, …"),
)

# What is known beside the page can change of a version: the user's aliases, the source's order of dates.
READINGS = (
    *("posted_on", "posted_ambiguous", "posted_alternative_on", "posted_order", "posted_order_evidence"),
    *("posted_at", "authors", "outlets", "outlet_keys", "issues"),
)
AS_READ = pa.struct([(name, CONTENT.field(name).type) for name in READINGS])

PROVENANCE = _schema(
    ("content_hash", pa.string(), "hash of what the source says, not of our reading of it"),
    ("page_id", pa.string(), "page this version was read from: pages/"),
    ("locator", pa.string(), "where on that page it stood"),
    ("reader", pa.string(), "format it was read as"),
    ("rule", pa.string(), "rule of the reader that found it"),
    ("extractor_version", pa.string(), "version of clipfile that read it"),
)

PARTITION = _schema(
    ("source", pa.string(), "publisher of the listing"),
    ("year", pa.int32(), "year posted when first filed, never changed; 0 when unknown"),
)

_ID = ("entry_id", pa.string(), "stable id of the entry, 32 hex digits")
_RUN = ("run_id", pa.string(), "run that wrote this: runs/<run_id>.json")


def _join(*schemas: pa.Schema) -> pa.Schema:
    return pa.schema([field for schema in schemas for field in schema])


ENTRIES = _join(
    _schema(
        _ID,
        ("revision", pa.int32(), "number of the version among those of its form (reader); 1 for the first"),
    ),
    CONTENT,
    _schema(
        ("first_seen_at", TIMESTAMP, "first time the entry was seen on a page (fetched or file time)"),
        ("last_seen_at", TIMESTAMP, "last time, as of the last change of the entry: sightings/ has the rest"),
        ("revised_at", TIMESTAMP, "first time this version was seen"),
        (
            "missing_since_at",
            TIMESTAMP,
            "end of the first of two complete walks that did not meet it any more; null while it is there",
        ),
    ),
    PROVENANCE,
)

REVISIONS = _join(
    ENTRIES,
    _schema(
        _RUN,
        ("changed", TEXTS, "columns that differ from the revision before in its form; empty for the first"),
        (
            "as_read",
            AS_READ,
            "what its page alone says, where aliases.csv or day_orders/ change that; else null",
        ),
    ),
)

SIGHTINGS = _schema(
    _ID,
    ("page_id", pa.string(), "page it was seen on"),
    _RUN,
    ("position", pa.int32(), "place in the listing, 0 for the first"),
    ("seen_at", TIMESTAMP, "when the page was fetched, or the file written"),
    ("content_hash", pa.string(), "which version was seen"),
)

PAGES = _schema(
    ("page_id", pa.string(), "hash of the page's bytes and URL"),
    _RUN,
    ("address", pa.string(), "URL, or path of the file; members of containers after '!/'"),
    ("url", pa.string(), "URL that relative links resolve against, where known"),
    ("archive_file", pa.string(), "WARC file with the page, verbatim"),
    ("archive_offset", pa.int64(), "offset of its record, bytes"),
    ("fetched_at", TIMESTAMP, "when it was fetched, or the file written"),
    ("status", pa.int32(), "HTTP status"),
    ("walk_id", pa.string(), "walk of the source that met it: walks/; null for files"),
    ("media_type", pa.string(), "as declared"),
    ("encoding", pa.string(), "as decided"),
    ("size_bytes", pa.int64(), "size of the page"),
    ("sha256", pa.string(), "SHA-256 of the page's bytes, 64 hex digits"),
    ("reader", pa.string(), "format it was read as"),
    ("layout_fingerprint", pa.string(), "hash of the block structure that was found"),
    ("found", pa.int32(), "blocks found: kept + repeated + dropped + quarantined"),
    ("kept", pa.int32(), "entries or revisions that were new"),
    ("repeated", pa.int32(), "exact repeats, counted and not written again"),
    ("dropped", pa.int32(), "blocks left out: drops/"),
    ("quarantined", pa.int32(), "blocks on which our own code failed: drops/"),
    ("outcome", pa.string(), "read, dropped or quarantined"),
    ("next_page", pa.string(), "URL of the next older page of the listing"),
    ("page_number", pa.int32(), "1 for the newest page of the listing, where the page says which it is"),
    ("page_total", pa.int32(), "how many pages the listing has, where the page says it"),
    ("issues", TEXTS, "what the reader met: parser_limit, replacement_characters, …"),
)

DROPS = _schema(
    ("page_id", pa.string(), "page it is about; files with the same bytes share it"),
    (
        "address",
        pa.string(),
        "that of its page, or of the container that broke off, as in pages/; null in rows written before "
        "the column was, and on pages of more than 200,000 records",
    ),
    _RUN,
    ("position", pa.int32(), "place in the listing; null where the whole page was dropped"),
    ("locator", pa.string(), "where on the page"),
    ("reason", pa.string(), "why, from a fixed list"),
    ("detail", pa.string(), "what was expected and what was found"),
    ("sample", pa.string(), "the beginning of what was there"),
)

WALKS = _schema(
    ("walk_id", pa.string(), "names the walk; its archive files begin with it"),
    _RUN,
    ("way", pa.string(), "how the source was read: archive, feed, sitemap, wordpress"),
    ("url", pa.string(), "address where it begins"),
    ("started_at", TIMESTAMP, "when its first page was fetched"),
    ("ended_at", TIMESTAMP, "when its last page was fetched"),
    ("outcome", pa.string(), "ok, partial, blocked, empty, broken or dead"),
    ("is_complete", pa.bool_(), "proved: all that the way shows was seen, by it or by the walks before it"),
    ("is_sweep", pa.bool_(), "true where this walk alone saw all of it"),
    ("end_sign", pa.string(), "by which sign it knew the end: total_agrees, no_next_page, known, …"),
    ("pages", pa.int32(), "listing pages, feeds, … that gave entries"),
    ("requests", pa.int32(), "requests made"),
    ("entries", pa.int32(), "distinct entries met"),
    ("gap", pa.string(), "what keeps it from being complete"),
    ("resume_url", pa.string(), "last page up to which it is proved; a later walk goes on from here"),
    ("etag", pa.string(), "validator of the first page, for a conditional request"),
    ("last_modified", pa.string(), "validator of the first page, for a conditional request"),
    ("detail", pa.string(), "evidence for the outcome, and the next step"),
)

DAY_ORDERS = _schema(
    ("evidence", pa.string(), "kind of evidence: number_above_12, declared, other_date, not_future"),
    ("day_first", pa.int32(), "dates, written differently, in which it says that the day comes first"),
    ("month_first", pa.int32(), "the same, that the month comes first"),
    ("decided", pa.string(), "order of the source by all kinds: day_first, month_first; null where open"),
)

KEYS = _schema(
    ("key", pa.string(), "identity key, 32 hex digits; for kind merged, an entry_id that is no more"),
    ("kind", pa.string(), "source_id, permalink, title_day, title_text; or merged"),
    _ID,
)

DATASETS: dict[str, pa.Schema] = {
    "entries": ENTRIES,
    "revisions": REVISIONS,
    "sightings": SIGHTINGS,
    "pages": PAGES,
    "drops": DROPS,
    "keys": KEYS,
    "walks": WALKS,
    "day_orders": DAY_ORDERS,
}

# Entries and revisions are found by year; the rest are read by source and appended to.
BY_YEAR = ("entries", "revisions")
APPENDED = ("sightings", "pages", "drops", "keys", "walks")

# What a commit writes to the log: versions carry no derived column, the rest is as in the snapshot.
VERSIONS = _join(
    _schema(_ID),
    CONTENT,
    PROVENANCE,
    _schema(("seen_at", TIMESTAMP, "when the page it was read from was fetched"), _RUN),
    PARTITION,
)
LOG: dict[str, pa.Schema] = {
    "revisions": VERSIONS,
    **{name: _join(DATASETS[name], pa.schema([PARTITION.field("source")])) for name in APPENDED},
}

# Files that commits lack which were written before a dataset was declared. Such a commit is known by
# a column that was declared at the same time: (file, column). Without it, the file is lost.
DECLARED_WITH = {"walks": ("pages", "walk_id")}


def rows_to_table(rows: Iterable[dict[str, object]], schema: pa.Schema) -> pa.Table:
    """Build a table of exactly `schema`; raises pyarrow.ArrowInvalid where a value does not fit."""
    return pa.Table.from_pylist(list(rows), schema=schema)
