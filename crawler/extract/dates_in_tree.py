"""Find statements of a day in a tree: which elements say nothing but a date, and where else one stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile

from crawler.extract.tree import HEADINGS, INLINE, Node, Tree
from pipelines.items import Precision
from pipelines.normalise.dates import DateReading, find_dates, parse_posted

MIN_DATE_CHARS, MAX_DATE_CHARS = 4, 60  # "2019" … "Posted on Wednesday, 21 September 2016 at 10:15"
DIGIT = re.compile(r"\d")
THREE_DIGITS = re.compile(r"\d\D*\d\D*\d")
MIN_PARTIAL_CHARS, MAX_PARTIAL_CHARS = 3, 20
LEAP_YEAR = 2000  # has every day
MAX_LINE_TEXTS = 8  # looked at on either side of an element for the end of its line


@dataclass(slots=True)
class DateFinder:
    """Reads the dates of one page, each element once."""

    tree: Tree
    language: str | None
    known: dict[int, DateReading | None] = field(default_factory=dict)
    partial: dict[str, bool] = field(default_factory=dict)

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
        if node.tag in HEADINGS:
            return self.is_date_line(node) or self._read_counted(node) is not None
        return self.is_date_line(node) and (node.tag not in INLINE or self._is_alone(node))

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
        if not MIN_PARTIAL_CHARS <= len(text) <= MAX_PARTIAL_CHARS or DIGIT.search(text) is None:
            return False
        if text not in self.partial:
            self.partial[text] = any(
                reading is not None and reading.precision is Precision.DAY
                for reading in (
                    parse_posted(f"{text} {LEAP_YEAR}", language=self.language),
                    parse_posted(f"{LEAP_YEAR}-{text}", language=self.language),
                )
            )
        return self.partial[text]

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
