"""Cut text into what dates are made of: numbers, month words and the rest.

Positions are kept, so that every reading can say where in the given text it stands.
"""

import re
import unicodedata
from enum import Enum, auto
from typing import NamedTuple

from pipelines.normalise.calendar_years import buddhist_year
from pipelines.normalise.date_reading import FIRST_YEAR, LAST_YEAR
from pipelines.normalise.date_words import load_months
from pipelines.normalise.word_forms import WORD
from pipelines.normalise.word_table import word_table


class Kind(Enum):
    """What a piece of text can be in a date."""

    SHORT = auto()  # one or two digits: a day, a month or a year without its century
    YEAR = auto()  # four digits of a plausible year
    NUMBER = auto()  # any other number
    MONTH = auto()


class Part(NamedTuple):  # of which many are made: a dataclass takes three times as long
    """A piece of text that can be part of a date.

    `gap` is the punctuation between it and the part before, None where what stands there keeps the
    two from being parts of one date.
    """

    kind: Kind
    value: int
    width: int  # digits written, 0 for words
    start: int
    end: int
    gap: str | None
    is_buddhist: bool = False  # a year that was written as Thailand counts it


class Word(NamedTuple):
    """Any other word of the text."""

    text: str
    start: int
    end: int


# East Asian dates mark each number with a sign behind it.
_YEAR_SIGNS, _MONTH_SIGNS = frozenset("年년"), frozenset("月월")
_PIECE = re.compile(rf"(\d+)(?:\s?([年년月월日號号일]))?|({WORD})")

# Every decimal digit of Unicode to its ASCII twin; İ is the one letter that lower() makes longer.
_DIGITS = {
    code: str(unicodedata.digit(chr(code)))
    for code in range(0x80, 0x1FBFA)
    if unicodedata.category(chr(code)) == "Nd"
}
_DIGITS[ord("İ")] = "i"

_THAI = re.compile("[\u0e01-\u0e4e]")  # its letters; its digits are ASCII by then
_FOREIGN_DIGIT = re.compile(r"\d(?<![0-9])|İ")

_SPACE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")
_GAPS = frozenset(
    {
        "",
        ",",
        ".",
        ".,",
        "-",
        "/",
        ".-",
        "/.",
        "–",
        "‐",
        "‑",
        "−",
        "'",
        "’",
        ".'",
        ".’",
        "..",
        "،",
        "၊",
        "、",
        "·",
        "\\",
    }
)

# Ordinal endings, written onto a day's number: 10th, 1er, 2-го, 12-én.
_ENDINGS = word_table(
    "st nd rd th er ère ère º ª e ème o a de eme ste го ого е ое -го ن én én án jén ai ei i",
    "ik ής η ος ου °",
)

# May stand between the parts of a date: "27 de abril del 2022", "10th of January", "2020 m. sausio 12 d.".
_BETWEEN = word_table(
    "de del d of the m met gada gads г года год году р року рік й ж жылғы йил yil il ngày năm",
    "nam day month year den der dne anno ad ce في من سنة عام سال ที่ พ ค ศ ปี da an l no ng",
)

MAX_MORE_WORDS = 2  # "tháng mười hai" is December
_NUMBERED_MONTHS = frozenset({"tháng", "thg", "thang", "th"})  # "tháng 4": Vietnamese counts its months


def normalise_digits(text: str) -> str:
    """Lower-case with ASCII digits, at the same length."""
    return (text.translate(_DIGITS) if _FOREIGN_DIGIT.search(text) else text).lower()


def primary_language(language: str | None) -> str | None:
    """Return the primary subtag of a language: `en` of `en_US`."""
    return language.replace("_", "-").split("-")[0].lower() if language else None


def is_thai(text: str, language: str | None) -> bool:
    """Tell whether years may be Buddhist: the page or the text is Thai."""
    return language == "th" or (not text.isascii() and _THAI.search(text) is not None)


def cut(
    text: str, language: str | None, start: int = 0, stop: int | None = None
) -> tuple[list[Part], list[Word]]:
    """Cut text that `normalise_digits` made into parts of dates and other words.

    >>> parts, words = cut("posted 10th of january, 2020", None)
    >>> [(part.value, part.gap) for part in parts], [word.text for word in words]
    ([(10, None), (1, ''), (2020, ',')], ['posted', 'th', 'of'])
    """
    parts: list[Part] = []
    words: list[Word] = []
    gap: str | None = None  # since the last part
    end = start  # of the last piece
    pieces = list(_PIECE.finditer(text, start, len(text) if stop is None else stop))
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        index += 1
        begin = piece.start()
        between = text[end:begin]
        if between == " ":
            between = ""
        elif between:
            between = _SPACE.sub("", between)
        end = piece.end()
        number, sign, word = piece.groups()
        is_buddhist = False
        if number:
            month_follows = bool(words) and words[-1].text in _NUMBERED_MONTHS and words[-1].end >= begin - 2
            kind, value = _number(number, sign, month_follows=month_follows)
            if kind is Kind.NUMBER and len(number) == 4 and is_thai(text, language):
                year = buddhist_year(int(number))
                if year is not None:
                    kind, value, is_buddhist = Kind.YEAR, year, True
        else:
            month, taken = _month(word, pieces, index, language)
            if month is None:
                words.append(Word(word, begin, end))
                gap = _gap_over(word, between, gap, parts)
                continue
            kind, value = Kind.MONTH, month
            index += taken
            end = pieces[index - 1].end()
            if parts and (parts[-1].kind, parts[-1].value, gap) == (kind, value, "") and between == "/":
                parts[-1] = parts[-1]._replace(end=end)  # "آذار/مارس": one month by its two names
                continue
        if gap is not None:
            gap += between
        gap = gap if gap in _GAPS else None
        parts.append(Part(kind, value, len(number or ""), begin, end, gap, is_buddhist))
        gap = ""
    return parts, words


def _number(digits: str, sign: str, *, month_follows: bool) -> tuple[Kind, int]:
    if len(digits) <= 2:
        value = int(digits)
        if sign in _MONTH_SIGNS or month_follows:
            return (Kind.MONTH, value) if 1 <= value <= 12 else (Kind.NUMBER, 0)
        # A short number marked as a year counts the years of an era.
        return (Kind.NUMBER, 0) if sign in _YEAR_SIGNS else (Kind.SHORT, value)
    if len(digits) == 4 and FIRST_YEAR <= int(digits) <= LAST_YEAR:
        return Kind.YEAR, int(digits)
    return Kind.NUMBER, 0


def _month(
    word: str, pieces: list[re.Match[str]], index: int, language: str | None
) -> tuple[int | None, int]:
    """Return the month that a word names, and how many of the pieces behind it belong to its name."""
    months = load_months()
    if word in months.first_words:
        following = [piece[3] for piece in pieces[index : index + MAX_MORE_WORDS]]
        for count in range(len(following), 0, -1):
            if all(following[:count]):
                month = months.find(" ".join([word, *following[:count]]), language)
                if month is not None:
                    return month, count
    month = months.find(word, language)
    if month is None and not word.isascii():
        month = months.find(unicodedata.normalize("NFC", word), language)
    return month, 0


def _gap_over(word: str, between: str, gap: str | None, parts: list[Part]) -> str | None:
    """Return the gap after a word: None unless it may stand between the parts of a date."""
    if gap is None or not parts:
        return None
    if parts[-1].kind is Kind.SHORT and word in _ENDINGS and gap == "" and between in ("", "-", "."):
        return gap
    return gap + between if word in _BETWEEN or word in _NUMBERED_MONTHS else None
