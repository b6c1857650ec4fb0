"""Days that are nowhere on their page: what no reading can justify was invented.

Nothing here knows how the project reads dates. A page is its decoded source, markup, addresses and
scripts included, as numbers and words. A day is written on it where its number, its month (a number or
any CLDR name of it in any language) and its year (four digits, or their last two) are three tokens of
it. It is written together where the three are near each other, or the year is in a heading or alone in
an element, in the page's own address or in the entry's.

The check can only accuse, not acquit: a wrong day may be made of numbers that are on the page.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from html import unescape

from babel import Locale, localedata

NEAR_CHARS = 120  # the days of 153 real pages are written closer; wider would let more wrong ones pass
# Numbers, and words with their vowel signs, which \w leaves out
TOKEN = re.compile(
    r"\d{1,14}|[^\s\d\x21-\x40\x5b-\x60\x7b-\xbf\u060c\u061b\u061f\u2010-\u2bff\u3000-\u303f]{1,40}"
)
# 20190305 and 20190305T1015; "2019-03-05" is three tokens already
COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?:\d{4}|\d{6})?(?!\d)")
HEADING = re.compile(r"<h[1-6][\s>].{0,400}?</h[1-6]>", re.IGNORECASE | re.DOTALL)
ALONE = re.compile(r">\W{0,20}((?:19|20)\d\d)\W{0,20}<")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(slots=True)
class Written:
    """Where the numbers and the names of months stand on a page."""

    numbers: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    months: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    heading_years: set[int] = field(default_factory=set)


def read_written(text: str, page_url: str | None) -> Written:
    """Find the numbers and months in the source of a page."""
    text = unicodedata.normalize("NFKC", unescape(text))
    written = Written()
    for place, number, months in _tokens(text):
        if number is not None:
            written.numbers[number].append(place)
        for month in months:
            written.months[month].append(place)
    for compact in COMPACT.finditer(text):
        for group in (1, 2, 3):
            written.numbers[int(compact[group])].append(compact.start(group))
    for places in (*written.numbers.values(), *written.months.values()):
        places.sort()
    headings = " ".join(match[0] for match in HEADING.finditer(text))
    stated = [*YEAR.findall(headings), *ALONE.findall(text), *YEAR.findall(page_url or "")]
    written.heading_years = {int(year) for year in stated}
    return written


def is_written(day: date, written: Written) -> bool:
    """Tell whether day, month and year are on the page at all, each a token of its own."""
    years = {*written.numbers.get(day.year, ()), *written.numbers.get(day.year % 100, ())}
    months = {*written.numbers.get(day.month, ()), *written.months.get(day.month, ())}
    days = set(written.numbers.get(day.day, ()))
    needed = (years, months, days)
    return all(needed) and len(years | months | days) >= len(needed)


def is_written_together(day: date, written: Written, entry_url: str | None) -> bool:
    """Tell whether the three stand near each other, or the year where it holds for what is below."""
    years = sorted({*written.numbers.get(day.year, ()), *written.numbers.get(day.year % 100, ())})
    months = sorted({*written.numbers.get(day.month, ()), *written.months.get(day.month, ())})
    year_is_known = day.year in written.heading_years or str(day.year) in (entry_url or "")
    for place in written.numbers.get(day.day, ()):
        near = _near(months, place) - {place}
        near_years = _near(years, place) - {place}
        if near and (year_is_known or (len(near | near_years) > 1 and near_years)):
            return True
    return False


def _tokens(text: str) -> Iterator[tuple[int, int | None, frozenset[int]]]:
    names = month_names()
    for match in TOKEN.finditer(text):
        token = match[0]
        if token[0].isdecimal():
            yield match.start(), int(token), frozenset()
        else:
            yield match.start(), None, names.get(_fold(token), frozenset())


def _near(places: list[int], place: int) -> set[int]:
    return set(places[bisect_left(places, place - NEAR_CHARS) : bisect_left(places, place + NEAR_CHARS)])


@cache
def month_names() -> dict[str, frozenset[int]]:
    """Return the months that a word is the name of, or a word of the name, in any language.

    A word in the names of several months of one language ("mese di …") names none.
    """
    names: dict[str, set[int]] = defaultdict(set)
    for code in localedata.locale_identifiers():
        for widths in Locale.parse(code).months.values():
            for width, months in widths.items():
                if width != "narrow":  # single letters
                    _add_names(names, months)
    return {name: frozenset(months) for name, months in names.items()}


def _add_names(names: dict[str, set[int]], months: Mapping[int, str]) -> None:
    words = {month: {_fold(word) for word in TOKEN.findall(name)} for month, name in months.items()}
    counts = Counter(word for each in words.values() for word in each)
    for month, each in words.items():
        for word in each:
            if counts[word] == 1 and not word[0].isdecimal():
                names[word].add(month)


def _fold(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()
