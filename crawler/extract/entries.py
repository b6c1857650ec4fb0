"""Read an entry out of its block, by where the wrapper says its fields are."""

from dataclasses import dataclass, replace
from datetime import date

from crawler.extract import fields, posted
from crawler.extract.blocks import Block
from crawler.extract.date_headings import DateHeading
from crawler.extract.dateline_days import without_dateline
from crawler.extract.places import follow, outermost, parse_way, split_part
from crawler.extract.stated_days import (
    FROM_ENTRY_BEFORE,
    IN_URL,
    UNDER_HEADING,
    Stated,
    distinct,
    inherit,
    read_days,
)
from crawler.extract.statements import DatePlace, Statement, StatementFinder
from crawler.extract.tree import Node, Tree
from crawler.extract.unread_days import find_unread
from crawler.extract.years import complete_years
from pipelines.items import PostedText

ELEMENT_PARTS = frozenset(
    {"text", "datetime", "box", "partial", "day", "relative", "marked"}
)  # the element says nothing else
MARKS_BEHIND_DAY = " -–—:|)]】）"
MIN_FULL_TEXT_CHARS = 600  # shorter texts without a "read more" may be excerpts as well


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the fields are in the blocks of one page; None: where the general rules find them."""

    dates: tuple[DatePlace, ...] = ()  # as `Tree.place` spells them on this page
    links: tuple[str, ...] = ()  # likewise; for titles that are no links
    byline: str | None = None
    excerpt: str | None = None
    image: str | None = None
    categories: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The fields of one entry, verbatim, before they are made a record, and the elements they are from."""

    block: Block
    title: str
    url: str | None
    days: tuple[Stated, ...]
    posted_blank: bool
    byline: str | None
    body: str | None
    text: str | None
    image_url: str | None
    categories: tuple[str, ...]
    link: Node | None
    byline_node: Node | None  # None also where the byline is part of a line about the text
    excerpt_nodes: tuple[Node, ...]  # empty where the body is what is left of the block
    category_nodes: tuple[Node, ...]

    @property
    def node(self) -> Node:
        """The element of the title."""
        return self.block.title

    @property
    def posted(self) -> tuple[PostedText, ...]:
        """Every statement of the day, the most trusted first."""
        return tuple(day.text for day in self.days)

    @property
    def has_own_day(self) -> bool:
        """Whether a day is stated in the block itself, at a place of the wrapper."""
        return any(day.rule not in {IN_URL, UNDER_HEADING, FROM_ENTRY_BEFORE} for day in self.days)


def read_entries(
    blocks: list[Block], headings: list[DateHeading | None], places: Places, finder: StatementFinder
) -> list[Found]:
    """Return the entries of the blocks, in page order; a blank label inherits from the entry before."""
    found: list[Found] = []
    previous: Stated | None = None
    language = finder.dates.language
    for block, heading in zip(blocks, headings, strict=True):
        statements = posted.statements_of(block, places.dates, finder)
        link = _find_link(finder.tree, block, places.links)
        from_url = posted.from_url(link.get("href").strip()) if link is not None else None
        days = read_days(statements, heading, from_url, finder)
        if not days and not statements:
            statements = find_unread(block, places.dates, finder)
            days = read_days(statements, heading, from_url, finder)
        blank = [] if days else posted.blank_labels(block, places.dates, finder.tree)
        spanned = not days and previous is not None and posted.reaches_into(previous.node, block, finder.tree)
        if (blank or spanned) and previous is not None:
            days = inherit(previous, from_url, language)
        # Behind an entry whose day is not read, a blank label would inherit that day, and not the one before.
        previous = days[0] if days else None
        if link is not None and from_url is not None:
            days.append(Stated(from_url, IN_URL, link))
        found.append(_read(block, statements, link, distinct(days), blank, heading, places, finder))
    return found


def with_years(found: list[Found], period: str | None, language: str | None, latest_on: date) -> list[Found]:
    """Complete the days without a year by the period of their page, or else by their order."""
    stated = [entry.days[0].text if entry.days else None for entry in found]
    texts = complete_years(stated, language=language, latest_on=latest_on, period=period)
    return [
        entry
        if text is None or text is entry.days[0].text
        else replace(entry, days=(_by_page(entry.days[0], text), *entry.days[1:]))
        for entry, text in zip(found, texts, strict=True)
    ]


def _by_page(day: Stated, text: PostedText) -> Stated:
    return replace(day, text=text, rule=f"{day.rule} with the year by the page")


def _find_link(tree: Tree, block: Block, places: tuple[str, ...]) -> Node | None:
    link = fields.read_link(tree, block, places[0] if places else None)
    for place in places[1:]:
        link = link or fields.read_link(tree, block, place)
    return link or fields.read_unsafe_link(tree, block)


def _read(
    block: Block,
    statements: list[Statement],
    link: Node | None,
    days: tuple[Stated, ...],
    blank: list[Node],
    heading: DateHeading | None,
    places: Places,
    finder: StatementFinder,
) -> Found:
    tree = finder.tree
    is_blank = bool(blank)
    date_nodes = [s.node for s in statements if s.place.part in ELEMENT_PARTS]
    dated = {node.index for node in date_nodes}
    byline = _find_byline(tree, block, dated, places.byline)
    categories = _find_categories(tree, block, places.categories)
    if heading is not None and block.first <= heading.node.index < block.last:
        blank = [*blank, heading.node]
    left_out = [block.title, *date_nodes, *blank, *categories, *([byline] if byline is not None else [])]
    lines, about = fields.read_body(tree, block, left_out, {s.raw for s in statements})
    excerpts = _at(tree, block, places.excerpt)
    if places.excerpt is not None:
        lines = [tree.text(node) for node in excerpts]
    body = " ".join(lines)
    is_full = len(lines) > 1 and len(body) >= MIN_FULL_TEXT_CHARS and not fields.breaks_off(tree, block, body)
    if byline is None and places.byline is not None:
        about = None
    title = _without_day(fields.read_title(tree, block, dated), block, statements)
    return Found(
        block=block,
        title=title,
        url=link.get("href").strip() if link is not None else None,
        days=without_dateline(days, lines, title, finder.dates.language),
        posted_blank=is_blank,
        byline=tree.text(byline) if byline is not None else about,
        body=body or None,
        text="\n".join(lines) if is_full else None,
        image_url=_find_image(tree, block, places.image),
        categories=tuple(dict.fromkeys(tree.text(node).strip(" ,;#") for node in categories)),
        link=link,
        byline_node=byline,
        excerpt_nodes=tuple(excerpts),
        category_nodes=tuple(categories),
    )


def _without_day(title: str, block: Block, statements: list[Statement]) -> str:
    """Return a title that is a whole item of a list without the day that the item opens with."""
    opening = next((s.raw for s in statements if s.place.part == "in title"), None)
    if block.title.tag != "li" or opening is None or not title.startswith(opening):
        return title
    return title[len(opening) :].lstrip(MARKS_BEHIND_DAY) or title


def _at(tree: Tree, block: Block, way: str | None) -> list[Node]:
    """Return the elements of a block with text at a declared place."""
    if way is None:
        return []
    return outermost(node for node in follow(parse_way(way), block.nodes(tree)) if tree.size(node))


def _find_byline(tree: Tree, block: Block, dated: set[int], place: str | None) -> Node | None:
    if place is None:
        return fields.read_byline(tree, block, dated)
    return next(iter(_at(tree, block, place)), None)


def _find_categories(tree: Tree, block: Block, place: str | None) -> list[Node]:
    return fields.read_categories(tree, block) if place is None else _at(tree, block, place)


def _find_image(tree: Tree, block: Block, place: str | None) -> str | None:
    if place is None:
        return fields.read_image(tree, block)
    way, attribute = split_part(place)
    for node in follow(parse_way(way), block.nodes(tree)):
        inside = Block(block.title, node, node.index, node.end, node.first_text, node.last_text)
        image = node.get(attribute).strip() if attribute else fields.read_image(tree, inside)
        if image:
            return image
    return None
