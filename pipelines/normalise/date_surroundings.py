"""What may stand around a date in a text that is nothing else: a label, weekdays, a time, small words."""

import re

from pipelines.normalise.clock import Clock
from pipelines.normalise.date_atoms import Part, Word
from pipelines.normalise.date_words import UPDATE_WORDS, load_tolerated, load_weekdays

_LABEL = re.compile(r"\s*([^:：\d]{1,60})(?:：|:(?!\d))")
_LABEL_WORDS = 5  # "Date of first publication here:"


def find_label(plain: str) -> re.Match[str] | None:
    """Return the label that lower-case text begins with, its words as group 1, up to the colon."""
    label = _LABEL.match(plain)
    return label if label and len(label[1].split()) <= _LABEL_WORDS else None


def without_clock(plain: str, clock: Clock) -> str:
    """Blank a time of day out, at the same length."""
    start, end = clock.span
    return plain[:start] + " " * (end - start) + plain[end:]


def is_all(plain: str, parts: list[Part], words: list[Word], spans: list[tuple[int, int]]) -> bool:
    """Tell whether nothing but labels, weekdays and small words stands around the dates.

    Not where a word says that this is when something was changed.
    """
    for part in parts:  # "mar" is March, and a weekday too
        if not _is_inside(part.start, spans) and plain[part.start : part.end] not in load_weekdays():
            return False
    label = find_label(plain)
    label_end = label.end(1) if label else 0
    tolerated = load_tolerated()
    for word in words:
        if word.text in UPDATE_WORDS:
            return False
        if word.start >= label_end and word.text not in tolerated and not _is_inside(word.start, spans):
            return False
    return True


def _is_inside(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)
