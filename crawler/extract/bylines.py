"""Find who wrote an entry in the lines about it: "Posted on 3 May by Jane Doe in News"."""

import re
from collections.abc import Iterable
from functools import lru_cache

from crawler.extract.tree import LEFT_OUT
from pipelines.normalise.byline import find_byline

MAX_CHARS = 100
SENTENCE_ENDS = frozenset(".!?…。！？؟।")
_PARTS = re.compile(rf"[|·•◆◇▪■●»›{LEFT_OUT}]|\s[–—]\s")  # what stands between the parts of such a line
# Behind a name, the section: no name has these words in it.
_SECTION = re.compile(r"\s(?:in|en|dans|em|unter|under|в|на)(?:\s|$)", re.IGNORECASE)


def find_byline_part(lines: Iterable[str]) -> str | None:
    """Return the first part of a line that a cue says to be a byline, verbatim; None where none is."""
    for line in lines:
        for part in _PARTS.split(line[: 4 * MAX_CHARS]):
            words = " ".join(part.split())
            section = _SECTION.search(words, 1)
            words = words[: section.start()] if section else words
            if 4 <= len(words) <= MAX_CHARS and is_byline(words):
                return words
    return None


@lru_cache(maxsize=1024)  # a line is asked about twice, and sections repeat
def is_byline(line: str) -> bool:
    """Tell whether a line is a byline and nothing else."""
    if line[-1:] in SENTENCE_ENDS or not any(char.isalpha() for char in line):
        return False
    found = find_byline(line, marked=False)
    return found is not None and bool(found.authors or found.outlets)
