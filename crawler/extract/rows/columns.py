"""Which column of a table is what: declared by a person, proposed by name where nobody did, never guessed."""

import difflib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields

MAX_NAMES, MAX_NAME_CHARS = 30, 60  # of the columns that a message quotes
# Names that say what a column is, for proposals: compared without case, spaces and signs.
_WORDS = {
    "title": "title headline heading subject titel titre titulo titolo otsikko rubrik",
    "url": "url link permalink href uri address weburl articleurl sourceurl enlace lien",
    "posted": "posted postedon date published publishedon publishedat publicationdate pubdate day datum",
    "byline": "byline author authors by writer creator autor auteur autore",
    "outlet": "outlet publisher publication medium paper newspaper sourcename quelle",
    "excerpt": "excerpt summary description abstract teaser lead snippet",
    "text": "text content body fulltext articletext",
    "id": "id guid uuid entryid articleid postid",
    "image": "image imageurl picture thumbnail photo",
    "categories": "categories category tags keywords topics section sections",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The names of the columns of a table, or the ways to them in an object: `[columns]` of a source."""

    title: str | None = None
    url: str | None = None
    posted: str | None = None
    byline: str | None = None
    outlet: str | None = None
    excerpt: str | None = None
    text: str | None = None
    id: str | None = None
    image: str | None = None
    categories: str | None = None

    def named(self) -> dict[str, str]:
        """Return the name of the column for each field that has one."""
        values = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in values if value is not None}


def propose(names: Collection[str]) -> Columns:
    """Return what the columns of a table may be by their names alone, for a person to confirm.

    >>> propose(["Headline", "Published at", "Colour"]).named()
    {'title': 'Headline', 'posted': 'Published at'}
    """
    plain = {
        "".join(filter(str.isalnum, name.rsplit(".", 1)[-1].casefold())): name for name in reversed([*names])
    }
    found = {}
    for field, words in _WORDS.items():
        known = next((word for word in words.split() if word in plain), None)
        if known is not None:
            found[field] = plain[known]
    return Columns(**found)


def quote_names(names: Sequence[str]) -> str:
    """Quote the columns of a table in a message, the first of many."""
    quoted = ", ".join(repr(name[:MAX_NAME_CHARS]) for name in names[:MAX_NAMES])
    return quoted + (f" and {len(names) - MAX_NAMES} more" if len(names) > MAX_NAMES else "")


def nearest_name(name: str, names: Sequence[str]) -> str:
    """Say which column a person may have meant, in a half sentence; empty for none."""
    folded = {known[:MAX_NAME_CHARS].casefold(): known for known in reversed(names[:1000])}
    found = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.5)
    return f"; did you mean {folded[found[0]][:MAX_NAME_CHARS]!r}?" if found else ""
