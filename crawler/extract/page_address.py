"""Compare the addresses of a listing's pages: is one the next page, an earlier one, or neither.

Pure functions of addresses. A page number is explicit where a word for "page" stands before it
(`/page/2/`, `?paged=2`, `/seite-2.html`), and loose where it only ends the address (`/news/2`,
`index2.html`): there it tells something only beside the address of the page it is linked from.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import unquote, urljoin, urlsplit

MAX_URL_CHARS = 2_000  # what servers accept; longer ones are data
# The web began in 1991. Calendars made by scripts have a page for every month before it, without end.
MIN_YEAR = 1990
MAX_YEAR = 2199
_PARTS = ((1, 12), (1, 31))  # months and days

_PAGE_WORDS = (
    "pages?|paged|page_?no|page_?num(?:ber)?|pag|pagina|pagine|página|pàgina|pg|seite|sida|side|sivu|strona|strana"
    "|stránka|stranka|stranica|stran|oldal|sayfa|sahifa|leht|lapa|puslapis|trang|halaman|laman|faqe|pagină|orrialdea"
    "|страница|сторінка|стр|старонка|σελίδα|页|頁|ページ|페이지|صفحة|صفحه|עמוד|पृष्ठ|หน้า"
)
_PATH_PAGE = re.compile(rf"[/_.-](?:{_PAGE_WORDS})[/_:=.-]?(\d{{1,6}})(?=[/._-]|$)", re.IGNORECASE)
_KEY_PAGE = re.compile(
    rf"(?:^|[^a-z])(?:{_PAGE_WORDS}|pagen_\d)(?:[^a-z]|$)|page(?:no|num|number|index)?\]?$"
)
# `?page_id=7` is one page of WordPress, `?per_page=50` how many entries one has.
_KEY_OTHER = re.compile(r"id$|size|per|limit|count|type|name|title|home|slug")
_OFFSET_KEYS = frozenset(
    {"start", "offset", "from", "skip", "limitstart", "startat", "start_at", "startindex", "first", "begin"}
    | {"b_start:int", "b_start", "o", "startfrom", "start_from", "startrow", "rowstart", "st"}
)
_OLDER_KEYS = frozenset(
    {"before", "until", "max_id", "maxid", "max", "updated-max", "older", "older_than", "olderthan", "cursor"}
    | {
        "after",
        "next",
        "next_token",
        "nexttoken",
        "pagetoken",
        "page_token",
        "token",
        "startkey",
        "start_key",
    }
    | {"lastid", "last_id", "last", "from_id", "starting_after", "date_before", "end", "to", "from", "offset"}
)
_INDEX = re.compile(r"/(?:index|default)(?:\.\w{2,5})?$", re.IGNORECASE)
_EXTENSION = re.compile(r"\.(?:s?html?|php\d?|aspx?|jsp|cgi)$", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"(?:(?<=/)p?|(?<=[^/\d]))[_-]?(\d{1,6})$", re.IGNORECASE)
_PERIOD = re.compile(r"(?<!\d)((?:19|20|21)\d\d)(?:(?:[/_-]?(\d\d)|[/_-](\d))(?:[/_-]?(\d\d)|[/_-](\d))?)?$")
_DIGIT = re.compile(r"\d")
_COMMENTS = re.compile(r"comment-page|[?&;]cp(?:age)?=|replytocom")


class Step(Enum):
    """Where an address leads, seen from a page of a listing."""

    SELF = auto()
    NEXT = auto()  # to the page after it
    LATER = auto()  # to a later page of the same listing
    EARLIER = auto()
    FIRST = auto()  # to a page 1 from the page without a number: the next one where counting is from 0
    CURSOR = auto()  # to what the source calls before or after an entry
    OLDER_PERIOD = auto()  # from a month, day or year to one before it
    NEWER_PERIOD = auto()
    BELOW = auto()  # to a numbered page of a listing below this address: from / to /news/page/2/
    OTHER = auto()  # to a numbered page of what may be another listing
    ELSEWHERE = auto()  # to another site
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAddress:
    """An address, and what it says of the place of a page in its listing."""

    url: str
    site: str
    whole: str  # path and query without what makes no difference
    stem: str  # the same without the explicit number
    number: int | None = None  # explicit
    is_offset: bool = False  # the number counts entries, not pages
    cursor: str | None = None  # the entry it goes on from
    loose_stem: str | None = None
    loose_number: int | None = None
    period: tuple[int, ...] | None = None  # year, month, day: as many as the address ends in
    is_comments: bool = False  # a page of comments

    @property
    def goes_on(self) -> bool:
        """Whether this is a later page by its own address."""
        return self.number is not None or self.cursor is not None

    @property
    def is_day(self) -> bool:
        """Whether the number it ends in is one of a date."""
        return self.period is not None and self.number is None

    @property
    def period_stem(self) -> str:
        """What stands before the period; two months of one archive share it."""
        return _PERIOD.sub("", self.stem)


def resolve(base: str | None, href: str) -> str | None:
    """Complete a link by the address it stands on; None where it is none of the web's."""
    try:
        url = urljoin(base or "", href.strip())
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def read_address(url: str) -> PageAddress | None:
    """Take an absolute address apart; None where it is too long to be one.

    >>> read_address("https://news.example/harbour/page/3/").number
    3
    >>> read_address("https://news.example/2020/03/").period
    (2020, 3)
    """
    if len(url) > MAX_URL_CHARS:
        return None
    parts = urlsplit(url)
    path = _tidy(parts.path)
    fields = parts.query.replace(";", "&").split("&")
    kept: list[str] = []
    number, is_offset, cursor, loose = None, False, None, None
    for field in fields:
        key, _, value = unquote(field).partition("=")
        key = key.lower()
        digits = value.isdecimal() and len(value) <= 9
        if digits and number is None and _KEY_PAGE.search(key) and not _KEY_OTHER.search(key):
            number = int(value)
        elif digits and number is None and key in _OFFSET_KEYS:
            number, is_offset = int(value), True
        elif value and cursor is None and key in _OLDER_KEYS:
            cursor = value
        elif digits and loose is None and key in {"p", "n"}:
            loose = int(value)
        elif field:
            kept.append(field)
    query = _joined(kept)
    stem = path
    ends_in_number = path[-1:].isdecimal()
    if number is None and _DIGIT.search(path) and (matches := list(_PATH_PAGE.finditer(path))):
        match = matches[-1]
        number, stem = int(match[1]), path[: match.start()] + path[match.end() :]
    period = _period_of(stem + query)
    loose_stem = path + query if loose is not None else None
    if number is None and loose is None and period is None and ends_in_number:
        last = _LAST_NUMBER.search(path)
        if last is not None:
            loose, loose_stem = int(last[1]), _tidy(path[: last.start()]) + query
    host = parts.netloc.lower().rpartition("@")[2].removeprefix("www.")
    return PageAddress(
        url=url,
        site=host,
        whole=path + _joined(fields),
        stem=stem + query,
        number=number,
        is_offset=is_offset,
        cursor=cursor,
        loose_stem=loose_stem,
        loose_number=loose,
        period=period,
        is_comments=_COMMENTS.search(url) is not None,
    )


def find_step(page: PageAddress, other: PageAddress) -> Step:
    """Tell where `other` leads, seen from `page`."""
    if other.site == page.site and other.whole == page.whole:
        return Step.SELF
    if other.number is not None:
        return _by_number(page, other, other.number)
    if other.site != page.site:
        return Step.ELSEWHERE
    if other.cursor is not None:
        return Step.CURSOR if other.cursor != page.cursor else Step.SELF
    if f"{page.stem}/".startswith(f"{other.stem}/") and (other.stem != page.stem or page.goes_on):
        return Step.EARLIER  # the first page of the listing, which has no number, or what is above it
    if page.period and other.period and page.period_stem == other.period_stem:
        return _by_period(page.period, other.period)
    return _by_loose_number(page, other)


def _by_number(page: PageAddress, other: PageAddress, number: int) -> Step:
    if other.stem != page.stem or (page.number is not None and page.is_offset != other.is_offset):
        if other.site != page.site:
            return Step.ELSEWHERE
        return Step.BELOW if other.stem.startswith(page.stem) else Step.OTHER
    own = page.number if page.number is not None else 0 if other.is_offset else 1
    if page.number is None and number == 1 and not other.is_offset:
        return Step.FIRST
    if number == own:
        return Step.SELF
    if number < own:
        return Step.EARLIER
    return Step.NEXT if other.is_offset or number == own + 1 else Step.LATER


def _by_period(own: tuple[int, ...], other: tuple[int, ...]) -> Step:
    if len(own) != len(other) or own == other:
        return Step.UNKNOWN
    if other > own:
        return Step.NEWER_PERIOD
    return Step.OLDER_PERIOD if other[0] >= MIN_YEAR else Step.UNKNOWN


def _by_loose_number(page: PageAddress, other: PageAddress) -> Step:
    if other.loose_number is not None:
        if page.loose_number is not None and other.loose_stem == page.loose_stem:
            if other.loose_number < page.loose_number:
                return Step.EARLIER
            return Step.NEXT if other.loose_number == page.loose_number + 1 else Step.LATER
        if other.loose_stem == page.stem:
            return {0: Step.EARLIER, 1: Step.FIRST, 2: Step.NEXT}.get(other.loose_number, Step.LATER)
    if page.loose_number is not None and page.loose_number <= MIN_YEAR and page.loose_stem == other.stem:
        return Step.EARLIER
    return Step.UNKNOWN


def _tidy(path: str) -> str:
    """Reduce a path to what tells pages apart: no index.html, extension, doubled or trailing slash."""
    path = unquote(path)
    while "//" in path:
        path = path.replace("//", "/")
    path = _INDEX.sub("", path.rstrip("/"))
    return _EXTENSION.sub("", path)


def _joined(fields: list[str]) -> str:
    present = sorted(filter(None, fields))
    return "?" + "&".join(present) if present else ""


def _period_of(stem: str) -> tuple[int, ...] | None:
    match = _PERIOD.search(stem)
    if match is None:
        return None
    period = tuple(int(part) for part in match.groups() if part is not None)
    is_date = all(low <= part <= high for part, (low, high) in zip(period[1:], _PARTS, strict=False))
    return period if is_date else None
