"""Collect the names of countries in CLDR's larger languages and write them to `country_names.py`.

Reading them from Babel takes half a second in every process. Run after an update of Babel:
python -m pipelines.normalise.cldr_countries
"""

import textwrap
from pathlib import Path

from babel import Locale

from pipelines.normalise.places import is_known_place
from pipelines.normalise.territory import find_country, fold_country
from pipelines.normalise.word_table import word_table

LANGUAGES = word_table(
    "de fr es pt it nl sv da nb fi pl cs sk hr sr bg ru uk hu ro el tr ar fa zh ja ko id vi"
)
MIN_NAME_LETTERS = 4  # of scripts with an alphabet; shorter ones are words and abbreviations
TABLE = Path(__file__).with_name("country_names.py")
_HEADER = '''"""Names of countries in CLDR: written by `cldr_countries.py`, not by hand.

Lines of a code and its names, folded; an underscore is a space. Names that two countries share, that
English has, too, and those of well-known cities are left out.
"""

'''


def write_table(path: Path = TABLE) -> None:
    """Write the table."""
    path.write_text(render_table(), encoding="utf-8")


def render_table() -> str:
    """Return the table's text, as Babel's CLDR gives it."""
    codes: dict[str, set[str]] = {}
    for language in sorted(LANGUAGES):
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha() and find_country(Locale("en").territories[code]) == code:
                codes.setdefault(fold_country(name), set()).add(code)
    names: dict[str, list[str]] = {}
    for name, found in sorted(codes.items()):
        if len(found) == 1 and _is_telling(name):
            names.setdefault(min(found), []).append(name.replace(" ", "_"))
    lines = "\n".join(
        f"{code} {line}"
        for code, found_names in sorted(names.items())
        for line in textwrap.wrap(" ".join(found_names), 55, break_long_words=False, break_on_hyphens=False)
    )
    return f'{_HEADER}NAMES = """\n{lines}\n"""\n'


def _is_telling(name: str) -> bool:
    is_short = name < "\u2e80" and len(name) < MIN_NAME_LETTERS
    return not (is_short or "_" in name or find_country(name) or is_known_place(name))


if __name__ == "__main__":
    write_table()
