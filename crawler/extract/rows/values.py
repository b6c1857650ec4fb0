"""What one row says of an entry, by the mapping of its columns; verbatim but for spaces around it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.extract.feeds.people import join_people, read_person
from crawler.extract.rows.columns import Columns

MAX_CATEGORIES = 200
# Categories in one cell are told apart by the first of these that stands in it.
CATEGORY_MARKS = ("|", ";", ",")
SURROGATES = re.compile("[\ud800-\udfff]")
Lookup = Callable[[str], object]  # what a column of the row holds: text, number, list; None for nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """The fields of an entry as a row has them; None where the cell is blank."""

    title: str | None = None
    url: str | None = None
    posted: str | None = None
    byline: str | None = None
    outlet: str | None = None
    excerpt: str | None = None
    text: str | None = None
    id: str | None = None
    image: str | None = None
    categories: tuple[str, ...] = ()


def read_values(columns: Columns, look_up: Lookup) -> Values:
    """Return what a row holds in the declared columns."""

    def cell(name: str | None) -> object:
        return None if name is None else look_up(name)

    return Values(
        title=text_of(cell(columns.title)),
        url=text_of(cell(columns.url)),
        posted=text_of(cell(columns.posted)),
        byline=join_people([read_person(name) for name in texts_of(cell(columns.byline))]),
        outlet=", ".join(texts_of(cell(columns.outlet))) or None,
        excerpt=text_of(cell(columns.excerpt)),
        text=text_of(cell(columns.text)),
        id=text_of(cell(columns.id)),
        image=text_of(cell(columns.image)),
        categories=_categories(cell(columns.categories)),
    )


def text_of(value: object) -> str | None:
    """Return a text or a number as text, None for anything else and for blanks.

    >>> text_of(" a "), text_of(43831), text_of(float("nan")), text_of(True), text_of(["a"])
    ('a', '43831', None, None, None)
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        is_number = value == value and abs(value) < 1e18  # not NaN, and no number that nobody wrote as one
        value = str(value) if is_number else None
    if not isinstance(value, str):
        return None
    # JSON can spell half of a surrogate pair, which no encoding can write, and NUL, which few columns hold.
    if SURROGATES.search(value):
        value = value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return value.replace("\0", "\ufffd").strip() or None


def texts_of(value: object) -> list[str]:
    """Return the texts of a list, or the one that stands there without a list."""
    values: Sequence[object] = value if isinstance(value, list) else [value]
    return [text for one in values[:MAX_CATEGORIES] if (text := text_of(one)) is not None]


def _categories(value: object) -> tuple[str, ...]:
    texts = texts_of(value)
    if len(texts) == 1 and not isinstance(value, list):
        mark = next((mark for mark in CATEGORY_MARKS if mark in texts[0]), ",")
        texts = [part.strip() for part in texts[0].split(mark)[:MAX_CATEGORIES]]
    return tuple(dict.fromkeys(text for text in texts if text))
