"""Find statements of a day in a tree: which elements say nothing but a date, and where else one stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import takewhile

from crawler.extract.day_fragments import MAX_PARTIAL_CHARS, MIN_PARTIAL_CHARS, is_day_and_month
from crawler.extract.tree import HEADINGS, INLINE, Node, Tree
from pipelines.items import Precision
from pipelines.normalise.dates import DateReading, find_dates, parse_posted
from pipelines.normalise.relative_dates import is_relative_phrase

MIN_DATE_CHARS, MAX_DATE_CHARS = 4, 60  # "2019" … "Posted on Wednesday, 21 September 2016 at 10:15"
DIGIT = re.compile(r"\d")
THREE_DIGITS = re.compile(r"[\d元]\D*\d\D*\d")  # 元 is the first year of an era
ONE_NUMBER = re.compile(r"\D{0,40}\d{1,3}\D{0,40}")
CLOCK = re.compile(r"\d{1,2}[:.h]\d\d")
ANY_DAY = datetime(2000, 1, 31, tzinfo=UTC)  # to count back from; only whether it can be done matters
MAX_LINE_TEXTS = 8  # looked at on either side of an element for the end of its line


@dataclass(slots=True)
class DateFinder:
    """Reads the dates of one page, each element once."""

    tree: Tree
    language: str | None
    known: dict[int, DateReading | None] = field(default_factory=dict)
    partial: dict[str, bool] = field(default_factory=dict)
    relative: dict[str, bool] = field(default_factory=dict)

    def read(self, node: Node) -> DateReading | None:
        """Return the date that is all an element says, None for any other."""
        if node.index not in self.known:
            self.known[node.index] = self._read(node)
        return self.known[node.index]

    def is_date_line(self, node: Node) -> bool:
        """Tell whether an element says nothing but a date."""
        known = self.known
        if node.index not in known:
            known[node.index] = self._read(node)
        return known[node.index] is not None

    def is_heading(self, node: Node) -> bool:
        """Tell whether a date is all that stands in the lines of an element: none of a text or a label."""
        return self.read_heading(node) is not None

    def read_heading(self, node: Node) -> DateReading | None:
        """Return the date that is all that stands in the lines of an element."""
        reading = self.read(node)
        if reading is not None:
            return reading if node.tag not in INLINE or self._is_alone(node) else None
        return self._read_counted(node) if node.tag in HEADINGS else None

    def is_date_text(self, text: str) -> bool:
        """Tell whether a text of one line says nothing but a date, to the day."""
        reading = parse_posted(text, language=self.language)
        return reading is not None and reading.precision is Precision.DAY

    def is_all_dates(self, node: Node) -> bool:
        """Tell whether an element says hardly anything but dates: of posting and of a change, say."""
        if self.read(node) is not None:
            return True
        size = self.tree.size(node)
        if not 2 * MIN_DATE_CHARS <= size <= 2 * MAX_DATE_CHARS:
            return False
        text = self.tree.text(node)
        readings = find_dates(text, language=self.language) if can_be_date(text) else []
        return 3 * sum(end - start for start, end in (reading.span for reading in readings)) >= 2 * size

    def is_partial(self, node: Node) -> bool:
        """Tell whether an element says nothing but a day and a month: "5 March", "12-25"."""
        if not MIN_PARTIAL_CHARS <= self.tree.size(node) <= MAX_PARTIAL_CHARS:
            return False
        return self.is_partial_text(self.tree.text(node))

    def is_partial_text(self, text: str) -> bool:
        """Tell the same of a text."""
        known = self.partial.get(text)
        if known is None:
            known = self.partial[text] = is_day_and_month(text, self.language)
        return known

    def is_relative(self, text: str) -> bool:
        """Tell whether a text says nothing but how long before the page was fetched: "3 days ago"."""
        known = self.relative.get(text)
        if known is None:
            reading = None
            if ONE_NUMBER.fullmatch(text) or is_relative_phrase(CLOCK.sub(" ", text, count=1)):
                reading = parse_posted(text, fetched_at=ANY_DAY, language=self.language)
            known = self.relative[text] = reading is not None and reading.relative
        return known

    def find_opening(self, text: str) -> tuple[int, int] | None:
        """Return where the day ends that a text opens with, and where it begins behind a bracket."""
        if not can_be_date(text):
            return None
        readings = find_dates(text, language=self.language)
        if not readings or readings[0].precision is not Precision.DAY:
            return None
        start, end = readings[0].span
        return (start, end) if not text[:start].strip("([【（ ") else None

    def _read_counted(self, node: Node) -> DateReading | None:
        """Read a heading that counts its entries: "May 2024 (12)"."""
        if not MIN_DATE_CHARS <= self.tree.size(node) <= MAX_DATE_CHARS:
            return None
        text, bracket, _ = self.tree.text(node).partition(" (")
        return parse_posted(text, language=self.language) if bracket and can_be_date(text) else None

    def _is_alone(self, node: Node) -> bool:
        texts = self.tree.texts
        before, after = (
            texts[max(0, node.first_text - MAX_LINE_TEXTS) : node.first_text],
            texts[node.last_text : node.last_text + MAX_LINE_TEXTS],
        )
        return _is_blank_up_to_break(reversed(before)) and _is_blank_up_to_break(after)

    def _read(self, node: Node) -> DateReading | None:
        tree = self.tree
        if not MIN_DATE_CHARS <= tree.chars[node.last_text] - tree.chars[node.first_text] <= MAX_DATE_CHARS:
            return None
        text = "".join(tree.texts[node.first_text : node.last_text])
        return parse_posted(" ".join(text.split()), language=self.language) if can_be_date(text) else None


def _is_blank_up_to_break(texts: Iterable[str]) -> bool:
    return all(map(str.isspace, takewhile(lambda text: text != "\n", texts)))


def can_be_date(text: str) -> bool:
    """Tell cheaply whether a text could hold a date: a day and a year, or a year, have three digits."""
    return THREE_DIGITS.search(text) is not None
