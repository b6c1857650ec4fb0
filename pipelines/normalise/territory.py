"""Names of countries in many languages to ISO 3166-1 alpha-2 codes, from CLDR."""

import unicodedata
from difflib import get_close_matches
from functools import cache, lru_cache

from babel import Locale
from babel.core import UnknownLocaleError

from pipelines.normalise.country_names import NAMES
from pipelines.normalise.word_table import word_table

# In use beside CLDR's names; an abbreviation counts only as it is written here.
_ALIASES = {
    "USA": "US", "US": "US", "U.S.": "US", "U.S.A.": "US", "United States of America": "US",
    "America": "US", "UK": "GB", "U.K.": "GB", "Great Britain": "GB", "Britain": "GB", "England": "GB",
    "Scotland": "GB", "Wales": "GB", "Northern Ireland": "GB", "UAE": "AE", "U.A.E.": "AE",
    "Emirates": "AE", "KSA": "SA", "Holland": "NL", "The Netherlands": "NL", "Czech Republic": "CZ",
    "Turkey": "TR", "Macedonia": "MK", "Burma": "MM", "Myanmar": "MM", "Ivory Coast": "CI",
    "Cape Verde": "CV", "Swaziland": "SZ", "DRC": "CD", "DR Congo": "CD",
    "Democratic Republic of Congo": "CD", "Congo": "CG", "Palestine": "PS", "The Gambia": "GM",
    "East Timor": "TL", "Vatican": "VA", "Hong Kong": "HK", "Macau": "MO", "South Korea": "KR",
    "North Korea": "KP", "The Philippines": "PH", "The Bahamas": "BS", "Bosnia": "BA",
    "Bosnia and Herzegovina": "BA", "Syria": "SY", "Russia": "RU", "Russian Federation": "RU",
    "Iran": "IR", "Vietnam": "VN", "Laos": "LA", "Moldova": "MD", "Brunei": "BN", "Tanzania": "TZ",
    "Republic of Ireland": "IE", "Trinidad": "TT", "Antigua": "AG", "EE.UU.": "US", "EEUU": "US",
    "EUA": "US", "ABD": "US", "США": "US", "Великобритания": "GB",
}  # fmt: skip
# States and provinces as datelines abbreviate them, and in full where no country shares the name.
_REGIONS = word_table(
    "AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH",
    "NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY AB BC MB NB NL NS ON PE QC SK NSW",
    "VIC QLD Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Mass. Md.",
    "Mich. Minn. Miss. Mo. Mont. N.C. N.D. Neb. N.H. N.J. N.M. Nev. N.Y. Okla. Ore. Pa. R.I. S.C.",
    "S.D. Tenn. Vt. Va. Wash. Wis. W.Va. Wyo. D.C. Alabama Alaska Arizona Arkansas California",
    "Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky",
    "Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana",
    "Nebraska Nevada New_Hampshire New_Jersey New_Mexico North_Carolina North_Dakota Ohio Oklahoma",
    "Oregon Pennsylvania Rhode_Island South_Carolina South_Dakota Tennessee Texas Utah Vermont",
    "Virginia Wisconsin Wyoming West_Virginia Alberta British_Columbia Manitoba New_Brunswick",
    "Nova_Scotia Ontario Quebec Québec Saskatchewan New_South_Wales Queensland Victoria Tasmania",
)

MIN_TYPO_LETTERS = 6
_TYPO_RATIO = 0.83  # one letter too many, too few or other in six


@cache
def _names(language: str) -> dict[str, str]:
    try:
        territories = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):  # a language CLDR does not know, or no language at all
        return {}
    return {
        fold_country(name): code
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in ("EU", "UN", "EZ", "ZZ", "QO", "XA", "XB")
    }


@cache
def _aliases() -> dict[str, str]:
    return {fold_country(name): code for name, code in _ALIASES.items() if not _is_short(name)}


@lru_cache(maxsize=4096)  # the names of a listing repeat
def find_country(text: str, language: str | None = None) -> str | None:
    """Return the code of the country that a text names, in English or the page's language."""
    if text in _ALIASES:
        return _ALIASES[text]
    key = fold_country(text)
    found = _names("en").get(key) or _aliases().get(key)
    if found is None and language:
        found = _names(language.replace("_", "-").split("-")[0]).get(key)
    return found


def find_foreign_country(text: str) -> str | None:
    """Return the code of the country that a name means in any larger language, where it means no other.

    For a country's own slot only: such a name may be an ordinary word elsewhere.

    >>> find_foreign_country("Österreich"), find_foreign_country("Granada")
    ('AT', None)
    """
    return (
        _foreign_names().get(fold_country(text)) if text[:1] != text[:1].lower() or text > "\u0590" else None
    )


@cache
def _foreign_names() -> dict[str, str]:
    rows = (line.split() for line in NAMES.split("\n"))
    return {name.replace("_", " "): row[0] for row in rows if row for name in row[1:]}


def is_region(text: str) -> bool:
    """Tell whether a text names a state or province, which stands behind its place."""
    return text in _REGIONS


@lru_cache(maxsize=4096)  # compared with every name
def find_mistyped_country(text: str) -> str | None:
    """Return the one country whose English name a text misses by a letter."""
    key = fold_country(text)
    if len(key) < MIN_TYPO_LETTERS or not key.isalpha():
        return None
    close = get_close_matches(key, _names("en"), n=2, cutoff=_TYPO_RATIO)
    return _names("en")[close[0]] if len(close) == 1 else None


def _is_short(name: str) -> bool:
    return name.replace(".", "").isupper() and len(name) <= 6


def fold_country(name: str) -> str:
    """Fold a name for comparison: without accents, case and the full stops around it."""
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'").replace("&", "and"))
    folded = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return " ".join(folded.split()).strip(" .")
