"""The table of date strings with what each of them says, and how an answer to one is judged.

`date_strings.tsv` was written from knowledge of the languages and the formats in its last column, not from
what any program reads. `expected` is a day, a month, a year, a day of a month (`--03-05`), `none`, or the two
days of a date that leaves open which number is the day; of other calendars, the calendar too.
"""

import csv
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from pipelines.items import Precision
from pipelines.normalise.dates import parse_posted
from pipelines.normalise.month_day import find_month_day

TABLE = Path(__file__).with_name("date_strings.tsv")
FETCHED_AT = datetime(2024, 3, 15, 12, tzinfo=UTC)  # what the relative ones count from
NONE = "none"


class Verdict(StrEnum):
    """How an answer compares with the truth."""

    RIGHT = "right"
    MISSING = "missing"  # nothing read where there is a date
    HALF = "half"  # one day where two are possible, or two where one is
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class DateString:
    """One line of the table."""

    text: str
    language: str | None
    kind: str
    expected: str
    calendar: str | None

    def judge(self, answer: str) -> Verdict:
        """Compare an answer in the form of `expected`, without the calendar."""
        given, expected = set(answer.split("|")), set(self.expected.split("|"))
        if given == expected:
            return Verdict.RIGHT
        if answer == NONE:
            return Verdict.MISSING
        return Verdict.HALF if given & expected else Verdict.WRONG


def load_table() -> list[DateString]:
    """Read the table."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    table = []
    for row in rows:
        expected, _, calendar = row["expected"].partition(" ")
        table.append(
            DateString(row["text"], row["language"] or None, row["kind"], expected, calendar or None)
        )
    return table


def read(string: DateString) -> str:
    """Give our answer."""
    reading = parse_posted(string.text, fetched_at=FETCHED_AT, language=string.language)
    if reading is None:
        month_day = find_month_day(string.text, string.language)
        return NONE if month_day is None else month_day.iso
    if reading.ambiguous:
        return f"{reading.on}|{reading.alternative_on}"
    return written(reading.on, reading.precision)


def written(on: date, precision: Precision) -> str:
    """Write a period as `expected` does."""
    length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(precision, 10)
    return on.isoformat()[:length]
