"""Find the day that a line states beside other words: "Outlet, 5 March 2020", "Posted …, updated …".

A day that a sentence speaks of is none, so in a line as long as a sentence the day is set off by marks;
in a whole paragraph it stands near the beginning.
"""

import re

from crawler.extract.dates_in_tree import can_be_date
from crawler.extract.day_labels import MAX_LABEL_CHARS, SENTENCE_END, is_other_day
from crawler.extract.text.labels import Label, find_label
from pipelines.items import Precision
from pipelines.normalise.date_words import UPDATE_WORDS
from pipelines.normalise.dates import DateReading, find_dates

MIN_LINE_CHARS, MAX_LINE_CHARS = 6, 160
MAX_PHRASE_CHARS = 60  # a longer line may be a sentence
MAX_OPENING_CHARS = 100  # of a paragraph: "Outlet of the town, 5 March 2020 – …"
MIN_SENTENCE_WORDS = 4
MARKS_AFTER = frozenset(".;:)]|·•–—-")
WORD = re.compile(r"[^\W\d_]+")


def find_stated_day(text: str, language: str | None) -> str | None:
    """Return the one day of posting that a line states, as it is written there.

    >>> find_stated_day("(Weekly News, 5/17/2024) – " + "It is a long story. " * 20, "en")
    '5/17/2024'
    >>> find_stated_day("On May 17, 1890, the valley met to decide what to do with the old mill.", "en")
    """
    is_paragraph = len(text) > MAX_LINE_CHARS
    text = text[:MAX_LINE_CHARS]
    if len(text) < MIN_LINE_CHARS or not can_be_date(text):
        return None
    readings = [r for r in find_dates(text, language=language) if r.precision is Precision.DAY]
    if is_paragraph:
        readings = [r for r in readings if r.span[1] <= MAX_OPENING_CHARS and _is_set_off(text, r)]
    elif len(text) > MAX_PHRASE_CHARS or _is_sentence(text):
        readings = [r for r in readings if _is_set_off(text, r) or _is_labelled(text, r)]
    if UPDATE_WORDS.isdisjoint(word.lower() for word in WORD.findall(text)):
        days = [r.span for r in readings]
    else:
        days = _not_of_changes(text, readings)
    days = [day for day in days if not _is_of_other(text, day)]
    return text[slice(*days[0])] if len(days) == 1 else None


def _not_of_changes(text: str, readings: list[DateReading]) -> list[tuple[int, int]]:
    """Leave out the days that words of a change stand before: each word is said of the day behind it."""
    days = []
    done = 0
    for start, end in (reading.span for reading in readings):
        if UPDATE_WORDS.isdisjoint(word.lower() for word in WORD.findall(text[done:start])):
            days.append((start, end))
        done = end
    return days


def _is_set_off(text: str, reading: DateReading) -> bool:
    """Tell whether a day stands apart from a sentence: after a mark, or first, and before one."""
    start, end = reading.span
    ahead, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    return not ahead.isalnum() and (not after or after in MARKS_AFTER or (after == "," and bool(ahead)))


def _is_sentence(text: str) -> bool:
    """Tell whether a short line is a sentence, and no line about the text: "The fair begins on 5 March."."""
    label = find_label(text)
    is_about = label is not None and label.label in {Label.POSTED, Label.BYLINE}
    return (
        text.rstrip().endswith(SENTENCE_END)
        and len(WORD.findall(text)) >= MIN_SENTENCE_WORDS
        and not is_about
    )


def _is_of_other(text: str, day: tuple[int, int]) -> bool:
    start, end = day
    return is_other_day(text[max(0, start - MAX_LABEL_CHARS) : start], text[end : end + MAX_LABEL_CHARS])


def _is_labelled(text: str, reading: DateReading) -> bool:
    label = find_label(text[: reading.span[1]])
    return label is not None and label.label is Label.POSTED
