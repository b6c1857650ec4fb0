"""The records of the house: what every room hands to the next.

    Page ──reader──► RawEntry ──normalise──► Entry ──identify──► Observation ──► store
                     Drop                    Drop                                PageRead, WalkRead

The consumer owns the contract: these live with the pipelines, and the readers in `crawler` fill
them. Every record is frozen; a stage returns a new one. Unknown is None and an issue, never a guess.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

EXTRACTOR_VERSION = "0.1.0"


def stable_hash(*parts: str | bytes) -> str:
    """Hash parts so that no two lists of parts collide by concatenation: 32 hex digits of SHA-256.

    >>> stable_hash("ab", "c") == stable_hash("a", "bc")
    False
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes that can be cited, by whichever door they came."""

    content: bytes
    address: str  # URL, or path of a file; the member of a container is "<container>!/<member>"
    source: str  # id of the declared publisher of the listing
    fetched_at: datetime  # when the source served it; for a file, when the file was last written
    url: str | None = None  # what relative links resolve against; None when unknown
    media_type: str | None = None  # as declared by the door, without parameters
    charset: str | None = None  # as declared by the door (HTTP header)
    depth: int = 0  # how many containers it was taken out of

    @property
    def name(self) -> str:
        """The last part of the address, lower-case: `index.html`."""
        return self.address.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].lower()


class PostedSource(StrEnum):
    """Where the day an entry was posted is known from, as `posted_source` stores it."""

    LISTING = "listing"  # written in the entry's own block
    INHERITED = "inherited_same_day"  # from the previous entry or the heading it stands under
    FEED = "feed"
    FEED_UPDATED = "feed_updated"  # the day of the last change, where a feed gives no other
    MAIL = "mail"  # the day a message was sent that has the entry, where nothing else tells
    META = "meta"  # structured data: JSON-LD, microdata, <meta>
    URL = "url"  # in the permalink
    RELATIVE = "relative"  # "3 days ago", counted from when the page was fetched


class Precision(StrEnum):
    """How much of a date was written."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    MONTH_DAY = "monthday"  # a day of a month, and nothing says of which year: there is no posted_on


class Calendar(StrEnum):
    """The calendar that a date is written in."""

    GREGORIAN = "gregorian"
    JALALI = "jalali"
    HIJRI = "hijri"  # as Umm al-Qura counts it; where months begin by observation, a day off at most
    BUDDHIST = "buddhist"
    JAPANESE = "japanese"
    REPUBLICAN = "republican"  # 民國


class DayOrder(StrEnum):
    """Which of day and month comes first in an all-numeric date."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class OrderEvidence(StrEnum):
    """What decided the order of day and month in an all-numeric date; the strongest first."""

    NUMBER = "number_above_12"  # in the date itself
    DECLARED = "declared"  # by the user, for the source
    OTHER_DATE = "other_date"  # the entry's URL, feed, metadata or dateline has the same day
    NOT_FUTURE = "not_future"  # the other reading is later than the page
    PAGE = "page"  # other dates of the page prove it
    SOURCE = "source"  # dates on other pages of the source do


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedText:
    """One place where the page states the day of an entry, verbatim."""

    raw: str
    source: PostedSource
    completed: str | None = None  # `raw` with what it lacks: the year, or month and year, from around it


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where one field of an entry was read, and by which rule; for people, made only when asked for."""

    field: str  # as `clipfile preview --json` names it
    rule: str
    locator: str  # an XPath, or which script of the page
    raw: str | None = None  # what stood there, where a field has several candidates


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One reason to trust or doubt how a page was read; see `crawler.extract.signals`."""

    name: str
    value: float  # 0 … 1, that the entries are the right ones as far as this alone tells
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RawEntry:
    """One entry as the page wrote it: verbatim text, and where on the page it stood.

    `posted` holds every statement of the day, the most trusted first; a blank "Posted on:" label
    contributes the previous entry's text as INHERITED. `body_raw` is the block's running text with
    a leading dateline and a repeated title still in it. `text_raw` is the full text of the post
    where the listing carries it.
    """

    source: str
    page_id: str
    position: int  # 0 for the first entry of the page
    locator: str  # where on the page: an XPath, "line 12", …; provenance, never identity
    reader: str
    rule: str  # which rule of the reader found it
    seen_at: datetime  # when the page was fetched
    page_url: str | None = None  # what relative links resolve against
    language_hint: str | None = None  # as the page declares it, BCP 47
    day_order: DayOrder | None = None
    day_order_evidence: OrderEvidence | None = (
        None  # DECLARED or PAGE; None: `day_order` is only the likelier
    )
    day_order_doubtful: bool = False  # its page's dates contradict each other, or what stands beside them
    time_zone: str | None = None  # IANA name, for times without a zone and relative days; declared only
    source_entry_id: str | None = None  # the source's own id: feed guid, WordPress post id
    title_raw: str | None = None
    url_raw: str | None = None
    posted: tuple[PostedText, ...] = ()
    posted_blank: bool = False  # the block has a label for the day with nothing behind it
    byline_raw: str | None = None
    byline_is_marked: bool = (
        False  # markup or format says that it names the author; False: only its place does
    )
    outlet_raw: str | None = None  # where the format names the outlet by itself, as a column does
    body_raw: str | None = None
    text_raw: str | None = None
    image_url_raw: str | None = None
    categories: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()  # of the fields; empty unless the reader was asked to explain


class Issue(StrEnum):
    """What an entry lacks or leaves open, kept with it and counted."""

    NO_TITLE = "no_title"
    NO_POSTED = "no_posted"  # no statement of the day at all
    UNREAD_POSTED = "unread_posted"  # a statement that no rule reads
    NO_YEAR = "no_year"  # the day and the month are stated, and nothing says of which year
    AMBIGUOUS_POSTED = "ambiguous_posted"  # day and month could be swapped
    FUTURE_POSTED = "future_posted"  # later than the day the page was fetched, or the file written
    RELATIVE_URL = "relative_url"  # a link that the page's unknown address would complete
    UNSAFE_URL = "unsafe_url"  # javascript:, data:, …; kept verbatim only
    REPAIRED_TEXT = "repaired_text"  # wrongly decoded text was mended


class DropReason(StrEnum):
    """Why a page or an entry is not in the dataset."""

    EMPTY_PAGE = "empty_page"
    BINARY_CONTENT = "binary_content"
    UNKNOWN_FORMAT = "unknown_format"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"  # containers in containers
    TOO_MANY_MEMBERS = "too_many_members"  # of one container
    DECOMPRESSION_BOMB = "decompression_bomb"  # far more bytes unpacked than packed
    TOO_SLOW = "too_slow"  # reading the page took longer than it may
    TOO_MUCH_MEMORY = "too_much_memory"  # reading the page took more than it may
    READER_CRASHED = "reader_crashed"  # a native parser ended its process
    ENCRYPTED = "encrypted"  # a member that needs a password
    UNSAFE_NAME = "unsafe_name"  # a member that is a link, a device or a pipe
    LIST_OF_SOURCES = "list_of_sources"  # OPML: what to add, not entries
    NO_MAPPING = "no_mapping"  # a table whose columns nobody declared
    UNREADABLE_FILE = "unreadable_file"
    NOT_A_REGULAR_FILE = "not_a_regular_file"
    DAMAGED = "damaged"  # a format that breaks off or contradicts itself
    BODY_ELSEWHERE = "body_elsewhere"  # captured again in a web archive; another file has the bytes
    NO_ENTRIES = "no_entries"
    UNCERTAIN_LAYOUT = "uncertain_layout"
    EMPTY_LISTING = "empty_listing"  # a listing that says it has nothing to list
    SINGLE_ARTICLE = "single_article"
    NOT_A_POST = "not_a_post"  # listed by a sitemap: a list, the start of the site, a text without a day
    NAVIGATION_ONLY = "navigation_only"  # links, and nothing else to read
    LOGIN_WALL = "login_wall"
    CONSENT_WALL = "consent_wall"
    JAVASCRIPT_SHELL = "javascript_shell"  # filled in by scripts that a reader of pages doesn't run
    ERROR_PAGE = "error_page"  # not found, failed, under maintenance, refused
    NO_TITLE_OR_LINK = "no_title_or_link"
    QUARANTINED = "quarantined"  # our own code failed on it


class PageIssue(StrEnum):
    """What a reader met on a page that may have cost text, kept with the page and counted."""

    PARSER_LIMIT = "parser_limit"  # nested or long beyond the parser; the rest is text without structure
    REPLACEMENT_CHARACTERS = "replacement_characters"  # bytes that the encoding does not have
    NUL_BYTES = "nul_bytes"
    GUESSED_ENCODING = "guessed_encoding"  # no declaration fits the bytes; their statistics decided
    DAMAGED = "damaged"  # breaks off, or contradicts its own format; what could be read was
    UNREAD_FIELD = "unread_field"  # a field whose notation is not read, in the front matter of a text
    WRAPPER_MISSED = "wrapper_missed"  # no declared wrapper fits: read by induction; has the layout changed?


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a reader learned about the page as a whole; a reader yields at most one."""

    encoding: str | None = None
    next_page: str | None = None  # absolute URL of the next older page of the listing
    declared_next: str | None = None  # what the page declares to be next (rel=next), where that is not sure
    page_number: int | None = None  # 1 for the newest page of the listing, as the page says it
    page_total: int | None = None  # how many pages the listing has, as the page says it
    period_pages: tuple[str, ...] = ()  # its archives by month or year, newest first; only without next_page
    layout_fingerprint: str | None = None
    rule: str | None = None  # how the blocks were found
    confidence: float | None = None  # 0 … 1, that this is the list of entries
    runner_up: str | None = None  # the next best reading of the page, and why it lost, for people
    missed: tuple[str, ...] = ()  # each declared wrapper that was tried in vain, and what it lacked
    signals: tuple[Signal, ...] = ()  # independent evidence; empty unless the reader was asked to explain
    passed_over: tuple[tuple[str, int], ...] = ()  # beside entries, and no loss: (kind, how many)
    issues: tuple[PageIssue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """A page (position None) or one block of it that was left out, and why."""

    source: str
    page_id: str
    reason: DropReason
    detail: str  # what was expected and what was found
    locator: str | None = None
    position: int | None = None
    sample: str | None = None  # the beginning of what was there
    address: str | None = None  # of its page; the store has it from the page's end


class SpanText(StrEnum):
    """Which verbatim column a span is in."""

    DATELINE = "dateline_raw"
    BYLINE = "byline_raw"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionSpan:
    """A piece of the dateline or byline and its role: author, outlet, place, country, date or other.

    The spans of one text follow one another without gaps from its first character to its last.
    """

    text: SpanText
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry, normalised, with its verbatim twins: the columns of `entries/`, as one page gives them."""

    source: str
    page_id: str
    position: int
    locator: str
    reader: str
    rule: str
    extractor_version: str
    seen_at: datetime
    source_entry_id: str | None = None
    title: str | None = None
    excerpt: str | None = None
    text: str | None = None
    url: str | None = None
    posted_on: date | None = None  # the first day of the period where precision is month or year
    posted_precision: Precision | None = None
    posted_source: PostedSource | None = None
    posted_ambiguous: bool | None = None  # None when there is no posted_on
    posted_alternative_on: date | None = None  # the other reading of an ambiguous date
    posted_month_day: str | None = None  # "--01-12", where no year is known (posted_precision monthday)
    posted_calendar: Calendar | None = None  # that the day is written in; None when there is no posted_on
    posted_order: DayOrder | None = None  # by which an all-numeric date was read
    posted_order_evidence: OrderEvidence | None = None  # None while it is ambiguous
    posted_at: datetime | None = None  # UTC; only where a time is written, and a zone written or declared
    dateline_on: date | None = None
    authors: tuple[str, ...] = ()
    authors_review: tuple[str, ...] = ()  # names in a form that is right in half of the cases: for people
    outlets: tuple[str, ...] = ()
    outlet_keys: tuple[str, ...] = ()
    place: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    attribution_form: str | None = None
    categories: tuple[str, ...] = ()
    image_url: str | None = None
    language: str | None = None  # BCP 47
    title_raw: str | None = None
    excerpt_raw: str | None = None
    posted_raw: str | None = None
    dateline_raw: str | None = None
    byline_raw: str | None = None
    authors_raw: tuple[str, ...] = ()  # as spelt there; `authors` are these by the user's aliases
    outlets_raw: tuple[str, ...] = ()
    attribution_spans: tuple[AttributionSpan, ...] = ()
    url_raw: str | None = None
    body_raw: str | None = None  # for the content hash; dateline_raw and excerpt_raw are its parts
    text_raw: str | None = None  # for the content hash
    posted_said: str | None = None  # for the content hash: its day as stated, by itself or above it
    issues: tuple[Issue, ...] = ()


class KeyKind(StrEnum):
    """The kinds of identity key, strongest first."""

    SOURCE_ID = "source_id"
    PERMALINK = "permalink"
    TITLE_DAY = "title_day"
    TITLE_TEXT = "title_text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One reason why two observations are the same entry: 32 hex digits, scoped to the source."""

    kind: KeyKind
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """An entry as seen once on a page, with what identifies it and what it says."""

    entry: Entry
    keys: tuple[Key, ...]  # strongest first; at least one
    content_hash: str  # of what the source says, not of our reading of it


class PageOutcome(StrEnum):
    """Where a page ended; every page ends in exactly one."""

    READ = "read"
    DROPPED = "dropped"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """A page that is done with, and what came of it: sent after the page's last entry."""

    page_id: str
    source: str
    address: str
    url: str | None
    fetched_at: datetime | None  # None for a file that could not be opened
    media_type: str | None
    encoding: str | None
    size_bytes: int | None
    sha256: str | None
    reader: str | None
    outcome: PageOutcome
    found: int  # entries and dropped blocks the reader gave
    next_page: str | None = None
    page_number: int | None = None
    page_total: int | None = None
    layout_fingerprint: str | None = None
    archive_file: str | None = None
    archive_offset: int | None = None
    status: int | None = None
    walk_id: str | None = None  # of the walk that met it; None for files
    issues: tuple[PageIssue, ...] = ()


class WayKind(StrEnum):
    """How a source is read: its ways in."""

    ARCHIVE = "archive"  # listing pages, each with a link to the next older one
    FEED = "feed"
    SITEMAP = "sitemap"
    WORDPRESS = "wordpress"  # the REST API


class WalkOutcome(StrEnum):
    """How a walk of one way into a source ended, each with a next step of its own."""

    OK = "ok"
    PARTIAL = "partial"  # entries came, but something of the walk is missing: `gap` says what
    BLOCKED = "blocked"  # robots.txt, 401, 403, a captcha, login or consent page
    EMPTY = "empty"  # no entries, or far fewer than it is expected to have
    BROKEN = "broken"  # pages come, but the layout changed or the format is invalid
    DEAD = "dead"  # DNS, connection, 404 or 410 on the first page


class EndSign(StrEnum):
    """By which sign a walk knew that it had reached the end; in order of strength."""

    TOTAL_AGREES = "total_agrees"  # page 27 of 27, or as many entries as the source counts
    NO_NEXT_PAGE = "no_next_page"  # the pages before it link to a next one, this one does not
    PERIODS_READ = "periods_read"  # the pages of all months or years that the listing links to
    SINGLE_PAGE = "single_page"  # no page of the listing links to another
    KNOWN = "known"  # everything from here on was proved by an earlier walk
    NOT_MODIFIED = "not_modified"  # the server says so, and the walk before was complete
    WHOLE_FILE = "whole_file"  # a sitemap, read to its end


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkRead:
    """One walk of one way into a source, done with: sent after its last page.

    `is_complete` claims that everything the way shows has been seen, by this walk or, up to where it met
    what was known, by the complete walk before it. `is_sweep` says that this walk alone saw all of it, so
    that an entry which two such walks do not meet has disappeared.
    """

    walk_id: str  # names its archive files as well; a walk without such a record is unfinished
    source: str
    way: WayKind
    url: str  # where it begins
    started_at: datetime  # when its first page was fetched
    ended_at: datetime  # when its last page was fetched
    outcome: WalkOutcome
    is_complete: bool
    is_sweep: bool
    end_sign: EndSign | None = None
    pages: int = 0  # listing pages, feeds, … that gave entries
    requests: int = 0
    entries: int = 0  # distinct ones
    gap: str | None = None  # what keeps it from being complete
    resume_url: str | None = None  # the last page up to which it is proved; a later walk goes on from here
    etag: str | None = None  # of the first page, for a conditional request
    last_modified: str | None = None
    detail: str | None = None  # the evidence for the outcome, and the next step


def page_id_of(page: Page) -> str:
    """Name a page by its bytes and its URL; two copies of a saved file are one page."""
    return stable_hash("page", page.url or "", page.content)
