"""Put together what is known of the day of one entry: its own statements, completed, and what it inherits."""

from dataclasses import dataclass
from itertools import islice

from crawler.extract.date_headings import DateHeading
from crawler.extract.date_places import Statement
from crawler.extract.day_fragments import complete, is_day_and_month
from crawler.extract.posted import MAX_STATEMENTS, from_url, with_url
from crawler.extract.statements import StatementFinder
from crawler.extract.tree import Node, Tree
from pipelines.items import PostedSource, PostedText, Precision
from pipelines.normalise.dates import parse_posted

IN_URL = "in the link"
UNDER_HEADING = "the heading it stands under"
FROM_ENTRY_BEFORE = "the day of the entry before, its own label being blank"
MAX_AROUND = 2  # elements between a day and the link around it


@dataclass(frozen=True, slots=True)
class Stated:
    """A day of an entry, and the rule and the element it is from."""

    text: PostedText
    rule: str
    node: Node


def read_days(
    statements: list[Statement],
    heading: DateHeading | None,
    in_link: PostedText | None,
    finder: StatementFinder,
) -> list[Stated]:
    """Return what a block and the heading above it state, the most trusted first.

    A day that lacks its year is completed by the heading, by the link of the entry or by its own link,
    to an archive. One that contradicts them is none of posting. `in_link` is what the link of the entry says.
    """
    days, without_year = [], []
    for statement in statements:
        rule = f"{statement.place.path}@{statement.place.part}"
        if not statement.is_partial:
            source = PostedSource.META if statement.place.part == "content" else PostedSource.LISTING
            days.append(Stated(PostedText(raw=statement.raw, source=source), rule, statement.node))
        elif (known := _completed(statement, rule, heading, in_link, finder)) is not None:
            days.append(known)
        elif _may_lack_year(statement, heading, in_link, finder.dates.language):
            text = PostedText(raw=statement.raw, source=PostedSource.LISTING)
            without_year.append(Stated(text, rule, statement.node))
    if heading is not None and heading.is_sure:
        completed = heading.whole if heading.whole != heading.text else None
        text = PostedText(raw=heading.text, source=PostedSource.INHERITED, completed=completed)
        days.append(Stated(text, UNDER_HEADING, heading.node))
    return days or without_year


def inherit(previous: Stated, in_link: PostedText | None, language: str | None) -> list[Stated]:
    """Return the day of the entry before for a blank one; none where the entry's own link has another day."""
    text = previous.text
    if in_link is not None:
        own = parse_posted(in_link.raw)
        other = parse_posted(text.completed or text.raw, language=language)
        is_day = own is not None and own.precision is Precision.DAY
        if own is not None and other is not None and not other.ambiguous and other.precision is Precision.DAY:
            same_month = (own.on.year, own.on.month) == (other.on.year, other.on.month)
            if not same_month or (is_day and own.on != other.on):
                return []
    inherited = PostedText(raw=text.raw, source=PostedSource.INHERITED, completed=text.completed)
    return [Stated(inherited, FROM_ENTRY_BEFORE, previous.node)]


def with_declared(
    posted: tuple[PostedText, ...], published: str, language: str | None
) -> tuple[PostedText, ...]:
    """Add the day that a page declares for an entry, before what its block shows unless that is another.

    The declared one has the time and leaves nothing open. Where both are clear and differ, the day that
    readers see is the one the entry is listed under; a declared one may be in another zone, or of the page
    behind the link. In 112 entries of real pages with both, none differ.
    """
    declared = PostedText(raw=published, source=PostedSource.META)
    shown = posted[0] if posted and posted[0].source is PostedSource.LISTING else None
    own = parse_posted(shown.completed or shown.raw, language=language) if shown is not None else None
    other = parse_posted(published)
    is_clear = own is not None and own.precision is Precision.DAY and not own.ambiguous
    if own is not None and other is not None and is_clear and own.on != other.on:
        return (*posted, declared)
    return (declared, *posted)


def distinct(days: list[Stated]) -> tuple[Stated, ...]:
    """Leave out what is said twice, and the least trusted of many."""
    first: dict[PostedText, Stated] = {}
    for day in days:
        first.setdefault(day.text, day)
    return tuple(first.values())[:MAX_STATEMENTS]


def _completed(
    statement: Statement,
    rule: str,
    heading: DateHeading | None,
    in_link: PostedText | None,
    finder: StatementFinder,
) -> Stated | None:
    """Complete a day by what stands nearest around it."""
    language = finder.dates.language
    if heading is not None and heading.whole is not None:
        whole = complete(statement.raw, heading.whole, language)
        if whole is not None:
            text = PostedText(raw=statement.raw, source=PostedSource.INHERITED, completed=whole)
            return Stated(text, f"{rule} under {heading.whole}", statement.node)
    if in_link is not None:
        dated = with_url(statement.raw, in_link, language)
        return Stated(dated, f"{rule} with the year {IN_URL}", statement.node) if dated is not None else None
    archive = _find_archive(statement.node, finder.tree)
    dated = with_url(statement.raw, archive, language) if archive is not None else None
    return (
        Stated(dated, f"{rule} with the year in its own link", statement.node) if dated is not None else None
    )


def _find_archive(node: Node, tree: Tree) -> PostedText | None:
    """Return the day or month in the link that a day is, stands in or holds: to the archive of that day."""
    around = (node, *islice(node.ancestors(), MAX_AROUND), *islice(tree.children(node), MAX_AROUND))
    link = next((each for each in around if each.tag == "a"), None)
    return from_url(link.get("href").strip()) if link is not None else None


def _may_lack_year(
    statement: Statement, heading: DateHeading | None, in_link: PostedText | None, language: str | None
) -> bool:
    """Tell whether nothing else speaks of the day of an entry than a statement without a year."""
    is_contradicted = in_link is not None or (
        heading is not None and heading.is_sure and heading.whole is not None
    )
    return not is_contradicted and is_day_and_month(statement.raw, language)
