"""Where the entries of a listing page are: induced from a page, or declared by a person.

A `Wrapper` is plain text, so it can be stored and used on the other pages of the same layout:
`induction` looks at a page and decides, `application` only reads, whoever made the wrapper.
"""

from dataclasses import dataclass, field
from datetime import date

from crawler.extract.statements import DatePlace
from pipelines.items import stable_hash

SUFFIX = "suffix"
TITLE_RULES = (SUFFIX, "path", "tags", "step", "class", "list")
# A day without `@part` may be any of these; elements and their attributes before lines of text.
DATE_PARTS = (
    *("datetime", "content", "title", "text", "box", "partial"),
    *("piece", "line", "partial line", "relative", "relative line", "in title", "day", "day line", "marked"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """The best candidate that is truly another list than the one chosen."""

    rule: str
    titles: str
    count: int
    score: float
    confidence: float
    lost_by: tuple[tuple[str, float], ...]  # what made the difference: feature, log-odds

    def __str__(self) -> str:
        reasons = ", ".join(f"{name} {gap:+.1f}" for name, gap in self.lost_by)
        where = f"{self.count} titles by {self.rule} {self.titles}"
        return f"{where}, confidence {self.confidence:.3f}; it lost by {reasons}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapper:
    """Where the blocks of a listing are, and where the fields in them.

    Two wrappers are equal when they look in the same places; what induction knew is no part of that.
    """

    # How the titles are alike. "path", "tags", "step", "class", "list" are induction's: what only looks
    # like a title of the group is left out. "suffix" is for people: `titles` is taken at its word.
    rule: str
    titles: str  # the path, tags, step or class, or, by suffix, the last steps of the way down
    date_places: tuple[DatePlace, ...] | None = None  # None: learned anew on every page
    link_place: str | None = None  # where the link is when the title is none; None: learned where needed
    # Only declared; None for what is found in every block by the general rules.
    byline_place: str | None = None
    excerpt_place: str | None = None
    image_place: str | None = None
    category_place: str | None = None
    valid_from: date | None = None  # the first day on which pages of this layout were fetched …
    valid_until: date | None = None  # … and the last
    confidence: float = field(default=0.0, compare=False)  # 0 … 1
    score: float | None = field(default=None, compare=False)  # log-odds; None for a declared wrapper
    features: dict[str, float] = field(default_factory=dict, compare=False)
    rival: Rival | None = field(default=None, compare=False)

    @property
    def fingerprint(self) -> str:
        """A short hash of where blocks and fields are: the same for all pages of one layout."""
        places = [f"{place.path}@{place.part}" for place in self.date_places or ()]
        return stable_hash(self.rule, self.titles.partition("#")[0], self.link_place or "", *places)[:16]

    def is_valid_on(self, day: date) -> bool:
        """Tell whether the wrapper is in force for a page fetched on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )
