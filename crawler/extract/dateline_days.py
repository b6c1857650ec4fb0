"""Tell the day in an entry's dateline from the day of posting: the outlet's day is not the listing's."""

from collections.abc import Sequence

from crawler.extract.stated_days import Stated
from pipelines.normalise.dateline import find_dateline
from pipelines.normalise.repeated_title import find_title_at_start

MAX_LINES = 5  # at the head of an entry
_IN_TEXT = ("@piece", "@line")  # places inside text, not elements of their own


def without_dateline(
    days: tuple[Stated, ...], lines: Sequence[str], title: str, language: str | None
) -> tuple[Stated, ...]:
    """Leave out the days in the text of an entry that stand in a dateline that one of its lines opens with.

    They are only met where the listing's own day is not read, or there is none.
    """
    if not any(day.rule.endswith(_IN_TEXT) for day in days):
        return days
    datelines = [_find_dateline(line, title, language) for line in lines[:MAX_LINES]]
    return tuple(
        day
        for day in days
        if not (day.rule.endswith(_IN_TEXT) and any(day.text.raw in dateline for dateline in datelines))
    )


def _find_dateline(line: str, title: str, language: str | None) -> str:
    start = find_title_at_start(line, 0, title) if title else 0
    found = find_dateline(line, start, language=language)
    return line[found.span[0] : found.span[1]] if found is not None else ""
