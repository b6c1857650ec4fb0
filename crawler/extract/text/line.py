"""The record of one line of a text: what it is by itself."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a line is by itself."""

    TEXT = "text"
    BODY = "body"  # labelled as the text of an entry
    DATE = "date"
    UPDATED = "updated"
    LINK = "link"
    BYLINE = "byline"
    TAGS = "tags"
    MORE = "more"
    RULE = "rule"
    CHROME = "chrome"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank."""

    number: int  # 1-based, as an editor counts
    raw: str  # the whole line, verbatim but for the spaces around it
    text: str  # without its mark and without its label
    kind: Kind
    blanks_before: int
    indent: int
    mark: str = ""  # the kind of item mark it opens with: "#2", "1.", "[1]", "-", "**", "title:"
    labelled: bool = False
    label: str = ""  # the words and colon of a label for the day, whether its day is read or not
    date: str = ""  # what stands for the day on a DATE line, or beside the title of an inline item
    url: str = ""
    byline: str = ""  # written on the line of the date
    titled: str = ""  # what is left of an inline item without its date
    dateline: bool = False  # running text that opens with names, a date and a colon
