"""Read a credit that is a sentence: "the article published by Ann Lee in Harbour Post on 3 May 2020"."""

import re

from pipelines.normalise.attribution import Role, Segment
from pipelines.normalise.outlet import is_outlet
from pipelines.normalise.person import is_person

MAX_CREDIT_CHARS = 200
_VERB = re.compile(
    r"\b(?:published|pubblicat[oa]|publicad[oa]|publiée?|veröffentlicht|erschienen|uscito)\b", re.IGNORECASE
)
_BY = re.compile(r"\s(?:by|da|di|par|por|von)\s+(?=[^\W\d_])")
_IN = re.compile(r"\s(?:in|on|sul|sulla|su|nel|nella|en|em|dans|im|no|na)\s+(?=[^\W\d_])")
_BEHIND = re.compile(r"\s(?:on|il|le|el|em|am|vom|del)\s|[,.;:|]|\s*$")


def find_credit(text: str, end: int) -> list[Segment]:
    """Return author and outlet of a credit in text[:end]; none where their names don't prove themselves."""
    verb = _VERB.search(text, 0, min(end, MAX_CREDIT_CHARS))
    by = _BY.search(text, verb.end(), end) if verb else None
    where = _IN.search(text, by.end(), end) if by else None
    if by is None or where is None:
        return []
    stop = _BEHIND.search(text, where.end(), end)
    author = (by.end(), where.start())
    outlet = (where.end(), stop.start() if stop else end)
    if not is_person(text[slice(*author)]) or not is_outlet(text[slice(*outlet)]):
        return []
    return [Segment(Role.AUTHOR, *author), Segment(Role.OUTLET, *outlet)]
