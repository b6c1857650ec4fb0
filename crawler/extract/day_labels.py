"""Tell from the words beside a day that it is none of posting: of a birth, an event, a deadline; or no day.

Only what stands directly before the day counts, as a label does, and a unit of money directly behind it.
"""

import re

from crawler.extract.other_days import DayKind, read_header

MAX_LABEL_CHARS = 40
MAX_UNIT_CHARS = 5
# What the header of a column would not be called, and a label in a line is.
OTHER_LABEL = re.compile(
    r"(?<!\w)(?:born|died|when|version|ver|build|takes place|held|geboren|gestorben|wann"
    r"|findet statt|née?|décédée?|quand|a lieu|nacid[oa]|fallecid[oa]|cuándo|nat[oa] il|mort[oa] il|quando"
    r"|nascid[oa]|falecid[oa]|overleden|wanneer|urodzon[yae]|zmarł[a]?|kiedy|född|avliden|når|født|doğum|ölüm)"
    r"(?!\w)|родил(?:ся|ась)|скончал|когда|народився|народилась|生于|出生|生まれ|生年月日|ولد|متولد",
    re.IGNORECASE,
)
VERSION = re.compile(r"(?<!\w)v\.?\s?$", re.IGNORECASE)
UNIT = re.compile(r"\s?(?:[€$£¥₽₹₩%]|(?:EUR|USD|GBP|CHF|JPY|kr|zł|Kč|руб)(?!\w))")
MONEY = re.compile(r"[€$£¥₽₹₩]\s?$")
MARKS = re.compile(r"[,;|·•–—()]")
SENTENCE_END = (".", "!", "?", "。")


def is_other_day(ahead: str, after: str = "") -> bool:
    """Tell whether the words around a day say that it is another than that of posting, or none.

    >>> is_other_day("Posted on "), is_other_day("Jane Last, ")
    (False, False)
    >>> is_other_day("Born "), is_other_day("Deadline: "), is_other_day("", " EUR")
    (True, True, True)
    """
    if not ahead and not after:
        return False
    label = MARKS.split(ahead[-MAX_LABEL_CHARS:])[-1]  # "Jane Last, 5 March" is by her
    if UNIT.match(after[:MAX_UNIT_CHARS]) or MONEY.search(label) or VERSION.search(label):
        return True
    kind = read_header(label)
    return kind is DayKind.OTHER or (kind is DayKind.OPEN and OTHER_LABEL.search(label) is not None)
