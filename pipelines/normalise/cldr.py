"""Collect the words of dates from CLDR and write them to `cldr_dates.py`.

Reading them from Babel takes a second and 80 MB in every process; the table is read in no time. Run
after an update of Babel: python -m pipelines.normalise.cldr
"""

import textwrap
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Literal

from babel import Locale, localedata
from babel.dates import format_timedelta

from pipelines.normalise.word_forms import flat, phrase_key, words_of
from pipelines.normalise.word_table import word_table

# CLDR's names for these; the national variants have months of their own (Jänner, جانفي, شباط).
LOCALES = word_table(
    "zh zh-Hant ja ko",
    "en en-AU en-CA en-GB de de-AT fr fr-CA es es-MX es-PY pt pt-PT it nl sv da nb nn fi is",
    "fo pl cs sk sl hr sr sr-Latn bs mk bg ru uk be lt lv et hu ro sq el tr az kk uz ky ka hy",
    "ar ar-SY ar-DZ ar-MA ar-MR fa fa-AF he ur hi bn mr gu pa ta te kn ml ne si th km lo my",
    "vi id ms fil ca gl eu ga cy gd af sw am mt lb",
)

# Stand before the name of a month in CLDR and are no part of it ("de gener", "d'abril").
_ARTICLES = frozenset({"de", "d", "a", "del"})

# Languages whose phrases for "3 days ago" are in the table.
_RELATIVE_LANGUAGES = word_table(
    "en de fr es pt it nl sv da nb fi pl cs sk sl hr sr bg ru uk lt lv et hu ro el tr ar fa",
    "he hi bn ur zh ja ko vi th id ms ca gl",
)
_Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]
_Width = Literal["long", "short", "narrow"]
_WIDTHS: tuple[_Width, ...] = ("long", "short", "narrow")
_SECONDS: dict[_Unit, int] = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "week": 604800,
    "month": 2629800,
    "year": 31557600,
}
_COUNTS = (1, 2, 3, 5, 11, 21)  # these meet every plural form of these languages

TABLE = Path(__file__).with_name("cldr_dates.py")
_HEADER = '''"""The words of dates in CLDR: written by `cldr.py`, not by hand.

Months are lines of language, month and words; an underscore is a space inside a name. Phrases for "3 days
ago" are lines of the seconds of the unit and phrases, in the form of `word_forms.phrase_key`.
"""

'''


def write_table(path: Path = TABLE) -> None:
    """Write the table."""
    path.write_text(render_table(), encoding="utf-8")


def render_table() -> str:
    """Return the table's text, as Babel's CLDR gives it."""
    months = "\n".join(_month_lines())
    weekdays = _wrap(_words(_weekdays()))
    periods = _wrap(_words(_day_periods()))
    ago = "\n".join(_ago_lines())
    return (
        f'{_HEADER}MONTHS = """\n{months}\n"""\n\nWEEKDAYS = """\n{weekdays}\n"""\n\n'
        f'DAY_PERIODS = """\n{periods}\n"""\n\nAGO = """\n{ago}\n"""\n'
    )


def _contexts() -> Iterator[tuple[Locale, str]]:
    """Yield each language with the two contexts of its names: inside a date, and by themselves."""
    for code in sorted(LOCALES):
        # Babel 2.18 writes the names of one language into the data that the next one inherits.
        localedata._cache.clear()
        locale = Locale.parse(code, sep="-")
        yield locale, "format"
        yield locale, "stand-alone"


def _month_lines() -> Iterator[str]:
    names: dict[tuple[str, int], set[str]] = {}
    for locale, context in _contexts():
        for width in ("wide", "abbreviated"):
            for month, text in locale.months[context][width].items():
                words = words_of(text)
                while len(words) > 1 and words[0] in _ARTICLES:
                    words = words[1:]
                # Numbered months ("1月", "tháng 1") are read as numbers.
                if words and not any(map(str.isdigit, text)):
                    names.setdefault((locale.language, month), set()).add("_".join(words))
    for (language, month), found in sorted(names.items()):
        yield f"{language} {month} {' '.join(sorted(found))}"


def _weekdays() -> Iterator[str]:
    for locale, context in _contexts():
        for width in ("wide", "abbreviated"):
            yield from locale.days[context][width].values()


def _day_periods() -> Iterator[str]:
    for locale, context in _contexts():
        for width in ("wide", "abbreviated"):
            yield from locale.day_periods.get(context, {}).get(width, {}).values()


def _ago_lines() -> Iterator[str]:
    found: dict[str, int] = {}
    for language in sorted(_RELATIVE_LANGUAGES):
        for unit, seconds in _SECONDS.items():
            for width in _WIDTHS:
                for count in _COUNTS:
                    key = phrase_key(flat(_ago(unit, timedelta(seconds=-seconds * count), width, language)))
                    if "#" in key:  # "m" is minutes in one language and months in another: keep what agrees
                        found[key] = seconds if found.get(key, seconds) == seconds else 0
    for seconds in _SECONDS.values():
        phrases = sorted(key for key, known in found.items() if known == seconds)
        for line in _wrap(phrases).splitlines():
            yield f"{seconds} {line}"


def _ago(unit: _Unit, back: timedelta, width: _Width, language: str) -> str:
    try:
        return str(
            format_timedelta(
                back, granularity=unit, threshold=10**9, add_direction=True, format=width, locale=language
            )
        )
    except KeyError:  # CLDR has no phrase of this width in this language
        return ""


def _words(names: Iterable[str]) -> list[str]:
    return sorted({word for name in names for word in words_of(name)})


def _wrap(words: list[str]) -> str:
    # Wide letters count twice in the length of a line.
    return textwrap.fill(" ".join(words), width=60, break_long_words=False, break_on_hyphens=False)


if __name__ == "__main__":
    write_table()
