"""How an invented source writes its days, the same way in all its entries."""

from collections.abc import Callable
from datetime import date
from random import Random

from pipelines.items import DayOrder

Write = Callable[[date, date], str]  # of a day, on a page of another day

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}


def numeric(chance: Random, order: DayOrder) -> Write:
    """Return a way of writing numbers only, the year last."""
    separator = chance.choice("///..-")
    is_padded = chance.random() < 0.7
    # With one digit and points or hyphens, a year of two digits makes it a number of some other kind.
    is_short = chance.random() < 0.2 and (is_padded or separator == "/")

    def write(day: date, _seen_on: date) -> str:
        first, second = (day.day, day.month) if order is DayOrder.DAY_FIRST else (day.month, day.day)
        width = 2 if is_padded else 1
        year = f"{day.year % 100:02}" if is_short else str(day.year)
        return f"{first:0{width}}{separator}{second:0{width}}{separator}{year}"

    return write


def in_words(chance: Random) -> tuple[Write, str]:
    """Return a way of writing months in words, and its language."""
    language = chance.choice(list(_MONTHS))
    names = _MONTHS[language].split()
    is_month_first = language == "en" and chance.random() < 0.5

    def write(day: date, _seen_on: date) -> str:
        name = names[day.month - 1]
        return f"{name} {day.day}, {day.year}" if is_month_first else f"{day.day} {name} {day.year}"

    return write, language


def in_iso(day: date, _seen_on: date) -> str:
    """Write the year first."""
    return day.isoformat()


def relatively(day: date, seen_on: date) -> str:
    """Count days back from the page."""
    days = (seen_on - day).days
    return f"{days} days ago" if 1 < days < 30 else day.isoformat()
