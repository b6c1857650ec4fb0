"""Collect the words of dates from CLDR and write them to `cldr_dates.py`.

Reading them from Babel takes a second and 80 MB in every process; the table is read in no time. Run
after an update of Babel: python -m pipelines.normalise.cldr
"""

import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale, localedata

from pipelines.normalise.word_forms import words_of
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

TABLE = Path(__file__).with_name("cldr_dates.py")
_HEADER = '''"""The words of dates in CLDR: written by `cldr.py`, not by hand.

Months are lines of language, month and words; an underscore is a space inside a name.
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
    return (
        f'{_HEADER}MONTHS = """\n{months}\n"""\n\nWEEKDAYS = """\n{weekdays}\n"""\n\n'
        f'DAY_PERIODS = """\n{periods}\n"""\n'
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


def _words(names: Iterable[str]) -> list[str]:
    return sorted({word for name in names for word in words_of(name)})


def _wrap(words: list[str]) -> str:
    # Wide letters count twice in the length of a line.
    return textwrap.fill(" ".join(words), width=60, break_long_words=False, break_on_hyphens=False)


if __name__ == "__main__":
    write_table()
