"""Settle which lines state the day of an entry, by what the page as a whole does.

A label that is in no table is learnt: what stands before a colon and a day on several lines, always
the same ("Argitaratua: 2021-03-25"), if no line has a label that we know; then the same words with
nothing behind them are a blank label. And where labels state the days, a line that is a day without
a label is text: a title ("Newsletter, 3 May 2020") or a part of the running text. What no rule reads
behind the page's own label ("n/a", "soon") is settled in `unread_days`.
"""

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime

from crawler.extract.text.date_lines import DATE_MAX_CHARS, is_day
from crawler.extract.text.line import Kind, Line
from crawler.extract.text.unread_days import settle_unread

MIN_LABELS = 3  # two may be two deadlines, three that are alike are a label
LABEL_MAX_WORDS = 4

_LEAD = re.compile(r"(?P<lead>[^\d:：]{1,40})[:：](?P<rest>.{0,80})")


def settle_days(lines: list[Line], *, fetched_at: datetime | None) -> list[Line]:
    """Return the lines with unknown labels read, and days without label as text where most have one."""
    lines = settle_unread(_learn_label(lines, fetched_at=fetched_at))
    days = [line for line in lines if line.kind is Kind.DATE]
    if 2 * sum(line.labelled for line in days) < len(days):
        return lines
    return [
        replace(line, kind=Kind.TEXT) if line.kind is Kind.DATE and not line.labelled else line
        for line in lines
    ]


def _learn_label(lines: list[Line], *, fetched_at: datetime | None) -> list[Line]:
    if any(line.kind is Kind.DATE and line.labelled for line in lines):
        return lines
    leads = [_split_lead(line) for line in lines]
    counts = Counter(lead for lead, rest in leads if lead and rest and is_day(rest, fetched_at))
    if not counts:
        return lines
    label, count = counts.most_common(1)[0]
    if count < MIN_LABELS:
        return lines
    return [
        _as_day(line, rest, fetched_at) if lead == label else line
        for line, (lead, rest) in zip(lines, leads, strict=True)
    ]


def _split_lead(line: Line) -> tuple[str, str]:
    """Part words and what stands behind their colon; empty where the line is not of that form."""
    if line.kind not in (Kind.TEXT, Kind.DATE) or len(line.text) > DATE_MAX_CHARS:
        return "", ""
    match = _LEAD.fullmatch(line.text)
    if match is None or len(match["lead"].split()) > LABEL_MAX_WORDS:
        return "", ""
    return match["lead"].strip().casefold(), match["rest"].strip()


def _as_day(line: Line, rest: str, fetched_at: datetime | None) -> Line:
    label = f"{_split_lead(line)[0]}:"
    if rest and not is_day(rest, fetched_at):
        return replace(line, label=label)
    return replace(
        line, kind=Kind.DATE, labelled=True, label=label, date=rest, text=rest, titled="", dateline=False
    )
