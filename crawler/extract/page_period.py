"""Find the year or month that a page is the archive of, as its address and its headings say."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from crawler.extract.dates_in_tree import MAX_DATE_CHARS, can_be_date
from crawler.extract.tree import Tree
from pipelines.items import Precision
from pipelines.normalise.dates import parse_posted

MAX_URL_CHARS = 500
MAX_TITLE_CHARS = 200
# The period ends the address: below /2019/news/ a yearly event keeps what it wrote in other years, too.
PATH = re.compile(
    r"/((?:19|20)\d\d)(?:/(0?[1-9]|1[0-2]))?(?:/page/\d{1,5})?/?(?:(?:index|default)\.\w{2,5})?$",
    re.IGNORECASE,
)
COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])")  # WordPress: ?m=201903
MARKS_BETWEEN = re.compile(r"\s+[|–—:·»/-]\s+|:\s+|[|·»]")


def find_period(tree: Tree, page_url: str | None, language: str | None) -> str | None:
    """Return the period as `parse_posted` reads it, a month before a year; None where it contradicts itself.

    Only a period that stands alone counts, in the title or the main heading between marks:
    "Monthly Archives: March 2019", and not "Budget 2024".
    """
    found = [_of_address(page_url) if page_url is not None else None, *_of_titles(tree, language)]
    readings = [
        (period, reading)
        for period in found
        if period is not None and (reading := parse_posted(period, language=language)) is not None
    ]
    months = [(period, reading.on) for period, reading in readings if reading.precision is Precision.MONTH]
    if len({reading.on.year for _, reading in readings}) != 1 or len({on for _, on in months}) > 1:
        return None
    return months[0][0] if months else readings[0][0]


def _of_address(url: str) -> str | None:
    try:
        parts = urlsplit(url[:MAX_URL_CHARS])
    except ValueError:  # no address at all: "http://[::1"
        return None
    if (match := PATH.search(parts.path)) is not None:
        return _spelled(match[1], match[2])
    query = dict(parse_qsl(parts.query))
    if (match := COMPACT.fullmatch(query.get("m", ""))) is not None:
        return _spelled(match[1], match[2])
    year, month = query.get("year", ""), query.get("monthnum", query.get("month", ""))
    return _spelled(year, month) if PATH.fullmatch(f"/{year}/{month or 1}") else None


def _spelled(year: str, month: str | None) -> str:
    return f"{year}-{int(month):02}" if month else year


def _of_titles(tree: Tree, language: str | None) -> Iterator[str]:
    for node in tree.nodes:
        if node.tag in {"title", "h1"} and tree.size(node) <= MAX_TITLE_CHARS:
            for part in MARKS_BETWEEN.split(tree.text(node)):
                if len(part) <= MAX_DATE_CHARS and can_be_date(part):
                    reading = parse_posted(part.strip(), language=language)
                    if reading is not None and reading.precision is not Precision.DAY:
                        yield part.strip()
